"""The manual's pages: their examples are run through all checks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import regex

from loc.catalog.file import parse_file
from loc.check import pages
from loc.check.pages import read_page
from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import IDLE, run_all
from loc.flow.terms import read_po_terms
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.memory import PairMatch
from loc.model import Finding, Severity, Unit, UnitKey

FOLDER = Path(pages.__file__).parent
NAMES = sorted(page.stem for page in FOLDER.glob("*.md"))
MAX_LINES = 60
HEADINGS = ["Examples", "Limits", "Use", "Sources"]
OTHER = {"kk": "ru", "ru": "kk"}
BLOCK = regex.compile(r"^(Glossary|Elsewhere|Wrong|Right) \((kk|ru)\):\n```po\n(.*?)^```$", regex.M | regex.S)
# A program that signs its saves: an example is reviewed, unless it is fuzzy.
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"PO-Revision-Date: 2026-03-02 12:00+0500\n"
"Last-Translator: Aigerim Sadykova\n"
"X-Generator: {program}\n"

"""
# Only Kazakh has what they look for.
OF_KAZAKH = {"kazakh-letters"}
# What other checks find in the wrong examples besides, and rightly.
BESIDE = {
    "encoding": {"completeness"},
    "headline": {"spacing"},
    "languages": {"numbers"},
    "paragraphs": {"completeness"},
}


def sections(name: str) -> dict[str, str]:
    """The text under each heading, in order, without what is in the blocks; what the check finds is under its name."""
    parts = regex.split(r"^##? (.+)$", BLOCK.sub(r"\1 (\2)", read_page(name)), flags=regex.M)
    return dict(zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True))


def blocks(name: str) -> dict[tuple[str, str], str]:
    found = BLOCK.findall(read_page(name))
    assert len(found) == read_page(name).count("```") / 2, "a block without its label"
    return {(label, lang): text for label, lang, text in found}


@cache
def read_units(name: str, label: str, lang: str) -> tuple[Unit, ...]:
    program = "" if name == "unsigned" else "Poedit 3.4"
    text = HEADER.replace("{program}", program) + blocks(name)[label, lang]
    return parse_file(text, f"{name}.po", lang=lang).catalog.units


def glossary_of(name: str, lang: str) -> Glossary:
    text = blocks(name).get(("Glossary", lang), "")
    terms = read_po_terms(HEADER + text, "glossary.po")
    assert not terms.problems
    return Glossary(terms.terms, lang, builtin_terms(lang))


def story_of(name: str, label: str, lang: str) -> Story:
    """On the page of `languages` the other language is right; an `Elsewhere` block is another story."""
    others: Mapping[str, Mapping[UnitKey, Unit]] = {}
    if name == "languages":
        other = OTHER[lang]
        others = {other: {unit.key: unit for unit in read_units(name, "Right", other)}}
    elsewhere = read_units(name, "Elsewhere", lang) if ("Elsewhere", lang) in blocks(name) else ()
    matches = tuple(map(match_of, elsewhere))
    return Story(
        read_units(name, label, lang), others, lambda key: [each for each in matches if each.query == key.source]
    )


def match_of(unit: Unit) -> PairMatch:
    (mark,) = unit.provenance
    assert unit.marks, "the mark does not fit the text"
    source, context = unit.key.source, unit.key.context
    return PairMatch(
        source, unit.target, 1.0, "2026-03-01-other", source, context, mark.made_at, mark.author, unit.state
    )


@cache
def check(name: str, label: str, lang: str) -> tuple[Finding, ...]:
    """By all checks, house style included."""
    setting = Setting(lang, glossary_of(name, lang))
    return run_all(story_of(name, label, lang), setting, CHECKS.rows, STORY_CHECKS.rows, f"{name}.po", style=True)


def langs_of(name: str) -> tuple[str, ...]:
    return ("kk",) if name in OF_KAZAKH else ("kk", "ru")


EXAMPLES = [(name, lang) for name in NAMES for lang in langs_of(name)]


def test_each_check_has_a_page() -> None:
    """No check is without a page, no page without a check."""
    assert set(NAMES) == {*CHECKS.rows, *STORY_CHECKS.rows, IDLE}


@pytest.mark.parametrize(("name", "lang"), EXAMPLES)
def test_wrong_examples_are_found(name: str, lang: str) -> None:
    """The check of the page finds something, and others only what the fault is to them too."""
    found = {finding.check for finding in check(name, "Wrong", lang)}
    assert {name} <= found <= {name, *BESIDE.get(name, ())}


@pytest.mark.parametrize(("name", "lang"), EXAMPLES)
def test_right_examples_are_silent(name: str, lang: str) -> None:
    """No check has anything to say of them."""
    assert check(name, "Right", lang) == ()


@pytest.mark.parametrize(("name", "lang"), EXAMPLES)
def test_examples_are_of_one_sentence(name: str, lang: str) -> None:
    """Right and wrong translate the same source, as do both languages."""
    sources = [unit.key for unit in read_units(name, "Right", lang)]
    assert [unit.key for unit in read_units(name, "Wrong", lang)] == sources
    assert len(sources) >= 1


@pytest.mark.parametrize("name", NAMES)
def test_pages_have_one_form(name: str) -> None:
    """The name, what it finds and why, then the same sections, in no more lines than a screen or two."""
    text, found = read_page(name), sections(name)
    assert list(found) == [name, *HEADINGS]
    assert all(found.values())
    assert len(text.splitlines()) <= MAX_LINES
    assert text.endswith("\n")
    labels = [(label, lang) for label, lang in blocks(name) if label in {"Wrong", "Right"}]
    assert labels == [(label, lang) for lang in langs_of(name) for label in ("Wrong", "Right")]


@pytest.mark.parametrize("name", [name for name in NAMES if name != IDLE])
def test_pages_say_how_to_silence(name: str) -> None:
    """By comment and by configuration; house style is first turned on."""
    use = sections(name)["Use"]
    assert f'`# loc: ignore {name} "reason"`' in use
    assert f'`[check] off = ["{name}"]`' in use
    level = (CHECKS if name in CHECKS.rows else STORY_CHECKS).load(name).severity
    assert use.startswith(f"Severity: {level}")
    assert ("`[check] style = true`" in use) is ("style" in use.split("Fix:")[0])
    if level is Severity.STYLE:
        assert "off unless `[check] style = true`" in use


@pytest.mark.parametrize("name", NAMES)
def test_fixes_are_as_the_page_says(name: str) -> None:
    """A fix makes the right example of the wrong one, and is shown on each page that promises one."""
    fixes = [
        (lang, finding.fix)
        for lang in langs_of(name)
        for finding in check(name, "Wrong", lang)
        if finding.check == name and finding.fix
    ]
    assert ("Fix: yes" in sections(name)["Use"]) is bool(fixes)
    for lang, fix in fixes:
        assert fix in {unit.target for unit in read_units(name, "Right", lang)}
