"""Bytes of a wire -> text."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.decode import MAX_BYTES, decode
from loc.ingest.read import read_article

TEXT = "Қазақстан Президенті\n\nАстанада «бейсенбі» күні."


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.encode() + b"\x1a",
    ],
    ids=["UTF-8", "BOM", "UTF-16 LE", "UTF-16 BE", "CRLF", "CR", "NFD", "DOS end"],
)
def test_encodings_and_line_ends_come_out_alike(content: bytes) -> None:
    """The same story in every encoding a wire uses is the same text."""
    assert decode(content, "x") == TEXT


def test_old_cyrillic_is_read() -> None:
    """cp1251 is told by what it says: letters and quotes, not noise."""
    russian = "Президент «Казахстана» – в Душанбе…"
    assert decode(russian.encode("cp1251"), "x") == russian


BAD = {
    "empty": (b"", "x: empty; expected the text of a story"),
    "white": (b" \r\n\t\n", "x: empty"),
    "only a BOM": (codecs.BOM_UTF8, "x: empty"),
    "NUL": (b"Head\n\nA\0B", "x:3: .*U\\+0000"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\x90\x81", "x:1: expected UTF-8"),
    "noise": (bytes(range(128, 256)) * 4, "x:1: expected UTF-8"),
    "cut UTF-16": (codecs.BOM_UTF16_LE + "Head\nAst".encode("utf-16-le")[:-1], "x:2: expected UTF-16-LE"),
    "UTF-16 without BOM": ("Head".encode("utf-16-le"), "x:1: .*U\\+0000"),
    "no letters": (b"[[[[[[\n\n25 : 30\n", "x: no text in this plain item"),
    "bidi mark": ("Head\n\nThe sum is \u202e001\u202c tenge.".encode(), "x:3: .*U\\+202E"),
    "too large": (b"a" * (MAX_BYTES + 1), "x: 5,242,881 bytes; expected one story of at most 5,242,880"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_bytes_are_refused(case: str) -> None:
    """File, line and what was expected are named, and a next step."""
    content, message = BAD[case]
    with pytest.raises(WireError, match=message) as caught:
        read_article(content, "x")
    assert caught.value.hint


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_make_an_article_or_a_wire_error(content: bytes) -> None:
    """Nothing else comes out of the reader, whatever comes in."""
    try:
        article = read_article(content, "x")
    except WireError as error:
        assert str(error).startswith("x")
    else:
        assert all(paragraph.text for paragraph in article.paragraphs)
