"""Scores of machine text against human text, by sacrebleu, each with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loc.errors import LocError

CHRF, BLEU, TER = "chrF++", "BLEU", "TER"


@dataclass(frozen=True, slots=True)
class Score:
    """`value` as sacrebleu gives it, 0-100; TER is edits per 100 words of the reference, less is better.

    `signature` is what is needed to get it again.
    """

    name: str
    value: float
    signature: str


def score_texts(hypotheses: Sequence[str], references: Sequence[str], names: Sequence[str]) -> tuple[Score, ...]:
    """Over all texts together, in the order of `names`; none where there are no texts."""
    metrics = _load_metrics()
    return tuple(_score(metrics[name], name, hypotheses, references) for name in names) if hypotheses else ()


def _score(metric: Any, name: str, hypotheses: Sequence[str], references: Sequence[str]) -> Score:  # noqa: ANN401 - untyped package
    value = float(metric.corpus_score(list(hypotheses), [list(references)]).score)
    return Score(name, value, str(metric.get_signature()))


def _load_metrics() -> dict[str, Any]:
    """Raises LocError where the extra is not installed."""
    try:
        import sacrebleu  # start-up: 90 ms, and an extra that may be missing
    except ImportError as error:
        raise LocError(
            "sacrebleu is not installed, which makes the scores", hint="pip install 'loc[evaluate]'"
        ) from error
    return {CHRF: sacrebleu.CHRF(word_order=2), BLEU: sacrebleu.BLEU(), TER: sacrebleu.TER()}
