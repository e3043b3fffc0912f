"""What checks say, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from desk import SLUG
from newsroom import STORY, Browser, make_desk
from pages import parse, select, text_of
from web.message_examples import EXAMPLES, TERMS

from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import IDLE, run_all
from loc.flow.desk import open_story
from loc.glossary import Glossary
from loc.lang.message import Message, say
from loc.web.desk import Desk
from loc.web.render import LANGUAGE_COOKIE
from loc.web.shown import shown_in
from loc.web.words import LANGUAGES, words_of


def find(check: str, story: Story) -> list[str]:
    lang = "kk" if check == "kazakh-letters" else "ru"
    setting = Setting(lang, Glossary(TERMS, lang), date(2026, 11, 23))
    checks, story_checks = ([check] if check in registry.rows else [] for registry in (CHECKS, STORY_CHECKS))
    return [finding.message for finding in run_all(story, setting, checks, story_checks, "x.po", style=True)]


def tell(message: str, language: str) -> str:
    assert isinstance(message, Message)
    return message.tell(words_of(language))


@pytest.mark.parametrize("check", EXAMPLES)
def test_each_check_speaks_kazakh_and_russian(check: str) -> None:
    """All of what it says, but for what it quotes."""
    story, *expected = EXAMPLES[check]
    (message,) = find(check, story)
    assert [tell(message, language) for language in ("kk", "ru")] == expected


def test_no_check_is_left_out() -> None:
    """One that is new needs its example above."""
    assert EXAMPLES.keys() == {*CHECKS.rows, *STORY_CHECKS.rows, IDLE}


@pytest.mark.parametrize(
    ("number", "russian"),
    [
        (1, "место и дата: ожидалось не больше 1 слова, здесь 9"),
        (3, "место и дата: ожидалось не больше 3 слов, здесь 9"),
        (21, "место и дата: ожидалось не больше 21 слова, здесь 9"),
    ],
)
def test_counts_have_their_forms(number: int, russian: str) -> None:
    """As everywhere in the interface."""
    one, many = (
        "expected a dateline of at most {n} word, got {got}",
        "expected a dateline of at most {n} words, got {got}",
    )
    message = say(one, many, n=number, got=9)
    assert tell(message, "ru") == russian
    assert tell(message, "kk") == f"орны мен күні {number} сөзден аспауы керек, мұнда 9"
    assert tell(message, "en") == message


def test_alternatives_and_days_are_told_too() -> None:
    """What stands inside a message is said in the same language."""
    message = say(
        "expected {expected} for “{name}”, got {got}",
        expected=say(
            "{these} or {other}",
            these="«Астана»",
            other=say("«{term}» (since {since})", term="Ақмола", since="2026-11-23"),
        ),
        name="Astana",
        got="«Целиноград»",
    )
    assert tell(message, "ru") == "для «Astana» ожидалось «Астана» или «Ақмола» (с 2026-11-23), стоит «Целиноград»"
    assert tell(message, "kk") == (
        "«Astana» үшін «Астана» немесе «Ақмола» (2026-11-23 күнінен бастап) болуы керек, «Целиноград» тұр"
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project")
    (unit,) = [each.unit for each in open_story(desk.project, SLUG, "kk").units if "turbines" in each.unit.key.source]
    path = desk.config.root / f"locales/kk/{SLUG}.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: kk\\n"\n\n'
        f'#, fuzzy\nmsgctxt "text"\nmsgid "{unit.key.source}"\nmsgstr "Зауыт жылына 26 турбина <b>шығарады</b>."\n',
        encoding="utf-8",
    )
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "changed figure: expected 25, got 26"),
        ("kk", "сан өзгерген: «25» болуы керек, «26» тұр"),
        ("ru", "число изменено: ожидалось «25», стоит «26»"),
    ],
)
def test_findings_are_shown_in_the_language_of_the_interface(desk: Desk, language: str, expected: str) -> None:
    """To each reader in his own, marked as such for screen readers, whoever looked before."""
    browser = Browser.of(desk)
    for each in (*LANGUAGES, language):
        page = parse(browser.get(STORY, headers={"Cookie": f"{LANGUAGE_COOKIE}={each}"}).text)
    findings = {text_of(each, ".check"): each for each in select(page, ".finding")}
    assert text_of(findings["numbers"], ".text") == expected
    assert [each.get("lang") for each in select(findings["numbers"], ".text bdi")] == [language]


def test_a_message_of_others_stays_as_it_is() -> None:
    """Plain text of a foreign check is shown letter for letter, even where a catalog has the same."""
    assert shown_in("expected {expected}, got {got}", "ru") == "<bdi>expected {expected}, got {got}</bdi>"
    assert shown_in("word", "ru") == "<bdi>word</bdi>"


def test_a_message_that_no_catalog_has_is_told_in_english() -> None:
    """A foreign check may use messages without catalogs of its own."""
    message = say("the desk writes «{better}», not «{phrase}»", better="бүгінде", phrase="бүгінгі таңда")
    assert tell(message, "kk") == message == message.tell(NullTranslations())


def test_texts_in_messages_cannot_act() -> None:
    """What a message quotes is escaped, and marks that hide are made visible, in any language."""
    message = say("expected {word} once, got it twice", word="<script>\u202e")
    page = str(shown_in(message, "kk"))
    assert page.startswith('<bdi lang="kk">«&lt;script&gt;<span class="hidden-mark">RLO</span>» бір рет')
    assert not re.search("<script|\u202e", page)
