"""What kinds a stage has: one explicit table, then what other packages bring through an entry point.

A module is imported when its row is asked for, so that `loc list` and `loc --help` load no engine.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Generic, NamedTuple, TypeVar, cast

from loc.errors import ConfigError

T = TypeVar("T")


@cache
def _entry_points(group: str) -> EntryPoints:
    """Read once a process: each look goes through every installed package."""
    return entry_points(group=group)


class Row(NamedTuple):
    """`place` is `module`, or `module:name` of something in it."""

    help: str
    place: str


@dataclass(frozen=True, slots=True)
class Registry(Generic[T]):
    """`kind` is the word for one of them, `group` the entry point of other packages."""

    kind: str
    group: str
    rows: Mapping[str, Row]

    def names(self) -> tuple[str, ...]:
        return tuple(self.listing())

    def listing(self) -> dict[str, str]:
        """One line of help by name, those of other packages last. Nothing is loaded."""
        ours = {name: row.help for name, row in self.rows.items()}
        return ours | {name: f"from {point.value}" for name, point in self._foreign().items()}

    def load(self, name: str) -> T:
        """Raises ConfigError for an unknown name, with the nearest, and for a package that does not load."""
        if name in self.rows:
            module, _, attribute = self.rows[name].place.partition(":")
            found = import_module(module)
            return cast("T", getattr(found, attribute) if attribute else found)
        point = self._foreign().get(name)
        if point is None:
            raise ConfigError(
                f"there is no {self.kind} named {name!r}; there are {', '.join(self.names())}", hint=self._guess(name)
            )
        try:
            return cast("T", point.load())
        except (ImportError, AttributeError) as error:
            raise ConfigError(f"the {self.kind} {name!r} ({point.value}) cannot be loaded: {error}") from error

    def _foreign(self) -> dict[str, EntryPoint]:
        """None of them can take the place of ours."""
        return {point.name: point for point in _entry_points(self.group) if point.name not in self.rows}

    def _guess(self, name: str) -> str:
        near = difflib.get_close_matches(name.lower(), self.names(), n=3)
        return f"Did you mean {' or '.join(near)}?" if near else f"`loc list {self.kind}s` says what each does."
