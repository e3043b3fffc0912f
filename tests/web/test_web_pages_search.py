"""Concordance and help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from newsroom import Browser, make_desk
from pages import parse, select, text_of

from loc.flow.desk import Action, decide_unit, open_story
from loc.web.desk import Desk

JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """All of the story is reviewed, and in the memory."""
    folder: Path = tmp_path_factory.mktemp("search") / "project"
    desk = make_desk(folder)
    assert desk.single
    for unit in open_story(desk.project, SLUG, "kk").units:
        target = TARGETS[unit.unit.key.source]
        decide_unit(desk.project, SLUG, "kk", unit.unit.key.id, Action.SAVE, target, unit.seen, desk.single)
    desk.close()
    desk = make_desk(folder)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("q=plant", [["plant"], ["plant"]]),
        ("q=PLANT&side=source", [["plant"], ["plant"]]),
        ("q=plant&side=target", []),
        ("q=Атырау*", [["Атырауда"]]),
        ("q=Атырау*&side=source", []),
        ("q=25", [["25", "25"]]),
        ("q=nowhere", []),
    ],
)
def test_phrases_are_found_in_both_languages(desk: Desk, query: str, hits: list[list[str]]) -> None:
    """The words are marked where they stand, and a side may be asked for."""
    page = parse(Browser.of(desk).get(f"/search/kk?{query}").text)
    rows = select(page, ".passages li")
    assert [[hit.text_content() for hit in select(row, ".hit")] for row in rows] == hits
    assert text_of(page, ".total") == f"{len(hits)} sentence{'s' if len(hits) != 1 else ''}"
    assert all(text_of(row, ".origin").startswith(f"{SLUG}, Aigerim Serikova, 20") for row in rows)


def test_the_script_gets_json(desk: Desk) -> None:
    """Source, target, where it stands, and the places of the words."""
    answer = Browser.of(desk).get("/search/kk?q=Атырау*", headers=JSON).json()
    (passage,) = answer["passages"]
    assert (passage["source"], passage["target"]) == ("It stands in Atyrau.", "Ол Атырауда орналасқан.")
    assert (passage["origin"], passage["reviewer"]) == (SLUG, "Aigerim Serikova")
    assert (passage["source_spans"], passage["target_spans"]) == ([], [[3, 11]])
    assert answer["is_cut"] is False


def test_a_phrase_without_a_word_is_told(desk: Desk) -> None:
    """What cannot be looked for says so, in HTML and in JSON."""
    browser = Browser.of(desk)
    answer = browser.get("/search/kk?q=%3Cb%3E!")
    assert text_of(parse(browser.get("/search/kk?q=...").text), ".problem").startswith("'...': expected a phrase")
    assert answer.status_code == 200
    refused = browser.get("/search/kk?q=...", headers=JSON)
    assert (refused.status_code, list(refused.json())) == (422, ["error"])


def test_an_empty_search_is_a_form(desk: Desk) -> None:
    """Nothing is looked for, and the field is ready."""
    page = parse(Browser.of(desk).get("/search/kk").text)
    assert not select(page, ".passages")
    assert select(page, "input[autofocus]")[0].get("name") == "q"


def test_help_names_every_key(desk: Desk) -> None:
    """The keys that the desk has, each with a word on what it does."""
    page = parse(Browser.of(desk).get("/help").text)
    keys = {each.text_content() for each in select(page, "kbd")}
    assert keys >= set("JKNEAFXPUC/?") | {"Enter", "1 … 9", "Esc", "Ctrl Enter", "Alt ↓", "Alt ↑"}
    assert all(text_of(row, "th") for row in select(page, "tbody tr"))
