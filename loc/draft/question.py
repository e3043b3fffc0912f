"""What the chain is asked, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import overload

from loc.draft.protocol import Hint
from loc.model import Draft


def no_hint() -> Hint:
    return Hint()


@dataclass(frozen=True, slots=True)
class Question:
    """A text that wants a draft. Two that are equal are asked once.

    A confidential one goes to no engine off this machine. `unwanted` holds the digests of source and target that a
    reviewer rejected. `hint` is called by an engine that takes hints alone, in its thread.
    """

    text: str
    source_lang: str
    target_lang: str
    confidential: bool = False
    unwanted: frozenset[str] = frozenset()
    hint: Callable[[], Hint] = field(default=no_hint, compare=False, repr=False)

    @property
    def pair(self) -> tuple[str, str]:
        return self.source_lang, self.target_lang


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft past the gate; `made_at` is when the engine gave it, in this run or, `is_kept`, in an earlier one."""

    draft: Draft
    made_at: datetime
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a text has no draft: (engine, reason) for every engine of the chain, in its order."""

    reasons: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> str:
        return "; ".join(f"{engine}: {reason}" for engine, reason in self.reasons) or "no engine is named"


class Hints(Sequence[Hint]):
    """Those of one request, each found out when an engine looks at it: most engines take none."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = questions

    def __len__(self) -> int:
        return len(self._questions)

    @overload
    def __getitem__(self, index: int) -> Hint: ...
    @overload
    def __getitem__(self, index: slice) -> Hints: ...
    def __getitem__(self, index: int | slice) -> Hint | Hints:
        if isinstance(index, slice):
            return Hints(self._questions[index])
        return self._questions[index].hint()

    def __reduce__(self) -> tuple[type[tuple[Hint, ...]], tuple[tuple[Hint, ...]]]:
        """Another process gets them found out."""
        return tuple, (tuple(self),)
