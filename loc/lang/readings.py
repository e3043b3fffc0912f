"""What a figure is: a place in a text and the values it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from loc.model import Span

# A number; or a clock time `15:30`, a date `9/16/2021` with day and month in rising order.
Reading = Decimal | str


class Kind(StrEnum):
    NUMBER = "number"
    TIME = "time"
    DATE = "date"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity at `span`; `value` is the likeliest of its `readings`.

    `firm` is False for words, which translations add and drop freely. `pieces` are the numbers it is made of, where
    the other language may write them apart. `metric` are rough values in metric units.
    """

    text: str
    span: Span
    kind: Kind
    value: Reading
    readings: frozenset[Reading]
    firm: bool = True
    pieces: tuple[Figure, ...] = ()
    metric: tuple[Decimal, ...] = ()
