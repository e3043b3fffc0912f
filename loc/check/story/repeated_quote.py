from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story.word_forms import is_same_word
from loc.lang.message import say
from loc.lang.typography.quotes import outer_pairs, pair_quotes
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

_MIN_WORDS = 3
_MOST_PASSAGES = 50
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Headlines quote in single marks; inside, one before a letter is an apostrophe, and there are not many.
_SINGLE = r"""['‘](?=\S)([^'’‘"“”]{1,100}(?:['’]\w[^'’‘"“”]{0,100}){0,4})['’](?!\w)"""
_ENGLISH = re.compile(rf"""(?<!\w)(?:["“«„](?=\S)([^"”“«»„]{{5,}})["”»“]|{_SINGLE})""")


@dataclass(frozen=True, slots=True)
class _Passage:
    """What stands between quotation marks: without them, in words in small letters."""

    span: Span
    text: str
    words: tuple[str, ...]


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """A quotation of three words or more that the source has again in the same words, and the target in others.

    Case endings may differ. The first sentence is right, those after it are told.
    """
    for units in _find_repeated(story.units):
        first, *others = ((unit, _quoted(unit.target)) for unit in units)
        for unit, passages in others:
            flaw = _compare(first[1], passages, setting.lang)
            if flaw:
                yield unit, flaw


def _find_repeated(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units that quote the same words, in article order."""
    quoting: defaultdict[tuple[str, ...], dict[int, Unit]] = defaultdict(dict)
    for place, unit in enumerate(units):
        if unit.target:
            for match in _ENGLISH.finditer(unit.key.source):
                words = _split(match[1] or match[2])
                if len(words) >= _MIN_WORDS:
                    quoting[words][place] = unit
    return (list(found.values()) for found in quoting.values() if len(found) > 1)


def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _quoted(target: str) -> list[_Passage]:
    pairs = ((start + 1, stop) for start, stop in outer_pairs(pair_quotes(target)))
    passages = (_Passage(span, target[slice(*span)], _split(target[slice(*span)])) for span in pairs)
    return [passage for passage in passages if len(passage.words) >= _MIN_WORDS][:_MOST_PASSAGES]


def _compare(first: Sequence[_Passage], others: Sequence[_Passage], lang: str) -> Flaw | None:
    """The likest two are held to be of the passage; a quotation that is lost is the matter of `quotes`."""
    pairs = [(one, other) for one in first for other in others]
    if not pairs or any(_has_same_words(one.words, other.words, lang) for one, other in pairs):
        return None
    one, other = max(pairs, key=lambda pair: fuzz.ratio(pair[0].text, pair[1].text))
    message = say(
        "expected the quotation in the same words again, «{expected}», got «{got}»", expected=one.text, got=other.text
    )
    return Flaw(message, other.span)


def _has_same_words(one: Sequence[str], other: Sequence[str], lang: str) -> bool:
    """The one may quote more around them."""
    short, long = sorted((one, other), key=len)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return any(all(is_same_word(*words, lang) for words in zip(short, run, strict=True)) for run in runs)
