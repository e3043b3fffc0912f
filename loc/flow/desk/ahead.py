"""What is found out before anybody asks, in threads of its own; each kind of work in one at a time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock, Thread

from loc.errors import LocError
from loc.flow.desk.project import DeskProject
from loc.flow.desk.standings import look_at
from loc.flow.desk.story import open_story

_STRETCH_SECONDS = 0.05  # of work in one go


def count_ahead(desk: DeskProject, lang: str, conditions: str, slugs: Sequence[str]) -> None:
    """The standings of stories that nobody has counted yet."""
    _begin(desk, desk.lock_of("count", lang), slugs, lambda slug: look_at(desk, slug, lang, conditions))


def open_ahead(desk: DeskProject, lang: str, slugs: Sequence[str]) -> None:
    """The first look at a story takes some 3 ms a sentence, any other a twentieth of that."""
    _begin(desk, desk.lock_of("open", lang), slugs, lambda slug: _prepare(desk, slug, lang))


def open_now(desk: DeskProject, lang: str, slugs: Sequence[str]) -> None:
    """The same in the thread that asks for it."""
    _look_at_all(desk, slugs, lambda slug: _prepare(desk, slug, lang))


def _prepare(desk: DeskProject, slug: str, lang: str) -> None:
    desk.prepare(open_story(desk, slug, lang))


def _begin(desk: DeskProject, lock: Lock, slugs: Sequence[str], look: Callable[[str], object]) -> None:
    if slugs and lock.acquire(blocking=False):
        Thread(target=_run, args=[desk, lock, slugs, look], daemon=True).start()


def _run(desk: DeskProject, lock: Lock, slugs: Sequence[str], look: Callable[[str], object]) -> None:
    try:
        _look_at_all(desk, slugs, look)
    finally:
        lock.release()


def _look_at_all(desk: DeskProject, slugs: Sequence[str], look: Callable[[str], object]) -> None:
    rested_at = -math.inf
    for slug in slugs:
        if time.monotonic() - rested_at > _STRETCH_SECONDS:
            desk.traffic.give_way()
            rested_at = time.monotonic()
        if desk.is_closed:
            return
        with suppress(LocError, OSError):  # who asks for the story is told
            look(slug)
