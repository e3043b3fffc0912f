from __future__ import annotations

import pytest

from loc.lang.numbers.day_names import compare_day_names
from loc.lang.numbers.doubts import find_doubts

QUIET = [
    ("ru", "Police held seven people.", "Полиция задержала семерых."),
    ("kk", "Police held seven people.", "Полиция жеті адамды ұстады."),
    ("ru", "Eighteen months ago he left.", "Полтора года назад он уехал."),
    ("kk", "Only six of the men came back, six months later.", "Жарты жылдан кейін алтауы ғана оралды."),
    # A number in a name, in an adjective, as the name of one thing.
    ("ru", "The Group of Seven met.", "Состоялась встреча «семерки»."),
    ("ru", "The images are three-dimensional here.", "Изображения здесь объемные."),
    ("ru", "They avoided bogeys on the back nine on Friday.", "В пятницу они вновь не допустили ошибок."),
    ("ru", "Thousands of people came.", "Пришли тысячи людей."),
    # The sign of the currency stands by the other end of the range.
    ("ru", "It costs $5 to $10.", "Это стоит от 5 до 10 долларов."),
    ("kk", "He ran 40 miles (64 km).", "Ол 40 миля (64 км) жүгірді."),
    ("ru", "The media and IT markets grew.", "Рынки ИНТЕРНЕТ-торговли и ИТ- и медиауслуг выросли."),
    ("ru", "Voters said yes: 5 of 6 agreed.", "Избиратели согласились: пятеро из 6."),
]
DOUBTFUL = [
    ("ru", "Police held seven people.", "Полиция задержала восемь человек.", "восемь"),
    ("kk", "Police held seven people.", "Полиция сегіз адамды ұстады.", "сегіз"),
    ("ru", "Police held seven people.", "Полиция провела задержания.", None),
    ("ru", "It cost five million dollars.", "Это стоило пять миллиардов долларов.", "пять миллиардов"),
    ("ru", "Two-thirds of voters agreed.", "Согласились три четверти избирателей.", "три четверти"),
    ("ru", "The ticket costs $20.", "Билет стоит 20.", "20"),
    ("kk", "Output rose 5%.", "Өндіріс 5 есе өсті.", "5"),
    ("kk", "He ran 40 miles.", "Ол 40 миля (км) жүгірді.", "(км"),
    ("kk", "He ran 40 miles (64 km).", "Ол ұзақ миля (64 км) жүгірді.", "миля "),
    ("ru", "Sales fell a little.", "Продажи упали на .", " на ."),
    ("kk", "The COVID-19 wave is over.", "COVID- толқыны аяқталды.", "COVID-"),
    ("kk", "The match starts at 3 p.m.", "Матч сағат 15: басталады.", "15: "),
]


@pytest.mark.parametrize(("lang", "source", "target"), QUIET)
def test_freedom_of_the_translator_is_left_alone(lang: str, source: str, target: str) -> None:
    """Words that only look like another number, and units told elsewhere, are no doubt."""
    assert find_doubts(source, target, "en", lang) == ()


@pytest.mark.parametrize(("lang", "source", "target", "text"), DOUBTFUL)
def test_doubt_names_its_place(lang: str, source: str, target: str, text: str | None) -> None:
    """Another number in words, a lost unit, the trace of a lost figure."""
    (doubt,) = find_doubts(source, target, "en", lang)
    assert (doubt.target.text if doubt.target else None) == text


@pytest.mark.parametrize(
    ("lang", "source", "target", "expected"),
    [
        ("kk", "He left on Monday.", "Ол дүйсенбіде кетті.", []),
        ("kk", "He left on Monday.", "Ол сейсенбіде кетті.", [("Monday", "сейсенбіде")]),
        ("ru", "He left on Wednesday.", "Он уехал в среду.", []),
        ("ru", "He left on Wednesday.", "Он уехал в четверг.", [("Wednesday", "четверг")]),
        ("ru", "He left on Wednesday.", "Он уехал накануне.", []),
        ("ru", "Prices fell in June.", "В июле цены снизились.", [("June", "июле")]),
        ("kk", "Prices fell in July.", "Маусымда баға төмендеді.", [("July", "Маусымда")]),
        # May is a name and a verb, «маусым» a season, «қаражат» no November.
        ("kk", "Theresa May asked for money.", "Тереза Мэй қаражат сұрады.", []),
        ("kk", "By July the season was over.", "Жаз ортасында маусым аяқталды.", []),
        ("ru", "He said he might March on.", "Он выступил в апреле.", []),
        ("ru", "Between May and July pay grew.", "С мая по июль зарплаты росли.", []),
    ],
)
def test_day_that_became_another(lang: str, source: str, target: str, expected: list[tuple[str, str]]) -> None:
    """Only a weekday or month that stands for another is told; one left out is not."""
    found = compare_day_names(source, target, "en", lang)
    assert [(each.source and each.source.text, each.target and each.target.text) for each in found] == expected
