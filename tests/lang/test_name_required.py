"""Names that a translation is bound to say, and those that it may tell otherwise."""

from __future__ import annotations

import pytest

from loc.lang.names.capitalised import find_names
from loc.lang.names.required import is_name_word, is_required

REQUIRED = [
    ("Angela Merkel spoke.", "Angela Merkel"),
    ("He met Mr. Shoigu.", "Shoigu"),
    ("They flew to Madrid.", "Madrid"),
    ("He studied at Syracuse University.", "Syracuse"),
    ("The firm was sold to Celesio.", "Celesio"),
]

OTHERWISE = [
    # The government that sits there.
    ("The vote was called illegal by Madrid.", "Madrid"),
    ("He said Pyongyang must give in.", "Pyongyang"),
    # Words by their making, and short names.
    ("The plan for Gasification was signed.", "Gasification"),
    ("She studies at KazGUU now.", "KazGUU"),
    ("He works at AstanaGenPlan now.", "AstanaGenPlan"),
    ("It was sent with #FlightSchool today.", "FlightSchool"),
    ("He wrote of Absenteeism.", "Absenteeism"),
    # Before a noun, and among the words of a title.
    ("It was one Manitoba farmer.", "Manitoba"),
    ("The Maxwell School opened.", "Maxwell"),
    # Of a two-letter name nothing is sure.
    ("He was called Xi there.", "Xi"),
]


def judge(source: str, text: str, lang: str = "ru") -> bool:
    (name,) = (name for name in find_names(source) if name.text == text)
    return is_required(name, source, "", lang)


@pytest.mark.parametrize(("source", "text"), REQUIRED)
def test_these_must_be_said(source: str, text: str) -> None:
    """People, places one goes to, firms, and what a county or university is named for."""
    assert judge(source, text)


@pytest.mark.parametrize(("source", "text"), OTHERWISE)
def test_these_may_be_told_otherwise(source: str, text: str) -> None:
    """Their translation has no name, and is right."""
    assert not judge(source, text)


def test_readers_at_home_need_not_be_told_the_country() -> None:
    """Kazakh copy leaves out Kazakhstan with its offices; Russian copy, which is read abroad too, does not."""
    source = "The Government of Kazakhstan met."
    assert not judge(source, "Kazakhstan", "kk")
    assert judge(source, "Kazakhstan", "ru")


@pytest.mark.parametrize(("word", "is_name"), [("Merkel", True), ("era", False), ("Embankment", False)])
def test_last_words_that_are_names(word: str, is_name: bool) -> None:
    """Common words that end a name are translated."""
    assert is_name_word(word) is is_name
