"""Old and new texts of a row, cut where their wording changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from loc.lang.wording import compare_wording, find_changes
from loc.model import Span
from loc.review.diff.story import Change, DiffRow

# Control and direction characters would garble a page or a terminal, or hide what stands there.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the spans that the other side has not, in order."""

    text: str
    spans: tuple[Span, ...] = ()

    def cut(self) -> Iterator[tuple[str, bool]]:
        """(piece, whether it is changed), all of the text."""
        place = 0
        for start, stop in self.spans:
            yield self.text[place:start], False
            yield self.text[start:stop], True
            place = stop
        yield self.text[place:], False


Sides = tuple[tuple[Marked, ...], tuple[Marked, ...]]


def mark_sources(row: DiffRow) -> Sides:
    return _mark([sentence.source for sentence in row.old], [sentence.source for sentence in row.new])


def mark_targets(row: DiffRow) -> Sides:
    """Where the old text or the new one is not known there is nothing to compare, and nothing is marked."""
    olds, news = ([sentence.target for sentence in side] for side in (row.old, row.new))
    if row.change in (Change.INSERTED, Change.DELETED) or (all(olds) and all(news)):
        return _mark(olds, news)
    return tuple(map(Marked, olds)), tuple(map(Marked, news))


def reveal(text: str) -> str:
    """Characters that cannot be seen as `<U+202E>`."""
    return "".join(f"<U+{ord(letter):04X}>" if _UNSEEN.match(letter) else letter for letter in text)


def reveal_change(text: str) -> str:
    """White space that is the whole of a change is shown too."""
    return reveal(text) if text.strip() else "".join(f"<U+{ord(letter):04X}>" for letter in text)


def _mark(olds: Sequence[str], news: Sequence[str]) -> Sides:
    """Sentences of one side are compared as one text."""
    before, after = find_changes(compare_wording(" ".join(olds), " ".join(news)))
    return tuple(_clip(olds, before)), tuple(_clip(news, after))


def _clip(texts: Sequence[str], spans: Sequence[Span]) -> Iterator[Marked]:
    start = 0
    for text in texts:
        stop = start + len(text)
        within = ((max(span[0], start) - start, min(span[1], stop) - start) for span in spans)
        yield Marked(text, tuple(span for span in within if span[0] < span[1]))
        start = stop + 1
