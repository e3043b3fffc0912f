"""One sentence decided on: by a form without script, and by the script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from httpx2 import Response
from newsroom import STORY, Browser, make_desk, people

from loc.flow.desk import DeskUnit, Role, open_story
from loc.model import State, Unit
from loc.web.desk import Desk

SENTENCE = "The plant makes 25 turbines a year."
TARGET = TARGETS[SENTENCE]
OTHER_TARGET = "Зауыт жыл сайын 25 турбина жасайды."
AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    return signed_in(desk, "aigerim")


def signed_in(desk: Desk, login: str) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in(login).status_code == 303
    browser.see(STORY)
    return browser


def shown(desk: Desk, source: str = SENTENCE, lang: str = "kk") -> DeskUnit:
    return next(row for row in open_story(desk.project, SLUG, lang).units if row.unit.key.source == source)


def saved(desk: Desk, source: str = SENTENCE) -> Unit:
    """As the PO file has it."""
    units = desk.project.project.catalogs.read("kk", SLUG).catalog.live
    return next(unit for unit in units if unit.key.source == source)


def address(row: DeskUnit, query: str = "") -> str:
    return f"/unit/kk/{row.unit.key.id}/{SLUG}{query}"


def decide(
    browser: Browser, row: DeskUnit, action: str, target: str = "", *, seen: str | None = None, by_script: bool = True
) -> Response:
    return browser.submit(
        address(row),
        AS_SCRIPT if by_script else None,
        action=action,
        target=target,
        seen=row.seen if seen is None else seen,
    )


def test_a_form_saves_and_leads_back_to_the_sentence(browser: Browser, desk: Desk) -> None:
    """Without script the story is shown again, at the unit that was decided on, and the PO file has the text."""
    row = shown(desk)
    answer = decide(browser, row, "save", TARGET, by_script=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{STORY}#u-{row.unit.key.id}")
    unit = saved(desk)
    assert (unit.target, unit.state) == (TARGET, State.REVIEWED)
    assert [mark.author for mark in unit.provenance] == ["Aigerim Serikova"]


def test_the_third_column_stays_open(browser: Browser, desk: Desk) -> None:
    """The way back, and the section the script gets, have the other language too."""
    row = shown(desk)
    fields = {"action": "save", "target": TARGET, "seen": row.seen}
    back = browser.submit(address(row, "?other=ru"), None, **fields)
    assert back.headers["location"] == f"{STORY}?other=ru#u-{row.unit.key.id}"
    fields |= {"target": OTHER_TARGET, "seen": shown(desk).seen}
    answer = browser.submit(address(row, "?other=ru"), AS_SCRIPT, **fields)
    assert 'class="other"' in answer.json()["html"]


def test_the_script_gets_the_unit_as_it_is_now(browser: Browser, desk: Desk) -> None:
    """State, token of the text and the whole section, to be put in place of the old one."""
    row = shown(desk)
    answer = decide(browser, row, "save", TARGET)
    assert answer.status_code == 200
    now = shown(desk)
    assert answer.json()["unit"] == {
        "id": row.unit.key.id,
        "state": "reviewed",
        "seen": now.seen,
        "target": TARGET,
    }
    html = answer.json()["html"]
    assert html.lstrip().startswith("<section")
    assert f'data-seen="{now.seen}"' in html
    assert browser.get(address(row), headers=AS_SCRIPT).json() == answer.json()


@pytest.mark.parametrize("by_script", [True, False])
def test_nobody_saves_over_a_text_he_has_not_seen(browser: Browser, desk: Desk, by_script: bool) -> None:
    """The second of two people is shown both texts, the first one's stands."""
    row = shown(desk)
    assert decide(browser, row, "save", TARGET).status_code == 200
    answer = decide(signed_in(desk, "daniyar"), row, "save", OTHER_TARGET, by_script=by_script)
    assert answer.status_code == 409
    conflict = answer.json()["conflict"] if by_script else {"html": answer.text}
    assert TARGET in conflict["html"]
    assert f'name="target" value="{OTHER_TARGET}"' in conflict["html"]
    assert saved(desk).target == TARGET
    if by_script:
        assert (conflict["yours"], conflict["theirs"], conflict["by"]) == (OTHER_TARGET, TARGET, "Aigerim Serikova")
        assert conflict["seen"] == shown(desk).seen


def test_who_has_seen_both_texts_may_put_his_in_place(browser: Browser, desk: Desk) -> None:
    """The form in the conflict carries the token of the newer text."""
    row = shown(desk)
    decide(browser, row, "save", TARGET)
    daniyar = signed_in(desk, "daniyar")
    conflict = decide(daniyar, row, "save", OTHER_TARGET).json()["conflict"]
    assert decide(daniyar, row, "save", OTHER_TARGET, seen=conflict["seen"]).status_code == 200
    assert saved(desk).target == OTHER_TARGET


@pytest.mark.parametrize(
    ("action", "target", "error"),
    [
        ("accept", "", "nothing to accept"),
        ("save", "  ", "the new text is empty"),
        ("reject", "", "nothing to reject"),
        ("undo", "", "nothing of yours to undo"),
        ("approve", "", "may not approve"),
        ("take", "", "the memory knows nothing like it"),
        ("fix", "", "no finding with a fix"),
        ("delete", TARGET, "unknown action 'delete'"),
        ("", TARGET, "unknown action ''"),
    ],
)
def test_what_cannot_be_done_is_said(browser: Browser, desk: Desk, action: str, target: str, error: str) -> None:
    """The reason as JSON for the script, at the sentence for a form; no catalog is written."""
    row = shown(desk)
    answer = decide(browser, row, action, target)
    assert answer.status_code == 422
    assert error in answer.json()["error"]
    page = decide(browser, row, action, target, by_script=False)
    assert page.status_code == 422
    assert f'id="u-{row.unit.key.id}"' in page.text
    assert not desk.project.project.catalogs.path("kk", SLUG).exists()


def test_a_refused_text_stays_in_its_field(browser: Browser, desk: Desk) -> None:
    """Without script too, what somebody wrote is on the page that says why it was not saved."""
    row = shown(desk)
    page = decide(browser, row, "reject", TARGET, by_script=False)
    assert page.status_code == 422
    assert f">{TARGET}</textarea>" in page.text


def test_a_sentence_that_is_gone_takes_no_text_with_it(browser: Browser, desk: Desk) -> None:
    """A newer take came in between: the answer says so, and to a form it gives the text back."""
    row = shown(desk)
    source = desk.project.project.sources.files()[SLUG].path
    source.write_text(source.read_text(encoding="utf-8").replace("25 turbines", "30 turbines"), encoding="utf-8")
    answer = decide(browser, row, "save", TARGET)
    assert answer.status_code == 422
    assert "no longer in the story" in answer.json()["error"]
    page = decide(browser, row, "save", TARGET, by_script=False)
    assert page.status_code == 422
    assert TARGET in page.text


def test_an_editor_approves_and_takes_it_back(browser: Browser, desk: Desk) -> None:
    """Approve and undo go the same way; undo gives the state back that was before."""
    decide(browser, shown(desk), "save", TARGET)
    daniyar = signed_in(desk, "daniyar")
    assert desk.person("daniyar") is not None
    assert desk.config.people[1].role is Role.EDITOR
    assert decide(daniyar, shown(desk), "approve", TARGET).json()["unit"]["state"] == "approved"
    assert saved(desk).state is State.APPROVED
    assert decide(daniyar, shown(desk), "undo").json()["unit"]["state"] == "reviewed"
    assert saved(desk).state is State.REVIEWED


def test_text_of_a_form_is_one_line(browser: Browser, desk: Desk) -> None:
    """Line breaks, which browsers send as CR LF, become spaces; markup in a text is shown as text."""
    text = "Зауыт жылына <b>25</b>\r\nтурбина шығарады."
    html = decide(browser, shown(desk), "save", text).json()["html"]
    assert saved(desk).target == "Зауыт жылына <b>25</b> турбина шығарады."
    assert "&lt;b&gt;25&lt;/b&gt;" in html
    assert "<b>25" not in html


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/unit/xx/00000000/{SLUG}", 404),
        (f"/unit/kk/00000000/{SLUG}", 422),
        (f"/unit/kk/0000/{SLUG}", 404),
        ("/unit/kk/00000000/2026-11-23-none", 404),
        ("/unit/kk/00000000/../../loc.toml", 404),
    ],
)
def test_only_what_there_is_can_be_decided_on(browser: Browser, path: str, status: int) -> None:
    """Another language, story or sentence is no page."""
    assert browser.submit(path, AS_SCRIPT, action="save", target="x", seen="").status_code == status


def test_without_its_token_nothing_is_changed(browser: Browser, desk: Desk) -> None:
    """A form of another site, or of an earlier sign-in, is refused."""
    row = shown(desk)
    fields = {"action": "save", "target": TARGET, "seen": row.seen, "token": "x"}
    assert browser.submit(address(row), None, **fields).status_code == 403
    assert not desk.project.project.catalogs.path("kk", SLUG).exists()


def test_a_units_own_address_is_a_place_in_its_story(browser: Browser, desk: Desk) -> None:
    """Who opens it without script is led to the sentence."""
    row = shown(desk)
    answer = browser.get(address(row))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{STORY}#u-{row.unit.key.id}")


def test_the_script_has_its_words(browser: Browser) -> None:
    """Each as plain text, with the places where names are put in."""
    words = browser.get("/words").json()
    assert all(words.values())
    assert "{name}" in words["changed"]
    assert "{text}" in words["gone"]
    assert not any("&" in text for text in words.values())
