"""For programs: `{"stories": [{…}]}`, a story for each language.

A story has `article`, `lang`, `take`, `signal`, `since` (the take it is compared with), `compared_with` ("published",
"take" or, where the text of that take is not kept, "catalog"), `published` ({`take`, `at`, `parts`} or null),
`take_down` (killed or withdrawn, and published), `embargo` and `embargo_before` (ISO 8601 or null) and `changes`.

A change has `change` (see `story.Change`), `moved`, and `old` and `new`, lists of sentences: `id`, `place`, `source`,
`source_spans`, `target`, `target_spans`, `state`, `author`. A target nobody knows is null. Spans are the changed words,
[start, stop] in code points; of targets none where one of the two sides is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from loc.review.diff.marked import Marked, mark_sources, mark_targets
from loc.review.diff.story import DiffRow, Published, Sentence, StoryDiff

Members = dict[str, object]


def write(diffs: Iterable[StoryDiff]) -> str:
    return json.dumps({"stories": [_story(diff) for diff in diffs]}, ensure_ascii=False, indent=2) + "\n"


def _story(diff: StoryDiff) -> Members:
    return {
        "article": diff.slug,
        "lang": diff.lang,
        "take": diff.take,
        "signal": diff.signal,
        "since": diff.since,
        "compared_with": "catalog" if diff.is_recalled else "published" if diff.is_against_published else "take",
        "published": _published(diff.published) if diff.published else None,
        "take_down": diff.is_killed and diff.published is not None,
        "embargo": _iso(diff.embargo),
        "embargo_before": _iso(diff.embargo_before),
        "changes": [_row(row) for row in diff.rows],
    }


def _published(last: Published) -> Members:
    return {"take": last.take, "at": _iso(last.at), "parts": last.parts.split(",") if last.parts else []}


def _row(row: DiffRow) -> Members:
    (old, new), (old_targets, new_targets) = mark_sources(row), mark_targets(row)
    return {
        "change": row.change,
        "moved": row.is_moved,
        "old": _sentences(row.old, old, old_targets),
        "new": _sentences(row.new, new, new_targets),
    }


def _sentences(rows: Sequence[Sentence], sources: Sequence[Marked], targets: Sequence[Marked]) -> list[Members]:
    return [
        {
            "id": row.id,
            "place": row.place or None,
            "source": row.source,
            "source_spans": source.spans,
            "target": row.target or None,
            "target_spans": target.spans,
            "state": row.state.label,
            "author": row.author,
        }
        for row, source, target in zip(rows, sources, targets, strict=True)
    ]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
