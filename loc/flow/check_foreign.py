"""Checks of other packages: one that fails is named, and is no bug of ours."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import run_all
from loc.errors import ConfigError, LocError


@contextmanager
def naming_foreign(
    story: Story, setting: Setting, name: str, checks: Sequence[str], story_checks: Sequence[str]
) -> Iterator[None]:
    """Raises ConfigError in place of an error that a foreign check raises by itself too; `name` is the PO file's."""
    try:
        yield
    except LocError:
        raise
    except Exception:
        for check in (check for check in checks if check not in CHECKS.rows):
            _try(story, setting, name, [check], [])
        for check in (check for check in story_checks if check not in STORY_CHECKS.rows):
            _try(story, setting, name, [], [check])
        raise


def _try(story: Story, setting: Setting, name: str, checks: Sequence[str], story_checks: Sequence[str]) -> None:
    try:
        run_all(story, setting, checks, story_checks, name, style=True)
    except Exception as error:
        (check,) = (*checks, *story_checks)
        origin = {**STORY_CHECKS.listing(), **CHECKS.listing()}[check]
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        raise ConfigError(
            f"{name}: the check {check!r} ({origin}) failed: {type(error).__name__}: {error} ({place})",
            hint=f'`off = ["{check}"]` under [check] does without it; tell those who made it.',
        ) from error
