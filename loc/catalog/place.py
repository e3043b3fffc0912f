"""Where in a PO file a passage of a target stands."""

from __future__ import annotations

from loc.catalog.writer import quote

_STRING = 'msgstr "'


def find_place(raw: str, line: int, target: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, of `target[start]` in an entry that reads `raw` and has its msgid at `line`.

    In an entry whose target takes more lines than one, of the beginning of the first.
    """
    lines = raw.split("\n")
    msgid = next(index for index, text in enumerate(lines) if text.startswith("msgid"))
    msgstr = next(index for index, text in enumerate(lines) if text.startswith("msgstr"))
    is_wrapped = any(text.startswith('"') for text in lines[msgstr + 1 : msgstr + 2])
    return line + msgstr - msgid, 1 if is_wrapped else len(_STRING) + len(quote(target[:start])) - 1
