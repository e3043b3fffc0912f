"""Google Cloud, Azure and LibreTranslate: what each has of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from loopback import PAIRS, SOURCES, Reply
from services import azure_server as azure
from services import google_cloud_server as google
from services import libretranslate_server as libre
from services.exchange import as_json, serve
from services.posting import PostServer, Request
from services.table import SERVICES

from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

pytestmark = pytest.mark.usefixtures("short_pauses")

TEXT = SOURCES[0]


@pytest.fixture
def server() -> Iterator[PostServer]:
    with PostServer(serve(libre.LIBRETRANSLATE)) as loopback:
        yield loopback


def _load(name: str, server: PostServer, **settings: str) -> Engine:
    return load(name, {**SERVICES[name].settings, "url": server.url, "timeout_seconds": "5", **settings})


def _fail(name: str, server: PostServer, reply: Reply) -> EngineError:
    server.service = lambda _: reply
    engine = _load(name, server)
    with pytest.raises(EngineError) as caught:
        engine.translate(SOURCES, "en", "kk")
    engine.close()
    return caught.value


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (google.refuse(403, "rateLimitExceeded", "User Rate Limit Exceeded"), EngineRefused, "too many questions"),
        (google.refuse(403, "dailyLimitExceeded", "Daily Limit Exceeded"), EngineRefused, "quota"),
        (google.refuse(400, "badRequest", "API key not valid.", "API_KEY_INVALID"), EngineRefused, "key"),
        (google.refuse(403, "forbidden", "Off.", "SERVICE_DISABLED"), EngineRefused, "no Cloud Translation"),
        (google.refuse(403, "forbidden", "No."), EngineRefused, "does not serve us"),
        (google.refuse(400, "invalid", "Too many text segments"), EngineRejected, "this text"),
        (google.refuse(503, "backendError", "Backend Error"), EngineUnavailable, "fault of the service"),
    ],
)
def test_reasons_of_google_cloud(server: PostServer, reply: Reply, kind: type[EngineError], words: str) -> None:
    """A 403 is a busy minute, a used-up day or a bad key: the reason in the body says which."""
    error = _fail("google-cloud", server, reply)
    assert type(error) is kind
    assert words in str(error)


def test_a_busy_minute_of_google_cloud_passes(server: PostServer) -> None:
    """Its 403 for too many questions is tried again, its 403 for a used-up day is not."""
    busy = iter([google.refuse(403, "userRateLimitExceeded", "User Rate Limit Exceeded")])
    server.service = lambda request: next(busy, None) or serve(google.GOOGLE_CLOUD)(request)
    assert _load("google-cloud", server).translate([TEXT], "en", "kk") == (PAIRS[TEXT][0],)
    assert len(server.requests) == 2
    _fail("google-cloud", server, google.refuse(403, "dailyLimitExceeded", "Daily Limit Exceeded"))
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (401000, EngineRefused, "key"),
        (403001, EngineRefused, "quota"),
        (429000, EngineRefused, "too many questions"),
        (408001, EngineUnavailable, "not ready"),
        (400077, EngineRejected, "too long"),
        (500000, EngineUnavailable, "fault of the service"),
        (404000, EngineRefused, "does not serve us"),
    ],
)
def test_numbers_of_azure(server: PostServer, number: int, kind: type[EngineError], words: str) -> None:
    """Azure says in six digits what it means."""
    error = _fail("azure", server, azure.refuse(number, f"No, {azure.KEY}."))
    assert type(error) is kind
    assert words in str(error)
    assert azure.KEY not in str(error)


def test_azure_without_the_language_is_out_for_it(server: PostServer) -> None:
    """400036 is not asked for a second time."""
    server.service = lambda _: azure.refuse(400036, "The target language is not valid.")
    engine = _load("azure", server)
    with pytest.raises(EngineRejected):
        engine.translate([TEXT], "en", "kk")
    assert not engine.supports("en", "kk")
    engine.close()


def test_azure_is_asked_in_pieces_of_its_bound(server: PostServer) -> None:
    """More than 50,000 characters are several requests, their results one list in order."""
    server.service = serve(
        azure.AZURE,
        lambda exchange: exchange.write([(place, f"{text[:4]} жауап") for place, text in enumerate(exchange.texts)]),
    )
    engine = _load("azure", server)
    texts = [f"{number:03} {'word ' * 4_000}" for number in range(5)]
    assert engine.translate(texts, "en", "kk") == tuple(f"{text[:4]} жауап" for text in texts)
    assert [len(json.loads(request.body)) for request in server.requests] == [2, 2, 1]
    engine.close()


def test_azure_of_a_global_resource_has_no_region(server: PostServer) -> None:
    """The header is left out where the setting is."""
    engine = load("azure", {"key": azure.KEY, "url": server.url})
    with pytest.raises(EngineError):
        engine.translate([TEXT], "en", "kk")
    engine.close()
    assert "ocp-apim-subscription-region" not in server.requests[-1].headers


def test_libretranslate_is_the_one_of_this_machine() -> None:
    """Without an address no text leaves the house, and no key is wanted."""
    engine = load("libretranslate", {})
    assert engine.leaves_machine is False
    assert engine.supports("en", "kk")


def test_libretranslate_asks_for_languages_once(server: PostServer) -> None:
    """What the server knows is asked before the first text and never again."""
    engine = _load("libretranslate", server)
    for lang in ("kk", "ru", "kk"):
        engine.translate([TEXT], "en", lang)
    engine.close()
    assert [request.path for request in server.requests] == ["/languages", *["/translate"] * 3]


def test_a_libretranslate_without_kazakh_says_so(server: PostServer) -> None:
    """No text is sent for nothing; each has the reason, and Russian goes on."""
    server.service = serve(libre.reader(["de", "ru"]))
    engine = _load("libretranslate", server)
    chain = Chain([engine])
    drafts = dict(chain.draft_texts(SOURCES, "en", "kk"))
    assert all(isinstance(each, Failure) and "to kk, but to de, en, ru" in each.summary for each in drafts.values())
    assert [request.path for request in server.requests] == ["/languages"]
    assert engine.translate([TEXT], "en", "ru") == (PAIRS[TEXT][1],)
    assert not engine.supports("en", "kk")
    chain.close()


def _hide_languages(server: PostServer, reply: Reply) -> None:
    def answer(request: Request) -> Reply:
        return reply if request.path == "/languages" else serve(libre.LIBRETRANSLATE)(request)

    server.service = answer


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", status=404),
        Reply(b"<html></html>"),
        as_json({"error": "Not Found"}),
        as_json([]),
        as_json([{"code": "en"}]),
        Reply(b"[]", wait_seconds=30),
    ],
    ids=["none", "page", "object", "empty", "without targets", "hangs"],
)
def test_a_libretranslate_that_hides_its_languages_translates(server: PostServer, reply: Reply) -> None:
    """Its list is a convenience: without it the server is asked for the translation itself."""
    _hide_languages(server, reply)
    engine = _load("libretranslate", server, timeout_seconds="2")
    assert engine.translate([TEXT], "en", "kk") == (PAIRS[TEXT][0],)
    engine.close()


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (libre.refuse("Please contact the server operator to get an API key"), EngineRefused, "key"),
        (libre.refuse("Invalid API key", 403), EngineRefused, "key"),
        (libre.refuse("Too many request limits violations", 403), EngineRefused, "shut us out"),
        (libre.refuse("Invalid request: request (9000) exceeds text limit (2000)"), EngineRejected, "too long"),
        (libre.refuse("kk is not supported"), EngineRejected, "no such language"),
        (libre.fail(429), EngineRefused, "too many questions"),
        (libre.fail(500), EngineUnavailable, "fault of the service"),
    ],
)
def test_sentences_of_libretranslate(server: PostServer, reply: Reply, kind: type[EngineError], words: str) -> None:
    """Its statuses are few; the sentence says whether another text, or nothing, has a chance."""
    error = _fail("libretranslate", server, reply)
    assert isinstance(error, kind)
    assert words in str(error)


@pytest.mark.parametrize(
    ("name", "path", "asked", "own"),
    [
        ("libretranslate", "/lt", "/lt/translate", "/translate"),
        ("libretranslate", "/lt/translate", "/lt/translate", "/translate"),
        ("azure", "/translator/text/v3.0/", "/translator/text/v3.0/translate", "/translate"),
        ("deepl", "/proxy/v2/translate", "/proxy/v2/translate", "/v2/translate"),
    ],
)
def test_a_folder_gets_the_endpoint(server: PostServer, name: str, path: str, asked: str, own: str) -> None:
    """`url` may name the server, a folder on it, or the endpoint itself."""
    service = serve(SERVICES[name])
    server.service = lambda request: service(replace(request, path=own))
    engine = _load(name, server, url=server.url + path)
    assert engine.translate([TEXT], "en", "ru") == (PAIRS[TEXT][1],)
    engine.close()
    assert server.requests[-1].path == asked
