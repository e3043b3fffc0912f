"""What `loc evaluate checks` found, beside the bars: as tables and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loc.cli.console import columns, cut
from loc.evaluate.alarms import MAX_ERRORS, MAX_FLAGGED, Alarms
from loc.evaluate.injection import Injection, Recall
from loc.evaluate.speed import MIN_SENTENCES_A_SECOND
from loc.flow.evaluate import Evaluation

_SHOWN_CHARS = 400


def recall_table(injection: Injection, *, with_kinds: bool) -> str:
    rows = [("fault", "injected", "found", "recall", "bar", "")]
    for recall in injection.recalls:
        rows.append((recall.fault, *_figures(recall), f"{recall.bar:.3f}", _verdict(recall)))
        rows.extend((f"  {kind.fault}", *_figures(kind), "", "") for kind in recall.kinds if with_kinds)
    return columns(rows, "<>>>><")


def _figures(recall: Recall) -> tuple[str, str, str]:
    share = f"{recall.share:.3f}" if recall.injected else "-"
    return str(recall.injected), str(recall.found), share


def _verdict(recall: Recall) -> str:
    return _ok(recall.passes) if recall.injected else "no place"


def alarms_table(alarms: Alarms) -> str:
    levels = _levels(alarms)
    rows = [
        (f"clean flagged, {name}", str(found), f"{share:.2%}", f"{bar:.2%}", _ok(share <= bar))
        for name, (found, share, bar) in levels.items()
    ]
    checks = [
        (f"  {name}", str(found), f"{found / max(alarms.pairs, 1):.2%}", "", "")
        for name, found in alarms.by_check
        if found
    ]
    return columns([("", "sentences", "share", "bar", ""), *rows, *checks], "<>>><")


def _levels(alarms: Alarms) -> dict[str, tuple[int, float, float]]:
    """Sentences, their share and the most there may be."""
    pairs = max(alarms.pairs, 1)
    return {
        "error": (alarms.errors, alarms.errors / pairs, MAX_ERRORS),
        "any": (alarms.flagged, alarms.flagged / pairs, MAX_FLAGGED),
    }


def speed_line(speed: float | None) -> str:
    if speed is None:
        return "Too few sentences to tell the speed by."
    verdict = _ok(speed >= MIN_SENTENCES_A_SECOND)
    return f"{speed:,.0f} sentences a second on one core, bar {MIN_SENTENCES_A_SECOND:,}  {verdict}"


def missed_lines(injection: Injection, fault: str) -> Iterator[str]:
    """LINE, kind, and the sentence with the fault that nobody saw, below its source."""
    for recall in injection.recalls:
        for spoilt in recall.missed if recall.fault == fault else ():
            yield f"{spoilt.line}  {spoilt.kind or recall.fault}"
            yield f"    {cut(spoilt.source, _SHOWN_CHARS)}"
            yield f"    {cut(spoilt.target, _SHOWN_CHARS)}"


def flagged_lines(alarms: Alarms) -> Iterator[str]:
    for flagged in alarms.sentences:
        yield str(flagged.line)
        yield f"    {cut(flagged.findings[0].source, _SHOWN_CHARS)}"
        yield f"    {cut(flagged.findings[0].target, _SHOWN_CHARS)}"
        yield from (f"    {finding.severity} {finding.check}: {finding.message}" for finding in flagged.findings)


def evaluation_as_json(found: Evaluation) -> dict[str, Any]:
    alarms = found.alarms
    return {
        "faults": [_recall_as_json(recall) for recall in found.injection.recalls],
        "clean": {
            "sentences": alarms.pairs,
            **{
                name: {"flagged": flagged, "share": round(share, 4), "bar": bar, "ok": share <= bar}
                for name, (flagged, share, bar) in _levels(alarms).items()
            },
            "checks": dict(alarms.by_check),
            "lines": [
                {"line": each.line, "findings": [[str(one.severity), one.check, one.message] for one in each.findings]}
                for each in alarms.sentences
            ],
        },
        "sentences_per_second": round(found.speed) if found.speed else None,
        "ok": found.passes,
        "signature": {"faults": found.injection.signature, "clean": found.alarms.signature},
    }


def _recall_as_json(recall: Recall) -> dict[str, Any]:
    return {
        "fault": recall.fault,
        "injected": recall.injected,
        "found": recall.found,
        "recall": round(recall.share, 4) if recall.injected else None,
        "bar": recall.bar,
        "ok": recall.passes,
        "kinds": {kind.fault: [kind.injected, kind.found] for kind in recall.kinds},
        "checks": dict(recall.by_check),
        "missed_lines": sorted({each.line for each in recall.missed}),
    }


def _ok(passes: bool) -> str:
    return "ok" if passes else "miss"
