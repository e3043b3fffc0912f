from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from operator import eq

import regex

from loc.check.edit import MOST_FLAWS, replace_spans
from loc.check.protocol import Flaw, Setting
from loc.check.reduplication import REDUPLICATED
from loc.lang.message import say
from loc.lang.script.code_page import make_table, to_page
from loc.lang.script.letters import has_letters
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

# Parts of a hyphened word are words: «что-либо либо».
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
_BEFORE = '«„“”"([—–'
# «very, very», «again and again».
_EMPHASIS = regex.compile(r"(?i)\b(\p{L}{2,})(?:,? and |, |-|\s)\1\b")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Not where the source says a word twice too: names, and emphasis that the language may double (`reduplication`).

    The fix takes out every second word, except of those that are one word with a hyphen.
    """
    if not (_may_repeat(unit.target) and _stands_twice(unit.target)):
        return
    words = REDUPLICATED.get(setting.lang, frozenset())
    twice = list(_without_names(_find_twice(unit.target), unit.key.source))
    if any(word.lower() in words for _, _, word in twice) and _EMPHASIS.search(unit.key.source):
        twice = [each for each in twice if each[2].lower() not in words]
    cut = [((first[1], second[1]), "") for first, second, word in twice if word.lower() not in words]
    fix = replace_spans(unit.target, cut) if len(cut) == len(twice) else None
    for first, second, word in twice[:MOST_FLAWS]:
        yield Flaw(say("expected {word} once, got it twice", word=word), (first[0], second[1]), fix)


def _may_repeat(text: str) -> bool:
    """A quick look: where this says no, no word follows itself."""
    page = to_page(text)
    if page is None:
        return True
    words = page.translate(_small_words()).split()
    return any(map(eq, words, words[1:]))


@cache
def _small_words() -> bytes:
    return make_table(lambda letter: letter.lower() if _WORD.match(letter) else " ")


def _stands_twice(text: str) -> bool:
    """Whether a word follows itself, and the first of them no other mark: «Н.Назарбаев Назарбаев университетінде»."""
    for first, second in pairwise(text.lower().split()):
        word = first.lstrip(_BEFORE)
        if "-" in word:
            word = word.rpartition("-")[2]
        if second.startswith(word) and not second[len(word) : len(word) + 1].isalpha():
            return True
    return False


def _find_twice(text: str) -> Iterator[tuple[Span, Span, str]]:
    for first, second in pairwise(_WORD.finditer(text)):
        word, is_same = first.group(), first.group().lower() == second.group().lower()
        if is_same and has_letters(word) and text[first.end() : second.start()].isspace():
            yield first.span(), second.span(), word


def _without_names(pairs: Iterable[tuple[Span, Span, str]], source: str) -> Iterator[tuple[Span, Span, str]]:
    """Without those that the source has twice: by the same letters first, then as many capitalised as it has."""
    twice = list(pairs)
    names = Counter(word for _, _, word in _find_twice(source) if word[:1].isupper()) if twice else Counter[str]()
    same = {word for _, _, word in twice if word in names}
    spare = names.total() - sum(names[word] for word in same)
    for first, second, word in twice:
        if word not in same and (spare <= 0 or not word[:1].isupper()):
            yield first, second, word
        elif word not in same:
            spare -= 1
