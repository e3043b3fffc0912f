"""Bytes as received -> text: encoding found, NFC, line feeds only."""

from __future__ import annotations

import codecs
import re
import unicodedata

from loc.errors import WireError

MAX_BYTES = 5 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # the category Cc
_WHITE = "\t\n\r\f\x1a"  # DOS wires end with ^Z


def decode(content: bytes, name: str) -> str:
    """UTF-8 with or without BOM, UTF-16 with BOM, else cp1251, the encoding of older Kazakh and Russian wires.

    Raises WireError naming `name`, line and what was expected.
    """
    text = unicodedata.normalize("NFC", decode_text(content, name))
    if not text.strip("\x1a").strip():
        raise _empty(name)
    _refuse_control(text, name)
    return text.rstrip("\x1a")


def refuse_size(content: bytes, name: str) -> None:
    """Raises WireError for more than MAX_BYTES and for nothing at all."""
    if not content.strip(_WHITE.encode() + b" "):
        raise _empty(name)
    if len(content) > MAX_BYTES:
        raise WireError(
            f"{name}: {len(content):,} bytes; expected one story of at most {MAX_BYTES:,}",
            hint="A story is a few kilobytes; a whole feed has to be cut into stories first.",
        )


def decode_text(content: bytes, name: str) -> str:
    """Any text of any length, its letters untouched; line feeds only."""
    return _text(content, name).replace("\r\n", "\n").replace("\r", "\n")


def _empty(name: str) -> WireError:
    return WireError(f"{name}: empty; expected the text of a story", hint="Ask the desk to send the story again.")


def _text(content: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content[len(bom) :], encoding, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _cyrillic(content, error, name)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "replace").count("\n") + 1
        raise WireError(
            f"{name}:{line}: expected {encoding.upper()} after its byte order mark, got {_bytes(content, error.start)}",
            hint="The file is cut or damaged; ask the desk to send it again.",
        ) from error


def _cyrillic(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    """cp1251 where that makes words: mostly letters above ASCII, as text has and binaries have not."""
    line = content.count(b"\n", 0, error.start) + 1
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        text = ""
    high = [character for character in text if character > "\x7f"]
    letters = sum(character.isalpha() or character in "«»–—“”’„…№ " for character in high)
    if not high or letters < 0.9 * len(high) or "\0" in text:
        raise WireError(
            f"{name}:{line}: expected UTF-8, UTF-16 with a byte order mark, or cp1251; "
            f"got {_bytes(content, error.start)}",
            hint="Save the file as UTF-8, or check that it is text at all.",
        ) from error
    return text


def _refuse_control(text: str, name: str) -> None:
    for found in _CONTROL.finditer(text):
        if found[0] not in _WHITE:
            line = text.count("\n", 0, found.start()) + 1
            raise WireError(
                f"{name}:{line}: expected text, got the control character U+{ord(found[0]):04X}",
                hint="The file is binary, or in an encoding without a byte order mark.",
            )


def _bytes(content: bytes, start: int) -> str:
    return "bytes " + content[start : start + 4].hex(" ")
