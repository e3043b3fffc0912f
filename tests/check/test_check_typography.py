"""typography, and the form of quotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from loc.check import typography
from loc.check.protocol import Flaw, Setting
from loc.check.typography import set_typography
from loc.glossary import Glossary
from loc.lang.typography.quotes import pair_quotes, set_quotes
from loc.lang.typography.rules import TYPOGRAPHY_RULES
from loc.model import Finding, Severity, State, Unit, UnitKey

Run = Callable[..., tuple[Finding, ...]]

# `_` stands for the no-break space.
SET = [
    ("ru", "ellipsis", "Он ждал...", "Он ждал…"),
    ("kk", "ellipsis", "Ол күтті...", "Ол күтті…"),
    ("ru", "dash", "Астана - столица.", "Астана_— столица."),
    ("ru", "dash", "Астана – столица.", "Астана_— столица."),
    ("ru", "dash", "Астана — столица.", "Астана_— столица."),
    ("kk", "dash", "Астана - астана.", "Астана – астана."),
    ("kk", "dash", "«Келістік», — деді ол.", "«Келістік», – деді ол."),
    ("ru", "dash", "- Мы договорились.", "— Мы договорились."),
    ("kk", "dash", "- Біз келістік.", "– Біз келістік."),
    ("ru", "dash between years", "План на 2021-2025 годы.", "План на 2021–2025 годы."),
    ("kk", "dash between years", "2021-2025 жылдарға арналған жоспар.", "2021–2025 жылдарға арналған жоспар."),
    ("ru", "percent", "Рост составил 8,7%.", "Рост составил 8,7_%."),
    ("kk", "percent", "Өсім 8,7 % болды.", "Өсім 8,7% болды."),
    ("ru", "number sign", "Указ №25 подписан.", "Указ №_25 подписан."),
    ("kk", "number sign", "№ 25 жарлыққа қол қойылды.", "№_25 жарлыққа қол қойылды."),
    ("ru", "initials", "Памятник А.С.Пушкину открыт.", "Памятник А._С._Пушкину открыт."),
    ("kk", "initials", "А. Байтұрсынұлы осында оқыған.", "А._Байтұрсынұлы осында оқыған."),
    ("ru", "thousands", "Пришли 1 250 000 человек.", "Пришли 1_250_000 человек."),
    ("kk", "thousands", "Жиынға 12 500 адам келді.", "Жиынға 12_500 адам келді."),
    ("ru", "unit", "До города 40 км.", "До города 40_км."),
    ("kk", "unit", "Жобаға 40 млрд теңге бөлінді.", "Жобаға 40_млрд теңге бөлінді."),
    ("ru", "year", "Это было в 2021 г.", "Это было в 2021_г."),
    ("kk", "year", "Бұл 2021 ж. болған.", "Бұл 2021_ж. болған."),
    ("ru", "abbreviation", "Дороги, мосты и т.д.", "Дороги, мосты и_т._д."),
    ("ru", "abbreviation", "Встреча в г. Алматы завершена.", "Встреча в г._Алматы завершена."),
    ("ru", "time", "Сессия начнется в 15.00.", "Сессия начнется в 15:00."),
    ("kk", "time", "Отырыс сағат 15.00-де басталады.", "Отырыс сағат 15:00-де басталады."),
    ("ru", "full stop in quotes", "Он сказал: «Мы готовы.»", "Он сказал: «Мы готовы»."),
    ("kk", "full stop in quotes", "Ол: «Біз дайынбыз.» деді.", "Ол: «Біз дайынбыз». деді."),
    ("ru", "comma in quotes", "«Мы готовы,» — сказал он.", "«Мы готовы»,_— сказал он."),
    ("kk", "comma in quotes", "«Біз дайынбыз,» – деді ол.", "«Біз дайынбыз», – деді ол."),
]

WELL_SET = [
    ("ru", "Рост составил 8,7_%, цена_— 5_млн_₽ за 1_250_000 штук."),
    ("kk", "Өсім 8,7% болды – бұл 2021–2025 жылдардағы рекорд."),
    ("kk", "Қ.Тоқаев сөз сөйледі."),
    # Look wrong: a compound with %, a hyphen inside a word, a score, a date, a phone and the number of a law.
    ("ru", "Это 5%-й раствор из Нью-Йорка."),
    ("ru", "Матч закончился со счетом 2:1 16.09.2021, телефон 2021-2025-11."),
    ("kk", "Заң №_345-VI, Алматы-1 стансасы."),
    # Looks like a time: a decimal before a unit.
    ("ru", "Цена выросла в 12.50_млн раз."),
    ("ru", "Что?.. Не может быть!.."),
    # An abbreviation ends the quotation.
    ("ru", "Он назвал это «дороги, мосты и_т._д.»"),
]

QUOTES_SET = [
    ("ru", 'Он сказал "да" и "нет".', "Он сказал «да» и «нет»."),
    ("ru", '"Я читал "Войну и мир" дважды", — сказал он.', "«Я читал „Войну и мир“ дважды», — сказал он."),
    ("kk", "«Мен «Абай жолын» екі рет оқыдым», – деді ол.", "«Мен “Абай жолын” екі рет оқыдым», – деді ол."),
    ("kk", "“Біз келістік“, – деді ол.", "«Біз келістік», – деді ол."),
    ("ru", "„Мы готовы”, — сказал он.", "«Мы готовы», — сказал он."),
    ("ru", 'Он начал: "Мы готовы.', "Он начал: «Мы готовы."),
    ("ru", "Его рост 5'10\", он из «Барыса».", "Его рост 5'10\", он из «Барыса»."),
    # Nobody knows what belongs together.
    ("ru", "«Я читал «Войну и мир», — сказал он.", None),
    ("ru", '«Мы готовы", — сказал он.', None),
    ("de", '"Ja", sagte er.', None),
]


@pytest.mark.parametrize(("lang", "what", "target", "right"), SET)
def test_typography_is_set(lang: str, what: str, target: str, right: str) -> None:
    """Each row of the table is found as house style, and its fix is the whole target as it should be."""
    flaws = _find(lang, target)
    assert any(flaw.message.startswith(f"{what}: ") for flaw in flaws)
    assert {flaw.fix for flaw in flaws} == {right.replace("_", "\u00a0")}


@pytest.mark.parametrize(("lang", "target"), WELL_SET)
def test_good_typography_is_left_alone(lang: str, target: str) -> None:
    """What is set well, or only looks like a slip, has no finding."""
    assert _find(lang, target.replace("_", "\u00a0")) == ()


def test_every_rule_of_the_table_has_a_case() -> None:
    """No row of the table goes unproved in any of its languages."""
    rows = {(lang, rule.what) for rule in TYPOGRAPHY_RULES for lang in rule.langs.split()}
    assert rows == {(lang, what) for lang, what, _, _ in SET}


def test_every_rule_names_its_source_and_its_hint() -> None:
    """A row says where its form comes from, and its quick hint is no narrower than its pattern."""
    for rule in TYPOGRAPHY_RULES:
        assert rule.source
        for lang, what, target, _ in SET:
            if lang in rule.langs.split() and what == rule.what and regex.search(rule.wrong, target):
                assert regex.search(rule.hint, target)


def test_typography_is_house_style_of_two_languages() -> None:
    """The check is of the severity that is off unless configured, and knows Kazakh and Russian only."""
    assert typography.severity is Severity.STYLE
    assert _find("de", "Er wartete - 5%...") == ()


@pytest.mark.parametrize(("lang", "text", "right"), QUOTES_SET)
def test_quotes_are_set(lang: str, text: str, right: str | None) -> None:
    """Outer and inner quotes become those of the language; None where it is not sure which is which."""
    assert set_quotes(text, lang) == right


@pytest.mark.parametrize(
    ("lang", "target", "form"),
    [
        ("ru", "«Я читал «Войну и мир» дважды», — сказал он.", "„“"),
        ("kk", "«Мен «Абай жолын» екі рет оқыдым», – деді ол.", "“”"),
        ("kk", "“Біз келістік”, – деді ол.", "«»"),
    ],
)
def test_form_of_quotes_is_house_style(run: Run, lang: str, target: str, form: str) -> None:
    """Quotes of another form than the language's, inside or outside, are style with a fix, in drafts too."""
    (finding,) = run("quotes", lang, '"I agree," he said.', target, state=State.DRAFT)
    assert (finding.severity, finding.fix) == (Severity.STYLE, set_quotes(target, lang))
    assert f"expected {form}" in finding.message


_TEXTS = st.text(alphabet="абАБёғ 15АС.,:;!?…-–—%№«»„“”\"'()_\u00a0тгедкмлнж", max_size=40)


@given(st.sampled_from(["kk", "ru"]), _TEXTS)
def test_set_typography_needs_no_second_setting(lang: str, text: str) -> None:
    """Setting twice changes nothing more, and never a letter or a digit."""
    once = set_typography(text, lang)
    assert set_typography(once, lang) == once
    assert _letters(once) == _letters(text)


@given(st.sampled_from(["kk", "ru"]), _TEXTS)
def test_set_quotes_keep_what_belongs_together(lang: str, text: str) -> None:
    """Only quotation marks change, the same marks are pairs, and a second setting changes nothing more."""
    once = set_quotes(text, lang)
    if once is not None:
        assert pair_quotes(once) == pair_quotes(text)
        assert regex.sub('[«»„“”"]', "", once) == regex.sub('[«»„“”"]', "", text)
        assert set_quotes(once, lang) == once


def _find(lang: str, target: str) -> tuple[Flaw, ...]:
    unit = Unit(UnitKey("The session is over.", "text"), target, State.REVIEWED)
    return tuple(typography.find(unit, Setting(lang, Glossary((), lang))))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")
