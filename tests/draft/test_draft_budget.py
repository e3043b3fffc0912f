"""What engines may be asked, counted for all processes of a project."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from builders import ROOT

from loc.draft import budget as module
from loc.draft.budget import FILE_NAME, Budget, Limits, next_month, read_limits
from loc.draft.registry import load
from loc.errors import ConfigError, EngineRefused

ENGINE = "google"


class Clock:
    """Stands for the time of day in `budget`; it may be put forward and back."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC).timestamp()

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    class Days(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]  # noqa: ANN401 - as datetime has it
            return datetime.fromtimestamp(clock.now, tz)

    monkeypatch.setattr(module, "time", clock)
    monkeypatch.setattr(module, "datetime", Days)
    return clock


def _budget(folder: Path, **limits: float) -> Budget:
    return Budget(folder, {ENGINE: Limits(**limits)})


def test_without_limits_everything_goes_at_once(tmp_path: Path) -> None:
    """And is counted all the same."""
    budget = _budget(tmp_path)
    assert [budget.reserve(ENGINE, 100) for _ in range(50)] == [0.0] * 50
    budget.count_drafts(ENGINE, 3, 1)
    (usage,) = budget.usage()
    assert usage[2:] == (50, 5_000, 3, 1)


def test_requests_are_spaced(tmp_path: Path, clock: Clock) -> None:
    """Two a second: one now, the next in half a second, and a refused reservation costs nothing."""
    budget = _budget(tmp_path, requests_per_second=2)
    assert budget.reserve(ENGINE, 10) == 0
    assert [budget.reserve(ENGINE, 10) for _ in range(3)] == pytest.approx([0.5] * 3, abs=1e-3)
    clock.now += 0.6
    assert budget.reserve(ENGINE, 10) == 0
    assert budget.usage()[0].requests == 2


def test_characters_are_paid_off(tmp_path: Path, clock: Clock) -> None:
    """A request larger than a second's worth goes whole; the next one waits until it is paid off."""
    budget = _budget(tmp_path, chars_per_second=1_000)
    assert budget.reserve(ENGINE, 5_000) == 0
    assert budget.reserve(ENGINE, 1) == pytest.approx(5, abs=1e-3)
    clock.now += 5.01
    assert budget.reserve(ENGINE, 1) == 0


def test_engines_have_budgets_of_their_own(tmp_path: Path) -> None:
    """One engine's pace and pause are nobody else's."""
    budget = _budget(tmp_path, requests_per_second=0.1)
    budget.reserve(ENGINE, 1)
    budget.pause("deepl", 60, "429")
    assert budget.reserve(ENGINE, 1) > 5
    assert budget.reserve("mymemory", 1) == 0


def test_a_clock_that_jumps_back_holds_nobody_up(tmp_path: Path, clock: Clock) -> None:
    """An hour back: pace and pause last as long as they were meant to, not an hour more."""
    budget = _budget(tmp_path, requests_per_second=0.1)
    budget.reserve(ENGINE, 1)
    budget.pause("deepl", 30, "429")
    clock.now -= 3_600
    assert budget.reserve(ENGINE, 1) == pytest.approx(10, abs=0.1)
    with pytest.raises(EngineRefused) as caught:
        budget.reserve("deepl", 1)
    assert caught.value.retry_after == pytest.approx(30, abs=0.1)


def test_a_pause_is_everybodys(tmp_path: Path, clock: Clock) -> None:
    """Retry-After that one process was told is obeyed by another, with the reason, until it is over."""
    _budget(tmp_path).pause(ENGINE, 30, "the service answers 429: ask again in 30 s")
    other = _budget(tmp_path)
    with pytest.raises(EngineRefused, match="429") as caught:
        other.reserve(ENGINE, 1)
    assert caught.value.retry_after == pytest.approx(30, abs=0.1)
    clock.now += 30.1
    assert other.reserve(ENGINE, 1) == 0


def test_the_longer_pause_stands(tmp_path: Path, clock: Clock) -> None:
    """A second, shorter Retry-After does not shorten the first; one of years is cut to a day."""
    budget = _budget(tmp_path)
    budget.pause(ENGINE, 600, "429")
    budget.pause(ENGINE, 5, "429")
    clock.now += 10
    with pytest.raises(EngineRefused):
        budget.reserve(ENGINE, 1)
    budget.pause(ENGINE, 1e9, "429")
    clock.now += module.MAX_PAUSE_SECONDS + 1
    assert budget.reserve(ENGINE, 1) == 0


def test_the_months_quota_is_refused_with_its_day(tmp_path: Path, clock: Clock) -> None:
    """Used up on 23 November, the count starts anew on 1 December, and then it does."""
    budget = _budget(tmp_path, chars_per_month=1_000)
    budget.reserve(ENGINE, 900)
    with pytest.raises(EngineRefused, match=r"900 of its 1,000 .* 2026-12-01") as caught:
        budget.reserve(ENGINE, 101)
    assert caught.value.retry_after is None
    assert budget.reserve(ENGINE, 100) == 0
    clock.now += 9 * 86_400
    assert budget.reserve(ENGINE, 101) == 0
    assert [row.month for row in budget.usage()] == ["2026-11", "2026-12"]


@pytest.mark.parametrize(("day", "first"), [("2026-12-31", "2027-01-01"), ("2026-01-01", "2026-02-01")])
def test_the_next_month(day: str, first: str) -> None:
    """The year turns with December."""
    assert next_month(datetime.fromisoformat(day)) == first


def test_processes_share_one_pace(tmp_path: Path) -> None:
    """Three processes at ten requests a second: together no more than that, killed ones included."""
    program = f"""
        import os, signal, sys, time
        from pathlib import Path
        from loc.draft.budget import Budget, Limits
        budget = Budget(Path({str(tmp_path)!r}), {{"google": Limits(requests_per_second=10)}})
        for _ in range(5):
            while wait := budget.reserve("google", 7):
                time.sleep(wait)
            print(time.time(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    begun = time.time()
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    times = [float(line) for each in running for line in each.communicate(timeout=30)[0].split()]
    assert len(times) == 15
    assert max(times) - begun > 14 * 0.1
    (usage,) = _budget(tmp_path).usage()
    assert usage[2:4] == (15, 105)


def test_many_make_the_file_at_once(tmp_path: Path) -> None:
    """One of them makes it, the others wait for that; nobody is left to count alone."""
    gate = Barrier(8)

    def begin(folder: Path) -> tuple[str, ...]:
        gate.wait(timeout=30)
        budget = _budget(folder)
        budget.reserve(ENGINE, 1)
        return budget.faults

    with ThreadPoolExecutor(8) as pool:
        for turn in range(20):
            assert set(pool.map(begin, [tmp_path / str(turn)] * 8)) == {()}
            (usage,) = _budget(tmp_path / str(turn)).usage()
            assert usage.requests == 8


def test_a_broken_budget_is_made_anew(tmp_path: Path) -> None:
    """Counts are lost, which is said, and drafts go on."""
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    budget = _budget(tmp_path)
    assert budget.reserve(ENGINE, 1) == 0
    assert "engines.sqlite is broken" in budget.faults[0]


@pytest.mark.parametrize("text", ["soon", "0", "-1", "nan", "inf"])
@pytest.mark.parametrize("key", ["requests_per_second", "chars_per_second", "chars_per_month"])
def test_wrong_limits_are_told(key: str, text: str) -> None:
    """A limit that cannot be meant is an error with its name."""
    with pytest.raises(ConfigError, match=key):
        read_limits(ENGINE, {key: text})


def test_limits_are_no_settings_of_the_engine() -> None:
    """The factory, which refuses what it does not know, never sees them; a price may be nothing."""
    settings = {"requests_per_second": "5", "chars_per_month": "500000", "price_per_million": "0"}
    assert load("pseudo", settings).name == "pseudo"
    assert read_limits("pseudo", settings) == Limits(5, None, 500_000, 0)
    assert [Limits(price_per_million=20).price_of(50_000), Limits().price_of(1)] == [1.0, None]
