"""consistency."""

from __future__ import annotations

from datetime import date

import pytest
from builders import make_unit

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story import consistency
from loc.check.story.word_forms import is_same_word
from loc.glossary import Glossary
from loc.model import Severity, Term, Unit

Pair = tuple[str, str]


def find(lang: str, *pairs: Pair, terms: tuple[Term, ...] = (), on: date | None = None) -> list[tuple[Unit, Flaw]]:
    """The first pair is the headline."""
    units = [make_unit(*pair, context="text" if at else "headline") for at, pair in enumerate(pairs)]
    return list(consistency.find(Story(units), Setting(lang, Glossary(terms, lang), on)))


SAME = [
    ("ru", "Пашинян", "Пашиняна"),
    ("ru", "Мирзиёев", "Мирзиеевым"),
    ("ru", "Павел", "Павлу"),
    ("ru", "Египет", "Египта"),
    ("ru", "Череповец", "Череповца"),
    ("ru", "Достоевский", "Достоевского"),
    ("ru", "Мария", "Марией"),
    ("ru", "Меркель", "Меркель"),
    ("kk", "Пашинян", "Пашинянның"),
    ("kk", "Пашинянға", "Пашинянмен"),
    ("kk", "Бішкек", "Бішкегі"),
    ("kk", "Халкетт", "Халкетке"),
    ("kk", "Назарбаев", "НАЗАРБАЕВ"),
]
APART = [
    ("ru", "Пашинян", "Пашиньяна"),
    ("ru", "Мирзиёев", "Мирзиевым"),
    ("ru", "Гутерриш", "Гутерреша"),
    ("ru", "Асад", "Ассада"),
    ("ru", "Ли", "Лю"),
    ("ru", "Уилсон", "Вилсон"),
    ("kk", "Пашинянның", "Пашиньян"),
    ("kk", "Жапаров", "Джапаровпен"),
    ("kk", "Мирзиёев", "Мирзиевтің"),
    ("kk", "Эрдоған", "Ердоған"),
]


@pytest.mark.parametrize(("lang", "one", "other"), SAME)
def test_forms_of_one_word_are_the_same(lang: str, one: str, other: str) -> None:
    """Case endings, ё, capitals, a vowel that goes and a consonant that changes are no other spelling."""
    assert is_same_word(one, other, lang)
    assert is_same_word(other, one, lang)


@pytest.mark.parametrize(("lang", "one", "other"), APART)
def test_spellings_of_one_sound_are_apart(lang: str, one: str, other: str) -> None:
    """A letter of the stem makes another spelling, whatever the ending."""
    assert not is_same_word(one, other, lang)
    assert not is_same_word(other, one, lang)


SILENT: list[tuple[str, tuple[Pair, ...]]] = [
    (
        "ru",
        (
            ("Pashinyan to visit Astana", "Пашинян посетит Астану"),
            ("Nikol Pashinyan will arrive on Friday.", "Никол Пашинян прибудет в пятницу."),
            ("Talks with Pashinyan are planned.", "Запланированы переговоры с Пашиняном."),
        ),
    ),
    (
        "kk",
        (
            ("Mirziyoyev receives envoy", "Мирзиёев елшіні қабылдады"),
            ("Shavkat Mirziyoyev spoke in Samarkand.", "Шавкат Мирзиёев Самарқандта сөз сөйледі."),
            ("He thanked Mirziyoyev.", "Ол Мирзиёевке алғыс айтты."),
        ),
    ),
    # a first name of two people, each with his own spelling
    (
        "ru",
        (
            ("Michael Sanderling leads the orchestra.", "Оркестром руководит Михаэль Зандерлинг."),
            ("Michael Jordan opened the hall.", "Зал открыл Майкл Джордан."),
        ),
    ),
    # other words for one country
    (
        "ru",
        (
            ("Britain recalled its envoy.", "Великобритания отозвала посла."),
            ("Britain gave no reasons.", "Британия не назвала причин."),
        ),
    ),
    (
        "ru",
        (("A London court ruled on Monday.", "Лондонский суд вынес решение."), ("London is calm.", "В Лондоне тихо.")),
    ),
]


@pytest.mark.parametrize(("lang", "pairs"), SILENT)
def test_a_name_told_in_one_way_is_silent(lang: str, pairs: tuple[Pair, ...]) -> None:
    """Declined forms, surname alone, namesakes, synonyms and adjectives of a place are no alarm."""
    assert find(lang, *pairs) == []


FIRING: list[tuple[str, tuple[Pair, ...], int, str]] = [
    (
        "ru",
        (
            ("Armenian PM to visit Astana", "Премьер Армении посетит Астану"),
            ("Nikol Pashinyan will arrive on Friday.", "Никол Пашинян прибудет в пятницу."),
            ("Pashinyan will meet Tokayev.", "Пашиньян встретится с Токаевым."),
            ("Talks with Pashinyan will be closed.", "Переговоры с Пашиняном будут закрытыми."),
        ),
        2,
        "Пашиньян",
    ),
    # the sure spelling wins, though the other one stands first
    (
        "kk",
        (
            ("Guterres calls for ceasefire", "Гуттереш бітімге шақырды"),
            ("Guterres spoke in New York.", "Гутерриш Нью-Йоркте сөз сөйледі."),
        ),
        0,
        "Гуттереш",
    ),
    (
        "kk",
        (
            ("Kairat Bekmukhamedov wins the race.", "Жарыста Қайрат Бекмұхамедов жеңді."),
            ("Kairat Bekmukhamedov thanked the coach.", "Қайырат Бекмұхамедов бапкеріне рақмет айтты."),
        ),
        1,
        "Қайырат",
    ),
    (
        "ru",
        (
            ("Kyrgyzstan votes on Sunday", "Кыргызстан голосует в воскресенье"),
            ("Kyrgyzstan has opened 2,400 polling stations.", "Киргизия открыла 2400 избирательных участков."),
        ),
        1,
        "Киргизия",
    ),
]


@pytest.mark.parametrize(("lang", "pairs", "at", "got"), FIRING)
def test_a_name_in_two_spellings_is_told(lang: str, pairs: tuple[Pair, ...], at: int, got: str) -> None:
    """The odd spelling is marked where it stands, once."""
    [(unit, flaw)] = find(lang, *pairs)
    assert unit.key.source == pairs[at][0]
    assert flaw.span is not None
    assert unit.target[slice(*flaw.span)] == got
    assert flaw.severity is None


def test_another_script_is_house_style() -> None:
    """A brand in Latin here and in Cyrillic there is told as style."""
    [(unit, flaw)] = find(
        "ru",
        ("Toyota closes plant", "Тойота закрывает завод"),
        ("Toyota employs 3,000 people there.", "На заводе Тойоты занято 3000 человек."),
        ("Workers blame Toyota.", "Рабочие винят Toyota."),
    )
    assert unit.target == "Рабочие винят Toyota."
    assert flaw.severity is Severity.STYLE


def test_a_collection_is_no_story() -> None:
    """In a file of many texts each may spell a name in its own way."""
    pairs = [(f"Pashinyan met envoy No. {at}.", f"Пашинян принял посланника № {at}.") for at in range(300)]
    odd = ("Pashinyan left.", "Пашиньян уехал.")
    assert len(find("ru", odd, *pairs[1:])) == 1
    assert find("ru", odd, *pairs) == []


OFFICES: list[tuple[str, tuple[Pair, ...], str]] = [
    (
        "ru",
        (
            (
                "Prime Minister Nikol Pashinyan will arrive on Friday.",
                "Премьер-министр Никол Пашинян прибудет в пятницу.",
            ),
            ("Pashinyan will address students.", "Президент Армении Пашинян выступит перед студентами."),
        ),
        "Президент Армении Пашинян",
    ),
    (
        "kk",
        (
            ("Chancellor Olaf Scholz landed in Tashkent.", "Канцлер Олаф Шольц Ташкентке келді."),
            ("Scholz will fly on to Samarkand.", "Премьер-министр Шольц содан соң Самарқандқа ұшады."),
        ),
        "Премьер-министр Шольц",
    ),
    (
        "ru",
        (
            ("Vice President Mike Pence arrived in Ankara.", "Вице-президент Майк Пенс прибыл в Анкару."),
            ("Pence left at night.", "Ночью президент Пенс улетел."),
        ),
        "президент Пенс",
    ),
]


@pytest.mark.parametrize(("lang", "pairs", "got"), OFFICES)
def test_an_office_the_source_never_gives_is_told(lang: str, pairs: tuple[Pair, ...], got: str) -> None:
    """A prime minister does not become a president in the next sentence."""
    [(unit, flaw)] = find(lang, *pairs)
    assert flaw.span is not None
    assert unit.target[slice(*flaw.span)] == got


def test_an_office_the_source_gives_elsewhere_is_silent() -> None:
    """The translator may say the office where the source has the name alone, and where it never says it."""
    told = (
        ("President Sadyr Japarov opened the school.", "Президент Садыр Жапаров открыл школу."),
        ("Japarov spoke for an hour.", "Президент Жапаров говорил час."),
        ("Emomali Rahmon sent a telegram.", "Телеграмму прислал президент Таджикистана Эмомали Рахмон."),
        ("The Kremlin spoke with Macron after the meeting.", "После разговора с Макроном в Кремле молчат."),
    )
    assert find("ru", *told) == []


CSTO = (
    Term("CSTO", "ОДКБ"),
    Term("CSTO", "Организация Договора о коллективной безопасности", "admitted"),
    Term("Head of State", "глава государства"),
    Term("Head of State", "президент страны", "admitted"),
)


def test_an_admitted_term_beside_the_preferred_one_is_told() -> None:
    """Both are right by themselves, and the preferred one is expected."""
    [(unit, flaw)] = find(
        "ru",
        ("Head of State to chair meeting", "Президент страны проведёт совещание"),
        ("The Head of State will speak first.", "Глава государства выступит первым."),
        ("The Head of State’s speech is at noon.", "Выступление главы государства — в полдень."),
        terms=CSTO,
    )
    assert unit.target == "Президент страны проведёт совещание"
    assert "«глава государства»" in flaw.message


def test_one_admitted_term_throughout_is_silent() -> None:
    """Only a mixture is told."""
    pairs = (
        ("Head of State to chair meeting", "Президент страны проведёт совещание"),
        ("The Head of State will speak first.", "Первым выступит президент страны."),
    )
    assert find("ru", *pairs, terms=CSTO) == []


def test_a_full_name_before_its_abbreviation_is_silent() -> None:
    """A story names the organisation in full once and abbreviates it afterwards."""
    pairs = (
        ("The CSTO met in Dushanbe.", "В Душанбе заседала Организация Договора о коллективной безопасности."),
        ("The CSTO was founded in 2002.", "ОДКБ создана в 2002 году."),
    )
    assert find("ru", *pairs, terms=CSTO) == []


def test_a_term_out_of_force_is_no_choice() -> None:
    """A target of another time is left to `terms`."""
    terms = (
        Term("capital", "Нұр-Сұлтан", since=date(2019, 3, 23), until=date(2022, 9, 17)),
        Term("capital", "Астана", since=date(2022, 9, 17)),
    )
    pairs = (
        ("The capital is ready.", "Астана дайын."),
        ("The capital was empty.", "Нұр-Сұлтан бос қалды."),
    )
    assert find("kk", *pairs, terms=terms, on=date(2026, 11, 23)) == []


FIGURES: list[tuple[str, tuple[Pair, ...], str | None]] = [
    # miles in the headline, kilometres below
    (
        "ru",
        (
            ("Fire spreads over 7 miles", "Пожар растянулся на 7 миль"),
            ("The front is 7 miles long.", "Длина фронта огня — 11 км."),
        ),
        "11",
    ),
    # half past five is told as morning here, as afternoon there
    (
        "kk",
        (
            ("Ceremony to start at 5:30", "Салтанат 17:30-да басталады"),
            ("Guests arrive before 5:30.", "Қонақтар 5:30-ға дейін жиналады."),
        ),
        "5:30",
    ),
    (
        "ru",
        (
            ("Fire spreads over 7 miles", "Пожар растянулся на 7 миль (11 км)"),
            ("The front is 7 miles long.", "Длина фронта огня — 11 км."),
        ),
        None,
    ),
    (
        "kk",
        (
            ("Budget grows by 8.7 percent", "Бюджет 8,7%-ға өсті"),
            ("It grew by 8.7 percent in 2025.", "Ол 2025 жылы 8,7 пайызға өсті."),
        ),
        None,
    ),
    (
        "ru",
        (
            ("Strike lasts 14 days", "Забастовка длится 14 дней"),
            ("It has lasted 14 days.", "Она продолжается 2 недели."),
        ),
        None,
    ),
]


@pytest.mark.parametrize(("lang", "pairs", "got"), FIGURES)
def test_one_figure_is_told_in_one_way(lang: str, pairs: tuple[Pair, ...], got: str | None) -> None:
    """A figure converted in one place only, or a clock read in two ways, is told; another wording is not."""
    found = find(lang, *pairs)
    assert [unit.target[slice(*flaw.span)] for unit, flaw in found if flaw.span] == ([got] if got else [])


def test_untranslated_units_are_left_out() -> None:
    """Empty targets have nothing to compare."""
    assert find("ru", ("Pashinyan arrives", "Пашинян прибыл"), ("Pashinyan spoke at 5:30.", "")) == []


def test_other_languages_have_figures_and_terms() -> None:
    """Names are compared in Kazakh and Russian only, and nothing raises."""
    assert find("de", ("Pashinyan arrives", "Paschinjan ist da"), ("Pashinyan left.", "Pashinyan reiste ab.")) == []
