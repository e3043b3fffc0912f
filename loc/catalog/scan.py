r"""PO text as gettext writes it -> entries, one pattern an entry; by way of polib it takes eight times as long.

One blank line stands between entries, fields come in gettext's order. What does not look so is nothing for this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from loc.catalog.entry import Entry

_STRING = r'"[^"\\\n]*+(?:\\["\\ntabvfr][^"\\\n]*+)*+"'
_UNESCAPED = {
    "\\": "\\",
    '"': '"',
    "n": "\n",
    "t": "\t",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "r": "\r",
}
_ESCAPE = re.compile(r"\\(.)")
# A file name with spaces stands between U+2068 and U+2069, its line after them (gettext 0.22).
_REFERENCE = re.compile("\u2068[^\u2069\n]*\u2069\\S*|\\S+")
_PLURAL_TARGET = re.compile(rf"\[(\d)\] ({_STRING}(?:\n(?:#~ )?{_STRING})*+)")


def _pattern(mark: str, previous: str) -> re.Pattern[str]:
    """An entry whose lines begin with `mark`, those of its previous fields with `previous`."""

    def field(begin: str, keyword: str) -> str:
        return rf"{begin}{keyword} ({_STRING}(?:\n{begin}{_STRING})*+)"

    plural_targets = rf"((?:\n{mark}msgstr\[\d\] {_STRING}(?:\n{mark}{_STRING})*+)++)"
    return re.compile(
        r"((?:#(?:[ #][^\n]*+)?\n)*+)"
        r"((?:#\.[^\n]*+\n)*+)"
        r"((?:#:[^\n]*+\n)*+)"
        r"(?:#,([^\n]*+)\n)?+"
        rf"(?:{field(previous, 'msgctxt')}\n)?+"
        rf"(?:{field(previous, 'msgid')}\n)?+"
        rf"(?:{field(previous, 'msgid_plural')}\n)?+"
        rf"(?:{field(mark, 'msgctxt')}\n)?+"
        rf"{field(mark, 'msgid')}\n"
        rf"(?:{field(mark, 'msgstr')}|{field(mark, 'msgid_plural')}{plural_targets})"
    )


_SOURCE_GROUP = 9
_LIVE = _pattern("", r"#\| ")
_OBSOLETE = _pattern("#~ ", r"#~\| ")


def scan_entries(text: str) -> list[Entry] | None:
    """The entries, None where anything in the text looks otherwise than gettext would have it."""
    entries: list[Entry] = []
    for block, line in find_blocks(text):
        entry = scan_entry(block, line)
        if entry is None:
            return None
        entries.append(entry)
    return entries


def find_blocks(text: str) -> Iterator[tuple[str, int]]:
    """What stands between blank lines, and the number of its first line."""
    line = 1
    for block in _blocks(text):
        yield block, line
        line += block.count("\n") + 2


def scan_entry(block: str, line: int) -> Entry | None:
    """The entry whose text begins in this line."""
    found = _LIVE.fullmatch(block)
    if found:
        return _entry(found, block, line, obsolete=False)
    found = _OBSOLETE.fullmatch(block)
    return _entry(found, block, line, obsolete=True) if found else None


def _blocks(text: str) -> list[str]:
    blocks = text.split("\n\n")
    while blocks and not blocks[-1].strip("\n"):
        blocks.pop()
    if blocks:
        blocks[-1] = blocks[-1].rstrip("\n")
    return blocks


def _entry(found: re.Match[str], raw: str, line: int, *, obsolete: bool) -> Entry:
    (
        comments, extracted, references, flags,
        previous_context, previous_source, previous_plural,
        context, source, target, plural, plural_targets,
    ) = found.groups()  # fmt: skip
    return Entry(
        comments=tuple(without_mark(row, 1) for row in comments[:-1].split("\n")) if comments else (),
        extracted=tuple(without_mark(row, 2) for row in extracted[:-1].split("\n")) if extracted else (),
        references=split_references(references.split("\n")) if references else (),
        flags=split_flags(flags) if flags else (),
        previous_context=_unquote(previous_context),
        previous_source=_unquote(previous_source),
        previous_plural=_unquote(previous_plural),
        context=_unquote(context),
        source=_unquote(source) or "",
        plural=_unquote(plural),
        target=_unquote(target) or "",
        plural_targets=_plural_targets(plural_targets) if plural_targets else (),
        obsolete=obsolete,
        line=line + raw.count("\n", 0, found.start(_SOURCE_GROUP)),
        raw=raw,
    )


def _unquote(quoted: str | None) -> str | None:
    if quoted is None:
        return None
    text = quoted[1:-1]
    if "\n" in text:
        text = "".join(line[line.index('"') + 1 : -1] for line in quoted.split("\n"))
    return _ESCAPE.sub(lambda escape: _UNESCAPED[escape[1]], text) if "\\" in text else text


def _plural_targets(text: str) -> tuple[str, ...]:
    forms = {int(index): _unquote(quoted) or "" for index, quoted in _PLURAL_TARGET.findall(text)}
    return tuple(forms[index] for index in sorted(forms))


def without_mark(comment: str, mark_chars: int) -> str:
    """A space after the mark belongs to it."""
    return comment[mark_chars:].removeprefix(" ")


def split_references(lines: Iterable[str]) -> tuple[str, ...]:
    """Those of `#:` lines, in order."""
    return tuple(reference for line in lines for reference in _REFERENCE.findall(line[2:]))


@lru_cache(maxsize=1024)
def split_flags(flags: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stripped for flag in flags.split(",") if (stripped := flag.strip())))
