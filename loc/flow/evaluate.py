"""What the checks find, and what they flag for nothing, on a bilingual corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import run_all
from loc.evaluate.alarms import Alarms, Find, count_alarms
from loc.evaluate.corpus import Corpus
from loc.evaluate.injection import Injection, inject_faults
from loc.evaluate.speed import MIN_SENTENCES_A_SECOND, measure_speed
from loc.flow.check_foreign import naming_foreign
from loc.flow.glossaries import Glossaries
from loc.flow.project import Project
from loc.lang.forms.inflect_ru import load_analyzer
from loc.model import Finding, State, Unit, UnitKey

# What `--other` may hold: the language that a corpus of this one is read beside.
OTHERS = {"kk": "ru", "ru": "kk"}

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`speed` is in sentences a second on one core, None where the corpus is too small."""

    alarms: Alarms
    injection: Injection
    speed: float | None

    @property
    def passes(self) -> bool:
        is_quick = self.speed is None or self.speed >= MIN_SENTENCES_A_SECOND
        return self.alarms.passes and self.injection.passes and is_quick


def evaluate_checks(project: Project | None, corpus: Corpus, seeds: Sequence[int]) -> Evaluation:
    """Flags on the corpus as it is, and recall on one fault a sentence, by the checks that are on; no house style."""
    trial = _Trial(project, corpus)
    _load_dictionaries(corpus.lang)
    speed = measure_speed(corpus, trial.run)
    names = (*trial.checks, *(trial.story_checks if corpus.stories else ()))
    return Evaluation(
        alarms=count_alarms(corpus, names, trial.finder_in_stories()),
        injection=inject_faults(corpus, trial.checks, trial.find, seeds),
        speed=speed,
    )


def _load_dictionaries(lang: str) -> None:
    """What a check loads at the first word that wants it, which may come late, is no part of its speed."""
    if lang == "ru":
        load_analyzer()


class _Trial:
    """The checks that are on, over pairs of one corpus. What a good sentence has is found once."""

    def __init__(self, project: Project | None, corpus: Corpus) -> None:
        self._corpus = corpus
        off = project.config.checks_off if project else ()
        self.checks, self.story_checks = (
            [name for name in rows.names() if name not in off] for rows in (CHECKS, STORY_CHECKS)
        )
        glossaries = project.glossaries if project else Glossaries(None)
        self._setting = Setting(corpus.lang, glossaries.of(corpus.lang))
        good = frozenset(corpus.pairs)
        find_once = cache(self._find_one)
        self.find: Find = lambda *pair: find_once(pair) if pair in good else self._find_one(pair)

    def run(self, pairs: Sequence[_Pair]) -> tuple[Finding, ...]:
        return self._run(Story([_unit(*pair) for pair in pairs]), self.checks, ())

    def finder_in_stories(self) -> Find:
        """With what the checks of whole stories find, where the corpus names them."""
        found = defaultdict[_Pair, list[Finding]](list)
        for story in _stories(self._corpus) if self._corpus.stories and self.story_checks else ():
            for finding in self._run(story, (), self.story_checks):
                found[finding.source, finding.target].append(finding)
        return lambda *pair: (*self.find(*pair), *found[pair])

    def _find_one(self, pair: _Pair) -> tuple[Finding, ...]:
        return self.run([pair])

    def _run(self, story: Story, checks: Sequence[str], story_checks: Sequence[str]) -> tuple[Finding, ...]:
        name = self._corpus.name
        with naming_foreign(story, self._setting, name, checks, story_checks):
            return run_all(story, self._setting, checks, story_checks, name, style=False)


def _stories(corpus: Corpus) -> Iterator[Story]:
    """Rows beside each other with one story's name. A sentence that stands twice in it is one unit, as in a catalog."""
    others = corpus.others or [""] * len(corpus.pairs)
    for _, group in groupby(zip(corpus.stories, corpus.pairs, others, strict=True), lambda row: row[0]):
        rows = {source: (target, other) for _, (source, target), other in group}
        beside = {_unit(source, "").key: _unit(source, other) for source, (_, other) in rows.items() if other}
        lang = OTHERS.get(corpus.lang)
        yield Story(
            [_unit(source, target) for source, (target, _) in rows.items()],
            {lang: beside} if lang and beside else {},
        )


def _unit(source: str, target: str) -> Unit:
    return Unit(UnitKey(source, "text"), target, State.REVIEWED)
