"""One PO entry with all that may stand in it."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Fields in the order gettext writes them. `raw` is the text it was read from, without the blank line after it.

    `line` is that of the msgid in its file. Entries with a `plural` are never ours; they are kept and passed by.
    A tuple, for it is made four times as fast as a frozen dataclass, and there is one for each entry read or written.
    """

    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_source: str | None = None
    previous_plural: str | None = None
    context: str | None = None
    source: str = ""
    plural: str | None = None
    target: str = ""
    plural_targets: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0
    raw: str = ""
