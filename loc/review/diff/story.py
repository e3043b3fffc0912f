"""What has to be changed in one language of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from loc.model import Signal, State


class Change(StrEnum):
    """What became of a sentence. `reworded`: the same source, its target decided on after the story was published."""

    EDITED = "edited"
    SPLIT = "split"
    JOINED = "joined"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`place` is FILE:LINE, "" where it is not known any more; `author` is who or what made the target.

    The target of an old one is its reviewed one, "" where none is known.
    """

    id: str
    source: str
    target: str
    state: State
    author: str = ""
    place: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """`old` and `new` are in article order, () for none. `is_moved`: it left the order of the others."""

    change: Change
    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The last publication in this language. `parts` are those that left, "" is the whole story."""

    take: int
    at: datetime
    parts: str = ""


@dataclass(frozen=True, slots=True)
class StoryDiff:
    """The story as it stands against take `since`.

    `is_recalled`: the text of that take is not kept, or was changed in place, and the catalog says what it was.
    `embargo_before` is that of take `since`, and of this one where there is none.
    """

    slug: str
    lang: str
    source_lang: str
    take: int
    signal: Signal
    since: int
    is_recalled: bool
    published: Published | None
    embargo: datetime | None
    embargo_before: datetime | None
    rows: tuple[DiffRow, ...]

    @property
    def is_killed(self) -> bool:
        return self.signal in (Signal.KILL, Signal.WITHDRAWAL)

    @property
    def is_against_published(self) -> bool:
        """Whether the old side is what left the house."""
        return self.published is not None and self.published.take == self.since
