"""Reading PO text of any origin."""

from __future__ import annotations

import pytest
from catalog.po_entries import ENTRY, HEADER, TORTURE
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.catalog.entry import Entry
from loc.catalog.po import read_entries, read_foreign_entries
from loc.catalog.scan import scan_entries
from loc.catalog.writer import write_entries, write_entry
from loc.errors import CatalogError

LIVE = 'msgid "a"\nmsgstr "b"\n'
BROKEN = {
    'msgid "a"\nmsgstr "b\n': ("2", "unclosed string"),
    'msgid "a"\nmsgstr "b\\x41"\n': ("2", "escape gettext would read as a letter"),
    'msgid "a"\nmsgstr "b" c\n': ("2", "words after a string"),
    'msgid "a"\nmsgid "b"\nmsgstr ""\n': ("2", "missing msgstr"),
    'msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n': ("3", "conflict mark of a merge"),
    '#| msgid "a\nmsgid "a"\nmsgstr "b"\n': ("1", "unclosed previous source"),
    f'{LIVE}\ndomain "other"\n{LIVE}': ("4", "another domain"),
    f'{LIVE}\n#~ msgid "c"\nmsgstr "d"\n': ("4", "half an obsolete entry"),
    f'{LIVE}\n#~msgid "c"\nmsgstr "d"\n': ("4", "half an obsolete entry without a space"),
    f"{LIVE}\nmsgid 'c'\nmsgstr \"d\"\n": ("4", "wrong quotation marks"),
    f'{LIVE}\nmsgid "c"\n"d\nmsgstr ""\n': ("5", "string cut at its second line"),
}


@pytest.mark.parametrize("text", BROKEN, ids=[why for _, why in BROKEN.values()])
def test_broken_text_is_refused_with_its_line(text: str) -> None:
    """A file broken by hand is refused with name and line; polib alone cuts a letter or passes by."""
    with pytest.raises(CatalogError, match=rf"^x\.po:{BROKEN[text][0]}: "):
        read_entries(text, "x.po")


FOREIGN = {
    "CRLF": 'msgid ""\r\nmsgstr "Language: kk\\n"\r\n\r\nmsgid "a"\r\nmsgstr "b"\r\n',
    "BOM": '\ufeffmsgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "no header": 'msgid "a"\nmsgstr ""\n"b"\n',
    "no line feed at the end": 'msgid "a"\nmsgstr "b"',
    "many empty lines": '\n\n\nmsgid "x"\nmsgstr ""\n\n\n\nmsgid "a"\nmsgstr "b"\n\n\n',
    "no empty lines": 'msgid "x"\nmsgstr ""\nmsgid "a"\nmsgstr "b"\n',
    "an empty line inside": 'msgid "a"\n\nmsgstr "b"\n',
    "indented": '  msgid "a"\n\tmsgstr   "b"  \n',
    "no space before strings": 'msgid"a"\nmsgstr"b"\n',
    "obsolete without spaces": '#~msgid"a"\n#~msgstr""\n#~"b"\n',
    "an empty msgid before": 'msgid ""\n"a"\nmsgstr ""\n"b"\n',
    "comments last": 'msgid "a"\nmsgstr "b"\n\n# the end\n#\n#.\n',
    "a previous line last": 'msgid "a"\nmsgstr "b"\n#~|\n',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_read(name: str) -> None:
    """Line ends, a byte order mark, odd spacing and a missing header of other programs do no harm."""
    found = read_entries(FOREIGN[name], "x.po")[-1]
    assert (found.source, found.target) == ("a", "b")


def test_header_only() -> None:
    """A catalog without units is one entry."""
    assert [entry.source for entry in read_entries(write_entry(HEADER) + "\n", "x.po")] == [""]


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "# a comment\n"])
def test_no_entries(text: str) -> None:
    """A file of nothing, or of a comment, has no entries."""
    assert read_entries(text, "x.po") == ()


ODD_COMMENTS = [
    ("#no space", Entry(comments=("no space",))),
    ("#\ttab", Entry(comments=("\ttab",))),
    ("##double", Entry(comments=("#double",))),
    ("#", Entry(comments=("",))),
    ("#.", Entry(extracted=("",))),
    ("#:", Entry()),
    ("#,", Entry()),
    ("#,fuzzy,c-format", Entry(flags=("fuzzy", "c-format"))),
    ("#, fuzzy\n#, c-format", Entry(flags=("fuzzy", "c-format"))),
    ("#! fuzzy", Entry(flags=("fuzzy",))),
    ("#= c-format, no-wrap", Entry(flags=("c-format", "no-wrap"))),
    ("#, fuzzy\n# after", Entry(flags=("fuzzy",), comments=("after",))),
    ("#:a.txt:1\tb.txt:2", Entry(references=("a.txt:1", "b.txt:2"))),
    ("#: \u2068a b.txt\u2069:1 c.txt:2", Entry(references=("\u2068a b.txt\u2069:1", "c.txt:2"))),
    ("  #. indented", Entry(extracted=("indented",))),
    ('#|  msgid  "old"\n#|"er"', Entry(previous_source="older")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ODD_COMMENTS, ids=[line for line, _ in ODD_COMMENTS])
def test_odd_comments_are_kept_with_their_entry(line: str, expected: Entry) -> None:
    """Comments as other programs write them belong to the entry below, in the fields gettext puts them in."""
    before, found = read_entries(f'msgid "x"\nmsgstr "y"\n\n{line}\nmsgid "a"\nmsgstr "b"\n', "x.po")
    assert before.raw == 'msgid "x"\nmsgstr "y"'
    assert found._replace(raw="", line=0) == expected._replace(source="a", target="b")
    assert found.raw == f'{line}\nmsgid "a"\nmsgstr "b"'


def test_a_previous_source_of_an_obsolete_entry_stays_with_it() -> None:
    """`#~|` above `#~`, which polib gives to nobody."""
    text = 'msgid "x"\nmsgstr "y"\n\n#~| msgid "old"\n#~ msgid  "a"\n#~ msgstr "b"\n'
    before, found = read_entries(text, "x.po")
    assert (before.raw, found.previous_source, found.obsolete) == ('msgid "x"\nmsgstr "y"', "old", True)


def test_lines_are_those_of_the_msgid() -> None:
    """For messages that name a line, in both ways of reading."""
    text = write_entries(write_entry(entry) for entry in (HEADER, *TORTURE.values()))
    lines = text.split("\n")
    for entry in (*read_entries(text, "x.po"), *read_foreign_entries(text, "x.po")):
        assert lines[entry.line - 1].removeprefix("#~ ").startswith('msgid "')


def test_our_own_files_need_no_polib() -> None:
    """What we write is scanned; so is what gettext wraps."""
    text = write_entries(write_entry(entry) for entry in (HEADER, *TORTURE.values()))
    assert scan_entries(text) is not None
    assert scan_entries('msgid ""\n"one "\n"sentence"\nmsgstr ""\n"бір "\n"сөйлем"\n') is not None


@pytest.mark.parametrize("name", FOREIGN)
def test_the_scan_agrees_with_polib_on_foreign_files(name: str) -> None:
    """It finds the same as polib, or leaves the file to polib."""
    text = FOREIGN[name].removeprefix("\ufeff").replace("\r\n", "\n")
    assert scan_entries(text) in (None, list(read_foreign_entries(text, "x.po")))


LINES = [
    "", "#", "# note", "#.", "#. hint", "#: a:1", "#, fuzzy", '#| msgid "old"', '#| "er"', 'msgctxt "c"', 'msgctxt ""',
    'msgid "a"', 'msgid ""', 'msgid_plural "p"', 'msgstr "b"', 'msgstr ""', 'msgstr[0] "b"', 'msgstr[1] ""',
    '"more\\n"', '#~| msgid "old"', '#~ msgctxt "c"', '#~ msgid "a"', '#~ msgstr "b"', '#~ "more"',
    'msgid "a"\nmsgstr "b"\n', '#~ msgid "a"\n#~ msgstr "b"\n', 'msgid "a"\nmsgid_plural "p"\nmsgstr[0] "b"',
]  # fmt: skip
# Damage inside lines.
PIECES = [
    '"', "\\", "\\\\", "\n", "\n\n", " ", "#~ ", "#| ", "#~| ", "# ", "\u2028", "\x1c", "\v", "\r", "\xa0", "\0",
    "é", "\\a",
]  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 12), st.sampled_from([*LINES, *PIECES])), max_size=3)


@settings(deadline=None)
@given(st.lists(ENTRY, max_size=4), EDITS)
def test_the_scan_agrees_with_polib(entries: list[Entry], edits: list[tuple[int, int, str]]) -> None:
    """Whatever the scan accepts, of random entries with random damage, polib reads in the same way."""
    text = write_entries(write_entry(entry) for entry in entries)
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    scanned = scan_entries(text)
    if scanned is not None:
        assert scanned == list(read_foreign_entries(text, "x.po"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=10).map("\n".join))
def test_the_scan_agrees_with_polib_on_any_order_of_lines(text: str) -> None:
    """The same for lines that no writer put in this order."""
    scanned = scan_entries(text)
    if scanned is not None:
        assert scanned == list(read_foreign_entries(text, "x.po"))
