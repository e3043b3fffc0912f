"""Where a term's target stands in a text in any grammatical form, by language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loc.glossary import kazakh, russian
from loc.glossary.words import FormTest, TargetWord, Text, Word, find_place, index_words, read_target, split_words
from loc.model import Span


def stands_in(text: str, target: str, lang: str) -> bool:
    """Languages without rules of their own take the words as they are, in capital or small letters."""
    return place_of(text, target, lang) is not None


def place_of(text: str, target: str, lang: str) -> Span | None:
    """The first place of the target in any form, endings included: «ҰҚШҰ-ға» for «ҰҚШҰ»."""
    sought = _read_target(target, lang)
    rules = _RULES.get(lang, _AS_IS)
    return find_place(_read_text(text, lang), sought, rules.find_starts(sought[0]), rules.is_form) if sought else None


@dataclass(frozen=True, slots=True)
class _Rules:
    split: Callable[[str], tuple[Word, ...]]
    find_starts: Callable[[TargetWord], tuple[str, ...]]
    is_form: FormTest


@lru_cache(maxsize=8192)
def _read_target(target: str, lang: str) -> tuple[TargetWord, ...]:
    return read_target(_RULES.get(lang, _AS_IS).split(target))


@lru_cache(maxsize=256)
def _read_text(text: str, lang: str) -> Text:
    return index_words(_RULES.get(lang, _AS_IS).split(text))


def _one_start(wanted: TargetWord) -> tuple[str, ...]:
    return (wanted.start,)


def _is_same(sought: Sequence[TargetWord], words: Sequence[Word]) -> bool:
    return all(
        word.text == wanted.text if wanted.abbreviation else word.folded == wanted.folded
        for wanted, word in zip(sought, words, strict=True)
    )


_AS_IS = _Rules(split_words, _one_start, _is_same)
_RULES = {
    "kk": _Rules(kazakh.split, _one_start, kazakh.is_form),
    "ru": _Rules(split_words, russian.find_starts, russian.is_form),
}
