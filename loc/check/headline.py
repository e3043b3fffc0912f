from __future__ import annotations

import re
from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.model import Part, Severity, Unit

severity = Severity.WARNING

_CONTEXT = Part.HEADLINE.context
# Beyond this, lists of headlines and search results cut; until 2023 the most that Google's article markup allowed.
MAX_CHARS = 110
# A Kazakh or Russian headline has 1.3 times the letters of its English one, nine of ten at most 1.7 times:
# NTREX-128, first lines of the 62 documents of the development half.
MAX_RATIO = 1.7
_LINE_BREAK = re.compile(r"(?<=\S)[^\S\r\n\u2028\u2029]*[\r\n\u2028\u2029]\s*(?=\S)")
_ABBREVIATION = re.compile(r"\b(?:гг?|ж|др|пр|тг|руб|долл|тыс|млн|млрд|трлн|т\.\s?[бдпс])\.$")
_CLOSERS = " »”“\"'"


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """A headline on several lines, too long, or closed by a full stop as its source is.

    Length is house style, and a warning where the source is not to blame. A full stop that the source lacks is the
    matter of `end-punctuation`.
    """
    if unit.key.context == _CONTEXT:
        yield from _find_break(unit.target)
        yield from _find_length(unit.key.source, unit.target)
        yield from _find_stop(unit.key.source, unit.target)


def _find_break(target: str) -> Iterator[Flaw]:
    found = _LINE_BREAK.search(target)
    if found:
        message = say("expected a headline on one line, got a line break")
        yield Flaw(message, found.span(), _LINE_BREAK.sub(" ", target))


def _find_length(source: str, target: str) -> Iterator[Flaw]:
    count = len(target.strip())
    if count > MAX_CHARS:
        weight = None if count > MAX_RATIO * len(source) else Severity.STYLE
        message = say(
            "expected a headline of at most {n} character, got {got} (source {source})",
            "expected a headline of at most {n} characters, got {got} (source {source})",
            n=MAX_CHARS,
            got=count,
            source=len(source),
        )
        yield Flaw(message, (MAX_CHARS, len(target)), severity=weight)


def _find_stop(source: str, target: str) -> Iterator[Flaw]:
    place = len(target.rstrip(_CLOSERS)) - 1
    if _ends_in_stop(source) and _ends_in_stop(target):
        fix = target[:place] + target[place + 1 :]
        yield Flaw(say("expected a headline without a full stop"), (place, place + 1), fix, Severity.STYLE)


def _ends_in_stop(text: str) -> bool:
    """Not in an ellipsis, nor in an abbreviation: «Рост на 5 млрд.»"""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(".") and not bare.endswith("..") and not _ABBREVIATION.search(bare)
