"""Faults as they are put in: where, what they leave alone, and where there is no place for them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from loc.evaluate.faults import FAULTS, Kind, Sentence
from loc.evaluate.faults.sentence import take_out

FULL = Sentence(
    source="The council of Almaty met (on Monday), “again”, with 16 envoys.",
    target="Алматы кеңесі (дүйсенбіде) «тағы да» 16 елшімен ұзақ отырыс өткізді.",
    lang="kk",
    other="Совет Алма-Аты снова заседал с 16 посланниками.",
    targets=("Ол кетті.", "", "Бәрі де келді."),
    at=1,
)
SEEDS = range(12)


def kind(fault: str, name: str = "") -> Kind:
    return FAULTS[fault].kinds[name]


def spoil(fault: str, name: str = "", sentence: Sentence = FULL) -> set[str | None]:
    """All that some seeds make of the sentence."""
    return {kind(fault, name)(sentence, random.Random(seed)) for seed in SEEDS}  # noqa: S311 - repeatable


def with_target(source: str, target: str, lang: str = "kk") -> Sentence:
    return replace(FULL, source=source, target=target, lang=lang)


@pytest.mark.parametrize(
    ("fault", "name", "expected"),
    [
        ("number dropped", "", {"Алматы кеңесі (дүйсенбіде) «тағы да» елшімен ұзақ отырыс өткізді."}),
        ("left in English", "", {FULL.source}),
        ("other language", "", {FULL.other}),
        ("another sentence", "beside it", {"Ол кетті.", "Бәрі де келді."}),
        ("end punctuation", "dropped", {FULL.target.removesuffix(".")}),
        ("end punctuation", "changed", {FULL.target.removesuffix(".") + mark for mark in "?!:,"}),
        ("quote or bracket unbalanced", "quote", {FULL.target.replace(mark, "") for mark in "«»"}),
        ("quote or bracket unbalanced", "bracket", {FULL.target.replace(mark, "") for mark in "()"}),
        ("stray space", "at an end", {f" {FULL.target}", f"{FULL.target} "}),
        ("name dropped", "whole name", {"Кеңесі (дүйсенбіде) «тағы да» 16 елшімен ұзақ отырыс өткізді."}),
        ("half missing", "second half", {"Алматы кеңесі (дүйсенбіде) «тағы да»."}),
    ],
)
def test_fault_makes_just_this(fault: str, name: str, expected: set[str]) -> None:
    """Over a dozen seeds a fault makes all it may and nothing else."""
    assert spoil(fault, name) == expected


def test_one_digit_is_changed() -> None:
    """All else stays, and no number gets a leading zero."""
    for spoilt in spoil("digit changed"):
        assert spoilt is not None
        assert sum(new != old for new, old in zip(spoilt, FULL.target, strict=True)) == 1
        assert regex.search(r"\b[1-9]\d\b", spoilt)


@pytest.mark.parametrize("name", ["anywhere", "in a long word"])
def test_letters_become_latin_that_look_alike(name: str) -> None:
    """One letter or two are Latin, in their places."""
    for spoilt in spoil("look-alike letters", name):
        assert spoilt is not None
        assert 1 <= len(regex.findall(r"\p{Latin}", spoilt)) <= 2
        assert len(spoilt) == len(FULL.target)


def test_letters_of_one_letter_words_count() -> None:
    """«с» between spaces becomes a Latin c too."""
    assert spoil("look-alike letters", "anywhere", with_target("5", "5 с 6", "ru")) == {"5 c 6"}


def test_plain_half_keeps_figures_and_marks() -> None:
    """Half of the words go, and no figure, quote or bracket with them; so do no words at either end."""
    sentence = with_target("A long story.", "Сот бұл істі екі жыл бойы қарап, 16 мамырда «кінәсіз» деп тапты.")
    assert spoil("half missing", "plain words", sentence) == {"Сот 16 мамырда «кінәсіз» деп тапты."}
    sentence = with_target("A long story.", "16 мамырда сот бұл істі екі жыл бойы қарап «кінәсіз» деп шешті.")
    for spoilt in spoil("half missing", "plain words", sentence):
        assert spoilt is not None
        assert len(spoilt.split()) == 6
        assert {"16", "«кінәсіз»", "шешті."} <= set(spoilt.split())


@pytest.mark.parametrize(
    ("fault", "name", "source", "target"),
    [
        ("digit changed", "", "Two came.", "Екеуі келді."),
        ("number dropped", "", "Two came.", "2 адам келді."),
        ("left in English", "", "Manchester United 2, Chelsea 1", "«Манчестер Юнайтед» 2, «Челси» 1"),
        ("end punctuation", "changed", "Prices up", "Баға өсті"),
        ("end punctuation", "dropped", "Prices up", "Баға өсті."),
        ("half missing", "second half", "He left.", "Ол кетіп қалды."),
        ("name dropped", "whole name", "Guterres, António Guterres said.", "Гутерриш, Антониу Гутерриш айтты."),
        ("name dropped", "one word", "Then Guterres left.", "Содан ол кетті."),
        # With the title alone the sentence is as right.
        ("name dropped", "whole name", "President Tokayev left.", "Содан Мемлекет басшысы Тоқаев кетті."),
        ("quote or bracket unbalanced", "quote", "He left.", "Ол кетті."),
    ],
)
def test_fault_without_a_place(fault: str, name: str, source: str, target: str) -> None:
    """Where the fault would be none, or could not be told, there is no place for it."""
    assert spoil(fault, name, with_target(source, target)) == {None}


def test_end_never_becomes_that_of_the_source() -> None:
    """«?» for “?” would mend the sentence."""
    spoilt = spoil("end punctuation", "changed", with_target("Did he leave?", "Ол кетті."))
    assert spoilt == {f"Ол кетті{mark}" for mark in "!:,"}


def test_one_word_of_a_name_is_told_by_letters_alone() -> None:
    """A word with a capital inside the sentence goes, that sounds like one of the source."""
    sentence = with_target("Then Maria Guterres left Astana.", "Содан кейін Мария Гутерриш қаладан кетті.")
    assert spoil("name dropped", "one word", sentence) == {
        "Содан кейін Гутерриш қаладан кетті.",
        "Содан кейін Мария қаладан кетті.",
    }


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Ол 5 рет келді.", "5", "Ол рет келді."),
        ("Ол айтты, Мария кетті.", "Мария", "Ол айтты, кетті."),
        ("Келген Мария, кетті.", "Мария", "Келген, кетті."),
        ("Келген – Мария.", "Мария", "Келген –."),
        ("Мария, Анна келді.", "Мария", "Анна келді."),
        ("Мария келді.", "Мария", "Келді."),
        ("Ол («Мария» кемесі) келді.", "Мария", None),
        ("Ол (Мария кемесі) келді.", "Мария", "Ол (кемесі) келді."),
        ("Мария", "Мария", None),
    ],
)
def test_what_is_taken_out_leaves_no_trace(text: str, part: str, expected: str | None) -> None:
    """No space too many, no empty marks: the gap alone is the fault."""
    start = text.index(part)
    assert take_out(text, start, start + len(part)) == expected


@given(
    st.text("абө №«»(). ,15", max_size=40), st.sampled_from(["double", "at an end", "in between"]), st.integers(0, 5)
)
def test_a_stray_space_is_all_that_is_put_in(target: str, name: str, seed: int) -> None:
    """Without spaces the sentence is as before; it has one more."""
    spoilt = kind("stray space", name)(with_target("", target), random.Random(seed))  # noqa: S311 - repeatable
    if spoilt is not None:
        assert spoilt.replace(" ", "") == target.replace(" ", "")
        assert len(spoilt) == len(target) + 1


@given(st.lists(st.text("абө5", min_size=1, max_size=5), min_size=1, max_size=8), st.data())
def test_no_two_spaces_stay_where_a_word_was(words: list[str], data: st.DataObject) -> None:
    """Of words with one space between them, one by one space apart remain."""
    at = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + (at > 0)
    left = take_out(" ".join(words), start, start + len(words[at]))
    kept = words[:at] + words[at + 1 :]
    assert (left or "").casefold().split(" ") == (" ".join(kept) or "").casefold().split(" ")
