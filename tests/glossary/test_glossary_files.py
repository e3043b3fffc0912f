"""The glossaries that come with the project."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polib
import pytest
import regex

from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.clash import sift_terms
from loc.glossary.parse import STATUSES, read_term
from loc.lang.cldr_names import currency_names, territory_names
from loc.model import Term

ROOT = Path(__file__).parents[2]
LANGS = ("kk", "ru")
GROUPS = {"institution", "office", "alliance", "region", "city", "person", "unit", "phrase"}
KAZAKH_LETTERS = regex.compile(r"[әғқңөұүһі]", regex.IGNORECASE)


def path_of(lang: str) -> Path:
    return ROOT / "locales" / lang / "glossary.po"


def read_terms(lang: str) -> list[Term]:
    return [
        read_term(entry.msgctxt, entry.msgid, entry.msgstr, entry.tcomment, f"{lang}:{entry.linenum}")
        for entry in polib.pofile(str(path_of(lang)))
    ]


def test_both_languages_have_the_same_terms() -> None:
    """At least 150 English terms, and none that only one language knows."""
    kazakh, russian = ({term.source for term in read_terms(lang)} for lang in LANGS)
    assert kazakh == russian
    assert len(kazakh) >= 150


@pytest.mark.parametrize("lang", LANGS)
def test_cldr_names_stay_with_cldr(lang: str) -> None:
    """Neither a country nor money is in the file: those come from CLDR."""
    terms = {term.source for term in read_terms(lang)}
    assert not terms & set(territory_names(lang))
    assert not terms & set(currency_names(lang))


@pytest.mark.parametrize("lang", LANGS)
def test_entries_are_whole(lang: str) -> None:
    """Each has a known group, its no-wrap flag, a status, and no doubled key; what is forbidden has its reason."""
    entries = list(polib.pofile(str(path_of(lang))))
    assert len({(entry.msgctxt, entry.msgid) for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.comment in GROUPS
        assert entry.flags == ["no-wrap"]
        assert entry.msgctxt.split()[0] in STATUSES
        assert entry.tcomment or not entry.msgctxt.startswith("forbidden")


@pytest.mark.parametrize("lang", LANGS)
def test_one_preferred_target_at_a_time(lang: str) -> None:
    """No two preferred targets of one source hold on the same day."""
    edges = {date(1991, 12, 16), *(term.since for term in read_terms(lang) if term.since)}
    for on in edges:
        preferred = [t.source for t in read_terms(lang) if t.status == "preferred" and in_force(t, on)]
        assert len(preferred) == len(set(preferred))


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wrong_in_it(lang: str) -> None:
    """No term contradicts another or is there twice."""
    assert list(map(str, sift_terms(read_terms(lang)).problems)) == []


def in_force(term: Term, on: date) -> bool:
    return (term.since or date.min) <= on < (term.until or date.max)


@pytest.mark.parametrize("lang", LANGS)
def test_targets_are_cyrillic(lang: str) -> None:
    """No word mixes Latin look-alikes into Cyrillic; only what is not to be translated is Latin."""
    for term in read_terms(lang):
        if term.status != "do-not-translate":
            assert not regex.search(r"\p{Latin}", term.target), term


def test_each_language_has_its_letters() -> None:
    """Kazakh names are spelled in Kazakh; in Russian two regions alone are, by decree of 3 May 2022."""
    kazakh_letters = {term.target for term in read_terms("ru") if KAZAKH_LETTERS.search(term.target)}
    assert kazakh_letters == {"область Жетісу", "область Ұлытау"}
    targets = {term.source: term.target for term in read_terms("kk") if term.status == "preferred"}
    for source in (
        "Akorda",
        "Karaganda",
        "Kyzylorda",
        "Kostanay",
        "Tokayev",
        "CSTO",
        "Moscow",
        "Head of the Presidential Administration",
    ):
        assert KAZAKH_LETTERS.search(targets[source]), source


RUSSIAN_ABBREVIATIONS = {"ОДКБ", "ШОС", "СНГ", "ЕАЭС", "ООН", "ОБСЕ", "МВФ", "ВОЗ"}


def test_kazakh_allows_no_russian_abbreviation() -> None:
    """ҰҚШҰ, not ОДКБ: the Russian ones stand in the Kazakh file as forbidden or not at all."""
    allowed = {term.target for term in read_terms("kk") if term.status != "forbidden"}
    assert not allowed & RUSSIAN_ABBREVIATIONS


EXPECTED = [
    ("CSTO", "ҰҚШҰ", "ОДКБ"),
    ("SCO", "ШЫҰ", "ШОС"),
    ("CIS", "ТМД", "СНГ"),
    ("EAEU", "ЕАЭО", "ЕАЭС"),
    ("OSCE", "ЕҚЫҰ", "ОБСЕ"),
    ("CICA", "АӨСШК", "СВМДА"),
    ("Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев"),
    ("DUSHANBE", "Душанбе", "Душанбе"),
    ("Nur-Sultan", "Нұр-Сұлтан", "Нур-Султан"),
    ("Kazinform", "ҚазАқпарат", "Казинформ"),
    ("Tajikistan", "Тәжікстан", "Таджикистан"),
]


@pytest.mark.parametrize(("source", "kazakh", "russian"), EXPECTED)
def test_sample_story_has_its_terms(source: str, kazakh: str, russian: str) -> None:
    """The words the story of September 2021 turns on, file and CLDR together."""
    for lang, target in zip(LANGS, (kazakh, russian), strict=True):
        glossary = Glossary(read_terms(lang), lang, builtin_terms(lang))
        assert glossary.translate(source, date(2021, 9, 16)) == target


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_is_found_again(lang: str) -> None:
    """Each source is found in its own text, each target in its own."""
    terms = read_terms(lang)
    glossary = Glossary(terms, lang)
    for term in terms:
        on = term.since or (date(2018, 1, 1) if term.until else None)
        assert term.source in {hit.term.source for hit in glossary.find(term.source, on)}
        assert glossary.occurs(term, f"— {term.target}.")


@pytest.mark.parametrize("lang", LANGS)
def test_gettext_accepts_the_file(lang: str, need_tool: Callable[[str, str], str]) -> None:
    """Gettext's msgfmt has nothing to say, and its msgcat writes the same bytes."""
    path = path_of(lang)
    checked = subprocess.run(
        [need_tool("msgfmt", "gettext"), "--check", "-o", "/dev/null", path], capture_output=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, b"")
    written = subprocess.run([need_tool("msgcat", "gettext"), path], capture_output=True, check=True).stdout
    assert written == path.read_bytes()
