"""Who comes in, how, and how often he may try."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from newsroom import CHEAP, PASSWORD, STORY, Browser, make_desk, people

from loc.config import Person, Role
from loc.errors import ConfigError, LocError
from loc.web.back import way_back
from loc.web.desk import Desk
from loc.web.security import limits
from loc.web.security.limits import MAX_OF_ADDRESS, MAX_OF_BOTH, MAX_OF_LOGIN, WINDOW_SECONDS, Attempts
from loc.web.security.sessions import Sessions
from loc.web.security.sign_in import Passwords, hash_password

AIGERIM = Person("aigerim", "Aigerim Serikova", Role.TRANSLATOR, (), CHEAP.hash(PASSWORD))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people())
    yield desk
    desk.close()


@pytest.fixture
def browser(desk: Desk) -> Browser:
    return Browser.of(desk)


def test_a_page_leads_to_sign_in_and_back(browser: Browser) -> None:
    """Who has not signed in is asked to, and then sees the page he came for."""
    asked = browser.see(f"{STORY}?other=ru")
    assert (asked.status_code, asked.headers["location"]) == (
        303,
        "/sign-in?next=%2Fstory%2Fkk%2F2026-11-23-plant%3Fother%3Dru",
    )
    assert browser.see(asked.headers["location"]).status_code == 200
    back = browser.submit("/sign-in", login="aigerim", password=PASSWORD, next=f"{STORY}?other=ru")
    assert (back.status_code, back.headers["location"]) == (303, f"{STORY}?other=ru")
    assert "Aigerim Serikova" in browser.see("/help").text


@pytest.mark.parametrize(
    ("login", "password"),
    [("aigerim", PASSWORD + "."), ("aigerim", ""), ("nobody", PASSWORD), ("", ""), ("Aigerim", PASSWORD)],
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(browser: Browser, login: str, password: str) -> None:
    """Nothing on the page says which of the two was wrong, and nobody is let in."""
    answer = browser.sign_in(login, password)
    assert answer.status_code == 401
    assert "Name and password do not fit together." in answer.text
    assert browser.get("/help").status_code == 303


class Counting:
    """A hasher that remembers what it checked against."""

    def __init__(self, hasher: PasswordHasher) -> None:
        self.checked: list[str] = []
        self._hasher = hasher

    def verify(self, stored: str, password: str) -> bool:
        self.checked.append(stored)
        return self._hasher.verify(stored, password)


def test_an_unknown_name_costs_a_whole_check(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash as dear as that of a known person is computed, so the time tells nothing about who works here."""
    hasher = Counting(PasswordHasher())
    monkeypatch.setattr(desk.passwords, "_hasher", hasher)
    for login in ("aigerim", "nobody"):
        assert Browser.of(desk).sign_in(login, "wrong").status_code == 401
    known, unknown = hasher.checked
    assert known != unknown
    assert extract_parameters(known) == extract_parameters(unknown)


def test_a_password_is_one_however_its_letters_are_put_together() -> None:
    """й as one character or as two is the same password, and a hash never is the password."""
    person = Person("a", "A", Role.EDITOR, (), hash_password("хороший день"))
    assert Passwords([person]).fit(person, "хорошии\u0306 день")
    assert "хороший" not in person.password


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_easily_guessed_is_not_hashed(password: str) -> None:
    """Too short and too long ones are refused, and not repeated in the message."""
    with pytest.raises(LocError, match="expected a password of 8 to 1000 characters") as caught:
        hash_password(password)
    assert not password or password not in str(caught.value)


def test_a_person_without_a_password_cannot_sign_in_with_one() -> None:
    """Who comes through the proxy only has no password, not an empty one."""
    proxied = Person("proxied", "P", Role.EDITOR)
    passwords = Passwords([AIGERIM, proxied])
    assert not passwords.fit(proxied, "")
    assert not Passwords([proxied]).fit(proxied, "")
    assert passwords.fit(AIGERIM, PASSWORD)


def test_a_broken_hash_is_named_and_not_shown() -> None:
    """A hash of which a part was lost in copying is a fault of the configuration, told at the start."""
    with pytest.raises(ConfigError, match=r"people\.x\.password") as caught:
        Passwords([Person("x", "X", Role.EDITOR, (), "$argon2id$v=19$m=65536")])
    assert "65536" not in str(caught.value)


def test_sign_in_makes_a_new_session(browser: Browser, desk: Desk) -> None:
    """A secret that somebody else put into the browser before is worth nothing after."""
    browser.cookies.set(desk.cookie, "planted", domain="127.0.0.1")
    answer = browser.sign_in()
    assert answer.status_code == 303
    begun = answer.cookies[desk.cookie]
    assert begun != "planted"
    assert len(begun) >= 43  # 256 bits in base 64
    assert desk.sessions.find("planted", desk.person) is None
    assert desk.sessions.find(begun, desk.person) == desk.person("aigerim")


def test_signing_in_again_ends_the_session_before(browser: Browser, desk: Desk) -> None:
    """One browser has one session."""
    first = browser.sign_in().cookies[desk.cookie]
    browser.see("/help")
    assert browser.submit("/sign-in", login="daniyar", password=PASSWORD).status_code == 303
    assert desk.sessions.find(first, desk.person) is None


def test_sign_out_ends_the_session_for_good(browser: Browser, desk: Desk) -> None:
    """The secret is worth nothing any more, even for who kept it."""
    secret = browser.sign_in().cookies[desk.cookie]
    browser.see("/help")
    assert browser.submit("/sign-out").headers["location"] == "/sign-in"
    assert browser.get("/help").status_code == 303
    thief = Browser.of(desk)
    thief.cookies.set(desk.cookie, secret, domain="127.0.0.1")
    assert thief.get("/help").status_code == 303


@pytest.mark.parametrize(
    ("settings", "secure"),
    [("", False), ("[web]\nsecure_cookies = true", True), ("[web]\nsecure_cookies = false", False)],
)
def test_cookies_are_kept_from_scripts_and_other_sites(tmp_path: Path, settings: str, secure: bool) -> None:
    """HttpOnly, SameSite and a bounded life always; Secure, and the prefix that browsers hold to it, where asked."""
    desk = make_desk(tmp_path / "project", people(), settings)
    browser = Browser.of(desk)
    browser.base_url = desk.address.replace("http:", "https:")
    cookie = browser.sign_in().headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Max-Age=43200" in cookie
    assert ("Secure" in cookie, cookie.startswith("__Host-")) == (secure, secure)
    desk.close()


def test_cookies_are_secure_where_others_reach_the_desk(tmp_path: Path) -> None:
    """Off loopback they go over https alone unless the configuration says otherwise."""
    for name, settings, secure in [("a", "", True), ("b", "[web]\nsecure_cookies = false", False)]:
        desk = make_desk(tmp_path / name, people(), settings, host="0.0.0.0")  # noqa: S104 - nothing listens
        assert desk.is_secure is secure
        desk.close()


@pytest.mark.parametrize(("client", "secure"), [("10.1.2.3", True), ("192.0.2.1", False)])
def test_cookies_are_secure_behind_https(tmp_path: Path, client: str, secure: bool) -> None:
    """Where a trusted proxy says that the browser speaks https to it; a stranger's word does not count."""
    desk = make_desk(tmp_path / "project", people(), '[web]\nproxies = ["10.0.0.0/8"]')
    cookie = Browser.of(desk, client).see("/sign-in", **{"X-Forwarded-Proto": "https"}).headers["set-cookie"]
    assert ("Secure" in cookie) is secure
    desk.close()


def test_only_a_digest_of_the_secret_is_on_disk(browser: Browser, desk: Desk) -> None:
    """Who reads `.loc/` cannot act as anybody."""
    secret = browser.sign_in().cookies[desk.cookie]
    desk.sessions.close()
    files = list(desk.config.cache.glob("desk.sqlite*"))
    assert files
    assert not any(secret.encode() in path.read_bytes() or PASSWORD.encode() in path.read_bytes() for path in files)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_sessions_end(tmp_path: Path) -> None:
    """After their hours; the rows go when the next one begins."""
    clock = Clock()
    sessions = Sessions(tmp_path / "desk.sqlite", 2, clock)
    secret = sessions.begin(AIGERIM)
    clock.now += timedelta(hours=1, minutes=59)
    assert sessions.find(secret, lambda _: AIGERIM) == AIGERIM
    clock.now += timedelta(minutes=1)
    assert sessions.find(secret, lambda _: AIGERIM) is None
    sessions.begin(AIGERIM)
    sessions.close()
    connection = sqlite3.connect(tmp_path / "desk.sqlite")
    assert connection.execute("SELECT count(*) FROM session").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    "now",
    [
        None,
        Person("aigerim", "Aigerim Serikova", Role.EDITOR, (), AIGERIM.password),
        Person("aigerim", "Aigerim Serikova", Role.TRANSLATOR, (), CHEAP.hash("another password")),
        Person("aigerim", "Aigerim Serikova", Role.TRANSLATOR),
    ],
    ids=["gone", "other role", "other password", "no password"],
)
def test_a_session_outlives_the_desk_but_not_its_person(tmp_path: Path, now: Person | None) -> None:
    """A restart signs nobody out; who left, or has another role or password since, signs in anew."""
    sessions = Sessions(tmp_path / "desk.sqlite", 12)
    secret = sessions.begin(AIGERIM)
    sessions.close()
    sessions = Sessions(tmp_path / "desk.sqlite", 12)
    assert sessions.find(secret, lambda _: AIGERIM) == AIGERIM
    assert sessions.find(secret, lambda _: now) is None
    sessions.close()


def test_a_broken_file_of_sessions_signs_out_and_stops_nothing(tmp_path: Path) -> None:
    """It can be made anew: everybody signs in once more."""
    (tmp_path / "desk.sqlite").write_bytes(b"no database at all" * 100)
    sessions = Sessions(tmp_path / "desk.sqlite", 12)
    assert sessions.find("x", lambda _: AIGERIM) is None
    assert sessions.find(sessions.begin(AIGERIM), lambda _: AIGERIM) == AIGERIM
    sessions.close()


def test_guessing_is_stopped(browser: Browser, desk: Desk) -> None:
    """After five wrong passwords the right one does not help from there; from elsewhere it does."""
    for _ in range(MAX_OF_BOTH):
        assert browser.sign_in("aigerim", "wrong").status_code == 401
    answer = browser.sign_in()
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= WINDOW_SECONDS
    assert "Try again in 15 minutes." in answer.text
    assert Browser.of(desk, client="127.0.0.2").sign_in().status_code == 303


def test_one_address_may_not_try_every_name(browser: Browser) -> None:
    """The attempts of an address are counted together, whatever the names."""
    codes = [browser.sign_in(f"login{number}", "wrong").status_code for number in range(MAX_OF_ADDRESS + 1)]
    assert codes == [401] * MAX_OF_ADDRESS + [429]


def test_attempts_are_counted_forgiven_and_forgotten() -> None:
    """Right passwords do not count, old attempts neither, and one login is guarded against many addresses."""
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(MAX_OF_ADDRESS * 2):
        assert attempts.claim("a", "x") == 0.0
        attempts.forgive("a", "x")
    for number in range(MAX_OF_LOGIN):
        assert attempts.claim(str(number), "y") == 0.0
    assert attempts.claim("b", "y") == WINDOW_SECONDS
    now[0] = WINDOW_SECONDS - 1
    assert attempts.claim("b", "y") == 1.0
    now[0] = WINDOW_SECONDS
    assert attempts.claim("b", "y") == 0.0


def test_attempts_take_a_bounded_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of names and addresses fills no memory: the oldest go first."""
    monkeypatch.setattr(limits, "MAX_KEYS", 60)
    attempts = Attempts(lambda: 0.0)
    for number in range(100):
        attempts.claim(str(number), str(number))
    assert len(attempts._times) == 60 + 3  # noqa: SLF001 - what it keeps shows nowhere else
    assert ("99", "99") in attempts._times  # noqa: SLF001


def test_a_refused_sign_in_is_logged_without_its_secrets(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    """The address is told; neither the name, which may be a password in the wrong field, nor the password is."""
    with caplog.at_level(logging.DEBUG, logger="loc"):
        browser.sign_in("my-secret-login", "my-secret-password")
        browser.sign_in()
    own = [record.getMessage() for record in caplog.records if record.name.startswith("loc")]
    assert own == ["sign-in refused, asked for from 127.0.0.1"]


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/story/kk/x?other=ru", "/story/kk/x?other=ru"),
        ("/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\\b", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_forms_lead_back_to_the_desk_alone(wanted: str | None, path: str) -> None:
    """No address of another site, however a browser would read it."""
    assert way_back(wanted) == path


def test_the_language_of_the_interface_is_kept(browser: Browser) -> None:
    """Also before sign-in; a language that there is not is not kept, and the way leads back."""
    browser.see("/sign-in", **{"Accept-Language": "en"})
    answer = browser.submit("/language/ru", next="/sign-in?next=%2Fhelp")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fhelp")
    assert '<html lang="ru">' in browser.see("/sign-in", **{"Accept-Language": "en"}).text
    assert browser.submit("/language/xx").status_code == 404
