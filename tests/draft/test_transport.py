"""What every engine over HTTP leaves to the transport, and to the settings it is made of."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Reply
from services.posting import PostServer

from loc.draft.address import read_address, sibling
from loc.draft.settings import need_key, read_key
from loc.draft.statuses import Fault
from loc.draft.transport import Answer, Transport
from loc.errors import ConfigError, EngineRefused, EngineRejected

pytestmark = pytest.mark.usefixtures("short_pauses")

KEY = "k3y-of-loopback"


@pytest.fixture
def server() -> Iterator[PostServer]:
    with PostServer(lambda _: Reply(b'{"ok": true}', kind="application/json")) as loopback:
        yield loopback


def _transport(server: PostServer, max_answer_bytes: int = 10_000) -> Transport:
    return Transport(read_address({"url": server.url}, "http://x/ask"), 2.0, 1, max_answer_bytes)


def test_a_post_is_json_in_letters(server: PostServer) -> None:
    """Cyrillic goes as UTF-8, broken characters as question marks, headers and parameters where they belong."""
    transport = _transport(server)
    assert transport.post({"q": "Сәлем \ud83d"}, {"X-Key": KEY}, {"to": "kk"}).json() == {"ok": True}
    transport.close()
    request = server.requests[0]
    assert request.body.decode() == '{"q": "Сәлем ?"}'
    assert (request.path, request.params, request.headers["x-key"]) == ("/ask", {"to": "kk"}, KEY)
    assert request.headers["content-type"] == "application/json; charset=UTF-8"


def test_a_netrc_does_not_take_the_place_of_a_key(
    server: PostServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """requests prefers the user's .netrc to the header it was given."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login desk password secret", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    transport = _transport(server)
    with transport._session() as session:  # noqa: SLF001 - as for a host that is not this machine
        session.trust_env = True
    transport.post({}, {"Authorization": f"Key {KEY}"})
    transport.close()
    assert server.requests[0].headers["authorization"] == f"Key {KEY}"


def test_the_bound_of_an_answer_can_be_moved(server: PostServer) -> None:
    """The same answer is too long for one and not for the other."""
    server.service = lambda _: Reply(b'"' + b"a" * 900 + b'"')
    small, large = _transport(server, max_answer_bytes=500), _transport(server, max_answer_bytes=1_000)
    with pytest.raises(EngineRejected, match="more than 500 bytes"):
        small.post({}, {})
    assert large.post({}, {}).json() == "a" * 900
    small.close()
    large.close()


def test_the_service_says_what_a_status_means(server: PostServer) -> None:
    """`read_fault` sees status and body; where it says nothing the status stands."""
    server.service = lambda _: Reply(b"credit gone", status=400)

    def read_fault(status: int, body: str) -> Fault | None:
        return Fault(EngineRefused, "no credit") if (status, body) == (400, "credit gone") else None

    transport = Transport(read_address({"url": server.url}, "http://x/ask"), 2.0, 1, read_fault=read_fault)
    with pytest.raises(EngineRefused, match="no credit"):
        transport.post({}, {})
    server.service = lambda _: Reply(b"something else", status=400)
    with pytest.raises(EngineRejected, match="does not take this text"):
        transport.post({}, {})
    transport.close()


def test_the_debug_log_has_addresses_without_queries(server: PostServer, caplog: pytest.LogCaptureFixture) -> None:
    """urllib3 logs what is asked; texts and keys of a GET stay out."""
    caplog.set_level(logging.DEBUG)
    transport = _transport(server)
    transport.get({"q": "unpublished", "key": KEY})
    transport.close()
    assert "GET /ask" in caplog.text
    assert "unpublished" not in caplog.text
    assert KEY not in caplog.text


def test_half_characters_are_replaced() -> None:
    r"""Half of a pair of `\ud83d\ude00` cannot be written to a file; a whole pair is a character."""
    assert Answer(200, r'["a\ud83d b"]').json()[0].startswith("a\ufffd")
    assert Answer(200, r'["\ud83d\ude00"]').json() == ["\U0001f600"]
    with pytest.raises(ValueError, match="deep"):
        Answer(200, "[" * 200_000).json()


def test_a_key_comes_from_the_setting_or_a_file(tmp_path: Path) -> None:
    """White space around it is an editor's; the setting goes before the file."""
    (tmp_path / "key").write_text(f"\ufeff {KEY}\n", encoding="utf-8")
    assert read_key("deepl", {"key_file": str(tmp_path / "key")}) == KEY
    assert read_key("deepl", {"key": " a ", "key_file": str(tmp_path / "key")}) == "a"
    assert read_key("deepl", {}) == ""


@pytest.mark.parametrize(
    "content", [None, b"", b"\xff\xfe\x00", f"{KEY}\n{KEY}".encode(), f"{KEY} 2".encode(), "кілт".encode()]
)
def test_a_key_that_is_none_is_told_without_it(tmp_path: Path, content: bytes | None) -> None:
    """A file that is missing, empty, binary, or of several lines is named, and nothing of it is shown."""
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=re.escape(str(path))) as caught:
        read_key("deepl", {"key_file": str(path)})
    assert KEY not in str(caught.value) + caught.value.hint
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_no_key_names_the_variable() -> None:
    """Who has set nothing learns what to set."""
    with pytest.raises(ConfigError) as caught:
        need_key("google-cloud", {})
    assert "LOC_GOOGLE_CLOUD_KEY" in caught.value.hint
    assert "key_file" in caught.value.hint


def test_an_address_keeps_its_password_to_itself() -> None:
    """It is sent, and not shown; an endpoint in the same folder has it too."""
    address = read_address({"url": "https://desk:pass@mt.example/lt"}, "http://x/", endpoint="/translate")
    assert address.url == "https://desk:pass@mt.example/lt/translate"
    assert sibling(address, "languages").url == "https://desk:pass@mt.example/lt/languages"
    assert "pass" not in repr(address)
