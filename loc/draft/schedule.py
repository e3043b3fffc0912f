"""Texts through the chain of engines, each draft past the gate."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loc.draft.gate import judge
from loc.draft.protocol import Engine
from loc.draft.standing import EngineHealth, Patience, Standing
from loc.draft.workers import Done, Failed, Outcome, run_all
from loc.errors import EngineError, EngineRejected
from loc.lang.letters import has_letters
from loc.model import Draft, digest_of

COPIED = "copied"
GRACE_SECONDS = 0.5  # for an engine to say itself why it gave up

# Engines put them in, nobody sees them: zero-width space, soft hyphen, byte-order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u00ad\ufeff"))


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a text has no draft: (engine, reason) for every engine of the chain, in its order."""

    reasons: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> str:
        return "; ".join(f"{engine}: {reason}" for engine, reason in self.reasons) or "no engine is named"


@dataclass(slots=True)
class _Job:
    """Texts of one call that wait for a draft, each with the last reason of every engine."""

    source_lang: str
    target_lang: str
    confidential: bool
    unwanted: Collection[str]
    waiting: dict[str, dict[str, str]]
    again: list[str] = field(default_factory=list)

    def note(self, texts: Iterable[str], engine: Engine, reason: str) -> None:
        for text in texts:
            self.waiting[text][engine.name] = reason


class Chain:
    """The engines of a run, best first. One for all articles and languages: a dead engine is not asked again.

    Not safe for threads; it starts its own.
    """

    def __init__(self, engines: Sequence[Engine], *, patience_seconds: float = 6.0) -> None:
        self.engines = tuple(engines)
        self._standings = tuple(Standing(engine) for engine in engines)
        self._patience = Patience(patience_seconds)

    def draft_texts(
        self,
        texts: Iterable[str],
        source_lang: str,
        target_lang: str,
        *,
        confidential: bool = False,
        unwanted: Collection[str] = (),
    ) -> Iterator[tuple[str, Draft | Failure]]:
        """Each different text once, drafts as they come, failures last.

        A confidential text goes to no engine off this machine. `unwanted` holds the digests of source and target
        that a reviewer rejected.
        """
        job = _Job(source_lang, target_lang, confidential, unwanted, {text: {} for text in texts})
        yield from _copy_letterless(job)
        for standing in self._standings:
            if job.waiting:
                yield from self._ask(standing, job)
        yield from ((text, Failure(tuple(reasons.items()))) for text, reasons in job.waiting.items())

    def report(self) -> tuple[EngineHealth, ...]:
        return tuple(standing.report() for standing in self._standings)

    def close(self) -> None:
        for standing in self._standings:
            standing.engine.close()

    def _ask(self, standing: Standing, job: _Job) -> Iterator[tuple[str, Draft]]:
        engine = standing.engine
        texts = [text for text in job.waiting if len(text) <= engine.max_chars]
        job.note(job.waiting.keys() - texts, engine, f"the text is longer than {engine.max_chars} characters")
        for batch_size in (engine.max_batch, 1):
            job.again = []
            yield from self._ask_once(standing, texts, batch_size, job)
            texts = job.again
        reason = _why_not(standing, job)
        if reason:
            job.note((text for text, reasons in job.waiting.items() if engine.name not in reasons), engine, reason)

    def _ask_once(
        self, standing: Standing, texts: Sequence[str], batch_size: int, job: _Job
    ) -> Iterator[tuple[str, Draft]]:
        engine = standing.engine
        unheard = sum(_why_not(each, job) is None and each.heard_at is None for each in self._standings)
        batches = itertools.takewhile(lambda _: _why_not(standing, job) is None, _cut(texts, batch_size))
        with self._patience.turn(standing, unheard) as heard_by:

            def overdue_at(begun: float) -> float:
                usual = begun + engine.timeout_seconds + GRACE_SECONDS
                if standing.heard_at is not None:
                    return usual
                return begun if standing.stopped else min(usual, heard_by)

            def translate(batch: Sequence[str]) -> tuple[str, ...]:
                return engine.translate(batch, job.source_lang, job.target_lang)

            for batch, outcome in run_all(translate, batches, at_once=engine.connections, overdue_at=overdue_at):
                yield from _settle(standing, batch, outcome, job)


def _copy_letterless(job: _Job) -> Iterator[tuple[str, Draft]]:
    """Figures and marks alone are asked of nobody."""
    for text in [text for text in job.waiting if text.strip() and not has_letters(text)]:
        del job.waiting[text]
        yield text, Draft(text, COPIED)


def _cut(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (texts[start : start + size] for start in range(0, len(texts), size))


def _why_not(standing: Standing, job: _Job) -> str | None:
    """Why the engine is not asked for this job."""
    engine = standing.engine
    if job.confidential and engine.leaves_machine:
        return "not asked: the text is confidential and would leave the house"
    if not engine.supports(job.source_lang, job.target_lang):
        return f"does not translate {job.source_lang} to {job.target_lang}"
    if standing.stopped:
        return f"out for this run: {standing.stopped}"
    if standing.is_useless(job.target_lang):
        return f"out for {job.target_lang}: too many of its answers were refused"
    return None


def _settle(
    standing: Standing, batch: Sequence[str], outcome: Outcome[tuple[str, ...]], job: _Job
) -> Iterator[tuple[str, Draft]]:
    if isinstance(outcome, Failed):
        _settle_error(standing, batch, outcome.error, job)
    elif isinstance(outcome, Done):
        standing.note_answer()
        yield from _pass_gate(standing, batch, outcome.result, job)
    else:
        job.note(batch, standing.engine, _why_not(standing, job) or f"no answer within {outcome.seconds:.1f} s")
        standing.note_overdue(outcome.seconds)


def _settle_error(standing: Standing, batch: Sequence[str], error: BaseException, job: _Job) -> None:
    if not isinstance(error, EngineError):
        raise error
    standing.note_error(error)
    job.note(batch, standing.engine, str(error))
    if isinstance(error, EngineRejected):
        job.again += batch


def _pass_gate(
    standing: Standing, batch: Sequence[str], targets: Sequence[str], job: _Job
) -> Iterator[tuple[str, Draft]]:
    engine = standing.engine
    if len(targets) != len(batch):
        targets = [""] * len(batch)  # nobody can tell which belongs to which
    for text, target in zip(batch, map(_tidy, targets), strict=True):
        reason = _judge(text, target, job)
        if reason is None:
            standing.note_accepted(job.target_lang)
            del job.waiting[text]
            yield text, Draft(target, f"{engine.name} {engine.version}")
        else:
            standing.note_refused(job.target_lang)
            job.note([text], engine, f"its answer was refused: {reason}")
            job.again.append(text)


def _judge(text: str, target: str, job: _Job) -> str | None:
    if digest_of(text, target) in job.unwanted:
        return "a reviewer rejected it before"
    return judge(text, target, job.source_lang, job.target_lang)


def _tidy(target: str | None) -> str:
    return unicodedata.normalize("NFC", (target or "").translate(_INVISIBLE)).strip()
