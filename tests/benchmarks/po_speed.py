"""Reading and saving PO files, side by side: ours, polib, Babel, translate-toolkit and msgcat.

    po_speed.py [--entries N]… [--at-least 5]

The units have the words of the sample story's catalog in random order and the lengths of its sentences, with mark,
place and hint about 740 bytes each. Every entry is written anew (`loc` from units that changed, the others from what
they read). Times are processor time with the file's read or write, below 20,000 entries the best of 5 rounds; msgcat
reads and writes in one.
Exit 1 where our save is less than `--at-least` times as fast as polib's.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import polib
from babel.messages.pofile import read_po, write_po
from translate.storage import pypo

from loc.catalog.file import decode, format_file, new_file, parse_file
from loc.model import Mark, Provenance, State, Unit, UnitKey

SAMPLE = Path(__file__).parents[2] / "locales" / "kk" / "2021-09-16-csto-dushanbe.po"
SIZES = (2_000, 100_000)
SEED = 20261123
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
SLOW_ENTRIES = 20_000  # from here on one round is enough

Read = Callable[[Path], Any]
Save = Callable[[Any, Path], object]


@dataclass(frozen=True, slots=True)
class Times:
    """In seconds; `read` is None where reading and saving are one."""

    name: str
    read: float | None
    save: float


def make_units(count: int) -> list[Unit]:
    sample = parse_file(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name).catalog.units
    sources = [unit.key.source.split() for unit in sample]
    targets = [unit.target.split() for unit in sample]
    chance = random.Random(SEED)  # noqa: S311 - the same file in each run
    return [_unit(number, _words(sources, chance), _words(targets, chance)) for number in range(count)]


def _words(sentences: list[list[str]], chance: random.Random) -> str:
    return " ".join(chance.choice(chance.choice(sentences)) for _ in chance.choice(sentences))


def _unit(number: int, source: str, target: str) -> Unit:
    source, target = f"{source} {number}.", f"{target} {number}."
    return Unit(
        UnitKey(source, "text"),
        target,
        State.DRAFT,
        (f"sources/2026/11/2026-11-23-story.txt:{number}",),
        provenance=(Provenance.of(Mark.DRAFT, source, target, "google 1.11.4", AT),),
        hint=f"body, paragraph {number // 3}, sentence {number % 3 + 1}",
    )


def read_ours(path: Path) -> tuple[Unit, ...]:
    return parse_file(decode(path.read_bytes(), path.name), path.name).catalog.units


def save_ours(units: tuple[Unit, ...], path: Path) -> None:
    path.write_bytes(format_file(new_file(path.name, "story", "kk", AT), units, AT).encode())


def read_babel(path: Path) -> object:
    with path.open("rb") as stream:
        return read_po(stream)


def save_babel(catalog: Any, path: Path) -> None:  # noqa: ANN401 - Babel has no types
    with path.open("wb") as stream:
        write_po(stream, catalog)


def read_pypo(path: Path) -> object:
    return pypo.pofile.parsefile(str(path))  # type: ignore[no-untyped-call]


def save_pypo(store: Any, path: Path) -> None:  # noqa: ANN401 - translate-toolkit has none either
    for unit in store.units:
        unit.target = f"{unit.target}"
    path.write_bytes(bytes(store))


TOOLS: dict[str, tuple[Read, Save]] = {
    "loc": (read_ours, save_ours),
    "polib": (lambda path: polib.pofile(str(path)), lambda file, path: file.save(str(path))),
    "Babel": (read_babel, save_babel),
    "translate-toolkit": (read_pypo, save_pypo),
}


def measure(name: str, path: Path, rounds: int) -> Times:
    read, save = TOOLS[name]
    reading, content = best(partial(read, path), rounds)
    saving, _ = best(partial(save, content, path.with_suffix(".saved")), rounds)
    return Times(name, reading, saving)


def best(work: Callable[[], object], rounds: int) -> tuple[float, object]:
    seconds = float("inf")
    for _ in range(rounds):
        result: object = None
        gc.collect()
        started = processor_seconds()
        result = work()
        seconds = min(seconds, processor_seconds() - started)
    return seconds, result


def processor_seconds() -> float:
    """Of this process and the programs it has run."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure_msgcat(path: Path, rounds: int) -> Times | None:
    if not shutil.which("msgcat"):
        return None
    command = ["msgcat", "--output-file", str(path.with_suffix(".saved")), str(path)]
    seconds, _ = best(lambda: subprocess.run(command, check=True), rounds)
    return Times("msgcat", None, seconds)


def report(times: Times, ours: Times) -> None:
    read = "" if times.read is None else f"{times.read:8.3f} s {times.read / (ours.read or 1):6.1f}x"
    sys.stdout.write(f"  {times.name:18} read {read:19}  save {times.save:8.3f} s {times.save / ours.save:6.1f}x\n")
    sys.stdout.flush()


def run(count: int, folder: Path) -> float:
    """The table of one size; how many times faster our save is than polib's."""
    path = folder / f"{count}.po"
    save_ours(tuple(make_units(count)), path)
    rounds = 5 if count < SLOW_ENTRIES else 1
    sys.stdout.write(f"{count:,} entries, {path.stat().st_size / 1e6:.1f} MB\n")
    rows = {name: measure(name, path, rounds) for name in TOOLS}
    for times in rows.values():
        report(times, rows["loc"])
    msgcat = measure_msgcat(path, rounds)
    if msgcat:
        report(msgcat, rows["loc"])
    return rows["polib"].save / rows["loc"].save


def main() -> None:
    parser = argparse.ArgumentParser(description="Seconds to read and to save PO files; x: times ours")
    parser.add_argument("--entries", type=int, action="append")
    parser.add_argument("--at-least", type=float, default=5.0, help="times polib's save, else exit 1")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ratios = [run(count, Path(folder)) for count in options.entries or SIZES]
    sys.exit(1 if min(ratios) < options.at_least else 0)


if __name__ == "__main__":
    main()
