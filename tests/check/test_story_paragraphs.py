"""paragraphs."""

from __future__ import annotations

import pytest
from builders import make_unit

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story import paragraphs
from loc.glossary import Glossary
from loc.model import Unit

Pair = tuple[str, str]


def find(*pairs: Pair) -> list[tuple[Unit, Flaw]]:
    units = [make_unit(*pair, context="text" if at else "headline") for at, pair in enumerate(pairs)]
    return list(paragraphs.find(Story(units), Setting("ru", Glossary((), "ru"))))


def test_a_target_in_two_units_is_told() -> None:
    """The second one is marked, whatever its capitals and end mark, and the source it belongs to is named."""
    [(unit, flaw)] = find(
        ("Senate passes budget for three years", "Сенат принял бюджет на три года"),
        ("The lower house votes on Thursday.", "Нижняя палата проголосует в четверг."),
        ("The opposition walked out of the hall.", "нижняя палата проголосует в четверг"),
    )
    assert unit.key.source == "The opposition walked out of the hall."
    assert "The lower house votes on Thursday." in flaw.message


SILENT: list[tuple[Pair, ...]] = [
    # a headline and its lede may be one sentence
    (
        ("Senate passes budget for three years", "Сенат принял бюджет на три года"),
        ("Senate has passed a budget for three years.", "Сенат принял бюджет на три года."),
    ),
    # a short answer
    (("He said no.", "Он отказался."), ("The offer was declined by him.", "Он отказался.")),
    # nothing yet
    (("The lower house votes.", ""), ("The opposition walked out.", "")),
]


@pytest.mark.parametrize("pairs", SILENT)
def test_targets_that_may_be_the_same_are_silent(pairs: tuple[Pair, ...]) -> None:
    """Nearly the same source, a few words, and no target at all."""
    assert find(*pairs) == []
