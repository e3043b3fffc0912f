"""How often checks flag sentences that professional translators wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from loc.evaluate.corpus import Corpus, sign
from loc.model import Finding, Severity

Find = Callable[[str, str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Alarms:
    """Sentences flagged, not findings; a sentence counts at its worst severity in `by_severity`."""

    signature: str
    pairs: int
    by_check: tuple[tuple[str, int], ...]
    by_severity: tuple[tuple[Severity, int], ...]

    @property
    def flagged(self) -> int:
        return sum(count for _, count in self.by_severity)


def count_alarms(corpus: Corpus, checks: Sequence[str], find: Find) -> Alarms:
    """`find` returns the findings of `checks` for one source and target."""
    by_check, by_severity = Counter[str](), Counter[Severity]()
    for source, target in corpus.pairs:
        findings = tuple(find(source, target))
        by_check.update({finding.check for finding in findings})
        if findings:
            by_severity[_worst(findings)] += 1
    return Alarms(
        signature=sign(corpus, checks),
        pairs=len(corpus.pairs),
        by_check=tuple((name, by_check[name]) for name in checks),
        by_severity=tuple((severity, by_severity[severity]) for severity in Severity),
    )


def _worst(findings: Iterable[Finding]) -> Severity:
    order = list(Severity)
    return min((finding.severity for finding in findings), key=order.index)
