"""A changed small number, where the target has the old one in a word."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.draft.patch.edit import Edit
from loc.draft.patch.source import Kind, SourceChange
from loc.lang.forms.inflect_kk import NOUN_CHAINS, find_chains, move_form
from loc.lang.forms.spoken_kk import CARDINALS
from loc.lang.numbers import count_ru
from loc.lang.numbers.spelled import find_spelled
from loc.lang.numbers.words import SCALES
from loc.lang.numbers.write_figure import Digits
from loc.model import Span

_WORD = regex.compile(r"(?<![\p{L}\d]|\p{L}[-–‑])\p{L}+(?![\p{L}\d]|[-–‑]\p{L})")
_GAP = regex.compile(r"[ \u00a0-]")
# Nominative (with the accusative of things), genitive, dative, instrumental; the prepositional is the genitive's.
_RU = {
    2: ("два", "двух", "двум", "двумя"),
    3: ("три", "трех", "трем", "тремя"),
    4: ("четыре", "четырех", "четырем", "четырьмя"),
    5: ("пять", "пяти", "пяти", "пятью"),
    6: ("шесть", "шести", "шести", "шестью"),
    7: ("семь", "семи", "семи", "семью"),
    8: ("восемь", "восьми", "восьми", "восемью"),
    9: ("девять", "девяти", "девяти", "девятью"),
    10: ("десять", "десяти", "десяти", "десятью"),
    11: ("одиннадцать", "одиннадцати", "одиннадцати", "одиннадцатью"),
    12: ("двенадцать", "двенадцати", "двенадцати", "двенадцатью"),
}
_FEW = range(2, 5)
# «үшін» (for), «онда» (there) and their like; «жеті» and «он» begin other words.
_KK_OTHER_WORDS = frozenset({"үшін", "онда", "оның", "оны", "оған", "одан", "онымен"})
_KK_SINGLE = range(2, 11)
_KK_TEENS = {11: "бір", 12: "екі"}


def find_words(change: SourceChange, target: str, lang: str) -> list[Span]:
    """The words that may stand for the old number, also as part of a larger one."""
    if change.old.kind not in (Kind.NUMBER, Kind.WORD) or not change.old.value.isdigit():
        return []
    number = int(change.old.value)
    forms = _RU.get(number, ()) if lang == "ru" else ()
    extra = {"две"} if number == 2 and lang == "ru" else set()  # noqa: PLR2004
    found = []
    for match in _WORD.finditer(target):
        word = _fold(match.group())
        if word in forms or word in extra or (lang == "kk" and _is_kazakh_form(word, number)):
            found.append(match.span())
    return found


def rewrite_word(span: Span, change: SourceChange, target: str, lang: str) -> Edit | None:
    if change.new.power or change.new.percent or not change.new.value.isdigit() or _is_compound(target, span, lang):
        return None
    old, new = int(change.old.value), int(change.new.value)
    word = target[slice(*span)]
    if lang == "kk":
        text = _rewrite_kk(word, old, new)
        return Edit(span, _capitalize_like(word, text)) if text else None
    return _rewrite_ru(span, word, old, new, target)


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _is_kazakh_form(word: str, number: int) -> bool:
    if number not in _KK_SINGLE or word in _KK_OTHER_WORDS:
        return False
    stem = CARDINALS[number]
    return word == stem or (number != 10 and any(find_chains(stem, word, NOUN_CHAINS)))  # noqa: PLR2004


def _is_compound(target: str, span: Span, lang: str) -> bool:
    """Part of a number of several words: «двадцать два», «бес мың»."""
    near = [*_neighbours(target, span)]
    if any(find_spelled(word, lang) or word.isdigit() for word in near):
        return True
    return any(regex.fullmatch(scale, word) for word in near for scale in SCALES[lang])


def _neighbours(target: str, span: Span) -> Iterator[str]:
    before = regex.search(r"([\p{L}\d]+)[ \u00a0-]$", target[: span[0]])
    after = regex.match(r"[ \u00a0-]([\p{L}\d]+)", target[span[1] :])
    yield from (match[1].lower() for match in (before, after) if match)


def _rewrite_kk(word: str, old: int, new: int) -> str | None:
    folded = word.lower()
    if new in _KK_SINGLE:
        return move_form(CARDINALS[old], folded, CARDINALS[new])
    if new in _KK_TEENS:
        last = move_form(CARDINALS[old], folded, _KK_TEENS[new])
        return f"он {last}" if last else None
    return str(new) if folded == CARDINALS[old] else None


def _rewrite_ru(span: Span, word: str, old: int, new: int, target: str) -> Edit | None:
    folded = _fold(word)
    if folded in {"два", "две"} or folded == _RU[old][0]:
        return _rewrite_nominative(span, word, old, new, target)
    if new not in _RU:
        return None
    places = [at for at, form in enumerate(_RU[old]) if form == folded]
    if (old in _FEW) != (new in _FEW):
        # «задержали двух человек», but «пять»: only a genitive stays one
        places = [1] if 1 in places and count_ru.governed_case(target, span[0]) == "gent" else []
    forms = {_RU[new][at] for at in places}
    if len(forms) != 1:
        return None
    text = forms.pop()
    return Edit(span, _capitalize_like(word, _with_dots(text) if "ё" in target else text))


def _with_dots(form: str) -> str:
    return regex.sub(r"(?<=тр|тыр)е(?=[хм]$)", "ё", form)


def _rewrite_nominative(span: Span, word: str, old: int, new: int, target: str) -> Edit | None:
    """«три» and what it counts; the gender of «два» and «две» is not known to us."""
    if new == 2:  # noqa: PLR2004
        return None
    noun, stop = count_ru.noun_after(target, span[1])
    form = count_ru.recount(target, span[0], noun, _digits(old), _digits(new))
    if form is None:
        return None
    number = _capitalize_like(word, _RU[new][0]) if new in _RU else str(new)
    if form == noun:
        return Edit(span, number)
    return Edit((span[0], stop), number + target[span[1] : stop - len(noun)] + form)


def _digits(number: int) -> Digits:
    return Digits(str(number), "", grouped=False)


def _capitalize_like(pattern: str, text: str | None) -> str:
    text = text or ""
    return text[:1].upper() + text[1:] if pattern[:1].isupper() else text
