"""What the checks say of a story with its other language, the other stories and its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit

from loc.catalog.store import CatalogStore
from loc.check.quote_original import CONFIRMATION
from loc.flow.check import Checker
from loc.flow.check_files import CheckedFiles
from loc.flow.project import open_project
from loc.model import Finding, Mark, Provenance, State, Unit

SLUG = "2021-09-16-budget"
SOURCE = """ date 2021-09-16 Budget grows

ASTANA. KAZINFORM – The budget grew by 8.7 percent this year.

“We will spend more on schools and hospitals,” Finance Minister Yerulan Zhamaubayev said.
"""
GREW = make_unit("The budget grew by 8.7 percent this year.", "Бюджет биыл 8,7 пайызға өсті.", State.REVIEWED)
SPEND = make_unit(
    "“We will spend more on schools and hospitals,” Finance Minister Yerulan Zhamaubayev said.",
    "«Біз мектептер мен ауруханаларға көбірек қаржы бөлеміз», – деді Қаржы министрі Ерұлан Жамаубаев.",
    State.REVIEWED,
)
DATELINE = make_unit("ASTANA. KAZINFORM", "НҰР-СҰЛТАН. ҚазАқпарат", State.REVIEWED, context="dateline")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": SOURCE}, 'langs = ["kk", "ru"]\n')
    save(folder, "kk", SLUG, DATELINE, GREW, SPEND)
    return folder


def save(folder: Path, lang: str, slug: str, *units: Unit) -> None:
    store = CatalogStore(folder / "locales", folder / ".loc")
    store.save(store.read(lang, slug), units)


def check(folder: Path, name: str, lang: str = "kk") -> list[Finding]:
    files = CheckedFiles(open_project(folder))
    return [finding for finding in Checker(files).find(files.open(lang, SLUG)) if finding.check == name]


def review(unit: Unit, target: str, days: int) -> Unit:
    mark = Provenance.of(Mark.REVIEWED, unit.key.source, target, "Aset Omarov", AT + timedelta(days=days))
    return replace(unit, target=target, provenance=(mark,))


def test_the_other_language_is_compared(folder: Path) -> None:
    """The finding stands in the catalog that is wrong, with its file and line."""
    save(folder, "ru", SLUG, make_unit(GREW.key.source, "В этом году бюджет вырос на 7,8 процента.", State.REVIEWED))
    assert check(folder, "languages", "kk") == []
    (finding,) = check(folder, "languages", "ru")
    assert finding.message == "changed figure: expected «8,7» as in Kazakh, got «7,8»"
    assert finding.file == f"locales/ru/{SLUG}.po"
    assert finding.line > 0


def test_the_newer_text_of_another_story_is_told(folder: Path) -> None:
    """Of two reviewed targets the older one is the finding."""
    save(folder, "kk", "2021-09-17-reform", review(GREW, "Биыл бюджет 8,7 пайызға артты.", days=1))
    (finding,) = check(folder, "catalogs")
    assert finding.source == GREW.key.source
    assert finding.message == (
        "expected «Биыл бюджет 8,7 пайызға артты.» as in 2021-09-17-reform, "
        "reviewed 2026-11-24 by Aset Omarov, got another text"
    )


@pytest.mark.parametrize(("target", "days"), [("Биыл бюджет 8,7 пайызға артты.", -1), (GREW.target, 1)])
def test_an_older_text_or_the_same_is_none(folder: Path, target: str, days: int) -> None:
    """The newest decision holds in all stories."""
    save(folder, "kk", "2021-09-17-reform", review(GREW, target, days))
    assert check(folder, "catalogs") == []


def test_a_quotation_stands_until_it_is_confirmed(folder: Path) -> None:
    """The story comes from Astana, so its minister is one of Kazakhstan; the comment in the PO file ends it."""
    (finding,) = check(folder, "quote-original")
    assert finding.source == SPEND.key.source
    save(folder, "kk", SLUG, DATELINE, GREW, replace(SPEND, notes=(CONFIRMATION,)))
    assert check(folder, "quote-original") == []


@pytest.mark.parametrize(("target", "told"), [("Президент Нұр-Сұлтанға келді.", 0), ("Президент Астанаға келді.", 1)])
def test_the_day_of_the_story_decides_the_terms(folder: Path, target: str, told: int) -> None:
    """In 2021 the capital was Nur-Sultan, as the glossary says."""
    glossary = folder / "locales/kk/glossary.po"
    glossary.write_text(
        'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "preferred [2019-03-23..2022-09-17)"\nmsgid "Astana"\nmsgstr "Нұр-Сұлтан"\n\n'
        'msgctxt "preferred [2022-09-17..)"\nmsgid "Astana"\nmsgstr "Астана"\n',
        encoding="utf-8",
    )
    save(folder, "kk", SLUG, make_unit("The President came to Astana.", target, State.REVIEWED))
    findings = check(folder, "terms")
    assert len(findings) == told
    assert all("(from 2019-03-23 until 2022-09-17)" in finding.message for finding in findings)
