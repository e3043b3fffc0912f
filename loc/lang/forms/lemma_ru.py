"""Russian phrases in the nominative. By pymorphy3 and its dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loc.lang.forms.inflect_ru import load_analyzer

_MODIFIERS = frozenset({"ADJF", "PRTF"})
_NOMINATIVE = "nomn"


def nominative_phrase(forms: Sequence[str]) -> str:
    """The first of these forms of one phrase that is a nominative, else the first one put into it.

    What follows the first noun need not be: it does not decline with it. Of a name that the dictionary lacks the
    shortest form is taken.
    """
    nominatives = [form for form in forms if _is_nominative(form.split())]
    if not nominatives:
        return _decline(forms[0].split())
    words = nominatives[0].split()
    return min(nominatives, key=len) if _is_strange(words[_find_head(words)]) else nominatives[0]


def _find_head(words: Sequence[str]) -> int:
    return next((at for at, word in enumerate(words) if load_analyzer().parse(word)[0].tag.POS not in _MODIFIERS), 0)


def _is_nominative(words: Sequence[str]) -> bool:
    """A noun alone by its likeliest reading, «Лиги» is a genitive; behind adjectives by the one they agree with."""
    head = _find_head(words)
    parses = load_analyzer().parse(words[head])
    tags = [parse.tag for parse in (parses if head else parses[:1])]
    if _is_strange(words[head]):
        return all(_agrees(word, tags[0]) for word in words[:head])
    return any(
        (tag.POS is None or tag.case == _NOMINATIVE) and all(_agrees(w, tag) for w in words[:head]) for tag in tags
    )


def _is_strange(word: str) -> bool:
    return word[0].isupper() and not load_analyzer().word_is_known(word)


def _agrees(word: str, noun: Any) -> bool:  # noqa: ANN401 - pymorphy3 is untyped
    tags = [parse.tag for parse in load_analyzer().parse(word)]
    return any(
        tag.case == _NOMINATIVE and tag.number == noun.number and (tag.number == "plur" or tag.gender == noun.gender)
        for tag in tags
    )


def _decline(words: Sequence[str]) -> str:
    head = _find_head(words)
    noun = load_analyzer().parse(words[head])[0]
    plural = noun.tag.number == "plur"
    agreement = {"plur"} if plural else {"sing", *filter(None, [noun.tag.gender])}
    modifiers = [_inflect(word, {_NOMINATIVE, *agreement}) for word in words[:head]]
    return " ".join([*modifiers, _inflect(words[head], {_NOMINATIVE}), *words[head + 1 :]])


def _inflect(word: str, grammemes: set[str]) -> str:
    """With the capitals it had; as it is where the dictionary knows no such form."""
    found = load_analyzer().parse(word)[0].inflect(grammemes)
    form = found.word if found else word.lower()
    if word.isupper() and len(word) > 1:
        return word
    return str(form.capitalize() if word[0].isupper() else form)
