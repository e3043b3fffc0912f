"""encoding, control, kazakh-letters, passage; and with script and unchanged on professional translations."""

from __future__ import annotations

import csv
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.check import control, encoding, kazakh_letters, passage, script, unchanged
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.lang.script.alphabets import LOOK_ALIKES
from loc.model import Severity, Unit, UnitKey

REFERENCES = Path(__file__).parents[2] / ".." / "shared" / "data" / "ntrex-dev.tsv"
COLUMNS = {"kk": "kaz", "ru": "rus"}
CHECKS = (script, unchanged, encoding, control, kazakh_letters, passage)


def _find(check: ModuleType, lang: str, target: str, source: str = "") -> list[Flaw]:
    unit = Unit(UnitKey(source, "text"), target)
    return list(check.find(unit, Setting(lang, Glossary((), lang))))


def _garble(text: str, written_as: str, read_as: str) -> str:
    return text.encode(written_as).decode(read_as)


GARBLED = [
    ("ru", "Переговоры в Астане завершились.", "utf-8", "cp1251"),
    ("kk", "Үкімет жаңа заңды қарады.", "utf-8", "cp1251"),
    ("ru", "Президент подписал указ.", "utf-8", "latin-1"),
    ("kk", "Елорда күні", "utf-8", "latin-1"),
    ("ru", "Президент подписал указ", "cp1251", "latin-1"),
]


@pytest.mark.parametrize(("lang", "text", "written_as", "read_as"), GARBLED)
def test_text_in_a_wrong_encoding_is_read_again(lang: str, text: str, written_as: str, read_as: str) -> None:
    """Mojibake of either alphabet is an error, the fix is the text as it was, and `script` leaves it alone."""
    garbled = _garble(text, written_as, read_as)
    (flaw, *_) = _find(encoding, lang, garbled)
    assert flaw.fix == text
    assert flaw.severity is None
    assert not _find(script, lang, garbled)


@pytest.mark.parametrize(
    ("target", "span"),
    [("Пере\ufffd\ufffdоры", (4, 6)), ("Итоги: ????? года", (7, 12)), ("Он сказал пїЅпїЅ", (10, 16))],
)
def test_lost_letters_are_found_without_a_fix(target: str, span: tuple[int, int]) -> None:
    """Where the letters are gone the place is told, and nothing is made up."""
    (flaw,) = _find(encoding, "ru", target)
    assert (flaw.span, flaw.fix) == (span, None)


@pytest.mark.parametrize(
    "target",
    [
        *("ТІРІ АДАМ", "РСФСР» — «СССР»", "На сцене В« и «Ё»", "Что???", "Курт Гёдель (Gödel) родился в Брно."),
        *("Öğütçü келді.", "Température до 30 °C ± 2", "Café de l'Opéra жабылды."),
    ],
)
def test_text_that_looks_garbled_is_left(target: str) -> None:
    """Capitals, marks and accents that mojibake is made of stand by right."""
    assert not _find(encoding, "kk", target)


def test_garbled_text_of_the_source_may_stay() -> None:
    """What the source has itself is no fault of the target."""
    assert not _find(encoding, "ru", "Ник ????", "Nick ????")


def test_decomposed_letters_are_put_together() -> None:
    """«й» of two characters is found as a warning, and the fix has it as one; a stress mark may stay."""
    (flaw,) = _find(encoding, "ru", "Новый зако\u0301н, старыи\u0306 указ")
    assert (flaw.span, flaw.fix, flaw.severity) == ((19, 21), "Новый зако\u0301н, старый указ", Severity.WARNING)


@pytest.mark.parametrize(
    ("lang", "target", "strangers"),
    [
        ("ru", "Урαган прошёл над Атырау.", "α"),
        ("kk", "Дауыл Атыραудан өтті.", "α, ρ"),
        ("ru", "Завод Ростselmaш встал.", "a, e, l, m, s"),
        ("ru", "Сéминар открыли в Астане.", "é"),
        ("en", "The Kаspi branch was closed.", "а"),
        ("en", "The Kαspi бranch was closed.", "б"),
    ],
)
def test_the_letters_that_are_foreign_are_named(lang: str, target: str, strangers: str) -> None:
    """Those of any script that is not the language's, Greek ones and accented ones too."""
    (flaw,) = [flaw for flaw in _find(script, lang, target) if "another script" in flaw.message]
    assert flaw.message.endswith(f"letters of another script ({strangers})")


HIDDEN = [
    ("Пере\u00adговоры", "Переговоры", Severity.WARNING),
    ("\u202eПереговоры", "Переговоры", None),
    ("\u2066Переговоры\u2069", "Переговоры", None),
    ("Переговоры\x07", "Переговоры", None),
    ("Пере\u200cговоры", "Переговоры", Severity.WARNING),
    ("\ue000Переговоры", "Переговоры", None),
]


@pytest.mark.parametrize(("target", "fix", "severity"), HIDDEN)
def test_invisible_characters_are_taken_out(target: str, fix: str, severity: Severity | None) -> None:
    """Controls, bidirectional marks and what pages leave behind are found; harmless ones weigh less."""
    flaws = _find(control, "ru", target)
    assert {(flaw.fix, flaw.severity) for flaw in flaws} == {(fix, severity)}


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Сүт 5\u00a0%", "Milk 5%"),
        ("Отбасы 👨\u200d👩\u200d👧", "Family"),
        ("\u200eИтог", "\u200eResult"),
        ("а\tб", "a"),
    ],
)
def test_needed_invisible_characters_stay(target: str, source: str) -> None:
    """No-break spaces, joined emoji and what the source has are right; tabs are the affair of `spacing`."""
    assert not _find(control, "kk", target, source)


MISSING = [
    ("Казакстан үкіметі жиналыс өткізді.", "Қазақстан үкіметі жиналыс өткізді."),
    ("КАЗАКСТАН үкіметі", "ҚАЗАҚСТАН үкіметі"),
    ("Қазакстан мен Мемлекеттик кеңес", "Қазақстан мен Мемлекеттік кеңес"),
]


@pytest.mark.parametrize(("target", "fix"), MISSING)
def test_kazakh_without_its_letters_is_mended(target: str, fix: str) -> None:
    """Frequent words typed on a Russian keyboard are found and spelled right, in capitals too."""
    flaws = _find(kazakh_letters, "kk", target)
    assert {flaw.fix for flaw in flaws} == {fix}


@pytest.mark.parametrize(
    ("lang", "target"),
    [
        ("kk", "Билікті партия сайлауда жеңді."),
        ("kk", "Кимнің сапары аяқталды."),
        ("kk", "Қазақстан үкіметі жиналыс өткізді."),
        ("kk", "Президент Астана мен Алматы арасында."),
        ("ru", "Казакстан — так писали в протоколе."),
        ("kk", "Глава Казахстана встретился с делегацией инвесторов из Европы."),
    ],
)
def test_words_of_their_own_are_left(lang: str, target: str) -> None:
    """Words that another word becomes without its letters, names, short sentences and Russian are no slip."""
    assert not _find(kazakh_letters, lang, target)


def test_a_sentence_without_kazakh_letters_is_suspicious() -> None:
    """Six small-lettered words and not one Kazakh letter: so nobody writes Kazakh."""
    target = "Дала жакта ескерту тактасы мен арка беттеме болган деп айтылады."
    flaws = _find(kazakh_letters, "kk", target)
    assert flaws
    assert not _find(script, "kk", target)


PASSAGES = [
    ("kk", "Ол бұл туралы قازاقستان деп жазып, барлығын толық түсіндірді.", "قازاقستان"),
    ("kk", "Министр сапар барысында whether the talks would go on деп сұрады.", "whether the talks would go on"),
    (
        "kk",
        "Үкімет отырысында министр подробный отчет о строительстве дорог былтырғыдан да ұзақ болғанын айтты.",
        "подробный отчет о строительстве дорог",
    ),
    (
        "ru",
        "Министр сообщил журналистам, что жаңа келісімге қол қойылды, а подробности опубликуют завтра утром.",
        "жаңа келісімге қол қойылды",
    ),
]


@pytest.mark.parametrize(("lang", "target", "part"), PASSAGES)
def test_a_clause_left_in_another_language_is_found(lang: str, target: str, part: str) -> None:
    """Half a sentence that nobody translated is a warning where it stands."""
    (flaw,) = _find(passage, lang, target)
    assert flaw.span is not None
    assert part in target[slice(*flaw.span)]


@pytest.mark.parametrize(
    ("lang", "target"),
    [
        ("ru", "Вышел фильм Lord of the Rings на большом экране."),
        ("ru", "Он написал «the show must go on» в своём блоге."),
        ("kk", "Ол «всё будет хорошо» деп жауап қайтарды."),
        ("ru", "Певица исполнила песню «Менің елім, жерім» на бис."),
        ("kk", "Токио, Варшава, Будапешт және Хельсинки қатысты."),
        ("kk", "Президент пен премьер-министр форум делегаттарымен кездесті."),
    ],
)
def test_titles_and_short_quotations_stay(lang: str, target: str) -> None:
    """Titles, quotations of a few words, names and loans in a row are right."""
    assert not _find(passage, lang, target)


def _read(lang: str) -> list[dict[str, str]]:
    if not REFERENCES.exists():
        pytest.skip(f"{REFERENCES.name} is not beside the checkout")
    with REFERENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("lang", COLUMNS)
def test_professional_translations_are_left_alone(lang: str) -> None:
    """Of a thousand only those are flagged that have a fault: a Latin «O» and «0ведены» in Russian."""
    rows = _read(lang)
    flagged = [
        flaw.message for row in rows for check in CHECKS for flaw in _find(check, lang, row[COLUMNS[lang]], row["eng"])
    ]
    assert len(rows) > 1_000
    assert len(flagged) == {"kk": 0, "ru": 2}[lang], flagged


@pytest.mark.parametrize("lang", COLUMNS)
def test_the_other_language_and_english_are_always_found(lang: str) -> None:
    """A whole sentence in Russian for Kazakh, in Kazakh for Russian or in English has a finding."""
    (other,) = COLUMNS.keys() - {lang}
    for row in _read(lang):
        assert _find(script, lang, row[COLUMNS[other]], row["eng"]), row
        assert _find(unchanged, lang, row["eng"], row["eng"]), row


@pytest.mark.parametrize("lang", COLUMNS)
def test_one_look_alike_letter_in_any_long_word_is_found(lang: str) -> None:
    """Each Latin letter put for the Cyrillic one it looks like is an error, and the fix puts it back."""
    back = {cyrillic: latin for latin, cyrillic in LOOK_ALIKES[lang].items() if latin.isascii()}
    for row in _read(lang)[::25]:
        target = row[COLUMNS[lang]]
        places = [at for at in range(1, len(target) - 1) if target[at] in back and target[at - 1 : at + 2].isalpha()]
        for place in places:
            spoilt = target[:place] + back[target[place]] + target[place + 1 :]
            flaws = _find(script, lang, spoilt, row["eng"])
            assert target in [flaw.fix for flaw in flaws], spoilt


@given(
    st.text() | st.text(alphabet='ABCаәқ ОO0«»"РС‚ЋÐ°\u00ad\ufffd?.', max_size=30), st.sampled_from(["kk", "ru", "de"])
)
def test_any_text_is_checked(target: str, lang: str) -> None:
    """Whatever the target, each flaw lies in it and each fix is another text."""
    for check in CHECKS:
        for flaw in _find(check, lang, target, "The source."):
            assert flaw.span is not None
            assert 0 <= flaw.span[0] < flaw.span[1] <= len(target)
            assert flaw.fix != target


@pytest.mark.parametrize("piece", ["Р°", "ÐÐ", "a ", "aа", "а0", "«", "O'", "?", "қ", "и\u0306", "the big ", "1-x "])
def test_long_texts_are_checked_in_linear_time(piece: str) -> None:
    """A long run of anything comes back: a pattern that explodes would not."""
    for check in CHECKS:
        _find(check, "kk", piece * (20_000 // len(piece)), "The source.")
