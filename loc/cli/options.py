"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


def articles(function: F) -> F:
    return click.argument("articles", nargs=-1, metavar="[ARTICLE]...")(function)


def langs(function: F) -> F:
    return click.option("-l", "--lang", "langs", multiple=True, metavar="LANG", help="A language; may be repeated.")(
        function
    )


def as_json(function: F) -> F:
    return click.option("--json", "is_json", is_flag=True, help="JSON instead of text.")(function)


def here() -> Path:
    return Path.cwd()
