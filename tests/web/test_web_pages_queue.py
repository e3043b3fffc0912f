"""The queue: what comes first, what is said of each story, and what the filter leaves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_project
from newsroom import Browser, make_desk, people
from pages import Element, parse, select, text_of

from loc.flow.desk import Action, Person, decide_unit, open_queue, open_story
from loc.flow.desk.queue import ROWS
from loc.web.desk import Desk

STORIES = {
    "2026-11-21-fair": "Fair opens in Almaty\n\nALMATY. KAZINFORM – Some 300 firms came.\n",
    "2026-11-22-flood": "Flood hits Atyrau <b>\n\nATYRAU. KAZINFORM – Water rose by 25 cm.\n",
    "2026-11-23-talks": "Talks begin in Astana\n\nASTANA. KAZINFORM – The talks take 3 days.\n",
}
AIGERIM = Person("aigerim", "Aigerim Serikova")


def decide(desk: Desk, slug: str, source: str, target: str) -> None:
    unit = next(each for each in open_story(desk.project, slug, "kk").units if each.unit.key.source == source)
    decide_unit(desk.project, slug, "kk", unit.unit.key.id, Action.SAVE, target, unit.seen, AIGERIM)


def read(browser: Browser, path: str = "/") -> Element:
    answer = browser.see(path)
    assert answer.status_code == 200
    return parse(answer.text)


def wait_until_counted(desk: Desk) -> None:
    """Of many new stories most are looked through behind the desk's back."""
    deadline = time.monotonic() + 60
    while open_queue(desk.project, "kk").pending:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def slugs(page: Element) -> list[str]:
    return [str(row.get("data-slug")) for row in select(page, "li.row")]


def row_of(page: Element, slug: str) -> Element:
    (row,) = select(page, f'li[data-slug="{slug}"]')
    return row


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    make_project(tmp_path / "project", {f"{slug}.txt": f" date {slug[:10]} {text}" for slug, text in STORIES.items()})
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    browser = Browser.of(desk)
    browser.sign_in()
    return browser


def test_every_story_is_told_in_a_row(desk: Desk, browser: Browser) -> None:
    """Headline with its address, slug, take, words, the bar with its counts, findings."""
    decide(desk, "2026-11-22-flood", "Water rose by 25 cm.", "Су 26 см-ге көтерілді.")
    row = row_of(read(browser), "2026-11-22-flood")
    (title,) = select(row, "a.title")
    assert (title.get("href"), title.text_content()) == ("/story/kk/2026-11-22-flood", "Flood hits Atyrau <b>")
    assert text_of(row, ".what .facts") == "2026-11-22-flood take 1 11 words"
    assert text_of(row, ".counts") == "1 reviewed, 2 empty"
    assert text_of(row, ".found") == "1 error"
    bars = [(bar.get("class"), bar.get("x"), bar.get("width")) for bar in select(row, "rect")]
    assert bars == [("bar-reviewed", "0", "1"), ("bar-empty", "1", "2")]


def test_the_urgent_comes_first(desk: Desk, browser: Browser) -> None:
    """A kill stands above a correction, a correction above the rest, the newest of the rest first."""
    for slug, word in (("2026-11-22-flood", "CORRECTION"), ("2026-11-21-fair", "KILL")):
        path = desk.config.root / f"sources/{slug}.txt"
        path.write_text(f"{word}: {STORIES[slug]}", encoding="utf-8")
    page = read(browser)
    assert slugs(page) == ["2026-11-21-fair", "2026-11-22-flood", "2026-11-23-talks"]
    assert [text_of(row, ".why") for row in select(page, "li.row")] == ["killed", "correction", ""]
    assert [each.text_content() for each in select(page, ".urgencies a")] == ["killed 1", "correction 1", "routine 1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["2026-11-23-talks", "2026-11-22-flood", "2026-11-21-fair"]),
        ("q=flood", ["2026-11-22-flood"]),
        ("q=nothing", []),
        ("state=reviewed", ["2026-11-22-flood"]),
        ("mine=1", ["2026-11-22-flood"]),
        ("mine=1&q=talks", []),
        ("urgency=killed", []),
        ("urgency=none&q=2026-11-2&state=all", ["2026-11-23-talks", "2026-11-22-flood", "2026-11-21-fair"]),
        ("lang=ru&state=reviewed", []),
        ("state=unheard&urgency=of&page=nothing", ["2026-11-23-talks", "2026-11-22-flood", "2026-11-21-fair"]),
        ("page=999", ["2026-11-23-talks", "2026-11-22-flood", "2026-11-21-fair"]),
    ],
)
def test_the_filter_leaves_what_is_asked_for(desk: Desk, browser: Browser, query: str, expected: list[str]) -> None:
    """By slug, state, urgency, and what I worked on; what nobody knows is not asked for."""
    decide(desk, "2026-11-22-flood", "Water rose by 25 cm.", "Су 25 см-ге көтерілді.")
    assert slugs(read(browser, f"/?{query}")) == expected


def test_the_form_keeps_what_was_asked_for(browser: Browser) -> None:
    """It shows the wishes again, and links to another language or urgency carry them on."""
    page = read(browser, "/?lang=ru&q=%3Cb%3E&state=all&mine=1")
    (form,) = select(page, "form.filter")
    assert {name: form.fields[name] for name in ("lang", "q", "state", "mine", "urgency")} == {
        "lang": "ru", "q": "<b>", "state": "all", "mine": "1", "urgency": ""
    }  # fmt: skip
    assert form.method == "GET"
    (kazakh, _) = select(page, ".tabs a")
    assert kazakh.get("href") == "/?lang=kk&state=all&mine=1&q=%3Cb%3E"
    assert [each.text_content() for each in select(page, '.tabs [aria-current="page"]')] == ["Russian"]


def test_an_unknown_language_is_no_page(browser: Browser) -> None:
    """The address of a language that the project has not leads nowhere."""
    assert browser.get("/?lang=de").status_code == 404


def test_people_begin_with_their_own_language(tmp_path: Path) -> None:
    """Who works in Russian alone finds the Russian queue."""
    make_project(tmp_path / "project", {"2026-11-21-fair.txt": STORIES["2026-11-21-fair"]})
    desk = make_desk(
        tmp_path / "project", people().replace('role = "translator"', 'role = "translator"\nlangs = ["ru"]')
    )
    browser = Browser.of(desk)
    browser.sign_in()
    assert select(read(browser), ".title")[0].get("href") == "/story/ru/2026-11-21-fair"
    desk.close()


def test_a_long_queue_has_pages(tmp_path: Path) -> None:
    """Fifty stories a page, numbered on, with links back and forth that keep the filter."""
    sources = {f"2026-11-21-s{number:03}.txt": "Fair opens\n" for number in range(ROWS + 2)}
    desk = make_desk(make_project(tmp_path / "project", sources))
    browser = Browser.of(desk)
    wait_until_counted(desk)
    first, second = (read(browser, f"/?q=fair&q=2026&page={page}") for page in (1, 2))
    assert (len(slugs(first)), len(slugs(second))) == (ROWS, 2)
    assert [each.get("href") for each in select(first, ".pages a")] == ["/?lang=kk&page=2&q=2026"]
    assert [each.get("href") for each in select(second, ".pages a")] == ["/?lang=kk&q=2026"]
    assert select(second, "ol.stories")[0].get("start") == str(ROWS + 1)
    desk.close()


def test_stories_that_cannot_be_read_are_told(desk: Desk, browser: Browser) -> None:
    """A broken catalog is named, with its line; the other stories are there."""
    path = desk.config.locales / "kk/2026-11-21-fair.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text('msgid "x\n', encoding="utf-8")
    page = read(browser)
    assert slugs(page) == ["2026-11-23-talks", "2026-11-22-flood"]
    assert "locales/kk/2026-11-21-fair.po:1" in text_of(page, ".notice li")


def test_who_has_a_story_open_is_told(desk: Desk, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names stand in the row of their story alone."""
    monkeypatch.setattr(
        type(desk.hub), "names_by_story", lambda _, lang: {"2026-11-22-flood": ["Daniyar <A>"]} if lang == "kk" else {}
    )
    page = read(browser)
    assert text_of(row_of(page, "2026-11-22-flood"), ".people") == "open: Daniyar <A>"
    assert not select(row_of(page, "2026-11-23-talks"), ".people")
    assert not select(read(browser, "/?lang=ru"), ".facts .people")
