"""Figures and names of a sentence and of its translation, each with its partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from loc.lang.names.capitalised import find_names
from loc.lang.names.match import find_name
from loc.lang.numbers.answers import agree
from loc.lang.numbers.figures import Change, Figure, compare_figures, find_figures
from loc.model import Span

_NAMED_LANGS = frozenset({"kk", "ru"})
_MAX_CHARS = 5_000  # a sentence; nobody compares the figures of a table by looking
_MAX_FIGURES = 60


class Kind(StrEnum):
    """DIFFERS is a figure that became another one."""

    FIGURE = "figure"
    NAME = "name"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Pairing:
    kind: Kind
    source: Span
    target: Span


@lru_cache(maxsize=20_000)
def align(source: str, target: str, source_lang: str, target_lang: str) -> tuple[Pairing, ...]:
    """In the order of the source. What has no partner is left out: that is the matter of the checks."""
    if not target or max(len(source), len(target)) > _MAX_CHARS:
        return ()
    pairings = [*_align_figures(source, target, source_lang, target_lang)]
    if source_lang == "en" and target_lang in _NAMED_LANGS:
        pairings += _align_names(source, target, target_lang)
    return tuple(sorted(pairings, key=lambda pairing: pairing.source))


def _align_figures(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Pairing]:
    ours, theirs = _find_figures(source, source_lang), _find_figures(target, target_lang)
    if max(len(ours), len(theirs)) > _MAX_FIGURES:
        return
    for figure in ours:
        partner = next((other for other in theirs if agree(figure, other)), None)
        if partner:
            theirs.remove(partner)
            yield Pairing(Kind.FIGURE, figure.span, partner.span)
    for difference in compare_figures(source, target, source_lang, target_lang):
        if difference.change is Change.CHANGED:
            yield from _differing(difference.source, difference.target)


def _find_figures(text: str, lang: str) -> list[Figure]:
    """Without the scale words that belong to figures in digits."""
    found = list[Figure]()
    for figure in find_figures(text, lang):
        if not found or figure.span[0] >= found[-1].span[1]:
            found.append(figure)
    return found


def _differing(source: Figure | None, target: Figure | None) -> Iterator[Pairing]:
    if source and target:
        yield Pairing(Kind.DIFFERS, source.span, target.span)


def _align_names(source: str, target: str, target_lang: str) -> Iterator[Pairing]:
    places: dict[str, Span | None] = {}
    for name in find_names(source):
        if name.text not in places:
            places[name.text] = find_name(name.text, target, target_lang)
        place = places[name.text]
        if place:
            yield Pairing(Kind.NAME, name.span, place)
