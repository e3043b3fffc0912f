"""Fixes written into PO files, and those that are only proposed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit

from loc.catalog.file import PoFile, format_file, new_file, parse_file
from loc.errors import CatalogError
from loc.flow import check_fix
from loc.flow.check import Checker
from loc.flow.check_files import CheckedFiles
from loc.flow.check_fix import fix_file
from loc.flow.project import Project, open_project
from loc.model import Mark, Provenance, State, Unit
from loc.review import reject

SLUG = "2026-11-23-plant"
SOURCE = "The plant stands in Atyrau."
TORN, MENDED = "Завод стоит  в Атырау", "Завод стоит в Атырау."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(make_project(tmp_path / "project", {f"{SLUG}.txt": f"Plant opens\n\n{SOURCE}\n"}))


def _write(project: Project, *units: Unit) -> PoFile:
    path = project.catalogs.path("ru", SLUG)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_file(new_file("x.po", SLUG, "ru", AT), units, AT), encoding="utf-8")
    return project.catalogs.read("ru", SLUG)


def _stands(project: Project) -> list[tuple[str, State]]:
    return [(unit.target, unit.state) for unit in project.catalogs.read("ru", SLUG).catalog.units]


def test_drafts_are_mended_and_stay_drafts(project: Project) -> None:
    """The new target stands in the file, fuzzy, under a mark that names its engine and the mender."""
    file = _write(project, make_unit(SOURCE, TORN))
    fixed = fix_file(Checker(CheckedFiles(project)), file)
    assert _stands(project) == [(MENDED, State.DRAFT)]
    (unit,) = fixed.mended
    assert [(mark.mark, mark.author) for mark in unit.provenance] == [(Mark.DRAFT, "google 1.11.4, loc check --fix")]
    assert unit.marks == {Mark.DRAFT}
    assert fixed.findings == ()


def test_a_second_run_writes_nothing(project: Project) -> None:
    """What is mended is left alone, to the byte."""
    fix_file(Checker(CheckedFiles(project)), _write(project, make_unit(SOURCE, TORN)))
    before = project.catalogs.path("ru", SLUG).read_bytes()
    again = fix_file(Checker(CheckedFiles(project)), project.catalogs.read("ru", SLUG))
    assert (again.mended, again.proposals) == ((), ())
    assert project.catalogs.path("ru", SLUG).read_bytes() == before


def test_a_draft_that_is_mended_twice_names_the_mender_once(project: Project) -> None:
    """So does one whose engine is not known."""
    engine = make_unit(SOURCE, TORN)
    mark = Provenance.of(Mark.DRAFT, SOURCE, TORN, "google 1.11.4, loc check --fix", AT)
    unknown = replace(make_unit("It is new.", "Он новый"), provenance=())
    file = _write(project, replace(engine, provenance=(mark,)), unknown)
    fixed = fix_file(Checker(CheckedFiles(project)), file)
    authors = [unit.provenance[0].author for unit in fixed.mended]
    assert authors == ["google 1.11.4, loc check --fix", "loc check --fix"]


@pytest.mark.parametrize("state", [State.REVIEWED, State.APPROVED])
def test_what_people_have_read_is_only_proposed(state: State, project: Project) -> None:
    """Not a byte changes, the finding stays, and the new target is told."""
    file = _write(project, make_unit(SOURCE, TORN, state))
    fixed = fix_file(Checker(CheckedFiles(project)), file)
    assert project.catalogs.path("ru", SLUG).read_text(encoding="utf-8") == file.text
    assert [(proposal.unit.target, proposal.target) for proposal in fixed.proposals] == [(TORN, MENDED)]
    assert {finding.check for finding in fixed.findings} == {"spacing", "end-punctuation"}


def test_a_target_without_fuzzy_is_only_proposed(project: Project) -> None:
    """Nobody signed it, yet a person may have typed it."""
    file = _write(project, replace(make_unit(SOURCE, TORN), unsigned=True, provenance=()))
    fixed = fix_file(Checker(CheckedFiles(project)), file)
    assert _stands(project) == [(TORN, State.DRAFT)]
    assert [proposal.target for proposal in fixed.proposals] == [MENDED]


def test_a_rejected_draft_is_not_offered_again(project: Project) -> None:
    """A space less would make it another text, which no mark rejects."""
    rejected = reject(make_unit(SOURCE, TORN), "Aigerim Serikova", AT)
    fix_file(Checker(CheckedFiles(project)), _write(project, rejected))
    assert _stands(project) == [(TORN, State.DRAFT)]


def test_other_units_and_marks_stay(project: Project) -> None:
    """Obsolete units, notes, the old source and who reviewed it stand as they were beside a mended draft."""
    carried = make_unit("The plant stood in Atyrau.", TORN, State.REVIEWED)
    draft = replace(
        carried, key=make_unit(SOURCE).key, state=State.DRAFT, previous_source=carried.key.source, notes=("ask Dana",)
    )
    gone = replace(make_unit("It is closed.", "Он  закрыт"), obsolete=True)
    fix_file(Checker(CheckedFiles(project)), _write(project, draft, make_unit("It is open."), gone))
    mended, empty, past = project.catalogs.read("ru", SLUG).catalog.units
    assert (mended.target, mended.notes, mended.previous_source) == (MENDED, ("ask Dana",), carried.key.source)
    assert [mark.mark for mark in mended.provenance] == [Mark.REVIEWED, Mark.DRAFT]
    assert (empty.target, past.target) == ("", "Он  закрыт")


def test_what_another_program_writes_meanwhile_is_kept(project: Project) -> None:
    """A unit that a person accepted after the file was read is theirs."""
    file = _write(project, make_unit(SOURCE, TORN), make_unit("It is new.", "Он  новый."))
    _write(project, make_unit(SOURCE, "Завод находится в Атырау.", State.REVIEWED), file.catalog.units[1])
    fixed = fix_file(Checker(CheckedFiles(project)), file)
    assert _stands(project) == [("Завод находится в Атырау.", State.REVIEWED), ("Он новый.", State.DRAFT)]
    assert [unit.target for unit in fixed.mended] == ["Он новый."]


def _any_file(folder: Path) -> PoFile:
    path = folder / "any.po"
    text = format_file(new_file("any.po", "", "ru", AT), [make_unit(SOURCE, TORN)], AT)
    path.write_text(text, encoding="utf-8")
    return parse_file(text, str(path))


def test_a_file_outside_a_project_is_mended_in_place(tmp_path: Path) -> None:
    """Its fuzzy units are its drafts; nothing else is written beside it."""
    file = _any_file(tmp_path)
    fixed = fix_file(Checker(CheckedFiles(None)), file)
    written = parse_file(Path(file.name).read_text(encoding="utf-8"), file.name)
    assert [(unit.target, unit.state) for unit in written.catalog.units] == [(MENDED, State.DRAFT)]
    assert fixed.file.text == written.text
    assert list(tmp_path.iterdir()) == [Path(file.name)]


def test_a_file_outside_a_project_that_changed_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its text stands, and the user is told."""
    file = _any_file(tmp_path)
    Path(file.name).write_text(f"{file.text}\n# mine\n", encoding="utf-8")
    with pytest.raises(CatalogError, match="another program"):
        fix_file(Checker(CheckedFiles(None)), file)
    assert Path(file.name).read_text(encoding="utf-8").endswith("# mine\n")
    monkeypatch.setattr(check_fix, "write_atomically", _full)
    with pytest.raises(CatalogError, match="cannot be written"):
        fix_file(Checker(CheckedFiles(None)), replace(file, text=f"{file.text}\n# mine\n"))


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
