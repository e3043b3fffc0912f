"""Rules about abbreviations and initials that English, Kazakh and Russian share."""

from __future__ import annotations

import re

from loc.segment.candidates import JOIN, SPLIT, Candidate, Choice

_ROMAN = re.compile(r"[IVXLCDM]+")
_MEASURE = re.compile(r"[-+–−]?\d+(?:[.,]\d+)?[°º]?|[°º]")


def starts_number(candidate: Candidate) -> bool:
    return candidate.head.isdigit() or (candidate.head != "" and candidate.head in "№#§") or _has_roman(candidate)


def initials(candidate: Candidate) -> Choice | None:
    """`A. S. Pushkin`: a letter with a point after a letter with a point."""
    both = len(candidate.word) == 1 and candidate.word.isupper() and candidate.opens and candidate.begins_with_initial
    return JOIN if both and candidate.mark == "." and not candidate.closers and not candidate.opener else None


def degree(candidate: Candidate) -> Choice | None:
    """`15 C.`, `59 F.`, `+17 °С.`: a letter after a figure is a measure, no initial."""
    single = len(candidate.word) == 1 and candidate.word.isupper()
    return SPLIT if single and _MEASURE.fullmatch(candidate.previous) else None


def _has_roman(candidate: Candidate) -> bool:
    """`Vol. I`, but no number in `a work of art. I`."""
    roman = _ROMAN.fullmatch(candidate.next)
    return bool(roman) and (len(candidate.next) > 1 or candidate.word[:1].isupper())
