"""The desk made ready in the morning."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from loc.errors import LocError
from loc.flow.desk.project import DeskProject
from loc.flow.desk.queue import open_queue


def warm_up(desk: DeskProject) -> Thread:
    """Reads memories, glossaries and the queues in a thread, which is returned as it runs."""
    thread = Thread(target=_warm_up, args=[desk], daemon=True)
    thread.start()
    return thread


def _warm_up(desk: DeskProject) -> None:
    for lang in desk.project.config.langs:
        with suppress(LocError, OSError):  # who asks is told
            desk.memories.of(lang)
            open_queue(desk, lang)
