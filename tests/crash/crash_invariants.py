"""What holds of a project whenever a command was stopped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from crash.crash_desk import Snapshot, Undisturbed


def refuse_damage(now: Snapshot, expected: Undisturbed) -> None:
    _refuse_halves(now, expected)
    _refuse_losses(now, expected)


def _refuse_halves(now: Snapshot, expected: Undisturbed) -> None:
    """What is visible is whole; what is hidden beside it is a temporary file, no source and no catalog."""
    before, after, _ = expected
    for name, content in now.items():
        if name in before or name in after:
            moved = before.values() if name.startswith("sources/") else ()
            assert content in (before.get(name), after.get(name), *moved), name
        else:
            assert Path(name).name.startswith("."), name
            assert name.endswith(".tmp"), name


def _refuse_losses(now: Snapshot, expected: Undisturbed) -> None:
    """A take lies where it lay or among the older takes, a story has one newest take, and no catalog is gone."""
    sources = {name: content for name, content in expected.before.items() if name.startswith("sources/")}
    assert set(sources.values()) <= set(now.values())
    assert _slugs(sources) <= _slugs(now)
    slugs = [slug for slug in map(_slug_of, now) if slug]
    assert len(slugs) == len(set(slugs)), slugs
    assert {name for name in expected.before if name.startswith("locales/")} <= now.keys()


def _slugs(files: Iterable[str]) -> set[str]:
    return set(filter(None, map(_slug_of, files)))


def _slug_of(name: str) -> str:
    """Empty for what is no visible source."""
    is_source = name.startswith("sources/") and "/." not in name
    return name.rpartition(".")[0] if is_source else ""
