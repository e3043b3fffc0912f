"""Places where a sentence may end, found in one scan."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

_ENDS = ".!?…‼⁇⁈⁉؟۔।॥።፧៕။։。！？｡．"
_SPACELESS = "。！？｡．"
_CLOSERS = "\"'”’»“›)\\]}>*"
OPENERS = "\"'“‘«‹„‚([{<¿¡”’»"
DASHES = "-–—―−"
_WINDOW = 80

# `()` marks where the sentence ends, before the white space. The first look-behind starts a match only at the head of
# a run of marks, so that a run is read once. The last line but one: in `word. . . . Next` the first point ends the
# sentence, the three after it stand for what is left out of the next one. `{0,9}` is for `. . . .`
PLACE = re.compile(
    rf"[{_ENDS}](?<![{_ENDS}][{_ENDS}])"
    rf"(?:(?<=[{_SPACELESS}])[{_ENDS}]*+[{_CLOSERS}]*+()\s*+"
    rf"|(?<=\w\.)(?= \. \. \.\s[^\W\d_])()\s++"
    rf"|[{_ENDS}]*+(?: \.(?!\.)){{0,9}}+[{_CLOSERS}]*+(?:[ \u00a0][»”](?![^\s,]))?+()\s++)",
)


class Choice(Enum):
    SPLIT = "split"
    JOIN = "join"


SPLIT, JOIN = Choice.SPLIT, Choice.JOIN
T = TypeVar("T")


class Lazy(Generic[T]):
    """functools.cached_property without its lock, which up to Python 3.11 takes longer than the rules."""

    def __init__(self, make: Callable[[Candidate], T]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, candidate: Candidate, owner: type) -> T:
        value = self._make(candidate)
        candidate.__dict__[self._name] = value
        return value


@dataclass(eq=False)
class Candidate:
    """`start` of the sentence so far, `at` the mark, `stop` after its closing quotes, `resume` at the next word."""

    text: str
    start: int
    at: int
    stop: int
    resume: int

    @Lazy
    def mark(self) -> str:
        return self.text[self.at : self.stop].rstrip(_CLOSERS.replace("\\", ""))

    @Lazy
    def lead(self) -> str:
        """The sentence so far, cut after 80 characters: what is longer is no lead."""
        return self.text[self.start : min(self.at, self.start + _WINDOW)]

    @Lazy
    def closers(self) -> str:
        return self.text[self.at + len(self.mark) : self.stop]

    @Lazy
    def left(self) -> tuple[str, ...]:
        """The last words before the mark, as they stand; the last is empty where the mark stands alone."""
        window = self.text[max(self.start, self.at - _WINDOW) : self.at]
        words = window.split()
        return (*words, "") if not words or window[-1].isspace() else tuple(words)

    @Lazy
    def word(self) -> str:
        return self.left[-1].lstrip(OPENERS + DASHES)

    @Lazy
    def previous(self) -> str:
        return self.left[-2] if len(self.left) > 1 else ""

    @Lazy
    def before_previous(self) -> str:
        return self.left[-3] if len(self.left) > 2 else ""  # noqa: PLR2004

    @Lazy
    def right(self) -> tuple[str, ...]:
        return tuple(self.text[self.resume : self.resume + _WINDOW].split(maxsplit=6))

    @Lazy
    def next(self) -> str:
        """The next word without its punctuation; `'s` off."""
        return bare(self.right[0]) if self.right else ""

    @Lazy
    def following(self) -> str:
        return bare(self.right[1]) if len(self.right) > 1 else ""

    @Lazy
    def opener(self) -> str:
        """Quotes and brackets before the next word."""
        raw = self.text[self.resume : self.resume + 8]
        return raw[: len(raw) - len(raw.lstrip(OPENERS))]

    @Lazy
    def head(self) -> str:
        """First character of the next word after its quotes and brackets; empty at the end."""
        place = self.resume + len(self.opener)
        return self.text[place : place + 1]

    @Lazy
    def begins_with_initial(self) -> bool:
        """The next word is a letter with a point, as in `A. Smith`."""
        return len(self.next) == 1 and self.right[0].endswith(".")

    @Lazy
    def forms(self) -> tuple[str, ...]:
        """The word as an abbreviation list may have it: `D-Calif`, `GEN`, `Ул`, and `т. е` written apart."""
        word = self.word.rsplit("(", 1)[-1]
        forms = [word]
        lead, hyphen, tail = word.partition("-")
        # D-Calif, mid-Sept, ex-Gov; Missouri-St. Louis
        if tail in ("St", "Ste") or (hyphen and len(lead) <= 3 and not lead.isdigit()):  # noqa: PLR2004
            forms.append(tail)
        if word.isupper() and len(word) > 1 and self.next.isupper():
            forms.append(word.capitalize())
        if not word.isascii() and word.istitle() and len(word) > 1:
            forms.append(word.lower())
        if word[:1].isdigit():
            forms.append(word.lstrip("0123456789.,"))
        return tuple(forms)

    @Lazy
    def spaced_form(self) -> str:
        """`т.е` for `т. е`: an abbreviation of several letters written apart."""
        if len(self.word) != 1 or not self.previous.endswith("."):
            return ""
        before = self.before_previous if len(self.before_previous) == 2 and self.before_previous.endswith(".") else ""  # noqa: PLR2004
        return (before + self.previous + self.word).lstrip(OPENERS)

    @Lazy
    def opens(self) -> bool:
        """The next word begins with a capital letter."""
        return self.head.isupper()

    def is_in(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.forms)


def bare(word: str) -> str:
    word = word.strip(OPENERS + ".,;:!?…)]}»”")
    return word[:-2] if word.endswith(("'s", "’s")) else word
