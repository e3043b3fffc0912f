"""Rules of Kazakh and Russian copy: both shorten dates, addresses and names in the same ways."""

from __future__ import annotations

import re

from loc.segment import abbreviations_kk as kk
from loc.segment import abbreviations_ru as ru
from loc.segment.candidates import JOIN, SPLIT, Candidate, Choice
from loc.segment.rules_names import starts_number
from loc.segment.wordlist import words_in

_INITIALS = re.compile(r"(?:(?:[^\W\d_]|Дж|Дз|Ю)\.[-–]?)*(?:[^\W\d_]|Дж|Дз|Дм|Вл)")
_DATE_AT_START = re.compile(
    r"(?:(?:По|Согласно|Как)\s[^,]{3,50},\s)?"
    r"(?:(?:[Вв]|[Сс]|К|к|[Дд]о|После|На|[Пп]о|По состоянию на|По итогам|Весной|Летом|Осенью|Зимой)\s)?"
    r"(?:(?:начале|середине|конце|итогам|результатам)\s)?(?:\d{1,2}\s)?(?:\w+\.?\s)?"
    r"(?:\d{1,4}|[IVXІХ]+)(?:\s?[-–—]\s?(?:\d{4}|[IVXІХ]+))?(?:-\w)?\s?"
    r"(?:(?:гг?|жж?|вв?|ғғ?|года|веке)\.?)?(?:\s?(?:до\s)?н\.\s?э|\s?б\.з\.[дб])?",
)
_LEAD_CHARS = 80
_FIGURE = re.compile(r".*\d.*|[IVXLІХ]+(?:[-–][IVXLІХ]+)?|(?:кв|куб|тыс|млн|млрд|трлн)\.?|мың|шаршы|текше")
_YEARS = words_in("г гг ж жж ғ ғғ в вв")
_SCALES = words_in("мың тыс млн млрд трлн")
_REGNAL = frozenset("IVX")
_FOREIGN = words_in("Dr Mr Mrs Ms St Prof No Nos vs")
_LETTERED = words_in(
    """
    вариант варианта группа группы группе группу гепатит гепатита гепатитом витамин витамина витамином план плана класс
    класса категория категории блок блока корпус корпуса буква буквы литер серия серии серией тип типа поколения
    участке
    """,
)
_TITLES = kk.TITLES | ru.TITLES
_UNITS = kk.UNITS | ru.UNITS
_NEVER_FINAL = kk.NEVER_FINAL | ru.NEVER_FINAL
_EITHER = kk.EITHER | ru.EITHER
_BEFORE_NAME = _TITLES | kk.AFTER_NAME | _FOREIGN
_BEFORE_FIGURE = _TITLES | _EITHER
_NUMBERED = kk.NUMBERED | ru.NUMBERED
_KAZAKH_MONTHS = kk.MONTHS - ru.MONTHS
_OPENERS = kk.OPENERS | ru.OPENERS
_MONTH_STEMS = kk.MONTH_STEMS + ru.MONTH_STEMS
_LISTED = frozenset().union(
    _TITLES, _UNITS, _NEVER_FINAL, _EITHER, kk.NUMBERED, ru.NUMBERED, kk.AFTER_NAME, ru.LANGUAGES, ru.THIS_YEAR, {"им"}
)
ALL = _LISTED | {word.capitalize() for word in _LISTED} | _FOREIGN | {"Дж", "Дз", "Дм", "Вл"}


def closed(candidate: Candidate) -> Choice | None:
    """After a point and a closing quote a capital opens a sentence; a point in brackets may be an abbreviation's."""
    if not candidate.closers:
        return None
    inside = candidate.closers[:1] in (")", "]") and candidate.is_in(ALL) and candidate.next not in _OPENERS
    return JOIN if inside and candidate.text[candidate.start : candidate.start + 1] != "(" else SPLIT


def symbol_follows(candidate: Candidate) -> Choice | None:
    """`ЖШС т.б. (барлығы 20)`, `1 долл. – 520 теңге`"""
    if not candidate.is_in(ALL):
        return None
    return JOIN if candidate.opener.endswith("(") or not candidate.head.isalnum() else None


def language_note(candidate: Candidate) -> Choice | None:
    """`(от англ. Member of Parliament)`"""
    if not candidate.is_in(ru.LANGUAGES):
        return None
    return JOIN if "(" in candidate.left[-1] or candidate.previous.strip("(") in ("от", "с", "на", "по") else None


def spaced_abbreviation(candidate: Candidate) -> Choice | None:
    """`т. е.`, `и т. д.`, `с. г.`"""
    form = "др" if (candidate.previous, candidate.word) == ("и", "пр") else candidate.spaced_form.lower()
    if form in _NEVER_FINAL or (form in ru.THIS_YEAR and candidate.head.isdigit()):
        return JOIN
    if form not in _EITHER and form not in ru.THIS_YEAR:
        return None
    return SPLIT if candidate.opens and not _is_date_at_start(candidate) else JOIN


def named_after(candidate: Candidate) -> Choice | None:
    """`университет им. Абая`, but `нужно помочь им. Суды решили`."""
    if candidate.word != "им":
        return None
    if candidate.begins_with_initial:
        return JOIN
    before = candidate.previous.lower().rsplit("-", 1)[-1]
    if before.startswith(ru.NAMED) or candidate.previous[:1].isupper() or before.endswith(("»", '"', "”")):
        return JOIN
    return SPLIT if candidate.next in _OPENERS or candidate.following.islower() else JOIN


def this_year(candidate: Candidate) -> Choice | None:
    """`а.ж. 4 шілдеде`"""
    return JOIN if candidate.is_in(ru.THIS_YEAR) and candidate.head.isdigit() else None


def after_figure(candidate: Candidate) -> Choice | None:
    """`2026 ж. 3 қараша`, `18 ч. 30 мин.`; `В 2021 г. Казахстан` has no verb yet; else a capital opens a sentence."""
    if not candidate.is_in(_UNITS) or not _follows_figure(candidate):
        return None
    if candidate.head in ("№", "#") or candidate.next in ru.MONEY:
        return JOIN
    if candidate.head.isdigit():
        dated = candidate.following.lower().startswith(_MONTH_STEMS)
        goes_on = (candidate.is_in(_SCALES) and not dated) or candidate.following in _UNITS
        return JOIN if goes_on or candidate.is_in(_YEARS) else SPLIT
    return JOIN if _is_date_at_start(candidate) else SPLIT


def never_final(candidate: Candidate) -> Choice | None:
    return JOIN if candidate.is_in(_NEVER_FINAL) else None


def number(candidate: Candidate) -> Choice | None:
    """`сағ. 10.00`, `ст. 5`, `15 там. 2021`"""
    if not candidate.is_in(_NUMBERED) or not starts_number(candidate):
        return None
    if candidate.is_in(_KAZAKH_MONTHS) and not candidate.previous[-1:].isdigit() and not _is_year(candidate.next):
        return None
    return JOIN


def after_name(candidate: Candidate) -> Choice | None:
    """`Алматы қ. Абай көш.` is one address; `Алматы қ. Президент` is not."""
    if not candidate.is_in(kk.AFTER_NAME) or not candidate.previous[:1].isupper():
        return None
    if candidate.head.isdigit():
        return JOIN
    return JOIN if candidate.following.lower() in kk.AFTER_NAME | ru.TITLES else SPLIT


def title(candidate: Candidate) -> Choice | None:
    """`г. Алматы`, `проф. Иванов`, `Dr. Martens`"""
    if not candidate.is_in(_BEFORE_NAME):
        return None
    return JOIN if candidate.opens or candidate.word in _FOREIGN else None


def figure_follows(candidate: Candidate) -> Choice | None:
    """`т.б. 15 ел`, `қ. 5`: after an abbreviation a figure seldom opens a sentence."""
    return JOIN if candidate.is_in(_BEFORE_FIGURE) and starts_number(candidate) else None


def roman_number(candidate: Candidate) -> Choice | None:
    """`Петр I. По словам`: the number of a ruler, no initial."""
    regnal = candidate.word in _REGNAL and candidate.previous[:1].isupper() and not candidate.previous.isascii()
    return SPLIT if regnal and not candidate.previous.endswith(".") else None


def initial(candidate: Candidate) -> Choice | None:
    """`М. О. Ауэзов`, `А.Қ. Оспанов`, but `гепатит В. Врачи`, `Токаев К. К. Он`."""
    if not _INITIALS.fullmatch(candidate.word) or not candidate.word[0].isupper():
        return None
    if candidate.previous.lower() in _LETTERED:
        return SPLIT
    named = candidate.previous[:1].isupper() and candidate.next in _OPENERS and not candidate.begins_with_initial
    return SPLIT if named else JOIN


def _follows_figure(candidate: Candidate) -> bool:
    return candidate.word[:1].isdigit() or (
        not candidate.previous.endswith((",", ";", ":")) and bool(_FIGURE.fullmatch(candidate.previous))
    )


def _is_date_at_start(candidate: Candidate) -> bool:
    return len(candidate.lead) < _LEAD_CHARS and bool(_DATE_AT_START.fullmatch(candidate.lead))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()  # noqa: PLR2004
