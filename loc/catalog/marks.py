"""State marks: translator comments `# loc: STATE TIME DIGEST AUTHOR`.

They outlive every editor, unlike flags of our own, which msgmerge drops.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from loc.model import Mark, Provenance

_MARKS = {mark.value: mark for mark in Mark}
_MARK = re.compile(rf"loc: ({'|'.join(Mark)}) (\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{{16}}) (\S.*)")


def parse_mark(comment: str) -> Provenance | None:
    found = _MARK.fullmatch(comment)
    if not found:
        return None
    mark, time, digest, author = found.groups()
    at = _parse_time(time)
    return Provenance(_MARKS[mark], at, digest, author) if at else None


def format_mark(mark: Provenance) -> str:
    return " ".join(("loc:", mark.mark, _format_time(mark.made_at), mark.digest, mark.author))


# One run puts the same second on thousands of units.
@lru_cache(maxsize=1024)
def _parse_time(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time)
    except ValueError:  # a 13th month
        return None


@lru_cache(maxsize=1024)
def _format_time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
