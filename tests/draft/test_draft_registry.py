"""The table of engines, and what their settings may be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from loc.draft.address import is_loopback, read_address
from loc.draft.registry import ENGINES, load
from loc.errors import ConfigError

GOOGLE = "https://translate.google.com/m"


def test_unknown_name_gets_the_nearest() -> None:
    """A misspelt engine is told what it may have meant, and which there are."""
    with pytest.raises(ConfigError, match="google, mymemory, ") as caught:
        load("gogle", {})
    assert caught.value.hint == "Did you mean google?"


def test_help_says_whether_text_leaves() -> None:
    """Each line of help speaks of confidentiality."""
    assert all("leaves" in line for line in ENGINES.listing().values())


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("google", {"timeout": "3"}, "timeout_seconds"),
        ("google", {"timeout_seconds": "soon"}, "number of seconds"),
        ("google", {"timeout_seconds": "0"}, "above 0"),
        ("google", {"timeout_seconds": "nan"}, "above 0"),
        ("google", {"connections": "2.5"}, "whole number"),
        ("mymemory", {"connections": "0"}, "whole number"),
        ("mymemory", {"url": "ftp://127.0.0.1"}, "web address"),
        ("mymemory", {"url": "127.0.0.1:5000"}, "web address"),
        ("google", {"url": "http://127.0.0.1:port"}, "web address"),
        ("google", {"email": "desk@example.org"}, "no setting `email`"),
        ("pseudo", {"url": "http://127.0.0.1"}, "expected: none"),
    ],
)
def test_wrong_settings_are_told(name: str, settings: dict[str, str], message: str) -> None:
    """A setting that cannot be meant is an error with what was expected."""
    with pytest.raises(ConfigError, match=message):
        load(name, settings)


def test_a_wrong_address_is_not_shown() -> None:
    """An address may hold a password."""
    with pytest.raises(ConfigError) as caught:
        load("google", {"url": "ftp://desk:secret@example.org"})
    assert "secret" not in str(caught.value) + caught.value.hint


@pytest.mark.parametrize(
    ("url", "whole", "loopback", "plain_http"),
    [
        ("", GOOGLE, False, False),
        ("http://127.0.0.1:1234", "http://127.0.0.1:1234/m", True, False),
        ("http://localhost:1234/", "http://localhost:1234/m", True, False),
        ("http://[::1]:1234/own?x=1", "http://[::1]:1234/own?x=1", True, False),
        ("http://mt.example.org", "http://mt.example.org/m", False, True),
        ("https://127.0.0.1.example.org", "https://127.0.0.1.example.org/m", False, False),
        ("http://10.0.0.5/m", "http://10.0.0.5/m", False, True),
    ],
)
def test_addresses(url: str, whole: str, loopback: bool, plain_http: bool) -> None:
    """The path of the service is added where there is none; only this machine itself is the house."""
    address = read_address({"url": url}, GOOGLE)
    assert (address.url, address.loopback, address.plain_http) == (whole, loopback, plain_http)


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.9.9.9", True), ("app.localhost", True), ("localhost.example.org", False), ("10.0.0.1", False)],
)
def test_loopback_hosts(host: str, here: bool) -> None:
    """Names are told by their form, not looked up."""
    assert is_loopback(host) is here


def test_confidentiality_of_the_services() -> None:
    """Out of the box both online engines take text out of the house, MyMemory unencrypted."""
    google, mymemory, pseudo = (load(name, {}) for name in ("google", "mymemory", "pseudo"))
    assert (google.leaves_machine, google.plain_http) == (True, False)
    assert (mymemory.leaves_machine, mymemory.plain_http) == (True, True)
    assert (pseudo.leaves_machine, pseudo.plain_http) == (False, False)


def test_the_table_loads_no_library() -> None:
    """deep-translator and requests are imported for an engine of theirs alone."""
    program = (
        "import sys; from loc.draft import registry, schedule; registry.ENGINES.listing(); registry.load('pseudo', {});"
        "print([name for name in ('deep_translator', 'requests', 'bs4', 'babel') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
