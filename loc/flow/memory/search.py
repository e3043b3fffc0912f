"""What the memory knows of a sentence, or of a phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from loc.errors import LocError
from loc.flow.memory.load import load_memory, renew_memory
from loc.flow.project import Project
from loc.memory import BrokenIndex, Memory, PairMatch

if TYPE_CHECKING:
    from loc.memory.concordance import Passage

_COPIES = 20  # of one sentence in other stories, that are looked at for the sake of something new

T = TypeVar("T")


@dataclass(slots=True)
class Searcher:
    """One language. `errors` are catalogs and memories that could not be read; the others answer."""

    project: Project
    lang: str
    errors: tuple[LocError, ...] = ()
    _memory: Memory | None = None

    def find(self, queries: Iterable[str], at_least: float, limit: int) -> Iterator[tuple[str, tuple[PairMatch, ...]]]:
        """For each query the closest pairs, each source and target once: that of the newest review."""
        for query in queries:
            source = " ".join(query.split())
            found = self.memory.find(source, None, at_least, limit)
            if len(_once(found)) < len(found):
                found = self.memory.find(source, None, at_least, limit + _COPIES)
            yield query, _once(found)[:limit]

    def find_phrase(self, phrase: str, limit: int) -> tuple[Passage, ...]:
        """In sources and targets, the newest first. Raises LocError for a phrase without a word."""
        from loc.memory.concordance import find_passages  # start-up: numpy, 150 ms

        return self._retry(lambda memory: find_passages(memory, phrase, limit))

    @property
    def memory(self) -> Memory:
        if self._memory is None:
            self._memory, self.errors = load_memory(self.project, self.lang)
        return self._memory

    def _retry(self, work: Callable[[Memory], T]) -> T:
        """Once more with a memory made anew, where its files turn out broken."""
        try:
            return work(self.memory)
        except BrokenIndex:
            self._memory = renew_memory(self.project, self.lang)
            return work(self._memory)


def _once(matches: Iterable[PairMatch]) -> tuple[PairMatch, ...]:
    unique: dict[tuple[str, str], PairMatch] = {}
    for match in matches:
        unique.setdefault((match.source, match.target), match)
    return tuple(unique.values())


def read_queries(stream: BinaryIO) -> Iterator[str]:
    """One a line, UTF-8, empty lines left out. Raises LocError with the line of what is no text."""
    for number, line in enumerate(stream, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError as error:
            problem = f"{stream.name}:{number}: expected UTF-8, got byte 0x{line[error.start]:02x}"
            raise LocError(problem, hint="Save the file as UTF-8.") from error
        if text:
            yield text
