"""How other programs write a PO file, as far as it touches states.

Each edits by msgid: the targets given are typed in and saved, all else is left as the program leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import polib
from translate.storage.pypo import pofile

SAVED_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Targets = Mapping[str, str]


def _read(text: str) -> polib.POFile:
    return polib.pofile(text, wrapwidth=0)  # it would wrap comments, which no editor does


def _sign(file: polib.POFile, generator: str, translator: str, at: datetime) -> str:
    file.metadata |= {
        "PO-Revision-Date": at.strftime("%Y-%m-%d %H:%M%z"),
        "Last-Translator": translator,
        "X-Generator": generator,
    }
    return f"{file}\n"


def _type(entry: polib.POEntry, target: str) -> None:
    """A person's entry is no more fuzzy, and its previous source is gone."""
    entry.msgstr = target
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None


@dataclass(frozen=True)
class Poedit:
    """Any edit clears fuzzy (vslavik/poedit#550); each save writes name, time and generator."""

    translator: str
    generator: str = "Poedit 3.9"
    at: datetime = SAVED_AT

    def edit(self, text: str, targets: Targets) -> str:
        file = _read(text)
        file.metadata["X-Poedit-Basepath"] = "."
        for entry in file:
            if entry.msgid in targets and not entry.obsolete:
                _type(entry, targets[entry.msgid])
        return _sign(file, self.generator, self.translator, self.at)


@dataclass(frozen=True)
class Lokalize(Poedit):
    """Keeps the entries' order and comments; signs its saves."""

    generator: str = "Lokalize 24.12"


@dataclass(frozen=True)
class Weblate:
    """Written by translate-toolkit; `#|` goes when a unit is saved as translated, and what waits for review is a
    normal entry.
    """

    translator: str
    at: datetime = SAVED_AT

    def edit(self, text: str, targets: Targets) -> str:
        store = _parse(text)
        for unit in store.units:
            if unit.source in targets and not unit.isheader() and not unit.isobsolete():
                unit.target = targets[str(unit.source)]
                unit.markfuzzy(False)
                unit.prev_msgctxt, unit.prev_msgid, unit.prev_msgid_plural = [], [], []
        store.updateheader(  # type: ignore[no-untyped-call]  # the toolkit has it so
            po_revision_date=self.at.strftime("%Y-%m-%d %H:%M%z"),
            last_translator=self.translator,
            x_generator="Weblate 2026.10",
        )
        return bytes(store).decode()


def edit_in_omegat(text: str, targets: Targets, *, keeps_drafts: bool = True) -> str:
    """Strips fuzzy from every entry and drops `#|`; the header stays as it is, whoever signed it (PoFilter.java).

    A fuzzy target is only a match in OmegaT: it is there again where the translator inserted it (`keeps_drafts`).
    """
    file = _read(text)
    for entry in file:
        if not entry.obsolete:
            kept = entry.msgstr if keeps_drafts or "fuzzy" not in entry.flags else ""
            _type(entry, targets.get(entry.msgid, kept))
    return f"{file}\n"


def pass_through_polib(text: str) -> str:
    """As scripts have it: strings and comments wrapped at 78, `#~|` gone."""
    return f"{polib.pofile(text)}\n"


def pass_through_toolkit(text: str) -> str:
    return bytes(_parse(text)).decode()


def _parse(text: str) -> pofile:
    store = pofile()
    store.parse(text.encode())
    return store
