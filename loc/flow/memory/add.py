"""Files of other programs into `locales/memory/`, where git keeps them: what is imported cannot be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

from loc.catalog.file import parse_file
from loc.catalog.store import read_text
from loc.errors import CatalogError, LocError
from loc.flow.memory.catalogs import pairs_of
from loc.flow.memory.imported import SUFFIX, folder_of
from loc.flow.memory.replaced import replaced
from loc.flow.project import Project
from loc.lang.codes import normalize_lang
from loc.memory import Pair
from loc.memory.exchange import Problem, Tell, read_pairs, write_tmx
from loc.model import Part, State, Unit

LOCK_SECONDS = 10.0
WATCH_EVERY = 1_000  # pairs
_CONTEXTS = frozenset(part.context for part in Part)


@dataclass(frozen=True, slots=True)
class Added:
    """`name` is the memory's path in the project; `left_out` counts records that could not be used."""

    name: str
    pairs: int
    left_out: int
    is_replaced: bool


def choose_targets(project: Project, paths: Sequence[Path], lang: str) -> dict[Path, Path]:
    """Where each is to be kept. Raises LocError where two would be one."""
    targets: dict[Path, Path] = {}
    for path in paths:
        target = folder_of(project) / f"{_name_of(path, lang)}.{lang}{SUFFIX}"
        other = next((known for known, place in targets.items() if place == target and known != path), None)
        if other:
            raise LocError(
                f"{path}: would be kept as {target.name}, and so would {other}", hint="Rename one of the two."
            )
        targets[path] = target
    return targets


def add_memory(
    project: Project, path: Path, target: Path, lang: str, tell: Tell, watch: Callable[[int], None] = lambda _: None
) -> Added:
    """All of its pairs or, where it cannot be read to its end, none. A memory of this name is replaced.

    A record that cannot be used goes to `tell`; `watch` hears now and then how many pairs there are so far.
    Raises LocError, also where there is no pair in it.
    """
    problems: list[str] = []

    def count(problem: Problem) -> None:
        problems.append(problem.place)
        tell(problem)

    name = target.relative_to(project.config.root).as_posix()
    is_replaced = target.exists()
    with _locked(project, target), replaced(target, name) as stream:
        pairs = _watched(_read(path, project.config.source_lang, lang, count), watch)
        number = write_tmx(stream, pairs, project.config.source_lang, lang)
        if not number:
            raise LocError(
                f"{path}: no reviewed pair of {project.config.source_lang} and {lang} in it; nothing is imported",
                hint="Is -l right? Of PO and XLIFF files only reviewed units are taken.",
            )
    return Added(name, number, len(problems), is_replaced)


def _name_of(path: Path, lang: str) -> str:
    """`agency` for `agency.tmx` and for `agency.kk.tmx`; what is hidden would never be found."""
    return path.stem.lstrip(".").removesuffix(f".{lang}") or "memory"


def _read(path: Path, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
    return _read_po(path, lang, tell) if path.suffix.lower() == ".po" else read_pairs(path, source_lang, lang, tell)


def _read_po(path: Path, lang: str, tell: Tell) -> Iterator[Pair]:
    file = parse_file(read_text(path, str(path)), str(path))
    if file.catalog.lang and normalize_lang(file.catalog.lang) != lang:
        raise CatalogError(
            f"{path}: expected targets in {lang!r}, got {file.catalog.lang!r}", hint="Name its language with -l."
        )
    for unit in file.catalog.units:
        if unit.state < State.REVIEWED:
            tell(Problem(f"{path}:{unit.line}", f"expected a reviewed unit, got {_describe(unit)}"))
    return pairs_of([_in_our_context(unit) for unit in file.catalog.units], path.name)


def _describe(unit: Unit) -> str:
    if unit.unsigned:
        return "a target that nobody signed"
    return "no target" if unit.state is State.EMPTY else "a draft"


def _in_our_context(unit: Unit) -> Unit:
    """Contexts of other programs' files mean nothing here; a pair without one serves all parts."""
    return unit if unit.key.context in _CONTEXTS else replace(unit, key=replace(unit.key, context=""))


def _watched(pairs: Iterable[Pair], watch: Callable[[int], None]) -> Iterator[Pair]:
    for number, pair in enumerate(pairs, 1):
        yield pair
        if number % WATCH_EVERY == 0:
            watch(number)


@contextmanager
def _locked(project: Project, target: Path) -> Iterator[None]:
    """Two runs that replace one memory come one after the other."""
    lock = FileLock(project.config.cache / "memory-add.lock", timeout=LOCK_SECONDS)
    try:
        project.config.cache.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise LocError(
            f"another `loc memory add` has been running for {LOCK_SECONDS:g} s", hint="Wait for it and try again."
        ) from error
    except OSError as error:
        raise LocError(f"{project.config.cache}: cannot be written: {error.strerror}") from error
    try:
        _sweep(target)
        yield
    finally:
        lock.release()


def _sweep(target: Path) -> None:
    """What a run left that was killed."""
    for path in target.parent.glob(f".{escape(target.name)}.*.tmp"):
        path.unlink(missing_ok=True)
