"""Kazakh word forms: a stem and a chain of endings, by the order, harmony and assimilation of `endings_kk`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from loc.glossary.words import TargetWord, Word, split_words
from loc.lang.forms import endings_kk as kk

# An ending behind a hyphen or a closing quotation mark: «ҰҚШҰ-ға», «Астана»ның.
_BEFORE_ENDING = regex.compile(r"\s?[\p{Pd}\u2212\u2060]+\s?|[»”\"]+[\p{Pd}\u2212\u2060]*")

_ALL_SLOTS = frozenset(kk.ENDINGS)
_MIN_LEMMA = 3
# Compounds that hold a possessive decline like one, and also like any stem: «Елбасына», «Елбасыға».
_POSSESSED_STEM = ("сы", "сі")


def split(text: str) -> tuple[Word, ...]:
    """As `split_words`, but an ending that stands apart belongs to its word."""
    words: list[Word] = []
    for word in split_words(text):
        if word.gap != " " and words and _is_apart(words[-1], word):
            words[-1] = words[-1]._replace(stop=word.stop)
        else:
            words.append(word)
    return tuple(words)


def is_form(sought: Sequence[TargetWord], words: Sequence[Word]) -> bool:
    return all(_is_word(wanted, word) for wanted, word in zip(sought, words, strict=True))


def _is_apart(before: Word, word: Word) -> bool:
    if not (word.text.islower() or before.text.isupper()):
        return False
    return bool(_BEFORE_ENDING.fullmatch(word.gap)) and is_ending(word.folded)


def _is_word(wanted: TargetWord, word: Word) -> bool:
    if wanted.abbreviation:
        return word.text.startswith(wanted.text) and is_ending(word.text[len(wanted.text) :].casefold())
    if wanted.text.isascii():  # a Latin name, «Googleдың», «Google-дың»
        return word.folded.startswith(wanted.folded) and is_ending(word.folded[len(wanted.folded) :])
    if word.folded[0] != wanted.folded[0] or (wanted.name and not word.text[0].isupper()):
        return False
    return is_word_form(word.folded, wanted.folded, alone=wanted.alone, last=wanted.last)


@lru_cache(maxsize=16384)
def is_word_form(word: str, base: str, *, alone: bool, last: bool) -> bool:
    """`alone`: the term is this word only; `last`: it ends the term, and so takes every ending. Both folded."""
    if (base, word) in kk.NOT_FORMS:
        return False
    slots = _ALL_SLOTS if last else kk.INNER_SLOTS
    lemmas = (base,) if alone else _lemmas(base)
    return any(_has_chain(word, lemma, slots) for lemma in lemmas)


@lru_cache(maxsize=1024)
def is_ending(rest: str) -> bool:
    """Whether `rest` may follow an abbreviation; that is spoken as one likes, so no harmony with it is asked."""
    return any(_is_chain(rest, final, "stem", "", _ALL_SLOTS) for final in "анк")


@lru_cache(maxsize=4096)
def _lemmas(base: str) -> tuple[str, ...]:
    """A word inside a term stands in a form itself: «Кеңесі», «Мемлекеттер», «Министрдің»."""
    found = [base]
    for endings in (kk.GENITIVE, kk.POSSESSIVE_THIRD, kk.PLURAL):
        found += [_devoice(lemma) for lemma in (_strip(word, endings) for word in tuple(found)) if lemma]
    return tuple(dict.fromkeys(found))


def _strip(word: str, endings: tuple[str, ...]) -> str:
    ending = max((e for e in endings if word.endswith(e)), key=len, default="")
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _MIN_LEMMA else ""


def _devoice(lemma: str) -> str:
    hard = {voiced: voiceless for voiceless, voiced in kk.VOICING.items()}.get(lemma[-1])
    return lemma[:-1] + hard if hard in {"қ", "к"} else lemma


def _has_chain(word: str, lemma: str, slots: frozenset[str]) -> bool:
    if word == lemma:
        return True
    for stem, before_vowel in _stems(lemma):
        rest = word[len(stem) :]
        if rest and word.startswith(stem) and _fits_vowel(stem, rest, before_vowel=before_vowel):
            final = stem.rstrip("ьъ")[-1:]
            starts = ("stem", "possessive") if stem.endswith(_POSSESSED_STEM) else ("stem",)
            if any(_is_chain(rest, final, start, _harmony(stem), slots) for start in starts):
                return True
    return False


def _fits_vowel(stem: str, rest: str, *, before_vowel: bool) -> bool:
    """A voiced stem stands before vowels only, and қ never does; loans may keep к and п, «банкі»."""
    return (rest[0] in kk.VOWELS) if before_vowel else not (stem.endswith("қ") and rest[0] in kk.VOWELS)


def _stems(lemma: str) -> Iterator[tuple[str, bool]]:
    """Each shape of the stem, and whether it stands before vowels only."""
    yield lemma, False
    if lemma[-1] in kk.VOICING:
        yield lemma[:-1] + kk.VOICING[lemma[-1]], True
    if lemma[-1] == "ь":
        yield lemma[:-1], False
    if lemma.endswith(kk.SHORTENED_LAST):
        yield lemma.rstrip("ь")[:-1], False
    if lemma in kk.SYNCOPE:
        yield kk.SYNCOPE[lemma], True


def _harmony(stem: str) -> str:
    """`back`, `front`, or "" where both are heard."""
    vowels = [letter for letter in stem if letter in kk.VOWELS]
    if len(vowels) > 1 and stem.endswith(kk.GLIDE) and stem[-2] in kk.VOWELS:
        vowels.pop()  # «Ақтауға», «Мәскеуге»
    last = vowels[-1] if vowels else ""
    if last in kk.NEUTRAL_VOWELS or not last:
        return "front" if last in kk.FRONT_VOWELS and kk.FRONT_VOWELS.issuperset(vowels) else ""
    if last in kk.BACK_VOWELS and stem.endswith(kk.LOAN_LAST):
        return ""
    return "back" if last in kk.BACK_VOWELS else "front"


def _ending_harmony(ending: str) -> str:
    if ending in kk.INVARIABLE:
        return ""
    if kk.BACK_VOWELS & set(ending):
        return "back"
    return "front" if kk.FRONT_VOWELS & set(ending) else ""


def _is_chain(rest: str, final: str, slot: str, harmony: str, slots: frozenset[str]) -> bool:
    """Whether `rest` is made of endings that may stand after a last letter `final` and an ending of `slot`."""
    if not rest:
        return True
    for follower in kk.FOLLOWERS[slot]:
        for ending in kk.ENDINGS[follower] if follower in slots else ():
            if not rest.startswith(ending) or final not in kk.STANDS_AFTER[ending[0]]:
                continue
            own = _ending_harmony(ending)
            agrees = not own or not harmony or own == harmony
            if agrees and _is_chain(rest[len(ending) :], ending[-1], follower, own or harmony, slots):
                return True
    return False
