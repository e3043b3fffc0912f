"""Branches merged by git itself, with and without our driver."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit, run_loc
from catalog.editors import Poedit, edit_in_omegat

from loc.catalog.file import PoFile, format_file, new_file, parse_file
from loc.catalog.merge import merge
from loc.errors import CatalogError
from loc.flow.init import init_git
from loc.flow.merge_driver import merge_versions
from loc.model import State, Unit, UnitKey
from loc.review.decide import edit

OLD, NEW, REST = "The talks end on Monday.", "The talks end on Friday.", "Oil is dear."
TARGET, BETTER, OIL = "Келіссөз дүйсенбіде аяқталады.", "Келіссөз дүйсенбі күні бітеді.", "Мұнай қымбат."
NAME = "locales/kk/talks.po"
DANA = "Dana Omarova <dana@example.kz>"
BASE = (make_unit(OLD, TARGET, State.REVIEWED), make_unit(REST))


class Repository:
    """A project in a git repository, on the branch main."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_project(folder)
        self.path = folder / NAME
        self.git("init", "-q", "-b", "main")
        for key, value in (("user.name", "A"), ("user.email", "a@example.kz"), ("commit.gpgsign", "false")):
            self.git("config", key, value)

    def git(self, *arguments: str, code: int = 0) -> str:
        environ = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**environ, "GIT_EDITOR": "true", "LC_ALL": "C", "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == code, said
        return said

    def commit(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def branches(self, base: str, ours: str, theirs: str) -> None:
        """Two branches from one commit; main has ours and is checked out."""
        self.commit(base)
        self.git("checkout", "-q", "-b", "side")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)

    def units(self) -> dict[str, Unit]:
        return {unit.key.source: unit for unit in read(self.path.read_text(encoding="utf-8")).catalog.units}


@pytest.fixture
def repository(tmp_path: Path, need_tool: Callable[[str, str], str]) -> Repository:
    need_tool("git", "git")
    return Repository(tmp_path / "project")


@pytest.fixture
def ours_merges(repository: Repository) -> Repository:
    """With the driver."""
    init_git(repository.folder)
    return repository


def read(text: str) -> PoFile:
    return parse_file(text, NAME, "talks", "kk")


def saved(*units: Unit, on: str = "", at: datetime = AT, translator: str = "") -> str:
    file = read(on) if on else new_file(NAME, "talks", "kk", AT)
    return format_file(file, units, at, translator)


def take(*sources: str) -> list[Unit]:
    return [Unit(UnitKey(source, "text"), hint="body", locations=("sources/talks.txt:3",)) for source in sources]


BEGUN = saved(*BASE)
CORRECTED = saved(*merge(BASE, take(NEW, REST)), on=BEGUN, at=AT + timedelta(hours=1))
TRANSLATED = Poedit(DANA).edit(BEGUN, {OLD: BETTER, REST: OIL})


def assert_both(units: dict[str, Unit]) -> None:
    """The correction is in, and so is what Dana did meanwhile; neither vouches for the other."""
    assert (units[NEW].state, units[NEW].obsolete) == (State.DRAFT, False)
    assert (units[OLD].target, units[OLD].state, units[OLD].obsolete) == (BETTER, State.REVIEWED, True)
    assert (units[REST].target, units[REST].state) == (OIL, State.REVIEWED)
    assert units[REST].provenance[-1].author == DANA


def test_line_merge_alone_conflicts(repository: Repository) -> None:
    """Without us: the file is no PO any more."""
    repository.branches(BEGUN, CORRECTED, TRANSLATED)
    repository.git("merge", "side", code=1)
    with pytest.raises(CatalogError):
        repository.units()


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
def test_a_correction_meets_a_translation(ours_merges: Repository, command: str) -> None:
    """Both came in at once and git brings them together without a word."""
    ours_merges.branches(BEGUN, CORRECTED, TRANSLATED)
    ours_merges.git(command, "side")
    assert_both(ours_merges.units())
    assert ours_merges.git("status", "--porcelain") == ""


WRAPPED = """\
msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"PO-Revision-Date: 2026-11-24 09:00+0000\\n"
"Last-Translator: Dana Omarova\\n"
"X-Generator: Poedit 3.9\\n"

#: sources/talks.txt:3
msgctxt "text"
msgid "The talks end on Monday."
msgstr ""
"Келіссөз дүйсенбіде аяқталады."
"""


def test_line_merge_pairs_wrong_text_and_we_do_not(repository: Repository) -> None:
    """Git alone puts Monday's new text beside Friday's source and says nothing of Monday; with us each text stays with
    the source it was made for.
    """
    theirs = WRAPPED.replace(TARGET, BETTER)
    ours = WRAPPED.replace(f'msgid "{OLD}"', f'msgid "{NEW}"').replace('msgctxt "text"', '#, fuzzy\nmsgctxt "text"')
    repository.branches(WRAPPED, ours, theirs.replace("#, fuzzy\n", ""))
    repository.git("merge", "-q", "side")
    assert (repository.units()[NEW].target, repository.units()[NEW].previous_source) == (BETTER, None)
    assert OLD not in repository.units()
    repository.git("reset", "-q", "--hard", "HEAD~1")
    init_git(repository.folder)
    repository.git("merge", "side")
    units = repository.units()
    assert (units[NEW].target, units[NEW].state) == (TARGET, State.DRAFT)
    assert (units[OLD].target, units[OLD].state) == (BETTER, State.REVIEWED)


def test_a_conflict_is_a_draft_in_a_valid_file(ours_merges: Repository, need_tool: Callable[[str, str], str]) -> None:
    """Git reports the conflict; the file is PO all the same, with one text as a draft and the other in its comment."""
    need_tool("msgfmt", "gettext")
    ours = saved(edit(BASE[0], "Келіссөз дүйсенбіде тәмамдалады.", "Erlan Akhmetov", AT), BASE[1])
    ours_merges.branches(BEGUN, ours, TRANSLATED)
    assert f"CONFLICT (content): Merge conflict in {NAME}" in ours_merges.git("merge", "side", code=1)
    unit = ours_merges.units()[OLD]
    assert (unit.target, unit.state) == (BETTER, State.DRAFT)
    assert "тәмамдалады" in unit.notes[0]
    assert ours_merges.units()[REST].state is State.REVIEWED
    subprocess.run(["msgfmt", "--check", "-o", os.devnull, str(ours_merges.path)], check=True)
    assert ours_merges.git("status", "--porcelain") == f"UU {NAME}\n"


def test_what_is_no_po_is_merged_by_line(ours_merges: Repository) -> None:
    """We say so and git goes on as it would without us: no side is passed over in silence."""
    ours_merges.branches(BEGUN, f"{CORRECTED}oops\n", TRANSLATED)
    assert f"{NAME}:" in ours_merges.git("merge", "side", code=1)
    text = ours_merges.path.read_text(encoding="utf-8")
    assert "<<<<<<< " in text
    assert BETTER in text


def test_exports_on_two_branches_are_both_recorded(ours_merges: Repository) -> None:
    """published.tsv is only ever appended to: a merge keeps the lines of both."""
    record = ours_merges.folder / "locales/published.tsv"
    for branch, line in (("main", "begun"), ("side", "theirs"), ("main", "ours")):
        if branch != "main":
            ours_merges.git("checkout", "-q", "-b", branch)
        elif record.exists():
            ours_merges.git("checkout", "-q", branch)
        with record.open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")
        ours_merges.commit(BEGUN)
    ours_merges.git("merge", "side")
    assert set(record.read_text(encoding="utf-8").splitlines()) == {"begun", "theirs", "ours"}


@pytest.mark.parametrize("program", ["/nowhere/loc", "false"])
def test_without_loc_it_is_merged_by_line(ours_merges: Repository, program: str) -> None:
    """A driver that is gone, or that cannot start, costs the convenience and no text."""
    driver = ours_merges.git("config", "merge.loc.driver").strip()
    ours_merges.git("config", "merge.loc.driver", f"{program} {driver[driver.index('merge-driver') :]}")
    ours_merges.branches(BEGUN, CORRECTED, TRANSLATED)
    ours_merges.git("merge", "side", code=1)
    assert "<<<<<<< " in ours_merges.path.read_text(encoding="utf-8")


def versions(folder: Path, base: str, ours: str, theirs: str) -> tuple[Path, Path, Path]:
    paths = folder / "base", folder / "ours", folder / "theirs"
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def merged(folder: Path, base: str, ours: str, theirs: str) -> PoFile:
    paths = versions(folder, base, ours, theirs)
    assert merge_versions(*paths, NAME) == ()
    return read(paths[1].read_text(encoding="utf-8"))


def with_header(text: str, **fields: str) -> str:
    for name, value in fields.items():
        key = name.replace("_", "-")
        lines = [f'"{key}: {value}\\n"' if line.startswith(f'"{key}: ') else line for line in text.split("\n")]
        text = "\n".join(lines)
        if f'"{key}: ' not in text:
            text = text.replace('"Language: ', f'"{key}: {value}\\n"\n"Language: ', 1)
    return text


def test_headers_are_merged_by_field(tmp_path: Path) -> None:
    """The changed side; of two dates the later, with the name and program of that save; fields of both."""
    ours = with_header(
        BEGUN,
        PO_Revision_Date="2026-11-23 12:00+0000",
        Last_Translator="Erlan",
        X_Generator="Lokalize 24",
        POT_Creation_Date="2026-11-23 14:00+0000",
        X_Ours="1",
        Language_Team="Kazakh desk",
    )
    theirs = with_header(
        BEGUN,
        PO_Revision_Date="2026-11-23 15:00+0600",
        Last_Translator="Dana",
        X_Generator="Poedit 3.9",
        POT_Creation_Date="2026-11-23 13:00+0000",
        X_Theirs="2",
    )
    for sides in ((ours, theirs), (theirs, ours)):
        fields = dict(merged(tmp_path, BEGUN, *sides).catalog.headers)
        names = ("PO-Revision-Date", "Last-Translator", "X-Generator", "POT-Creation-Date", "Language-Team")
        assert [fields[name] for name in (*names, "X-Ours", "X-Theirs")] == [
            "2026-11-23 12:00+0000",
            "Erlan",
            "Lokalize 24",
            "2026-11-23 14:00+0000",
            "Kazakh desk",
            "1",
            "2",
        ]


def test_a_signed_header_vouches_for_no_text_of_the_other_side(tmp_path: Path) -> None:
    """OmegaT's text on one branch, Poedit's signature on the other: unsigned stays unsigned, signed stays signed."""
    base = saved(make_unit(OLD), make_unit(REST))
    ours, theirs = edit_in_omegat(base, {OLD: TARGET}), Poedit(DANA).edit(base, {REST: OIL})
    for sides in ((ours, theirs), (theirs, ours)):
        units = {unit.key.source: unit for unit in merged(tmp_path, base, *sides).catalog.units}
        assert (units[OLD].state, units[OLD].unsigned) == (State.DRAFT, True)
        assert (units[REST].state, units[REST].provenance[-1].author) == (State.REVIEWED, DANA)


def test_a_file_that_both_added(tmp_path: Path) -> None:
    """Git gives an empty base: the units of both are there."""
    file = merged(tmp_path, "", saved(make_unit(OLD, TARGET, State.REVIEWED)), saved(make_unit(REST, OIL)))
    assert {unit.target: unit.state for unit in file.catalog.units} == {TARGET: State.REVIEWED, OIL: State.DRAFT}


def test_terms_of_two_branches(tmp_path: Path) -> None:
    """A glossary is merged like any catalog: terms of both, none of them fuzzy, none vouched for."""
    status = "preferred"
    base, ours, theirs = (
        saved(
            *(
                replace(make_unit(source, target, context=status), unsigned=True, provenance=())
                for source, target in rows
            )
        )
        for rows in ((), [("turbine", "турбина")], [("plant", "зауыт")])
    )
    file = merged(tmp_path, base, ours, theirs)
    assert {unit.target for unit in file.catalog.live} == {"турбина", "зауыт"}
    assert all(unit.unsigned for unit in file.catalog.units)


PLURAL = '\nmsgid "a file"\nmsgid_plural "%d files"\nmsgstr[0] "файл"\nmsgstr[1] "файлдар"\n'


def test_plural_entries_are_kept(tmp_path: Path) -> None:
    """One side's change of a plural entry counts; two are left to a person, and nothing is written."""
    changed = PLURAL.replace("файлдар", "файлдары")
    file = merged(tmp_path, BEGUN + PLURAL, BEGUN + PLURAL, BEGUN + changed)
    assert [entry.raw for entry in file.foreign] == [changed.strip()]
    paths = versions(tmp_path, BEGUN + PLURAL, BEGUN + PLURAL.replace("файл", "құжат"), BEGUN + changed)
    before = paths[1].read_bytes()
    with pytest.raises(CatalogError, match="a plural entry that both sides changed"):
        merge_versions(*paths, NAME)
    assert paths[1].read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("oops\n", r"talks\.po:1: "),
        ('msgid "a"\n<<<<<<<<< HEAD\nmsgstr "b"\n', r"talks\.po:2: conflict markers of an earlier merge"),
        (BEGUN.replace("Language: kk", "Language: ru"), "in one language, got 'ru' and 'kk'"),
    ],
    ids=["no PO", "markers", "language"],
)
def test_ours_stays_where_nothing_can_be_merged(tmp_path: Path, text: str, message: str) -> None:
    """What cannot be merged by unit is refused with file and line, byte for byte as it was."""
    paths = versions(tmp_path, BEGUN, text, TRANSLATED)
    with pytest.raises(CatalogError, match=message):
        merge_versions(*paths, NAME, marker_size=9)
    assert paths[1].read_text(encoding="utf-8") == text


def test_the_command_works_anywhere(tmp_path: Path) -> None:
    """Outside a project: 0 and silent, 1 with the conflict told, 3 with the reason."""
    paths = [path.name for path in versions(tmp_path, BEGUN, CORRECTED, TRANSLATED)]
    done = run_loc(tmp_path, "merge-driver", *paths, NAME)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    versions(tmp_path, BEGUN, saved(edit(BASE[0], "Келіссөз тәмам.", "Erlan", AT), BASE[1]), TRANSLATED)
    done = run_loc(tmp_path, "merge-driver", *paths, NAME)
    assert done.returncode == 1
    assert f"{NAME}:" in done.stderr
    assert BASE[0].key.id in done.stderr
    versions(tmp_path, BEGUN, "oops", TRANSLATED)
    assert run_loc(tmp_path, "merge-driver", *paths, "--marker-size", "9").returncode == 3


def test_obsolete_units_follow_the_side_that_changed_them(tmp_path: Path) -> None:
    """A sentence one branch dropped stays dropped though the other moved it about."""
    gone = saved(BASE[0], replace(make_unit(REST, OIL, State.REVIEWED), obsolete=True))
    base = saved(BASE[0], make_unit(REST, OIL, State.REVIEWED))
    file = merged(tmp_path, base, saved(make_unit(REST, OIL, State.REVIEWED), BASE[0], at=datetime.now(UTC)), gone)
    assert [(unit.key.source, unit.obsolete) for unit in file.catalog.units] == [(OLD, False), (REST, True)]
