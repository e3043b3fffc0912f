"""A changed month or weekday."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from loc.draft.patch import prepositions
from loc.draft.patch.edit import Edit
from loc.draft.patch.source import Kind, SourceChange
from loc.lang.forms.inflect_kk import NOUN_CHAINS, find_chains, move_form
from loc.lang.numbers.calendar_words import CASES, KAZAKH_MONTHS, KAZAKH_WEEKDAYS, RUSSIAN_MONTHS, RUSSIAN_WEEKDAYS

_WORD = regex.compile(r"\p{L}+(?:[-–‑]\p{L}+)*")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…]\s)[\s«“\"(—–-]*$")
_STEM_CHARS = 5
_MIN_STEM_CHARS = 3


def rewrite_day(change: SourceChange, target: str, lang: str) -> Edit | None:
    old, new = int(change.old.value) - 1, int(change.new.value) - 1
    is_month = change.old.kind is Kind.MONTH
    if lang == "kk":
        stems = KAZAKH_MONTHS if is_month else KAZAKH_WEEKDAYS
        return _rewrite_kk(stems[old], stems[new], target)
    if is_month:
        return _rewrite_month_ru(RUSSIAN_MONTHS[old], RUSSIAN_MONTHS[new], target)
    return _rewrite_weekday_ru(RUSSIAN_WEEKDAYS[old], RUSSIAN_WEEKDAYS[new], target)


def _rewrite_kk(old: str, new: str, target: str) -> Edit | None:
    alike = [match for match in _WORD.finditer(target) if _is_kazakh_alike(match[0].lower(), old)]
    word = _take_only(target, alike)
    form = move_form(old, word[0].lower(), new) if word else None
    return Edit(word.span(), _capitalize_like(word[0], form)) if word and form else None


def _is_kazakh_alike(word: str, stem: str) -> bool:
    return word.startswith(stem) or any(find_chains(stem, word, NOUN_CHAINS))


def _rewrite_month_ru(old: tuple[str, ...], new: tuple[str, ...], target: str) -> Edit | None:
    word = _find_only_ru(target, old, old[1][:-1] if old[0] != "май" else "майск")
    if word is None or prepositions.word_before(target, word.start()) in {"об", "обо"}:
        return None
    forms = {new[at] for at, form in enumerate(old) if form == _fold(word[0])}
    return Edit(word.span(), _capitalize_like(word[0], forms.pop())) if len(forms) == 1 else None


def _rewrite_weekday_ru(old: tuple[str, ...], new: tuple[str, ...], target: str) -> Edit | None:
    """With its preposition, «во вторник», «в среду»; without one the gender must not change: something may agree."""
    (old_gender, *old_forms), (new_gender, *new_forms) = old, new
    word = _find_only_ru(target, old_forms, old_forms[0][:_STEM_CHARS])
    if word is None:
        return None
    governed = prepositions.cases_after(prepositions.word_before(target, word.start()), day=True)
    if old_gender != new_gender and (governed is None or _has_clause(target, word.end())):
        return None
    found = [at for at, form in enumerate(old_forms) if form == _fold(word[0])]
    taken = [at for at in found if at == len(CASES) or governed is None or CASES[at] in governed]
    forms = {new_forms[at] for at in taken}
    if len(forms) != 1:
        return None
    return prepositions.replace_word(target, word.span(), _capitalize_like(word[0], forms.pop()))


def _has_clause(target: str, stop: int) -> bool:
    return bool(regex.match(r",? котор", target[stop:]))


def _find_only_ru(target: str, forms: Iterable[str], stem: str) -> regex.Match[str] | None:
    """The one word of this stem, where it is one of the forms and no adjective such as «сентябрьский»."""
    known = frozenset(forms)
    words = [(match, _fold(match[0])) for match in _WORD.finditer(target)]
    has_stem = len(stem) >= _MIN_STEM_CHARS
    alike = [match for match, word in words if word in known or (has_stem and word.startswith(stem))]
    word = _take_only(target, alike)
    return word if word and _fold(word[0]) in known else None


def _take_only(target: str, words: list[regex.Match[str]]) -> regex.Match[str] | None:
    """A capital inside a sentence makes it another word: «Наурыз», «Марта»."""
    if len(words) != 1:
        return None
    word = words[0]
    inside = not _SENTENCE_START.search(target, 0, word.start())
    return None if word[0][0].isupper() and inside else word


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _capitalize_like(pattern: str, form: str) -> str:
    return form[:1].upper() + form[1:] if pattern[0].isupper() else form
