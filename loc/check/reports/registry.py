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
        "junit": Row("a test suite a file, as Jenkins and GitLab read it", "loc.check.reports.junit"),
        "sarif": Row("SARIF 2.1.0, for code scanning and editors", "loc.check.reports.sarif"),
        "github": Row("annotations of a GitHub workflow; all findings in its job summary", "loc.check.reports.github"),
    },
)
