"""What a reverse proxy says of who asks. Believed from the configured addresses alone."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Self

from starlette.requests import Request

from loc.config import WebSettings

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Proxies:
    """`header` holds the login, "" for no such header."""

    networks: tuple[Network, ...]
    header: str

    @classmethod
    def of(cls, settings: WebSettings) -> Self:
        networks = tuple(ipaddress.ip_network(address, strict=False) for address in settings.proxies)
        return cls(networks, settings.proxy_header)

    def login(self, request: Request) -> str | None:
        """None where no trusted proxy names anybody. Two names are nobody's: one of them came from outside."""
        if not self.header or not self._is_trusted(_peer(request)):
            return None
        named = [login.strip() for login in request.headers.getlist(self.header)]
        return (named[0] if len(named) == 1 else "") if any(named) else None

    def address(self, request: Request) -> str:
        """Who asks: behind trusted proxies the nearest address that is none of them."""
        peer = _peer(request)
        if not self._is_trusted(peer):
            return peer
        hops = [hop.strip() for line in request.headers.getlist("x-forwarded-for") for hop in line.split(",")]
        return next((hop for hop in reversed(hops) if not self._is_trusted(hop)), peer)

    def is_https(self, request: Request) -> bool:
        """Between the browser and a trusted proxy."""
        return self._is_trusted(_peer(request)) and request.headers.get("x-forwarded-proto") == "https"

    def _is_trusted(self, text: str) -> bool:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)  # an IPv4 caller on an IPv6 socket
        return any((mapped or address) in network for network in self.networks)


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""
