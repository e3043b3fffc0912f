r"""PO text -> entries, by polib, with what polib loses made good or refused.

polib drops `#~|` and `\a`, cuts an unclosed string, splits on Unicode line ends inside strings and references at
spaces (github.com/izimobil/polib). So comment lines are taken from the text itself, and string lines are checked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import polib

from loc.catalog.entry import Entry
from loc.errors import CatalogError

_STRING = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\["\\ntabvfr])*"')
_ESCAPED_BELL = re.compile(r"((?<!\\)(?:\\\\)*)\\a")
_PREVIOUS = re.compile(r"^#~\|")
_ISOLATED = re.compile("\u2068([^\u2069]*)\u2069|(\\S+)")


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
    lines = text.split("\n")
    _check_lines(lines, name)
    parsed = _parse(text, name)
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
    strings = [line for line in block if line.strip() and (not line.startswith("#") or line.startswith("#~ "))]
    if 0 < sum(line.startswith("#~") for line in strings) < len(strings):
        raise CatalogError(
            f"{place}: an entry with `#~` before some of its lines only", hint="Put it before all or none."
        )


def _parse(text: str, name: str) -> list[polib.POEntry]:
    try:
        file = polib.pofile(_Lines(_ESCAPED_BELL.sub("\\1\a", text)), klass=_File)
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{name}:{line[1]}" if line else name
        raise CatalogError(
            f"{place}: fields out of order, or one missing", hint="Mend the entry at this line."
        ) from error
    return list(file)


class _File(polib.POFile):
    """polib takes the header out of the list; here it stays an entry."""

    def find(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - the signature of polib
        return None


def _entry(parsed: polib.POEntry, block: list[str], start: int) -> Entry:
    while block and not block[-1].strip():
        block = block[:-1]
    previous = _obsolete_previous(block) if parsed.obsolete else {}
    return Entry(
        comments=tuple(_comments(block)),
        extracted=tuple(line[2:].removeprefix(" ") for line in block if line.startswith("#.")),
        references=tuple(_references(block)),
        flags=tuple(dict.fromkeys(flag for flag in parsed.flags if flag)),
        previous_context=previous.get("msgctxt", parsed.previous_msgctxt),
        previous_source=previous.get("msgid", parsed.previous_msgid),
        previous_plural=previous.get("msgid_plural", parsed.previous_msgid_plural),
        context=parsed.msgctxt,
        source=parsed.msgid,
        plural=parsed.msgid_plural or None,
        target=parsed.msgstr,
        plural_targets=tuple(text for _, text in sorted(parsed.msgstr_plural.items())),
        obsolete=bool(parsed.obsolete),
        line=start + _source_line(block),
        raw="\n".join(block),
    )


def _comments(block: list[str]) -> Iterator[str]:
    for line in block:
        if line == "#" or line.startswith(("# ", "##")):
            yield line[1:].removeprefix(" ")


def _references(block: list[str]) -> Iterator[str]:
    for line in block:
        if line.startswith("#:"):
            for isolated, plain in _ISOLATED.findall(line[2:]):
                yield f"\u2068{isolated}\u2069" if isolated else plain


def _obsolete_previous(block: list[str]) -> dict[str, str]:
    """`#~|` fields: polib is asked again, with the lines as `#|` of a live entry."""
    lines = [_PREVIOUS.sub("#|", line) for line in block if _PREVIOUS.match(line)]
    if not lines:
        return {}
    entry = polib.pofile(_Lines("\n".join([*lines, 'msgid "x"', 'msgstr ""'])))[0]
    fields = {
        "msgctxt": entry.previous_msgctxt,
        "msgid": entry.previous_msgid,
        "msgid_plural": entry.previous_msgid_plural,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _source_line(block: list[str]) -> int:
    for offset, line in enumerate(block):
        if re.match(r"(#~\s*)?msgid\s", line):
            return offset
    return 0
