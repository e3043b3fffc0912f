"""How often checks flag sentences that professional translators wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from loc.evaluate.corpus import Corpus, sign
from loc.model import Finding, Severity

Find = Callable[[str, str], Iterable[Finding]]

# Shares of clean sentences that may be flagged, at error level and at any; house style is not counted.
MAX_ERRORS = 0.01
MAX_FLAGGED = 0.04


@dataclass(frozen=True, slots=True)
class Flagged:
    """One sentence with findings. `line` is its place in the corpus file, from 1."""

    line: int
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst."""
        order = list(Severity)
        return min((finding.severity for finding in self.findings), key=order.index)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Sentences flagged, not findings; a sentence counts at its worst severity in `by_severity`."""

    signature: str
    pairs: int
    by_check: tuple[tuple[str, int], ...]
    by_severity: tuple[tuple[Severity, int], ...]
    sentences: tuple[Flagged, ...] = ()

    @property
    def errors(self) -> int:
        return dict(self.by_severity)[Severity.ERROR]

    @property
    def flagged(self) -> int:
        """House style apart."""
        return sum(count for severity, count in self.by_severity if severity is not Severity.STYLE)

    @property
    def passes(self) -> bool:
        return self.errors <= MAX_ERRORS * self.pairs and self.flagged <= MAX_FLAGGED * self.pairs


def count_alarms(corpus: Corpus, checks: Sequence[str], find: Find) -> Alarms:
    """`find` returns the findings of `checks` for one source and target."""
    lines = corpus.lines or range(1, len(corpus.pairs) + 1)
    found = (Flagged(line, tuple(find(*pair))) for line, pair in zip(lines, corpus.pairs, strict=True))
    sentences = tuple(each for each in found if each.findings)
    by_check = Counter(check for each in sentences for check in {finding.check for finding in each.findings})
    by_severity = Counter(each.severity for each in sentences)
    return Alarms(
        signature=sign(corpus, checks),
        pairs=len(corpus.pairs),
        by_check=tuple((name, by_check[name]) for name in checks),
        by_severity=tuple((severity, by_severity[severity]) for severity in Severity),
        sentences=sentences,
    )
