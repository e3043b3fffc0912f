"""Phrases of an English sentence that may be terms: names of one to five words, noun phrases of two or three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from loc.glossary.suggest_function_words import ENGLISH, VAGUE
from loc.lang.common_words import is_common, is_english
from loc.lang.names.capitalised import is_demonym
from loc.lang.names.capitalised_words import CALENDAR

MAX_WORDS = 5
_MIN_LETTERS = 3
_WORD = regex.compile(
    r"((?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’&](?!s\b)(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*)(?:['’]s\b)?"
)
# They join the capitalised words of one name.
_JOINTS = frozenset({"of", "for", "and", "on", "the"})
_OF = "of"
# The last word of a phrase with these is no noun, mostly.
_NO_NOUN_LAST = ("ed", "ly", "ous", "tic", "tional", "matic", "cial", "able")
_ADVERB_LAST = "ly"
# A sentence of so many capitals is a headline.
_HEADLINE_SHARE = 0.6
_ENDS = (".", "!", "?", "”", '"')

# The words, and of each whether nothing but a space stands before it.
_Tokens = tuple[list[str], list[bool]]


def find_content_words(texts: Iterable[str], min_count: int) -> frozenset[str]:
    """Words in small letters that are there so often, without function words."""
    counts = Counter(word for text in texts for word in _split(text)[0])
    return frozenset(word for word, count in counts.items() if count >= min_count and _is_content(word))


def find_phrases(text: str, content: frozenset[str]) -> set[str]:
    """Names, and two or three words of `content`, or two with “of” between them."""
    words, joined = _split(text)
    names = () if _is_headline(text, words) else _find_names(words, joined)
    return {*names, *_find_noun_phrases(words, joined, content)}


def _is_headline(text: str, words: list[str]) -> bool:
    """Capitals say nothing there."""
    if not words or text.rstrip().endswith(_ENDS):
        return not words
    return sum(word[0].isupper() for word in words) > _HEADLINE_SHARE * len(words)


def _is_content(word: str) -> bool:
    return len(word) >= _MIN_LETTERS and word.islower() and word not in ENGLISH and word not in VAGUE


def _split(text: str) -> _Tokens:
    words: list[str] = []
    joined: list[bool] = []
    stop = 0
    for match in _WORD.finditer(text):
        joined.append(text[stop : match.start()] == " ")
        words.append(match[1])
        stop = match.end(1)
    return words, joined


def _find_noun_phrases(words: list[str], joined: list[bool], content: frozenset[str]) -> Iterator[str]:
    for at in range(len(words) - 1):
        if words[at] not in content or words[at].endswith(_ADVERB_LAST) or not joined[at + 1]:
            continue
        second, third = words[at + 1], words[at + 2] if at + 2 < len(words) and joined[at + 2] else ""
        if second in content and not second.endswith(_NO_NOUN_LAST):
            yield f"{words[at]} {second}"
        if third in content and not third.endswith(_NO_NOUN_LAST) and (second in content or second == _OF):
            yield f"{words[at]} {second} {third}"


def _find_names(words: list[str], joined: list[bool]) -> Iterator[str]:
    """Runs of words with capitals."""
    for run in _runs([_lower_first(words, joined), *words[1:]], joined):
        name = _trim(run)
        if 0 < len(name) <= MAX_WORDS and not (len(name) == 1 and _is_plain(name[0])):
            yield " ".join(name)


def _lower_first(words: list[str], joined: list[bool]) -> str:
    """The first word of a sentence: in small letters where it is an English one and no name goes on after it."""
    key = words[0].casefold()
    goes_on = len(words) > 1 and joined[1] and words[1][0].isupper()
    return key if key in ENGLISH or (not goes_on and (key in VAGUE or is_english(key))) else words[0]


def _runs(words: list[str], joined: list[bool]) -> Iterator[list[str]]:
    run: list[str] = []
    for word, is_joined in zip(words, joined, strict=True):
        is_capital = word[0].isupper() and word.casefold() not in CALENDAR
        if run and not (is_joined and (is_capital or word in _JOINTS)):
            yield run
            run = []
        if is_capital or run:
            run.append(word)
    yield run


def _trim(run: list[str]) -> list[str]:
    """Without function words at its ends; nothing of a list: “Minsk and the Kremlin”."""
    while run and run[-1].casefold() in ENGLISH:
        run = run[:-1]
    while run and run[0].casefold() in ENGLISH:
        run = run[1:]
    is_list = any(first in _JOINTS - {_OF} and second == "the" for first, second in pairwise(run))
    return [] if is_list else run


@lru_cache(maxsize=65536)
def _is_plain(word: str) -> bool:
    """A day, a month, a nationality, a shouted word, a letter or two: no name by itself."""
    key = word.casefold()
    is_people = is_demonym(key) or is_demonym(key.removesuffix("s"))
    return len(word) < _MIN_LETTERS or key in CALENDAR or is_people or (word.isupper() and is_common(key))
