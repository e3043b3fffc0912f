"""Preview, the reasons why not, export, override and download from the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from newsroom import Browser, make_desk, people
from pages import parse, select, text_of

from loc.export.registry import WRITERS
from loc.flow.desk import Action, decide_unit, open_story
from loc.flow.export import Exported, export_story
from loc.flow.published import PUBLISHED, digest_content
from loc.web.desk import Desk
from loc.web.pages.export import MEDIA_TYPES, attachment

PAGE = f"/export/kk/{SLUG}"
KILL = "date 2026-11-23 KILL: Kazakhstan opens a plant\n\nASTANA. KAZINFORM – The plant makes 25 turbines a year.\n"
EVIL = "Зауыт <script>alert(1)</script> [a](javascript:alert(2)) \u202eшығарады."


def translate(desk: Desk, action: Action = Action.SAVE, *, but: str = "", **targets: str) -> None:
    """Every sentence by Aigerim, save for the one that begins with `but`."""
    person = desk.person("aigerim") or desk.single
    assert person
    for unit in open_story(desk.project, SLUG, "kk").units:
        source = unit.unit.key.source
        if not but or not source.startswith(but):
            target = targets.get("body", "") if targets and source.startswith("The") else TARGETS[source]
            decide_unit(desk.project, SLUG, "kk", unit.unit.key.id, action, target, unit.seen, person)


def draft(desk: Desk, source: str) -> None:
    """A sentence with a text that nobody has reviewed."""
    person = desk.person("aigerim") or desk.single
    assert person
    for action in (Action.SAVE, Action.REJECT):
        unit = next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == source)
        decide_unit(desk.project, SLUG, "kk", unit.unit.key.id, action, TARGETS[source], unit.seen, person)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


def browser_of(desk: Desk, login: str) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in(login).status_code == 303
    return browser


def submit(browser: Browser, path: str = PAGE, **fields: str) -> tuple[int, str]:
    """The form of the page, as it stands there; status and where it leads, or the page that comes instead."""
    page = parse(browser.see(path).text)
    (seen,) = {field.get("value") for field in select(page, '[name="seen"]')} or {"none"}
    answer = browser.submit(PAGE, None, **{"seen": seen, "action": "export", "format": "text", **fields})
    return answer.status_code, answer.headers.get("location", answer.text)


def records(desk: Desk) -> list[list[str]]:
    path = desk.config.locales / PUBLISHED
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_ready_story_leaves_from_the_page(desk: Desk) -> None:
    """The file is written and recorded as by `loc export`, in the name of who is signed in, whoever the form names."""
    translate(desk)
    browser = browser_of(desk, "aigerim")
    assert submit(browser, author="Daniyar Akhmetov") == (303, f"{PAGE}?format=text")
    path = desk.config.root / desk.config.export_dir / f"kk/{SLUG}.txt"
    content = path.read_bytes()
    assert "Зауыт жылына 25 турбина шығарады." in content.decode()
    (row,) = records(desk)
    assert row[1:] == ["kk", SLUG, "1", digest_content(content), "Aigerim Serikova"]


@pytest.mark.parametrize("name", WRITERS.rows)
def test_a_ready_story_leaves_as_it_was_shown(desk: Desk, name: str) -> None:
    """The preview of a story that may leave has no marks: it is what `loc export` writes."""
    translate(desk)
    shown = export_story(desk.project.project, SLUG, "kk", name, allow_drafts=True)
    assert shown == export_story(desk.project.project, SLUG, "kk", name)


def test_what_left_can_be_had_as_a_file(desk: Desk) -> None:
    """Letter for letter, in the format that left; nothing before it left, nothing of another content."""
    translate(desk)
    browser = browser_of(desk, "aigerim")
    assert browser.get(f"{PAGE}?format=text&download=1").status_code == 404
    submit(browser)
    page = parse(browser.get(f"{PAGE}?format=text").text)
    assert text_of(page, ".left").startswith("Left last as take 1: Aigerim Serikova, 20")
    (link,) = select(page, ".left a")
    answer = browser.get(link.get("href"))
    path = desk.config.root / desk.config.export_dir / f"kk/{SLUG}.txt"
    assert answer.content == path.read_bytes()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{SLUG}.kk.txt"')
    assert browser.get(f"{PAGE}?format=html&download=1").status_code == 404
    path.write_text("other", encoding="utf-8")
    assert browser.get(f"{PAGE}?format=text&download=1").status_code == 404


def test_reasons_stand_on_the_page_and_nothing_leaves(desk: Desk) -> None:
    """A translator sees why not, in every format, and has no form to send."""
    translate(desk, but="It")
    browser = browser_of(desk, "aigerim")
    page = parse(browser.see(PAGE).text)
    (reason,) = select(page, ".reasons li")
    assert "not translated: It stands in Atyrau." in reason.text_content()
    assert select(page, '[name="action"]') == []
    status, text = submit(browser)
    assert (status, records(desk)) == (409, [])
    assert "Nothing left" in text


@pytest.mark.parametrize(("login", "status"), [("aigerim", 422), ("daniyar", 303)])
def test_only_an_editor_overrides(desk: Desk, login: str, status: int) -> None:
    """It leaves unmarked, and the record says who and why."""
    translate(desk, but="It")
    draft(desk, "It stands in Atyrau.")
    seen = select(parse(browser_of(desk, "daniyar").get(PAGE).text), '[name="seen"]')[0].get("value")
    fields = {"seen": seen, "action": "override", "format": "text", "reason": "quake,\tAstana\nnow"}
    browser = browser_of(desk, login)
    browser.see(PAGE)
    assert browser.submit(PAGE, None, **fields).status_code == status
    rows = [row[5:] for row in records(desk)]
    assert rows == ([["Daniyar Akhmetov", "", "quake, Astana now"]] if status == 303 else [])


@pytest.mark.parametrize("reason", ["", " \t "])
def test_an_override_wants_a_reason(desk: Desk, reason: str) -> None:
    """Without one nothing leaves, and the page says so."""
    translate(desk, but="It")
    draft(desk, "It stands in Atyrau.")
    status, text = submit(browser_of(desk, "daniyar"), action="override", reason=reason)
    assert (status, records(desk)) == (422, [])
    assert "an override wants a reason" in text


def test_reasons_lead_to_their_sentences(desk: Desk) -> None:
    """Each names its sentence by a link into the story, not file and line, which are for the command line."""
    translate(desk, but="The plant")
    person = desk.person("aigerim")
    assert person
    (row,) = (row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source.startswith("The plant"))
    wrong = "Зауыт жылына 52 турбина шығарады."
    decide_unit(desk.project, SLUG, "kk", row.unit.key.id, Action.SAVE, wrong, row.seen, person)
    page = parse(browser_of(desk, "daniyar").get(PAGE).text)
    (reason,) = select(page, ".reasons li")
    assert [link.get("href") for link in select(reason, "a")] == [f"/story/kk/{SLUG}#u-{row.unit.key.id}"]
    assert "numbers: changed figure" in reason.text_content()
    assert ".po" not in reason.text_content()


def test_what_nobody_overrides_has_no_form(desk: Desk) -> None:
    """A sentence without a text keeps the story in, and an editor is told so before he writes a reason."""
    translate(desk, but="It")
    browser = browser_of(desk, "daniyar")
    page = parse(browser.see(PAGE).text)
    assert select(page, ".override") == []
    assert "No editor's word is enough here" in page.text_content()


def test_a_killed_story_never_leaves(desk: Desk) -> None:
    """Not by the form of a page from before the kill, and not by an editor's word."""
    translate(desk)
    browser = browser_of(desk, "daniyar")
    page = parse(browser.see(PAGE).text)
    before = select(page, '[name="seen"]')[0].get("value")
    (desk.config.root / f"sources/{SLUG}.txt").write_text(KILL, encoding="utf-8")
    now = parse(browser.get(PAGE).text)
    assert "the wire sent a kill for it" in text_of(now, ".reasons")
    for action in ("export", "override"):
        fields = {"seen": before, "action": action, "format": "text", "reason": "quake"}
        assert browser.submit(PAGE, None, **fields).status_code == 409
    assert records(desk) == []


def test_nothing_leaves_that_was_changed_since_it_was_shown(desk: Desk) -> None:
    """Another text, reviewed too, is looked at first; the page shows it."""
    translate(desk)
    browser = browser_of(desk, "aigerim")
    page = parse(browser.see(PAGE).text)
    seen = select(page, '[name="seen"]')[0].get("value")
    translate(desk, body="Зауытта жылына 25 турбина жасалады.")
    answer = browser.submit(PAGE, None, seen=seen, action="export", format="text")
    assert (answer.status_code, records(desk)) == (409, [])
    assert "the story was changed since you looked" in answer.text
    assert "Зауытта жылына 25 турбина жасалады." in answer.text


def test_other_languages_are_not_ones_own(tmp_path: Path) -> None:
    """Who works in Russian alone exports no Kazakh story."""
    desk = make_desk(tmp_path / "project", people().replace('role = "editor"', 'role = "editor"\nlangs = ["ru"]'))
    translate(desk)
    status, text = submit(browser_of(desk, "daniyar"))
    assert (status, records(desk)) == (422, [])
    assert "does not work in &#39;kk&#39;" in text
    desk.close()


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"token": "no"}, 403), ({"token": ""}, 403), ({"format": "proof"}, 422), ({"format": "../../x"}, 422)],
)
def test_a_form_of_others_is_refused(desk: Desk, fields: dict[str, str], status: int) -> None:
    """Without the token of the page, or with a format that is none to publish, nothing is written."""
    translate(desk)
    assert submit(browser_of(desk, "aigerim"), **fields)[0] == status
    assert records(desk) == []


@pytest.mark.parametrize("name", WRITERS.rows)
def test_every_format_has_a_preview(desk: Desk, name: str) -> None:
    """Pages in a frame that may do nothing, the others as text of the page; a sentence without a text is marked."""
    translate(desk, but="It")
    browser = browser_of(desk, "aigerim")
    answer = browser.get(f"{PAGE}?format={name}")
    page = parse(answer.text)
    assert answer.status_code == 200
    assert len(select(page, '.tabs [aria-current="page"]')) == 1
    frames, texts = select(page, "iframe"), select(page, ".preview pre")
    if MEDIA_TYPES[name] == "text/html":
        assert [frame.get("sandbox") for frame in frames] == [""]
        assert texts == []
        assert "турбина шығарады" in browser.get(frames[0].get("src")).text
    else:
        assert frames == []
        assert "турбина шығарады" in texts[0].text_content()


def test_every_writer_of_ours_has_its_media_type() -> None:
    """A new format is not forgotten here."""
    assert MEDIA_TYPES.keys() == WRITERS.rows.keys()


@pytest.mark.parametrize("name", WRITERS.rows)
def test_a_hostile_story_does_nothing_in_its_preview(desk: Desk, name: str) -> None:
    """Its own page runs no script, sends no form and belongs to no site; elsewhere it is text."""
    translate(desk, body=EVIL)
    browser = browser_of(desk, "aigerim")
    text = browser.get(f"{PAGE}?format={name}").text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    if MEDIA_TYPES[name] == "text/html":
        frame = browser.get(f"{PAGE}?format={name}&frame=1")
        policy = dict(rule.partition(" ")[::2] for rule in frame.headers["content-security-policy"].split("; "))
        assert policy["sandbox"] == ""
        assert policy["default-src"] == policy["form-action"] == "'none'"
        assert policy["frame-ancestors"] == "'self'"
        assert "<script>" not in frame.text
    else:
        assert browser.get(f"{PAGE}?format={name}&frame=1").status_code == 404


@pytest.mark.parametrize("path", [f"/export/kk/{SLUG}", f"/export/kk/{SLUG}?format=html&frame=1"])
def test_unpublished_copy_is_for_people_of_the_desk(desk: Desk, path: str) -> None:
    """Without sign-in there is neither page nor preview."""
    answer = Browser.of(desk).get(path)
    assert (answer.status_code, answer.headers["location"].startswith("/sign-in?")) == (303, True)


@pytest.mark.parametrize("path", ["/export/kk/nothing", "/export/de/" + SLUG, "/export/kk/../../etc/passwd"])
def test_only_stories_of_the_project_are_exported(desk: Desk, path: str) -> None:
    """A language or a path that is not there is not found."""
    assert browser_of(desk, "aigerim").get(path).status_code == 404


@pytest.mark.parametrize(
    ("slug", "suffix", "header"),
    [
        ("2026-11-23-plant", ".txt", "filename=\"2026-11-23-plant.kk.txt\"; filename*=UTF-8''2026-11-23-plant.kk.txt"),
        ("sport/final", ".html", "filename=\"sport-final.kk.html\"; filename*=UTF-8''sport-final.kk.html"),
        ('a"b\r\nSet-Cookie: x', ".md", "filename=\"a-b-Set-Cookie-x.kk.md\"; filename*=UTF-8''a-b-Set-Cookie-x.kk.md"),
        ("../../.ssh", ".txt", "filename=\"ssh.kk.txt\"; filename*=UTF-8''ssh.kk.txt"),
        ("сайлау", ".txt", "filename=\"______.kk.txt\"; filename*=UTF-8''%D1%81%D0%B0%D0%B9%D0%BB%D0%B0%D1%83.kk.txt"),
    ],
)  # fmt: skip
def test_files_have_safe_names(slug: str, suffix: str, header: str) -> None:
    """No path, no quote, no line break; the whole name for who can read it."""
    assert attachment(Exported(slug, "kk", 1, suffix, b"")) == f"attachment; {header}"
