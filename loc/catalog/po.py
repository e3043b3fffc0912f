r"""PO text -> entries: by pattern where gettext could have written it, else by polib, with what polib loses made good.

polib drops `#~|` and `\a`, cuts an unclosed string, loses the last entry before an empty comment, and splits on Unicode
line ends inside strings and references at spaces (github.com/izimobil/polib). So comment lines are taken from the text
itself, polib sees others in their place, and string lines are checked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import polib

from loc.catalog.entry import Entry
from loc.catalog.scan import scan_entries, split_flags, split_references, without_mark
from loc.errors import CatalogError

_STRING = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\["\\ntabvfr])*"')
_ESCAPED_BELL = re.compile(r"((?<!\\)(?:\\\\)*)\\a")
_FIELD = re.compile(r'(#~|#\|)?\s*(msg[a-z_]+(?:\[\d\])?)?\s*(".*")')
_SOURCE = re.compile(r"(#~\s*)?msgid\s*\"")
_FLAGS = ("#,", "#!", "#=")  # gettext takes `#!` for `#,`; `#=` holds flags since gettext 1.0


class _Lines(str):
    """Text that splits at line feeds only: U+2028 and its like are letters of a string in PO."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002 - the signature of str
        return str(self).split("\n")


def read_entries(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a PO file, its header (an empty msgid) among them. `name` is for messages.

    Raises CatalogError with line and reason.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    scanned = scan_entries(text)
    return read_foreign_entries(text, name) if scanned is None else tuple(scanned)


def read_foreign_entries(text: str, name: str) -> tuple[Entry, ...]:
    """The same by polib alone, for lines in any order and of any form."""
    lines = text.split("\n")
    _check_lines(lines, name)
    parsed = _parse(lines, name)
    starts = [max(entry.linenum or 1, 1) for entry in parsed] + [len(lines) + 1]
    blocks = [lines[start - 1 : stop - 1] for start, stop in pairwise(starts)]
    if blocks:
        blocks[0] = lines[: starts[1] - 1]
        starts[0] = 1
    for block, start in zip(blocks, starts, strict=False):
        _refuse_half_obsolete(block, f"{name}:{start}")
    return tuple(_entry(*row) for row in zip(parsed, blocks, starts, strict=False))


def _check_lines(lines: list[str], name: str) -> None:
    for number, line in enumerate(lines, 1):
        body = line.strip()
        if body.startswith("#~"):
            body = body[2:].removeprefix("|").strip()
        elif body.startswith("#|"):
            body = body[2:].strip()
        elif body.startswith("#"):
            continue
        if body and not _STRING.fullmatch(body):
            expected = 'expected a comment, or msgctxt, msgid, msgstr and a string in "…" with known escapes'
            raise CatalogError(
                f"{name}:{number}: {expected}, got {body[:60]!r}",
                hint="Mend this line in a text editor, or take the file back from version control.",
            )


def _refuse_half_obsolete(block: list[str], place: str) -> None:
    lines = [line.lstrip() for line in block]
    strings = [line for line in lines if line and (line[0] != "#" or (line.startswith("#~") and line[2:3] != "|"))]
    if 0 < sum(line.startswith("#~") for line in strings) < len(strings):
        raise CatalogError(
            f"{place}: an entry with `#~` before some of its lines only", hint="Put it before all or none."
        )


def _parse(lines: list[str], name: str) -> list[polib.POEntry]:
    try:
        return _ask_polib(map(_plain_line, lines))
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{name}:{line[1]}" if line else name
        raise CatalogError(
            f"{place}: fields out of order, or one missing", hint="Mend the entry at this line."
        ) from error


def _ask_polib(lines: Iterable[str]) -> list[polib.POEntry]:
    text = _ESCAPED_BELL.sub("\\1\a", "\n".join(lines))
    return list(polib.pofile(_Lines(text), klass=_File))


def _plain_line(line: str) -> str:
    """A field with the spaces that polib wants; for a comment, another: it stumbles over empty and unknown ones."""
    line = line.strip()
    field = _FIELD.fullmatch(line)
    if field:
        return " ".join(filter(None, field.groups()))
    if line.startswith(("#.", "#:", "#~|", *_FLAGS)):
        return "#. x"
    return "# x" if _is_translators(line) else line


class _File(polib.POFile):
    """polib takes the header out of the list; here it stays an entry."""

    def find(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - the signature of polib
        return None


def _entry(parsed: polib.POEntry, block: list[str], start: int) -> Entry:
    while block and not block[-1].strip():
        block = block[:-1]
    lines = [line.lstrip() for line in block]
    previous = _obsolete_previous(lines) if parsed.obsolete else {}
    plurals = parsed.msgstr_plural
    return Entry(
        comments=tuple(without_mark(line, 1) for line in lines if _is_translators(line)),
        extracted=tuple(without_mark(line, 2) for line in lines if line.startswith("#.")),
        references=split_references([line for line in lines if line.startswith("#:")]),
        flags=split_flags(",".join(line[2:] for line in lines if line.startswith(_FLAGS))),
        previous_context=previous.get("msgctxt", parsed.previous_msgctxt),
        previous_source=previous.get("msgid", parsed.previous_msgid),
        previous_plural=previous.get("msgid_plural", parsed.previous_msgid_plural),
        context=parsed.msgctxt,
        source=parsed.msgid,
        plural=parsed.msgid_plural if parsed.msgid_plural or plurals else None,
        target=parsed.msgstr,
        plural_targets=tuple(text for _, text in sorted(plurals.items())),
        obsolete=bool(parsed.obsolete),
        line=start + _source_line(lines),
        raw="\n".join(block),
    )


def _is_translators(line: str) -> bool:
    return line.startswith("#") and not line.startswith(("#.", "#:", "#|", "#~", *_FLAGS))


def _obsolete_previous(lines: list[str]) -> dict[str, str]:
    """`#~|` fields: polib is asked again, with the lines as `#|` of a live entry."""
    previous = [_plain_line(f"#|{line[3:]}") for line in lines if line.startswith("#~|")]
    if not previous:
        return {}
    (entry,) = _ask_polib([*previous, 'msgid "x"', 'msgstr ""'])
    fields = {
        "msgctxt": entry.previous_msgctxt,
        "msgid": entry.previous_msgid,
        "msgid_plural": entry.previous_msgid_plural,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _source_line(lines: list[str]) -> int:
    for offset, line in enumerate(lines):
        if _SOURCE.match(line):
            return offset
    return 0
