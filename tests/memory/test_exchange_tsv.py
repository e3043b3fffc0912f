"""Two columns with a tab between."""

from __future__ import annotations

from pathlib import Path

import pytest
from memory.exchange_files import read_content, read_file

from loc.memory import Pair
from loc.memory.exchange import BrokenFile

ROW = b"The talks are over.\t\xd0\x91\xd1\x96\xd1\x82\xd1\x82\xd1\x96."
PAIR = Pair("The talks are over.", "Бітті.", "", "x.tsv")


@pytest.mark.parametrize(
    "content",
    [
        ROW,
        ROW + b"\n",
        ROW + b"\r\n\r\n\n",
        b"\xef\xbb\xbf" + ROW,
        b"en\tkk\n" + ROW,
        b"EN-US\tkk-KZ\n" + ROW,
        b"\xef\xbb\xbfSource\tTarget\r\n" + ROW,
        b"English\tKazakh\n" + ROW,
    ],
)
def test_rows(tmp_path: Path, content: bytes) -> None:
    """Any line end, a byte order mark, a row of names, empty lines."""
    assert read_content(tmp_path, "x.tsv", content) == ([PAIR], [])


def test_nothing_is_quoted(tmp_path: Path) -> None:
    """Quotes, backslashes and tags are text, and so are line separators that are no line ends."""
    pairs, problems = read_content(tmp_path, "x.tsv", '"Over", \\t he\u2028 said\t«<b>Бітті</b>» \r деді\n')
    assert problems == []
    assert [pair[:2] for pair in pairs] == [('"Over", \\t he\u2028 said', "«<b>Бітті</b>» \r деді")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"Over.", "expected 2 columns, got 1"),
        (b"Over.\tx\ty", "expected 2 columns, got 3"),
        (b"Over.\t ", "the text in kk is empty"),
        (b"\tx", "the text in en is empty"),
        (b"Over.\t\xd0x", "expected UTF-8, got the byte 0xD0 at 7"),
        (b"Over.\t" + b"x" * 100_001, "the text in kk has 100,001 characters, more than 100,000"),
        (b"Over.\t" + b"x" * 2_000_000, "the line has 1,000,000 bytes or more"),
        (b"en\tkk", ""),
    ],
)
def test_broken_rows_are_told(tmp_path: Path, row: bytes, message: str) -> None:
    """By their line; a row of names is text where it is not the first."""
    pairs, problems = read_content(tmp_path, "x.tsv", b"\n".join([ROW, row, ROW]))
    assert problems == ([f"2: {message}"] if message else [])
    assert len(pairs) == (2 if message else 3)


def test_utf16_is_refused(tmp_path: Path) -> None:
    """What Excel calls Unicode text is said to be so."""
    with pytest.raises(BrokenFile, match=r"x\.tsv:1: expected UTF-8, got UTF-16"):
        read_content(tmp_path, "x.tsv", ROW.decode().encode("utf-16"))


@pytest.mark.parametrize(
    ("name", "content", "is_tsv"),
    [
        ("memory", ROW, True),
        ("memory.tmx", ROW, True),
        ("memory.tsv", b"", True),
        ("memory.tsv", b"<b>Over</b>\t<b>x</b>", True),
        ("memory", b"Over.", False),
        ("memory", b"", False),
        ("memory.po", b'msgid "Over."', False),
        ("memory", b'<?xml version="1.0"?>\t<html/>', False),
    ],
)
def test_the_format_is_told_by_content(tmp_path: Path, name: str, content: bytes, is_tsv: bool) -> None:
    """By suffix only where the content says nothing."""
    if is_tsv:
        assert read_content(tmp_path, name, content)[1] == []
    else:
        with pytest.raises(BrokenFile, match=r"memory.*:1: expected TMX, XLIFF or TSV, got"):
            read_content(tmp_path, name, content)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """And a folder are said to be so."""
    for path in (tmp_path / "no.tsv", tmp_path):
        with pytest.raises(BrokenFile, match="cannot be read"):
            read_file(path)
