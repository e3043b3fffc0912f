"""Russian names by case, and which words around them would agree with them. By pymorphy3 and its dictionary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex

from loc.lang.numbers.calendar_words import CASES

Forms = dict[str, str]
_CYRILLIC, _LATIN = regex.compile(r"\p{Cyrillic}"), regex.compile(r"\p{Latin}")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*")
_AGREEING = frozenset({"ADJF", "PRTF", "NPRO", "NUMR"})
_INDECLINABLE_LAST = ("о", "и", "у", "ю", "э", "е", "оа", "уа")
_SURNAME_LAST = ("ов", "ев", "ёв", "ин", "ын")
_SURNAME_ENDINGS = ("", "а", "у", "а", "ым", "е")
_MASCULINE_ENDINGS = ("", "а", "у", "а", "ом", "е")
_HARD_CONSONANTS = frozenset("бвгдзклмнпрстф")
_IA_ENDINGS = ("ия", "ии", "ии", "ию", "ией", "ии")


@dataclass(frozen=True, slots=True)
class Paradigm:
    """`gender` is masc, femn, neut or plur, "" where it cannot be told."""

    gender: str
    animate: bool
    forms: tuple[str, ...]

    def form(self, case: str) -> str:
        return self.forms[CASES.index(case)]


@cache
def load_analyzer() -> Any:  # noqa: ANN401 - pymorphy3 is untyped
    from pymorphy3 import MorphAnalyzer  # start-up: 150 ms, and only changed Russian names and nouns need it

    return MorphAnalyzer()


def may_agree(word: str) -> bool:
    """Whether its form may depend on a number or noun beside it; of a word in two scripts that is not known."""
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return True
    kinds = {"NOUN", *_AGREEING}
    return any(parse.tag.POS in kinds for parse in load_analyzer().parse(word))


def is_modifier(word: str) -> bool:
    return any(parse.tag.POS in _AGREEING for parse in load_analyzer().parse(word))


def is_predicate(word: str) -> bool:
    """A past verb or a short form in the singular, which show the gender of their subject."""
    parses = load_analyzer().parse(word)
    return any(
        (parse.tag.POS in ("ADJS", "PRTS") or parse.tag.tense == "past") and parse.tag.number == "sing"
        for parse in parses
    )


def is_person(word: str) -> bool:
    """A noun for a living being and nothing else: «президент», whose next name is in the genitive."""
    parses = load_analyzer().parse(word)
    return all(parse.tag.POS == "NOUN" and parse.tag.animacy == "anim" for parse in parses)


@cache
def decline_name(name: str, *, place: bool) -> tuple[Paradigm, ...]:
    """All ways to decline a name, none where that is not known. `place` keeps people's names out."""
    words = _WORD.findall(name)
    if " ".join(words) != name or not words:
        return ()
    if len(words) == 1:
        return _decline_word(words[0], place=place)
    return _decline_phrase(words, place=place)


def _decline_word(word: str, *, place: bool) -> tuple[Paradigm, ...]:
    if word.isupper():
        return (Paradigm("plur" if word in ("США", "ОАЭ") else "", animate=False, forms=(word,) * 6),)
    parses = [parse for parse in load_analyzer().parse(word) if _is_name(parse, word, place=place)]
    known = parses if load_analyzer().word_is_known(word) else []
    found = {paradigm for parse in known if (paradigm := _inflect(parse, word))}
    return tuple(sorted(found, key=lambda paradigm: paradigm.forms)) or _guess(word, place=place)


def _is_name(parse: Any, word: str, *, place: bool) -> bool:  # noqa: ANN401
    tag = parse.tag
    if tag.POS != "NOUN" or tag.case != "nomn" or parse.word != word.lower():
        return False
    if place:
        return "Geox" in tag
    return bool({"Surn", "Name", "Orgn"} & set(tag.grammemes)) and ("Surn" not in tag or tag.number == "sing")


def _inflect(parse: Any, word: str) -> Paradigm | None:  # noqa: ANN401
    number = parse.tag.number
    found = [parse.inflect({case, number}) for case in CASES]
    if not all(found):
        return None
    gender = "plur" if number == "plur" else str(parse.tag.gender or "")
    fixed = "Fixd" in parse.tag
    forms = tuple(word if fixed else _like(word, each.word) for each in found)
    return Paradigm("" if {"ms-f", "Ms-f", "GNdr"} & set(parse.tag.grammemes) and number == "sing" else gender,
                    parse.tag.animacy == "anim", forms)  # fmt: skip


def _like(pattern: str, word: str) -> str:
    """`word` with the capitals of `pattern`, part by part at hyphens."""
    parts = zip(pattern.split("-"), word.split("-"), strict=False)
    return "-".join(form.capitalize() if known[:1].isupper() else form for known, form in parts)


def _guess(word: str, *, place: bool) -> tuple[Paradigm, ...]:
    """Names the dictionary lacks, of the types that have one declension only."""
    if place and word.endswith("ия"):
        return (Paradigm("femn", animate=False, forms=tuple(word[:-2] + ending for ending in _IA_ENDINGS)),)
    if place and word.endswith(_INDECLINABLE_LAST) and not word.endswith(("ово", "ево", "ино", "ье", "ое", "ие")):
        return (Paradigm("", animate=False, forms=(word,) * 6),)
    if not place and word.endswith(_SURNAME_LAST):
        return (Paradigm("masc", animate=True, forms=tuple(word + ending for ending in _SURNAME_ENDINGS)),)
    unchanged = Paradigm("", animate=True, forms=(word,) * 6)
    if not place and word.endswith("ко"):
        return (unchanged,)
    if not place and word[-1] in _HARD_CONSONANTS:
        masculine = tuple(word + ending for ending in _MASCULINE_ENDINGS)
        return (Paradigm("masc", animate=True, forms=masculine), replace(unchanged, gender="femn"))
    return ()


def _decline_phrase(words: list[str], *, place: bool) -> tuple[Paradigm, ...]:
    """Adjectives and a noun, «Южная Корея»; or first name and surname of one gender."""
    *before, last = words
    heads = _decline_word(last, place=place) or _decline_plain(last)
    found = []
    for head in heads:
        rows = [_agreeing_forms(word, head, place=place) for word in before]
        if all(rows):
            forms = tuple(" ".join([*(row[at] for row in rows), head.forms[at]]) for at in range(len(CASES)))
            found.append(Paradigm(head.gender, head.animate, forms))
    return tuple(found)


def _decline_plain(word: str) -> tuple[Paradigm, ...]:
    """A common noun as head: «Штаты», «Эмираты», «Аравия»."""
    parses = [each for each in load_analyzer().parse(word) if each.tag.POS == "NOUN" and each.tag.case == "nomn"]
    found = {paradigm for parse in parses if (paradigm := _inflect(parse, word))}
    return tuple(found) if len(found) == 1 else ()


def _agreeing_forms(word: str, head: Paradigm, *, place: bool) -> tuple[str, ...]:
    if not place and head.animate:
        return next((each.forms for each in _decline_word(word, place=False) if each.gender == head.gender), ())
    parse = next(
        (each for each in load_analyzer().parse(word) if each.tag.POS == "ADJF" and each.tag.case == "nomn"), None
    )
    if parse is None or not head.gender:
        return ()
    agreement = {"plur"} if head.gender == "plur" else {head.gender, "sing"}
    forms = []
    for case in CASES:
        animacy = {"anim" if head.animate else "inan"} if case == "accs" and head.gender in ("masc", "plur") else set()
        found = parse.inflect({case, *agreement, *animacy})
        if not found:
            return ()
        forms.append(_like(word, found.word))
    return tuple(forms)
