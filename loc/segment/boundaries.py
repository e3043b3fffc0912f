"""Decides each candidate of a text. One loop for split and explain, so that they never differ."""

from __future__ import annotations

from collections.abc import Iterator

from loc.segment.candidates import JOIN, PLACE, SPLIT, Candidate, Choice
from loc.segment.dateline import find_dateline_stop
from loc.segment.language import Language
from loc.segment.lists import find_items

_WINDOW = 40
_SURE_MARKS = frozenset({".", "?", "!", '."', ".”", ".»", ".’"})

# Where the sentence ends, where the next one begins, the choice, the name of the rule.
Boundary = tuple[int, int, Choice, str]


def find_boundaries(text: str, language: Language) -> Iterator[Boundary]:
    """Every candidate in order. The last stop is not among them: the end of the text ends its last sentence."""
    begin = len(text) - len(text.lstrip())
    dateline = find_dateline_stop(text)
    for item in find_items(text):
        yield from _find_in_item(text, begin, item, dateline, language)
        yield len(text[begin:item].rstrip()) + begin, item, SPLIT, "list_item"
        begin = item
    yield from _find_in_item(text, begin, len(text), dateline, language)


def _find_in_item(text: str, start: int, end: int, dateline: int, language: Language) -> Iterator[Boundary]:
    for match in PLACE.finditer(text, start, end):
        at, resume = match.span()
        if resume >= end:
            return
        stop = match.end(match.lastindex or 0)
        if at < dateline:
            choice, rule = JOIN, "dateline"
        else:
            choice, rule = _find_sure(text, start, at, stop, resume, language) or _ask_rules(
                Candidate(text, start, at, stop, resume), language
            )
        yield stop, resume, choice, rule
        if choice is SPLIT:
            start = resume


def _find_sure(text: str, start: int, at: int, stop: int, resume: int, language: Language) -> tuple[Choice, str] | None:
    """Answers at once what two candidates in three are; the rules would say the same at ten times the cost."""
    if not text[resume].isupper() or text[at:stop] not in _SURE_MARKS:
        return None
    if text[resume + 1 : resume + 3] == ". " and text[at - 1].isupper() and stop == at + 1 and text[at] == ".":
        return (JOIN, "initials") if at - start == 1 or text[at - 2].isspace() else None
    low = max(start, at - _WINDOW)
    word = text[max(text.rfind(" ", low, at) + 1, low) : at]
    plain = len(word) > 1 and word.isalpha() and word not in language.doubtful and not word.isupper()
    return (SPLIT, "plain_word") if plain else None


def _ask_rules(candidate: Candidate, language: Language) -> tuple[Choice, str]:
    for rule in language.rules:
        choice = rule(candidate)
        if choice is not None:
            return choice, rule.__name__
    return SPLIT, "sentence_end"
