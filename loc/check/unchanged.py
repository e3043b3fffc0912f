from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.common_words import is_common
from loc.lang.message import say
from loc.lang.script.letters import find_words
from loc.model import Severity, Unit

severity = Severity.ERROR

_NOT_SAID = regex.compile(r"[^\p{L}\p{N}]+")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_SENTENCE_END = regex.compile(r"[.!?…][\p{Pe}\p{Pf}\"']*$")
_MIN_WORDS = 3


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Names and figures alone may stand as they are; a few words may be a brand."""
    source, target = unit.key.source, unit.target
    if not _is_same(source, target):
        return
    words = find_words(source)
    is_sentence = _SENTENCE_END.search(source) is not None
    if any(map(_is_small, words[1:] if is_sentence else words)):
        lighter = None if len(words) >= _MIN_WORDS else Severity.WARNING
    elif len(words) >= _MIN_WORDS or (words and is_sentence) or _is_headline(words):
        lighter = Severity.WARNING
    else:
        return
    message = say("expected a translation, got the source: {source}", source=source)
    yield Flaw(message, (0, len(target)), severity=lighter)


def _is_same(source: str, target: str) -> bool:
    """Whatever their marks and capitals."""
    if source == target:
        return True
    is_translated = _CYRILLIC.search(target) and (source.isascii() or not _CYRILLIC.search(source))
    return not is_translated and _letters_of(source) == _letters_of(target)


def _letters_of(text: str) -> str:
    return _NOT_SAID.sub(" ", text).strip().casefold()


def _is_headline(words: tuple[str, ...]) -> bool:
    """“Breaking News”, but not “BBC News”."""
    return len(words) > 1 and all(is_common(word.lower()) and not word.isupper() for word in words)


def _is_small(word: str) -> bool:
    return word[0].islower() and len(word) > 1
