from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from loc.check.edit import MOST_FLAWS, replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.signs import signs_of
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

# Without these, and with no space at an end, a text has no run that may be wrong.
_OTHER_SPACE = re.compile(r"[^\S ]|[\u200b\ufeff]")
_SPACE_BESIDE = re.compile(r" (?:(?=[ ,.;:!?…»”“\")\]}])|(?<=[«„(\[{].))")
_BREAKS = frozenset("\t\r\n\v\f\x85\u2028\u2029")
_FIXED = ("\u202f", "\u2009", "\u00a0")

# A run of white space that cannot be right as it stands, or may not: `_judge` looks at what is around it.
_RUN = re.compile(
    r"""
    [\s\u200b\ufeff](?:
        (?=[\s\u200b\ufeff,.;:!?…»”“")\]}]|\Z)[\s\u200b\ufeff]*+
        | (?<![ \u00a0\u2009\u202f]) | (?<=[«„(\[{].) | (?<=\A.)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_NO_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\ufeff"))
_MARKS_AFTER = regex.compile(
    r"""
    [,!»\])}] | \?(?!\p{L})
    | ;(?!-?\)) | :(?!-?[()]) (?=[\s\d»”")]|$)
    | [.…]+(?=[\s,;»”“")\]]|$) | \.(?=\p{Lu}(?!\p{Lu}))
    | [”“"](?=[\s,.;:!?…)\]]|$)
    """,
    regex.VERBOSE,
)
_MARKS_BEFORE = frozenset("«„([{")
_DASHES = frozenset("—–-")
# The first is quick and finds what the second may be.
_GLUED_MARK = re.compile(r"[,;!?.:](?=[^\W\d_]{2})")
_GLUED = regex.compile(
    r"(?<=\p{Cyrillic}{2})(?:[,;!?](?=\p{Cyrillic}{2})|[.:](?=\p{Lu}(?<=\p{Cyrillic})\p{Cyrillic}\p{Ll}{2}))"
)
_SITE_ENDING = re.compile(r"\.[a-z]{2,4}\b")
_SPACED_DOTS = re.compile(r"\s(?:\.\.\.|…)(?=\s)")


@dataclass(frozen=True, slots=True)
class _Fault:
    name: str
    span: Span
    right: str


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Each fault where it stands; every fix mends all of them."""
    source, target = unit.key.source, unit.target
    faults = tuple(_find_faults(target, source))
    if not faults:
        return
    fixed = fix_spaces(target, source)
    for fault in faults[:MOST_FLAWS]:
        expected, got = repr(fault.right), repr(target[slice(*fault.span)])
        message = say("{fault}: expected {expected}, got {got}", fault=fault.name, expected=expected, got=got)
        yield Flaw(message, fault.span, fixed)


def fix_spaces(text: str, source: str = "") -> str:
    """Until nothing is left to mend: a mark that moves may bring two spaces together."""
    while edits := [(fault.span, fault.right) for fault in _find_faults(text, source)]:
        text = replace_spans(text, edits)
    return text


def _find_faults(text: str, source: str) -> Iterator[_Fault]:
    for match in _RUN.finditer(text) if _may_hold_run(text) else ():
        fault = _judge(text, match.span(), source)
        if fault:
            yield fault
    for match in _GLUED_MARK.finditer(text):
        place = match.end()
        if _GLUED.match(text, match.start()):
            yield _Fault(say("no space after the mark"), (place, place), " ")


def _may_hold_run(text: str) -> bool:
    if text.startswith(" ") or text.endswith(" "):
        return True
    return _SPACE_BESIDE.search(text) is not None or _OTHER_SPACE.search(signs_of(text)) is not None


def _judge(text: str, span: Span, source: str) -> _Fault | None:
    start, stop = span
    run = text[start:stop]
    plain = run.translate(_NO_ZERO_WIDTH)
    if plain and (start == 0 or stop == len(text)):
        return _Fault(say("space at the end") if start else say("space at the start"), span, "")
    if plain and text[start - 1] in _MARKS_BEFORE:
        return _Fault(say("space after the opening mark"), span, "")
    is_before_mark = _is_before_mark(text, span) and not _is_set_off(text, span, source)
    if plain and (is_before_mark or _is_in_site(text, span, source)):
        return _Fault(say("space before the mark"), span, "")
    name = _name_run(run, plain)
    return _Fault(name, span, _one_space(plain)) if name else None


def _name_run(run: str, plain: str) -> str | None:
    if run != plain:
        return say("zero-width space")
    if not _BREAKS.isdisjoint(run):
        return say("line break or tab")
    return say("several spaces") if len(run) > 1 else None


def _is_before_mark(text: str, span: Span) -> bool:
    """A dash may part itself from any mark, and figures from a colon: 3 : 1."""
    before = text[span[0] - 1]
    is_score = before.isdigit() and text[span[1] : span[1] + 2] == ": "
    return before not in _DASHES and not is_score and _MARKS_AFTER.match(text, span[1]) is not None


def _is_set_off(text: str, span: Span, source: str) -> bool:
    """An ellipsis that the source sets off too."""
    return _SPACED_DOTS.match(text, span[1] - 1) is not None and _SPACED_DOTS.search(source) is not None


def _is_in_site(text: str, span: Span, source: str) -> bool:
    """`weather .com` where the source has `weather.com`, not `домен .kz`."""
    ending = _SITE_ENDING.match(text, span[1])
    return ending is not None and re.search(rf"\w{re.escape(ending.group())}\b", source) is not None


def _one_space(run: str) -> str:
    """The no-break one of a run where there is one, none where there is no space at all."""
    return next((space for space in _FIXED if space in run), " " if run else "")
