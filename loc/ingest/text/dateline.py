"""The dateline at the head of a lede, in the forms of the agencies."""

from __future__ import annotations

import regex

_WORD = r"\p{Lu}[\p{L}\p{M}’'-]*+"
_CAPITALS = r"\p{Lu}[\p{Lu}\p{M}’'-]++"
_CITY = rf"{_CAPITALS}(?:\.?[\s/]\s?(?:\p{{L}}{{1,3}}\s)?{_CAPITALS}){{0,4}}"
_ANY_CITY = rf"{_WORD}(?:[\s/]{_WORD}){{0,3}}"
_REGION = rf"(?:,\s(?:{_WORD}(?:\s(?:and\s)?{_WORD}){{0,3}}\.?|(?:\p{{Lu}}\.){{2,3}}|\p{{Lu}}\.\p{{Lu}}\p{{Ll}}\.))"
_MONTH = r"\p{L}{3,12}\.?"
_YEAR = r"(?:,?\s\d{4}(?:\s?(?:г\.|ж\.|года|жыл|жылы|жылғы))?)?"
_DATE = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}){_YEAR}"
_AGENCY = rf"{_WORD}(?:\s{_WORD}){{0,3}}(?:\.\p{{L}}{{2,3}})?"
_CREDIT = r"(?:/[^/\n]{2,80}/|\([^()\n]{2,60}\))"
_DASH = r"\s+(?:[–—―_-]|--)\s+"
_HOUSE = r"(?:[KQ](?i:azinform)|К(?i:азинформ)|Қ(?i:азақпарат)|TASS|ТАСС|Sputnik|I(?i:nterfax)|И(?i:нтерфакс))"
# Without a day, a place in small letters needs an agency beside it that is known as one: `The Senate (SEC) – …`.
_KNOWN = (
    r"\((?:[AU]P|AFP|dpa(?:[-/]\w+)?|dpa-AFX|Reuters[\w\ ]{0,15}|Xinhua|TASS|ТАСС|Interfax[\w-]{0,12}|RIA\ Novosti"
    r"|Kazinform|QazInform|KazTAG|Sputnik|UPI|EFE|ANSA|Bloomberg|PTI|Anadolu|AA|Kyodo|Yonhap|IANS|WAM|PA|AAP|CP|APA|KNA)\)"
)
_DATELINE = regex.compile(
    rf"""\s*+(?:
    # ASTANA, Nov 23 (Reuters) -   BUENOS AIRES, Argentina (AP) —   WASHINGTON (AP) —
      (?P<place>{_CITY}{_REGION}?(?:[.,]\s{_DATE})?[.,]?\s{_CREDIT})\.?{_DASH}
    # MOSCOW, November 23. /TASS/.   МОСКВА, 23 ноября. /ТАСС/.
    | (?P<place>{_CITY}{_REGION}?[.,]\s{_DATE}[.,]?\s/[^/\n]{{2,80}}/)\.?\s+
    # DUSHANBE. KAZINFORM –   АСТАНА. 3 қараша. ҚазАқпарат –   ASTANA. KAZINFORM /Aliya Serik/ –
    | (?P<place>{_CITY}{_REGION}?[.,]\s(?:{_DATE}[.,]\s)?(?!{_DATE}\s){_AGENCY}(?:\s{_CREDIT})?)\.?{_DASH}
    | (?P<place>{_ANY_CITY}\.\s(?:{_DATE}[.,]\s)?{_HOUSE}){_DASH}
    # МОСКВА, 23 ноя – РИА Новости.
    | (?P<place>{_CITY}{_REGION}?,\s{_DATE}{_DASH}{_AGENCY}(?:,\s{_AGENCY})?)\.\s+
    # BAKU, Azerbaijan, November 23.   BAKU, November 23 –   THE HAGUE, Netherlands —
    | (?P<place>{_CITY}{_REGION},\s{_DATE})\.\s+
    | (?P<place>{_CITY}{_REGION}?[.,]\s{_DATE}){_DASH}
    | (?P<place>{_CITY}{_REGION})\s+(?:—|--|_)\s+
    # LONDON — Britain …, but not OPEC – the group …, nor a headline
    | (?P<place>{_CITY})\s+(?:—|--|_)\s+(?=["“«'‘]?\p{{Lu}}\p{{Ll}}(?s:.{{60}}))
    # Paris, Nov 23, 2026 (AFP) -   Астана. 23 ноября. Интерфакс-Казахстан –   Berlin (dpa) -
    | (?P<place>{_ANY_CITY}{_REGION}?[.,]\s{_DATE}[.,]?\s{_CREDIT})\.?{_DASH}
    | (?P<place>{_ANY_CITY}{_REGION}?[.,]\s{_DATE}[.,]\s{_AGENCY}(?:\s{_CREDIT})?)\.?{_DASH}
    | (?P<place>{_ANY_CITY}{_REGION}?\s{_KNOWN})(?:{_DASH}|\s+)
    # Nov 23 (Reuters) -   (ANSA) - ROME, NOV 23 -   (ANSA) - Rome, October 11 -   (New York, NY - October 21)
    | (?P<place>{_DATE}\s{_KNOWN}){_DASH}
    | (?P<place>{_KNOWN}{_DASH}(?:{_CITY}(?:,\s{_DATE})?|{_ANY_CITY},\s{_DATE})){_DASH}
    | (?P<place>\({_ANY_CITY}{_REGION}?(?:{_DASH}|,\s){_DATE}\))(?:{_DASH}|\s+)
    )(?=[^\s\p{{Ll}}])""",
    regex.VERBOSE,
)
_HEAD_CHARS = 200


def find_dateline(text: str) -> tuple[str, int] | None:
    """(dateline, offset of the lede). The dash between them, or the period after `/TASS/`, belongs to neither."""
    found = _DATELINE.match(text, 0, _HEAD_CHARS)
    return (found["place"].strip(), found.end()) if found else None
