"""Scores as tables and as JSON: the number of sentences beside each, the signature below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from loc.cli.console import Console, columns
from loc.draft.schedule import Chain
from loc.evaluate.scores import Score
from loc.flow.edits import EditReport
from loc.flow.test_set import EngineScore


def say_where_text_goes(console: Console, chains: Iterable[Chain]) -> None:
    for chain in chains:
        for engine in chain.engines:
            if engine.leaves_machine:
                console.say(f"The sentences leave this machine for {engine.name}.")


def edits_table(report: EditReport) -> str:
    head = ("lang", "engine", "month", "units", "untouched", "share")
    cells = [
        (row.lang, row.engine, row.month, row.units, row.untouched, f"{row.share_untouched:.1%}", *_values(row.scores))
        for row in report.rows
    ]
    return _table(head, cells, [row.scores for row in report.rows], "<<<>>>")


def edits_as_json(report: EditReport) -> dict[str, Any]:
    rows = [
        {
            "lang": row.lang,
            "engine": row.engine,
            "month": row.month,
            "units": row.units,
            "untouched": row.untouched,
            "scores": _as_json(row.scores),
        }
        for row in report.rows
    ]
    return {"edits": rows, "reviewed": report.reviewed, "unknown": report.unknown, "blind": list(report.blind)}


def set_table(found: Sequence[EngineScore]) -> str:
    head = ("lang", "engine", "version", "sentences", "scored", "refused")
    cells = [
        (
            row.score.lang,
            row.engine,
            row.version,
            row.score.sentences,
            row.score.scored,
            row.score.sentences - row.score.scored,
            *_values(row.score.scores),
        )
        for row in found
    ]
    table = _table(head, cells, [row.score.scores for row in found], "<<<>>>")
    return "\n".join((table, *dict.fromkeys(row.score.signature for row in found)))


def set_as_json(found: Iterable[EngineScore]) -> dict[str, Any]:
    rows = [
        {
            "lang": row.score.lang,
            "engine": row.engine,
            "version": row.version,
            "sentences": row.score.sentences,
            "scored": row.score.scored,
            "refused": dict(row.refused),
            "scores": _as_json(row.score.scores),
            "signature": row.score.signature,
        }
        for row in found
    ]
    return {"engines": rows}


def _table(
    head: Sequence[str], cells: Sequence[Sequence[object]], scores: Sequence[tuple[Score, ...]], align: str
) -> str:
    """Rows without scores end sooner; the signatures, the same for all rows, stand below."""
    named = max(scores, key=len, default=())
    padded = [(*row, *[""] * (len(head) + len(named) - len(row))) for row in cells]
    table = columns([(*head, *(score.name for score in named)), *padded], align + ">" * len(named))
    return "\n".join((table, *(f"{score.name}: {score.signature}" for score in named)))


def _values(scores: Iterable[Score]) -> list[str]:
    return [f"{score.value:.1f}" for score in scores]


def _as_json(scores: Iterable[Score]) -> list[dict[str, object]]:
    return [{"name": score.name, "value": round(score.value, 2), "signature": score.signature} for score in scores]
