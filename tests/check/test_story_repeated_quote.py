"""repeated-quote."""

from __future__ import annotations

import pytest
from builders import make_unit

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story import repeated_quote
from loc.glossary import Glossary
from loc.model import Unit

Pair = tuple[str, str]


def find(lang: str, *pairs: Pair) -> list[tuple[Unit, Flaw]]:
    units = [make_unit(*pair) for pair in pairs]
    return list(repeated_quote.find(Story(units), Setting(lang, Glossary((), lang))))


SILENT: list[tuple[str, tuple[Pair, ...]]] = [
    (
        "ru",
        (
            ("‘We will not wait’: minister", "«Мы не станем ждать»: министр"),
            ("“We will not wait,” he said.", "«Мы не станем ждать», — сказал он."),
        ),
    ),
    # case endings inside and at the end
    (
        "ru",
        (
            ("He promised a “strong and just state”.", "Он обещал «сильное и справедливое государство»."),
            ("Talk of a “strong and just state” is cheap.", "Говорить о «сильном и справедливом государстве» легко."),
        ),
    ),
    (
        "kk",
        (
            ("She sang “Song of my land” first.", "Ол алдымен «Туған жер әнін» орындады."),
            ("“Song of my land” closed the night.", "Кешті «Туған жер әні» қорытындылады."),
        ),
    ),
    # the target quotes more the second time
    (
        "kk",
        (
            ("He spoke of “peace in our land”.", "Ол «жеріміздегі бейбітшілік туралы» айтты."),
            ("“Peace in our land” is his slogan.", "Оның ұраны — «біздің жеріміздегі бейбітшілік туралы ой»."),
        ),
    ),
    # two words may be turned in two ways
    (
        "ru",
        (
            ("He called it “fake news”.", "Он назвал это «фейковыми новостями»."),
            ("“Fake news”, he said again.", "«Ложь», — повторил он."),
        ),
    ),
    # a quotation that is lost is the matter of `quotes`
    (
        "ru",
        (
            ("“We will not wait,” he said.", "«Мы не станем ждать», — сказал он."),
            ("He said “we will not wait” twice.", "Он дважды повторил, что ждать не станет."),
        ),
    ),
    (
        "ru",
        (
            ("“We will not wait,” he said.", "«Мы не станем ждать», — сказал он."),
            ("“We will wait,” she said.", "«Мы подождём», — сказала она."),
        ),
    ),
]


@pytest.mark.parametrize(("lang", "pairs"), SILENT)
def test_quotations_in_the_same_words_are_silent(lang: str, pairs: tuple[Pair, ...]) -> None:
    """So are endings, longer passages, short phrases, lost quotes and other quotations."""
    assert find(lang, *pairs) == []


FIRING: list[tuple[str, tuple[Pair, ...], str]] = [
    (
        "ru",
        (
            ("‘We won’t wait for them’: minister", "«Мы не станем их ждать»: министр"),
            ("The talks failed.", "Переговоры сорвались."),
            ("“We won’t wait for them,” he told the Senate.", "«Дожидаться их никто не будет», — сказал он сенаторам."),
        ),
        "Дожидаться их никто не будет",
    ),
    (
        "kk",
        (
            ("“The door is still open,” she said.", "«Есік әлі де ашық», — деді ол."),
            (
                'Asked what "the door is still open" means, she left.',
                "«Есік жабылған жоқ» деген не деп сұрағанда, ол кетіп қалды.",
            ),
        ),
        "Есік жабылған жоқ",
    ),
]


@pytest.mark.parametrize(("lang", "pairs", "got"), FIRING)
def test_the_same_quotation_in_other_words_is_told(lang: str, pairs: tuple[Pair, ...], got: str) -> None:
    """The later sentence is marked, with the words of the first."""
    [(unit, flaw)] = find(lang, *pairs)
    assert unit.key.source == pairs[-1][0]
    assert flaw.span is not None
    assert unit.target[slice(*flaw.span)] == got


def test_many_quotes_take_linear_time() -> None:
    """A unit of a megabyte of single marks that never close is read through."""
    unit = make_unit("a 'b " * 200_000, "«" * 1000)
    assert list(repeated_quote.find(Story([unit]), Setting("ru", Glossary((), "ru")))) == []
