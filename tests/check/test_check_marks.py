"""quotes, end-punctuation, spacing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.check.spacing import fix_spaces
from loc.model import Finding, Severity, State

Run = Callable[..., tuple[Finding, ...]]

QUOTES = [
    # Pairs that are broken.
    ("ru", 'He called it "a new step".', "Он назвал это «новым шагом.", "« and »"),
    ("kk", 'He called it "a new step".', "Ол мұны жаңа қадам» деп атады.", "« and »"),
    ("kk", "The bank (KDB) lent it.", "Қаржыны банк (ҚДБ берді.", "( and )"),
    ("ru", '"We agreed," he said.', "“Мы договорились», — сказал он.", "“ and »"),
    # Looks well: the quotation goes on in the next sentence, so its closing mark is one too many.
    ("ru", '"We agreed on the border.', "«Мы договорились о границе».", "several sentences"),
    # The quotation is gone.
    (
        "ru",
        'He said: "Our countries will go on working together on water."',
        "По его словам, страны продолжат совместную работу по воде.",
        "got no quotes",
    ),
]

QUOTES_SILENT = [
    ("kk", '"We agreed," the minister said.', "«Біз келістік», – деді министр."),
    # The quotation begins here and ends in another sentence.
    ("ru", '"We agreed on the border.', "«Мы договорились о границе."),
    ("kk", 'They will talk again."', "Олар тағы сөйлеседі»."),
    # Look unbalanced: equal marks are not set twice; a list has brackets of its own.
    ("ru", '"I read "War and Peace"," he said.', "«Я читал «Войну и мир», — сказал он."),
    ("ru", '"It is good, Real is strong," he said.', "«Хорошо, ведь «Реал» - сильный клуб», - сказал он."),
    ("ru", "a) the budget; b) the plan", "а) бюджет; б) план"),
    # One word in quotes may go without.
    ("kk", 'The so-called "hub" was opened.', "Хаб ашылды."),
    # Speech that goes on in the next sentence, told in other words.
    ("ru", 'She was calm: "We will wait for the court.', "Она спокойна и собирается дождаться суда."),
    ("ru", "The workers' union 'Unity' met.", "Прошла встреча профсоюза «Единство»."),
]

END = [
    ("ru", "Who will pay?", "Кто заплатит.", "expected `?`"),
    ("kk", "Who will pay?", "Кім төлейді", "expected `?`"),
    ("kk", "The session is over.", "Отырыс аяқталды", "expected `.`"),
    ("ru", "The session is over.", "Сессия завершена,", "got a comma"),
]

END_SILENT = [
    ("kk", 'He said: "It is over."', "Ол: «Бәрі аяқталды», – деді."),
    ("ru", '"Who will pay?" he asked.', "Он спросил: «Кто заплатит?»"),
    ("kk", "Their plan has three parts:", "Олардың жоспары үш бөлімнен тұрады:"),
    ("ru", "He waited...", "Он ждал…"),
    ("kk", "The report said (see below).", "Баяндамада солай делінген (төменде)."),
    ("ru", "Oh, sorry, what.", "Простите, что вы сказали?"),
]

SPACING = [
    ("ru", "Сессия  завершена.", "Сессия завершена."),
    ("kk", "Отырыс аяқталды .", "Отырыс аяқталды."),
    ("ru", " Сессия завершена. ", "Сессия завершена."),
    ("kk", "Ол « иә» деді.", "Ол «иә» деді."),
    ("ru", "Он приехал,но не выступил.", "Он приехал, но не выступил."),
    ("kk", "Отырыс аяқталды.Келесісі қыста өтеді.", "Отырыс аяқталды. Келесісі қыста өтеді."),
    ("kk", "Отырыс\tаяқталды.", "Отырыс аяқталды."),
    ("ru", "Сессия\u200bзавершена.", "Сессиязавершена."),
]

SPACING_SILENT = [
    ("ru", "Рост составил 5 % — это рекорд."),
    ("kk", "Бағасы 3\u00a0000 теңге, т.б."),
    ("ru", "Счет 2:1, 10:30, сайт akorda.kz и г. Алматы, 5,4%."),
    ("kk", "– Біз келістік, – деді ол."),
    # A site is written in one.
    ("ru", "Об этом сообщает Lenta.Ru со ссылкой на Mail,Yandex."),
]


@pytest.mark.parametrize(("lang", "source", "target", "message"), QUOTES)
def test_quotes_fire(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """A mark without its other half, or a quotation without marks, is found."""
    assert any(message in finding.message for finding in run("quotes", lang, source, target))


@pytest.mark.parametrize(("lang", "source", "target"), QUOTES_SILENT)
def test_quotes_are_silent(run: Run, lang: str, source: str, target: str) -> None:
    """Good typography that only looks unbalanced is left alone, but for the form of inner quotes."""
    assert [finding for finding in run("quotes", lang, source, target) if finding.severity is not Severity.STYLE] == []


@pytest.mark.parametrize(
    ("lang", "target", "fix"),
    [("kk", 'Ол "иә" деді.', "Ол «иә» деді."), ("ru", 'Он сказал "да" и "нет".', "Он сказал «да» и «нет».")],
)
def test_straight_quotes_of_an_engine_are_mended(run: Run, lang: str, target: str, fix: str) -> None:
    """Straight quotes in a draft are a warning with «» as fix; where a person set them, they are house style."""
    (draft,) = run("quotes", lang, 'He said "yes".', target, state=State.DRAFT)
    (reviewed,) = run("quotes", lang, 'He said "yes".', target)
    assert (draft.severity, draft.fix) == (Severity.WARNING, fix)
    assert (reviewed.severity, reviewed.fix) == (Severity.STYLE, fix)


@pytest.mark.parametrize(("lang", "source", "target", "message"), END)
def test_end_punctuation_fires(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """Another mark at the end than the source's is found."""
    (finding,) = run("end-punctuation", lang, source, target)
    assert message in finding.message


@pytest.mark.parametrize(("lang", "source", "target"), END_SILENT)
def test_end_punctuation_is_silent(run: Run, lang: str, source: str, target: str) -> None:
    """Quotations that move and marks that stand for each other are left alone."""
    assert run("end-punctuation", lang, source, target) == ()


def test_full_stop_is_wrong_in_headlines_alone(run: Run) -> None:
    """A translator may end a sentence the source left open, but a headline has no full stop."""
    source, target = "Leaders meet in Dushanbe", "Душанбеде көшбасшылар кездесті."
    assert run("end-punctuation", "kk", source, target) == ()
    assert "got `.`" in run("end-punctuation", "kk", source, target, context="headline")[0].message


@pytest.mark.parametrize(("lang", "target", "fix"), SPACING)
def test_spacing_fires_with_fix(run: Run, lang: str, target: str, fix: str) -> None:
    """Each finding offers the same whole target, with all spaces mended."""
    findings = run("spacing", lang, "The session is over.", target)
    assert {finding.fix for finding in findings} == {fix}


@pytest.mark.parametrize(("lang", "target"), SPACING_SILENT)
def test_spacing_is_silent(run: Run, lang: str, target: str) -> None:
    """Spaces before %, dashes and inside numbers, and marks inside figures and addresses, are right."""
    assert run("spacing", lang, "The session is over.", target) == ()


@given(st.text(alphabet="абғ ,.«»!?\u00a0\n", max_size=30))
def test_fixed_spaces_need_no_second_fix(text: str) -> None:
    """Mending spaces twice changes nothing more."""
    once = fix_spaces(text)
    assert fix_spaces(once) == once
