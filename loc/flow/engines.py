"""The engines of a project, their stores below `.loc/`, and what they were asked so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from loc.draft.budget import FILE_NAME, Budget, Limits, Usage, month_of, next_month, read_limits
from loc.draft.drafts import DraftStore
from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.draft.schedule import Chain
from loc.flow.project import Project


class Count(NamedTuple):
    requests: int = 0
    chars: int = 0
    accepted: int = 0
    refused: int = 0
    price: float | None = None


class EngineUsage(NamedTuple):
    """`chars_left` of the month's quota, None where there is none; the count starts anew on `renewed_on`."""

    engine: str
    this_month: Count
    in_all: Count
    chars_left: int | None
    renewed_on: str


def open_chain(
    project: Project,
    names: Sequence[str] = (),
    wrap: Callable[[Engine], Engine] | None = None,
    *,
    langs: Sequence[str] = (),
    stores: Path | None = None,
) -> Chain:
    """The engines named, or those of the configuration for these languages; `wrap` is put around each.

    Raises ConfigError for an unknown one. `stores` is the folder of the drafts and the budget, `.loc/` by default.
    """
    config = project.config
    orders = {} if names else {lang: config.engines_of(lang) for lang in langs or config.langs}
    chosen = dict.fromkeys([*names, *(name for order in orders.values() for name in order)])
    engines = [load(name, config.settings_of(name)) for name in chosen]
    folder = stores or config.cache
    return Chain(
        [wrap(engine) for engine in engines] if wrap else engines,
        orders=orders,
        patience_seconds=config.patience_seconds,
        drafts=DraftStore(folder),
        budget=Budget(folder, limits_of(project, chosen)),
    )


def limits_of(project: Project, names: Sequence[str] | Mapping[str, object]) -> dict[str, Limits]:
    return {name: read_limits(name, project.config.settings_of(name)) for name in names}


def read_usage(project: Project) -> tuple[EngineUsage, ...]:
    """Of the engines configured, in order, then of others that were asked before."""
    config = project.config
    named = [name for lang in config.langs for name in config.engines_of(lang)]
    budget = Budget(config.cache if (config.cache / FILE_NAME).exists() else None, {})
    rows = budget.usage()
    budget.close()
    names = dict.fromkeys([*named, *(name for name, _ in config.engine_settings), *(row.engine for row in rows)])
    limits, now = limits_of(project, names), datetime.now(UTC)
    return tuple(_usage_of(name, [row for row in rows if row.engine == name], limits[name], now) for name in names)


def _usage_of(engine: str, rows: Sequence[Usage], limits: Limits, now: datetime) -> EngineUsage:
    this_month = _sum([row for row in rows if row.month == month_of(now)], limits)
    quota = limits.chars_per_month
    left = None if quota is None else max(int(quota) - this_month.chars, 0)
    return EngineUsage(engine, this_month, _sum(rows, limits), left, next_month(now))


def _sum(rows: Sequence[Usage], limits: Limits) -> Count:
    chars = sum(row.chars for row in rows)
    return Count(
        sum(row.requests for row in rows),
        chars,
        sum(row.accepted for row in rows),
        sum(row.refused for row in rows),
        limits.price_of(chars),
    )
