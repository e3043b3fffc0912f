"""A decision while another program writes the same catalog."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, make_project
from catalog.editors import Poedit
from desk import CONFIGURATION, SLUG, WIRE

from loc.cli import main
from loc.flow.project import Project, open_project
from loc.flow.review import decide, list_units
from loc.model import State, Unit
from loc.review import edit

SOURCE = "It stands in Atyrau."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)
    monkeypatch.chdir(folder)
    assert main(["catalog"]) == 0
    return open_project(folder)


def unit_of(project: Project) -> Unit:
    return next(row.unit for row in list_units(project, SLUG, "kk") if row.unit.key.source == SOURCE)


def write_in_poedit(project: Project, target: str) -> None:
    path = project.catalogs.path("kk", SLUG)
    program = Poedit("Dana Omarova", at=AT + timedelta(days=1))
    path.write_text(program.edit(path.read_text(encoding="utf-8"), {SOURCE: target}), encoding="utf-8")


def test_two_texts_at_once_are_told_and_kept(project: Project) -> None:
    """Poedit saves between our reading and our saving: the decision comes back as a draft, the other text beside it."""

    def late(unit: Unit) -> Unit:
        write_in_poedit(project, "Ол Атырауда тұр.")
        return edit(unit, "Ол Атырауда орналасқан.", "Aigerim Serikova", AT)

    done = decide(project, SLUG, "kk", [unit_of(project).key.id], late, "Aigerim Serikova")
    (conflict,) = done.conflicts
    assert {conflict.stands, conflict.other} == {"Ол Атырауда тұр.", "Ол Атырауда орналасқан."}
    assert [unit.state for unit in done.units] == [State.DRAFT]
    unit = unit_of(project)
    assert (unit.target, unit.state) == (conflict.stands, State.DRAFT)
    assert conflict.other in unit.notes[0]


def test_a_decision_beside_another_edit_stands(project: Project) -> None:
    """Another unit was translated in Poedit meanwhile: both are reviewed."""
    other = next(row.unit for row in list_units(project, SLUG, "kk") if row.unit.key.source != SOURCE)

    def late(unit: Unit) -> Unit:
        write_in_poedit(project, "Ол Атырауда тұр.")
        return edit(unit, "Қазақстан зауыт ашты", "Aigerim Serikova", AT)

    done = decide(project, SLUG, "kk", [other.key.id], late, "Aigerim Serikova")
    assert (done.conflicts, [unit.state for unit in done.units]) == ((), [State.REVIEWED])
    assert (unit_of(project).target, unit_of(project).state) == ("Ол Атырауда тұр.", State.REVIEWED)
