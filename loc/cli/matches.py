"""What `loc memory` shows of matches, of phrases and of the memory's size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from loc.cli.console import paint
from loc.flow.memory.changes import say_figures
from loc.flow.memory.stats import MemoryStats
from loc.lang.wording import compare_wording, find_changes
from loc.memory import NEVER, Pair, PairMatch
from loc.model import Span
from loc.review.diff.marked import Marked, reveal, reveal_change

if TYPE_CHECKING:
    from loc.memory.concordance import Passage

STATS_HEAD = ("lang", "pairs", "sources", "reviewed", "approved", "catalogs", "imported", "newest", "index", "files")
_BYTES_OF_MB = 1_000_000


def say_match(match: PairMatch) -> Iterator[str]:
    """`[-old-]` are words of the pair, `{+new+}` those of the query in their place."""
    score = f"{math.floor(match.score * 100)}%"  # rounded down: 100 % is the same text
    yield f"{paint(f'{score:>4}', 'yellow')}  {_review(match)}"
    yield f"      {_compare(match)}"
    yield f"      {reveal(match.target)}"
    if figures := say_figures(match):
        yield f"      {paint(figures, 'red')}"


def say_passage(passage: Passage) -> Iterator[str]:
    """The phrase as `[[phrase]]`."""
    yield _review(passage.pair)
    yield f"      {_mark(passage.pair.source, passage.source_spans)}"
    yield f"      {_mark(passage.pair.target, passage.target_spans)}"


def match_as_json(match: PairMatch) -> dict[str, object]:
    """`changed` are the spans of the source that the query has not, `figures` those that only one of the two has."""
    ours, theirs = match.differing_figures
    return {
        "source": match.source,
        "target": match.target,
        "score": match.score,
        "origin": match.origin,
        **_review_as_json(match),
        "changed": find_changes(compare_wording(match.source, match.query))[0],
        "figures": {"match": ours, "query": theirs},
    }


def passage_as_json(passage: Passage) -> dict[str, object]:
    pair = passage.pair
    return {
        "source": pair.source,
        "target": pair.target,
        "origin": pair.origin,
        **_review_as_json(pair),
        "source_spans": passage.source_spans,
        "target_spans": passage.target_spans,
    }


def stats_rows(rows: Sequence[MemoryStats]) -> Iterator[Sequence[object]]:
    yield STATS_HEAD
    for row in rows:
        yield (
            row.lang,
            *(f"{number:,}" for number in (row.pairs, row.sources)),
            *(f"{row.states.get(state, 0):,}" for state in ("reviewed", "approved")),
            *(f"{row.origins[kind]:,}" for kind in ("catalogs", "imported")),
            f"{row.newest:%Y-%m-%d}" if row.newest else "",
            *(f"{size / _BYTES_OF_MB:,.1f} MB" for size in (row.index_bytes, row.imported_bytes)),
        )


def stats_as_json(row: MemoryStats) -> dict[str, object]:
    return {
        "lang": row.lang,
        "pairs": row.pairs,
        "sources": row.sources,
        "states": row.states,
        "origins": row.origins,
        "newest": row.newest.isoformat() if row.newest else None,
        "index_bytes": row.index_bytes,
        "imported_bytes": row.imported_bytes,
    }


def _review(pair: Pair | PairMatch) -> str:
    """Where the pair stands, when and by whom it was reviewed, and how far it came."""
    by = f"{reveal(pair.reviewer)}, {pair.state.label}" if pair.reviewer else pair.state.label
    return f"{reveal(pair.origin)}  {_day(pair.made_at)}  {by}"


def _review_as_json(pair: Pair | PairMatch) -> dict[str, object]:
    return {
        "context": pair.context,
        "made_at": None if pair.made_at == NEVER else pair.made_at.isoformat(),
        "reviewer": pair.reviewer,
        "state": pair.state.label,
    }


def _day(at: datetime) -> str:
    return "no date" if at == NEVER else f"{at:%Y-%m-%d}"


def _compare(match: PairMatch) -> str:
    return "".join(
        _change(piece.old, piece.new) if piece.is_changed else reveal(piece.old)
        for piece in compare_wording(match.source, match.query)
    )


def _change(old: str, new: str) -> str:
    """A space before both words stands before the marks; an empty side is left out."""
    sides = [side for side in (old, new) if side]
    lead = " " if all(side.startswith(" ") and side.strip() for side in sides) else ""
    old, new = old.removeprefix(lead), new.removeprefix(lead)
    before = paint(f"[-{reveal_change(old)}-]", "red") if old else ""
    return lead + before + (paint(f"{{+{reveal_change(new)}+}}", "green") if new else "")


def _mark(text: str, spans: tuple[Span, ...]) -> str:
    pieces = Marked(text, spans).cut()
    return "".join(paint(f"[[{reveal(piece)}]]", "yellow") if is_hit else reveal(piece) for piece, is_hit in pieces)
