from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.check.reduplication import REDUPLICATED
from loc.lang.letters import has_letters
from loc.model import Severity, Unit

severity = Severity.WARNING

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Not where the source says a word twice too, nor where the language does (`reduplication`).

    The fix takes out every second word.
    """
    allowed = REDUPLICATED.get(setting.lang, frozenset())
    twice = [pair for pair in _find_twice(unit.target) if pair[1].group().lower() not in allowed]
    if not twice or any(_find_twice(unit.key.source)):
        return
    fix = replace_spans(unit.target, [((first.end(), second.end()), "") for first, second in twice])
    for first, second in twice:
        yield Flaw(f"expected {first.group()} once, got it twice", (first.start(), second.end()), fix)


def _find_twice(text: str) -> Iterator[tuple[regex.Match[str], regex.Match[str]]]:
    for first, second in pairwise(_WORD.finditer(text)):
        is_word = has_letters(first.group()) and text[first.end() : second.start()].isspace()
        if is_word and first.group().lower() == second.group().lower():
            yield first, second
