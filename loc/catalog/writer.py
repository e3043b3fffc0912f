"""Entries -> PO text, a fixpoint of GNU msgcat.

Field order, escapes and the filling of `#:` lines are those of gettext's write-po.c; prose carries the flag
`no-wrap`, so that strings break at line feeds only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loc.catalog.entry import Entry

PAGE_WIDTH = 79  # gettext's default, in columns
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
    return "\n".join(_lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in entry.comments)
    yield from (f"#. {line}".rstrip() for line in entry.extracted)
    yield from _reference_lines(entry.references)
    if entry.flags:
        yield f"#, {', '.join(_order(entry.flags))}"
    tilde = "#~ " if entry.obsolete else ""
    previous = "#~| " if entry.obsolete else "#| "
    for keyword, text in (
        ("msgctxt", entry.previous_context),
        ("msgid", entry.previous_source),
        ("msgid_plural", entry.previous_plural),
    ):
        yield from _field(previous, keyword, text)
    yield from _field(tilde, "msgctxt", entry.context)
    yield from _field(tilde, "msgid", entry.source)
    yield from _field(tilde, "msgid_plural", entry.plural)
    if entry.plural is None:
        yield from _field(tilde, "msgstr", entry.target)
    for index, text in enumerate(entry.plural_targets):
        yield from _field(tilde, f"msgstr[{index}]", text)


def _order(flags: tuple[str, ...]) -> list[str]:
    """`fuzzy` first, `no-wrap` last, as gettext has it."""
    return sorted(flags, key=lambda flag: (flag != "fuzzy", flag == "no-wrap"))


def _reference_lines(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        if line != "#:" and len(line) + 1 + len(reference) > PAGE_WIDTH:
            yield line
            line = "#:"
        line += f" {reference}"
    if references:
        yield line


def _field(prefix: str, keyword: str, text: str | None) -> Iterator[str]:
    if text is None:
        return
    pieces = _pieces(text)
    if len(pieces) > 1:
        pieces.insert(0, "")
    yield f'{prefix}{keyword} "{pieces[0]}"'
    yield from (f'{prefix}"{piece}"' for piece in pieces[1:])


def _pieces(text: str) -> list[str]:
    """The text escaped and cut after each line feed; at least one piece."""
    escaped = [line.translate(_ESCAPES) for line in text.split("\n")]
    pieces = [f"{line}\\n" for line in escaped[:-1]]
    return [*pieces, escaped[-1]] if escaped[-1] or not pieces else pieces
