"""How each engine fares in a run, and when it is not asked.

A circuit breaker: after a few failures in a row, or when the engine itself says so (Retry-After), it is out for a
while; then one request tries whether it serves again, and a failure doubles the pause. It is out for the whole run
when it refuses for good (key, quota) or was never heard within its share of patience.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from loc.draft.protocol import Engine
from loc.errors import EngineError, EngineRefused, EngineUnavailable

FAILURES_IN_A_ROW = 4
USELESS_IN_A_ROW = 20
PAUSE_SECONDS = 5.0
UNHEARD_PAUSE_SECONDS = 60.0  # an engine that never answered is not likely to begin
MAX_PAUSE_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """Counts of answers. `stopped` says why the engine is out, "" where it is not; `advice` what to do.

    `kept` counts drafts taken from the store, which nobody was asked for.
    """

    engine: str
    answered: int
    accepted: int
    refused: int
    kept: int
    stopped: str
    advice: str


@dataclass(slots=True)
class Standing:
    """One engine in one run. `heard_at` is the monotonic time of its first answer, None before.

    `again_at` is when a stopped engine is tried again, None is not in this run.
    """

    engine: Engine
    answered: int = 0
    accepted: int = 0
    refused: int = 0
    kept: int = 0
    heard_at: float | None = None
    stopped: str = ""
    hint: str = ""
    again_at: float | None = None
    _failures: int = 0
    _pauses: int = 0
    _useless: dict[str, int] = field(default_factory=dict)

    @property
    def is_on_trial(self) -> bool:
        """Its pause is over, and nobody knows yet whether it serves again."""
        return bool(self.stopped) and self.again_at is not None and self.again_at <= time.monotonic()

    @property
    def is_out(self) -> bool:
        return bool(self.stopped) and not self.is_on_trial

    def why_out(self, lang: str) -> str | None:
        if self.is_out:
            left = "for this run" if self.again_at is None else f"for {self.again_at - time.monotonic():.0f} s"
            return f"out {left}: {self.stopped}"
        if self.is_useless(lang):
            return f"out for {lang}: too many of its answers were refused"
        return None

    @property
    def may_be_out(self) -> bool:
        """False is sure, and quickly known."""
        return bool(self.stopped) or any(count >= USELESS_IN_A_ROW for count in self._useless.values())

    def seconds_out(self) -> float | None:
        """Until it is tried again; None where that is not in this run."""
        return None if self.again_at is None else max(self.again_at - time.monotonic(), 0)

    def note_answer(self) -> None:
        self.heard_at = self.heard_at or time.monotonic()
        self.answered += 1
        self._failures = self._pauses = 0
        if self.again_at is not None:
            self.stopped, self.hint, self.again_at = "", "", None

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
        elif isinstance(error, EngineRefused) and error.retry_after is not None:
            self.pause(str(error), error.hint, error.retry_after)
        elif isinstance(error, EngineRefused):
            self.stop(str(error), error.hint)
        else:
            self.note_answer()

    def note_overdue(self, seconds: float) -> None:
        """An engine that never answered is not waited for twice."""
        reason = f"no answer within {seconds:.1f} s"
        if self.heard_at is None and not self.is_out:
            self.stop(f"{reason}, its share of patience_seconds")
        else:
            self.note_failure(reason)

    def note_failure(self, reason: str, hint: str = "") -> None:
        """What fails while the engine is out was asked before, and makes its pause no longer."""
        if self.is_out:
            return
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW or self.is_on_trial:
            first = UNHEARD_PAUSE_SECONDS if self.heard_at is None else PAUSE_SECONDS
            seconds = min(first * 2**self._pauses, MAX_PAUSE_SECONDS)
            self.pause(f"{reason}, {self._failures} times in a row", hint, seconds)

    def pause(self, reason: str, hint: str, seconds: float) -> None:
        """Of two pauses the one that ends later stands; none shortens a stop for the run."""
        again_at = time.monotonic() + seconds
        if not self.stopped or (self.again_at is not None and self.again_at < again_at):
            self.stopped, self.hint, self.again_at = reason, hint, again_at
            self._pauses += 1

    def stop(self, reason: str, hint: str = "") -> None:
        """The first reason for the run stands."""
        if not self.stopped or self.again_at is not None:
            self.stopped, self.hint, self.again_at = reason, hint, None

    def report(self) -> EngineHealth:
        stopped = self.stopped or "; ".join(
            f"its last {refused} answers in {lang} were refused"
            for lang, refused in self._useless.items()
            if self.is_useless(lang)
        )
        advice = (self.hint or self.engine.advice) if stopped else ""
        return EngineHealth(self.engine.name, self.answered, self.accepted, self.refused, self.kept, stopped, advice)


@dataclass(slots=True)
class Patience:
    """Seconds that engines not yet heard may keep a whole run waiting, all together.

    Without it a dead network would cost the time-out of every engine for every article and language.
    """

    seconds_left: float

    def share(self, unheard: int) -> float:
        """A fair one among `unheard`; what one does not use is left for the others."""
        return max(self.seconds_left, 0) / max(unheard, 1)
