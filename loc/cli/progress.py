"""One line on a terminal that says how far a long run is."""

from __future__ import annotations

import shutil
import sys
import time

import click

from loc.flow.draft import Progress

REDRAW_SECONDS = 0.2


class ProgressLine:
    """On stderr; nothing where that is no terminal, and nothing where `is_off`."""

    def __init__(self, *, is_off: bool) -> None:
        self._is_on = sys.stderr.isatty() and not is_off
        self._begun = time.monotonic()
        self._drawn_at = 0.0

    def update(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._is_on and now - self._drawn_at >= REDRAW_SECONDS:
            self._drawn_at = now
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{describe(progress, now - self._begun)[:width]}", err=True, nl=False)

    def clear(self) -> None:
        """Before other words are said."""
        if self._is_on and self._drawn_at:
            self._drawn_at = 0.0
            click.echo("\r\x1b[K", err=True, nl=False)


def describe(progress: Progress, elapsed_seconds: float) -> str:
    """`120 of about 2,000 segments · 41.3/s · google · 0:45 left`; stories not opened yet count as those that were."""
    expected = progress.texts
    if 0 < progress.stories_opened < progress.stories:
        expected = round(progress.texts * progress.stories / progress.stories_opened)
    about = "about " if progress.stories_opened < progress.stories else ""
    rate = progress.answered / elapsed_seconds if elapsed_seconds > 0 else 0.0
    parts = [f"{progress.answered:,} of {about}{expected:,} segments", f"{rate:.1f}/s"]
    parts += [", ".join(progress.engines)] if progress.engines else []
    parts += [f"{_clock((expected - progress.answered) / rate)} left"] if rate else []
    return " · ".join(parts)


def _clock(seconds: float) -> str:
    """`0:45`, `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
