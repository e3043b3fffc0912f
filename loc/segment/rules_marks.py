"""Rules about the marks themselves and what stands on both sides of them, for every language."""

from __future__ import annotations

import re

from loc.segment.candidates import DASHES, JOIN, SPLIT, Candidate, Choice, bare

_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[IVXLCDM]{1,6})[)\]]?")
_QUOTES = "\"'”’»“›"
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")


def list_number(candidate: Candidate) -> Choice | None:
    """`1. The fund grew.` The number stays with its point."""
    lead = candidate.lead
    if len(lead) < 10 and candidate.mark == "." and _NUMBER.fullmatch(lead.lstrip("•⁃‣▪●◦■-–— ")):  # noqa: PLR2004
        return JOIN
    return None


def nothing_yet(candidate: Candidate) -> Choice | None:
    """`. . . The practice`, `… and then`: marks without a word before them open the sentence."""
    if len(candidate.lead) < 10 and not any(map(str.isalnum, candidate.lead)):  # noqa: PLR2004
        return JOIN
    return None


def bracketed_mark(candidate: Candidate) -> Choice | None:
    """`[...]`, `(!)`, `(?)`: a remark on the words around, no end."""
    if candidate.closers[:1] in ("]", ")", "}", ">") and candidate.text[candidate.at - 1 : candidate.at] in "([{<":
        return JOIN
    return None


def no_word_follows(candidate: Candidate) -> Choice | None:
    """A lone quote or a row of stars at the end goes with the last sentence."""
    return None if any(map(str.isalnum, "".join(candidate.right))) else JOIN


def elision_follows(candidate: Candidate) -> Choice | None:
    """`compounds. . . . The`: the first of four points ends the sentence."""
    return SPLIT if candidate.mark == "." and candidate.text.startswith(". . .", candidate.resume) else None


def lower_case_follows(candidate: Candidate) -> Choice | None:
    if not candidate.head.islower():
        return None
    return SPLIT if _CAMEL.match(candidate.next) and not candidate.closers else JOIN


def punctuation_follows(candidate: Candidate) -> Choice | None:
    return JOIN if candidate.head and not candidate.opener and candidate.head in ",;:.!?&%…" else None


def spaced_ellipsis(candidate: Candidate) -> Choice | None:
    """Chicago 17, 13.53: three spaced points stand inside a sentence, four end it."""
    if candidate.mark.count(" .") and candidate.left[-1] == "":
        return JOIN if candidate.mark.count(".") <= 3 else None  # noqa: PLR2004
    return None


def dash_follows(candidate: Candidate) -> Choice | None:
    """`«…!» – деді ол`, `Fla. — The`; but `– деді ол. – Ертең жиналамыз.`"""
    if not candidate.head or candidate.head not in DASHES:
        return None
    after = candidate.text[candidate.resume : candidate.resume + 12].lstrip(DASHES + ' \u00a0\n«"“')
    if after[:1].islower() or any(mark in _QUOTES for mark in candidate.closers):
        return JOIN
    return None


def broken_off(candidate: Candidate) -> Choice | None:
    """`for ... 1.6 million`, `I ... I don't know`: a figure or the same word again goes on with the sentence."""
    if candidate.mark.strip(".…") or candidate.mark == "." or candidate.closers:
        return None
    again = bare(candidate.word or candidate.previous).lower() == candidate.next.lower()
    return JOIN if again or candidate.head.isdigit() or candidate.head in ("+", "$", "€", "£") else None


def other_end(candidate: Candidate) -> Choice | None:
    """`?`, `!`, `…` and marks of other scripts are no abbreviations."""
    return SPLIT if candidate.mark.strip(".") or ".." in candidate.mark or " " in candidate.mark else None
