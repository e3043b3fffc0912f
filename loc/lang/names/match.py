"""Whether an English name stands in a Kazakh or Russian text, in whatever form and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from loc.lang.cldr_names import city_names, territory_names, territory_variants
from loc.lang.names.align import NO_WAY as _NO
from loc.lang.names.align import distance, first_letters
from loc.lang.names.capitalised import is_acronym
from loc.lang.names.capitalised_words import GIVEN_NAMES, NAME_BEGINNINGS, PARTICLES
from loc.lang.names.endings import is_adjective, is_ending
from loc.lang.names.exceptions import EXCEPTIONS, PLACES
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.pinyin import read_pinyin
from loc.lang.names.plain import is_plainly
from loc.lang.names.sounds import VOWELS_CYRILLIC
from loc.lang.names.transliterate import spell_acronym
from loc.model import Span

_ANY_WORD = r"(?:\p{Cyrillic}[\p{Cyrillic}\p{M}]*(?:['’ʼ‘]\p{Cyrillic}+)*|[\p{L}\p{M}\p{N}]+(?:['’]\p{Latin}+)*)"
_WORD = regex.compile(_ANY_WORD)
_CAPITALISED = regex.compile(r"(?<![\p{L}\p{M}])(?=\p{Lu})" + _ANY_WORD)
_SOURCE_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*")
_CYRILLIC = frozenset("абвгдежзиклмнопрстуфхцчш")
_VOWELS = VOWELS_CYRILLIC
_MINOR = PARTICLES | NAME_BEGINNINGS
_NO_KNOWN: Mapping[str, Sequence[str]] = {}

_PINYIN_LAST = frozenset("aeiouvngr")

# A name may be so far from its word, a letter: figures in tests/benchmarks/name_recall.py.
_COST_A_LETTER = 0.2
_SLACK = 0.3
_MAX_COST = 2.2
_SHORT = 3
_MIN_ADJECTIVE = 4
_ADJECTIVE_LAST = "скии"
_ADJECTIVES = {
    "kk": regex.compile(r"\b\p{Ll}{3,}?[лдт][ыі][қк]\p{L}*"),
    "ru": regex.compile(r"\b\p{Ll}{3,}?ск\p{L}+"),
}
# Words of one name are no farther apart, in characters a word of it.
_NEAR_CHARS = 20


class _Word(NamedTuple):
    folded: str
    start: int
    stop: int
    lowered: bool


_ByFirst = Mapping[str, Sequence[_Word]]


def find_name(name: str, target: str, lang: str, known: Mapping[str, Sequence[str]] = _NO_KNOWN) -> Span | None:
    """Where the name stands; None where it is missing.

    `known` has targets by English name, in dictionary form, and is asked first; any other spelling that sounds like
    the name is found still. A first name may be missing, the surname may not; of other names half of the words.
    """
    forms = (*known.get(name, ()), *_listed(lang).get(name.casefold(), ()))
    if is_acronym(name):
        forms += spell_acronym(name)
    places = (_find_forms(forms, target, lang) if forms else ()) or _find_words(name, target, lang)
    if len(places) == 1:
        return places[0].start, places[0].stop
    return (min(word.start for word in places), max(word.stop for word in places)) if places else None


@lru_cache(maxsize=256)
def _capitalised(target: str) -> _ByFirst:
    """The words with a capital by their first folded letter."""
    return _index(_CAPITALISED.finditer(target))


@lru_cache(maxsize=256)
def _adjectives(target: str, lang: str) -> _ByFirst:
    """The words in small letters that may be of a place."""
    return _index(_ADJECTIVES[lang].finditer(target)) if lang in _ADJECTIVES else {}


@lru_cache(maxsize=64)
def _all_words(target: str) -> tuple[_Word, ...]:
    return tuple(_read(_WORD.finditer(target)))


def _read(matches: Iterable[regex.Match[str]]) -> Iterator[_Word]:
    for match in matches:
        word = match[0]
        yield _Word(fold(word), match.start(), match.end(), word[0].islower())


def _index(matches: Iterable[regex.Match[str]]) -> _ByFirst:
    by_first: dict[str, list[_Word]] = {}
    for word in _read(matches):
        by_first.setdefault(word.folded[:1], []).append(word)
    return by_first


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """By its script, taken from its first letter."""
    folded = fold_cyrillic(word)
    return folded if folded[:1] in _CYRILLIC else fold_latin(word)


@cache
def _listed(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Countries and cities of CLDR by English name in small letters."""
    names: dict[str, tuple[str, ...]] = {}
    for table in (territory_names(lang), city_names(lang)):
        names |= {source.casefold(): (target,) for source, target in table.items()}
    return names | {source.casefold(): targets for source, targets in territory_variants(lang).items()}


def _find_forms(forms: Iterable[str], target: str, lang: str) -> Sequence[_Word]:
    """The words of the first form that stands there: of a phrase side by side, one of them with a capital."""
    for sought in map(_split, forms):
        found = _find_form(sought[0], target, lang) if len(sought) == 1 else _find_phrase(sought, target, lang)
        if found:
            return found
    return ()


def _find_form(base: str, target: str, lang: str) -> Sequence[_Word]:
    return _first_form(base, _capitalised(target), lang) or _first_form(base, _adjectives(target, lang), lang)


def _first_form(base: str, by_first: _ByFirst, lang: str) -> Sequence[_Word]:
    for word in by_first.get(base[:1], ()):
        if _is_form(word, base, lang):
            return (word,)
    return ()


def _find_phrase(sought: tuple[str, ...], target: str, lang: str) -> Sequence[_Word]:
    capitals = _capitalised(target)
    words = _all_words(target) if any(base[:1] in capitals for base in sought) else ()
    for at in range(len(words) - len(sought) + 1 if sought else 0):
        run = words[at : at + len(sought)]
        is_there = all(is_form(word.folded, base, lang) for word, base in zip(run, sought, strict=True))
        if is_there and not all(word.lowered for word in run):
            return run
    return ()


@lru_cache(maxsize=8192)
def _split(form: str) -> tuple[str, ...]:
    return tuple(fold(match[0]) for match in _WORD.finditer(form))


def _is_form(word: _Word, base: str, lang: str) -> bool:
    return is_form(word.folded, base, lang, lowered=word.lowered)


@lru_cache(maxsize=65536)
def is_form(word: str, base: str, lang: str, *, lowered: bool = False) -> bool:
    """Whether a word may be a form of a name, both folded; in small letters only an adjective of it may."""
    fits = is_adjective if lowered and not base.endswith(_ADJECTIVE_LAST) else is_ending
    return any(word.startswith(stem) and fits(word[len(stem) :], lang) for stem in _stems(base))


@lru_cache(maxsize=8192)
def _stems(base: str) -> tuple[str, ...]:
    """«Москв» of «Москва»: the last vowels change."""
    stems = [base]
    while len(stems[-1]) > _SHORT and stems[-1][-1] in _VOWELS:
        stems.append(stems[-1][:-1])
    return tuple(stems)


def _find_words(name: str, target: str, lang: str) -> Sequence[_Word]:
    """The best place of each word of the name that has one, where those are enough of them."""
    sought = significant_words(name)
    if len(sought) == 1:
        place = _find_word(sought[0], target, lang)
        return (place,) if place else ()
    places = [_find_word(each, target, lang) for each in sought]
    found = [place for place in places if place is not None]
    if not found or not _are_enough(sought, places):
        return ()
    near = _NEAR_CHARS * len(sought)
    return [place for place in found if abs(place.start - found[-1].start) <= near]


def find_words(name: str, target: str, lang: str) -> tuple[Span | None, ...]:
    """The place of each of the `significant_words` by itself."""
    places = (_find_word(each, target, lang) for each in significant_words(name))
    return tuple((place.start, place.stop) if place else None for place in places)


@lru_cache(maxsize=4096)
def significant_words(name: str) -> tuple[str, ...]:
    """Words without particles and initials, unless there are no others; a hyphen parts them."""
    found = (match[0].removesuffix("'s").removesuffix("’s") for match in _SOURCE_WORD.finditer(name))
    words = [word for word in found if fold_latin(word)]
    kept = [word for word in words if len(word) > 1 and word.casefold() not in _MINOR]
    return tuple(kept or words)


def _are_enough(sought: tuple[str, ...], places: Sequence[_Word | None]) -> bool:
    if places[-1] is not None:
        return True
    found = sum(place is not None for place in places)
    return sought[0].casefold() not in GIVEN_NAMES and 2 * found >= len(sought)


def _find_word(name: str, target: str, lang: str) -> _Word | None:
    sound = _sound(name)
    return _nearest(sound, _capitalised(target), lang) or _nearest(sound, _adjectives(target, lang), lang)


def _nearest(sound: _Sound, by_first: _ByFirst, lang: str) -> _Word | None:
    """The first that is plainly the name, without its cost; where none is, the first of those that cost least."""
    words = [word for first in filter(sound.firsts.__contains__, by_first) for word in by_first[first]]
    for word in words:
        if _is_plain(sound, word, lang):
            return word
    nearest, least = None, _NO
    for word in words:
        cost = _cost(sound, word, lang, sound.budget)
        if cost < least:
            nearest, least = word, cost
    return nearest


@dataclass(frozen=True, slots=True)
class _Sound:
    """`spellings` no rule of sounds gives; `firsts` are the letters that all of them, and the sounds, begin with."""

    latin: str
    spellings: tuple[str, ...]
    budget: float
    firsts: frozenset[str]


@lru_cache(maxsize=8192)
def _sound(name: str) -> _Sound:
    latin = fold_latin(name)
    spellings = _spellings(latin)
    budget = allowance(latin)
    firsts = first_letters(latin) | {each[0] for each in spellings} | {latin[0]}
    return _Sound(latin, spellings, budget, firsts)


def _spellings(latin: str) -> tuple[str, ...]:
    listed = EXCEPTIONS.get(latin) or EXCEPTIONS.get(latin.removesuffix("s"), ())
    chinese = read_pinyin(latin) if latin[-1] in _PINYIN_LAST else None
    return tuple(map(_fold_last, (*listed, *((chinese,) if chinese else ()))))


def _fold_last(spelling: str) -> str:
    """A hyphen parts the words of a text; «Ата» of «Алма-Ата» is too short for `_stems`, and loses its ending here."""
    before, _, last = spelling.rpartition("-")
    folded = fold_cyrillic(last)
    return (folded.rstrip("".join(_VOWELS)) or folded) if before and len(folded) <= _SHORT else folded


def allowance(latin: str) -> float:
    """How far a word may be from this name, folded; of a listed name that is not far, of a listed place nowhere."""
    letters = max(len(latin) - _SHORT, 0)
    whole = min(_MAX_COST, _SLACK + _COST_A_LETTER * letters)
    if latin in PLACES:
        return -1.0
    return whole / 2 if latin in EXCEPTIONS else whole


def _is_plain(sound: _Sound, word: _Word, lang: str) -> bool:
    folded = word.folded
    if folded[:1] not in _CYRILLIC:
        return folded.removesuffix("s") == sound.latin.removesuffix("s")
    if sound.spellings and any(_is_form(word, form, lang) for form in sound.spellings):
        return True
    return _may_sound(sound, word) and is_plainly(sound.latin, folded, lang, lowered=word.lowered)


def _may_sound(sound: _Sound, word: _Word) -> bool:
    """Whether the word may be another than the known spellings."""
    return sound.budget >= 0 and not (word.lowered and len(sound.latin) <= _MIN_ADJECTIVE)


def _cost(sound: _Sound, word: _Word, lang: str, budget: float) -> float:
    """Of a word that is not plainly the name."""
    if word.folded[:1] not in _CYRILLIC or not _may_sound(sound, word):
        return _NO
    return distance(sound.latin, word.folded, lang, budget / 2 if word.lowered else budget, lowered=word.lowered)
