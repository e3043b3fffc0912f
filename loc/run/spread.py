"""An engine whose texts are cut into jobs for a crew."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loc.draft.protocol import Engine, Hint
from loc.errors import ConfigError, EngineRefused, EngineRejected
from loc.run.crew import DEATHS_ALLOWED, START_SECONDS, Crew
from loc.run.jobs import Answer, Job

JOBS_EACH = 2  # of a call, for every slot: the short texts fill up what the long ones leave
CALLS_AT_ONCE = 2  # nobody idles while the last jobs of a call are done


@dataclass(slots=True)
class SpreadEngine:
    """The engine `inner`, made anew in each worker of the crew from `settings`; `inner` itself translates nothing."""

    inner: Engine
    settings: Mapping[str, str] = field(repr=False)
    crew: Crew
    _worker_version: str = ""

    def __post_init__(self) -> None:
        if self.inner.leaves_machine:
            raise ConfigError(
                f"{self.inner.name} is not spread: text leaves the machine for it, and several workers would only "
                "multiply the requests to one service",
                hint="spread engines that translate on the machine itself; others are asked from here",
            )

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def version(self) -> str:
        """That of the workers once they have answered: the model need not be on this machine."""
        return self._worker_version or self.inner.version

    @property
    def max_chars(self) -> int:
        return self.inner.max_chars

    @property
    def max_batch(self) -> int:
        return self.inner.max_batch * self.crew.slots

    @property
    def connections(self) -> int:
        return CALLS_AT_ONCE

    @property
    def timeout_seconds(self) -> float:
        """Every job may be behind the others of its slot, and after the deaths of those who had it."""
        return START_SECONDS + self.inner.timeout_seconds * (JOBS_EACH * CALLS_AT_ONCE + DEATHS_ALLOWED)

    @property
    def leaves_machine(self) -> bool:
        return self.crew.leaves_machine

    @property
    def plain_http(self) -> bool:
        return self.crew.is_plain

    @property
    def loads_model(self) -> bool:
        return bool(getattr(self.inner, "loads_model", False))

    @property
    def advice(self) -> str:
        return self.inner.advice

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return self.inner.supports(source_lang, target_lang)

    def translate(
        self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
    ) -> tuple[str, ...]:
        """Of several errors, that of the longest texts is raised."""
        rows = list(_cut(texts, self.crew.slots, self.inner.max_batch))
        jobs = [self._make_job(row, texts, source_lang, target_lang, hints) for row in rows]
        targets = [""] * len(texts)
        answers = self.crew.run(jobs, self.inner.timeout_seconds, self.timeout_seconds)
        for row, answer in zip(rows, answers, strict=True):
            for index, target in zip(row, self._read(answer, len(row)), strict=True):
                targets[index] = target
        return tuple(targets)

    def close(self) -> None:
        self.crew.close()
        self.inner.close()

    def _make_job(
        self, row: Sequence[int], texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint]
    ) -> Job:
        return Job(
            self.name,
            tuple(sorted(self.settings.items())),
            source_lang,
            target_lang,
            tuple(texts[index] for index in row),
            tuple(hints[index] for index in row) if hints else (),
        )

    def _read(self, answer: Answer, expected: int) -> tuple[str, ...]:
        if isinstance(answer.error, ConfigError):  # of the worker: other engines of the chain may serve
            raise EngineRefused(f"a worker says: {answer.error}", hint=answer.error.hint)
        if answer.error:
            raise answer.error
        if answer.bug:
            raise RuntimeError(answer.bug)
        if len(answer.targets) != expected:
            raise EngineRejected(f"{self.name} gave {len(answer.targets)} answers to {expected} texts")
        self._note_version(answer.engine_version)
        return answer.targets

    def _note_version(self, version: str) -> None:
        """A draft says what made it, so all workers must be alike."""
        self._worker_version = self._worker_version or version
        if version != self._worker_version:
            raise EngineRefused(
                f"one worker has {self.name} {version}, another {self._worker_version}",
                hint="give all workers the same model and packages",
            )


@dataclass(frozen=True, slots=True)
class Spreader:
    """Spreads what can be spread of a chain over one crew. `settings_of` gives an engine's own settings by its name."""

    crew: Crew
    settings_of: Callable[[str], Mapping[str, str]]
    names: list[str] = field(default_factory=list)

    def wrap(self, engine: Engine) -> Engine:
        """Engines that text leaves the machine for are asked from here, as ever."""
        if engine.leaves_machine:
            return engine
        self.names.append(engine.name)
        return SpreadEngine(engine, self.settings_of(engine.name), self.crew)

    def say_who_works(self) -> str:
        """Raises ConfigError where no engine of the chain was spread."""
        if not self.names:
            self.crew.close()
            raise ConfigError(
                "none of the engines translates on the machine itself; workers would only multiply the requests to "
                "the services of the others",
                hint="name a local engine with --engine, or leave --jobs and --cluster out",
            )
        return f"{', '.join(self.names)}: work spread over {self.crew.name}."


def _cut(texts: Sequence[str], slots: int, max_batch: int) -> Iterator[Sequence[int]]:
    """Indices of the texts of each job: as many jobs for every slot, of texts alike in length, the longest first."""
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]), reverse=True)
    rounds = max(JOBS_EACH, math.ceil(len(order) / (slots * max_batch)))
    jobs = min(slots * rounds, len(order))
    bounds = [number * len(order) // jobs for number in range(jobs + 1)] if jobs else []
    return (order[start:stop] for start, stop in itertools.pairwise(bounds))
