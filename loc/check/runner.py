from __future__ import annotations

from collections.abc import Iterable, Iterator

from loc.check.protocol import Check, Setting
from loc.check.registry import CHECKS
from loc.model import Finding, Severity, Unit


def run_checks(
    units: Iterable[Unit], setting: Setting, checks: Iterable[str], file: str, *, style: bool = False
) -> tuple[Finding, ...]:
    """In the order of the units, then of the checks. Obsolete units have no findings.

    House style is reported only on `style`. Raises ConfigError for an unknown check.
    """
    loaded = [(name, CHECKS.load(name)) for name in checks]
    return tuple(
        finding
        for unit in units
        if not unit.obsolete
        for name, check in loaded
        for finding in _find(name, check, unit, setting, file)
        if style or finding.severity is not Severity.STYLE
    )


def _find(name: str, check: Check, unit: Unit, setting: Setting, file: str) -> Iterator[Finding]:
    if not unit.target.strip() and name != "empty":
        return
    for flaw in check.find(unit, setting):
        yield Finding(
            check=name,
            severity=flaw.severity or check.severity,
            lang=setting.lang,
            file=file,
            line=unit.line,
            context=unit.key.context,
            source=unit.key.source,
            message=flaw.message,
            span=flaw.span,
            fix=flaw.fix,
            target=unit.target,
        )
