"""Reading and writing PO text."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.entry import Entry
from loc.catalog.po import read_entries
from loc.catalog.writer import write_entries, write_entry
from loc.errors import CatalogError

HEADER = Entry(target="Language: kk\nContent-Type: text/plain; charset=UTF-8\n")
LONG = "Ұжымдық қауіпсіздік туралы шарт ұйымына мүше мемлекеттердің басшылары Душанбеде өткен отырысқа қатысты."
TORTURE = (
    Entry(context="text", source="One.", target="Бір.", flags=("no-wrap",)),
    Entry(context="text", source=f"{LONG} {LONG}", target=LONG, flags=("fuzzy", "no-wrap"), previous_source=LONG),
    Entry(context="text", source='tab\tquote " backslash \\ end', target="«\\»", flags=("no-wrap",)),
    Entry(context="text", source="two\nlines", target="екі\nжол\n", flags=("no-wrap",)),
    Entry(source="日本語のとても長い文章" * 12, target="é́ combining", flags=("no-wrap",)),
    Entry(
        comments=("a note", "", "loc: reviewed 2026-11-23T09:00:00Z 0123456789abcdef Aigerim Serikova"),
        extracted=("body, paragraph 1, sentence 1", "second line"),
        references=tuple(f"sources/2021/09/a-rather-long-slug-of-a-story.txt:{line}" for line in range(1, 9)),
        flags=("no-wrap",),
        context="text",
        source="With everything",
    ),
    Entry(
        comments=("gone",),
        flags=("fuzzy", "no-wrap"),
        previous_context="headline",
        previous_source=LONG,
        context="text",
        source="Obsolete",
        target="Ескірген",
        obsolete=True,
    ),
)


def written(*entries: Entry) -> str:
    return write_entries(write_entry(entry) for entry in (HEADER, *entries))


def content(entry: Entry) -> Entry:
    return Entry(**{**{name: getattr(entry, name) for name in entry.__slots__}, "line": 0, "raw": ""})


def msgcat(tmp_path: Path, text: str) -> str:
    path = tmp_path / "file.po"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["msgcat", str(path)], check=True, capture_output=True)
    return done.stdout.decode()


def test_msgcat_changes_no_byte(tmp_path: Path, need_tool: Callable[[str, str], str]) -> None:
    """What we write is what gettext would write."""
    need_tool("msgcat", "gettext")
    text = written(*TORTURE)
    assert msgcat(tmp_path, text) == text


def test_reading_gives_back_what_was_written() -> None:
    """Every field survives a round trip, obsolete previous fields too, which polib drops."""
    assert [content(entry) for entry in read_entries(written(*TORTURE), "x.po")[1:]] == list(TORTURE)


# Surrogates cannot be encoded, gettext ends a file at NUL and takes no other control characters raw.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.text("ab \t\n\a\b\f\v\r\\\"'«қ» \u2028")


@given(TEXT, TEXT, TEXT)
def test_any_text_survives(context: str, source: str, target: str) -> None:
    """Read after write is identity for any Unicode string, with line separators inside strings."""
    entry = Entry(context=f"c{context}", source=f"s{source}", target=target, previous_source=target)
    assert content(read_entries(written(entry), "x.po")[1]) == entry


@given(st.lists(st.tuples(TEXT, TEXT), max_size=3))
def test_polib_reads_the_same(pairs: list[tuple[str, str]]) -> None:
    """Where polib can read what we write, it reads the same source and target."""
    plain = [(f"s{source}", target) for source, target in pairs if not set("\a\u2028\u2029\x85") & set(source + target)]
    entries = [Entry(context=str(index), source=source, target=target) for index, (source, target) in enumerate(plain)]
    found = polib.pofile(written(*entries))
    assert [(entry.msgid, entry.msgstr) for entry in found] == plain


BROKEN = {
    'msgid "a"\nmsgstr "b\n': ("2", "unclosed string"),
    'msgid "a"\nmsgstr "b\\x41"\n': ("2", "escape gettext would read as a letter"),
    'msgid "a"\nmsgstr "b" c\n': ("2", "words after a string"),
    'msgid "a"\nmsgid "b"\nmsgstr ""\n': ("2", "missing msgstr"),
    'msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n': ("3", "conflict mark of a merge"),
    '#| msgid "a\nmsgid "a"\nmsgstr "b"\n': ("1", "unclosed previous source"),
}


@pytest.mark.parametrize("text", BROKEN, ids=[why for _, why in BROKEN.values()])
def test_broken_text_is_refused_with_its_line(text: str) -> None:
    """A file broken by hand is refused with name and line; polib alone cuts a letter or passes by."""
    with pytest.raises(CatalogError, match=rf"^x\.po:{BROKEN[text][0]}: "):
        read_entries(text, "x.po")


@pytest.mark.parametrize(
    "text",
    [
        'msgid ""\r\nmsgstr "Language: kk\\n"\r\n\r\nmsgid "a"\r\nmsgstr "b"\r\n',
        '\ufeffmsgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr ""\n"b"\n',
    ],
    ids=["CRLF", "BOM", "no header"],
)
def test_foreign_files_are_read(text: str) -> None:
    """Line ends, a byte order mark and a missing header of other programs do no harm."""
    assert read_entries(text, "x.po")[-1].target == "b"
