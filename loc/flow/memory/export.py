"""The memory for other programs."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from loc.errors import LocError
from loc.flow.memory.load import forgotten_if_broken, load_memory
from loc.flow.memory.replaced import replaced
from loc.flow.project import Project
from loc.memory.exchange import write_tmx


def export_memory(project: Project, lang: str, to: BinaryIO | Path) -> tuple[int, tuple[LocError, ...]]:
    """TMX 1.4 of all pairs but the superseded ones; how many, and what could not be read.

    A file is written whole or not at all.
    """
    memory, broken = load_memory(project, lang)
    with forgotten_if_broken(project, lang), _open(to) as stream:
        return write_tmx(stream, memory.live(), project.config.source_lang, lang), broken


def _open(to: BinaryIO | Path) -> AbstractContextManager[BinaryIO]:
    """A device or a pipe is written to, not replaced."""
    if not isinstance(to, Path):
        return nullcontext(to)
    return to.open("wb") if to.is_char_device() or to.is_fifo() else replaced(to, str(to))
