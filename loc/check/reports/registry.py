"""The forms a report may take."""

from __future__ import annotations

from loc.check.reports.protocol import Report
from loc.registry import Registry, Row

REPORTS: Registry[Report] = Registry(
    "report",
    "loc.reports",
    {
        "text": Row("by file, with source, target and the passage marked", "loc.check.reports.text"),
        "json": Row("one object with all findings, for programs", "loc.check.reports.json"),
    },
)
