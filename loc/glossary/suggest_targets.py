"""Which words of the targets go with an English phrase, counted over the pairs."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from loc.glossary.suggest_function_words import TARGET
from loc.glossary.suggest_stems import stem

_MAX_WORDS = 5
_MAX_SAMPLE = 300
_MAX_SEARCHED = 3000
# A word goes with a phrase where it stands in this share of its pairs, and so much oftener than elsewhere.
_MIN_SHARE = 0.35
_MIN_LIFT = 3.0
# A longer phrase is taken for the best one where it is nearly as good.
_NEARLY = 0.97
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*(?:[-’'](?=\p{L})[\p{L}\p{M}\p{N}]+)*")
_BREAK = 0

_Phrase = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Association:
    """Counts of pairs: with the English phrase, with the target's words, with both. `words` are stems by number."""

    words: _Phrase
    source_count: int
    target_count: int
    both: int

    @property
    def dice(self) -> float:
        return 2 * self.both / (self.source_count + self.target_count)

    def log_likelihood(self, pairs: int) -> float:
        """G², Dunning, “Accurate methods for the statistics of surprise and coincidence”, 1993, over all pairs."""
        one, other = self.source_count, self.target_count
        counts = (self.both, one - self.both, other - self.both, pairs - one - other + self.both)
        chances = (one * other, one * (pairs - other), (pairs - one) * other, (pairs - one) * (pairs - other))
        cells = zip(counts, (chance / pairs for chance in chances), strict=True)
        return 2 * sum(count * math.log(count / chance) for count, chance in cells if count > 0 and chance > 0)


class Targets:
    """The targets as numbered stems, four bytes each; a break stands where marks part two words."""

    def __init__(self, texts: Iterable[str], lang: str) -> None:
        self.texts: list[str] = []
        self.words: set[str] = set()
        self._lang = lang
        self._numbers: dict[str, int] = {"": _BREAK}
        self._lines: list[bytes] = []
        self._found: list[array[int]] = [array("I")]
        for text in texts:
            self._add(text)
        inner = (self._numbers.get(stem(word, lang), _BREAK) for word in TARGET.get(lang, ()))
        self._inner = frozenset(inner) | {_BREAK}

    def associate(self, lines: Sequence[int]) -> Association | None:
        """The phrase that goes best with these lines, counted from 0; None where none does."""
        sample = lines[:: max(1, math.ceil(len(lines) / _MAX_SAMPLE))]
        kept = self._companions(sample)
        counts = Counter(phrase for line in sample for phrase in set(self._phrases(self._read(line), kept)))
        scale = len(lines) / len(sample)
        found = [
            self._measure(phrase, len(lines), round(count * scale))
            for phrase, count in counts.items()
            if count >= _MIN_SHARE * len(sample)
        ]
        return _choose(found)

    def surfaces(self, words: _Phrase, lines: Iterable[int]) -> Counter[str]:
        """How these stems are written there."""
        written: Counter[str] = Counter()
        for line in lines:
            matches = list(_WORD.finditer(self.texts[line]))
            numbers = [self._numbers.get(stem(match[0], self._lang), _BREAK) for match in matches]
            for at in range(len(numbers) - len(words) + 1):
                if tuple(numbers[at : at + len(words)]) == words:
                    written[self.texts[line][matches[at].start() : matches[at + len(words) - 1].end()]] += 1
        return written

    def _add(self, text: str) -> None:
        numbers, stop = array("I"), 0
        for match in _WORD.finditer(text):
            if text[stop : match.start()] not in {" ", " «", ""}:
                numbers.append(_BREAK)
            numbers.append(self._number(stem(match[0], self._lang)))
            self.words.add(match[0])
            stop = match.end()
        for number in set(numbers) - {_BREAK}:
            self._found[number].append(len(self._lines))
        self._lines.append(numbers.tobytes())
        self.texts.append(text)

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == len(self._found):
            self._found.append(array("I"))
        return number

    def _read(self, line: int) -> array[int]:
        return array("I", self._lines[line])

    def _companions(self, sample: Sequence[int]) -> frozenset[int]:
        counts = Counter(number for line in sample for number in set(self._read(line)))
        all_lines = len(self._lines)
        return frozenset(
            number
            for number, count in counts.items()
            if number not in self._inner
            and count >= _MIN_SHARE * len(sample)
            and count / len(sample) >= min(_MIN_LIFT * len(self._found[number]) / all_lines, 1.0)
        )

    def _phrases(self, numbers: array[int], kept: frozenset[int]) -> Iterator[_Phrase]:
        """Of words that are kept; function words may stand inside."""
        for at, first in enumerate(numbers):
            if first not in kept:
                continue
            for stop in range(at, min(at + _MAX_WORDS, len(numbers))):
                last = numbers[stop]
                if last in kept:
                    yield tuple(numbers[at : stop + 1])
                elif last == _BREAK or last not in self._inner:
                    break

    def _measure(self, phrase: _Phrase, source_count: int, both: int) -> Association:
        return Association(phrase, source_count, max(self._count(phrase), both), both)

    def _count(self, phrase: _Phrase) -> int:
        """In how many lines the phrase stands; of a frequent one by a sample."""
        lines = min((self._found[number] for number in phrase), key=len)
        if len(phrase) == 1:
            return len(lines)
        step = math.ceil(len(lines) / _MAX_SEARCHED)
        sought = array("I", phrase).tobytes()
        return step * sum(sought in self._lines[line] for line in lines[::step])


def _choose(found: Sequence[Association]) -> Association | None:
    best = max(found, key=lambda each: (each.dice, len(each.words), each.words), default=None)
    if best is None:
        return None
    longer = [each for each in found if each.dice >= _NEARLY * best.dice and set(each.words) >= set(best.words)]
    return max(longer, key=lambda each: (len(each.words), each.dice, each.words))
