"""What `loc status --engines` shows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from loc.cli.console import columns, show
from loc.flow.engines import Count, EngineUsage

_HEAD = ("engine", "", "requests", "characters", "accepted", "refused", "price", "left", "anew on")


def show_usage(rows: Sequence[EngineUsage], *, is_json: bool) -> None:
    if is_json:
        content = [
            {**row._asdict(), "this_month": row.this_month._asdict(), "in_all": row.in_all._asdict()} for row in rows
        ]
        show(json.dumps({"engines": content}, ensure_ascii=False, indent=1))
    else:
        show(columns([_HEAD, *(cells for row in rows for cells in _cells(row))], "<<>>>>>><"))


def _cells(row: EngineUsage) -> tuple[tuple[object, ...], ...]:
    left, anew = ("", "") if row.chars_left is None else (f"{row.chars_left:,}", row.renewed_on)
    return (
        (row.engine, "this month", *_numbers(row.this_month), left, anew),
        ("", "in all", *_numbers(row.in_all), "", ""),
    )


def _numbers(count: Count) -> tuple[str, ...]:
    price = "" if count.price is None else f"{count.price:,.2f}"
    return (*(f"{number:,}" for number in count[:4]), price)
