"""Lengthened text in Cyrillic letters, to see layouts, fonts and lengths before there is a translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loc.draft.protocol import Engine, Hint
from loc.draft.settings import refuse_unknown
from loc.draft.tokens import split_tokens
from loc.errors import EngineRejected

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Neither is a transliteration: each letter of the alphabet should be seen, those of Kazakh alone above all.
_CYRILLIC = {
    "kk-x-pseudo": "әбцдефғһіжқлмнөпқрстүвұхыз",
    "ru-x-pseudo": "абцдёфгхижклмнопярстувщэыз",
}
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class PseudoEngine:
    """Doubles the vowels: English grows by about a third, as headlines do in Kazakh and Russian."""

    name: str = "pseudo"
    version: str = "1"
    max_chars: int = 10_000
    max_batch: int = 100
    connections: int = 1
    timeout_seconds: float = 10.0
    leaves_machine: bool = False
    plain_http: bool = False
    advice: str = "it writes to kk-x-pseudo and ru-x-pseudo alone"

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return source_lang != target_lang and target_lang in _CYRILLIC

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,
        target_lang: str,
        hints: Sequence[Hint] = (),  # noqa: ARG002 - it knows nothing to do with them
    ) -> tuple[str, ...]:
        if not self.supports(source_lang, target_lang):
            raise EngineRejected(f"pseudo writes to {' and '.join(_CYRILLIC)}, not to {target_lang}")
        if any(len(text) > self.max_chars for text in texts):
            raise EngineRejected(f"pseudo takes {self.max_chars} characters")
        table = _make_table(_CYRILLIC[target_lang])
        return tuple(
            "".join(piece if whole else piece.translate(table) for piece, whole in split_tokens(text)) for text in texts
        )

    def close(self) -> None:
        """There is nothing to close."""


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("pseudo", settings, ())
    return PseudoEngine()


def _make_table(letters: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for latin, cyrillic in zip(_LATIN, letters, strict=True):
        table[ord(latin)] = cyrillic * 2 if latin in _VOWELS else cyrillic
        table[ord(latin.upper())] = cyrillic.upper() + cyrillic if latin in _VOWELS else cyrillic.upper()
    return table
