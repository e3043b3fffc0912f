"""What the address of a service tells of the engine that asks it."""

from __future__ import annotations

from loc.draft.transport import Transport


class Remote:
    """The part of the Engine protocol that is the transport's."""

    __slots__ = ()
    transport: Transport

    @property
    def connections(self) -> int:
        return self.transport.connections

    @property
    def timeout_seconds(self) -> float:
        return self.transport.timeout_seconds

    @property
    def leaves_machine(self) -> bool:
        return not self.transport.address.loopback

    @property
    def plain_http(self) -> bool:
        return self.transport.address.plain_http

    def close(self) -> None:
        self.transport.close()
