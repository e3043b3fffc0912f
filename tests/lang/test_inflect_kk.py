"""Kazakh words and figures put in a form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary import kazakh
from loc.lang.forms.inflect_kk import NOUN_CHAINS, add_endings, move_ending, move_form, tell_harmony
from loc.lang.forms.spoken_kk import last_word


@pytest.mark.parametrize(
    ("old", "form", "new", "expected"),
    [
        ("Ташкент", "Ташкентте", "Душанбе", "Душанбеде"),
        ("Тоқаев", "Тоқаевтың", "Пашинян", "Пашинянның"),
        ("Қазақстан", "Қазақстанға", "Ресей", "Ресейге"),
        ("Мәскеу", "Мәскеудегі", "Тбилиси", "Тбилисидегі"),
        ("Лондон", "Лондонмен", "Париж", "Парижбен"),
        ("Лондон", "Лондоннан", "Токио", "Токиодан"),
        ("бейсенбі", "бейсенбіде", "жұма", "жұмада"),
        ("қыркүйек", "қыркүйегінде", "қазан", "қазанында"),
        ("қазан", "қазанның", "қыркүйек", "қыркүйектің"),
        ("миллион", "миллионға", "миллиард", "миллиардқа"),
        ("екі", "екіге", "алты", "алтыға"),
        ("Ташкент", "Ташкентке", "Нью-Йорк", None),
        ("Ташкент", "Ташкентке", "Баку", None),
        ("Ташкент", "Ташкентша", "Душанбе", None),
    ],
)
def test_move_form(old: str, form: str, new: str, expected: str | None) -> None:
    """The case goes over by harmony and assimilation; wavering stems and unknown forms are refused."""
    assert move_form(old, form, new) == expected


@pytest.mark.parametrize(
    ("old", "ending", "new", "expected"),
    [
        ("2021", "ге", "2026", "ға"),
        ("16", "да", "19", "да"),
        ("16", "да", "20", "да"),
        ("15", "те", "30", "да"),
        ("16", "сы", "15", "і"),
        ("800", "ден", "896", "дан"),
        ("2000", "нан", "2003", "тен"),
        ("16", "ға", "3", "ке"),
        ("16", "ге", "3", None),
    ],
)
def test_move_ending(old: str, ending: str, new: str, expected: str | None) -> None:
    """Endings behind digits go by the last word the number is read with; wrong ones are not carried on."""
    endings = {"2000": "мың"}
    assert move_ending(endings.get(old, last_word(old)), ending, last_word(new)) == expected


@pytest.mark.parametrize(
    ("word", "harmony"),
    [
        ("Тоқаев", "back"),
        ("Медведев", "front"),
        ("Мирзиёев", None),
        ("Мәскеу", "front"),
        ("Стамбул", "back"),
        ("Баку", None),
        ("Израиль", "front"),
        ("Берлин", "front"),
        ("Минск", None),
        ("Гонконг", None),
        ("елу", "front"),
        ("РФ", None),
    ],
)
def test_harmony(word: str, harmony: str | None) -> None:
    """Names go by their sound; where usage wavers nothing is told."""
    assert tell_harmony(word) == harmony


@given(st.integers(0, 10**15))
def test_last_word(number: int) -> None:
    """Every number has a last word whose harmony is known, so that each ending can be written."""
    assert tell_harmony(last_word(str(number))) is not None


@pytest.mark.parametrize("stem", ["Ташкент", "Қазақстан", "Тоқаев", "қыркүйек", "жұма", "Ресей", "Париж"])
def test_forms_are_read_again(stem: str) -> None:
    """What is written is a form by the rules that find terms in texts."""
    forms = [form for chain in NOUN_CHAINS if (form := add_endings(stem, chain))]
    assert len(forms) == len(NOUN_CHAINS)
    assert all(kazakh.is_word_form(form.lower(), stem.lower(), alone=True, last=True) for form in forms)
