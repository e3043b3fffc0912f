"""How many faults the checks find when one is put into each sentence."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loc.evaluate.alarms import Find
from loc.evaluate.corpus import Corpus, sign
from loc.evaluate.faults import FAULTS
from loc.model import Finding


@dataclass(frozen=True, slots=True)
class Recall:
    """`found` of `injected` faults of one class; `missed` are the sentences with faults nobody saw."""

    fault: str
    injected: int
    found: int
    missed: tuple[tuple[str, str], ...]
    by_check: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        return self.found / self.injected if self.injected else 0.0


@dataclass(frozen=True, slots=True)
class Injection:
    signature: str
    recalls: tuple[Recall, ...]


def inject_faults(corpus: Corpus, checks: Sequence[str], find: Find, seed: int = 1) -> Injection:
    """Found is a fault with a finding, of any severity, that the good sentence does not have."""
    recalls = tuple(_measure(corpus, fault, find, seed) for fault in FAULTS)
    return Injection(sign(corpus, checks, seed=seed), recalls)


def _measure(corpus: Corpus, fault: str, find: Find, seed: int) -> Recall:
    chance = random.Random(f"{seed} {fault}")  # noqa: S311 - the same faults for the same seed
    missed: list[tuple[str, str]] = []
    by_check = Counter[str]()
    injected = 0
    for source, target in corpus.pairs:
        spoilt = FAULTS[fault](source, target, corpus.lang, chance)
        if spoilt is None or spoilt == target:
            continue
        injected += 1
        new = _new_findings(find(source, target), find(source, spoilt))
        by_check.update({finding.check for finding in new})
        if not new:
            missed.append((source, spoilt))
    return Recall(fault, injected, injected - len(missed), tuple(missed), tuple(by_check.most_common()))


def _new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """By check and message: places move when a fault is put in."""
    known = Counter((finding.check, finding.message) for finding in before)
    new: list[Finding] = []
    for finding in after:
        known[finding.check, finding.message] -= 1
        if known[finding.check, finding.message] < 0:
            new.append(finding)
    return tuple(new)
