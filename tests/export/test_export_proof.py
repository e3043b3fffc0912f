"""The editor's page: two columns, states, names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from builders import AT, make_unit
from lxml import html

from loc.export.assemble import assemble
from loc.export.proof import write
from loc.model import Article, Inline, Paragraph, Part, Signal, State, Unit
from loc.segment import segment_article

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here

ARTICLE = Article(
    "2026-11-23-plant",
    (
        Paragraph(Part.HEADLINE, "Plant <opens>"),
        Paragraph(Part.LEDE, "It makes turbines. It is new.", inlines=(Inline((9, 17), "b"),)),
        Paragraph(Part.BODY, "It is new."),
    ),
    take=2,
    published=AT,
)
UNITS = (
    make_unit("Plant <opens>", "Зауыт <ашылды>", State.APPROVED, "headline"),
    make_unit("It makes <b>turbines</b>.", "Ол <b>турбина</b> шығарады."),
    make_unit("It is new.", "Ол жаңа.", State.REVIEWED),
)


def page(article: Article = ARTICLE, units: tuple[Unit, ...] = UNITS) -> Tree:
    by_key = {unit.key: unit for unit in units}
    return html.document_fromstring(write(assemble(article, segment_article(article), by_key, "kk")).decode())


def rows(root: Tree) -> list[tuple[str, str, str, str]]:
    """(state, source, target, mark) of each row."""
    return [
        (row.get("class").split()[0], row[0].text_content(), row[1][0].text_content(), row[1][1].text_content())
        for row in root.iter("tr")
        if row.get("class")
    ]


def test_source_and_target_stand_side_by_side() -> None:
    """A row a sentence, a table body a paragraph, each column in its language, markup kept."""
    root = page()
    assert [(state, source, target) for state, source, target, _ in rows(root)] == [
        ("approved", "Plant <opens>", "Зауыт <ашылды>"),
        ("draft", "It makes turbines.", "Ол турбина шығарады."),
        ("reviewed", "It is new.", "Ол жаңа."),
        ("reviewed", "It is new.", "Ол жаңа."),
    ]
    assert [len(body) for body in root.iter("tbody")] == [1, 2, 1]
    assert [cell.get("lang") for cell in root.find(".//tbody/tr")] == ["en", "kk"]
    assert [row.text for row in root.iter("b")] == ["turbines", "турбина"]
    assert [row.text for row in root.iter("th")] == ["English", "Kazakh"]


def test_each_row_says_who_and_when() -> None:
    """The unit's ID, part and state, and the marks that fit the text."""
    marks = [mark for *_, mark in rows(page())]
    assert marks[0] == (
        f"{UNITS[0].key.id} · headline · reviewed by Aigerim Serikova, 2026-11-23 09:00 UTC"
        " · approved by Aigerim Serikova, 2026-11-23 09:00 UTC"
    )
    assert "draft by google 1.11.4" in marks[1]


def test_a_mark_of_another_text_is_not_shown() -> None:
    """After an edit elsewhere nobody has signed; what the target was made for is shown."""
    edited = replace(UNITS[2], target="Ол өте жаңа.", state=State.DRAFT, unsigned=True, previous_source="It was new.")
    mark = rows(page(units=(edited,)))[-1][3]
    assert mark == f"{edited.key.id} · body · draft, nobody signed it · was: It was new."


def test_a_sentence_without_a_unit_is_there() -> None:
    """An editor sees the gap."""
    assert rows(page(units=()))[0] == (
        "empty",
        "Plant <opens>",
        "—",
        f"{UNITS[0].key.id} · headline · not in the catalog",
    )


def test_ids_are_unique_for_links() -> None:
    """A sentence that the story has twice is linked once."""
    ids = [row.get("id") for row in page().iter("tr") if row.get("id")]
    assert ids == [unit.key.id for unit in UNITS]


def test_the_story_is_told_above() -> None:
    """Take, signal, time, embargo, and how far it is."""
    article = replace(ARTICLE, signal=Signal.CORRECTION, embargo=AT + timedelta(hours=1))
    (line,) = page(article).xpath("//p[@class='story']")
    assert line.text == (
        "2026-11-23-plant · take 2 · CORRECTION · published 2026-11-23 09:00 UTC"
        " · EMBARGO until 2026-11-23 10:00 UTC · 1 draft, 2 reviewed, 1 approved"
    )


@pytest.mark.parametrize("words", ["script", "http:", "https:", "src="])
def test_the_page_needs_nothing_else(words: str) -> None:
    """No script, no file, no address: it works where it is opened, and prints."""
    by_key = {unit.key: unit for unit in UNITS}
    text = write(assemble(ARTICLE, segment_article(ARTICLE), by_key, "kk")).decode()
    assert words not in text
    assert "@media print" in text


def test_text_is_escaped() -> None:
    """A name, a note and a headline may hold anything."""
    unit = replace(make_unit("It is new.", "Жаңа.", State.REVIEWED, author="<script>"), notes=("</p><script>",))
    article = Article("x", (Paragraph(Part.HEADLINE, "</title><script>"), Paragraph(Part.BODY, "It is new.")))
    assert not list(page(article, (unit,)).iter("script"))
