"""Engines measured on a test set, asked as they are asked for drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loc.draft.schedule import Chain, Failure
from loc.evaluate.corpus import Corpus
from loc.evaluate.test_set import SetScore, read_test_set, score_set
from loc.flow.engines import open_chain
from loc.flow.masks import mask_engines
from loc.flow.project import Project
from loc.model import Draft


@dataclass(frozen=True, slots=True)
class EngineScore:
    """`refused` counts, by reason, the sentences without a draft: the engine's own refusals and the gate's."""

    engine: str
    version: str
    score: SetScore
    refused: tuple[tuple[str, int], ...]


def open_engines(project: Project, names: Sequence[str]) -> list[Chain]:
    """A chain of its own for each, so that none steps in for another. Raises ConfigError for an unknown one."""
    wrap = mask_engines(project)
    return [open_chain(project, [name], wrap) for name in dict.fromkeys(names)]


def evaluate_set(chains: Sequence[Chain], path: Path, source_lang: str, langs: Sequence[str]) -> Iterator[EngineScore]:
    """Every engine in every language, as they are ready. Raises LocError for a file that is no test set."""
    corpora = read_test_set(path, source_lang, langs)
    for chain in chains:
        for corpus in corpora:
            yield _evaluate(chain, corpus, source_lang)


def _evaluate(chain: Chain, corpus: Corpus, source_lang: str) -> EngineScore:
    sources = dict.fromkeys(source for source, _ in corpus.pairs)
    answers = dict(chain.draft_texts(sources, source_lang, corpus.lang))
    targets = {source: answer.target for source, answer in answers.items() if isinstance(answer, Draft)}
    reasons = (answers[source] for source, _ in corpus.pairs if source not in targets)
    refused = Counter(_reason(answer) for answer in reasons if isinstance(answer, Failure))
    engine = chain.engines[0]
    return EngineScore(engine.name, engine.version, score_set(corpus, targets), tuple(refused.most_common()))


def _reason(failure: Failure) -> str:
    return "; ".join(reason for _, reason in failure.reasons)
