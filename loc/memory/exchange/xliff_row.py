from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from loc.memory.exchange.elements import Element
from loc.memory.pair import NEVER
from loc.model import State


@dataclass(slots=True)
class Review:
    """`state` is None where the file does not say; `says` is what it does say, in its own words."""

    state: State | None = None
    says: str = ""
    made_at: datetime = NEVER
    reviewer: str = ""


@dataclass(slots=True)
class Row:
    """A sentence of a unit, None where it has no such side; `read_text` says what is text in them."""

    line: int
    source: Element | None
    target: Element | None
    read_text: Callable[[Element], str]
    review: Review = field(default_factory=Review)
    context: str = ""
