"""A changed name: the new one put in the case of the old."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.draft.patch import prepositions
from loc.draft.patch.edit import Edit
from loc.draft.patch.source import SourceChange
from loc.lang.cldr_names import city_names, territory_names, territory_variants
from loc.lang.forms.inflect_kk import NOUN_CHAINS, POSSESSED_CHAINS, Chain, ending_of, find_chains
from loc.lang.forms.inflect_ru import Paradigm, decline_name, is_modifier, is_person, is_predicate
from loc.lang.numbers.calendar_words import CASES
from loc.model import Span, Term

_STEM_CHARS = 4
# What a state is besides its name: no other name may simply take its place there.
_STATE_WORDS = ("республик", "федерац", "корол", "княж", "патшалы", "әмірлі", "хандығ", "эмират", "штат", "султан")
_STATE = regex.compile(r"\b(?:Республик|Федера|Корол|Патшалығ|Әмірлі|Эмират|Султан)")
_NEAR_CHARS = 26
# They make another place of a name: «Южная Корея», «Нью-Мексико».
_DIRECTIONS = ("южн", "северн", "восточн", "западн", "оңтүстік", "солтүстік", "шығыс", "батыс", "нью", "new")
# Where Russian says «на» and «с», not «в» and «из».
_ON_PLACES = frozenset(
    {
        *("Аляска", "Аруба", "Багамы", "Бали", "Барбадос", "Бермуды", "Вануату", "Гаити", "Гренландия", "Гуам", "Кипр"),
        *("Куба", "Кюрасао", "Маврикий", "Мадагаскар", "Мальдивы", "Мальта", "Науру", "Палау", "Самоа", "Сейшелы"),
        *("Тайвань", "Тонга", "Тувалу", "Украина", "Фиджи", "Филиппины", "Шри-Ланка", "Ямайка"),
    }
)
_PRONOUN = regex.compile(r"\b(?:он|она|оно|его|ее|её|ему|ей|ним|ней|нем|нём|него|нее|неё|нему|котор\p{L}+)\b")
# Abbreviations are spoken letter by letter; of these the last sound is not in doubt.
_SPOKEN_KK = {"АҚШ": "аш", "БАӘ": "аә", "БҰҰ": "ұ", "НАТО": "нато", "ЕО": "ео", "ҰҚШҰ": "ұ", "ШЫҰ": "ұ"}
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_POSSESSED_LAST = ("ы", "і")
# Nouns before a state's name that leave no doubt: after «угроза» or «помощь» it may be a dative too.
_GENITIVE_HEADS = (
    *("столиц", "власт", "правительств", "парламент", "территори", "президент", "гражд", "жител", "глав", "министр"),
    *("премьер", "посол", "посл", "мид", "минобороны", "границ", "юг", "север", "запад", "восток"),
)


def rewrite_name(change: SourceChange, target: str, lang: str) -> Edit | None:
    old, new = change.old.term, change.new.term
    kind = _kind_of(change.old.value, lang)
    if old is None or new is None or kind != _kind_of(change.new.value, lang):
        return None
    if lang == "kk":
        edits = [_rewrite_kk(each, new.target, target) for each in _accepted(old, lang)]
    else:
        edits = [_rewrite_ru(each, new.target, target, place=kind != "own") for each in _accepted(old, lang)]
    sure = [edit for edit in edits if edit]
    return sure[0] if len(sure) == 1 else None


def _accepted(term: Term, lang: str) -> tuple[str, ...]:
    """All ways the old name may stand in the target: «Республика Корея», «Южная Корея»."""
    return tuple(dict.fromkeys((term.target, *territory_variants(lang).get(term.source, ()))))


def _kind_of(source: str, lang: str) -> str:
    if source in territory_names(lang):
        return "territory"
    return "city" if source in city_names(lang) else "own"


def _has_company(target: str, span: Span) -> bool:
    """Part of a longer name: «Республика Корея», «Нью-Дели», «Қытай Халық Республикасы»."""
    before = regex.search(r"(\p{L}+)[ \u00a0]$|\p{L}[-–]$", target[: span[0]])
    after = regex.match(r"[ \u00a0](\p{L}+)|[-–]\p{Lu}|[”»\"]", target[span[1] :])
    near = [match[1].lower() if match[1] else "-" for match in (before, after) if match]
    if "-" in near or _STATE.search(target[max(0, span[0] - _NEAR_CHARS) : span[0]] + target[span[1] :][:_NEAR_CHARS]):
        return True
    return any(word.startswith((*_STATE_WORDS, *_DIRECTIONS)) for word in near)


def _has_relatives(target: str, span: Span, name: str) -> bool:
    """Another word of the same stem, such as «узбекский» beside «Узбекистан»."""
    stem = name[:_STEM_CHARS].lower()
    rest = target[: span[0]] + " " + target[span[1] :]
    return any(word.lower().startswith(stem) for word in _WORD.findall(rest))


def _rewrite_kk(old: str, new: str, target: str) -> Edit | None:
    found = list(
        regex.finditer(rf"(?<![\p{{L}}\d-]){regex.escape(old)}(?P<rest>-?\p{{Ll}}*)(?!\p{{L}}|-\p{{L}})", target)
    )
    if len(found) != 1 or _has_company(target, found[0].span()) or _has_relatives(target, found[0].span(), old):
        return None
    rest = found[0]["rest"]
    forms = set(_forms_kk(old, new, rest))
    form = forms.pop() if len(forms) == 1 else None
    return Edit(found[0].span(), form) if form else None


def _forms_kk(old: str, new: str, rest: str) -> Iterator[str | None]:
    """The new name in each form that the old one with `rest` may be; None for a form that is not sure."""
    if not rest:
        yield new
        return
    old_spoken, new_spoken = _speak(old), _speak(new)
    if rest.startswith("-") != _is_abbreviation(old) or old_spoken is None or new_spoken is None:
        return
    hyphen = "-" if _is_abbreviation(new) else ""
    for chain in find_chains(old_spoken, old_spoken + rest.removeprefix("-"), _chains(old)):
        new_chain = _carry(chain, old, new)
        ending = ending_of(new_spoken, new_chain) if new_chain else None
        yield new + hyphen + ending if ending else None


def _is_possessed(name: str) -> bool:
    """A compound that ends in a possessive: «Біріккен Араб Әмірліктері»."""
    return " " in name and name.endswith(_POSSESSED_LAST)


def _chains(name: str) -> tuple[Chain, ...]:
    return POSSESSED_CHAINS if _is_possessed(name) else NOUN_CHAINS


def _carry(chain: Chain, old: str, new: str) -> Chain | None:
    """The same case where one name holds a possessive and the other does not."""
    if _is_possessed(old) == _is_possessed(new):
        return chain
    if _is_possessed(old):
        return tuple(ending.removesuffix("-possessed") for ending in chain)
    if {"plural", "possessive", "similative", "equative"} & set(chain):
        return None
    return tuple(ending if ending == "relative" else f"{ending}-possessed" for ending in chain)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) > 1


def _speak(name: str) -> str | None:
    return _SPOKEN_KK.get(name) if _is_abbreviation(name) else name


def _rewrite_ru(old: str, new: str, target: str, *, place: bool) -> Edit | None:
    olds, news = decline_name(old, place=place), decline_name(new, place=place)
    if not olds or not news:
        return None
    found = _find_ru(target, {form for paradigm in olds for form in paradigm.forms})
    if len(found) != 1 or _has_company(target, found[0]) or _has_relatives(target, found[0], old):
        return None
    span = found[0]
    before = prepositions.word_before(target, span[0])
    if before in {"в", "во", "на", "из", "с", "со"} and {old, new} & _ON_PLACES and not {old, new} <= _ON_PLACES:
        return None
    cases = _cases_of(target, span, olds, before)
    if not cases or not _may_stand(target, span, olds, news, cases):
        return None
    forms = {paradigm.form(case) for paradigm in news for case in cases}
    return prepositions.replace_word(target, span, forms.pop()) if len(forms) == 1 else None


def _find_ru(target: str, forms: set[str]) -> list[Span]:
    either = "|".join(regex.escape(form) for form in sorted(forms, key=len, reverse=True))
    return [match.span() for match in regex.finditer(rf"(?<![\p{{L}}\d-])(?:{either})(?![\p{{L}}\d]|-\p{{L}})", target)]


def _cases_of(target: str, span: Span, olds: tuple[Paradigm, ...], before: str) -> list[str]:
    """The cases the old name may stand in, by its form and the word before it."""
    word = target[slice(*span)]
    possible = [case for case in CASES if any(paradigm.form(case) == word for paradigm in olds)]
    governed = prepositions.cases_after(before, day=False)
    if governed is not None:
        return [case for case in possible if case in governed]
    if "gent" in possible and before and (is_person(before) or before.startswith(_GENITIVE_HEADS)):
        return ["gent"]
    return possible


def _may_stand(
    target: str, span: Span, olds: tuple[Paradigm, ...], news: tuple[Paradigm, ...], cases: list[str]
) -> bool:
    """Nothing in the sentence agrees with the name, or the new one has its gender and number."""
    genders = {paradigm.gender for paradigm in (*olds, *news)}
    animacies = {paradigm.animate for paradigm in (*olds, *news)}
    if len(animacies) > 1:
        return False
    if len(genders) == 1 and "" not in genders:
        return True
    before = prepositions.word_before(target, span[0])
    rest = target[: span[0]] + " " + target[span[1] :]
    if _PRONOUN.search(target.lower(), span[1]) or (
        before and prepositions.cases_after(before, day=False) is None and is_modifier(before)
    ):
        return False
    return "nomn" not in cases or not any(is_predicate(word) for word in _WORD.findall(rest))
