"""At the desk nobody is told what to type on a command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from markupsafe import Markup
from newsroom import Browser, make_desk, people

from loc.flow.desk import Action, DeskUnit, decide_unit, open_story
from loc.web.advice import advice_for, is_for_desk, without_commands
from loc.web.desk import Desk

SENTENCE = "It stands in Atyrau."
AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people(), "[review]\nfour_eyes = true\n")
    yield desk
    desk.close()


@pytest.fixture
def daniyar(desk: Desk) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in("daniyar").status_code == 303
    browser.see(f"/story/kk/{SLUG}")
    return browser


def row_of(desk: Desk) -> DeskUnit:
    return next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == SENTENCE)


def save(desk: Desk) -> None:
    person, row = desk.person("daniyar"), row_of(desk)
    assert person
    decide_unit(desk.project, SLUG, "kk", row.unit.key.id, Action.SAVE, TARGETS[SENTENCE], row.seen, person)


def ask(browser: Browser, desk: Desk, action: str, target: str, **headers: str) -> dict[str, str]:
    row = row_of(desk)
    address = f"/unit/kk/{row.unit.key.id}/{SLUG}"
    answer = browser.submit(address, AS_SCRIPT | headers, action=action, target=target, seen=row.seen)
    assert answer.status_code == 422
    found: dict[str, str] = answer.json()
    return found


@pytest.mark.parametrize(
    ("action", "target", "error", "hint"),
    [
        ("accept", "", "nothing to accept", "Write a text in the field, or take a match."),
        ("save", " ", "the new text is empty", "Reject takes a draft away."),
        ("undo", "", "nothing of yours to undo", "A new text, or a rejection, will do."),
    ],
)
def test_hints_speak_of_the_desk(daniyar: Browser, desk: Desk, action: str, target: str, error: str, hint: str) -> None:
    """What is said on the command line with its options is said here with what the page has; the rest stays."""
    found = ask(daniyar, desk, action, target)
    assert error in found["error"]
    assert found["hint"] == hint


def test_hints_are_in_the_language_of_the_interface(daniyar: Browser, desk: Desk) -> None:
    """As the buttons that they name."""
    found = ask(daniyar, desk, "save", " ", **{"Accept-Language": "ru"})
    assert found["hint"] == "Чтобы убрать черновик, нажмите «Вернуть»."


def test_a_form_without_script_is_told_the_same(daniyar: Browser, desk: Desk) -> None:
    """At the sentence, after what went wrong."""
    row = row_of(desk)
    fields = {"action": "accept", "target": "", "seen": row.seen}
    page = daniyar.submit(f"/unit/kk/{row.unit.key.id}/{SLUG}", None, **fields).text
    assert "it has no target. Write a text in the field, or take a match." in page
    assert "--edit" not in page


def test_no_setting_is_advised(daniyar: Browser, desk: Desk) -> None:
    """Who may not approve his own text is not told how to turn the rule off."""
    save(desk)
    found = ask(daniyar, desk, "approve", TARGETS[SENTENCE])
    assert "another editor approves it" in found["error"]
    assert found["hint"] == ""


def test_a_folder_that_cannot_be_written_is_told_without_options(daniyar: Browser, desk: Desk) -> None:
    """An export whose place is taken by a file says whom to tell, not `-o DIR`."""
    (desk.config.root / desk.config.export_dir).write_text("in the way", encoding="utf-8")
    person = desk.person("aigerim")
    assert person
    for row in open_story(desk.project, SLUG, "kk").units:
        target = TARGETS[row.unit.key.source]
        decide_unit(desk.project, SLUG, "kk", row.unit.key.id, Action.SAVE, target, row.seen, person)
    address = f"/export/kk/{SLUG}"
    seen = daniyar.see(address).text.split('name="seen" value="')[1].split('"')[0]
    page = daniyar.submit(address, None, seen=seen, action="export", format="text").text
    assert "cannot be written" in page
    assert "Tell whoever keeps the configuration of the desk." in page
    assert "-o DIR" not in page


@pytest.mark.parametrize(
    ("hint", "is_shown"),
    [
        ("Mend the file.", True),
        ("Editors of this project: Daniyar Akhmetov.", True),
        ("A well-known name -- with a dash.", True),
        ("`loc review plant -l LANG` lists the IDs.", False),
        ("Languages stand under `langs` in the configuration.", False),
        ("Name another with --host.", False),
    ],
)
def test_hints_with_commands_are_not_shown(hint: str, is_shown: bool) -> None:
    """Commands, options and settings are for who has a terminal."""
    assert is_for_desk(hint) is is_shown
    assert advice_for(hint) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a draft until accepted (`loc review --unit 1 --accept`) or fuzzy", "a draft until accepted or fuzzy"),
        ("not in the catalog yet; `loc draft` brings it in: He left.", "not in the catalog yet: He left."),
        ("expected `!`, got `.`", "expected `!`, got `.`"),
        ("got (brackets)", "got (brackets)"),
    ],
)
def test_messages_lose_their_commands(text: str, expected: str) -> None:
    """Only what is said for the command line; marks and brackets of the copy stay."""
    assert without_commands(Markup(text)) == expected  # noqa: S704 - of this test
