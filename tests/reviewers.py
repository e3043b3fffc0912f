"""People at the desk, and what they do to the story of `desk`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, make_project
from catalog.editors import Poedit
from desk import CONFIGURATION, SLUG, WIRE

from loc.cli import main
from loc.flow.desk import Action, DeskProject, DeskUnit, Person, Role, decide_unit, open_story
from loc.flow.project import open_project
from loc.model import Mark, Unit

TURBINES, ATYRAU = "The plant makes 25 turbines a year.", "It stands in Atyrau."
DANA = Person("dana", "Dana Omarova")
AIGERIM = Person("aigerim", "Aigerim Serikova", Role.EDITOR)
SERIK = Person("serik", "Serik Akhmetov", Role.EDITOR)
PEOPLE = f"""{CONFIGURATION}
[people.dana]
name = "Dana Omarova"
[people.aigerim]
name = "Aigerim Serikova"
role = "editor"
[people.serik]
name = "Serik Akhmetov"
role = "editor"
"""


def make_desk(folder: Path, monkeypatch: pytest.MonkeyPatch, configuration: str) -> DeskProject:
    make_project(folder, {f"{SLUG}.txt": WIRE}, configuration)
    monkeypatch.chdir(folder)
    assert main(["catalog"]) == 0
    return DeskProject(open_project(folder))


def see(desk: DeskProject, source: str = TURBINES, slug: str = SLUG) -> DeskUnit:
    return next(row for row in open_story(desk, slug, "kk").units if row.unit.key.source == source)


def act(desk: DeskProject, person: Person, action: Action, target: str = "", seen: DeskUnit | None = None) -> DeskUnit:
    """On the unit as it stands, or as it was `seen`."""
    row = seen or see(desk)
    return decide_unit(desk, SLUG, "kk", row.unit.key.id, action, target, row.seen, person)


def write_in_poedit(desk: DeskProject, targets: dict[str, str]) -> None:
    path = desk.project.catalogs.path("kk", SLUG)
    program = Poedit("Bolat Nurlan", at=AT + timedelta(days=365))
    path.write_text(program.edit(path.read_text(encoding="utf-8"), targets), encoding="utf-8")


def on_disk(desk: DeskProject, source: str = TURBINES) -> Unit:
    """By another reader, with nothing kept."""
    catalog = open_project(desk.project.config.root).catalogs.read("kk", SLUG).catalog
    return next(unit for unit in catalog.live if unit.key.source == source)


def marks(unit: Unit) -> list[tuple[Mark, str]]:
    return [(mark.mark, mark.author) for mark in unit.provenance]
