"""What `loc memory add` says of a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from loc.cli.console import Console, complain, count, show
from loc.flow.memory.add import add_memory
from loc.flow.project import Project
from loc.memory.exchange import Problem

MAX_TOLD = 100  # problems of a file; -v tells all


class Import:
    """Of one run."""

    def __init__(self, console: Console, project: Project, lang: str) -> None:
        self._console = console
        self._project = project
        self._lang = lang
        self._told = 0
        self._is_drawn = False

    def add(self, path: Path, target: Path) -> int:
        """The exit code. Raises LocError."""
        self._told = 0
        try:
            added = add_memory(self._project, path, target, self._lang, self._tell, self._draw)
        finally:
            self._clear()
        replaced = ", instead of what it had" if added.is_replaced else ""
        show(f"{added.name}: {count(added.pairs, 'pair')}{replaced}")
        if added.left_out:
            more = f"; the first {MAX_TOLD} are named" if added.left_out > self._told else ""
            self._console.say(f"{path}: {count(added.left_out, 'record')} left out{more}")
        return 0

    def _tell(self, problem: Problem) -> None:
        if self._told < MAX_TOLD or self._console.is_verbose:
            self._told += 1
            self._clear()
            complain(f"{problem.place}: {problem.message}")

    def _draw(self, pairs: int) -> None:
        """On a terminal."""
        if sys.stderr.isatty() and not self._console.is_quiet:
            self._is_drawn = True
            click.echo(f"\r\x1b[K{pairs:,} pairs", err=True, nl=False)

    def _clear(self) -> None:
        if self._is_drawn:
            self._is_drawn = False
            click.echo("\r\x1b[K", err=True, nl=False)
