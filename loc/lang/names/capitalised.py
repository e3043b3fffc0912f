"""Names in an English sentence that a translation keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from loc.lang.cldr_names import territory_names
from loc.lang.common_words import is_common, is_english
from loc.lang.names import capitalised_words as words
from loc.lang.names.exceptions import EXCEPTIONS, PEOPLE
from loc.lang.names.places import place_names
from loc.model import Span


class NameKind(StrEnum):
    """ORGANISATION is the proper word of a longer title (“Roa Roa” of a hotel); an acronym may be translated."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ACRONYM = "acronym"
    OTHER = "other"


class Name(NamedTuple):
    """`text` is the name without 's."""

    text: str
    span: Span
    kind: NameKind


class _Word(NamedTuple):
    """A word with a capital. `opens` a sentence or what reads like one; `joined` to the word before it."""

    text: str
    key: str
    start: int
    stop: int
    opens: bool
    joined: bool


_CAPITAL = r"(?=\p{Lu})(?:(?:\p{Lu}\.)+\p{Lu}\b|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’&](?=\p{L})[\p{L}\p{M}\p{N}]+)*)"
_NOT_INSIDE = r"(?<![\p{L}\p{M}\p{N}])(?<!\p{L}[-'’])"
_WORD = regex.compile(r"(?=\p{Lu})" + _NOT_INSIDE + _CAPITAL)
# “al-Sisi” costs three times the search, and is sought where there is a hyphen alone.
_ARABIC_WORD = regex.compile(_NOT_INSIDE + r"(?:(?:al|el|an|as|ad|ar|ash|at|az|ul)-)?" + _CAPITAL)
_APOSTROPHES = ("'s", "’s")
# Between the words of one name stand a space, a point after an initial, or small words: “von der”.
_JOINT = re.compile(r"\.? (?:(?:" + "|".join(sorted(words.PARTICLES)) + ") )*")
# A sentence, a quotation or a headline begins after these.
_OPENING = regex.compile(r"(?:^|[.!?:;…•|]|\.{3})[\s\p{P}]*$|[\"“«‘(\[]\s*$|\s[-–—]+\s*$")
_BEFORE = 6
_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\p{N}&.-]*[\p{Lu}\p{N}]s?")
_SMALL_WORD = regex.compile(r"\b\p{Ll}\p{L}{3,}")
# Headlines capitalise nearly all; a sentence of so many names is rarer than one.
_HEADLINE_SHARE = 0.8
_ENDS = (".", "!", "”", '"')
_MIN_HEADLINE_WORDS = 4
_LONG = 4
# “Minister of Foreign Affairs of the Republic of India” has so many with a capital before the country.
_TITLE_WORDS = 7
# Longer words in capitals are shouted: “DUSHANBE”.
_MAX_ACRONYM = 7
_PREFIX = 4


@lru_cache(maxsize=1024)
def find_names(text: str) -> tuple[Name, ...]:
    """In text order. Common words, days, months, nationalities and titles are none.

    In a headline, at the beginning of a sentence and in capitals only words are taken that are no English word in any
    form.
    """
    found = _read_words(text)
    strict = _is_headline(text, found)
    return tuple(_name(text, found, run, strict=strict) for run in _runs(found, strict=strict))


def _read_words(text: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    stop = 0
    for match in (_ARABIC_WORD if "-" in text else _WORD).finditer(text):
        word, start = match[0], match.start()
        if word.endswith(_APOSTROPHES):
            word = word[:-2]
        if "-" in word:
            word = _cut_tail(word)
        gap = text[stop:start]
        opens = _opens(text, start) and not (found and gap == ". " and _is_abbreviated(found[-1]))
        joined = gap == " " or (bool(found) and _JOINT.fullmatch(gap) is not None)
        stop = start + len(word)
        found.append(_Word(word, word.casefold(), start, stop, opens, joined))
    return tuple(found)


def _cut_tail(word: str) -> str:
    """“London-based”, “Oscar-winning”: the name ends before the English word."""
    head, _, tail = word.rpartition("-")
    return head if len(tail) >= _LONG and tail[0].islower() and is_english(tail) else word


def _opens(text: str, start: int) -> bool:
    if start == 0:
        return True
    if start > 1 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
        return False
    return _OPENING.search(text[max(start - _BEFORE, 0) : start]) is not None


def _is_abbreviated(word: _Word) -> bool:
    return len(word.text) == 1 or word.key in words.TITLES


def _is_headline(text: str, found: tuple[_Word, ...]) -> bool:
    if text.rstrip().endswith(_ENDS):
        return False
    capitals = sum(len(word.text) >= _LONG for word in found)
    long = capitals + len(_SMALL_WORD.findall(text))
    return long >= _MIN_HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * long


def _runs(found: tuple[_Word, ...], *, strict: bool) -> Iterator[range]:
    """Places of words that make one name each."""
    at = 0
    while at < len(found):
        stop = _end_of_run(found, at, strict=strict)
        if stop > at:
            yield range(at, stop)
        at = max(stop, at + 1)


def _end_of_run(found: tuple[_Word, ...], at: int, *, strict: bool) -> int:
    """Where the name that begins at `at` ends; `at` where none does."""
    if is_acronym(found[at].text):
        return at + 1
    is_person = found[at].key in words.GIVEN_NAMES and not (strict and _is_verb(found, at))
    stop = _skip_beginnings(found, at)
    if not _is_proper(found[stop], strict=strict) and not (is_person and _next_is_name(found, at)):
        return at
    stop += 1
    while stop < len(found) and _goes_on(found[stop], strict=strict, is_person=is_person and stop == at + 1):
        if _begins_person(found, stop):
            break
        stop += 1
    return stop


def _is_verb(found: tuple[_Word, ...], at: int) -> bool:
    """“Icons Will Enrich Museum”: behind the subject of a headline."""
    return found[at].key == "will" and at > 0 and found[at].joined


def _begins_person(found: tuple[_Word, ...], at: int) -> bool:
    """“President of Kazakhstan Kassym-Jomart Tokayev”, “of the Republic of Indonesia Joko Widodo”: another name."""
    if found[at - 1].key not in place_names():
        return False
    return found[at].key in words.GIVEN_NAMES or _stands_behind_country(found, at)


def _stands_behind_country(found: tuple[_Word, ...], at: int) -> bool:
    """Whether two words with a capital stand here behind “President of Indonesia”."""
    if at + 1 >= len(found) or not found[at + 1].joined:
        return False
    return found[at - 1].text in territory_names("ru") and _has_title(found, at)


def _has_title(found: tuple[_Word, ...], at: int) -> bool:
    """“Chairman of the Supreme Court Bektas Beknazarov”: some words before."""
    return any(word.key in words.TITLES for word in found[max(at - _TITLE_WORDS, 0) : at - 1])


def _next_is_name(found: tuple[_Word, ...], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].joined and _is_proper(found[at + 1], strict=True)


def _skip_beginnings(found: tuple[_Word, ...], at: int) -> int:
    """“New York”, “St. Louis”: the words before the proper one."""
    stop = at
    while stop + 1 < len(found) and found[stop].key in words.NAME_BEGINNINGS and found[stop + 1].joined:
        stop += 1
    return stop


def _goes_on(word: _Word, *, strict: bool, is_person: bool) -> bool:
    if not word.joined or is_acronym(word.text):
        return False
    surname = is_person and not strict and word.key not in _not_names() and word.key not in words.NOT_SURNAMES
    return surname or len(word.text) == 1 or _is_proper(word, strict=strict)


def _is_proper(word: _Word, *, strict: bool) -> bool:
    return _is_proper_word(word.text, word.key, strict or word.opens)


@lru_cache(maxsize=8192)
def _is_proper_word(text: str, key: str, strict: bool) -> bool:
    if len(key) == 1 or _is_no_name(key) or is_acronym(text):
        return False
    if key in place_names() or (key in words.GIVEN_NAMES and not is_common(key)):
        return True
    return not (is_english(key) if strict else is_common(key))


@lru_cache(maxsize=8192)
def is_acronym(word: str) -> bool:
    if "a" <= word[1:2] <= "z" or len(word) > _MAX_ACRONYM:
        return False
    return _ACRONYM.fullmatch(word) is not None


@lru_cache(maxsize=8192)
def is_demonym(key: str) -> bool:
    """Whether a word in small letters is one of `DEMONYMS`, or made of a country's name."""
    if key in words.DEMONYMS:
        return True
    if key in EXCEPTIONS or key in place_names():
        return False
    is_made = key.endswith(words.DEMONYM_ENDINGS) and key[:_PREFIX] in _place_prefixes()
    return is_made or _is_of_place(key.removesuffix("s"))


def _is_of_place(key: str) -> bool:
    """“Libyan”, “Israeli”."""
    return key.endswith(("an", "i")) and len(key) > _PREFIX + 1 and key[:-1] in place_names()


@cache
def _place_prefixes() -> frozenset[str]:
    return frozenset(place[:_PREFIX] for place in place_names())


def _is_no_name(key: str) -> bool:
    """A day, a month, a title, a nationality, or some of them joined: “January-May”."""
    if "-" in key:
        return all(_is_part_of_no_name(part) or is_common(part) for part in key.split("-"))
    return _is_part_of_no_name(key)


def _is_part_of_no_name(part: str) -> bool:
    return part in _not_names() or part.removesuffix("s") in words.CALENDAR or is_demonym(part)


@cache
def _not_names() -> frozenset[str]:
    return words.CALENDAR | words.TITLES | words.AFTER_NAMES


def _name(text: str, found: tuple[_Word, ...], run: range, *, strict: bool) -> Name:
    span = (found[run.start].start, found[run.stop - 1].stop)
    return Name(text[slice(*span)], span, _kind(found, run, strict=strict))


def _kind(found: tuple[_Word, ...], run: range, *, strict: bool) -> NameKind:
    first, keys = found[run.start], [found[at].key for at in run]
    if is_acronym(first.text) and (keys[0] not in place_names() or len(keys[0]) < _LONG):
        return NameKind.ACRONYM
    if " ".join(keys) in place_names() or keys[-1] in place_names():
        return NameKind.PLACE
    before = found[run.start - 1] if run.start and first.joined else None
    if keys[0] in words.GIVEN_NAMES or keys[0] in PEOPLE or (before and before.key in words.TITLES):
        return NameKind.PERSON
    after = found[run.stop] if run.stop < len(found) and found[run.stop].joined else None
    if before and len(run) > 1 and not after and _has_title(found, run.start):
        return NameKind.PERSON
    beside = [each for each in (before, after) if each and _is_of_title(each)]
    if beside and not strict and not (beside[0] is before and beside[0].opens):
        return NameKind.ORGANISATION
    return NameKind.OTHER


def _is_of_title(word: _Word) -> bool:
    return len(word.text) > 1 and not is_demonym(word.key)
