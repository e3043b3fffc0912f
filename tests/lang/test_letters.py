from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.script.letters import find_mixed_words, find_words, fold_look_alikes, has_letters, wrong_language


@pytest.mark.parametrize(
    ("text", "expected"), [("", False), ("58.2 %", False), ("– …", False), ("ҚР", True), ("5 km", True), ("й", True)]
)
def test_has_letters(text: str, expected: bool) -> None:
    """Letters of any script count, figures and marks do not."""
    assert has_letters(text) is expected


def test_words_keep_apostrophes_and_part_at_hyphens() -> None:
    """Words are runs of letters; Kazakh letters are letters."""
    assert find_words("Әуе күші, Д'Артаньян, бірте-бірте 5") == ("Әуе", "күші", "Д'Артаньян", "бірте", "бірте")


RIGHT = [
    ("kk", "Министрлер Астанада кездесіп, жаңа келісімге қол қойды."),
    ("ru", "Министры встретились в Астане и подписали соглашение."),
    ("ru", "Умер актер Пётр Зайцев"),
    ("ru", "То ли ветер свистит, то ли поезд"),
    ("en", "The ministers met in Astana and signed the deal."),
    # Names of the other language, codes and brands.
    ("ru", "Выступили Дінмұхамед Құдайберген и Қайрат Нұртас в Алматы."),
    ("kk", "NATO, BMW, iPhone 15"),
    ("ru", "BBC"),
    ("kk", "Google Apple компанияларымен келіссөз жүргізді."),
    ("ru", "Google, Apple, Microsoft и Amazon"),
    # Names alone, words of both languages, or not a language this module knows.
    ("kk", "Нью-Йорк"),
    ("ru", "Ерлан Сапарбаев"),
    ("kk", "Революция"),
    ("kk", "Президент форум делегаттарын қабылдады"),
    ("ru", "Сын был дома."),
    # Kazakh too, and a surname.
    ("kk", "Президент."),
    ("kk", "Кириллов"),
    ("ru", "Бар."),
    # A short quotation in the other language.
    ("kk", "Ол орысша «вот и всё» деп, залдан шығып кетті."),
    # Kazakh without its own letters is still Kazakh.
    ("kk", "Казакстан мен Озбекстан келисимге кол койды."),
    ("kk-x-pseudo", "Hello there, all of you"),
    ("de", "Гамбург"),
    ("ru", ""),
    ("kk", "58.2 %"),
]

WRONG = [
    ("kk", "Министры встретились в Астане и подписали соглашение.", "reads as Russian"),
    ("ru", "Министрлер Астанада кездесіп, жаңа келісімге қол қойды.", "reads as Kazakh"),
    ("kk", "Очень хорошо", "reads as Russian"),
    ("kk", "Извините.", "reads as Russian"),
    ("kk", "Он ушёл.", "reads as Russian"),
    ("kk", "Нет.", "reads as Russian"),
    ("kk", "Сегодня", "reads as Russian"),
    ("ru", "Неге?", "reads as Kazakh"),
    ("ru", "ЕРТЕҢ", "reads as Kazakh"),
    ("ru", "Бұл өте жаман.", "reads as Kazakh"),
    ("ru", "Су жетпейді.", "reads as Kazakh"),
    ("ru", "Бул маселени шешу керек.", "reads as Kazakh"),
    ("kk", "ПЕРЕГОВОРЫ ПРОДОЛЖАЮТСЯ", "reads as Russian"),
    ("kk", "Prezident podpisal zakon o byudzhete.", "Latin script"),
    # Not one Kazakh letter, but not Russian words either way round.
    ("kk", "Ситуация на рынке остается напряженной.", "reads as Russian"),
    ("kk", "The ministers met in Astana.", "Latin script"),
    ("ru", "Hello", "Latin script"),
    ("ru", "Министр said that the talks would go on in May.", "Latin script"),
    ("kk", "Ministrler Astanada kezdesti.", "Latin script"),
    ("kk", "پرەزيدەنت زاڭعا قول قويدى", "Arabic script"),
    ("en", "Министры встретились в Астане.", "Cyrillic script"),
]


@pytest.mark.parametrize(("lang", "text"), RIGHT)
def test_right_language(lang: str, text: str) -> None:
    """What may be the language is not refused."""
    assert wrong_language(text, lang) is None


@pytest.mark.parametrize(("lang", "text", "reason"), WRONG)
def test_wrong_language_says_what_it_is(lang: str, text: str, reason: str) -> None:
    """The reason names the script or the language found."""
    assert wrong_language(text, lang) == reason


@pytest.mark.parametrize(
    ("lang", "text", "fold"),
    [
        ("ru", "Moсква", "Москва"),
        ("kk", "Қaзaқстaн", "Қазақстан"),
        ("kk", "кiтап", "кітап"),
        ("kk", "əлем", "әлем"),
        ("ru", "Сoca", "Coca"),
        ("ru", "Яndex", None),
        ("ru", "eё", "её"),
        ("kk", "XХI", "XXI"),
        ("ru", "Ρоссия", "Россия"),
    ],
)
def test_mixed_words_are_folded_into_one_script(lang: str, text: str, fold: str | None) -> None:
    """Look-alikes become letters of the script the word is in; others leave it as it is."""
    (word,) = find_mixed_words(f"«{text}» 5", lang)
    assert (word.text, word.fold) == (text, fold)
    assert word.span == (1, 1 + len(text))


@pytest.mark.parametrize("word", ["cон", "соn", "соnо", "YouTubeде"])
def test_mixed_words_are_seen_whichever_script_is_first(word: str) -> None:
    """Latin may stand before, behind or amid Cyrillic."""
    assert [mixed.text for mixed in find_mixed_words(f"«{word}» деді", "kk")] == [word]


def test_words_of_one_script_are_not_mixed() -> None:
    """Latin and Cyrillic words may stand side by side, with a hyphen too."""
    assert not list(find_mixed_words("Google-дан IT-компания F-16 әлем", "kk"))


@given(st.text(alphabet="әғқңөұүһіабвгдеёжзийклмнопрстуфхцчшщъыьэюя АОМ", max_size=40))
def test_folding_leaves_cyrillic_alone(text: str) -> None:
    """Nothing that is Cyrillic already is changed or called mixed."""
    assert fold_look_alikes(text, "kk") == text
    assert not list(find_mixed_words(text, "kk"))
