"""Fixes of several checks in one target, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

import pytest
from builders import make_unit
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.check.fix import find_fixes
from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.glossary import Glossary
from loc.model import Finding, Severity, Unit, UnitKey

SOURCE = 'The minister said "the plant works", and left.'
MARKS = (
    *('"', "„а“", "«", "»", "(", ")", " ", "  ", "\u00a0", "\u200b", "\t", "25"),
    *(",", " ,", ".", "..", "!", "…", "–"),
)
WORDS = {
    "kk": ("Министр", "айтты", "«зауыт", "жұмыс", '"зауыт"', "істейді»", "зaуыт"),
    "ru": ("Министр", "сказал", "«завод", "работает»", '"завод"', "cлово"),
}
TARGETS = st.sampled_from(["kk", "ru"]).flatmap(
    lambda lang: st.tuples(
        st.just(lang),
        st.lists(st.sampled_from([*WORDS[lang], *MARKS]), min_size=1, max_size=12).map(" ".join),
    )
)


def _find(lang: str) -> Callable[[Sequence[Unit]], tuple[Finding, ...]]:
    setting = Setting(lang, Glossary((), lang))
    return lambda units: run_checks(units, setting, CHECKS.rows, "x.po", style=True)


def _fix_one(unit: Unit, find: Callable[[Sequence[Unit]], Sequence[Finding]]) -> str:
    return find_fixes([unit], find).get(unit.key, unit.target)


@pytest.mark.parametrize(
    ("lang", "target", "fixed"),
    [
        ("ru", 'Министр сказал:  "завод работает" , и ушёл', "Министр сказал: «завод работает», и ушёл."),
        (
            "kk",
            'Министр  "зауыт жұмыс iстейді" деді де, кетіп қалды ',
            "Министр «зауыт жұмыс істейді» деді де, кетіп қалды.",
        ),
        ("ru", "Министр сказал, что «завод работает», и ушёл.", "Министр сказал, что «завод работает», и ушёл."),
    ],
)
def test_fixes_of_several_checks_add_up(lang: str, target: str, fixed: str) -> None:
    """Spaces, quotes, look-alike letters and the full stop, each on top of the one before; a right text stays."""
    assert _fix_one(make_unit(SOURCE, target), _find(lang)) == fixed


@settings(max_examples=150, deadline=None)
@given(TARGETS)
def test_fixing_comes_to_rest_and_keeps_the_words(text: tuple[str, str]) -> None:
    """Whatever the text: a second run changes nothing, no fix is left, no word but a doubled one is lost or added."""
    lang, target = text
    find = _find(lang)
    unit = make_unit(SOURCE, target)
    fixed = _fix_one(unit, find)
    again = make_unit(SOURCE, fixed)
    assert _fix_one(again, find) == fixed
    assert _words(fixed) == _words(target)
    if fixed != target:
        assert all(finding.fix in (None, fixed) for finding in find([again]))


def _words(text: str) -> list[str]:
    """In Cyrillic letters, a word that is doubled once."""
    words = re.findall(r"\w+", text.casefold().translate(str.maketrans("ca", "са")))
    return [word for word, _ in groupby(words)]


def _flip(units: Sequence[Unit]) -> list[Finding]:
    """Two checks that undo each other in units with `~`; another mends `!!`."""
    found = []
    for unit in units:
        if "~" in unit.target:
            found.append(_finding(unit, unit.target.swapcase()))
        elif "!!" in unit.target:
            found.append(_finding(unit, unit.target.replace("!!", "!", 1)))
    return found


def _finding(unit: Unit, fix: str | None) -> Finding:
    return Finding("x", Severity.WARNING, "ru", "x.po", 1, unit.key.context, unit.key.source, "m", fix=fix)


def test_fixes_that_undo_each_other_leave_the_unit_alone() -> None:
    """The other units of the file are fixed all the same."""
    units = [make_unit("a", "Вот ~"), make_unit("b", "Вот!!!")]
    assert find_fixes(units, _flip) == {UnitKey("b", "text"): "Вот!"}


@pytest.mark.parametrize("fix", ["", "  ", None, "Вот."])
def test_a_fix_that_leaves_nothing_is_none(fix: str | None) -> None:
    """Neither is one that changes nothing."""
    assert find_fixes([make_unit("a", "Вот.")], lambda units: [_finding(unit, fix) for unit in units]) == {}
