"""Agreed names in short forms."""

from __future__ import annotations

import pytest

from loc.lang.names.shortened import is_shortened, stands_apart


@pytest.mark.parametrize(
    ("agreed", "target", "lang"),
    [
        ("Асқар Мамин", "А. Мамин кеңес өткізді.", "kk"),
        ("Асқар Мамин", "Асқар Маминді қабылдады.", "kk"),
        ("Мұхтар Тілеуберді", "М.Б. Тілеубердіні тағайындау туралы", "kk"),
        ("Тимур Сүлейменов", "Тимур Сүлейменовті қабылдады.", "kk"),
        ("Ауыл шаруашылығы министрлігі", "Бұл туралы АШМ хабарлады.", "kk"),
        ("Еңбек және халықты әлеуметтік қорғау министрлігі", "Деректі ЕХӘҚМ берді.", "kk"),
        ("ҰҚШҰ", "Ұжымдық қауіпсіздік туралы шарт ұйымының саммиті өтті.", "kk"),
        ("ЕО", "Еуропалық Одақ шешім қабылдады.", "kk"),
        ("Генеральная прокуратура", "Об этом сообщила Генпрокуратура.", "ru"),
        ("Национальная гвардия", "Прибыли бойцы нацгвардии.", "ru"),
    ],
)
def test_short_forms_stand_for_the_whole(agreed: str, target: str, lang: str) -> None:
    """Initials, acronyms and clipped adjectives say the same, and so do all words of an acronym."""
    assert is_shortened(agreed, target, lang)


@pytest.mark.parametrize(
    ("agreed", "target", "lang"),
    [
        ("Асқар Мамин", "С. Мамин кеңес өткізді.", "kk"),
        ("Асқар Мамин", "А. Маминова кеңес өткізді.", "kk"),
        ("Ауыл шаруашылығы министрлігі", "Бұл туралы ДСМ хабарлады.", "kk"),
        ("Ауыл шаруашылығы министрлігі", "Министрлік хабарлады.", "kk"),
        ("ЕО", "Ел одан әрі дамиды.", "kk"),
        ("Генеральная прокуратура", "Об этом сообщила прокуратура.", "ru"),
        ("Вена", "В. Вена", "ru"),
    ],
)
def test_other_words_do_not(agreed: str, target: str, lang: str) -> None:
    """Another's initial, another ministry and a word left out are no short form."""
    assert not is_shortened(agreed, target, lang)


def test_a_longer_title_has_the_words_apart() -> None:
    """Kazakh puts the noun of “Minister of Defense and Industry” last."""
    after, agreed = " and Industry spoke.", "Қорғаныс министрі"
    target = "Қорғаныс және өнеркәсіп министрі сөйледі."
    assert stands_apart("Minister of Defense", after, agreed, target)
    assert not stands_apart("Minister of Defense", " spoke.", agreed, target)
    assert not stands_apart("Minister of Defense", after, agreed, "Өнеркәсіп министрі сөйледі.")
