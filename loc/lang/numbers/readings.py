"""What a figure is: a place in a text and the values it may stand for."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from loc.model import Span

# A number; or a clock time `15:30`, a date `9/16/2021` with day and month in rising order, a score `1-3` likewise,
# a month `month 9`, a telephone number `tel 77272580000`, a time of day by GMT `gmt 12:30`.
Reading = Decimal | str


class Kind(StrEnum):
    NUMBER = "number"
    TIME = "time"
    DATE = "date"
    PAIR = "pair"
    PHONE = "phone"
    WORD = "word"


class Figure(NamedTuple):
    """A quantity at `span`; `value` is the likeliest of its `readings`.

    `firm` is False for words, which translations add and drop freely. `pieces` are the numbers it is made of, where
    the other language may write them apart. `metric` are rough values in metric units. `units` are the codes of what
    it counts (`unit_words`), several where the unit is ambiguous, none where it is unknown; `measure` is the text of
    figure and unit.
    """

    text: str
    span: Span
    kind: Kind
    value: Reading
    readings: frozenset[Reading]
    firm: bool = True
    pieces: tuple[Figure, ...] = ()
    metric: tuple[Decimal, ...] = ()
    units: frozenset[str] = frozenset()
    measure: str = ""


def make_piece(text: str, span: Span, values: set[Decimal], *, firm: bool = True) -> Figure:
    return Figure(text, span, Kind.NUMBER, min(values), frozenset(values), firm)
