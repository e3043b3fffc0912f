from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.mojibake import find_mojibake
from loc.lang.script.signs import signs_of
from loc.model import Severity, Unit

severity = Severity.ERROR

# «и» and a breve, which look like «й»: search does not find the word.
_DECOMPOSED = regex.compile(r"\p{L}\p{Mn}+")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    target = unit.target
    garbled = [each for each in find_mojibake(target) if target[slice(*each.span)] not in unit.key.source]
    fix = replace_spans(target, [(each.span, each.right) for each in garbled if each.right]) if garbled else None
    for each in garbled:
        got = target[slice(*each.span)]
        yield Flaw(_tell(each.right, got), each.span, fix if each.right else None)
    yield from _find_decomposed(target)


def _tell(right: str | None, got: str) -> str:
    if right:
        return say("expected {expected}, got {got}: read in a wrong encoding", expected=right, got=got)
    return say("expected letters, got {got}: read in a wrong encoding", got=got)


def _find_decomposed(target: str) -> Iterator[Flaw]:
    # Without a mark nothing is apart: letters of Kazakh and Russian are whole.
    if signs_of(target).isascii() or unicodedata.is_normalized("NFC", target):
        return
    pairs = [(match.span(), unicodedata.normalize("NFC", match.group())) for match in _DECOMPOSED.finditer(target)]
    apart = [(span, whole) for span, whole in pairs if whole != target[slice(*span)]]
    fix = replace_spans(target, apart)
    for span, whole in apart:
        message = say("expected {expected} as one character, got a letter and a mark", expected=whole)
        yield Flaw(message, span, fix, Severity.WARNING)
