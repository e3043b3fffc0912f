"""Control-byte envelopes: SOH header STX text ETX trailer EOT, as IPTC 7901 and ANPA 1312 have them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from loc.errors import WireError

_START = regex.compile(rb"[\x00\x16\x7f\s]*(?:ZCZC[^\x01\n]{0,40}\s*)?\x01")
_ANPA = regex.compile(rb"[\x1f\x13\x14]")
_HEAD_BYTES = 2_000
# C0 of ISO-IR 26 and of the ANPA: a typographic instruction between FF and VT, fonts, rails, spaces, kill word.
_INSTRUCTION = regex.compile(r"\x0c[^\x0b\n]{0,80}\x0b")
_KILLED_WORD = regex.compile(r"(?<!\S)\S*[ ]?\x18")
_SPACES = str.maketrans(dict.fromkeys("\x08\x10\x1c\x1d\x1e\x1f", " "))
_SILENT = str.maketrans(dict.fromkeys("\x00\x05\x06\x07\x0b\x0c\x0e\x0f\x11\x12\x13\x14\x15\x16\x17\x19\x1a\x1b\x7f"))
_BROKEN = regex.compile(r"(?![\n\t])\p{Cc}|\ufffd")
_HIGH = regex.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Lines without their ends; `text_line` is the number of the first line of `text` in the file, from 1."""

    header: tuple[str, ...]
    header_line: int
    text: tuple[str, ...]
    text_line: int
    trailer: str


def is_envelope(content: bytes) -> bool:
    return bool(_START.match(content[:_HEAD_BYTES]))


def is_anpa(content: bytes) -> bool:
    """ANPA 1312 has a unit separator or a format code in its header, IPTC 7901 neither."""
    start = _START.match(content[:_HEAD_BYTES])
    header = content[start.end() : _HEAD_BYTES].partition(b"\x02")[0] if start else b""
    return bool(start and (_ANPA.search(header) or b"\x16" in start[0]))


def open_envelope(content: bytes, name: str) -> Envelope:
    """Raises WireError for a part that is missing and for more than one story."""
    data = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = _START.match(data)
    if not start:
        raise _error(name, 1, "SOH before the header")
    header, found, rest = data[start.end() :].partition(b"\x02")
    header_line = data.count(b"\n", 0, start.end()) + 1
    if not found or b"\x01" in header or b"\x03" in header:
        raise _error(name, header_line, "STX between header and text")
    text_line = header_line + header.count(b"\n")
    text, found, trailer = rest.lstrip(b"\x02").partition(b"\x03")
    if not found:
        raise _error(name, text_line + rest.count(b"\n"), "ETX after the text; it is cut")
    if b"\x01" in text + trailer or b"\x02" in text + trailer:
        raise _error(name, text_line, "one story")
    encoding = _encoding_of(header + text + trailer)
    return Envelope(
        tuple(header.decode(encoding, "replace").split("\n")),
        header_line,
        tuple(_clean(text.decode(encoding, "replace"), name, text_line)),
        text_line,
        clean_line(trailer.decode(encoding, "replace"), name),
    )


def _encoding_of(content: bytes) -> str:
    """UTF-8, else cp1251 where most letters above ASCII stand beside each other, as in words of Cyrillic, else cp1252.

    Damaged UTF-8 stays UTF-8, so that the damage is found.
    """
    text = content.decode("utf-8", "replace")
    high = [character for run in _HIGH.findall(text) for character in run]
    if len(high) >= 2 * high.count("\ufffd"):
        return "utf-8"
    runs = _HIGH.findall(content.decode("latin-1"))
    is_cyrillic = sum(len(run) for run in runs if len(run) > 1) > sum(map(len, runs)) / 2
    return "cp1251" if is_cyrillic else "cp1252"


def clean_line(text: str, name: str) -> str:
    return " ".join(" ".join(_clean(text, name, 1)).split())


def _clean(text: str, name: str, first_line: int) -> list[str]:
    plain = _KILLED_WORD.sub("", _INSTRUCTION.sub("", unicodedata.normalize("NFC", text)))
    plain = plain.replace("\x04", "").translate(_SPACES).translate(_SILENT)
    control = _BROKEN.search(plain)
    if control:
        line = first_line + plain.count("\n", 0, control.start())
        raise _error(name, line, "text", f"the character U+{ord(control[0]):04X}")
    return plain.split("\n")


def _error(name: str, line: int, expected: str, got: str = "") -> WireError:
    found = f", got {got}" if got else ""
    return WireError(f"{name}:{line}: expected {expected}{found}", hint="Ask the desk to send the story again.")
