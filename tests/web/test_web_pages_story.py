"""The story page: what stands beside each sentence, and that its forms work without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_project
from desk import SLUG, TARGETS
from lxml import html
from newsroom import Browser, make_desk, people
from pages import Element, parse, select, text_of
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from loc.flow.desk import Action, Person, Role, decide_unit, open_story
from loc.web.app import create_app
from loc.web.desk import Desk
from loc.web.guard import guarded
from loc.web.pages.story import place_of, render_story, render_unit
from loc.web.unit_view import Trouble

OLD_SLUG = "2026-11-22-older-plant"
OLD_WIRE = """ date 2026-11-22 Kazakhstan opens a mill

ASTANA. KAZINFORM – The plant makes 20 turbines a year. It is < 5 km from Atyrau & the sea.
"""
WIRE = """ date 2026-11-23 Kazakhstan opens a plant

ASTANA. KAZINFORM – The plant makes 25 turbines a year. It stands in Atyrau.

It stands in Atyrau.
"""
AIGERIM = Person("aigerim", "Aigerim Serikova", Role.TRANSLATOR)
DANIYAR = Person("daniyar", "Daniyar Akhmetov", Role.EDITOR)


def decide(
    desk: Desk, source: str, action: Action, target: str = "", person: Person = AIGERIM, lang: str = "kk"
) -> None:
    unit = next(unit for unit in open_story(desk.project, SLUG, lang).units if unit.unit.key.source == source)
    decide_unit(desk.project, SLUG, lang, unit.unit.key.id, action, target, unit.seen, person)


def correct(desk: Desk, old: str, new: str) -> None:
    path = desk.config.root / f"sources/{SLUG}.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def read(browser: Browser, path: str = f"/story/kk/{SLUG}") -> Element:
    answer = browser.see(path)
    assert answer.status_code == 200
    return parse(answer.text)


def find(page: Element, source: str) -> Element:
    """The section of this sentence."""
    return next(section for section in select(page, "section.unit") if source == text_of(section, ".source"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE, f"{OLD_SLUG}.txt": OLD_WIRE})
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in().status_code == 303
    return browser


def test_the_whole_story_is_there_in_reading_order(browser: Browser) -> None:
    """Headline, dateline and paragraphs, a sentence each in a field of its own, said twice it is one."""
    page = read(browser)
    sections = select(page, "section.unit")
    assert [text_of(each, ".source") for each in sections] == list(TARGETS)
    assert [text_of(each, ".part") for each in sections] == ["headline", "dateline", "lede", "lede"]
    assert [len(select(each, "section")) for each in select(page, ".paragraph")] == [1, 1, 2]
    assert text_of(page, ".again") == "stands in 1 more place"
    assert page.get("lang") == "en"
    body = page.find("body")
    assert (body.get("data-lang"), body.get("data-slug")) == ("kk", SLUG)
    assert body.get("data-events") == f"/events/kk/{SLUG}"
    assert body.get("data-token") == browser.page_token


def test_a_sentence_is_what_the_script_expects(desk: Desk, browser: Browser) -> None:
    """IDs, state, what was seen, the text, its language and its label."""
    decide(desk, "It stands in Atyrau.", Action.SAVE, "Ол Атырауда орналасқан.")
    section = find(read(browser), "It stands in Atyrau.")
    (unit,) = [each for each in open_story(desk.project, SLUG, "kk").units if each.unit.state.label == "reviewed"]
    assert section.get("id") == f"u-{unit.unit.key.id}"
    assert section.get("data-unit") == unit.unit.key.id
    assert (section.get("data-state"), section.get("data-seen")) == ("reviewed", unit.seen)
    assert section.get("tabindex") == "-1"
    assert select(section, f"#{section.get('aria-labelledby')}")
    (field,) = select(section, "textarea")
    assert (field.text, field.get("lang"), field.get("name")) == ("Ол Атырауда орналасқан.", "kk", "target")
    (label,) = select(section, f'label[for="{field.get("id")}"]')
    assert "Kazakh" in label.text_content()
    (twin,) = select(section, ".backdrop")
    assert twin.text_content().removesuffix("\n") == field.text
    assert twin.get("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("person", "before", "buttons"),
    [
        (AIGERIM, None, ["accept", "save"]),
        (AIGERIM, Action.SAVE, ["save", "reject", "undo"]),
        (DANIYAR, Action.SAVE, ["save", "approve", "reject"]),
        (AIGERIM, Action.REJECT, ["accept", "save", "reject", "undo"]),
    ],
)
def test_the_buttons_are_those_that_make_sense(
    desk: Desk, person: Person, before: Action | None, buttons: list[str]
) -> None:
    """Nobody accepts what is reviewed, translators do not approve, and each undoes what is his own."""
    if before:
        decide(desk, "It stands in Atyrau.", Action.SAVE, "Ол Атырауда орналасқан.")
    if before is Action.REJECT:
        decide(desk, "It stands in Atyrau.", Action.REJECT)
    browser = Browser.of(desk)
    browser.sign_in(person.login)
    section = find(read(browser), "It stands in Atyrau.")
    assert [each.get("value") for each in select(section, ".edit button")] == buttons


def test_every_form_works_without_script(desk: Desk, browser: Browser) -> None:
    """Each has address, token, what was seen and a text; a fix or a match has its own, a word on a finding a reason."""
    decide(desk, "The plant makes 25 turbines a year.", Action.SAVE, "Зауыт жылына 25  турбина шығарады .")
    page = read(browser, f"/story/kk/{SLUG}?other=ru")
    forms = select(page, "section.unit form")
    assert len(forms) > len(TARGETS)
    for form in forms:
        section = next(form.iterancestors("section"))
        assert form.get("action") == f"/unit/kk/{section.get('data-unit')}/{SLUG}?other=ru"
        assert form.get("method") == "post"
        assert form.fields["token"] == browser.page_token
        assert form.fields["seen"] == section.get("data-seen")
        is_word = "dismissal" in form.getparent().get("class", "")
        assert ("reason" if is_word else "target") in form.fields
        assert all(button.get("name") == "action" for button in select(form, "button"))


def test_findings_stand_beside_the_sentence_with_their_fix(desk: Desk, browser: Browser) -> None:
    """Check, severity and message, read out with the field; the words are marked, and the fix is one button."""
    decide(desk, "The plant makes 25 turbines a year.", Action.SAVE, "Зауыт жылына 26 турбина шығарады .")
    section = find(read(browser), "The plant makes 25 turbines a year.")
    findings = {text_of(each, ".check"): each for each in select(section, ".finding")}
    assert text_of(findings["numbers"], ".severity") == "error"
    assert "expected 25, got 26" in text_of(findings["numbers"], ".text")
    assert findings["spacing"].get("data-fix") == "Зауыт жылына 26 турбина шығарады."
    (form,) = select(findings["spacing"], ".apply")
    assert form.fields["target"] == findings["spacing"].get("data-fix")
    assert [each.get("value") for each in select(form, "button")] == ["fix"]
    assert [each.text for each in select(section, ".backdrop .flaw.error")] == ["26"]
    (field,) = select(section, "textarea")
    assert select(section, ", ".join(f"#{name}" for name in field.get("aria-describedby").split()))


def test_terms_are_underlined_and_named(browser: Browser) -> None:
    """A term has its target form in the text of the page, for eyes and ears alike."""
    section = find(read(browser), "It stands in Atyrau.")
    assert text_of(section, ".source .term") == "Atyrau"
    assert (text_of(section, ".terms dt"), text_of(section, ".terms dd")) == ("Atyrau", "Атырау")


def test_figures_and_names_are_aligned(desk: Desk, browser: Browser) -> None:
    """Both sides of a pair have one number."""
    decide(desk, "The plant makes 25 turbines a year.", Action.SAVE, "Зауыт жылына 25 турбина шығарады.")
    section = find(read(browser), "The plant makes 25 turbines a year.")
    (ours,), (theirs,) = (select(section, f"{side} [data-pair]") for side in (".source", ".backdrop"))
    assert (text_of(section, ".source [data-pair]"), theirs.text) == ("25", "25")
    assert ours.get("data-pair") == theirs.get("data-pair") == "1"


def test_matches_show_the_changed_words(desk: Desk, browser: Browser) -> None:
    """Score, both sources word by word, where the pair comes from, figures that differ, and a button with a number."""
    units = open_story(desk.project, OLD_SLUG, "kk").units
    (old,) = [each for each in units if "turbines" in each.unit.key.source]
    target = "Зауыт жылына 20 турбина шығарады."
    decide_unit(desk.project, OLD_SLUG, "kk", old.unit.key.id, Action.SAVE, target, old.seen, AIGERIM)
    desk.close()
    browser = Browser.of(make_desk(desk.config.root))
    (match,) = select(find(read(browser), "The plant makes 25 turbines a year."), ".match")
    assert (match.get("data-target"), match.get("data-number")) == (target, "1")
    assert [text_of(match, f".compared {tag}") for tag in ("del", "ins")] == ["[was: 20]", "[now: 25]"]
    assert text_of(match, ".percent").endswith("%")
    assert text_of(match, ".origin").startswith(f"{OLD_SLUG}, Aigerim Serikova")
    assert "20 → 25" in text_of(match, ".figures")
    (form,) = select(match, "form")
    assert form.fields["target"] == target


def test_a_correction_shows_old_and_new(desk: Desk, browser: Browser) -> None:
    """The source word by word, the text it had, and the patch that is proposed."""
    decide(desk, "The plant makes 25 turbines a year.", Action.SAVE, "Зауыт жылына 25 турбина шығарады.")
    correct(desk, "makes 25", "makes 35")
    section = find(read(browser), "The plant makes 35 turbines a year.")
    assert section.get("data-state") == "draft"
    assert [text_of(section, f".was-now {tag}") for tag in ("del", "ins")] == ["[was: 25]", "[now: 35]"]
    (proposal,) = select(section, ".proposal")
    assert proposal.get("data-target") == "Зауыт жылына 35 турбина шығарады."


def test_provenance_is_told(desk: Desk, browser: Browser) -> None:
    """Who reviewed it and when, with the time for programs too."""
    decide(desk, "It stands in Atyrau.", Action.SAVE, "Ол Атырауда орналасқан.")
    section = find(read(browser), "It stands in Atyrau.")
    assert text_of(section, ".provenance").startswith("reviewed: Aigerim Serikova, 20")
    assert select(section, ".provenance time[datetime]")


def test_the_other_language_is_a_third_column(desk: Desk, browser: Browser) -> None:
    """Shown where it is asked for, with its state; an unknown one is not."""
    decide(desk, "It stands in Atyrau.", Action.SAVE, "Он находится в Атырау.", lang="ru")
    assert not select(read(browser), ".other")
    assert not select(read(browser, f"/story/kk/{SLUG}?other=../x"), ".other")
    page = read(browser, f"/story/kk/{SLUG}?other=ru")
    section = find(page, "It stands in Atyrau.")
    assert text_of(section, '.other [lang="ru"]') == "Он находится в Атырау."
    assert text_of(section, ".other .state") == "reviewed"
    assert text_of(find(page, "Kazakhstan opens a plant"), ".other") == "no text yet"


def test_what_stands_in_a_story_is_text(desk: Desk, browser: Browser) -> None:
    """Markup in source, target and term comes out as letters, in the field and everywhere else."""
    correct(desk, "It stands in Atyrau", 'It stands in Atyrau<img src=x onerror=alert(1)>"')
    source = 'It stands in Atyrau<img src=x onerror=alert(1)>".'
    decide(desk, source, Action.SAVE, '</textarea><script>alert("Атырау")</script>')
    page = read(browser)
    section = find(page, source)
    assert select(section, "textarea")[0].text == '</textarea><script>alert("Атырау")</script>'
    assert not select(page, "main img, main script")


def test_nobody_gets_the_token_of_another(desk: Desk, browser: Browser) -> None:
    """A section that is kept for the next reader carries the token of who reads it."""
    other = Browser.of(desk)
    other.sign_in("daniyar")
    for each in (browser, other, browser):
        page = read(each)
        assert {form.fields["token"] for form in page.forms if "token" in form.fields} == {each.page_token}


def refuse(request: Request) -> Response:
    """What `/unit` does with a decision that is not allowed."""
    trouble = Trouble(request.query_params["unit"], "Ол <b> 5 км жерде.", "so does nobody. Ask an editor.")
    return render_story(request, SLUG, "kk", trouble=trouble, status_code=422)


def test_what_was_refused_is_not_lost(desk: Desk) -> None:
    """The field holds the text that was sent, and beside it stands why it was not saved."""
    app = create_app(desk)
    app.router.routes.insert(0, guarded(Route("/refuse/{lang}/{slug:path}", refuse)))
    browser = Browser(app, desk.address)
    browser.sign_in()
    unit_id = find(read(browser), "It stands in Atyrau.").get("data-unit")
    section = find(parse(browser.see(f"/refuse/kk/{SLUG}?unit={unit_id}").text), "It stands in Atyrau.")
    assert select(section, "textarea")[0].text == "Ол <b> 5 км жерде."
    assert text_of(section, ".backdrop") == "Ол <b> 5 км жерде."
    assert text_of(section, ".problem") == "so does nobody. Ask an editor."
    assert not select(section, ".conflict form")


def clash(request: Request) -> Response:
    """What `/unit` does with a decision that came too late."""
    unit_id = request.query_params["unit"]
    trouble = Trouble(unit_id, "Менің нұсқам <b>", "changed by Daniyar Akhmetov meanwhile", "Daniyar Akhmetov", True)
    if "json" in request.query_params:
        desk: Desk = request.app.state.desk
        unit = next(each for each in open_story(desk.project, SLUG, "kk").units if each.unit.key.id == unit_id)
        return Response(render_unit(request, place_of(request), unit, trouble))
    return render_story(request, SLUG, "kk", trouble=trouble, status_code=409)


def test_a_conflict_shows_both_texts(desk: Desk) -> None:
    """Theirs stands in the field, mine beside it word by word with a button of its own; other sentences are as ever."""
    decide(desk, "It stands in Atyrau.", Action.SAVE, "Ол Атырауда тұр.")
    app = create_app(desk)
    app.router.routes.insert(0, guarded(Route("/clash/{lang}/{slug:path}", clash)))
    browser = Browser(app, desk.address)
    browser.sign_in()
    unit_id = find(read(browser), "It stands in Atyrau.").get("data-unit")
    answer = browser.see(f"/clash/kk/{SLUG}?unit={unit_id}")
    assert answer.status_code == 409
    page = parse(answer.text)
    (conflict,) = select(page, ".conflict")
    section = next(conflict.iterancestors("section"))
    assert section.get("data-unit") == unit_id
    assert select(section, "textarea")[0].text == "Ол Атырауда тұр."
    assert "Daniyar Akhmetov" in select(conflict, "dt")[0].text_content()
    (form,) = select(conflict, "form")
    assert (form.fields["target"], select(form, "button")[0].get("value")) == ("Менің нұсқам <b>", "save")
    alone = browser.get(f"/clash/kk/{SLUG}?unit={unit_id}&json=1").text
    assert html.tostring(html.fromstring(alone)).split() == html.tostring(section).split()
