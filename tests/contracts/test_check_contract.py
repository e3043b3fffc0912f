"""What every check must keep to."""

from __future__ import annotations

import pytest

from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.glossary import Glossary
from loc.model import Finding, Severity, State, Term, Unit, UnitKey

CLEAN = [
    ("kk", "The <a>report</a> is <b>out</b>.", "<b>Жарияланған</b> <a>есеп</a>."),
    ("kk", "The President met 12 envoys on Monday.", "Президент дүйсенбіде 12 елшімен кездесті."),
    ("kk", '"We agreed," the minister said.', "«Біз келістік», – деді министр."),
    ("ru", "The President met 12 envoys on Monday.", "В понедельник президент встретился с 12 послами."),
    ("ru", '"We agreed," the minister said.', "«Мы договорились»,\u00a0— сказал министр."),
]

SPOILT = [
    ("kk", "The <a>report</a> is out.", "<a>Есеп жарияланды."),
    ("ru", "The <a>report</a> is <b>out</b>.", "<a>Отчет <b>вышел</a></b>."),
    ("kk", "The President met 12 envoys.", " Президент президент 13 елшімен  кездестi ,"),
    ("kk", "The President met 12 envoys.", ""),
    ("kk", "The President met 12 envoys.", "The President met 12 envoys."),
    ("ru", "The President met 12 envoys?", 'Президeнт "встретился" с с посланцами (13 .'),
    ("ru", "He came to Kyrgyzstan.", "Он приехал в страну Киргизия,"),
    ("kk", "Kazakhstan has many cities.", "Казакстанда калалар көп."),
    (
        "ru",
        "The minister told reporters that a new agreement was signed.",
        "Министр сообщил журналистам, что жаңа келісімге қол қойылды, а подробности опубликуют завтра утром.",
    ),
    ("ru", "The report is out.", "Отчет вышел.".encode().decode("cp1251")),
    ("ru", "The report is out.", "Отчет\u202e вышел."),
    ("ru", "It grew by 5%.", "Рост составил 5%."),
    ("ru", "The talks did not bring any agreement.", "Переговоры принесли соглашение."),
    ("ru", "“We will build this road next year,” said the minister.", "«Мы построим эту дорогу в следующем году»."),
    ("ru", "Prime Minister Nikol Pashinyan left.", "Премьер-министр отбыл."),
    ("ru", "He came to Kyrgyzstan.", "Ол Қырғызстанға келіп, жиынға қатысты."),
]

SPOILT_PARTS = [
    ("ru", "Leaders meet in Dushanbe.", "Лидеры встретились в Душанбе.", "headline"),
    ("ru", "DUSHANBE. KAZINFORM", "Вашингтон", "dateline"),
]

TERMS = (Term("Kyrgyzstan", "Кыргызстан"), Term("Kyrgyzstan", "Киргизия", status="forbidden"))


def setting(lang: str) -> Setting:
    return Setting(lang, Glossary(TERMS if lang == "ru" else (), lang))


@pytest.mark.parametrize("name", CHECKS.names())
def test_check_is_a_module_with_severity_and_help(name: str) -> None:
    """Each row of the table loads, has a severity and a line of help."""
    assert isinstance(CHECKS.load(name).severity, Severity)
    assert CHECKS.listing()[name]


@pytest.mark.parametrize("name", CHECKS.names())
@pytest.mark.parametrize(("lang", "source", "target"), CLEAN)
def test_check_is_silent_on_clean_text(name: str, lang: str, source: str, target: str) -> None:
    """A good translation has no finding, not even of style."""
    unit = Unit(UnitKey(source, "text"), target, State.REVIEWED)
    assert run_checks([unit], setting(lang), [name], "x.po", style=True) == ()


def test_every_check_finds_something() -> None:
    """The spoilt pairs reach each check at least once, so the next test looks at all of them."""
    spoilt = [(*row, "text") for row in SPOILT] + SPOILT_PARTS
    found = {finding.check for row in spoilt for finding in run_all(*row)}
    assert found == set(CHECKS.names())


@pytest.mark.parametrize(("lang", "source", "target"), SPOILT)
def test_findings_fit_the_target(lang: str, source: str, target: str) -> None:
    """A span lies inside the target, a fix differs from it, a message says something."""
    for finding in run_all(lang, source, target):
        assert finding.message
        assert finding.fix != target
        assert finding.span is None or 0 <= finding.span[0] <= finding.span[1] <= len(target)


def run_all(lang: str, source: str, target: str, context: str = "text") -> tuple[Finding, ...]:
    unit = Unit(UnitKey(source, context), target, State.DRAFT, unsigned=True)
    return run_checks([unit], setting(lang), CHECKS.names(), "x.po", style=True)
