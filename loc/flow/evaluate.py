"""What the checks find, and what they flag for nothing, on a bilingual corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loc.check.registry import CHECKS
from loc.evaluate.alarms import Alarms, count_alarms
from loc.evaluate.corpus import Corpus, read_corpus
from loc.evaluate.injection import Injection, inject_faults
from loc.flow.check import check_units
from loc.flow.glossaries import Glossaries
from loc.flow.project import Project
from loc.model import Finding, State, Unit, UnitKey


def evaluate_checks(
    project: Project | None, path: Path, lang: str, columns: tuple[int, int], skip_lines: int, seed: int
) -> tuple[Alarms, Injection]:
    """Flags on the corpus as it is, and recall on one fault a sentence. Raises LocError for a bad line."""
    corpus = read_corpus(path, lang, columns, skip_lines=skip_lines)
    find = _finder(project, corpus)
    names = CHECKS.names()
    return count_alarms(corpus, names, find), inject_faults(corpus, names, find, seed)


def _finder(project: Project | None, corpus: Corpus) -> Callable[[str, str], tuple[Finding, ...]]:
    glossaries = project.glossaries if project else Glossaries(None)

    def find(source: str, target: str) -> tuple[Finding, ...]:
        unit = Unit(UnitKey(source, "text"), target, State.REVIEWED)
        return check_units(project, [unit], corpus.name, glossaries.of(corpus.lang), None)

    return find
