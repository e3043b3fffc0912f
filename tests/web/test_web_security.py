"""What keeps the desk to those it is for: a test for each way around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from socket import gethostname

import pytest
from desk import SLUG
from newsroom import PASSWORD, STORY, Browser, make_desk, people
from starlette.requests import Request
from starlette.routing import Route

from loc.config import WebSettings
from loc.errors import ConfigError
from loc.web.app import MAX_BODY_BYTES, create_app
from loc.web.desk import Desk
from loc.web.guard import OPEN_PATHS
from loc.web.security.origin import Names, is_loopback, is_same_origin
from loc.web.security.proxies import Proxies
from loc.web.security.tokens import fits, form_token, new_token

STRANGE = {"token": "of another page"}
EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens in these tests
UNIT = f"/unit/kk/0123abcd/{SLUG}"
PROXIED = '[web]\nproxy_header = "X-Remote-User"\nproxies = ["10.0.0.0/8"]\n'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    return Browser.of(desk)


def request_of(client: str = "127.0.0.1", **headers: str | list[str]) -> Request:
    rows = [
        (name.replace("_", "-").encode(), value.encode())
        for name, values in headers.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return Request({"type": "http", "headers": rows, "client": (client, 1)})


def pages(desk: Desk) -> list[tuple[str, str]]:
    """Each method and path there is, with the story and unit of the tests in it."""
    values = {"{lang}": "kk", "{slug:path}": SLUG, "{unit}": "0123abcd", "{code}": "ru", "{mode}": "alt"}
    found: list[tuple[str, str]] = []
    for route in create_app(desk).routes:
        if isinstance(route, Route):
            path = route.path
            for name, value in values.items():
                path = path.replace(name, value)
            assert "{" not in path
            found += [(method, path) for method in sorted(route.methods or ()) if method != "HEAD"]
    return found


def test_every_page_wants_sign_in(desk: Desk, browser: Browser) -> None:
    """All that the application has is closed to who has not signed in, but for the door itself and the language."""
    open_paths = [path.replace("{code}", "ru") for path in OPEN_PATHS]
    closed = [(method, path) for method, path in pages(desk) if path not in open_paths]
    assert ("GET", STORY) in closed
    browser.see("/sign-in")
    for method, path in closed:
        answer = browser.get(path) if method == "GET" else browser.submit(path)
        assert answer.status_code == (303 if method == "GET" else 401), (method, path)
        assert browser.get(path, headers={"Accept": "application/json"}).status_code in (401, 405), path


def test_every_change_wants_the_token(desk: Desk, browser: Browser) -> None:
    """No POST there is goes through without the token of the session: none, an old one, another session's."""
    browser.sign_in()
    other = Browser.of(desk)
    other.sign_in("daniyar")
    other.see("/help")
    changes = [path for method, path in pages(desk) if method == "POST"]
    assert {"/sign-in", "/sign-out", UNIT} <= set(changes)
    for path in changes:
        for token in ({}, {"token": ""}, {"token": other.page_token}, {"token": form_token("")}):
            answer = browser.post(path, data=token)
            assert answer.status_code == 403, (path, token)
            assert "earlier sign-in" in answer.text
    assert browser.get("/help").status_code == 200


def test_a_form_token_tells_nothing_of_the_session() -> None:
    """It fits its own secret alone, and the secret is not in it."""
    secret, other = new_token(), new_token()
    assert fits(form_token(secret), secret)
    assert not fits(form_token(other), secret)
    assert not fits(None, secret)
    assert not fits("ё", secret)
    assert secret not in form_token(secret)


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:8765"}, True),
        ({"origin": "http://127.0.0.1:8765", "sec_fetch_site": "same-origin"}, True),
        ({"sec_fetch_site": "none"}, True),
        ({"sec_fetch_site": "same-site"}, False),
        ({"sec_fetch_site": "cross-site"}, False),
        ({"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8765"}, False),
        ({"origin": "http://127.0.0.1:9999"}, False),
        ({"origin": "http://127.0.0.1:8765.evil.example"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://[evil"}, False),
        ({"origin": ""}, False),
    ],
)
def test_changes_come_from_the_desk(headers: dict[str, str], is_ours: bool) -> None:
    """A page of another site, of another port of this machine, or of a sandbox is told from ours by the browser."""
    assert is_same_origin(request_of(host="127.0.0.1:8765", **headers)) is is_ours


def test_another_site_cannot_sign_in_or_out(browser: Browser) -> None:
    """Even with the right token and the right password."""
    browser.see("/sign-in")
    foreign = {"Origin": "https://evil.example"}
    answer = browser.submit("/sign-in", foreign, login="aigerim", password=PASSWORD)
    assert answer.status_code == 403
    assert "not of the desk" in answer.text


@pytest.mark.parametrize(
    ("host", "header", "is_ours"),
    [
        ("127.0.0.1", "127.0.0.1:8765", True),
        ("127.0.0.1", "localhost:8765", True),
        ("127.0.0.1", "LOCALHOST", True),
        ("127.0.0.1", "[::1]:8765", True),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "127.0.0.1.evil.example:8765", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "evil.example@127.0.0.1", False),
        ("127.0.0.1", "192.168.1.5", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[", False),
        ("127.0.0.1", "127.0.0.1:8765:80", False),
        ("127.0.0.1", "127.0.0.1/x", False),
        ("127.0.0.1", "desk.example", True),
        (EVERYWHERE, "192.168.1.5:8765", True),
        (EVERYWHERE, "[fd00::5]:8765", True),
        (EVERYWHERE, "desk.example", True),
        (EVERYWHERE, "evil.example", False),
    ],
)
def test_the_desk_answers_to_its_names_alone(host: str, header: str, is_ours: bool) -> None:
    """A name of somebody else that leads to this machine is refused (DNS rebinding)."""
    assert Names.of(host, ["Desk.example"]).have(header) is is_ours


def test_a_foreign_name_is_refused_before_any_page(browser: Browser) -> None:
    """With all headers, and for static files too."""
    for path in ("/sign-in", "/static/desk.css"):
        answer = browser.get(path, headers={"Host": "evil.example"})
        assert answer.status_code == 421
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("::1", True),
     (EVERYWHERE, False), ("::", False), ("192.168.1.5", False), ("desk.example", False), ("127.0.0.1.evil", False)],
)  # fmt: skip
def test_loopback_is_known(host: str, loopback: bool) -> None:
    """What others cannot reach, and nothing else."""
    assert is_loopback(host) is loopback


def test_without_people_the_desk_is_for_this_machine(tmp_path: Path) -> None:
    """Where others could reach it, it does not open; here the author of the configuration is editor and translator."""
    with pytest.raises(ConfigError, match="no people"):
        make_desk(tmp_path / "project", host=EVERYWHERE)
    desk = make_desk(tmp_path / "project")
    browser = Browser.of(desk)
    answer = browser.see("/help")
    assert answer.status_code == 200
    assert "Aigerim Serikova" in answer.text
    assert "Sign out" not in answer.text
    assert browser.get("/sign-in").headers["location"] == "/"
    assert browser.submit(UNIT, None, action="accept", **STRANGE).status_code == 403
    desk.close()


def test_people_who_cannot_sign_in_are_a_fault(tmp_path: Path) -> None:
    """Without passwords and without a proxy that vouches for them the desk would be closed to everybody."""
    nobody = "[people.aigerim]\nname = 'Aigerim Serikova'\n"
    with pytest.raises(ConfigError, match="nobody can sign in"):
        make_desk(tmp_path / "project", nobody)
    make_desk(tmp_path / "project", nobody, PROXIED).close()


def test_the_address_can_be_opened(tmp_path: Path) -> None:
    """Where it listens everywhere it has the machine's name; IPv6 stands in brackets."""
    for host, start in [("", "http://127.0.0.1:"), ("::1", "http://[::1]:"), (EVERYWHERE, f"http://{gethostname()}:")]:
        desk = make_desk(tmp_path / "project", people(), host=host)
        assert desk.address == f"{start}8765"
        assert desk.names.have(desk.address.removeprefix("http://"))
        desk.close()


def test_the_cookie_of_one_person_makes_the_tokens_of_his_pages(tmp_path: Path) -> None:
    """Without sign-in too a page of one browser is worth nothing in another."""
    desk = make_desk(tmp_path / "project")
    one, other = Browser.of(desk), Browser.of(desk)
    one.see("/help")
    other.see("/help")
    assert one.page_token != other.page_token
    assert one.submit("/language/kk").status_code == 303
    assert one.submit("/language/kk", token=other.page_token).status_code == 403
    desk.close()


@pytest.mark.parametrize(
    ("client", "headers", "login"),
    [
        ("10.1.2.3", {"x_remote_user": "daniyar"}, "daniyar"),
        ("::ffff:10.1.2.3", {"x_remote_user": "daniyar"}, "daniyar"),
        ("10.1.2.3", {"x_remote_user": " daniyar "}, "daniyar"),
        ("10.1.2.3", {}, None),
        ("10.1.2.3", {"x_remote_user": ""}, None),
        ("10.1.2.3", {"x_remote_user": ["aigerim", "daniyar"]}, ""),
        ("11.1.2.3", {"x_remote_user": "daniyar"}, None),
        ("127.0.0.1", {"x_remote_user": "daniyar"}, None),
        ("11.1.2.3", {"x_remote_user": "daniyar", "x_forwarded_for": "10.1.2.3"}, None),
        ("testclient", {"x_remote_user": "daniyar"}, None),
    ],
)
def test_only_a_trusted_proxy_says_who_it_is(
    client: str, headers: dict[str, str | list[str]], login: str | None
) -> None:
    """From any other address the header is anybody's; two of them are nobody's."""
    proxies = Proxies.of(WebSettings(proxy_header="X-Remote-User", proxies=("10.0.0.0/8",)))
    assert proxies.login(request_of(client, **headers)) == login


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("10.1.2.3", "203.0.113.7", "203.0.113.7"),
        ("10.1.2.3", "198.51.100.1, 203.0.113.7, 10.9.9.9", "203.0.113.7"),
        ("10.1.2.3", ["198.51.100.1", "203.0.113.7"], "203.0.113.7"),
        ("10.1.2.3", [], "10.1.2.3"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
    ],
)
def test_attempts_are_counted_where_they_come_from(client: str, forwarded: str | list[str], address: str) -> None:
    """Behind a proxy by what the proxy saw; what a stranger says of himself does not count."""
    proxies = Proxies.of(WebSettings(proxies=("10.0.0.0/8",)))
    assert proxies.address(request_of(client, x_forwarded_for=forwarded)) == address


def test_a_proxy_brings_people_in(tmp_path: Path) -> None:
    """Without a password and without a sign-out; one that nobody knows is refused; tokens are wanted all the same."""
    desk = make_desk(tmp_path / "project", people(), PROXIED)
    proxy = Browser.of(desk, client="10.1.2.3")
    answer = proxy.see("/help", **{"X-Remote-User": "daniyar"})
    assert "Daniyar Akhmetov" in answer.text
    assert "Sign out" not in answer.text
    assert proxy.get("/help", headers={"X-Remote-User": "mallory"}).status_code == 403
    assert proxy.get("/help").status_code == 303
    assert proxy.submit(UNIT, {"X-Remote-User": "daniyar"}, **STRANGE).status_code == 403
    stranger = Browser.of(desk, client="192.0.2.1")
    assert stranger.get("/help", headers={"X-Remote-User": "daniyar"}).status_code == 303
    desk.close()


@pytest.mark.parametrize(
    "path",
    ["/story/kk/../../loc.toml", "/story/kk/..%2f..%2floc.toml", "/story/kk/%2e%2e/%2e%2e/loc.toml",
     "/story/kk//etc/passwd", "/story/kk/.takes/x", "/story/kk/glossary", "/story/kk/x%00y", "/story/de/" + SLUG,
     "/story/..%2f/" + SLUG, "/export/kk/../../loc.toml?format=text", "/unit/kk/../../x", "/unit/kk/zz/" + SLUG,
     "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/"],
)  # fmt: skip
def test_no_address_leaves_the_project(browser: Browser, path: str) -> None:
    """Stories and languages are those of the project, files those of the desk; all else is not found."""
    browser.sign_in()
    answer = browser.get(path)
    assert answer.status_code in (404, 405)
    assert "[people" not in answer.text
    assert "create_app" not in answer.text


def test_a_story_that_came_in_later_is_found(desk: Desk, browser: Browser) -> None:
    """The folder is looked through again for a name that is not known yet."""
    browser.sign_in()
    assert browser.get("/story/kk/2026-11-24-late").status_code == 404
    source = desk.config.root / "sources/2026-11-24-late.txt"
    source.write_text("ASTANA. KAZINFORM – It came late.\n", encoding="utf-8")
    assert browser.get("/story/kk/2026-11-24-late").status_code == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_what_is_sent_is_bounded(browser: Browser, chunked: bool) -> None:
    """Whether its size was said or not; nothing of it is kept."""
    browser.sign_in()
    browser.see("/help")
    body = f"token={browser.page_token}&target={'x' * MAX_BODY_BYTES}".encode()
    content = iter([body[:1000], body[1000:]]) if chunked else body
    answer = browser.post(UNIT, content=content, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    assert "never so large" in answer.text


def test_files_are_not_taken(browser: Browser) -> None:
    """No form of the desk has one."""
    browser.sign_in()
    browser.see("/help")
    answer = browser.post(UNIT, data={"token": browser.page_token}, files={"target": ("x.txt", b"x")})
    assert answer.status_code == 400
