"""Where a unit's state comes from when several programs write the file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from builders import AT, make_unit

from loc.catalog.file import decode, format_file, new_file, parse_file
from loc.catalog.marks import format_mark, parse_mark
from loc.catalog.units import entry_of, unit_of
from loc.errors import CatalogError
from loc.model import Mark, Provenance, State, Unit

SOURCE, TARGET = "The meeting is over.", "Отырыс аяқталды."


def saved(unit: Unit) -> str:
    return format_file(new_file("locales/kk/x.po", "x", "kk", AT), [unit], AT)


def read(text: str) -> Unit:
    return parse_file(text, "x.po", "x", "kk").catalog.units[0]


def poedit(text: str, at: str = "2026-11-23 09:05+0000") -> str:
    """The header as Poedit leaves it: name, time and generator."""
    text = text.replace("X-Generator: loc 0.1.0", "X-Generator: Poedit 3.9")
    text = text.replace('"Last-Translator: \\n"', '"Last-Translator: Dana Omarova <dana@example.kz>\\n"')
    return text.replace("PO-Revision-Date: 2026-11-23 09:00+0000", f"PO-Revision-Date: {at}")


@pytest.mark.parametrize("state", list(State))
def test_each_state_survives_a_file(state: State) -> None:
    """A unit read is in the state it was saved in."""
    unit = make_unit(SOURCE, "" if state is State.EMPTY else TARGET, state)
    assert read(saved(unit)).state is state


@pytest.mark.parametrize("state", [State.REVIEWED, State.APPROVED])
def test_an_edited_target_is_reviewed_no_more(state: State) -> None:
    """The mark is bound to the target, so an edit in a plain text editor makes it count for nothing."""
    unit = read(saved(make_unit(SOURCE, TARGET, state)).replace("аяқталды", "басталды"))
    assert (unit.state, unit.unsigned) == (State.DRAFT, True)


def test_an_edited_source_is_reviewed_no_more() -> None:
    """The mark is bound to the source too."""
    assert read(saved(make_unit(SOURCE, TARGET, State.REVIEWED)).replace("is over", "begins")).state is State.DRAFT


def test_poedit_signs_its_saves() -> None:
    """A target changed in Poedit is reviewed by the header's translator, and the next save seals it with a mark."""
    text = poedit(saved(make_unit(SOURCE, TARGET)).replace("#, fuzzy, no-wrap", "#, no-wrap"))
    file = parse_file(text, "x.po", "x", "kk")
    assert file.catalog.units[0].state is State.REVIEWED
    again = read(format_file(file, file.catalog.units, AT))
    assert again.state is State.REVIEWED
    assert [mark.author for mark in again.provenance if mark.mark is Mark.REVIEWED] == [
        "Dana Omarova <dana@example.kz>"
    ]


def test_a_signature_older_than_the_mark_does_not_count() -> None:
    """Poedit's header of yesterday says nothing of a target that was changed today."""
    text = saved(make_unit(SOURCE, TARGET)).replace("#, fuzzy, no-wrap", "#, no-wrap")
    unit = read(poedit(text, at="2026-11-22 18:00+0000"))
    assert (unit.state, unit.unsigned) == (State.DRAFT, True)


def test_omegat_leaves_units_unsigned() -> None:
    """OmegaT strips fuzzy and writes no X-Generator: its text is a draft that wants a signature."""
    unit = read(saved(make_unit(SOURCE, TARGET)).replace("#, fuzzy, no-wrap", "#, no-wrap"))
    assert (unit.state, unit.unsigned) == (State.DRAFT, True)


def test_fuzzy_beats_every_mark() -> None:
    """Who sets `fuzzy` in an editor takes the review back."""
    text = saved(make_unit(SOURCE, TARGET, State.APPROVED)).replace("#, no-wrap\n", "#, fuzzy, no-wrap\n")
    assert read(text).state is State.DRAFT


def test_msgmerge_keeps_states(tmp_path: Path, need_tool: Callable[[str, str], str]) -> None:
    """Against a corrected source: the mark survives where the pair did, and fits no more where it did not."""
    need_tool("msgmerge", "gettext")
    units = [
        make_unit(SOURCE, TARGET, State.APPROVED),
        make_unit("Talks go on in Astana.", "Келіссөз жүріп жатыр.", State.REVIEWED),
    ]
    old, new = tmp_path / "old.po", tmp_path / "new.pot"
    old.write_text(format_file(new_file("x.po", "x", "kk", AT), units, AT), encoding="utf-8")
    corrected = [make_unit(SOURCE), make_unit("Talks go on in Aktau.")]
    new.write_text(format_file(new_file("x.po", "x", "kk", AT), corrected, AT), encoding="utf-8")
    merged = subprocess.run(
        ["msgmerge", "--quiet", "--previous", str(old), str(new)], capture_output=True, check=True
    ).stdout.decode()
    same, edited = parse_file(merged, "x.po", "x", "kk").catalog.units
    assert same.state is State.APPROVED
    assert (edited.state, edited.marks) == (State.DRAFT, frozenset())
    assert edited.previous_source == "Talks go on in Astana."


def test_foreign_flags_and_notes_are_kept() -> None:
    """A translator's own comment and flags of other programs come back."""
    unit = replace(make_unit(SOURCE, TARGET), notes=("ask the desk",), flags=("c-format",))
    again = unit_of(entry_of(unit), ())
    assert (again.notes, again.flags) == (("ask the desk",), ("c-format",))


def test_a_unit_that_does_not_change_keeps_its_bytes() -> None:
    """A wrapped entry of another program is written back as it was read, beside a unit that changed."""
    wrapped = 'msgctxt "text"\nmsgid ""\n"A long "\n"sentence."\nmsgstr "Ұзын сөйлем."'
    text = saved(make_unit(SOURCE, TARGET)) + "\n" + wrapped + "\n"
    file = parse_file(text, "x.po", "x", "kk")
    changed = replace(file.catalog.units[0], target="Басқа.")
    assert wrapped in format_file(file, [changed, *file.catalog.units[1:]], AT)


def test_plural_entries_of_others_are_kept() -> None:
    """Plurals are none of ours: passed by, never dropped."""
    plural = 'msgid "a file"\nmsgid_plural "%d files"\nmsgstr[0] "файл"\nmsgstr[1] "файлдар"'
    file = parse_file(saved(make_unit(SOURCE, TARGET)) + f"\n{plural}\n", "x.po", "x", "kk")
    assert len(file.catalog.units) == 1
    assert plural in format_file(file, [make_unit("New.", "Жаңа.")], AT)


def test_an_empty_context_is_another_programs() -> None:
    """`msgctxt ""` is another key than none: passed by, kept as it is, and no repetition of the unit without it."""
    other = 'msgctxt ""\nmsgid "New."\nmsgstr "Басқа."'
    file = parse_file(saved(make_unit("New.", "Жаңа.", context="")) + f"\n{other}\n", "x.po", "x", "kk")
    assert [unit.target for unit in file.catalog.units] == ["Жаңа."]
    assert other in format_file(file, [make_unit("New.", "Жаңа!", context="")], AT)


def test_wrapped_prose_is_wrapped_no_more() -> None:
    """The flag `wrap` of another program gives way to ours when the unit changes."""
    entry = entry_of(make_unit(SOURCE, TARGET))._replace(flags=("fuzzy", "c-format", "wrap"))
    assert entry_of(unit_of(entry, ())).flags == ("fuzzy", "c-format", "no-wrap")


RUSSIAN_FILE = """\
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset={}\\n"

msgid "The meeting is over."
msgstr "Заседание завершилось."
"""


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "ISO-8859-5", "utf-8"])
def test_files_are_saved_in_utf8(charset: str) -> None:
    """A file in an old charset is read by its header, and its next header says UTF-8."""
    text = RUSSIAN_FILE.format(charset)
    file = parse_file(decode(text.encode(charset), "x.po"), "x.po")
    assert (file.catalog.lang, file.catalog.units[0].target) == ("ru", "Заседание завершилось.")
    again = format_file(file, file.catalog.units, AT)
    assert "charset=UTF-8" in again or charset == "utf-8"
    assert parse_file(decode(again.encode(), "x.po"), "x.po").catalog.units[0].target == "Заседание завершилось."


@pytest.mark.parametrize("charset", ["martian", "rot13", "undefined"])
def test_what_is_no_charset_is_refused(charset: str) -> None:
    """A charset that python does not know, or that is none, is named."""
    with pytest.raises(CatalogError, match=rf"^x\.po: unknown charset '{charset}' in the header"):
        decode(RUSSIAN_FILE.format(charset).encode(), "x.po")


def test_a_byte_that_does_not_fit_is_refused_with_its_line() -> None:
    """A koi8-r text under a header that says UTF-8."""
    with pytest.raises(CatalogError, match=r"^x\.po:7: expected UTF-8, got byte 0xfa"):
        decode(RUSSIAN_FILE.format("UTF-8").encode("koi8-r"), "x.po")


def test_a_second_header_is_refused() -> None:
    """Two files pasted together: which header counts cannot be told."""
    text = saved(make_unit(SOURCE, TARGET))
    with pytest.raises(CatalogError, match=r"^x\.po:\d+: a second header; the first is in line 1"):
        parse_file(f"{text}\n{saved(make_unit('Other.'))}", "x.po")


def test_the_header_is_a_fixpoint_of_msgcat(tmp_path: Path, need_tool: Callable[[str, str], str]) -> None:
    """Long and wide names in the header do not make gettext wrap it."""
    need_tool("msgcat", "gettext")
    for name in ("Айгерім " * 9, "国際通信社" * 8, 'A "B" \\ C ' * 7, "x" * 57, "x" * 58, "x" * 59, "x" * 60):
        text = format_file(new_file("x.po", "x", "kk", AT), [make_unit(SOURCE, TARGET)], AT, name.strip())
        (tmp_path / "x.po").write_text(text, encoding="utf-8")
        assert (
            subprocess.run(["msgcat", str(tmp_path / "x.po")], capture_output=True, check=True).stdout.decode() == text
        )


MARKS = [
    "loc: reviewed 2026-11-23T09:00:00Z 0123456789abcdef Aigerim Serikova",
    "loc: draft 2026-11-23T09:00:00Z 0123456789abcdef google 1.11.4",
]
NO_MARKS = [
    "loc: reviewed 2026-13-23T09:00:00Z 0123456789abcdef Aigerim Serikova",
    "loc: reviewed 2026-11-23T09:00:00 0123456789abcdef Aigerim Serikova",
    "loc: reviewed 2026-11-23T09:00:00Z 0123456789abcde Aigerim Serikova",
    "loc: reviewed 2026-11-23T09:00:00Z 0123456789abcdef ",
    "loc: seen 2026-11-23T09:00:00Z 0123456789abcdef Aigerim Serikova",
    "Loc: reviewed 2026-11-23T09:00:00Z 0123456789abcdef Aigerim Serikova",
]


@pytest.mark.parametrize("comment", MARKS)
def test_marks_survive(comment: str) -> None:
    """A mark read and written is the same comment."""
    mark = parse_mark(comment)
    assert mark is not None
    assert format_mark(mark) == comment


@pytest.mark.parametrize("comment", NO_MARKS)
def test_what_only_looks_like_a_mark_is_a_note(comment: str) -> None:
    """A mark broken by hand counts for nothing and is kept as a note."""
    unit = unit_of(entry_of(make_unit(SOURCE, TARGET))._replace(comments=(comment,)), ())
    assert (unit.provenance, unit.notes) == ((), (comment,))


def test_a_mark_of_another_time_zone_is_written_in_utc() -> None:
    """Times in marks end in Z, wherever the desk is."""
    almaty = AT.astimezone(timezone(timedelta(hours=5)))
    mark = Provenance.of(Mark.REVIEWED, SOURCE, TARGET, "Aigerim Serikova", almaty)
    assert "2026-11-23T09:00:00Z" in format_mark(mark)
