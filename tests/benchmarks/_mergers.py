"""A take merged by loc and by each peer, with what came of it in one shape."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from babel.messages.catalog import Catalog as BabelCatalog

from loc.catalog.merge import merge
from loc.model import Mark, Provenance, State, Unit, UnitKey

if TYPE_CHECKING:
    from benchmarks._takes import Pair, Take

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CONTEXT = "text"


@dataclass(frozen=True, slots=True)
class Got:
    """What a merge made of one new sentence; `previous` is the source it says the target was for."""

    target: str
    is_draft: bool
    previous: str | None


Merged = dict[str, Got]
Merger = Callable[["Take"], Merged]


def make_reviewed(pair: Pair) -> Unit:
    mark = Provenance.of(Mark.REVIEWED, pair.source, pair.target, "Aigerim Serikova", AT)
    return Unit(UnitKey(pair.source, CONTEXT), pair.target, State.REVIEWED, provenance=(mark,))


def merge_ours(take: Take) -> Merged:
    units = merge([make_reviewed(pair) for pair in take.old], [Unit(UnitKey(row.source, CONTEXT)) for row in take.new])
    return {
        unit.key.source: Got(unit.target, unit.state is State.DRAFT, unit.previous_source)
        for unit in units
        if not unit.obsolete
    }


def po_of(rows: Sequence[tuple[str, str]]) -> polib.POFile:
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    po.extend(polib.POEntry(msgctxt=CONTEXT, msgid=source, msgstr=target) for source, target in rows)
    return po


def files_of(take: Take) -> tuple[polib.POFile, polib.POFile]:
    old = po_of([(pair.source, pair.target) for pair in take.old])
    return old, po_of([(row.source, "") for row in take.new])


def read_merged(po: polib.POFile) -> Merged:
    return {entry.msgid: Got(entry.msgstr, entry.fuzzy, entry.previous_msgid) for entry in po if not entry.obsolete}


def merge_polib(take: Take) -> Merged:
    old, template = files_of(take)
    old.merge(template)
    return read_merged(old)


def run_msgmerge(old: str, template: str, folder: Path) -> str:
    (folder / "old.po").write_text(old, encoding="utf-8")
    (folder / "new.pot").write_text(template, encoding="utf-8")
    command = ["msgmerge", "--previous", "--quiet", "old.po", "new.pot"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.decode()


def merge_gettext(take: Take) -> Merged:
    old, template = files_of(take)
    with tempfile.TemporaryDirectory() as folder:
        return read_merged(polib.pofile(run_msgmerge(str(old), str(template), Path(folder))))


def merge_babel(take: Take) -> Merged:
    catalog, template = BabelCatalog(), BabelCatalog()
    for pair in take.old:
        catalog.add(pair.source, pair.target, context=CONTEXT)
    for row in take.new:
        template.add(row.source, context=CONTEXT)
    catalog.update(template)
    return {
        str(message.id): Got(str(message.string or ""), message.fuzzy, next(iter(message.previous_id), None))
        for message in catalog
        if message.id
    }


MERGERS: dict[str, Merger] = {
    "loc": merge_ours,
    "msgmerge": merge_gettext,
    "Babel": merge_babel,
    "polib": merge_polib,
}
