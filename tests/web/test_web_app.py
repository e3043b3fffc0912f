"""What holds for every answer of the desk, and what the errors look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG
from newsroom import STORY, Browser, make_desk, people
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from loc.errors import WireError
from loc.web.app import create_app
from loc.web.desk import Desk
from loc.web.guard import guarded
from loc.web.security.headers import HEADERS, POLICY
from loc.web.shown import shown

KEY = "k3y-of-the-configuration"
HOSTILE = """ date 2026-11-23 <script>alert(1)</script> opens "a" plant

ASTANA. KAZINFORM – The <img src=x onerror=alert(2)> plant says javascript:alert(3) & more. It stands.
"""
HOSTILE_TARGET = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "text"
msgid "It stands."
msgstr "Ол </textarea><script>alert(4)</script> \u202egnp.exe\u202c тұр."
"""


def fail(_: Request) -> Response:
    raise RuntimeError(KEY)


def refuse(_: Request) -> Response:
    raise WireError("sources/<x>.txt:3: expected a headline", hint="Mend the file.")


async def frame(_: Request) -> Response:
    return PlainTextResponse("framed", headers={"X-Frame-Options": "SAMEORIGIN"})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project")
    yield desk
    desk.close()


@pytest.fixture
def app(desk: Desk) -> Starlette:
    """With pages that fail, before all others."""
    app = create_app(desk)
    for path, page in (("/fail", fail), ("/refuse", refuse), ("/frame", frame)):
        app.router.routes.insert(0, guarded(Route(path, page)))
    return app


@pytest.fixture
def browser(app: Starlette, desk: Desk) -> Browser:
    return Browser(app, desk.address)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/help", 200), ("/sign-in", 303), ("/nothing", 404), ("/sign-out", 405), ("/fail", 500), ("/refuse", 422),
     ("/static/desk.css", 200), ("/static/nothing.css", 404)],
)  # fmt: skip
def test_every_answer_says_what_it_may_do(browser: Browser, path: str, status: int) -> None:
    """The policy and its companions stand on pages, redirects, files and errors, a fault of ours included."""
    answer = browser.get(path)
    assert answer.status_code == status
    kept = {"Cache-Control": "no-cache"} if path.startswith("/static/") else {}
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS | kept


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    """All that is not named is forbidden, nothing inline runs, and no page is framed."""
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert {rules[kind] for kind in rules} == {"'none'", "'self'"}


def test_a_page_may_set_a_header_itself(browser: Browser) -> None:
    """A preview is framed by the desk; what it does not say stays."""
    answer = browser.get("/frame")
    assert answer.headers.get_list("x-frame-options") == ["SAMEORIGIN"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/help", STORY, "/nothing", "/fail"])
def test_pages_have_nothing_inline(browser: Browser, path: str) -> None:
    """No script, style or event in a page, which the policy would stop."""
    text = browser.get(path).text
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", text) == []


def test_a_hostile_story_is_text(tmp_path: Path) -> None:
    """Scripts, pictures, addresses and marks of direction in a story are read, not obeyed."""
    desk = make_desk(tmp_path / "hostile")
    (desk.config.root / f"sources/{SLUG}.txt").write_text(HOSTILE, encoding="utf-8")
    (desk.config.locales / "kk").mkdir()
    (desk.config.locales / f"kk/{SLUG}.po").write_text(HOSTILE_TARGET, encoding="utf-8")
    text = Browser.of(desk).get(STORY).text
    assert "&lt;script&gt;alert(1)" in text
    assert "&lt;/textarea&gt;&lt;script&gt;alert(4)" in text
    assert not re.search("<script>|<img|</textarea><script", text)
    assert re.findall(r'(?:href|src|action)="(?!/|#)[^"]*"', text) == []
    desk.close()


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Қазақстан & Ресей", "<bdi>Қазақстан &amp; Ресей</bdi>"),
        ("<b>\"'", "<bdi>&lt;b&gt;&#34;&#39;</bdi>"),
        ("a\u202eb", '<bdi>a<span class="hidden-mark">RLO</span>b</bdi>'),
        ("\u2066a\u2069", '<bdi><span class="hidden-mark">LRI</span>a<span class="hidden-mark">PDI</span></bdi>'),
        ("a\u00adb\u200b", '<bdi>a<span class="hidden-mark">SHY</span>b<span class="hidden-mark">ZWSP</span></bdi>'),
        ("a\x1b", '<bdi>a<span class="hidden-mark">U+001B</span></bdi>'),
        ("\x00\x9f", '<bdi><span class="hidden-mark">U+0000</span><span class="hidden-mark">U+009F</span></bdi>'),
        ("a\u00a0b\n", "<bdi>a\u00a0b\n</bdi>"),
        ("", "<bdi></bdi>"),
    ],
)  # fmt: skip
def test_text_is_shown_as_it_is(text: str, markup: str) -> None:
    """Escaped, by itself in its direction, with names for marks that nobody would see; a no-break space stays."""
    assert shown(text) == markup


def test_a_fault_of_ours_tells_no_secret(browser: Browser) -> None:
    """The page says that it is the desk's fault, and neither the message nor the traceback."""
    for accept in ("text/html", "application/json"):
        answer = browser.get("/fail", headers={"Accept": accept})
        assert answer.status_code == 500
        assert "A fault of the desk" in answer.text
        assert KEY not in answer.text
        assert "Traceback" not in answer.text


def test_an_expected_failure_says_what_to_do(browser: Browser) -> None:
    """Message and hint, escaped; a script gets them as JSON."""
    page = browser.get("/refuse")
    assert "sources/&lt;x&gt;.txt:3: expected a headline" in page.text
    assert "Mend the file." in page.text
    answer = browser.get("/refuse", headers={"Accept": "application/json"})
    assert answer.json() == {"error": "sources/<x>.txt:3: expected a headline", "hint": "Mend the file."}


@pytest.mark.parametrize(("path", "title"), [("/nothing", "Not found"), ("/sign-out", "Not possible here")])
def test_errors_are_pages_of_the_desk(browser: Browser, path: str, title: str) -> None:
    """With a heading in words and the way back."""
    text = browser.get(path, headers={"Accept-Language": "en"}).text
    assert f"<h1>{title}</h1>" in text
    assert '<a href="/">' in text


def test_a_signed_out_script_is_told(tmp_path: Path) -> None:
    """It gets 401 with a reason and no page to sign in."""
    desk = make_desk(tmp_path / "people", people())
    answer = Browser.of(desk).get("/help", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert "not signed in any more" in answer.json()["error"]
    desk.close()


def test_the_desk_is_closed_with_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found out about the stories is written down for the next start."""
    desk = make_desk(tmp_path / "closing")
    with Browser.of(desk) as browser:
        assert browser.get(STORY).status_code == 200
    assert (desk.config.cache / "index.sqlite").is_file()
