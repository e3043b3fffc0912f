"""An engine that answers in lists from the phrase book of `loopback`, for tests of what asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loopback import translate

from loc.draft.protocol import Hint


@dataclass
class Scripted:
    """`calls` are the batches it was given, `hints` what it was told beside; `before` may raise for a batch."""

    name: str = "scripted"
    version: str = "1"
    max_chars: int = 1_000
    max_batch: int = 3
    connections: int = 1
    timeout_seconds: float = 5.0
    leaves_machine: bool = False
    plain_http: bool = False
    advice: str = "ask the author"
    langs: tuple[str, ...] = ("kk",)
    calls: list[tuple[str, ...]] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    before: Callable[[Sequence[str]], object] = lambda _: None

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return source_lang == "en" and target_lang in self.langs

    def answer(self, text: str, lang: str) -> str:
        return translate(text, lang)

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,  # noqa: ARG002 - the protocol has it
        target_lang: str,
        hints: Sequence[Hint] = (),
    ) -> tuple[str, ...]:
        self.calls.append(tuple(texts))
        self.hints += hints
        self.before(texts)
        return tuple(self.answer(text, target_lang) for text in texts)

    def close(self) -> None:
        """Holds nothing."""
