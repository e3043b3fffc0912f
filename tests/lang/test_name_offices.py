"""Who may be told by his office alone, and which words tell an office."""

from __future__ import annotations

from datetime import date

import pytest

from loc.lang.names.offices import is_told_by_office, may_hold_office, tells_otherwise

# Language, source, name, target.
BY_OFFICE = [
    (
        "kk",
        "President Nursultan Nazarbayev signed the law.",
        "Nursultan Nazarbayev",
        "Мемлекет басшысы заңға қол қойды.",
    ),
    ("kk", "Nursultan Nazarbaev visits a school.", "Nursultan Nazarbaev", "Елбасы мектепте болды."),
    ("kk", "Tokayev opened the forum.", "Tokayev", "Форумды Мемлекет басшысы ашты."),
    ("kk", "President Emmanuel Macron resigned.", "Emmanuel Macron", "Мемлекет басшысы отставкаға кетті."),
    ("ru", "Tokaev opened the forum.", "Tokaev", "Форум открыл глава государства."),
    ("ru", "William Ruto, the President of Kenya, flew in.", "William Ruto", "Прилетел глава кенийского государства."),
    ("ru", "The President of the Republic of Kenya William Ruto came.", "William Ruto", "Приехал глава государства."),
]
BY_NAME = [
    # The title is another's.
    ("kk", "The President met Minister Bakhyt Sultanov.", "Bakhyt Sultanov", "Мемлекет басшысы министрді қабылдады."),
    (
        "kk",
        "Talks with President of Kenya William Ruto",
        "William Ruto",
        "Мемлекет басшысы Кения Президентімен кездесті",
    ),
    ("kk", "President Tokayev flew in.", "Tokayev", "Елбасы ұшып келді."),
    ("ru", "Vice-President Kamala Harris came.", "Kamala Harris", "Приехал глава государства."),
    ("ru", "The president of the Senate Maulen Ashimbayev spoke.", "Maulen Ashimbayev", "Выступил глава государства."),
    # A word of the name is there, and the surname is lost.
    ("kk", "President Nursultan Nazarbayev left.", "Nursultan Nazarbayev", "Мемлекет басшысы Нұрсұлтан кетті."),
    # Many heads of state are none.
    ("kk", "Nazarbayev left the summit of heads of state.", "Nazarbayev", "Мемлекет басшыларының саммиті аяқталды."),
]


def judge(lang: str, source: str, name: str, target: str) -> bool:
    start = source.index(name)
    return is_told_by_office(name, (start, start + len(name)), source, target, lang)


@pytest.mark.parametrize(("lang", "source", "name", "target"), BY_OFFICE)
def test_a_head_of_state_may_be_told_by_title(lang: str, source: str, name: str, target: str) -> None:
    """By a title beside his name in the source, or as a president of Kazakhstan without one."""
    assert judge(lang, source, name, target)


@pytest.mark.parametrize(("lang", "source", "name", "target"), BY_NAME)
def test_others_are_told_by_name(lang: str, source: str, name: str, target: str) -> None:
    """The title of the head of state stands for nobody else, and for no name half told."""
    assert not judge(lang, source, name, target)


@pytest.mark.parametrize(
    ("lang", "source", "target", "is_told"),
    [
        ("kk", "President", "Елбасы шешім қабылдады.", True),
        ("kk", "President", "ҚХР Төрағасы келді.", True),
        ("kk", "Head of State", "Қазақстан Президенті келді.", True),
        ("kk", "Prime Minister", "Испания Үкіметінің Төрағасы келді.", True),
        ("kk", "Astana", "Елордада жиын өтті.", True),
        ("ru", "President", "Глава государства подписал закон.", True),
        ("ru", "Vice Minister", "Выступил замминистра финансов.", True),
        ("kk", "President", "Министр келді.", False),
        ("ru", "Prime Minister", "Премьерный показ прошёл вчера.", False),
        ("ru", "Ambassador", "Приехал глава государства.", False),
    ],
)
def test_other_words_of_an_office(lang: str, source: str, target: str, is_told: bool) -> None:
    """An office and the capital have several words in Kazakh and Russian; those of other offices are none of them."""
    assert tells_otherwise(source, target, lang, None) is is_told


def test_the_president_is_told_by_surname_in_his_time() -> None:
    """The surname of another time does not stand for the office; without a day either does."""
    old, new = "Н.Назарбаев жиын өткізді.", "Қ.Тоқаев жиын өткізді."
    assert tells_otherwise("President", old, "kk", date(2015, 5, 4))
    assert not tells_otherwise("President", old, "kk", date(2024, 5, 4))
    assert tells_otherwise("President", new, "kk", date(2024, 5, 4))
    assert tells_otherwise("President", old, "kk", None)


def test_only_his_own_office_may_stand_for_a_person() -> None:
    """A president in the target says nothing of a minister in the source."""
    source = "Minister Bakhyt Sultanov spoke."
    assert may_hold_office((9, 24), source, "Министр сөз сөйледі.")
    assert not may_hold_office((9, 24), source, "Президент сөз сөйледі.")
