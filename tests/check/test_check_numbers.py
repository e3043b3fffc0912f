from __future__ import annotations

from collections.abc import Callable

import pytest

from loc.model import Finding, Severity

Run = Callable[..., tuple[Finding, ...]]

SILENT = [
    # Another decimal mark, another grouping, a scale word for zeros.
    ("ru", "Growth was 5.4 percent.", "Рост составил 5,4%."),
    ("kk", "The plant made 3,000 cars.", "Зауыт 3 мың көлік шығарды."),
    ("ru", "The fund holds $58.2 billion.", "В фонде 58,2 млрд долларов."),
    ("kk", "The road cost 1,250,000 tenge.", "Жолға 1 250 000 теңге жұмсалды."),
    # The hour by the other clock, the month in words, the decade in short.
    ("ru", "Talks began at 3:30 p.m. on 9/16/2021.", "Переговоры начались в 15:30 16 сентября 2021 года."),
    ("kk", "The session opens at 9 p.m.", "Отырыс сағат 21:00-де ашылады."),
    ("ru", "Prices rose in the 1930s.", "В 30-е годы цены выросли."),
    # A gas by its formula or by its name, a disease with its year or without.
    ("kk", "CO2 emissions fell 3%.", "Көмірқышқыл газының шығарындылары 3%-ға азайды."),
    ("ru", "The COVID-19 wave is over.", "Волна коронавируса прошла."),
    # Words for digits on either side.
    ("kk", "Seven villages were hit.", "7 ауыл зардап шекті."),
    ("ru", "The 25-year-old pilot landed safely.", "Двадцатипятилетний пилот благополучно посадил самолет."),
    ("ru", "The race is 12 miles long.", "Длина трассы — 19 км."),
    ("kk", "It was signed in the 19th century.", "Құжатқа ХІХ ғасырда қол қойылды."),
    # A figure said twice may be said once; a year may be told as this one.
    ("ru", "In 2021, as in all of 2021, rates held.", "В течение 2021 года ставки не менялись."),
    ("kk", "By August 2021 the bridge will be ready.", "Көпір осы жылдың тамызына дейін дайын болады."),
]

SILENT += [
    ("ru", "He arrived on Tuesday, May 5.", "Он прибыл во вторник, 5 мая."),
    ("kk", "He arrived on Tuesday, May 5.", "Ол 5 мамырда, сейсенбі күні келді."),
    ("kk", "The loan is $20 million.", "Несие көлемі – 20 млн АҚШ доллары."),
    ("ru", "Talks begin at 1200 GMT.", "Переговоры начнутся в 15:00 мск."),
]

FIRING = [
    ("ru", "Growth was 5.4 percent.", "Рост составил 5,8%.", "expected 5.4, got 5,8"),
    ("kk", "The plant made 3,000 cars.", "Зауыт 3 млн көлік шығарды.", "expected 3,000, got 3 млн"),
    ("ru", "The fund holds $58.2 billion.", "В фонде 58,2 млн долларов.", "expected 58.2 billion, got 58,2 млн"),
    # Looks right: all digits are there, the value is another.
    ("kk", "Inflation fell to 10.5 percent.", "Инфляция 105 пайызға дейін төмендеді.", "expected 10.5, got 105"),
    ("ru", "Talks began at 3:30 p.m.", "Переговоры начались в 16:30.", "expected 3:30 p.m., got 16:30"),
    (
        "kk",
        "The treaty of 1992 has 11 articles.",
        "1992 жылғы шартта көп бап бар.",
        "expected 11, got nothing; the source has “1992 has 11 articles.”",
    ),
    ("ru", "He was first in 2016 and 2020.", "Он победил в 2016 и 2016 годах.", "expected 2020, got nothing"),
    # The value is the same, the unit another; the message tells both with their units.
    ("kk", "The loan is $20 million.", "Несие көлемі – 20 млн теңге.", "expected $20 million, got 20 млн теңге"),
    ("ru", "The rate rose by 2 percentage points.", "Ставка выросла на 2%.", "expected 2 percentage points, got 2%"),
    ("ru", "Talks begin at 3 p.m. GMT.", "Переговоры начнутся в 15:00 мск.", "expected 3 p.m. GMT, got 15:00 мск"),
    # Another day: told once, with its figure where it has one.
    ("ru", "He arrived on May 5.", "Он прибыл 5 июня.", "expected May 5, got 5 июня"),
    ("kk", "He arrived on Monday.", "Ол сейсенбіде келді.", "expected Monday, got сейсенбіде"),
    ("kk", "Seven villages were hit.", "8 ауыл зардап шекті.", "expected Seven, got 8"),
]


@pytest.mark.parametrize(("lang", "source", "target"), SILENT)
def test_same_value_in_the_other_form_is_silent(run: Run, lang: str, source: str, target: str) -> None:
    """A figure that was localised, not changed, is left alone."""
    assert run("numbers", lang, source, target) == ()


@pytest.mark.parametrize(("lang", "source", "target", "message"), FIRING)
def test_other_value_is_an_error(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """A changed or missing value is one error that names both sides."""
    (finding,) = run("numbers", lang, source, target)
    assert message in finding.message
    assert finding.severity is Severity.ERROR


def test_extra_figure_is_a_warning_at_its_place(run: Run) -> None:
    """A figure the source lacks may be a service to the reader, so it is only pointed at."""
    (finding,) = run("numbers", "ru", "The Suez crisis showed it.", "Это показал Суэцкий кризис 1956 года.")
    assert finding.severity is Severity.WARNING
    assert finding.span == (27, 31)


@pytest.mark.parametrize(
    ("lang", "source", "target", "message"),
    [
        ("ru", "Seven villages were hit.", "Пострадали восемь деревень.", "changed figure: expected Seven, got восемь"),
        ("kk", "The ticket costs $20.", "Билет құны – 20.", "changed figure: expected $20, got 20"),
        ("kk", "He ran 40 miles.", "Ол 40 миля (км) жүгірді.", "changed figure: expected no such figure, got (км"),
    ],
)
def test_doubt_is_a_warning_at_its_place(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """Numbers in words, lost units and torn figures are pointed at, no more."""
    (finding,) = run("numbers", lang, source, target)
    assert (finding.message, finding.severity) == (message, Severity.WARNING)
    assert finding.span
    assert target[slice(*finding.span)] == message.rpartition("got ")[2]
