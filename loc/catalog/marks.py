"""State marks: translator comments `# loc: STATE TIME DIGEST AUTHOR`.

They outlive every editor, unlike flags of our own, which msgmerge drops.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from loc.model import Mark, Provenance

_MARK = re.compile(rf"loc: ({'|'.join(Mark)}) (\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{{16}}) (\S.*)")


def parse_mark(comment: str) -> Provenance | None:
    found = _MARK.fullmatch(comment)
    if not found:
        return None
    try:
        at = datetime.strptime(found[2], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:  # a 13th month
        return None
    return Provenance(Mark(found[1]), at, found[3], found[4])


def format_mark(mark: Provenance) -> str:
    return f"loc: {mark.mark} {mark.made_at:%Y-%m-%dT%H:%M:%SZ} {mark.digest} {mark.author}"
