"""Faults of the whole sentence."""

from __future__ import annotations

import random

import regex

from loc.evaluate.faults.sentence import Sentence, take_out

_MIN_WORDS = 6
_WORD = regex.compile(r"\S+")
_LETTERS = regex.compile(r"\p{L}{2,}")
_END_MARKS = regex.compile(r"[\s\p{P}]*$")
_PAUSES = " .,:;!?…–—-"
# What another check would miss: figures, quotes, brackets.
_MARKED = regex.compile(r"[\p{N}«»“”„\"()\[\]]")


def leave_english(sentence: Sentence, _: random.Random) -> str | None:
    """Not where the target may be the source: names and figures alone."""
    return sentence.source if regex.search(r"(?<!^)\b\p{Ll}{2,}", sentence.source) else None


def take_other_language(sentence: Sentence, _: random.Random) -> str | None:
    return sentence.other if _LETTERS.search(sentence.other) else None


def take_next(sentence: Sentence, chance: random.Random) -> str | None:
    """Of the sentence before or after, of the same story as a rule."""
    places = [at for at in (sentence.at - 1, sentence.at + 1) if 0 <= at < len(sentence.targets)]
    return sentence.targets[chance.choice(places)] if places else None


def take_any(sentence: Sentence, chance: random.Random) -> str | None:
    return chance.choice(sentence.targets)


def cut_end(sentence: Sentence, _: random.Random) -> str | None:
    """The second half of the words; the marks that end the sentence stay."""
    words = list(_WORD.finditer(sentence.target))
    if len(words) < _MIN_WORDS:
        return None
    kept = sentence.target[: words[(len(words) + 1) // 2 - 1].end()].rstrip(_PAUSES)
    marks = _END_MARKS.search(sentence.target)
    return kept + (marks[0] if marks else "")


def cut_plain(sentence: Sentence, chance: random.Random) -> str | None:
    """Half of the words, out of the middle, with no figure, quote or bracket among them."""
    words = list(_WORD.finditer(sentence.target))
    half = len(words) // 2
    runs = [(words[at].start(), words[at + half - 1].end()) for at in range(1, len(words) - half)]
    plain = [run for run in runs if not _MARKED.search(sentence.target, *run)]
    return take_out(sentence.target, *chance.choice(plain)) if len(words) >= _MIN_WORDS and plain else None
