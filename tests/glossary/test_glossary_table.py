"""CSV and TSV: delimiters, headers, byte order marks, formulas, broken lines."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from exchanged import TERMS, bare, some_terms
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.errors import GlossaryError
from loc.glossary.exchange import read_table, write_table
from loc.model import Term

FULL = (
    "source,target,status,from,until,desk,note\n"
    "akim,әкім,,,,,\n"
    '"draw, the","тең, нәтиже",preferred,2019-03-23,2022-09-17,sport,"a ""note"", long"\n'
)

BARE = [
    "akim,әкім\nmaslikhat,мәслихат\n",
    "akim;әкім\nmaslikhat;мәслихат\n",
    "akim\tәкім\nmaslikhat\tмәслихат\n",
    "akim\tәкім\r\nmaslikhat\tмәслихат\r\n",
    "\n\nakim;әкім\n;\n  maslikhat ; мәслихат",
    "sep=;\nakim;әкім\nmaslikhat;мәслихат\n",
    "en,kk\nakim,әкім\nmaslikhat,мәслихат\n",
    "Target;Source\nәкім;akim\nмәслихат;maslikhat\n",
    'source,target\n"akim",әкім\n"maslikhat","мәслихат"',
]


def read(text: str | bytes, lang: str = "kk") -> tuple[list[Term], list[str], tuple[str, ...]]:
    content = text.encode() if isinstance(text, str) else text
    terms, problems, passed_over = read_table(content, "terms.csv", "en", lang)
    return list(terms), list(map(str, problems)), passed_over


def test_every_column_is_read() -> None:
    """With the line each term begins on."""
    assert read(FULL) == (
        [
            Term("akim", "әкім", place="terms.csv:2"),
            Term(
                "draw, the",
                "тең, нәтиже",
                "preferred",
                date(2019, 3, 23),
                date(2022, 9, 17),
                'a "note", long',
                "terms.csv:3",
                "sport",
            ),
        ],
        [],
        (),
    )


@pytest.mark.parametrize("text", BARE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_two_columns_do(text: str, encoding: str) -> None:
    """Tab, semicolon or comma, with a header or without, as programs and people save them."""
    terms, problems, _ = read(text.encode(encoding))
    assert [(term.source, term.target) for term in terms] == [("akim", "әкім"), ("maslikhat", "мәслихат")]
    assert problems == []


BROKEN = [
    ("akim,", "no target"),
    (",әкім", "no source"),
    (f"akim,{'ә' * 10_000}", "10,000 characters"),
    ("akim,әкім,liked,,,,", "status 'liked': expected one of preferred"),
    ("akim,әкім,,2019-02-30,,,", "YYYY-MM-DD, not 2019-02-30"),
    ("akim,әкім,,23.03.2019,,,", "YYYY-MM-DD, not 23.03.2019"),
    ("akim,әкім,,2022-09-17,2019-03-23,,", "expected FROM before UNTIL"),
    ("akim,әкім,,,,a b,", "desk 'a b'"),
    ("akim,әкім,,,,,,more", "expected 7 columns, got 8"),
    ("akim", "expected 7 columns, got 1"),
    ("akim,әк\x00ім", "U+0000"),
    ('"akim"x,әкім', "',' expected after '\"'"),
    ('"akim,әкім', "unexpected end of data"),
]


@pytest.mark.parametrize(("line", "problem"), BROKEN)
def test_a_broken_line_is_told_and_the_rest_is_read(line: str, problem: str) -> None:
    """File and line, once; the lines before and after count."""
    text = f"{FULL.splitlines()[0]}\nmaslikhat,мәслихат\n{line}\noblast,облыс\n"
    terms, (told,), _ = read(text)
    assert [term.source for term in terms] == ["maslikhat", "oblast"]
    assert told.startswith("terms.csv:3: ")
    assert problem in told


def test_other_bytes_than_utf8_are_told_by_line() -> None:
    """A line in an old Windows encoding does not take the others with it."""
    terms, (told,), _ = read("akim,әкім\nоблысы,".encode() + "область\n".encode("cp1251") + "ox,өгіз\n".encode())
    assert [term.source for term in terms] == ["akim", "ox"]
    assert told == "terms.csv:2: expected UTF-8, got byte 0xee"


def test_unknown_columns_are_named() -> None:
    """What they hold is not ours; nothing else is lost by it."""
    terms, problems, passed_over = read("id,source,target,domain\n1,akim,әкім,law\n")
    assert ([(term.source, term.target) for term in terms], problems) == ([("akim", "әкім")], [])
    assert passed_over == ("id", "domain")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"one\ntwo\n", "terms.csv:1: expected two columns or a header"),
        (b"a,b,c\n", "got 3 columns"),
        (b"\xff\xfea", "expected UTF-16"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, problem: str) -> None:
    """Before anything of it is taken."""
    with pytest.raises(GlossaryError) as caught:
        read(content)
    assert problem in str(caught.value)


def test_an_empty_table_has_no_terms() -> None:
    """No line, or empty ones."""
    assert read("") == read("\n ,\n") == ([], [], ())


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-жал", "@SUM(A1)", "'=1", "''@x", "'s-Hertogenbosch", "'тырнақша'"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A spreadsheet takes none for one, and it comes back as it was."""
    written = write_table([Term(cell, cell)], ",")
    (row,) = [*csv.reader(io.StringIO(written.decode("utf-8-sig")))][1:]
    assert row[0][0] not in "=+-@"
    terms, problems, _ = read(written)
    assert ([(term.source, term.target) for term in terms], problems) == ([(cell, cell)], [])


def test_a_csv_opens_in_a_spreadsheet() -> None:
    """UTF-8 with a mark for CSV; TSV is plain."""
    assert write_table([Term("akim", "әкім")], ",") == (
        "\ufeffsource,target,status,from,until,desk,note\r\nakim,әкім,preferred,,,,\r\n".encode()
    )
    assert write_table([Term("akim", "әкім", note="a, b")], "\t") == (
        "source\ttarget\tstatus\tfrom\tuntil\tdesk\tnote\nakim\tәкім\tpreferred\t\t\t\ta, b\n".encode()
    )


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_terms_come_back(delimiter: str) -> None:
    """Status, dates, desk and note with them."""
    assert bare(read(write_table(TERMS, delimiter))[0]) == TERMS


@settings(max_examples=40)
@given(some_terms(), st.sampled_from([",", "\t"]))
def test_any_terms_come_back(terms: list[Term], delimiter: str) -> None:
    """Whatever is written is read as it was."""
    reading = read_table(write_table(terms, delimiter), "terms.csv", "en", "kk")
    assert ([replace(term, place="") for term in reading.terms], reading.problems) == (terms, ())


@given(st.one_of(st.binary(max_size=200), st.text(alphabet="akә,;\t\n\r\"='", max_size=80).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """A LocError or problems with their line, and no other end."""
    try:
        reading = read_table(content, "terms.csv", "en", "kk")
    except GlossaryError:
        return
    assert all(str(problem).startswith("terms.csv:") for problem in reading.problems)
