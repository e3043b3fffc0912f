"""How each engine fares in a run, and when it is not asked again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from loc.draft.protocol import Engine
from loc.errors import EngineError, EngineRefused, EngineUnavailable

FAILURES_IN_A_ROW = 4
USELESS_IN_A_ROW = 20


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """Counts of answers. `stopped` says why the engine is out for the run, "" where it is not; `advice` what to do."""

    engine: str
    answered: int
    accepted: int
    refused: int
    stopped: str
    advice: str


@dataclass(slots=True)
class Standing:
    """One engine in one run. `heard_at` is the monotonic time of its first answer, None before."""

    engine: Engine
    answered: int = 0
    accepted: int = 0
    refused: int = 0
    heard_at: float | None = None
    stopped: str = ""
    hint: str = ""
    _failures: int = 0
    _useless: dict[str, int] = field(default_factory=dict)

    def note_answer(self) -> None:
        self.heard_at = self.heard_at or time.monotonic()
        self.answered += 1
        self._failures = 0

    def note_accepted(self, lang: str) -> None:
        self.accepted += 1
        self._useless[lang] = 0

    def note_refused(self, lang: str) -> None:
        """The gate refused its answer; `is_useless` tells when it speaks no `lang` at all."""
        self.refused += 1
        self._useless[lang] = self._useless.get(lang, 0) + 1

    def is_useless(self, lang: str) -> bool:
        return self._useless.get(lang, 0) >= USELESS_IN_A_ROW

    def note_error(self, error: EngineError) -> None:
        if isinstance(error, EngineUnavailable):
            self.note_failure(str(error), error.hint)
        elif isinstance(error, EngineRefused):
            self.stop(str(error), error.hint)
        else:
            self.note_answer()

    def note_overdue(self, seconds: float) -> None:
        """An engine that never answered is not waited for twice."""
        reason = f"no answer within {seconds:.1f} s"
        if self.heard_at is None:
            self.stop(f"{reason}, its share of patience_seconds")
        else:
            self.note_failure(reason)

    def note_failure(self, reason: str, hint: str = "") -> None:
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW:
            self.stop(f"{reason}, {self._failures} times in a row", hint)

    def stop(self, reason: str, hint: str = "") -> None:
        """The first reason stands."""
        if not self.stopped:
            self.stopped, self.hint = reason, hint

    def report(self) -> EngineHealth:
        stopped = self.stopped or "; ".join(
            f"its last {refused} answers in {lang} were refused"
            for lang, refused in self._useless.items()
            if self.is_useless(lang)
        )
        advice = (self.hint or self.engine.advice) if stopped else ""
        return EngineHealth(self.engine.name, self.answered, self.accepted, self.refused, stopped, advice)


@dataclass(slots=True)
class Patience:
    """Seconds that engines not yet heard may keep a whole run waiting, all together.

    Without it a dead network would cost the time-out of every engine for every article and language.
    """

    seconds_left: float

    @contextmanager
    def turn(self, standing: Standing, unheard: int) -> Iterator[float]:
        """Gives the monotonic time by which the engine must be heard: a fair share among `unheard`.

        What it does not use is left for the others.
        """
        begun = time.monotonic()
        was_heard = standing.heard_at is not None
        try:
            yield begun + max(self.seconds_left, 0) / max(unheard, 1)
        finally:
            if not was_heard:
                self.seconds_left -= (standing.heard_at or time.monotonic()) - begun
