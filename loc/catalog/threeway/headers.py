"""Three headers -> one, field by field."""

from __future__ import annotations

from loc.catalog.header import Headers, parse_po_time
from loc.errors import CatalogError
from loc.lang.codes import normalize_lang

_REVISION = "PO-Revision-Date"
_CREATION = "POT-Creation-Date"
# Who saved the file at that date, and with what: of one save.
_OF_THE_REVISION = (_REVISION, "Last-Translator", "X-Generator")


def merge_headers(base: Headers, ours: Headers, theirs: Headers, name: str) -> Headers:
    """A field is that of the side which changed it; where both did, of two dates the later, else ours.

    `Last-Translator` and `X-Generator` come with their `PO-Revision-Date`. The order is ours, new fields last. The
    charset is UTF-8. Raises CatalogError for headers of two languages.
    """
    before, mine, other = dict(base), dict(ours), dict(theirs)
    _refuse_languages(mine, other, name)
    of_the_revision = _OF_THE_REVISION if mine.get(_REVISION) != other.get(_REVISION) else ()
    later = other if _is_later(before, mine, other, _REVISION) else mine
    fields: dict[str, str] = {}
    for key in dict.fromkeys((*mine, *other)):
        if key in of_the_revision:
            value = later.get(key)
        elif key == _CREATION:
            value = (other if _is_later(before, mine, other, key) else mine).get(key)
        else:
            value = other.get(key) if mine.get(key) == before.get(key) else mine.get(key)
        if value is not None:
            fields[key] = value
    return tuple({**fields, "Content-Type": "text/plain; charset=UTF-8"}.items())


def _is_later(before: dict[str, str], mine: dict[str, str], other: dict[str, str], key: str) -> bool:
    """Whether the other side's date counts: it alone changed, or it is later."""
    if before.get(key) in (mine.get(key), other.get(key)):
        return mine.get(key) == before.get(key)
    ours, theirs = (parse_po_time(side.get(key, "")) for side in (mine, other))
    return theirs is not None and (ours is None or theirs > ours)


def _refuse_languages(mine: dict[str, str], other: dict[str, str], name: str) -> None:
    ours, theirs = (normalize_lang(side.get("Language", "")) for side in (mine, other))
    if ours and theirs and ours != theirs:
        raise CatalogError(
            f"{name}: expected both sides in one language, got {ours!r} and {theirs!r}", hint="Merge them by hand."
        )
