"""Another sentence's translation, half a translation, and more than a translation."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from loc.check import completeness
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.model import Severity, Unit, UnitKey

NTREX = Path(__file__).parents[3] / "shared" / "data" / "ntrex-dev.tsv"
COLUMNS = {"kk": 2, "ru": 3}

RATE = "The central bank raised its key rate because inflation in the country had not slowed since the summer."
BORDER = (
    "The ministers agreed to open three border crossings, "
    "and the president thanked the United Nations for its help to the refugees."
)
BRIEF = "The ministers met on Monday."

SILENT = [
    ("ru", RATE, "Центробанк повысил ключевую ставку, поскольку инфляция в стране не замедляется с лета."),
    ("kk", RATE, "Елдегі инфляция жаздан бері бәсеңдемегендіктен, орталық банк базалық мөлшерлемені көтерді."),
    (
        "ru",
        BORDER,
        "Министры договорились открыть три пункта пропуска, а президент поблагодарил ООН за помощь беженцам.",
    ),
    (
        "kk",
        BORDER,
        (
            "Министрлер шекарада үш өткізу бекетін ашуға келісті, ал президент босқындарға көмектескені үшін БҰҰ-ға "
            "алғыс айтты."
        ),
    ),
    # Look like another sentence: idioms, a name alone, few words.
    ("ru", "Nobody was hurt.", "Обошлось без пострадавших."),
    ("kk", "Nobody was hurt.", "Зардап шеккендер жоқ."),
    ("ru", "It is up to Guterres.", "Слово за Гутерришем."),
    ("kk", "It is up to Guterres.", "Енді сөз кезегі Гутерриште."),
    ("ru", "Talks resume", "Переговоры возобновились"),
    ("kk", "Talks resume", "Келіссөз қайта басталды"),
    # Left as it stands, which is for another check.
    ("ru", RATE, RATE),
    ("kk", "12.5", "12,5"),
]

OTHER = [
    ("ru", RATE, "Сборная страны вышла в финал чемпионата мира, победив со счётом 3:1 команду Японии."),
    ("kk", RATE, "Ұлттық құрама Жапония командасын 3:1 есебімен жеңіп, әлем чемпионатының финалына шықты."),
    # Looks right: a sentence of the same story, with a word in common.
    ("ru", BORDER, "По словам министра обороны, на учения в августе прибыли более четырёх тысяч военных."),
    ("kk", BORDER, "Қорғаныс министрінің айтуынша, тамыздағы жаттығуға төрт мыңнан астам әскери қызметші келді."),
]

MISSING = [
    ("ru", "Министры договорились открыть три пункта пропуска на границе."),
    ("kk", "Министрлер шекарада үш өткізу бекетін ашуға келісті."),
]

ADDED = [
    (
        "ru",
        (
            "Министры встретились в понедельник, а вечером президент поблагодарил Организацию Объединённых Наций за "
            "помощь беженцам и пообещал построить новые больницы, школы и дороги во всех районах страны."
        ),
    ),
    (
        "kk",
        (
            "Министрлер дүйсенбіде кездесті, ал кешке президент босқындарға көмектескені үшін Біріккен Ұлттар Ұйымына "
            "алғыс айтып, елдің барлық ауданында жаңа аурухана, мектеп және жол салуға уәде берді."
        ),
    ),
]


def check(lang: str, source: str, target: str) -> list[Flaw]:
    return list(completeness.find(Unit(UnitKey(source, "text"), target), Setting(lang, Glossary((), lang))))


@pytest.mark.parametrize(("lang", "source", "target"), SILENT)
def test_a_translation_is_left_alone(lang: str, source: str, target: str) -> None:
    """Free and short translations are whole as long as their words answer each other."""
    assert check(lang, source, target) == []


@pytest.mark.parametrize(("lang", "source", "target"), OTHER)
def test_translation_of_another_sentence_is_told(lang: str, source: str, target: str) -> None:
    """No name, figure or word in common: one flaw that says so."""
    (flaw,) = check(lang, source, target)
    assert "another" in flaw.message


def test_a_sure_case_is_an_error() -> None:
    """Where nothing at all fits, it is more than a warning."""
    (flaw,) = check("ru", RATE, OTHER[0][2])
    assert flaw.severity is Severity.ERROR


@pytest.mark.parametrize(("lang", "target"), MISSING)
def test_half_a_translation_is_told_with_the_passage(lang: str, target: str) -> None:
    """The message quotes the words of the source that nothing answers to."""
    (flaw,) = check(lang, BORDER, target)
    assert "got nothing for" in flaw.message
    assert "thanked the United Nations" in flaw.message
    assert flaw.span is None


@pytest.mark.parametrize(("lang", "target"), ADDED)
def test_text_without_source_is_told_at_its_place(lang: str, target: str) -> None:
    """The span covers the addition, and not the part that is a translation."""
    (flaw,) = check(lang, BRIEF, target)
    assert flaw.span is not None
    assert flaw.span[0] >= target.index(",") - 1
    assert flaw.severity is None


def test_from_other_languages_nothing_is_said() -> None:
    """The table is learned from English."""
    setting = Setting("ru", Glossary((), "ru"), source_lang="de")
    assert list(completeness.find(Unit(UnitKey("Der Minister kam.", "text"), OTHER[0][2]), setting)) == []


@pytest.mark.skipif(not NTREX.exists(), reason="ntrex-dev.tsv is not beside the project")
@pytest.mark.parametrize("lang", COLUMNS)
def test_professional_translations(lang: str) -> None:
    """At most 0.5 % of good sentences are flagged; faults are found as often as promised."""
    rows = [line.split("\t") for line in NTREX.read_text(encoding="utf-8").splitlines()[1:]]
    pairs = [(row[1], row[COLUMNS[lang]]) for row in rows]
    chance = random.Random(1)  # noqa: S311 - no secret
    clean = [check(lang, *pair) for pair in pairs]
    assert _share(clean) <= 0.005
    count = len(pairs)
    others = [pairs[(at + 1 + chance.randrange(count - 1)) % count][1] for at in range(count)]
    found = [check(lang, source, other) for (source, _), other in zip(pairs, others, strict=True)]
    assert _share(found) >= 0.9
    halves = [(source, half) for source, target in pairs for half in _halve(target)]
    assert _share([check(lang, *pair) for pair in halves]) >= 0.6


def _halve(text: str) -> list[str]:
    """Of four words or more, both halves; the first has the end mark."""
    words = text.split()
    middle = (len(words) + 1) // 2
    halves = [" ".join(words[:middle]).rstrip(" ,;:—–-") + text[-1], " ".join(words[middle:])]
    return halves if len(words) > 3 else []


def _share(found: Sequence[list[Flaw]]) -> float:
    return sum(map(bool, found)) / len(found)
