"""One `loc check`: file after file, and what comes of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from loc.catalog.file import PoFile
from loc.check.baseline import Baseline
from loc.cli.console import Console, complain, count, show
from loc.cli.proposals import say_proposal
from loc.errors import ConfigError, LocError
from loc.flow.check import Checker
from loc.flow.check_files import OpenFile
from loc.flow.check_fix import fix_file
from loc.model import Finding, Severity


class CheckRun:
    def __init__(
        self, console: Console, checker: Checker, baseline: Baseline | None, *, is_fixing: bool, is_text: bool
    ) -> None:
        """`is_text`: proposals may stand among the results, for no program reads them.

        `files` fills with the names of those that could be read.
        """
        self.files: list[str] = []
        self._console = console
        self._checker = checker
        self._baseline = baseline
        self._is_fixing = is_fixing
        self._say = show if is_text else console.say
        self._counts = Counter[Severity]()
        self._known = self._mended = self._proposed = 0
        self._code = 0

    def check(self, opened: Iterable[OpenFile]) -> Iterator[Finding]:
        """What is wrong with one file stops no other; a wrong configuration stops all."""
        for open_file in opened:
            try:
                findings = self._check_file(open_file())
            except ConfigError:
                raise
            except LocError as error:
                complain(str(error), error.hint)
                self._code = max(self._code, error.exit_code)
                continue
            yield from self._count_new(findings)

    def sum_up(self) -> None:
        errors, warnings = (count(self._counts[kind], kind.value) for kind in (Severity.ERROR, Severity.WARNING))
        more = (
            (self._known, f"{count(self._known, 'finding')} of the baseline passed over"),
            (self._mended, f"{count(self._mended, 'draft')} mended"),
            (self._proposed, count(self._proposed, "proposal")),
        )
        self._console.say(", ".join([errors, warnings, *(text for number, text in more if number)]))

    def exit_code(self, fail_on: str) -> int:
        """`fail_on` is the severity from which findings count."""
        counted = (Severity.ERROR, Severity.WARNING) if fail_on == "warning" else (Severity.ERROR,)
        return max(self._code, int(any(self._counts[kind] for kind in counted)))

    def _check_file(self, file: PoFile) -> tuple[Finding, ...]:
        """After the fixes where there are to be some."""
        self.files.append(file.name)
        passed = sum(not entry.obsolete for entry in file.foreign)
        if passed:
            self._console.say(f"{file.name}: {count(passed, 'unit')} with plurals or an empty msgctxt passed over")
        return self._fix(file) if self._is_fixing else self._checker.find(file)

    def _fix(self, file: PoFile) -> tuple[Finding, ...]:
        fixed = fix_file(self._checker, file)
        for proposal in fixed.proposals:
            self._say(say_proposal(proposal))
        for conflict in fixed.conflicts:
            complain(str(conflict))
            self._code = max(self._code, 1)
        if fixed.mended:
            self._console.say(f"{file.name}: {count(len(fixed.mended), 'draft')} mended")
        self._mended += len(fixed.mended)
        self._proposed += len(fixed.proposals)
        return fixed.findings

    def _count_new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            if self._baseline and self._baseline.take(finding):
                self._known += 1
            else:
                self._counts[finding.severity] += 1
                yield finding
