"""What the checks say of a story, each sentence checked anew only where it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import IDLE, run_all
from loc.check.silence import find_idle, silence
from loc.config import Config
from loc.flow.check_foreign import naming_foreign
from loc.flow.desk.recent import Latest, Recent
from loc.model import IGNORE, Finding, Severity, Unit, UnitKey

_SENTENCES = 50_000
_STORIES = 500

Found = dict[UnitKey, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """One story in one language as the checks see it. `name` is the PO file's."""

    config: Config
    setting: Setting
    name: str


class Findings:
    """Safe for threads."""

    def __init__(self) -> None:
        self._of_unit: Recent[tuple[Setting, str, Unit], tuple[Finding, ...]] = Recent(_SENTENCES)
        self._bare: Recent[tuple[str, bool], dict[UnitKey, tuple[Unit, Unit]]] = Recent(_STORIES)
        self._of_story: Latest[tuple[str, bool], tuple[Finding, ...]] = Latest(_STORIES)

    def find(self, scope: Scope, story: Story, memory: object, keys: Container[UnitKey] | None = None) -> Found:
        """By unit, in the order of `loc check`; of the units with these keys, or of all.

        `memory` is what `story` asks for other stories.
        """
        bare = replace(story, units=self._strip((scope.name, memory is None), story.units))
        together = defaultdict[UnitKey, list[Finding]](list)
        for finding in self._find_together(scope, bare, memory):
            together[UnitKey(finding.source, finding.context)].append(finding)
        return {
            unit.key: tuple(_hear(unit, [*self._find_alone(scope, alone), *together[unit.key]], scope))
            for unit, alone in zip(story.units, bare.units, strict=True)
            if keys is None or unit.key in keys
        }

    def _strip(self, story: tuple[str, bool], units: Sequence[Unit]) -> list[Unit]:
        known = self._bare.get(story) or {}
        now = {unit.key: _stripped(unit, known.get(unit.key)) for unit in units}
        self._bare.put(story, now)
        return [bare for _, bare in now.values()]

    def _find_alone(self, scope: Scope, unit: Unit) -> tuple[Finding, ...]:
        key = (scope.setting, scope.name, unit)
        known = self._of_unit.get(key)
        return self._of_unit.put(key, _run(scope, Story([unit]), alone=True)) if known is None else known

    def _find_together(self, scope: Scope, story: Story, memory: object) -> tuple[Finding, ...]:
        seen = (memory, scope.setting, tuple(story.units), dict(story.others))
        return self._of_story.find_for((scope.name, memory is None), seen, lambda: _run(scope, story, alone=False))


def _stripped(unit: Unit, before: tuple[Unit, Unit] | None) -> tuple[Unit, Unit]:
    return before if before and before[0] is unit else (unit, _bare(unit))


def _bare(unit: Unit) -> Unit:
    """What a check may look at: comments that silence one, and lines, come in later."""
    return replace(unit, line=0, notes=tuple(note for note in unit.notes if not note.startswith(IGNORE)))


def _run(scope: Scope, story: Story, *, alone: bool) -> tuple[Finding, ...]:
    wanted = [row for row in (CHECKS if alone else STORY_CHECKS).names() if row not in scope.config.checks_off]
    checks, story_checks = (wanted, []) if alone else ([], wanted)
    with naming_foreign(story, scope.setting, scope.name, checks, story_checks):
        return run_all(story, scope.setting, checks, story_checks, scope.name, style=scope.config.is_style_on)


def _hear(unit: Unit, findings: Sequence[Finding], scope: Scope) -> Iterator[Finding]:
    for finding in silence(unit, findings):
        yield replace(finding, line=unit.line)
    for text in find_idle(unit, findings):
        yield Finding(
            check=IDLE,
            severity=Severity.WARNING,
            lang=scope.setting.lang,
            file=scope.name,
            line=unit.line,
            context=unit.key.context,
            source=unit.key.source,
            message=text,
            target=unit.target,
            unit=unit.key.id,
        )
