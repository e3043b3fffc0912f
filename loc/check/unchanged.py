from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.letters import find_words
from loc.model import Severity, Unit

severity = Severity.ERROR

_NOT_SAID = regex.compile(r"[^\p{L}\p{N}]+")
_SENTENCE_END = regex.compile(r"[.!?…][\p{Pe}\p{Pf}\"']*$")
_MIN_WORDS = 3


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Names and figures alone may stand as they are; a few words may be a brand."""
    source, target = unit.key.source, unit.target
    if _NOT_SAID.sub(" ", source).strip() != _NOT_SAID.sub(" ", target).strip():
        return
    words = find_words(source)
    if any(map(_is_common_word, words[1:] if _SENTENCE_END.search(source) else words)):
        lighter = None if len(words) >= _MIN_WORDS else Severity.WARNING
    elif len(words) >= _MIN_WORDS or (words and _SENTENCE_END.search(source)):
        lighter = Severity.WARNING
    else:
        return
    yield Flaw(f"expected a translation, got the source: {source}", (0, len(target)), severity=lighter)


def _is_common_word(word: str) -> bool:
    return word[0].islower() and len(word) > 1
