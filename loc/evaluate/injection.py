"""How many faults the checks find when one is put into each sentence."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loc.evaluate.alarms import Find
from loc.evaluate.corpus import Corpus, sign
from loc.evaluate.faults import FAULTS, Fault, Sentence
from loc.model import Finding


@dataclass(frozen=True, slots=True)
class Spoilt:
    """One fault of one kind put into the sentence on `line` of the corpus file; `checks` are those that told it."""

    line: int
    kind: str
    source: str
    target: str
    checks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recall:
    """What was found of the faults of one class, over all seeds, the same fault counted once."""

    fault: str
    bar: float
    spoilt: tuple[Spoilt, ...]

    @property
    def injected(self) -> int:
        return len(self.spoilt)

    @property
    def found(self) -> int:
        return sum(bool(each.checks) for each in self.spoilt)

    @property
    def share(self) -> float:
        return self.found / self.injected if self.injected else 0.0

    @property
    def passes(self) -> bool:
        """So does a class that the corpus has no place for."""
        return self.share >= self.bar or not self.spoilt

    @property
    def missed(self) -> tuple[Spoilt, ...]:
        return tuple(each for each in self.spoilt if not each.checks)

    @property
    def by_check(self) -> tuple[tuple[str, int], ...]:
        """How many each check told, the most first."""
        return tuple(Counter(check for each in self.spoilt for check in sorted(each.checks)).most_common())

    @property
    def kinds(self) -> tuple[Recall, ...]:
        """Each kind by itself, where there are some."""
        names = dict.fromkeys(each.kind for each in self.spoilt)
        parts = (tuple(each for each in self.spoilt if each.kind == name) for name in names if name)
        return tuple(Recall(part[0].kind, self.bar, part) for part in parts)


@dataclass(frozen=True, slots=True)
class Injection:
    signature: str
    recalls: tuple[Recall, ...]

    @property
    def passes(self) -> bool:
        return all(recall.passes for recall in self.recalls)


def inject_faults(corpus: Corpus, checks: Sequence[str], find: Find, seeds: Sequence[int] = (1,)) -> Injection:
    """Found is a fault with a finding, of any severity, that the good sentence does not have.

    Each seed puts one fault of each class into each sentence that has a place for it.
    """
    clean = [tuple(find(*pair)) for pair in corpus.pairs]
    sentences = _sentences(corpus)
    recalls = (_measure(sentences, corpus.lines, clean, name, find, seeds) for name in FAULTS)
    return Injection(sign(corpus, checks, seeds=",".join(map(str, seeds))), tuple(recalls))


def _sentences(corpus: Corpus) -> list[Sentence]:
    targets = [target for _, target in corpus.pairs]
    others = corpus.others or [""] * len(targets)
    return [
        Sentence(source, target, corpus.lang, other, targets, at)
        for at, ((source, target), other) in enumerate(zip(corpus.pairs, others, strict=True))
    ]


def _measure(
    sentences: Sequence[Sentence],
    lines: Sequence[int],
    clean: Sequence[Iterable[Finding]],
    name: str,
    find: Find,
    seeds: Iterable[int],
) -> Recall:
    made = dict.fromkeys(fault for seed in seeds for fault in _spoil(sentences, name, seed))
    spoilt = (
        Spoilt(
            lines[at] if lines else at + 1,
            kind,
            sentences[at].source,
            target,
            _tell(clean[at], find(sentences[at].source, target)),
        )
        for at, kind, target in made
    )
    return Recall(name, FAULTS[name].bar, tuple(spoilt))


def _spoil(sentences: Iterable[Sentence], name: str, seed: int) -> Iterator[tuple[int, str, str]]:
    """Place in the corpus, kind of fault, target with it."""
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - the same faults for the same seed
    for sentence in sentences:
        kind, target = _put_fault(sentence, FAULTS[name], chance)
        if target is not None:
            yield sentence.at, kind, target


def _put_fault(sentence: Sentence, fault: Fault, chance: random.Random) -> tuple[str, str | None]:
    """The first kind, in an order by chance, that has a place."""
    for kind in chance.sample(list(fault.kinds), len(fault.kinds)):
        target = fault.kinds[kind](sentence, chance)
        if target is not None and target != sentence.target:
            return kind, target
    return "", None


def _tell(before: Iterable[Finding], after: Iterable[Finding]) -> frozenset[str]:
    """The checks with a new finding, by check and message: places move when a fault is put in."""
    known = Counter((finding.check, finding.message) for finding in before)
    now = Counter((finding.check, finding.message) for finding in after)
    return frozenset(check for check, _ in now - known)
