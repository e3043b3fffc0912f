"""What we write is what gettext would write, and everybody reads the same in it."""

from __future__ import annotations

import gettext
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from catalog.po_entries import ENTRY, HEADER, KAZAKH, TORTURE, make_entry
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import find_tool
from translate.storage import pypo

from loc.catalog.entry import Entry
from loc.catalog.po import read_entries, read_foreign_entries
from loc.catalog.writer import quote, write_entries, write_entry

# polib splits lines at them, and translate-toolkit at some (python's str.splitlines).
LINE_ENDS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
NeedTool = Callable[[str, str], str]


def written(*entries: Entry) -> str:
    return write_entries(write_entry(entry) for entry in (HEADER, *entries))


def content(entry: Entry) -> Entry:
    return entry._replace(line=0, raw="")


def msgcat(path: Path, text: str, *options: str) -> str:
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["msgcat", "--force-po", *options, str(path)], check=True, capture_output=True)
    return done.stdout.decode()


def strings_of(text: str) -> tuple[str, ...]:
    """translate-toolkit's plurals are strings that know the others."""
    return tuple(map(str, getattr(text, "strings", [text])))


def is_plain(entry: Entry) -> bool:
    """Whether polib and translate-toolkit can read it at all."""
    texts = (entry.context, entry.source, entry.target, entry.previous_source, entry.previous_context)
    return not any(LINE_ENDS & set(text) or "\a" in text for text in texts if text)


@pytest.mark.parametrize("name", TORTURE)
def test_msgcat_changes_no_byte(name: str, tmp_path: Path, need_tool: NeedTool) -> None:
    """Each entry of the torture set is a fixpoint of the real msgcat."""
    need_tool("msgcat", "gettext")
    text = written(TORTURE[name])
    assert msgcat(tmp_path / "x.po", text) == text


def test_msgcat_changes_no_byte_of_a_file(tmp_path: Path, need_tool: NeedTool) -> None:
    """The torture set in one file, obsolete entries last."""
    need_tool("msgcat", "gettext")
    text = written(*sorted(TORTURE.values(), key=lambda entry: entry.obsolete))
    assert msgcat(tmp_path / "x.po", text) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(ENTRY, max_size=8, unique_by=lambda entry: (entry.context, entry.source)))
def test_msgcat_changes_no_byte_of_random_files(entries: list[Entry]) -> None:
    """Random entries are fixpoints too."""
    find_tool("msgcat", "gettext")
    text = written(*sorted(entries, key=lambda entry: entry.obsolete))
    with tempfile.TemporaryDirectory() as folder:
        assert msgcat(Path(folder) / "x.po", text) == text


@pytest.mark.parametrize("name", TORTURE)
@pytest.mark.parametrize("read", [read_entries, read_foreign_entries])
def test_reading_gives_back_what_was_written(name: str, read: Callable[[str, str], tuple[Entry, ...]]) -> None:
    """Every field survives a round trip, whichever way the file is read."""
    assert [content(entry) for entry in read(written(TORTURE[name]), "x.po")] == [HEADER, TORTURE[name]]


@settings(deadline=None)
@given(st.lists(ENTRY, max_size=4))
def test_any_entry_survives(entries: list[Entry]) -> None:
    """Read after write is identity for any Unicode strings in any field."""
    assert [content(entry) for entry in read_entries(written(*entries), "x.po")[1:]] == entries


@settings(deadline=None)
@given(st.lists(ENTRY, max_size=4))
def test_writing_what_was_read_changes_no_byte(entries: list[Entry]) -> None:
    """Write after read is identity, from the fields and from the raw text."""
    text = written(*entries)
    found = read_entries(text, "x.po")
    assert write_entries(write_entry(entry) for entry in found) == text
    assert write_entries(entry.raw for entry in found) == text


PLAIN = {name: entry for name, entry in TORTURE.items() if is_plain(entry)}


@pytest.mark.parametrize("name", PLAIN)
def test_polib_reads_the_same(name: str) -> None:
    """polib finds the same strings, flags and state in it."""
    entry = PLAIN[name]
    (found,) = polib.pofile(written(entry))
    assert found.msgctxt == entry.context
    assert (found.msgid, found.msgid_plural or None, found.msgstr) == (entry.source, entry.plural, entry.target)
    assert tuple(found.msgstr_plural.values()) == entry.plural_targets
    assert (tuple(found.flags), bool(found.obsolete)) == (entry.flags, entry.obsolete)
    if not entry.obsolete:
        assert (found.previous_msgctxt, found.previous_msgid) == (entry.previous_context, entry.previous_source)


@pytest.mark.parametrize("name", PLAIN)
def test_translate_toolkit_reads_the_same(name: str) -> None:
    """translate-toolkit finds the same strings, flags and state in it."""
    entry = PLAIN[name]
    (_, found) = pypo.pofile.parsestring(written(entry).encode()).units  # type: ignore[no-untyped-call]
    plural_targets = entry.plural_targets or (entry.target,)
    assert pypo.unquotefrompo(found.msgctxt) == (entry.context or "")
    assert strings_of(found.source) == tuple(text for text in (entry.source, entry.plural) if text)
    assert strings_of(found.target) == plural_targets
    assert (pypo.unquotefrompo(found.prev_msgid), pypo.unquotefrompo(found.prev_msgctxt)) == (
        entry.previous_source or "",
        entry.previous_context or "",
    )
    assert (found.isfuzzy(), found.isobsolete()) == ("fuzzy" in entry.flags, entry.obsolete)
    assert found.hastypecomment("no-wrap") == ("no-wrap" in entry.flags)


def test_msgfmt_compiles_the_same(tmp_path: Path, need_tool: NeedTool) -> None:
    """`msgfmt --check` has nothing to say, and its catalog answers with our targets."""
    need_tool("msgfmt", "gettext")
    text = written(*TORTURE.values())
    (tmp_path / "x.po").write_text(text, encoding="utf-8")
    command = ["msgfmt", "--check", "--output-file", str(tmp_path / "x.mo"), str(tmp_path / "x.po")]
    done = subprocess.run(command, capture_output=True, check=False)
    warnings = [line for line in done.stderr.decode().splitlines() if "escape sequence" not in line]
    assert (done.returncode, warnings) == (0, [])
    with (tmp_path / "x.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    live = [entry for entry in TORTURE.values() if entry.target and not entry.obsolete and "fuzzy" not in entry.flags]
    for entry in live:
        found = (
            compiled.gettext(entry.source) if entry.context is None else compiled.pgettext(entry.context, entry.source)
        )
        assert found == entry.target


@pytest.mark.parametrize("charset", ["KOI8-R", "CP1251"])
def test_converted_files_are_fixpoints(charset: str, tmp_path: Path, need_tool: NeedTool) -> None:
    """A file that msgconv made of an old charset is read like ours and written as msgcat has it."""
    need_tool("msgconv", "gettext")
    header = HEADER._replace(target=HEADER.target.replace("UTF-8", charset))
    russian = make_entry("The meeting is over.", "Заседание завершилось.")
    old = write_entries(write_entry(entry) for entry in (header, russian))
    (tmp_path / "old.po").write_bytes(old.encode(charset))
    command = ["msgconv", "--to-code=UTF-8", str(tmp_path / "old.po")]
    converted = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert [content(entry) for entry in read_entries(converted, "x.po")] == [HEADER, russian]
    assert msgcat(tmp_path / "x.po", converted) == converted


def test_wrapped_files_of_others_are_read(tmp_path: Path, need_tool: NeedTool) -> None:
    """Strings that msgcat wrapped at 40 columns are read as one."""
    need_tool("msgcat", "gettext")
    entry = make_entry(KAZAKH, KAZAKH, flags=("fuzzy",), previous_source=KAZAKH)
    wrapped = msgcat(tmp_path / "x.po", written(entry), "--width=40")
    assert wrapped.count("\n") > 15
    assert content(read_entries(wrapped, "x.po")[1]) == entry


FLAGS = [
    (("no-wrap", "fuzzy"), "#, fuzzy, no-wrap"),
    (("range: 1..3", "python-format", "c-format"), "#, c-format, python-format, range: 1..3"),
    (("no-wrap", "ours", "no-c-format"), "#, no-c-format, ours, no-wrap"),
    (("fuzzy", "fuzzy"), "#, fuzzy"),
]


@pytest.mark.parametrize(("flags", "line"), FLAGS)
def test_flags_stand_in_gettexts_order(flags: tuple[str, ...], line: str) -> None:
    """Fuzzy first, formats by gettext's list, unknown ones kept, the range, no-wrap last."""
    assert write_entry(Entry(flags=flags, source="s", target="t")).split("\n")[0] == line


def test_fuzzy_without_a_target_is_left_out() -> None:
    """gettext writes no fuzzy flag where there is nothing to be unsure of."""
    assert write_entry(Entry(flags=("fuzzy",), source="s")) == 'msgid "s"\nmsgstr ""'


def test_a_comment_of_two_lines_is_two_comments() -> None:
    """A line feed in a note cannot put its rest outside the comment."""
    entry = make_entry("s", "t", comments=("one\ntwo\n\nmsgid",))
    assert read_entries(written(entry), "x.po")[1].comments == ("one", "two", "", "msgid")


def test_a_comment_cannot_swallow_the_next_line(tmp_path: Path, need_tool: NeedTool) -> None:
    """A backslash at the end of a note gets a space behind it: gettext would join the line with the next."""
    need_tool("msgcat", "gettext")
    text = written(make_entry("s", "t", comments=("C:\\", "next\\"), extracted=("hint\\",)))
    assert "# C:\\ \n# next\\ \n#. hint\\ \n" in text
    assert msgcat(tmp_path / "x.po", text) == text


@pytest.mark.parametrize("field", ["previous_context", "previous_plural"])
def test_previous_fields_have_a_msgid(field: str, tmp_path: Path, need_tool: NeedTool) -> None:
    """A sentence that only changed its context: gettext refuses `#| msgctxt` without `#| msgid`."""
    need_tool("msgcat", "gettext")
    text = written(make_entry("s", "t", fuzzy=True, **{field: "headline"}))
    assert '#| msgid "s"\n' in text
    assert msgcat(tmp_path / "x.po", text) == text


def test_references_are_written_as_gettext_has_them(tmp_path: Path, need_tool: NeedTool) -> None:
    """`./` in front and repetitions go."""
    need_tool("msgcat", "gettext")
    text = written(make_entry("s", "t", references=("././a.txt:1", "b.txt:2", "a.txt:1", "b.txt:2")))
    assert "#: a.txt:1 b.txt:2\n" in text
    assert msgcat(tmp_path / "x.po", text) == text


def test_strings_stand_on_one_line() -> None:
    """A string breaks after line feeds only, and then begins with an empty line."""
    assert quote(KAZAKH * 3) == f'"{KAZAKH * 3}"'
    assert quote("one\n") == '"one\\n"'
    assert quote("one\ntwo", "#~ ") == '""\n#~ "one\\n"\n#~ "two"'
