"""Keys on the buttons and in the help, and the choice to have none of single letters (WCAG 2.2, 2.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from newsroom import STORY, Browser, make_desk, people
from pages import Element, parse, select, text_of

import loc.web
from loc.flow.desk import Action, decide_unit, open_story
from loc.tui.keys import KEYS
from loc.web.desk import Desk
from loc.web.words import LANGUAGES, words_of

SENTENCE = "The plant makes 25 turbines a year."
QUOTED = "It stands in Atyrau."
SCRIPT = (Path(loc.web.__file__).parent / "static/desk.js").read_text(encoding="utf-8")
# In a terminal alone: closing it. In a browser alone: saving without going on.
TERMINAL_ONLY, BROWSER_ONLY = {"quit"}, {"Ctrl S"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people(), "[check]\nstyle = true\n")
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """Of an editor, before a story with a reviewed sentence, one with a fix, and two empty ones."""
    save(desk, SENTENCE, TARGETS[SENTENCE], "aigerim")
    save(desk, QUOTED, 'Ол "Атырауда" орналасқан.', "daniyar")
    browser = Browser.of(desk)
    assert browser.sign_in("daniyar").status_code == 303
    return browser


def save(desk: Desk, source: str, target: str, login: str) -> None:
    person = desk.person(login)
    assert person
    unit = next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == source)
    decide_unit(desk.project, SLUG, "kk", unit.unit.key.id, Action.SAVE, target, unit.seen, person)


def choose(browser: Browser, mode: str) -> int:
    browser.see("/help")
    return browser.submit(f"/keys/{mode}", None, next="/help").status_code


def buttons(browser: Browser) -> dict[str, tuple[str | None, str]]:
    """By what they do: the key that screen readers say, and the one that is seen."""
    found: dict[str, tuple[str | None, str]] = {}
    for button in select(parse(browser.see(STORY).text), "section button"):
        found[button.get("value")] = (button.get("aria-keyshortcuts"), seen_key(button))
    return found


def seen_key(button: Element) -> str:
    return " ".join(kbd.text_content() for kbd in select(button, "kbd"))


def keys_in_help(page: Element) -> dict[str, list[str]]:
    """What each row says, and its keys."""
    return {text_of(row, "th"): [kbd.text_content() for kbd in select(row, "kbd")] for row in select(page, "tbody tr")}


def test_buttons_show_and_say_their_keys(browser: Browser) -> None:
    """The key is seen on the button and said by a screen reader, and is no part of the button's name."""
    found = buttons(browser)
    assert found["accept"] == ("A", "A")
    assert found["save"] == ("Control+S", "Ctrl S")
    assert found["approve"] == ("P", "P")
    assert found["reject"] == ("X", "X")
    assert found["undo"] == ("U", "U")
    assert found["fix"] == ("F", "F")
    for button in select(parse(browser.see(STORY).text), "section button"):
        assert {kbd.get("aria-hidden") for kbd in select(button, "kbd")} <= {"true"}
        assert (button.text or "").strip()


def test_a_key_stands_on_one_fix_alone(browser: Browser, desk: Desk) -> None:
    """F applies the first fix of a sentence; the others are there to be pressed."""
    save(desk, QUOTED, 'Ол  "Атырауда" орналасқан - қалада.', "daniyar")
    for section in select(parse(browser.see(STORY).text), "section.unit"):
        fixes = select(section, 'button[value="fix"]')
        assert [seen_key(button) for button in fixes] == ["F", *[""] * (len(fixes) - 1)] * bool(fixes)
        if len(fixes) > 1:
            return
    pytest.fail("no sentence has two fixes")


@pytest.mark.parametrize(
    ("mode", "accept", "save_", "search"),
    [
        ("on", ("A", "A"), ("Control+S", "Ctrl S"), "/"),
        ("alt", ("Alt+A", "Alt A"), ("Control+S", "Ctrl S"), "Alt+/"),
        ("off", (None, ""), ("Control+S", "Ctrl S"), None),
    ],
)
def test_single_letters_are_keys_as_chosen(
    browser: Browser, mode: str, accept: tuple[str | None, str], save_: tuple[str, str], search: str | None
) -> None:
    """By themselves, with Alt, or not at all; what goes with Ctrl stays. Every page tells the script which."""
    assert choose(browser, mode) == 303
    found = buttons(browser)
    assert (found["accept"], found["save"]) == (accept, save_)
    page = parse(browser.see("/").text)
    assert [field.get("aria-keyshortcuts") for field in select(page, "#q")] == [search]
    assert [body.get("data-keys") for body in select(page, "body")] == [mode]


def test_the_choice_is_kept_in_the_browser_for_a_year(browser: Browser) -> None:
    """As the language is: no script reads it, no other site sends it, and it leads back to the help."""
    browser.see("/help")
    answer = browser.submit("/keys/alt", None, next="/help")
    assert (answer.status_code, answer.headers["location"]) == (303, "/help")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("loc-keys=alt;")
    assert {"HttpOnly", "Max-Age=31536000", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize("mode", ["none", "ON"])
def test_an_unknown_choice_changes_nothing(browser: Browser, mode: str) -> None:
    """Neither asked for nor in a cookie that somebody else wrote."""
    assert choose(browser, mode) == 404
    browser.cookies.set("loc-keys", mode)
    page = parse(browser.get("/help").text)
    assert [body.get("data-keys") for body in select(page, "body")] == ["on"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_tells_of_the_switch(browser: Browser, language: str) -> None:
    """Three buttons with the present one pressed, and why one might want the others, in the reader's language."""
    page = parse(browser.get("/help", headers={"Accept-Language": language}).text)
    say = words_of(language).gettext
    labels = [say(text) for text in ("on", "with Alt", "off")]
    assert [button.text_content() for button in select(page, ".choice button")] == labels
    assert [button.get("aria-pressed") for button in select(page, ".choice button")] == ["true", "false", "false"]
    assert text_of(page, "#single") == say("Single-letter keys")
    assert "Alt" in text_of(page, "#single-hint")


def test_the_help_names_the_keys_that_work(browser: Browser) -> None:
    """With Alt each has it before it; where letters are off, the rows that have no other key are gone."""
    every = keys_in_help(parse(browser.see("/help").text))
    choose(browser, "alt")
    with_alt = keys_in_help(parse(browser.see("/help").text))
    choose(browser, "off")
    none = keys_in_help(parse(browser.see("/help").text))
    assert (every["accept"], with_alt["accept"], none.get("accept")) == (["A"], ["Alt A"], None)
    assert every["next sentence"] == ["J", "Alt ↓"]
    assert none["next sentence"] == ["Alt ↓", "Alt ↓"]
    assert none["accept, and on to the next"] == ["Enter", "Ctrl Enter"]
    assert all(len(key) > 1 for keys in none.values() for key in keys)


def test_browser_and_terminal_have_the_same_keys(browser: Browser) -> None:
    """What the help of the page names is what the terminal has, save for what only one of them can do."""
    found = keys_in_help(parse(browser.see("/help").text))
    ours = {keys[0] for keys in found.values() if keys} - BROWSER_ONLY
    theirs = {key.shown or key.shown_writing for key in KEYS if key.action not in TERMINAL_ONLY}
    assert ours == theirs


def test_the_script_has_every_letter_of_the_help(browser: Browser) -> None:
    """And no other: a key that nobody is told of would act by surprise."""
    shown = {key for keys in keys_in_help(parse(browser.see("/help").text)).values() for key in keys}
    letters = {key for key in shown if re.fullmatch("[A-Z]", key)}
    assert set(re.findall(r"^  Key([A-Z]):", SCRIPT, re.MULTILINE)) == letters


def test_a_conflict_has_a_key(browser: Browser, desk: Desk) -> None:
    """M puts one's own text in the place of another's, which stands beside it."""
    row = next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == QUOTED)
    browser.see(STORY)
    save(desk, QUOTED, "Ол Атырауда.", "aigerim")
    fields = {"action": "save", "target": "Ол Атырау қаласында.", "seen": row.seen}
    answer = browser.submit(f"/unit/kk/{row.unit.key.id}/{SLUG}", {"Accept": "application/json"}, **fields)
    conflict = parse(answer.json()["conflict"]["html"])
    assert [seen_key(button) for button in select(conflict, ".conflict button")] == ["M"]
    assert text_of(conflict, ".conflict .problem").startswith("Changed meanwhile, by Aigerim Serikova.")
