"""Where the dateline of a paragraph ends, so that it stays with its first sentence."""

from __future__ import annotations

import regex

# A line may break in it; every repetition is bounded and looks at the head of the text only.
_GAP = r"\s"
_WORD = r"\p{Lu}[\p{L}\p{M}’'-]*+"
_CAPITALS = r"\p{Lu}[\p{Lu}\p{M}’'-]++"
_CITY = rf"{_CAPITALS}(?:\.?{_GAP}(?:[\p{{L}}]{{1,3}}{_GAP})?{_CAPITALS}){{0,4}}"
_ANY_CITY = rf"{_WORD}(?:{_GAP}{_WORD}){{0,3}}"
_REGION = rf"(?:,{_GAP}(?:{_WORD}(?:{_GAP}{_WORD}){{0,3}}\.?|(?:\p{{Lu}}\.){{2,3}}|\p{{Lu}}\.\p{{Lu}}\p{{Ll}}\.))?"
_MONTH = r"\p{L}{3,12}\.?"
_YEAR = rf"(?:,?{_GAP}\d{{4}}(?:{_GAP}?(?:г\.|ж\.|года|жыл|жылы|жылғы))?)?"
_DATE = rf"(?:\d{{1,2}}{_GAP}{_MONTH}|{_MONTH}{_GAP}\d{{1,2}}){_YEAR}"
_AGENCY = rf"{_WORD}(?:{_GAP}{_WORD}){{0,3}}(?:\.\p{{L}}{{2,3}})?"
_DASH = rf"{_GAP}(?:[–—―-]|--){_GAP}"
_CREDIT = r"(?:/[^/]{2,80}/|\([^()]{2,60}\))"
_HOUSE = r"(?:[KQ](?i:azinform)|К(?i:азинформ)|Қ(?i:азақпарат)|TASS|ТАСС|Sputnik|I(?i:nterfax)|И(?i:нтерфакс))"

_DATELINE = regex.compile(
    rf"""\s*+(?:
    # ASTANA, Nov 3 (Reuters) -   TAMPA, Fla. (AP) —   МОСКВА, 3 ноября. /ТАСС/.
      {_CITY}{_REGION}[.,]?(?:{_GAP}{_DATE}[.,]?)?{_GAP}{_CREDIT}\.?(?:{_DASH}|{_GAP})
    # DUSHANBE. KAZINFORM –   АСТАНА. 3 қараша. ҚазАқпарат –   НУР-СУЛТАН. КАЗИНФОРМ /Алия Серик/ –
    | {_CITY}{_REGION}[.,]{_GAP}(?:{_DATE}[.,]{_GAP})?{_AGENCY}\.?(?:{_GAP}{_CREDIT})?{_DASH}
    # ASTANA. KAZINFORM   АСТАНА. ҚазАқпарат.   Astana. KAZINFORM –
    | {_CITY}\.{_GAP}(?:{_DATE}[.,]{_GAP})?{_HOUSE}\.?{_GAP}
    | {_ANY_CITY}\.{_GAP}(?:{_DATE}[.,]{_GAP})?{_HOUSE}{_DASH}
    # BAKU, Azerbaijan, November 3.
    | {_CITY}{_REGION},{_GAP}{_DATE}\.{_GAP}
    # МОСКВА, 3 ноя – РИА Новости.
    | {_CITY}{_REGION},{_GAP}{_DATE}{_DASH}{_AGENCY}\.{_GAP}
    # LONDON —   LONDON, Nov. 3 —
    | {_CITY}{_REGION}(?:,{_GAP}{_DATE})?{_DASH}
    # Paris, Nov 3, 2026 (AFP) -   Астана. 3 ноября. Интерфакс-Казахстан –   Berlin (dpa) -
    | {_ANY_CITY}{_REGION}[.,]{_GAP}{_DATE}[.,]?{_GAP}{_CREDIT}\.?(?:{_DASH}|{_GAP})
    | {_ANY_CITY}{_REGION}[.,]{_GAP}{_DATE}[.,]{_GAP}{_AGENCY}\.?(?:{_GAP}{_CREDIT})?{_DASH}
    | {_ANY_CITY}{_REGION}{_GAP}{_CREDIT}{_DASH}
    )""",
    regex.VERBOSE,
)
_HEAD_CHARS = 200


def find_dateline_stop(text: str) -> int:
    """Offset after the dateline at the head of `text`, 0 where there is none."""
    match = _DATELINE.match(text, 0, _HEAD_CHARS)
    return match.end() if match else 0
