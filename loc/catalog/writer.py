"""Entries -> PO text, a fixpoint of GNU msgcat.

Field order, escapes and the filling of `#:` lines are those of gettext's write-po.c; prose carries the flag
`no-wrap`, so that strings break at line feeds only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from loc.catalog.entry import Entry
from loc.catalog.flags import order_flags

PAGE_WIDTH = 79  # gettext's default, in columns
_NO_PREVIOUS = (None, None, None)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
        "\r": "\\r",
    }
)


def write_entries(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def write_entry(entry: Entry) -> str:
    """One entry without the blank line after it."""
    mark = "#~ " if entry.obsolete else ""
    lines = [_comment("#", comment) for comment in entry.comments]
    if entry.extracted:
        lines += [_comment("#.", comment) for comment in entry.extracted]
    if entry.references:
        lines += _reference_lines(entry.references)
    if entry.flags:
        lines += _flag_lines(entry.flags, is_translated=_has_target(entry))
    if (entry.previous_context, entry.previous_source, entry.previous_plural) != _NO_PREVIOUS:
        lines += _previous_lines(entry)
    if entry.context is not None:
        lines.append(f"{mark}msgctxt {quote(entry.context, mark)}")
    lines.append(f"{mark}msgid {quote(entry.source, mark)}")
    if entry.plural is None:
        lines.append(f"{mark}msgstr {quote(entry.target, mark)}")
    else:
        lines.append(f"{mark}msgid_plural {quote(entry.plural, mark)}")
        lines += [f"{mark}msgstr[{index}] {quote(text, mark)}" for index, text in enumerate(entry.plural_targets)]
    return "\n".join(lines)


def quote(text: str, mark: str = "") -> str:
    """A PO string; where it has several lines, the first is empty and `mark` begins the others."""
    if _is_plain(text):
        return f'"{text}"'
    if "\n" not in text:
        return f'"{text.translate(_ESCAPES)}"'
    lines = [f'"{line.translate(_ESCAPES)}"' for line in _LINE.findall(text)]
    return lines[0] if len(lines) == 1 else f"\n{mark}".join(['""', *lines])


def _is_plain(text: str) -> bool:
    """Nothing to escape. Nine searches for one character are faster than one for any of nine."""
    return not (
        '"' in text
        or "\\" in text
        or "\n" in text
        or "\t" in text
        or "\r" in text
        or "\a" in text
        or "\b" in text
        or "\f" in text
        or "\v" in text
    )


def _comment(mark: str, text: str) -> str:
    """gettext takes a backslash at the end of a line for its going on: a space after it keeps the next line."""
    if text and "\n" not in text and text[-1] != "\\":
        return f"{mark} {text}"
    lines = [f"{line} " if line.endswith("\\") else line for line in text.split("\n")]
    return "\n".join(f"{mark} {line}" if line else mark for line in lines)


def _reference_lines(references: Sequence[str]) -> list[str]:
    """Filled by bytes, without `./` and repetitions."""
    if len(references) == 1:
        return [f"#: {_without_here(references[0])}"]
    lines: list[str] = []
    room = 0
    for reference in dict.fromkeys(map(_without_here, references)):
        width = 1 + (len(reference) if reference.isascii() else len(reference.encode()))
        if width > room:
            lines.append("#:")
            room = PAGE_WIDTH - 2
        lines[-1] += f" {reference}"
        room -= width
    return lines


def _without_here(reference: str) -> str:
    while reference.startswith("./"):
        reference = reference[2:]
    return reference


def _has_target(entry: Entry) -> bool:
    return bool(entry.target or any(entry.plural_targets[:1]))


@lru_cache(maxsize=1024)
def _flag_lines(flags: tuple[str, ...], *, is_translated: bool) -> tuple[str, ...]:
    """gettext leaves `fuzzy` out where there is no target."""
    ordered = [flag for flag in order_flags(flags) if flag != "fuzzy" or is_translated]
    return (f"#, {', '.join(ordered)}",) if ordered else ()


def _previous_lines(entry: Entry) -> list[str]:
    """Previous fields without a msgid are an error to gettext; then it is the msgid of now."""
    mark = "#~| " if entry.obsolete else "#| "
    fields = (
        ("msgctxt", entry.previous_context),
        ("msgid", entry.source if entry.previous_source is None else entry.previous_source),
        ("msgid_plural", entry.previous_plural),
    )
    return [f"{mark}{keyword} {quote(text, mark)}" for keyword, text in fields if text is not None]
