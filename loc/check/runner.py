from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from loc.check.protocol import Flaw, Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.silence import find_idle, silence
from loc.model import IGNORE, Finding, Severity, Unit, UnitKey

IDLE = "ignore"
# Of one check in one unit: each finding carries the unit's text, and a reader sees the point.
MOST_OF_A_CHECK = 20
# Units that one check looks at before the next one does: the processor keeps its tables at hand, and a fifth is won.
# No more than the caches hold of what several checks ask of a text.
_AT_ONCE = 512


def run_checks(
    units: Iterable[Unit], setting: Setting, checks: Iterable[str], file: str, *, style: bool = False
) -> tuple[Finding, ...]:
    """Of each unit by itself: in the order of the units, then of the checks. Obsolete units have no findings.

    House style is reported only on `style`. Raises ConfigError for an unknown check.
    """
    return run_all(Story([unit for unit in units if not unit.obsolete]), setting, checks, (), file, style=style)


def run_all(
    story: Story, setting: Setting, checks: Iterable[str], story_checks: Iterable[str], file: str, *, style: bool
) -> tuple[Finding, ...]:
    """As `run_checks`; those of the story stand with the unit they speak of, after its own.

    A check whose severity is house style finds nothing else: without `style` it is not asked.
    """
    setting = replace(setting, is_style_on=style)
    found: defaultdict[UnitKey, list[Finding]] = defaultdict(list)
    flaws = (*_find(story, setting, checks), *_find_in(story, setting, story_checks))
    for unit, name, flaw, severity in flaws:
        weight = flaw.severity or severity
        if style or weight is not Severity.STYLE:
            found[unit.key].append(_finding(unit, name, flaw, weight, setting.lang, file))
    return tuple(finding for unit in story.units for finding in _hear(unit, found[unit.key], setting.lang, file))


def _find(story: Story, setting: Setting, checks: Iterable[str]) -> Iterator[tuple[Unit, str, Flaw, Severity]]:
    loaded = [(name, CHECKS.load(name)) for name in checks]
    asked = [
        (name, check.find, check.severity)
        for name, check in loaded
        if setting.is_style_on or check.severity is not Severity.STYLE
    ]
    for start in range(0, len(story.units), _AT_ONCE):
        units = story.units[start : start + _AT_ONCE]
        full = [unit for unit in units if unit.target.strip()]
        for name, find, severity in asked:
            for unit in units if name == "empty" else full:
                for flaw in islice(find(unit, setting), MOST_OF_A_CHECK):
                    yield unit, name, flaw, severity


def _find_in(story: Story, setting: Setting, checks: Iterable[str]) -> Iterator[tuple[Unit, str, Flaw, Severity]]:
    for name in checks:
        check = STORY_CHECKS.load(name)
        told = Counter[UnitKey]()
        for unit, flaw in check.find(story, setting):
            told[unit.key] += 1
            if told[unit.key] <= MOST_OF_A_CHECK:
                yield unit, name, flaw, check.severity


def _hear(unit: Unit, findings: Sequence[Finding], lang: str, file: str) -> tuple[Finding, ...]:
    """Without those that comments silence, and with what is wrong with the comments."""
    if not unit.notes or not any(note.startswith(IGNORE) for note in unit.notes):
        return tuple(findings)
    idle = (_finding(unit, IDLE, Flaw(text), Severity.WARNING, lang, file) for text in find_idle(unit, findings))
    return (*silence(unit, findings), *idle)


def _finding(unit: Unit, check: str, flaw: Flaw, severity: Severity, lang: str, file: str) -> Finding:
    return Finding(
        check=check,
        severity=severity,
        lang=lang,
        file=file,
        line=unit.line,
        context=unit.key.context,
        source=unit.key.source,
        message=flaw.message,
        span=flaw.span,
        fix=flaw.fix,
        target=unit.target,
        unit=unit.key.id,
    )
