"""The words of the interface: English is the msgid, `locales/LANG.po` has the others, read once and on use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from gettext import NullTranslations, c2py
from pathlib import Path

from loc.catalog.entry import Entry
from loc.catalog.header import parse_headers
from loc.catalog.po import read_entries

# By code, each in its own words.
LANGUAGES = {"en": "English", "kk": "Қазақша", "ru": "Русский"}
FOLDER = Path(__file__).parent / "locales"


class Words(NullTranslations):
    """Those of one catalog. What it lacks, or has as fuzzy, stays English."""

    def __init__(self, header: str, entries: Iterable[Entry]) -> None:
        super().__init__()
        rows = [entry for entry in entries if not entry.obsolete and "fuzzy" not in entry.flags]
        self._texts = {entry.source: entry.target for entry in rows if entry.target}
        self._plurals = {entry.source: entry.plural_targets for entry in rows if all(entry.plural_targets)}
        self._form = c2py(dict(parse_headers(header))["Plural-Forms"].partition("plural=")[2].rstrip("; "))

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._plurals.get(msgid1, ())
        return forms[self._form(n)] if forms else super().ngettext(msgid1, msgid2, n)


def choose_language(chosen: str, accepted: str) -> str:
    """`chosen` is what the person picked, "" for nothing, `accepted` the browser's Accept-Language."""
    return next((code for code in (chosen, *_wishes(accepted)) if code in LANGUAGES), "en")


@cache
def words_of(language: str) -> NullTranslations:
    """Of one of LANGUAGES."""
    path = FOLDER / f"{language}.po"
    if language == "en":
        return NullTranslations()
    header, *entries = read_entries(path.read_text(encoding="utf-8"), path.name)
    return Words(header.target, entries)


def _wishes(accepted: str) -> Iterator[str]:
    """Languages without their regions, the dearest first (RFC 9110, 12.5.4); those of weight 0 are not wanted."""
    wishes = [(_weight(part), part.partition(";")[0].strip().lower()) for part in accepted.split(",")]
    wishes.sort(key=lambda wish: wish[0], reverse=True)
    return (tag.partition("-")[0] for weight, tag in wishes if weight > 0)


def _weight(part: str) -> float:
    weight = part.partition(";")[2].strip().removeprefix("q=")
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0
