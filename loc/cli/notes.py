"""What a story's signal, its embargo and what was published of it ask the desk to do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from loc.flow.status import StoryStatus


def note_of(status: StoryStatus) -> str:
    """Empty where there is nothing out of the ordinary."""
    return "; ".join(_notes(status))


def _notes(status: StoryStatus) -> Iterator[str]:
    if status.urgency == "killed":
        done = "killed" if status.signal == "kill" else "withdrawn"
        published = f"take {status.published} was published, take it down" if status.published else "not published"
        yield f"{done}: {published}"
    elif status.stale:
        yield f"published and stale: take {status.published} left; see `loc diff {status.slug} -l {status.lang}`"
    elif status.published:
        yield f"published: take {status.published}"
    if status.embargo:
        yield f"embargo until {_time(status.embargo)}"
    if status.embargo_before is not None:
        yield f"embargo changed, was {_time(status.embargo_before) if status.embargo_before else 'none'}"


def _time(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M} UTC"
