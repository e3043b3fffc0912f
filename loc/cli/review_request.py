"""What the options of `loc review` ask for, and which of them go together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import click

from loc import review
from loc.config import Config
from loc.model import Unit


@dataclass(frozen=True, slots=True)
class Request:
    """What the options ask for."""

    article: str | None
    lang: str | None
    units: tuple[str, ...]
    is_all: bool
    accept: bool
    approve: bool
    reject: bool
    edit: str | None
    ignore: str | None
    heed: str | None
    reason: str | None
    returned: str | None
    by: str | None
    is_json: bool

    @property
    def decisions(self) -> list[str]:
        """The options that decide. UsageError for more than one, and for what goes with another alone."""
        given = {
            "--accept": self.accept,
            "--approve": self.approve,
            "--reject": self.reject,
            "--edit": self.edit is not None,
            "--ignore": self.ignore is not None,
            "--heed": self.heed is not None,
        }
        named = [option for option, is_given in given.items() if is_given]
        if len(named) > 1:
            raise click.UsageError(f"{' and '.join(named)} exclude each other")
        if (self.reason is not None) != (self.ignore is not None):
            raise click.UsageError("--ignore ID:CHECK and --reason TEXT go together")
        if self.finding is not None and self.is_choosing:
            raise click.UsageError(f"{named[0]} names its unit itself: it takes neither --unit nor --all")
        return named

    @property
    def finding(self) -> str | None:
        """ID:CHECK, as it was given."""
        return self.heed if self.ignore is None else self.ignore

    @property
    def is_choosing(self) -> bool:
        return bool(self.units or self.is_all)

    def decision(self, author: str, config: Config) -> Callable[[Unit], Unit]:
        """Of those that look at nothing but the unit."""
        at = datetime.now(UTC)
        if self.approve:
            review.refuse_role(config.people, author, "approve")
            return partial(review.approve, author=author, at=at, four_eyes=config.four_eyes)
        if self.edit is not None:
            return partial(review.edit, text=self.edit, author=author, at=at)
        return partial(review.accept if self.accept else review.reject, author=author, at=at)
