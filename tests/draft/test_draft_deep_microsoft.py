"""Microsoft Translator through deep-translator: the real library over real HTTP, behind the wall."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from loopback import SOURCES, Reply, translate
from services.azure_server import KEY, REGION, fail, refuse
from services.deep_microsoft import MICROSOFT
from services.exchange import Exchange, as_json, right_answer, serve
from services.posting import PostServer

from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.errors import ConfigError, EngineError, EngineRefused, EngineRejected, EngineUnavailable

pytestmark = pytest.mark.usefixtures("short_pauses")

TEXT = SOURCES[0]


@pytest.fixture
def microsoft() -> Iterator[PostServer]:
    with PostServer(serve(MICROSOFT)) as server:
        yield server


@pytest.fixture
def engine(microsoft: PostServer) -> Iterator[Engine]:
    made = _load(microsoft.url)
    yield made
    made.close()


def _load(url: str, **settings: str) -> Engine:
    return load("microsoft", {"url": url, "key": KEY, "region": REGION, "timeout_seconds": "2", **settings})


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_translation_comes_through(microsoft: PostServer, engine: Engine, lang: str) -> None:
    """Each text is a request by the service's protocol; its list of languages is never asked for."""
    assert engine.translate(SOURCES, "en", lang) == tuple(translate(source, lang) for source in SOURCES)
    assert [request.path for request in microsoft.requests] == ["/translate"] * len(SOURCES)
    assert microsoft.requests[0].params == {"api-version": "3.0", "from": "en", "to": lang}


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (refuse(401000, "The request is not authorized."), EngineRefused),
        (refuse(403001, "The free quota is exceeded."), EngineRefused),
        (fail(429), EngineRefused),
        (fail(500), EngineUnavailable),
        (fail(503), EngineUnavailable),
        (refuse(400036, "The target language is not valid."), EngineRejected),
        (as_json({"error": {"code": 400000, "message": f"One of the inputs is not valid: {TEXT}"}}), EngineRejected),
        (as_json([]), EngineRejected),
        (as_json([{"translations": []}]), EngineRejected),
        (as_json([{"translations": [{"text": None, "to": "kk"}]}]), EngineRejected),
        (as_json([{"translations": [{"text": "", "to": "kk"}]}]), EngineRejected),
        (as_json(None), EngineRejected),
        (Reply(b"<!DOCTYPE html><html><body><h1>502</h1></body></html>"), EngineRejected),
        (Reply(b""), EngineRejected),
    ],
)
def test_errors_say_what_to_do_next(
    microsoft: PostServer,
    engine: Engine,
    reply: Reply,
    kind: type[EngineError],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The service's errors are ours, with neither text nor key in message, log or output."""
    caplog.set_level(logging.INFO)
    microsoft.service = lambda _: reply
    with pytest.raises(kind) as caught:
        engine.translate([TEXT], "en", "kk")
    shown = str(caught.value) + caught.value.hint + caplog.text + "".join(capsys.readouterr()) + repr(engine)
    assert "Dushanbe" not in shown
    assert KEY not in shown


def test_a_hanging_service_is_given_up(microsoft: PostServer) -> None:
    """deep-translator knows no time-out; the wall has one."""

    def hang(exchange: Exchange) -> Reply:
        return replace(right_answer(exchange), wait_seconds=30)

    microsoft.service = serve(MICROSOFT, hang)
    engine = _load(microsoft.url, timeout_seconds="0.3")
    with pytest.raises(EngineUnavailable, match="no answer in time"):
        engine.translate([TEXT], "en", "kk")
    engine.close()


def test_a_busy_service_is_asked_again(microsoft: PostServer, engine: Engine) -> None:
    """One 503 costs a pause, not the translation."""
    left = iter([fail(503)])
    microsoft.service = lambda request: next(left, None) or serve(MICROSOFT)(request)
    assert engine.translate([TEXT], "en", "kk") == (translate(TEXT, "kk"),)


def test_threads_get_their_own_answers(engine: Engine) -> None:
    """deep-translator writes languages into its object; ours is a fresh one a call."""
    jobs = [(source, lang) for source in SOURCES for lang in ("kk", "ru")] * 4
    with ThreadPoolExecutor(8) as pool:
        targets = list(pool.map(lambda job: engine.translate([job[0]], "en", job[1])[0], jobs))
    assert targets == [translate(*job) for job in jobs]


@pytest.mark.parametrize("settings", [{}, {"key": "k", "email": "desk@example.org"}, {"key": "k", "url": "here"}])
def test_wrong_settings_are_told(settings: dict[str, str]) -> None:
    """It wants a key, takes no e-mail address, and asks a web address."""
    with pytest.raises(ConfigError):
        load("microsoft", settings)


def test_what_leaves_the_machine(engine: Engine) -> None:
    """The service's own address is elsewhere, over https."""
    own = load("microsoft", {"key": "k"})
    assert (own.leaves_machine, own.plain_http) == (True, False)
    assert engine.leaves_machine is False
    assert engine.supports("en", "kk")
    assert not engine.supports("en", "kk-x-pseudo")
