"""A name of the source taken out of the target, told by the matcher that the checks use and by a rule that is not."""

from __future__ import annotations

import random
from collections.abc import Iterator

import regex
from rapidfuzz.distance import Levenshtein

from loc.evaluate.faults.sentence import Sentence, take_out
from loc.lang.names.capitalised import NameKind, find_names
from loc.lang.names.match import find_name
from loc.model import Span

_LIKE = 0.6
_STEM = 5
# In the middle of a sentence, of four letters and more; what is all capitals is an acronym, and may be translated.
_SOURCE_WORD = regex.compile(r"(?<=\p{Ll},? [“\"‘]?)\p{Lu}\p{Ll}[\p{L}\p{M}]{2,}")
_TARGET_WORD = regex.compile(r"(?<=\p{Ll}[,»”]? [«“\"„]?)\p{Lu}[\p{L}\p{M}]{2,}(?:-\p{L}+)*")
# «Мемлекет басшысы қабылдады» is as right as with his name.
_TITLE_BEFORE = regex.compile(r"(?:мемлекет басшысы|елбасы|глав\p{Ll} государства) $", regex.IGNORECASE)
# Roughly BGN/PCGN, Kazakh letters as their Russian neighbours.
_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэәғқңөұүһі", "abvgdeeziyklmnoprstufyeagknouuhi", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)


def drop_found_name(sentence: Sentence, chance: random.Random) -> str | None:
    """A whole name, acronyms apart, that `find_name` finds with a capital."""
    names = (name.text for name in find_names(sentence.source) if name.kind is not NameKind.ACRONYM)
    spans = {find_name(name, sentence.target, sentence.lang) for name in names} - {None}
    return _take_one(sentence.target, [span for span in spans if span], chance)


def drop_like_word(sentence: Sentence, chance: random.Random) -> str | None:
    """One capitalised word whose letters, written in Latin one by one, are 60 % those of such a word of the source."""
    sought = [match[0].lower() for match in _SOURCE_WORD.finditer(sentence.source)]
    return _take_one(sentence.target, list(_find_like(sought, sentence.target)), chance)


def _find_like(sought: list[str], target: str) -> Iterator[Span]:
    for match in _TARGET_WORD.finditer(target):
        latin = match[0].lower().translate(_LATIN)
        if any(Levenshtein.normalized_similarity(word, latin[: len(word)]) >= _LIKE for word in sought):
            yield match.span()


def _take_one(target: str, spans: list[Span], chance: random.Random) -> str | None:
    """What stands twice is not lost with one, nor a name whose title says as much."""
    places = sorted(
        span
        for span in spans
        if target[span[0]].isupper()
        and target.count(target[span[0] : span[0] + _STEM]) == 1
        and not _TITLE_BEFORE.search(target, 0, span[0])
    )
    return take_out(target, *chance.choice(places)) if places else None
