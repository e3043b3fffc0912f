"""A file that is read again is the one that is read for the first time."""

from __future__ import annotations

from builders import AT, make_unit
from catalog.po_entries import HEADER, TORTURE, make_entry
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.entry import Entry
from loc.catalog.file import PoFile, format_file, new_file, parse_file
from loc.catalog.reread import parse_again
from loc.catalog.writer import write_entries, write_entry
from loc.model import State

NAME = "locales/kk/story.po"
ROWS = (
    *TORTURE.values(),
    make_entry("A plant.", "Зауыт.", fuzzy=True),
    make_entry("A plant.", "Зауыттар.", comments=("жөндеу керек", "loc: ignore numbers"), references=("x.txt:2",)),
    make_entry("Gone.", "Кетті.", obsolete=True),
    make_entry("%d plants", plural="plants", plural_targets=("зауыт", "зауыттар"), target=""),
    make_entry("Empty context.", context=""),
)
SIGNED = HEADER._replace(target=f"{HEADER.target}X-Generator: Poedit 3.4\n")
takes = st.tuples(st.sampled_from([HEADER, SIGNED]), st.lists(st.sampled_from(ROWS), unique_by=lambda row: row.source))


def read(take: tuple[Entry, list[Entry]]) -> PoFile:
    return parse_file(write_entries(map(write_entry, [take[0], *take[1]])), NAME, "story", "kk")


@given(takes, takes, st.sampled_from(["\n", "\r\n"]))
def test_read_again_is_read(before: tuple[Entry, list[Entry]], now: tuple[Entry, list[Entry]], end: str) -> None:
    """Units, lines, states by the header, foreign entries: whatever came, went, moved or changed."""
    text = read(now).text.replace("\n", end)
    assert parse_again(text, read(before)) == parse_file(text, NAME, "story", "kk")


def test_what_did_not_change_is_not_made_anew() -> None:
    """After one of a hundred sentences was saved, the other units are the very ones there were."""
    units = [make_unit(f"Sentence {number}.", f"{number}-сөйлем.") for number in range(100)]
    first = parse_file(format_file(new_file(NAME, "story", "kk", AT), units, AT), NAME, "story", "kk")
    changed = list(first.catalog.units)
    changed[40] = make_unit("Sentence 40.", "Басқа сөйлем.", State.REVIEWED)
    again = parse_again(format_file(first, changed, AT), first)
    kept = [old is new for old, new in zip(first.catalog.units, again.catalog.units, strict=True)]
    assert (kept.count(False), kept[40], again.catalog.units[40].target) == (1, False, "Басқа сөйлем.")
