"""What a check is: a module with a severity and a `find`, over one unit or over a whole story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from loc.glossary import Glossary
from loc.memory import PairMatch
from loc.model import Severity, Span, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know beside the unit. `published` is the story's day, which decides the terms in force.

    Without `is_style_on` flaws of house style are dropped, so a check need not look for them.
    """

    lang: str
    glossary: Glossary
    published: date | None = None
    source_lang: str = "en"
    is_style_on: bool = False


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing found. `span` lies in the target; `fix` is the whole new target.

    An interface tells `message` in its own language where it is made by `loc.lang.message.say`; plain text stays.
    `severity` is set where this one weighs more or less than its check. A fix changes no meaning.
    """

    message: str
    span: Span | None = None
    fix: str | None = None
    severity: Severity | None = None


class Check(Protocol):
    """A module of this package; units without a target reach only `empty`."""

    severity: Severity

    def find(self, unit: Unit, setting: Setting) -> Iterator[Flaw]: ...


def _nowhere(_: UnitKey) -> Iterable[PairMatch]:
    return ()


@dataclass(frozen=True, slots=True)
class Story:
    """One story in one language: its live units in article order, those without a target too.

    `others` holds the live units of its other languages, `find_elsewhere` what was reviewed of the same source and
    context in other stories, the newest first.
    """

    units: Sequence[Unit]
    others: Mapping[str, Mapping[UnitKey, Unit]] = field(default_factory=dict)
    find_elsewhere: Callable[[UnitKey], Iterable[PairMatch]] = _nowhere


class StoryCheck(Protocol):
    """A module of this package that looks at more than one unit; each flaw comes with the unit it stands in."""

    severity: Severity

    def find(self, story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]: ...
