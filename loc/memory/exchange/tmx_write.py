"""TMX 1.4b (LISA, 2005), level 1: plain text. Our inline tags are text, too, so that they come back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from loc import __version__
from loc.memory.exchange import tmx_names as names
from loc.memory.pair import NEVER, Pair
from loc.model import State

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="loc" creationtoolversion="{version}" segtype="sentence" o-tmf="loc" adminlang="en" \
srclang="{source_lang}" datatype="plaintext"/>
  <body>
"""
_TAIL = """\
  </body>
</tmx>
"""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_XML = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # outside XML's Char


def write_tmx(stream: BinaryIO, pairs: Iterable[Pair], source_lang: str, lang: str) -> int:
    """How many were written, one after the other, in their order; `read_pairs` gives them back as they were.

    A character that XML has not is a <ph> in a text and U+FFFD elsewhere. Valid against the DTD of TMX 1.4.
    """
    stream.write(_HEAD.format(version=__version__, source_lang=_quote(source_lang)).encode())
    opening = f'      <tuv xml:lang="{_quote(source_lang)}"><seg>'
    target_opening = f'      <tuv xml:lang="{_quote(lang)}"'
    count = 0
    for pair in pairs:
        props = "".join(_format_prop(name, text) for name, text in _props(pair))
        source = f"{opening}{_format_text(pair.source)}</seg></tuv>\n"
        target = f"{target_opening}{_format_review(pair)}><seg>{_format_text(pair.target)}</seg></tuv>\n"
        stream.write(f"    <tu>\n{props}{source}{target}    </tu>\n".encode())
        count += 1
    stream.write(_TAIL.encode())
    return count


def _props(pair: Pair) -> Iterator[tuple[str, str]]:
    """The origin even if empty: a reader puts the file's name where there is none."""
    yield names.ORIGIN, pair.origin
    if pair.context:
        yield names.CONTEXT, pair.context
    if pair.state != State.REVIEWED:
        yield names.STATE, pair.state.label
    if pair.around.previous:
        yield names.PREVIOUS, pair.around.previous
    if pair.around.following:
        yield names.FOLLOWING, pair.around.following


def _format_prop(name: str, text: str) -> str:
    return f'      <prop type="{name}">{_clean(text).translate(_ESCAPES)}</prop>\n'


def _format_review(pair: Pair) -> str:
    changed = f' changedate="{_format_time(pair.made_at)}"' if pair.made_at > NEVER else ""
    return f'{changed} changeid="{_quote(pair.reviewer)}"' if pair.reviewer else changed


def _format_time(at: datetime) -> str:
    """strftime would leave out the zeros of an early year."""
    utc = at.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%SZ}"


def _format_text(text: str) -> str:
    escaped = _SURROGATE.sub("\ufffd", text).translate(_ESCAPES)
    return _NO_XML.sub(lambda found: f'<ph type="{names.CHARACTER}">{ord(found[0]):04X}</ph>', escaped)


def _quote(text: str) -> str:
    return _clean(text).translate(_ATTRIBUTE_ESCAPES)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", _SURROGATE.sub("\ufffd", text))
