"""What a check is: a module with a severity and a `find`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from loc.glossary import Glossary
from loc.model import Severity, Span, Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know beside the unit. `published` is the story's day, which decides the terms in force."""

    lang: str
    glossary: Glossary
    published: date | None = None
    source_lang: str = "en"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing found. `span` lies in the target; `fix` is the whole new target.

    `severity` is set where this one weighs more or less than its check.
    """

    message: str
    span: Span | None = None
    fix: str | None = None
    severity: Severity | None = None


class Check(Protocol):
    """A module of this package; units without a target reach only `empty`."""

    severity: Severity

    def find(self, unit: Unit, setting: Setting) -> Iterator[Flaw]: ...
