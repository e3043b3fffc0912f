"""The desk made ready in the morning."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from threading import Thread

from loc.errors import LocError
from loc.flow.desk.ahead import open_now
from loc.flow.desk.project import DeskProject
from loc.flow.desk.queue import find_statuses, open_queue

_LONG, _MOST = 40, 50  # sentences, stories; the first look at a shorter one is quick enough


def warm_up(desk: DeskProject) -> Thread:
    """In a thread, which is returned as it runs: memories, glossaries, tables, the queues and the newest long stories.

    The first ten stories of each queue are opened beside it.
    """
    thread = Thread(target=_warm_up, args=[desk], daemon=True)
    thread.start()
    return thread


def _warm_up(desk: DeskProject) -> None:
    for step in (open_queue, _open_long):
        for lang in desk.project.config.langs:
            desk.traffic.give_way()
            if desk.is_closed:
                return
            with suppress(LocError, OSError):  # who asks is told
                step(desk, lang)


def _open_long(desk: DeskProject, lang: str) -> None:
    desk.memories.of(lang)
    with desk.lock_of("count", lang):  # until all stories are counted nobody knows which are long
        rows = reversed(find_statuses(desk, lang).rows.values())
    slugs = (status.slug for _, status in rows if status.segments > _LONG)
    open_now(desk, lang, list(islice(slugs, _MOST)))
