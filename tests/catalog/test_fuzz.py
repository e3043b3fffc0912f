"""Damaged PO files: read, or refused with the line; nothing else, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

from builders import AT, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.catalog.file import PoFile, decode, format_file, parse_file
from loc.errors import CatalogError
from loc.model import Unit

WHOLE = (ROOT / "locales/kk/2021-09-16-csto-dushanbe.po").read_bytes()
SAMPLE = WHOLE[: WHOLE.index(b"\n\n", 4000) + 1]
PIECES = [
    b'"',
    b"\\",
    b"\n",
    b"\n\n",
    b"#~ ",
    b"#| ",
    b"#, fuzzy\n",
    b"msgid ",
    b'msgstr "x"\n',
    b"\xff",
    b"\0",
    b"\r\n",
    b"#: x y\n",
]
EDITS = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=4)


def damage(edits: list[tuple[int, int, bytes]]) -> bytes:
    content = SAMPLE
    for start, length, piece in edits:
        content = content[:start] + piece + content[start + length :]
    return content


def read(content: bytes) -> PoFile:
    return parse_file(decode(content, "x.po"), "x.po", "x", "kk")


def content_of(unit: Unit) -> tuple[object, ...]:
    return unit.key, unit.target, unit.state, unit.obsolete, unit.notes, unit.previous_source


@settings(deadline=None)
@given(EDITS)
def test_damage_is_read_or_refused(edits: list[tuple[int, int, bytes]]) -> None:
    """Whatever was cut and pasted into a catalog: units, or a CatalogError that begins with the file's name."""
    try:
        file = read(damage(edits))
    except CatalogError as error:
        assert str(error).startswith("x.po:")
        return
    again = read(format_file(file, file.catalog.units, AT).encode())
    obsolete_last = sorted(file.catalog.units, key=lambda unit: unit.obsolete)
    assert [content_of(unit) for unit in again.catalog.units] == [content_of(unit) for unit in obsolete_last]
    assert [entry.raw for entry in again.foreign] == [entry.raw for entry in file.foreign]


@settings(deadline=None)
@given(EDITS, st.data())
def test_a_change_leaves_the_others_bytes_alone(edits: list[tuple[int, int, bytes]], data: st.DataObject) -> None:
    """In a damaged file that can still be read, one unit is changed: the text of all others stands as it stood."""
    try:
        file = read(damage(edits))
    except CatalogError:
        return
    if not file.raws:
        return
    changed, _ = data.draw(st.sampled_from(file.raws))
    units = [replace(unit, target="Басқа.") if unit == changed else unit for unit in file.catalog.units]
    text = format_file(file, units, AT)
    assert all(f"\n\n{raw}" in text for unit, raw in file.raws if unit != changed)
