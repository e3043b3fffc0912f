"""Corrections carried into the reviewed target, or refused."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.draft.patch import patch_target
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.lang.numbers.figures import compare_figures
from loc.model import Term

CASES = Path(__file__).parents[1] / "cases" / "draft" / "patch.tsv"
REFUSED = "-"
OWN_TERMS = {
    "kk": {"Tokayev": "Тоқаев", "Pashinyan": "Пашинян", "NATO": "НАТО"},
    "ru": {"Putin": "Путин", "Lukashenko": "Лукашенко", "Merkel": "Меркель"},
}


@cache
def glossary(lang: str) -> Glossary:
    return Glossary([Term(*pair) for pair in OWN_TERMS[lang].items()], lang, builtin_terms(lang))


def patch(old: str, new: str, target: str, lang: str) -> str:
    found = patch_target(old, new, target, "en", lang, glossary(lang), None)
    return found.target if found else REFUSED


def read_cases() -> list[tuple[str, ...]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [tuple(line.replace("~", "\u00a0").split(" | ")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("lang", "old", "new", "target", "expected"), read_cases())
def test_case(lang: str, old: str, new: str, target: str, expected: str) -> None:
    """Each written correction gives exactly the target an editor would sign, or none."""
    assert patch(old, new, target, lang) == expected


def test_cases_are_many_and_both() -> None:
    """Over a hundred corrections are written, and a third of them must be refused."""
    cases = read_cases()
    assert len(cases) > 100
    assert sum(case[-1] == REFUSED for case in cases) > len(cases) / 3


def test_changes_are_told() -> None:
    """The mark of a patch can name what stood there and what stands there now, in text order."""
    found = patch_target(
        "Prices rose 8.7 percent by Sept. 16.",
        "Prices rose 8.9 percent by Oct. 16.",
        "К 16 сентября цены выросли на 8,7\u00a0%.",
        "en",
        "ru",
        glossary("ru"),
        None,
    )
    assert found is not None
    assert found.changes == (("сентября", "октября"), ("8,7\u00a0%", "8,9\u00a0%"))


@pytest.mark.parametrize(("source_lang", "lang"), [("de", "ru"), ("en", "fr")])
def test_other_languages(source_lang: str, lang: str) -> None:
    """Only English copy and the two languages whose grammar is known are patched."""
    assert patch_target("5 of them", "6 of them", "их 5", source_lang, lang, Glossary([], lang), None) is None


def test_terms_in_force() -> None:
    """A name whose term has ended is no term, and nothing is patched by it."""
    terms = [Term("Qadam", "Қадам", until=None), Term("Serpin", "Серпін")]
    source, changed, target = "Qadam opens.", "Serpin opens.", "«Қадам» ашылады."
    assert patch_target(source, changed, target, "en", "kk", Glossary(terms, "kk"), None) is None
    plain = "Қадам ашылады."
    found = patch_target(source, changed, plain, "en", "kk", Glossary(terms, "kk"), None)
    assert found is not None
    assert found.target == "Серпін ашылады."


@given(st.integers(5, 99_999), st.integers(5, 99_999), st.sampled_from(["kk", "ru"]))
def test_any_number(old: int, new: int, lang: str) -> None:
    """Whatever the two numbers are, a patched target agrees with the new source, and goes back to the old one."""
    frames = {"kk": "Банк {} млн теңге бөлді.", "ru": "Банк выделил {} млн тенге."}
    target = frames[lang].format(f"{old}")
    before, after = f"The bank gave {old:,} million tenge.", f"The bank gave {new:,} million tenge."
    patched = patch(before, after, target, lang)
    if patched != REFUSED:
        assert not compare_figures(after, patched, "en", lang)
        assert patch(after, before, patched, lang) in {target, REFUSED, _grouped(target, old)}


def _grouped(target: str, number: int) -> str:
    return target.replace(str(number), f"{number:,}".replace(",", "\u00a0"))


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.sampled_from(["kk", "ru"]))
def test_any_text(old: str, new: str, target: str, lang: str) -> None:
    """No text makes it fail, and what is patched differs from the target only at its changes."""
    found = patch_target(old, new, target, "en", lang, glossary(lang), None)
    if found is not None:
        assert all(was in target and now in found.target for was, now in found.changes)


@given(st.from_regex(r"(?:5|16|3rd|Friday|May 5|8\.7%|1990s|3 p\.m\.|two|Paris|[a-z, ]){1,6}", fullmatch=True))
def test_same_source(source: str) -> None:
    """A source that did not change gives no patch."""
    assert patch(source, source, source, "ru") == REFUSED


def test_dictionary_on_use_only() -> None:
    """Patching Kazakh never loads the Russian dictionary."""
    code = (
        "import sys; from loc.draft.patch import patch_target; from loc.glossary import Glossary\n"
        "found = patch_target('5 came.', '6 came.', '5 адам келді.', 'en', 'kk', Glossary([], 'kk'), None)\n"
        "assert found.target == '6 адам келді.'; assert 'pymorphy3' not in sys.modules"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
