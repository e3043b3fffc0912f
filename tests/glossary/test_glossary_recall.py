"""How many names of real text `occurs` finds, against a looser rule that only asks for the beginning of the word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.words import split_words
from loc.model import Term

PAIRS = Path(__file__).parents[2] / ".." / "shared" / "data" / "ntrex-dev.tsv"
COLUMNS = {"kk": 2, "ru": 3}
MIN_RECALL = {"kk": 0.98, "ru": 0.98}


def read_pairs(lang: str) -> Iterator[tuple[str, str]]:
    for row in PAIRS.read_text(encoding="utf-8").splitlines()[1:]:
        columns = row.split("\t")
        yield columns[1], columns[COLUMNS[lang]]


def begins_there(target: str, words: list[str]) -> bool:
    """Whether words begin as those of `target` do, but for their last two letters."""
    stems = [word.text[: max(3, len(word.text) - 2)] for word in split_words(target)]
    places = range(len(words) - len(stems) + 1)
    return any(all(words[at + i].startswith(stem) for i, stem in enumerate(stems)) for at in places)


def accepted(term: Term, terms: tuple[Term, ...]) -> list[str]:
    return [other.target for other in terms if other.source == term.source]


@pytest.mark.skipif(not PAIRS.exists(), reason=f"{PAIRS.name} is not beside the project")
@pytest.mark.parametrize("lang", COLUMNS)
def test_names_of_real_text_are_found(lang: str) -> None:
    """Of the names that are there in some form, adjectives counted against us, nearly all are found."""
    terms = builtin_terms(lang)
    glossary = Glossary([], lang, terms)
    found = missed = 0
    for source, target in read_pairs(lang):
        words = [word.text for word in split_words(target)]
        for hit in glossary.find(source):
            if glossary.occurs(hit.term, target):
                found += 1
            elif any(begins_there(form, words) for form in accepted(hit.term, terms)):
                missed += 1
    assert found > 200
    assert found / (found + missed) >= MIN_RECALL[lang]
