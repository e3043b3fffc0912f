"""Marks and spaces."""

from __future__ import annotations

import random

import regex

from loc.evaluate.faults.sentence import Sentence, put

_END = regex.compile(r"[.?!](?=[»”\")\]]*$)")
_SOURCE_END = regex.compile(r"[.?!:,](?=['’»”\")\]]*$)")
_QUOTES = regex.compile(r"[«»“”„\"]")
_BRACKETS = regex.compile(r"[()\[\]]")
_BEFORE_MARK = regex.compile(r"(?<=\p{L})(?=[,.;!?])")


def drop_quote(sentence: Sentence, chance: random.Random) -> str | None:
    return _drop_one(_QUOTES, sentence.target, chance)


def drop_bracket(sentence: Sentence, chance: random.Random) -> str | None:
    return _drop_one(_BRACKETS, sentence.target, chance)


def _drop_one(marks: regex.Pattern[str], target: str, chance: random.Random) -> str | None:
    places = [match.span() for match in marks.finditer(target)]
    return put(target, *chance.choice(places), "") if places else None


def double_space(sentence: Sentence, chance: random.Random) -> str | None:
    places = [match.start() for match in regex.finditer(" ", sentence.target)]
    return _put_space(sentence.target, chance.choice(places)) if places else None


def space_at_end(sentence: Sentence, chance: random.Random) -> str | None:
    return _put_space(sentence.target, chance.choice((0, len(sentence.target))))


def space_before_mark(sentence: Sentence, chance: random.Random) -> str | None:
    places = [match.start() for match in _BEFORE_MARK.finditer(sentence.target)]
    return _put_space(sentence.target, chance.choice(places)) if places else None


def _put_space(target: str, place: int) -> str:
    return put(target, place, place, " ")


def change_end(sentence: Sentence, chance: random.Random) -> str | None:
    """Never into the mark of the source."""
    mark = _END.search(sentence.target)
    wanted = _SOURCE_END.search(sentence.source)
    others = {".", "?", "!", ":", ","} - {mark and mark[0], wanted and wanted[0]}
    return put(sentence.target, *mark.span(), chance.choice(sorted(others))) if mark else None


def drop_end(sentence: Sentence, _: random.Random) -> str | None:
    """Not where the source has none either."""
    mark = _END.search(sentence.target)
    return put(sentence.target, *mark.span(), "") if mark and _SOURCE_END.search(sentence.source) else None
