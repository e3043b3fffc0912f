"""Forms of Russian words with their case, number and gender."""

from __future__ import annotations

import pytest

from loc.lang.forms.forms_ru import ALL_TAGS, find_forms, is_function_word


@pytest.mark.parametrize(
    ("word", "form", "tags"),
    [
        ("совет", "советом", {("ablt", "sing", "masc")}),
        ("совет", "советах", {("loct", "plur", "")}),
        ("эмираты", "эмиратам", {("datv", "plur", "")}),
        ("область", "областью", {("ablt", "sing", "femn")}),
        ("лес", "лесу", {(case, "sing", "masc") for case in ("gent", "datv", "loct")}),
        ("судья", "судьей", {("ablt", "sing", gender) for gender in ("masc", "femn", "neut")}),
        ("самолёт", "самолетом", {("ablt", "sing", "masc")}),
    ],
)
def test_nouns(word: str, form: str, tags: set[tuple[str, str, str]]) -> None:
    """A form has all cases it may stand for, the second ones among the six."""
    forms = find_forms(word)
    assert forms is not None
    assert forms.noun[form] == tags


def test_adjectives_and_participles() -> None:
    """Both agree like adjectives; of a participle's verb nothing else is taken."""
    for word, form in (("арабский", "арабскими"), ("объединенный", "объединенными")):
        forms = find_forms(word)
        assert forms is not None
        assert forms.adjective[form] == {("ablt", "plur", "")}
        assert not forms.noun
        assert all(form.startswith(word[:-2]) for form in forms.adjective)


def test_names_have_one_number() -> None:
    """A place has no plural, and a name that is a word too is read as the name."""
    forms = find_forms("вена", name=True)
    assert forms is not None
    assert set(forms.noun) == {"вена", "вены", "вене", "вену", "веной", "веною"}
    word = find_forms("вена")
    assert word is not None
    assert "венам" in word.noun


def test_what_does_not_decline() -> None:
    """A fixed name stands in all cases as it is; an oblique form is no dictionary form."""
    forms = find_forms("душанбе", name=True)
    assert forms is not None
    assert {case for case, _, _ in forms.noun["душанбе"]} == {case for case, _, _ in ALL_TAGS}
    oblique = find_forms("безопасностью")
    assert oblique is not None
    assert not oblique.noun
    assert find_forms("мирзиеев") is None


def test_function_words() -> None:
    """Prepositions, conjunctions and pronouns are told, in any case."""
    assert all(is_function_word(word) for word in ("после", "того", "если", "этой"))
    assert not any(is_function_word(word) for word in ("совета", "москве"))
