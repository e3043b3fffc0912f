"""What an engine is, and how a module of this package makes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from loc.model import Match, Term


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a text besides itself; an engine uses what it can.

    `paragraph` is the whole of the one it stands in, `terms` those of the glossary that stand in the text, `matches`
    the nearest past pairs, the closest first.
    """

    paragraph: str = ""
    terms: tuple[Term, ...] = ()
    matches: tuple[Match, ...] = ()


class Engine(Protocol):
    """A machine translator. Safe to call from several threads at once."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def max_chars(self) -> int:
        """Of one text, itself included."""
        ...

    @property
    def max_batch(self) -> int:
        """Texts of one request."""
        ...

    @property
    def connections(self) -> int:
        """Calls it takes at once."""
        ...

    @property
    def timeout_seconds(self) -> float:
        """Of a whole call with its retries; who calls gives up soon after."""
        ...

    @property
    def leaves_machine(self) -> bool:
        """True where the text goes to a host other than this one."""
        ...

    @property
    def plain_http(self) -> bool:
        """True where it goes there unencrypted."""
        ...

    @property
    def advice(self) -> str:
        """What a user may do when the engine does not serve him, in one sentence."""
        ...

    def supports(self, source_lang: str, target_lang: str) -> bool: ...

    def translate(
        self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
    ) -> tuple[str, ...]:
        """One non-empty result per text, in order; a text without letters comes back as it is.

        `hints` are one per text, or none at all.
        Raises EngineUnavailable, EngineRefused or EngineRejected, and nothing else. No message carries the text
        or a key.
        """
        ...

    def close(self) -> None:
        """Ends idle connections; the engine may be used again."""
        ...


class EngineFactory(Protocol):
    """Makes an engine from the settings under `[engine.NAME]`: url, key, model …

    Raises ConfigError for a setting it does not know or cannot read.
    """

    def __call__(self, settings: Mapping[str, str]) -> Engine: ...
