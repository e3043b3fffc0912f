"""Who may be told by his office alone: «Мемлекет басшысы», «Елбасы», «глава государства»; and offices told otherwise.

In Kazakh and Russian copy the two first titles stand for the head of state of Kazakhstan without a name; «Елбасы» is
Nazarbayev alone (Constitutional Law on the First President — Leader of the Nation, in its wording of 14 June 2010).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import regex

from loc.lang.names.match import find_words
from loc.lang.names.places import place_names
from loc.model import Span

_HEAD_OF_STATE = regex.compile(
    r"\bмемлекет басшы(?!лар)|\bглав(?:а|ы|е|у|ой) (?:\p{Ll}+ого )?государства", regex.IGNORECASE
)
_LEADER_OF_NATION = regex.compile(r"\bелбас[ыш]", regex.IGNORECASE)
_PRESIDENT = regex.compile(r"\bпрезидент", regex.IGNORECASE)

# Presidents of Kazakhstan need no title: 1990-2019, and since 2019.
_NAZARBAYEV = regex.compile(r"\bnazarba[yi]?ev$", regex.IGNORECASE)
_TOKAYEV = regex.compile(r"\btoka[yi]?ev$", regex.IGNORECASE)

_TITLE = r"(?i:(?<!vice[- ])president|head of (?:the )?state|(?:state|national) leader|leader of the nation|elbasy)"
_OF = r" of (?:the )?((?:[\p{L}’'-]+ )*?[\p{L}’'-]+)"
_TITLE_BEFORE = regex.compile(_TITLE + r"(?:" + _OF + r")?,? $")
_TITLE_AFTER = regex.compile(r",? \(?(?:the |\p{Lu}[\p{L}’']+ )?" + _TITLE + r"(?:" + _OF + r")?")
_HEADS = frozenset({"president", "head of state"})
_TOKAYEV_SINCE = date(2019, 3, 20)
_HOLDERS = (regex.compile(r"\bНазарбаев"), regex.compile(r"\bТо[қк]аев"))
_EITHER_HOLDER = regex.compile(r"\b(?:Назарбаев|То[қк]аев)")
_BEFORE_CHARS = 90
_STATES = frozenset({"republic", "federation", "states", "emirates", "union", "kingdom"})

_CALLED_PRESIDENT = r"президент|мемлекет басшы|елбас[ыш]|төраға|\bглав\p{L}+\b|лидер|председател"
# English offices near a name, and the words of a target that tell him who holds them.
_OFFICES = tuple(
    (regex.compile(rf"\b(?:{english})\b", regex.IGNORECASE), regex.compile(told, regex.IGNORECASE))
    for english, told in (
        ("president|presidential|head of (?:the )?state|leader", _CALLED_PRESIDENT),
        ("premier|prime minister|head of government", r"премьер|үкімет|министр|глав\p{L} правительств"),
        ("minister|secretary|ministry", r"министр|хатшы|секретар|глав\p{L} мид"),
    )
)
_NEAR_CHARS = 60

# Offices and the capital by English name in small letters: what tells them as well as their own words do.
_OTHER_WORDS: Mapping[str, Mapping[str, regex.Pattern[str]]] = {
    lang: {english: regex.compile(told, regex.IGNORECASE) for english, told in table.items()}
    for lang, table in {
        "kk": {
            # China's, a commission's or a senate's president is «төраға».
            "president": r"\bмемлекет басшы|\bелбасы|\bтөраға|\bтөрайым|\bбасшы(?:сы|лары)",
            "head of state": r"\bпрезидент|\bелбасы",
            "prime minister": r"\bүкімет\p{L}* (?:төраға|басшы)",
            "deputy prime minister": r"\bвице-премьер|\bүкімет\p{L}* төрағасының орынбасар",
            "vice minister": r"\bминистрінің орынбасар",
            "foreign minister": r"\bсім\b",
            "astana": r"\bелорда",
            "nur-sultan": r"\bелорда",
        },
        "ru": {
            "president": r"\bглав(?:а|ы|е|у|ой)\b|\bпредседател",
            "head of state": r"\bпрезидент|\bглав(?:а|ы|е|у|ой) (?:\p{Ll}+ого )?государства",
            "prime minister": r"\bпремьер(?:[ауе]|ом)?\b|\b(?:глав\p{L}+|председател\p{L}+) правительства",
            "deputy prime minister": r"\bвице-премьер|\bзаместител\p{L}+ (?:главы|председателя) правительства",
            "vice minister": r"\bзаместител\p{L}+ министра|\bзамминистр",
            "foreign minister": r"\bглав\p{L}+ (?:\p{L}+ )?мид\b",
        },
    }.items()
}


def is_told_by_office(name: str, span: Span, source: str, target: str, lang: str) -> bool:
    """Whether a title of the target may stand for the person whose name has this place in the source.

    Not for one of whose name a word is there.
    """
    is_leader = _LEADER_OF_NATION.search(target) is not None and _NAZARBAYEV.search(name) is not None
    if not is_leader and not _HEAD_OF_STATE.search(target):
        return False
    return (is_leader or _is_head(name, span, source, target)) and not any(find_words(name, target, lang))


def _is_head(name: str, span: Span, source: str, target: str) -> bool:
    if _NAZARBAYEV.search(name) or _TOKAYEV.search(name):
        return True
    # Beside «Мемлекет басшысы» a foreign one is «Президент», and has his name.
    return not _PRESIDENT.search(target) and has_highest_title(span, source)


@lru_cache(maxsize=1024)
def has_highest_title(span: Span, source: str) -> bool:
    """“President of Kenya William Ruto”, “William Ruto, Kenya's president”; not presidents of banks and senates."""
    start, stop = span
    before = _TITLE_BEFORE.search(source, max(0, start - _BEFORE_CHARS), start)
    if before:
        return _is_state(before[1])
    after = _TITLE_AFTER.match(source, stop)
    return after is not None and _is_state(after[1])


def _is_state(of: str | None) -> bool:
    """Without a body beside it the title is of the state that the story is about."""
    if of is None:
        return True
    words = of.casefold().split()
    return any(word in _STATES or word in place_names() for word in (words[0], words[-1]))


def tells_otherwise(source: str, target: str, lang: str, on: date | None) -> bool:
    """Whether the target tells an office in another of its words, or by the President's surname of that day."""
    other = _OTHER_WORDS.get(lang, {}).get(source.casefold())
    if other and other.search(target):
        return True
    return source.casefold() in _HEADS and _holder(on).search(target) is not None


def _holder(on: date | None) -> regex.Pattern[str]:
    if on is None:
        return _EITHER_HOLDER
    return _HOLDERS[on >= _TOKAYEV_SINCE]


def may_hold_office(span: Span, source: str, target: str) -> bool:
    """Whether an office stands near the name in the source, and in the target too."""
    near = source[max(0, span[0] - _NEAR_CHARS) : span[1] + _NEAR_CHARS]
    return any(english.search(near) and told.search(target) for english, told in _OFFICES)
