"""What `loc draft --dry-run` shows."""

from __future__ import annotations

from loc.cli.console import Console, columns, complain, count, show
from loc.flow.plan import Asking, Plan

_HEAD = ("engine", "segments", "characters", "requests", "price")


def show_plan(console: Console, plan: Plan) -> None:
    if plan.askings:
        show(columns([_HEAD, *map(_cells, plan.askings)], "<>>>>"))
    rest = [f"{count(number, 'draft')} from {author}" for author, number in sorted(plan.own.items())]
    rest += [f"{count(plan.kept, 'answer')} kept from earlier runs"] if plan.kept else []
    rest += [f"{count(plan.unserved, 'segment')} that no engine may be asked"] if plan.unserved else []
    for line in rest or ([] if plan.askings else ["nothing to draft"]):
        show(line)
    console.say("A dry run: nobody was asked, nothing was written. A text may also go to the engines after its first.")
    for error in plan.errors:
        complain(str(error), error.hint)


def _cells(asking: Asking) -> tuple[object, ...]:
    price = "unknown" if asking.price is None else f"{asking.price:,.2f}"
    return asking.engine, f"{asking.texts:,}", f"{asking.chars:,}", f"{asking.requests:,}", price
