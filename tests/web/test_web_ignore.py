"""A word on a finding: by a form without script, and by the script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG
from httpx2 import Response
from newsroom import STORY, Browser, make_desk, people
from pages import Element, parse, select, text_of

from loc.check.silence import read_ignored
from loc.flow.desk import Action, DeskUnit, decide_unit, open_story
from loc.model import State, Unit
from loc.web.desk import Desk
from loc.web.render import LANGUAGE_COOKIE
from loc.web.words import words_of

SENTENCE = "The plant makes 25 turbines a year."
WRONG = "Зауыт жылына 52 турбина шығарады."
REASON = "зауыт «52» дегенді <b>растады</b>"
AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """With a wrong figure in a reviewed sentence."""
    desk = make_desk(tmp_path / "project", people())
    save(desk, WRONG)
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in("daniyar").status_code == 303
    browser.see(STORY)
    return browser


def save(desk: Desk, target: str) -> None:
    person, row = desk.person("aigerim"), row_of(desk)
    assert person
    decide_unit(desk.project, SLUG, "kk", row.unit.key.id, Action.SAVE, target, row.seen, person)


def row_of(desk: Desk) -> DeskUnit:
    return next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == SENTENCE)


def saved(desk: Desk) -> Unit:
    """As the PO file has it."""
    units = desk.project.project.catalogs.read("kk", SLUG).catalog.live
    return next(unit for unit in units if unit.key.source == SENTENCE)


def section(browser: Browser, desk: Desk) -> Element:
    (found,) = select(parse(browser.see(STORY).text), f"#u-{row_of(desk).unit.key.id}")
    return found


def fields_of(form: Element) -> dict[str, str]:
    return {field.get("name") or "": field.get("value") or "" for field in select(form, "input")}


def send(browser: Browser, desk: Desk, selector: str, *, by_script: bool = False, **fields: str) -> Response:
    """The form of the page, filled in and pressed."""
    (form,) = select(section(browser, desk), selector)
    (button,) = select(form, "button")
    filled = {**fields_of(form), "action": button.get("value") or "", **fields}
    return browser.submit(form.get("action") or "", AS_SCRIPT if by_script else None, **filled)


def test_a_form_dismisses_and_takes_back(browser: Browser, desk: Desk) -> None:
    """Each leads back to the sentence; what was said stands there greyed, with who and when, its markup as text."""
    answer = send(browser, desk, ".dismissal form", reason=REASON)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{STORY}#u-{row_of(desk).unit.key.id}")
    shown = section(browser, desk)
    assert select(shown, ".finding") == []
    assert text_of(shown, ".ignored p").startswith(f"ignored: numbers – {REASON} – Daniyar Akhmetov, 20")
    assert (saved(desk).target, saved(desk).state) == (WRONG, State.REVIEWED)
    assert [ignored.reason for ignored in read_ignored(saved(desk))] == [REASON]
    assert send(browser, desk, ".ignored form").status_code == 303
    assert len(select(section(browser, desk), ".finding")) == 1
    assert saved(desk).notes == ()


def test_the_script_gets_the_section(browser: Browser, desk: Desk) -> None:
    """With the same text and the same `seen`: what is being typed goes on."""
    seen = row_of(desk).seen
    answer = send(browser, desk, ".dismissal form", by_script=True, reason=REASON).json()
    assert (answer["unit"]["seen"], answer["unit"]["state"]) == (seen, "reviewed")
    assert len(select(parse(answer["html"]), ".ignored")) == 1


@pytest.mark.parametrize("by_script", [True, False])
@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"reason": " "}, "no reason to ignore the finding"),
        ({"reason": "ә" * 201}, "at most 200 characters, got 201"),
        ({"check": "figures", "reason": REASON}, "unknown check 'figures'"),
        ({"digest": "0" * 16, "reason": REASON}, "no such finding of numbers"),
    ],
)
def test_what_is_refused_is_said_at_the_sentence(
    browser: Browser, desk: Desk, fields: dict[str, str], problem: str, by_script: bool
) -> None:
    """The field keeps the target; no comment is written."""
    answer = send(browser, desk, ".dismissal form", by_script=by_script, **fields)
    assert answer.status_code == 422
    if by_script:
        assert problem in answer.json()["error"]
    else:
        assert problem in text_of(parse(answer.text), ".conflict .problem")
        assert f">{WRONG}</textarea>" in answer.text
    assert saved(desk).notes == ()


def test_a_refused_reason_stays_in_its_open_form(browser: Browser, desk: Desk) -> None:
    """Without script too, what somebody wrote is not lost."""
    page = parse(send(browser, desk, ".dismissal form", reason="ә" * 201).text)
    (form,) = select(page, "details.dismissal[open] form")
    assert fields_of(form)["reason"] == "ә" * 201


@pytest.mark.parametrize("by_script", [True, False])
def test_a_finding_on_a_text_that_is_gone(browser: Browser, desk: Desk, by_script: bool) -> None:
    """Somebody changed the text: refused, told by whom, and there is no text of one's own to be saved."""
    row = row_of(desk)
    (form,) = select(section(browser, desk), ".dismissal form")
    save(desk, "Зауыт жылына 53 турбина шығарады.")
    fields = {**fields_of(form), "action": "ignore", "reason": REASON, "seen": row.seen}
    answer = browser.submit(form.get("action") or "", AS_SCRIPT if by_script else None, **fields)
    assert answer.status_code == 409
    page = parse(answer.json()["conflict"]["html"] if by_script else answer.text)
    assert "changed by Aigerim Serikova meanwhile" in text_of(page, ".conflict .problem")
    assert select(page, ".conflict form") == []
    assert saved(desk).notes == ()


def test_a_token_is_wanted(browser: Browser, desk: Desk) -> None:
    """As for every change."""
    assert send(browser, desk, ".dismissal form", reason=REASON, token="forged").status_code == 403  # noqa: S106
    assert saved(desk).notes == ()


def test_only_in_ones_own_languages(tmp_path: Path) -> None:
    """Who reads no Kazakh says nothing of Kazakh findings."""
    rights = people().replace('role = "editor"', 'role = "editor"\nlangs = ["ru"]')
    desk = make_desk(tmp_path / "project", rights)
    save(desk, WRONG)
    daniyar = Browser.of(desk)
    daniyar.sign_in("daniyar")
    answer = send(daniyar, desk, ".dismissal form", by_script=True, reason=REASON)
    assert (answer.status_code, "does not work in 'kk'" in answer.json()["error"]) == (422, True)
    desk.close()


def test_quotations_are_confirmed(tmp_path: Path) -> None:
    """The button has its own word, in the reader's language, and a reason is proposed."""
    quoted = '"We will go on with the reforms this year," President Tokayev said.'
    desk = make_desk(tmp_path / "project", people())
    source = desk.project.project.sources.files()[SLUG].path
    source.write_text(f" date 2026-11-23 Reforms go on\n\n{quoted}\n", encoding="utf-8")
    row = next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == quoted)
    person = desk.person("aigerim")
    assert person
    target = "«Реформаларды биыл да жалғастырамыз», – деді Президент Тоқаев."
    decide_unit(desk.project, SLUG, "kk", row.unit.key.id, Action.SAVE, target, row.seen, person)
    browser = Browser.of(desk)
    browser.sign_in("aigerim")
    for language in ("en", "kk", "ru"):
        browser.cookies.set(LANGUAGE_COOKIE, language)
        say = words_of(language).gettext
        (form,) = select(parse(browser.see(STORY).text), ".dismissal")
        assert text_of(form, "summary").startswith(say("Confirm…"))
        assert text_of(form, "button") == say("Confirm")
        assert fields_of(form)["reason"] == say("the speaker's own words")
    desk.close()


def test_keys_stand_on_the_first_alone(browser: Browser, desk: Desk) -> None:
    """I opens the first form and H takes the first word back; screen readers are told which check it is."""
    save(desk, "Зауыт жылына 52 турбина, 7 қозғалтқыш шығарады.")
    summaries = select(section(browser, desk), ".dismissal summary")
    assert [each.get("aria-keyshortcuts") for each in summaries] == ["I", *[None] * (len(summaries) - 1)]
    assert len(summaries) > 1
    assert {each.text_content().split()[-1].removesuffix("I") for each in summaries} >= {"numbers"}
    ids = [field.get("id") for field in select(section(browser, desk), ".dismissal input[name=reason]")]
    assert len(set(ids)) == len(ids)
    browser.see(STORY)
    for _ in range(2):
        (form, *_) = select(section(browser, desk), ".dismissal form")
        browser.submit(form.get("action") or "", None, **{**fields_of(form), "action": "ignore", "reason": REASON})
    buttons = select(section(browser, desk), '.ignored button[value="heed"]')
    assert [each.get("aria-keyshortcuts") for each in buttons] == ["H", None]


def test_a_comment_by_hand_is_shown_without_a_name(browser: Browser, desk: Desk) -> None:
    """From a PO editor: nobody knows who and when."""
    path = desk.project.project.catalogs.path("kk", SLUG)
    text = path.read_text(encoding="utf-8")
    mark = next(line for line in text.splitlines() if line.startswith("# loc: reviewed"))
    path.write_text(text.replace(mark, f'# loc: ignore numbers "зауыт растады"\n{mark}'), encoding="utf-8")
    assert text_of(section(browser, desk), ".ignored p") == "ignored: numbers – зауыт растады"
