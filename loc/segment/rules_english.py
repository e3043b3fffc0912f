"""Rules of English wire copy, after the AP Stylebook."""

from __future__ import annotations

import re

from loc.segment import abbreviations_en as abbreviations
from loc.segment import words_en as words
from loc.segment.candidates import JOIN, SPLIT, Candidate, Choice
from loc.segment.rules_names import starts_number
from loc.segment.wordlist import words_in

_INITIALS = re.compile(r"(?:[^\W\d_]\.[-–]?)*[^\W\d_]")
_TIME_AT_START = re.compile(
    r"(?:Just\s)?(?:At|By|Around|About|Before|After|From|Until|Till|Since|Shortly\s(?:before|after))"
    r"(?:\s(?:about|around))?\s\d{1,2}(?:[:.]\d\d)?\s?",
)
_LEAD_CHARS = 40
_QUOTE_CHARS = 400
_OPENING = {'"': '"', "'": "'", "”": "“", "’": "‘", "»": "«"}
_CLOCK_PART = re.compile(r"(?<=day)s\b|[-–/]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_STATES = frozenset({"U.S", "U.K", "U.N", "E.U", "U.S.A", "U.A.E"})
_PERSONS = frozenset({"President", "Sen", "Rep", "Gov", "Secretary"})
_PREPOSITIONS = words_in(
    """
    in from to across of for with outside inside into by around within throughout against on at leave left
    """
)
_NO_SAYERS = frozenset({"oh", "said", "say", "says", "was", "is", "answer", "answered", "voted"})
ALL = frozenset().union(
    abbreviations.TITLES,
    abbreviations.RARE_TITLES,
    abbreviations.MONTHS,
    abbreviations.STATES,
    abbreviations.COMPANIES,
    abbreviations.NAME_SUFFIXES,
    abbreviations.TIMES,
    abbreviations.NEVER_FINAL,
    abbreviations.EITHER,
    abbreviations.ADDRESSES,
)
_ANY = ALL | abbreviations.NUMBERED
_CALENDAR = abbreviations.MONTHS | abbreviations.WEEKDAYS


def exclaimed_name(candidate: Candidate) -> Choice | None:
    """`Yahoo! Inc.`"""
    name = candidate.word.rsplit("(", 1)[-1]
    named = (candidate.mark == "!" and name in words.EXCLAIMED) or (candidate.mark == "?" and name in words.QUESTIONED)
    return JOIN if named and candidate.next in words.EXCLAIMED_TAILS else None


def attribution(candidate: Candidate) -> Choice | None:
    """`ready?" CNN reported`: who said it, by name."""
    if candidate.mark.strip("?!") or not candidate.closers.strip(")]") or not candidate.opens or candidate.opener:
        return None
    spoken = [place for place, word in enumerate(candidate.right[:6]) if word.strip(",.;:") in words.REPORTING]
    if not spoken or spoken[0] == 0 or _opens_introduced_quote(candidate):
        return None
    if candidate.next in words.OPENERS:
        return JOIN if candidate.next == "I" and spoken[0] == 1 else None
    named = all(word[:1].isupper() or word in ("of", "the", "and", "de", "al") for word in candidate.right[: spoken[0]])
    return JOIN if named else None


def abbreviation_in_brackets(candidate: Candidate) -> Choice | None:
    """`Smith (D-Calif.) Sen.`: a point inside brackets belongs to the abbreviation."""
    if candidate.closers[:1] not in (")", "]") or not _is_abbreviation(candidate):
        return None
    whole = candidate.text[candidate.start : candidate.start + 1] in ("(", "[")
    return None if whole or candidate.next in words.STRICT_OPENERS else JOIN


def closed(candidate: Candidate) -> Choice | None:
    """After a point and a closing quote a capital opens a sentence, but for `"Dr." Oz`."""
    if not candidate.closers:
        return None
    return JOIN if candidate.left[-1][:1] in ("'", '"', "“", "‘", "(") and candidate.is_in(ALL) else SPLIT


def symbol_follows(candidate: Candidate) -> Choice | None:
    """`Apple Inc. (AAPL)`, `approx. $5`."""
    if not candidate.is_in(_ANY):
        return None
    return JOIN if candidate.opener.endswith("(") or not candidate.head.isalnum() else None


def never_final(candidate: Candidate) -> Choice | None:
    """`Kazakhstan vs. Belgium`"""
    return JOIN if candidate.is_in(abbreviations.NEVER_FINAL) else None


def number(candidate: Candidate) -> Choice | None:
    """`No. 5`, but `they said no. 5 people`."""
    if not candidate.is_in(abbreviations.NUMBERED) or not starts_number(candidate):
        return None
    return SPLIT if candidate.word == "no" and candidate.previous.lower().strip(",") in _NO_SAYERS else JOIN


def month(candidate: Candidate) -> Choice | None:
    """`Nov. 3`, `Tues. Nov. 3`; AP never shortens a month without its day."""
    if not candidate.is_in(_CALENDAR):
        return None
    return JOIN if candidate.head.isdigit() or candidate.next in abbreviations.MONTHS else None


def clock(candidate: Candidate) -> Choice | None:
    """`5 a.m. Eastern`, `9 p.m. Monday`; `At 5 a.m. Mr. Smith` has no verb yet."""
    if not candidate.is_in(abbreviations.TIMES) or not any(map(str.isdigit, candidate.previous + candidate.word)):
        return None
    if _CLOCK_PART.split(candidate.next)[0] in words.CLOCKS or candidate.head.isdigit():
        return JOIN
    if candidate.opens and "time" in [word.strip(".,;") for word in candidate.right[1:4]]:
        return JOIN
    lead = candidate.lead.removesuffix(candidate.word)
    early = len(lead) < _LEAD_CHARS and _TIME_AT_START.fullmatch(lead) and candidate.next not in words.OPENERS
    return JOIN if early else SPLIT


def country(candidate: Candidate) -> Choice | None:
    """`the U.S. Senate`, but `in the U.S. Amazon said`."""
    if not candidate.is_in(_STATES) or not candidate.head.isalpha():
        return None
    if candidate.next in words.OPENERS:
        return SPLIT
    placed = candidate.previous == "the" and candidate.before_previous.lower() in _PREPOSITIONS
    if candidate.next in words.BODIES or candidate.next in abbreviations.TITLES:
        named = candidate.next in _PERSONS and candidate.following[:1].isupper()
        return SPLIT if placed and named else JOIN
    verb_follows = candidate.following.islower() and (placed or candidate.opener != "")
    return SPLIT if verb_follows else JOIN


def state(candidate: Candidate) -> Choice | None:
    """`Calif. Gov. Newsom`; in a sentence AP has a comma after `Tampa, Fla.,`: without it a capital opens the next."""
    if not candidate.is_in(abbreviations.STATES) or not candidate.opens:
        return None
    if candidate.previous.endswith(",") or candidate.next in words.OPENERS:
        return SPLIT
    if candidate.next in words.BODIES or candidate.next in abbreviations.TITLES:
        return JOIN
    return JOIN if candidate.following[:1].isupper() else SPLIT


def company(candidate: Candidate) -> Choice | None:
    """`Apple Inc. Chief Executive`, `Ford Motor Co. Monday`, `Warner Bros. Pictures`"""
    if not candidate.is_in(abbreviations.COMPANIES):
        return None
    if candidate.next in words.OFFICES or candidate.next in words.CLOCKS:
        return JOIN
    if candidate.word in ("Bros", "Dept", "Dist", "Univ", "Inst", "Intl") and candidate.next not in words.OPENERS:
        return JOIN
    return SPLIT if candidate.opens else JOIN


def suffix(candidate: Candidate) -> Choice | None:
    """`Martin Luther King Jr. Day`; `J.D. Martinez` is no degree, those follow a comma."""
    if not candidate.is_in(abbreviations.NAME_SUFFIXES):
        return None
    if "." in candidate.word and candidate.word.isupper() and not candidate.previous.endswith(","):
        return None
    if candidate.next in words.OPENERS:
        return SPLIT
    if candidate.next in words.PLACES_NAMED_AFTER or candidate.following[:1].isupper():
        return JOIN
    return SPLIT if candidate.opens else JOIN


def title(candidate: Candidate) -> Choice | None:
    """`Det. Dennis`; but `on Wall St. The`"""
    rare = candidate.is_in(abbreviations.RARE_TITLES) and candidate.following[:1].isupper()
    if not rare and not candidate.is_in(abbreviations.TITLES):
        return None
    if candidate.next in words.STRICT_OPENERS and not candidate.begins_with_initial:
        return SPLIT
    if candidate.word in abbreviations.ADDRESSES and _ends_street(candidate):
        return SPLIT
    return JOIN if candidate.opens or candidate.head.isdigit() else None


def figure_follows(candidate: Candidate) -> Choice | None:
    """AP spells out a figure that opens a sentence: after an abbreviation one goes on with it."""
    return JOIN if candidate.is_in(abbreviations.EITHER) and candidate.head.isdigit() else None


def initial(candidate: Candidate) -> Choice | None:
    """`Albert I. Jones`, but `you and I. Did`, `a grade A. He`."""
    word = candidate.word
    if not _INITIALS.fullmatch(word) or not word[0].isupper():
        return None
    if candidate.previous.lower() in words.LETTERED:
        return SPLIT
    opening = candidate.next in words.OPENERS and not candidate.begins_with_initial
    if word == "I":
        return JOIN if candidate.previous[:1].isupper() and not opening else SPLIT
    if not opening:
        return JOIN
    return JOIN if not candidate.previous or candidate.previous.endswith(".") else SPLIT


def _ends_street(candidate: Candidate) -> bool:
    """`on Wall St. Analysts say`, `on Capitol St. He`; but `East St. Louis`."""
    if candidate.next in words.OPENERS:
        return candidate.previous[:1].isupper() and candidate.word != "Dr"
    named = candidate.previous in ("Wall", "Main") or bool(_ORDINAL.fullmatch(candidate.previous))
    return named and candidate.following.islower()


def _opens_introduced_quote(candidate: Candidate) -> bool:
    """`She asked, "Why?" Smith`: the speaker came first."""
    opening = _OPENING.get(candidate.closers.rstrip(")]")[-1:], "")
    low = max(candidate.start, candidate.at - _QUOTE_CHARS)
    place = candidate.text.rfind(opening, low, candidate.at) if opening else -1
    return place > low and candidate.text[low:place].rstrip()[-1:] in (",", ":")


def _is_abbreviation(candidate: Candidate) -> bool:
    return candidate.is_in(ALL) or bool(_INITIALS.fullmatch(candidate.word))
