"""Second takes of real stories, made by known edits: what each new sentence comes from is known.

The stories are the documents of a file `document, English, Kazakh, Russian` in tab-separated columns. Nothing here
looks at how `loc` aligns.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

COLUMNS = {"kk": 2, "ru": 3}
MIN_SPLIT_WORDS = 4
MIN_EDIT_WORDS = 4
HEAVY_SHARE = 0.3
KINDS = ("one-word", "heavier", "moved", "split", "joined", "inserted", "deleted", "edited-moved")
_CUT = re.compile(r"; (?:and |but )?|, (?:and|but|while|so|which|who) |, | and (?=\w+ \w+ \w+)| but ")
_RELATIVE = re.compile(r", (which|who) ")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "we",
        "this",
        "that",
        "these",
        "those",
        "there",
        "but",
        "and",
        "as",
        "for",
        "his",
        "her",
    ]
)
# An English joint, and what a translator makes of it.
LINKS = {
    ", and ": {"kk": ", ал ", "ru": ", и "},
    ", but ": {"kk": ", бірақ ", "ru": ", но "},
    " and ": {"kk": " және ", "ru": " и "},
    "; ": {"kk": "; ", "ru": "; "},
}


@dataclass(frozen=True, slots=True)
class Pair:
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the new take: what was done, and which old sentences it comes from."""

    source: str
    kind: str
    origins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Take:
    old: tuple[Pair, ...]
    new: tuple[Row, ...]


def read_stories(path: Path, lang: str) -> list[list[Pair]]:
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:]]
    stories = []
    for _, lines in groupby(rows, key=lambda row: row[0]):
        pairs = {" ".join(row[1].split()): " ".join(row[COLUMNS[lang]].split()) for row in lines}
        stories.append([Pair(source, target) for source, target in pairs.items() if source and target])
    return stories


class TakeMaker:
    """Edits stories; the words and sentences it puts in come from the other stories."""

    def __init__(self, stories: Sequence[Sequence[Pair]], seed: int) -> None:
        self.stories = stories
        self.random = random.Random(seed)  # noqa: S311 - takes, not secrets
        self.words = [word for story in stories for pair in story for word in pair.source.split()]

    def make(self, story: Sequence[Pair], kinds: Sequence[str], share: float) -> Take:
        """Each sentence meets one of `kinds` with the chance `share`."""
        rows: list[Row] = []
        at = 0
        while at < len(story):
            kind = self.random.choice(kinds) if self.random.random() < share else "unchanged"
            used = 2 if kind == "joined" and at + 1 < len(story) else 1
            rows += self._edit(story, at, kind)
            at += used
        rows = self._move(rows)
        taken: dict[str, Row] = {}
        for row in rows:
            taken.setdefault(row.source, row)
        return Take(tuple(story), tuple(taken.values()))

    def _edit(self, story: Sequence[Pair], at: int, kind: str) -> list[Row]:
        source = story[at].source
        known = {pair.source for pair in story}
        if kind == "deleted":
            return []
        if kind == "inserted":
            return [Row(source, "unchanged", (at,)), Row(self._foreign(story), "inserted")]
        if kind == "split" and (pieces := self.split(source)):
            return [Row(piece, "split", (at,)) for piece in pieces]
        if kind == "joined" and at + 1 < len(story):
            return [
                Row(
                    join_sources(source, story[at + 1].source, self.random.choice((", and ", "; "))),
                    "joined",
                    (at, at + 1),
                )
            ]
        if kind in ("one-word", "heavier", "edited-moved") and len(source.split()) >= MIN_EDIT_WORDS:
            edited = self.edit_many(source) if kind == "heavier" else self.edit_word(source)
            return [Row(edited, kind if edited not in known else "unchanged", (at,))]
        return [Row(source, "moved" if kind == "moved" else "unchanged", (at,))]

    def _foreign(self, story: Sequence[Pair]) -> str:
        other = self.random.choice([each for each in self.stories if each is not story])
        return self.random.choice(other).source

    def edit_word(self, source: str) -> str:
        words = source.split()
        at = self.random.randrange(len(words))
        what = self.random.choice(("replace", "insert", "delete"))
        words[at : at + (what != "insert")] = [] if what == "delete" else [self.random.choice(self.words)]
        return " ".join(words)

    def edit_many(self, source: str) -> str:
        words = source.split()
        for at in self.random.sample(range(len(words)), max(1, round(HEAVY_SHARE * len(words)))):
            words[at] = self.random.choice(self.words)
        return " ".join(words)

    def split(self, source: str) -> list[str]:
        """Two or three sentences, none where there is no place to cut."""
        cuts = list(_CUT.finditer(source))
        self.random.shuffle(cuts)
        chosen: list[re.Match[str]] = []
        for cut in cuts[: self.random.choice((1, 1, 2))]:
            chosen = self._with_cut(source, chosen, cut)
        starts = [0, *(cut.end() for cut in chosen)]
        stops = [*(cut.start() for cut in chosen), len(source)]
        pieces = [source[start:stop] for start, stop in zip(starts, stops, strict=True)]
        if len(pieces) == 1:
            return []
        openings = ["", *(self._opening(cut.group()) for cut in chosen)]
        whole = [f"{opening}{piece}" for opening, piece in zip(openings, pieces, strict=True)]
        return [_as_sentence(piece, is_last=at == len(whole) - 1) for at, piece in enumerate(whole)]

    def _with_cut(self, source: str, chosen: list[re.Match[str]], cut: re.Match[str]) -> list[re.Match[str]]:
        cuts = sorted([*chosen, cut], key=lambda each: each.start())
        bounds = [0, *(place for each in cuts for place in each.span()), len(source)]
        sizes = [len(source[bounds[at] : bounds[at + 1]].split()) for at in range(0, len(bounds), 2)]
        return cuts if min(sizes) >= MIN_SPLIT_WORDS else chosen

    def _opening(self, cut: str) -> str:
        if _RELATIVE.fullmatch(cut):
            return self.random.choice(("It ", "He ", "They "))
        if "but" in cut:
            return "But "
        return self.random.choice(("", "", "", "He also said ", "And "))

    def _move(self, rows: list[Row]) -> list[Row]:
        """Sentences to be moved go one by one to another place."""
        rows = list(rows)
        for row in [row for row in rows if row.kind in ("moved", "edited-moved")]:
            rows.remove(row)
            rows.insert(self.random.randrange(len(rows) + 1), row)
        return rows


def join_sources(one: str, other: str, link: str) -> str:
    first, _, rest = other.partition(" ")
    return f"{one.rstrip('.')}{link}{first.lower() if first.lower() in _SMALL else first} {rest}"


def join_targets(one: str, other: str, link: str) -> tuple[str, str]:
    """Both in one sentence, and the second as it is to be found again."""
    return f"{one.rstrip('.')}{link}{other[:1].lower()}{other[1:]}", other[:1].upper() + other[1:]


def _as_sentence(piece: str, *, is_last: bool) -> str:
    text = piece.strip(" ,;")
    text = text[:1].upper() + text[1:]
    return text if is_last or text.endswith((".", "?", "!", "”", '"')) else f"{text}."
