from __future__ import annotations

from decimal import Decimal

import pytest

from loc.lang.numbers.spelled import find_counts, find_spelled

RUSSIAN = {
    "0": "ноль нуля нулём нулю",
    "1": "один одна одного одной одним первый первого первая первом",
    "2": "два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих обоими обеими второй второго вторую",
    "3": "три трёх трём тремя трое троих троим троими третий третьего третья третьей третьему третьем тройка",
    "4": "четыре четырёх четырём четырьмя четверо четверых четвёртый четвёртого вчетвером",
    "5": "пять пяти пятью пятеро пятерых пятый пятого пятёрка впятером",
    "7": "семь семи семью семеро семерых седьмой седьмого семёрка",
    "8": "восемь восьми восемью восьмой восьмого восьмёрка",
    "11": "одиннадцать одиннадцати одиннадцатый",
    "40": "сорок сорока сороковой",
    "50": "пятьдесят пятидесяти пятьюдесятью пятидесятый полсотни",
    "90": "девяносто девяноста девяностые",
    "200": "двести двухсот двумстам двумястами двухстах",
    "300": "триста трёхсот тремстам тремястами трёхстах",
    "400": "четыреста четырёхсот четырьмястами",
    "500": "пятьсот пятисот пятьюстами пятистам полтысячи",
    "1.5": "полтора полторы полутора",
    "500000": "полмиллиона полумиллиона",
    "24": "двадцатичетырёхлетний сутки суток",
    "100": "стопроцентный столетний",
}
KAZAKH = {
    "1": "бір бірі біреу біреуі бірінші бірге",
    "2": "екі екеу екеуі екеуіне екінші екіге екіден",
    "3": "үш үшеу үшеуі үшеуінің үшінші үшке үштен",
    "4": "төрт төртеу төртеуі төртінші төртке",
    "5": "бес бесеу бесеуі бесеуінің бесінші беске бестен",
    "6": "алты алтау алтауы алтыншы алтыға",
    "7": "жеті жетеу жетеуі жетінші жетілік",
    "8": "сегіз сегізінші сегізге",
    "9": "тоғыз тоғызыншы тоғызға",
    "10": "он оныншы онға оннан",
    "20": "жиырма жиырмасыншы жиырмадан",
    "30": "отыз отызыншы отызға",
    "40": "қырық қырқыншы қырыққа",
    "90": "тоқсан тоқсаныншы",
    "100": "жүз жүзінші жүзге",
}
WHOLE = [
    ("en", "twenty-five", "25"),
    ("en", "two hundred and six", "206"),
    ("en", "half a million", "500000"),
    ("en", "two and a half", "2.5"),
    ("en", "three-quarters", "0.75"),
    ("en", "two-thirds", "0.667"),
    ("en", "four dozen", "48"),
    ("en", "three centuries", "300"),
    ("ru", "восемьсот сорок", "840"),
    ("ru", "двадцатью пятью", "25"),
    ("ru", "два с половиной", "2.5"),
    ("ru", "три десятка", "30"),
    ("ru", "две трети", "0.667"),
    ("kk", "он екі", "12"),
    ("kk", "екі жүз елу", "250"),
    ("kk", "бір жарым миллион", "1500000"),
    ("kk", "үштен екі", "0.667"),
    ("kk", "жиырма бесінші", "25"),
]


def _forms(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(form, number) for number, forms in table.items() for form in forms.split()]


@pytest.mark.parametrize(("form", "number"), _forms(RUSSIAN))
def test_russian_forms_are_read(form: str, number: str) -> None:
    """All cases of cardinals, ordinals, collectives and halves."""
    assert any(Decimal(number) in figure.readings for figure in find_spelled(form, "ru"))


@pytest.mark.parametrize(("form", "number"), _forms(KAZAKH))
def test_kazakh_forms_are_read(form: str, number: str) -> None:
    """All cases of cardinals, ordinals and collectives, by vowel harmony."""
    assert any(Decimal(number) in figure.readings for figure in find_spelled(form, "kk"))


@pytest.mark.parametrize(("lang", "text", "number"), WHOLE)
def test_words_in_a_row_are_one_number(lang: str, text: str, number: str) -> None:
    """Scales, hundreds, dozens and parts multiply, the rest is added."""
    (count,) = find_counts(text, lang, lambda *_: True)
    assert count.value == Decimal(number)


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "first seven"), ("en", "two two-year-olds"), ("ru", "первые семь"), ("kk", "үш төрт")]
)
def test_numbers_side_by_side_stay_two(lang: str, text: str) -> None:
    """What cannot be one number is not added up."""
    assert len(find_counts(text, lang, lambda *_: True)) == 2


def test_counts_are_sought_by_place_and_value() -> None:
    """Only those that are sought become figures."""
    text = "five ships and twelve planes"
    (count,) = find_counts(text, "en", lambda span, value: span[0] > 0 and value > 10)
    assert (count.text, count.value) == ("twelve", Decimal(12))


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "столкновение"),
        ("ru", "сторону"),
        ("ru", "одновременно"),
        ("ru", "сенатор"),
        ("ru", "пятно"),
        ("kk", "жүзінде"),
        ("kk", "жүзеге"),
        ("kk", "алтын"),
        ("kk", "қаражат"),
        ("kk", "жетім"),
    ],
)
def test_other_words_are_no_numbers(lang: str, word: str) -> None:
    """Words that begin like a number or a month are none."""
    assert find_spelled(word, lang) == ()


def test_long_words_take_no_time() -> None:
    """A word of thousands of endings is no number, and found to be none at once."""
    assert find_spelled("екі" + "нің" * 10_000, "kk") == ()
