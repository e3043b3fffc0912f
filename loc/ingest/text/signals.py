"""What a take does to the takes before it, and until when it may not leave: prefixes, editor's notes, embargo lines.

Forms of the Reuters Handbook (Corrections, Refiles, Kills, Repeats and Embargoes; News Presentation), the AP's slug
lines and the dpa stylebook (hold and kill lines).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import regex

from loc.ingest.text.clock import find_moment
from loc.model import Signal

_STRENGTH = (Signal.KILL, Signal.WITHDRAWAL, Signal.CORRECTION, Signal.UPDATE)

# Tags of a headline. In capitals any dash closes them, in other letters only a colon: `Update on talks` is none.
_WORDS = {
    Signal.KILL: r"(?:(?:MANDATORY|BULLETIN|URGENT) )?KILL(?:ED)?",
    Signal.WITHDRAWAL: r"(?:STORY |ITEM )?WITHDRAWN|WITHDRAWAL|RETRACTION|RETRACTED",
    Signal.CORRECTION: r"CORRECT(?:ED|ION|IVE|S)?|REFILED?|CLARIFICATION|CLARIFIED|RECTIFICATION",
    Signal.UPDATE: r"(?:UPDATED?|WRAPUP|LEAD|ROUNDUP)|\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD|UPDATE|ROUNDUP|WRAPUP)",
    None: r"RPT|REPEAT",
}
_TAG = "|".join(f"(?P<{signal.name if signal else 'REPEAT'}>{words})" for signal, words in _WORDS.items())
_TAG = _TAG.replace(" ", r"\ ")
_PREFIX = regex.compile(
    rf"""\s*(?:(?:{_TAG})(?:\ \(OFFICIAL\))?(?:\s?(?P<number>\d{{1,2}}))?
    (?:\s*(?:[–—:]|-{{1,2}})\s*(?=\S)|\s+(?=(?:{_TAG.replace("?P<", "?P<_")})\b)))""",
    regex.VERBOSE,
)
_COLON_PREFIX = regex.compile(
    rf"\s*(?:{_TAG})(?:\ \(OFFICIAL\))?(?:\s?(?P<number>\d{{1,2}}))?(?:\s*:\s*|(?<=\d)\s?-\s?)(?=\S)",
    regex.VERBOSE | regex.IGNORECASE,
)
_SUFFIX = regex.compile(rf"(?i)\s*\((?:{_TAG})\s?(?P<number>\d{{1,2}})?\)\s*$")
_ORDINAL = regex.compile(r"(?i)\b(\d{1,2})(?:st|nd|rd|th) ?(?:ld|lead|update|roundup|wrapup)\b")

_NOTE = r"(?:eds?|editors?|editor[’']?s[’']? note|eds[’']? note|note to (?:eds|editors)|advisory|attention)\b"
_NOTE_HEAD = regex.compile(rf"(?i)\W*{_NOTE}(?:\s*:\s*|\s+[–—_-]+\s+|(?-i:(?<=\p{{Lu}})-+)\s*)")
_VERBS = {
    Signal.CORRECTION: r"corrects?|correcting|corrected|fixes|fixing|refiles?|refiling|clarifies|restores",
    Signal.UPDATE: r"adds?|adding|updates?|updating|updated|recasts?|rewrites|releads|leads with|writes through",
}
_BRACKETS = {signal: regex.compile(rf"(?i)\s*\(\s*(?:{_NOTE}\W+)?(?:{verbs})\b") for signal, verbs in _VERBS.items()}
_IN_NOTE = {signal: regex.compile(rf"(?i)(?:^|[.;:(]\s*)(?:{verbs})\b") for signal, verbs in _VERBS.items()}

# A line that stops a story, at its head and in an editor's words: `Police kill two` and `talks withdrawn` are none.
_STOPS = {
    Signal.KILL: (
        regex.compile(r"\W*(?:(?i:mandatory|bulletin|urgent) (?i:kill)\b|KILL(?:\W+KILL)*\W*(?:$|\n))"),
        regex.compile(r"(?i)\W*(?:please |editors?\W+please )kill (?:the |our |this )?(?:item|story|article|take)\b"),
    ),
    Signal.WITHDRAWAL: (
        regex.compile(r"\W*(?:(?i:story|item) )?WITHDRAWN\W*(?:$|\n)"),
        regex.compile(r"\W*HOLD(?:\W+HOLD)+\W*(?:$|\n)"),
        regex.compile(r"\s*(?i:\(withdraws\b)"),
        regex.compile(
            r"(?i)\W*(?:the|this)(?: [\w-]+){0,2} (?:story|item)\b[^.!?]{0,160}\b(?:is|has been|was) "
            r"(?:hereby |being )?withdrawn\b"
        ),
        regex.compile(r"(?i)\W*please (?:disregard|hold|withdraw) (?:the |our |this )?(?:item|story|article)\b"),
    ),
}
_IN_ADVISORY = {
    Signal.KILL: regex.compile(
        r"(?i)\bkill (?:the|this|our|item|story)\b|\bKILL\b|\b(?:story|item|article)\b.{0,80}\bkilled\b"
    ),
    Signal.WITHDRAWAL: regex.compile(r"(?i)\bwithdr(?:awn|aws|ew|awing)\b|\bdisregard\b|\bplease hold\b"),
}

_FOR = r"(?:release|publication|use|broadcast)"
_EMBARGO = regex.compile(
    rf"""(?:^|[.;:(–—-]\s*)\W*(?:
      (?i:(?:strictly\ |strict\ |under\ |news\ )?embargo(?:ed)?)\s*(?:
          [:–—-] | (?i:lift(?:s|ed)\ (?:at|on))\ (?=\d)
          | (?i:until|till|til|not\ (?:to|for|before)|for\ {_FOR}) | (?<=(?i:ed))\s+(?i:to|for|at)\b | \d )
    | (?:STRICTLY\ |UNDER\ )?EMBARGO(?:ED)?\b\s*(?:$|\n|[A-Z\d])
    | (?i:hold\ for\ {_FOR}|not\ for\ {_FOR}\ (?:before|until|till|prior\ to))
    | (?i:not\ to\ be\ (?:published|released|used|broadcast)\ (?:before|until|till|prior\ to))
    | (?i:for\ {_FOR}\ (?:at|on|after|not\ before|until|mon|tue|wed|thu|fri|sat|sun|\d)) | FOR\ RELEASE\b(?!\ OF)
    | ADVANCED?\ FOR\b | (?i:advanced?\ for\ (?:release|use)\b)
    )""",
    regex.VERBOSE,
)
_NO_EMBARGO = regex.compile(
    r"(?i)embargo(?:ed)?\s*[:–—-]?\s*(?:none|no|nil|lifted|n/a|immediate)\W*(?:$|\n)|for immediate"
)


def find_signal(text: str) -> Signal | None:
    """That of a headline, an editor's note, or a line at the head of a story; the gravest where there are several."""
    found = {_prefixes(text)[1], *_of_note(text), *_stops(text)}
    return find_gravest(found)


def find_gravest(signals: Iterable[Signal | None]) -> Signal | None:
    """Kill, withdrawal, correction, update, in this order."""
    found = frozenset(signals)
    return next((signal for signal in _STRENGTH if signal in found), None)


def strip_signal(headline: str) -> tuple[str, Signal | None, int | None]:
    """(headline without its tags, signal, number): `UPDATE 2-Oil rises` is ("Oil rises", UPDATE, 2).

    A line that is nothing but a stop, `KILL KILL KILL`, stays as it is.
    """
    stops = _stops(headline)
    return (headline.strip(), find_gravest(stops), None) if stops else _prefixes(headline)


def is_note(text: str) -> bool:
    """`Eds: …`, `(Adds quotes)`, `(Eds: Minor edits.)`: a word to editors, not to readers."""
    named = _NOTE_HEAD.match(text)
    if named and (":" in named[0] or text.lstrip().startswith("(")):
        return True
    bracketed = any(bracket.match(text) for bracket in _BRACKETS.values())
    return bracketed and text.rstrip().endswith((")", ").")) and len(text) <= 600  # noqa: PLR2004 - three lines


def names_embargo(text: str) -> bool:
    """True for a line that puts the story under embargo. Where `find_embargo` cannot read it, the wire is refused."""
    return bool(_EMBARGO.search(text)) and not _NO_EMBARGO.search(text)


def find_embargo(text: str, published: datetime | None) -> datetime | None:
    """The moment of release by `find_moment`, in UTC; None where the text tells none beyond doubt."""
    found = _EMBARGO.search(text)
    return find_moment(text[found.start() :] if found else text, published)


def _stops(text: str) -> set[Signal]:
    return {signal for signal, stops in _STOPS.items() if any(stop.match(text) for stop in stops)}


def _prefixes(headline: str) -> tuple[str, Signal | None, int | None]:
    signals: set[Signal] = set()
    number: int | None = None
    while found := _PREFIX.match(headline) or _COLON_PREFIX.match(headline) or _SUFFIX.search(headline):
        signals |= {signal for signal in _STRENGTH if found[signal.name]}
        number = int(found["number"]) if found["number"] else number or _ordinal(found[0])
        headline = headline[found.end() :] if found.start() == 0 else headline[: found.start()]
    return headline.strip(), find_gravest(signals), number


def _ordinal(text: str) -> int | None:
    found = _ORDINAL.search(text)
    return int(found[1]) if found else None


def _of_note(text: str) -> set[Signal]:
    found = {signal for signal, bracket in _BRACKETS.items() if bracket.match(text)}
    head = _NOTE_HEAD.match(text)
    if not head:
        return found
    said = text[head.end() :]
    found |= {signal for signal, verbs in _IN_NOTE.items() if verbs.search(said)}
    return found | {signal for signal, stop in _IN_ADVISORY.items() if stop.search(said)}
