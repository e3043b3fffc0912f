"""Passages of another language inside a Cyrillic text, outside quotation marks unless they are long."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from loc.lang.script.alphabets import ANY_KAZAKH
from loc.lang.script.cyrillic import weigh_word
from loc.lang.script.signs import signs_of
from loc.model import Span

_QUOTES = re.compile('[«»“”„"]')
_OPENING = frozenset('«“„"')
_LATIN = re.compile("[A-Za-z][A-Za-z] [A-Za-z]")
_LATIN_RUN = regex.compile(r"\p{Latin}+(?:[\s,’'-]+\p{Latin}+){2,}")
# Greek, and from Armenian to Mongolian, kana, Han, Hangul and the forms of Hebrew and Arabic.
_OTHER_LETTER = "[\u0370-\u03ff\u0530-\u1c7f\u3040-\u9fff\uac00-\ud7af\ufb1d-\ufefc]"
_OTHER_SCRIPT = re.compile(f"{_OTHER_LETTER}{_OTHER_LETTER}+")
# What is left of both without Cyrillic letters and spaces.
_STRANGERS = re.compile(f"[A-Za-z]{{3}}|{_OTHER_LETTER}{{2}}")
_SMALL = regex.compile(r"(?<![\p{L}'’])\p{Ll}\p{L}+")
_WORD = regex.compile(r"\p{L}+")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
# Small Cyrillic letters, none of them Kazakh.
_RUSSIAN_WORD = re.compile("(?<![\u0400-\u052f])[\u0430-\u0455\u0457-\u045f]+(?![\u0400-\u052f])")
# Titles of works stand without quotation marks too: they have a small word or two.
_LATIN_WORDS = 3
_QUOTED_WORDS = 8

_OTHER_WORDS = 4
# How far a passage must speak for the other language (`weigh_word`); a word that speaks against it counts little, for
# a passage may hold one. By weights and words, professional Kazakh has loans in a row, Russian nothing like it.
_ENOUGH = {"kk": 40.0, "ru": 25.0}
_MOST_AGAINST = 4.0
# The first word and one with a capital inside count too, where the quick look passes them over.
_MOST_OF_FIRST = 20.0


def may_hold_passage(text: str, lang: str) -> bool:
    """A quick look: whether `find_latin`, `find_other_script` or `find_other_language` may find anything."""
    return _STRANGERS.search(signs_of(text)) is not None or _may_hold_other(text, lang)


def find_latin(text: str) -> Iterator[Span]:
    """Clauses in Latin letters: at least three small-lettered words in a row."""
    if not _LATIN.search(text):
        return
    for start, stop, is_quoted in _cut_at_quotes(text):
        for match in _LATIN_RUN.finditer(text, start, stop):
            if len(_SMALL.findall(match.group())) >= (_QUOTED_WORDS if is_quoted else _LATIN_WORDS):
                yield match.span()


def find_other_script(text: str, source: str) -> Iterator[Span]:
    """Words in neither Cyrillic nor Latin letters that the source does not have."""
    return (match.span() for match in _OTHER_SCRIPT.finditer(text) if match.group() not in source)


def find_other_language(text: str, lang: str) -> Iterator[Span]:
    """Russian clauses in Kazakh and Kazakh ones in Russian, the clearest of each piece between quotation marks."""
    if not _may_hold_other(text, lang):
        return
    sign = 1.0 if lang == "kk" else -1.0
    for start, stop, is_quoted in _cut_at_quotes(text):
        words = _WORD.finditer(text, start, stop)
        run = _find_run([(match.span(), sign * _weigh(match.group(), is_first=match.start() == 0)) for match in words])
        if run and -run[0] >= _ENOUGH[lang] and run[1] >= (_QUOTED_WORDS if is_quoted else _OTHER_WORDS):
            yield run[2]


def _may_hold_other(text: str, lang: str) -> bool:
    """A quick look: whether all words together that speak for the other language would do."""
    enough = _ENOUGH[lang] - _MOST_OF_FIRST
    if lang == "kk":
        # With a Kazakh letter no word speaks for Russian.
        return sum([weight for weight in map(weigh_word, _RUSSIAN_WORD.findall(text)) if weight < 0]) <= -enough
    if not ANY_KAZAKH.search(text):
        return False
    words = filter(str.islower, _PLAIN_WORD.findall(text))
    return sum([weight for weight in map(weigh_word, words) if weight > 0]) >= enough


def _weigh(word: str, *, is_first: bool) -> float:
    """Names speak for no language."""
    return weigh_word(word.lower()) if is_first or word[0].islower() else 0.0


def _find_run(weighed: list[tuple[Span, float]]) -> tuple[float, int, Span] | None:
    """The run of least weight, how many words in it have any, and its place."""
    best: tuple[float, int, Span] | None = None
    weight, words, begin = 0.0, 0, 0
    for (start, stop), each in weighed:
        if weight == 0.0:
            words, begin = 0, start
        weight += min(each, _MOST_AGAINST)
        words += each != 0.0
        if weight >= 0.0:
            weight = 0.0
        elif best is None or weight < best[0]:
            best = weight, words, (begin, stop)
    return best


def _cut_at_quotes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Pieces between quotation marks: where each begins and ends, and whether a mark opens it."""
    at, is_quoted = 0, False
    for mark in _QUOTES.finditer(text):
        yield at, mark.start(), is_quoted
        is_quoted = mark.group() in _OPENING and not (mark.group() == '"' and is_quoted)
        at = mark.end()
    yield at, len(text), is_quoted
