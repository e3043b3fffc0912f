"""Terms proposed from reviewed pairs: English phrases with the target that goes with them most often.

Of the first 50 from 41,000 pairs of English and Russian news 47 are right; from 6,000 Kazakh ones 35, and 11 more have
a word too many or too few. 100,000 pairs take 30 s of one core and 160 MB.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from loc.glossary.glossary import Glossary
from loc.glossary.suggest_forms import dictionary_form
from loc.glossary.suggest_phrases import find_content_words, find_phrases
from loc.glossary.suggest_targets import Association, Targets
from loc.lang.forms.inflect_ru import is_modifier
from loc.lang.names.capitalised_words import GIVEN_NAMES
from loc.lang.names.match import find_name

MAX_PAIRS = 200_000
_MAX_CANDIDATES = 4000
_MIN_DICE = 0.5
_MAX_EXAMPLES = 3
_MAX_SURFACES = 200
# A phrase that stands mostly inside a longer one is no term of its own (Frantzi, Ananiadou, “C-value”, 2000).
_INSIDE = 0.7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`score` is Dice's coefficient, 0.0-1.0. Counts are of pairs; examples are (source, target)."""

    source: str
    target: str
    score: float
    source_count: int
    both_count: int
    examples: tuple[tuple[str, str], ...]


def suggest_terms(
    pairs: Iterable[tuple[str, str]], lang: str, known: Glossary, min_count: int = 3, limit: int = 100
) -> tuple[Suggestion, ...]:
    """Names and noun phrases of one to five words that `known` does not have, best first by log-likelihood.

    Single words in small letters are a dictionary's matter. The first 200,000 pairs are read, in memory that grows
    with them alone: some 1.5 KB a pair.
    """
    kept = tuple(islice(pairs, MAX_PAIRS))
    sources = [source for source, _ in kept]
    places = _drop_inner(_locate(sources, known, min_count))
    targets = Targets((target for _, target in kept), lang)
    found = [(phrase, best) for phrase, lines in places.items() if (best := targets.associate(lines))]
    good = [(phrase, best) for phrase, best in found if best.dice >= _MIN_DICE and best.both >= min_count]
    good.sort(key=lambda each: (-each[1].log_likelihood(len(sources)), each[0]))
    suggestions = (_describe(phrase, best, places[phrase], sources, targets, lang) for phrase, best in good)
    return tuple(islice((each for each in suggestions if _is_likely(each.source, each.target, lang)), limit))


def _locate(sources: Sequence[str], known: Glossary, min_count: int) -> dict[str, list[int]]:
    """The commonest new phrases with the lines they stand in."""
    content = find_content_words(sources, min_count)
    counts = Counter(phrase for source in sources for phrase in find_phrases(source, content))
    common = (phrase for phrase, count in counts.most_common() if count >= min_count)
    new = frozenset(islice((phrase for phrase in common if not _is_known(phrase, known)), _MAX_CANDIDATES))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for line, source in enumerate(sources):
        for phrase in find_phrases(source, content) & new:
            places[phrase].append(line)
    return places


def _is_known(phrase: str, known: Glossary) -> bool:
    return any(hit.span == (0, len(phrase)) for hit in known.find(phrase))


def _drop_inner(places: Mapping[str, list[int]]) -> dict[str, list[int]]:
    longer: defaultdict[str, int] = defaultdict(int)
    for phrase, lines in places.items():
        for inner in _inner_phrases(phrase):
            longer[inner] = max(longer[inner], len(lines))
    return {phrase: lines for phrase, lines in places.items() if longer[phrase] < _INSIDE * len(lines)}


def _inner_phrases(phrase: str) -> Iterator[str]:
    words = phrase.split()
    for length in range(1, len(words)):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _is_likely(source: str, target: str, lang: str) -> bool:
    """A person keeps the name, and a phrase in small letters has a noun."""
    words = source.split()
    if any(word.casefold() in GIVEN_NAMES for word in words) and words[-1][0].isupper():
        return find_name(words[-1], target, lang) is not None
    return lang != "ru" or not all(word.islower() and is_modifier(word) for word in target.split())


def _describe(
    phrase: str, best: Association, lines: Sequence[int], sources: Sequence[str], targets: Targets, lang: str
) -> Suggestion:
    written = {line: targets.surfaces(best.words, [line]) for line in lines[:_MAX_SURFACES]}
    surfaces = sum(written.values(), Counter[str]())
    examples = [(sources[line], targets.texts[line]) for line, found in written.items() if found][:_MAX_EXAMPLES]
    target = dictionary_form(surfaces, lang, targets.words)
    return Suggestion(phrase, target, best.dice, best.source_count, best.both, tuple(examples))
