"""A project with stories to review, and `loc serve` on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from builders import AT, ROOT, make_project, make_unit
from catalog.editors import Poedit
from desk import CONFIGURATION, TARGETS
from newsroom import people

from loc.flow.catalog import update_catalogs
from loc.flow.ingest import ingest
from loc.flow.project import Project, open_project
from loc.model import Provenance, State, Unit, UnitKey

PLANT, MILL, HOSTILE = "2026-11-23-plant", "2026-11-22-mill", "2026-11-21-hostile"

PLANT_WIRE = """ date 2026-11-23 Kazakhstan opens a plant

The plant makes 25 turbines a year. It stands in Atyrau.

The city waited for it for seven years.

"We are proud of it," the mayor said.

Nobody was hurt in the test run.
"""
MILL_WIRE = """ date 2026-11-22 Kazakhstan opens a mill

ASTANA. KAZINFORM – The mill grinds 300 tonnes of wheat a day. It employs 40 people.

Nobody was hurt in the test run.
"""
# Tags, one that closes the field, an entity, and an address that would run.
HOSTILE_WIRE = """ date 2026-11-21 <script>document.title = "taken"</script> a headline

ASTANA. KAZINFORM – He wrote <img src=x onerror="document.title='taken'"> to the press.

See javascript:document.title='taken' or </textarea><script>document.title='taken'</script> at once.

The file costs &lt;5 tenge.
"""

TURNED = "The file costs &lt;5 tenge."
# The wire lets in no mark that turns the direction of writing; a translator's program may.
TURNED_TARGET = "\u202eгпж.exe\u202c файлы &lt;5 теңге тұрады."
WRONG_FIGURE = "The plant makes 25 turbines a year."
STRAIGHT_QUOTES = '"We are proud of it," the mayor said.'
WAITED = "The city waited for it for seven years."
UNTRANSLATED = "Nobody was hurt in the test run."
STANDS = "It stands in Atyrau."
GRINDS = "The mill grinds 300 tonnes of wheat a day."
PLANT_DRAFTS = {
    **TARGETS,
    WRONG_FIGURE: "Зауыт жылына 35 турбина шығарады.",
    WAITED: "Қала оны жеті жыл күтті.",
    STRAIGHT_QUOTES: '"Біз онымен мақтанамыз", – деді әкім.',
}
MILL_TARGETS = {
    "Kazakhstan opens a mill": "Қазақстан диірмен ашты",
    "ASTANA. KAZINFORM": "АСТАНА. ҚазАқпарат",
    GRINDS: "Диірмен күніне 300 тонна бидай тартады.",
    "It employs 40 people.": "Онда 40 адам жұмыс істейді.",
    UNTRANSLATED: "Сынақ кезінде ешкім зардап шеккен жоқ.",
}


def make_newsdesk(folder: Path) -> Path:
    """The plant in drafts, with an error, a fix and a match; the mill reviewed; the hostile story repeated."""
    wires = {PLANT: PLANT_WIRE, MILL: MILL_WIRE, HOSTILE: HOSTILE_WIRE}
    configuration = CONFIGURATION + "\n[check]\nstyle = true\n" + people()
    make_project(folder, {f"{slug}.txt": text for slug, text in wires.items()}, configuration)
    project = open_project(folder)
    for slug in wires:
        list(update_catalogs(project, slug, project.config.langs))
    write(project, PLANT, PLANT_DRAFTS, State.DRAFT)
    write(project, MILL, MILL_TARGETS, State.REVIEWED)
    repeated = {unit.key.source: unit.key.source for unit in read(folder, HOSTILE)}
    write(project, HOSTILE, repeated | {TURNED: TURNED_TARGET}, State.DRAFT)
    return folder


def write(project: Project, slug: str, targets: Mapping[str, str], state: State) -> None:
    file = project.catalogs.read("kk", slug)
    project.catalogs.save(file, [_put(unit, targets, state) for unit in file.catalog.units])


def _put(unit: Unit, targets: Mapping[str, str], state: State) -> Unit:
    if unit.key.source not in targets:
        return unit
    made = make_unit(unit.key.source, targets[unit.key.source], state, author="Dana Omarova")
    return replace(unit, target=made.target, state=made.state, provenance=made.provenance)


def read(folder: Path, slug: str) -> tuple[Unit, ...]:
    """The Kazakh units as the PO file has them, nothing kept from before."""
    return tuple(open_project(folder).catalogs.read("kk", slug).catalog.live)


def find(folder: Path, source: str, slug: str = PLANT) -> Unit:
    (unit,) = (unit for unit in read(folder, slug) if unit.key.source == source)
    return unit


def deciders(folder: Path, slug: str = PLANT) -> dict[str, tuple[State, str]]:
    """State and last author by source."""
    return {unit.key.source: (unit.state, _last(unit.provenance)) for unit in read(folder, slug)}


def _last(provenance: tuple[Provenance, ...]) -> str:
    return provenance[-1].author if provenance else ""


def unit_id(source: str, context: str = "text") -> str:
    return UnitKey(source, context).id


def edit_in_poedit(folder: Path, targets: Mapping[str, str], slug: str = PLANT) -> None:
    path = folder / f"locales/kk/{slug}.po"
    program = Poedit("Bolat Nurlan", at=AT + timedelta(days=365))
    path.write_text(program.edit(path.read_text(encoding="utf-8"), targets), encoding="utf-8")


def send_correction(folder: Path, old: str, new: str, slug: str) -> None:
    """The next take of the wire, as `loc ingest` takes it in."""
    text = (folder / f"sources/{slug}.txt").read_text(encoding="utf-8")
    assert old in text
    ingest(open_project(folder), text.replace(old, new).encode(), f"{slug}.txt", stem=slug)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """`loc serve` as a program of its own; the address it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "loc", "serve", "--port", "0"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()
