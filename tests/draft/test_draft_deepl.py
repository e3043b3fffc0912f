"""DeepL's own: hosts, context, glossary, formality, Kazakh as a beta, and its errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from loopback import PAIRS, SOURCES, Reply
from services.deepl_server import DEEPL, GLOSSARY, KEY
from services.exchange import as_json, serve
from services.posting import PostServer

from loc.draft.protocol import Engine, Hint
from loc.draft.registry import load
from loc.errors import ConfigError, EngineError, EngineRefused, EngineRejected, EngineUnavailable

pytestmark = pytest.mark.usefixtures("short_pauses")

PARAGRAPH = f"{SOURCES[0]} {SOURCES[1]}"


@pytest.fixture
def deepl() -> Iterator[PostServer]:
    with PostServer(serve(DEEPL)) as server:
        yield server


def _load(server: PostServer, **settings: str) -> Engine:
    return load("deepl", {"key": KEY, "url": server.url, "timeout_seconds": "5", **settings})


def _ask(server: PostServer, lang: str = "ru", hints: tuple[Hint, ...] = (), **settings: str) -> dict[str, Any]:
    """The body that DeepL got."""
    engine = _load(server, **settings)
    assert engine.translate(SOURCES[:2], "en", lang, hints) == tuple(PAIRS[text][lang == "ru"] for text in SOURCES[:2])
    engine.close()
    content: dict[str, Any] = json.loads(server.requests[-1].body)
    return content


@pytest.mark.parametrize(("key", "host"), [("0a1b:fx", "api-free.deepl.com"), ("0a1b", "api.deepl.com")])
def test_the_key_says_which_host(key: str, host: str) -> None:
    """Keys of the free plan have a host of their own."""
    engine = load("deepl", {"key": key})
    assert host in repr(engine)
    assert engine.leaves_machine
    assert not engine.plain_http


def test_texts_and_nothing_but_texts(deepl: PostServer) -> None:
    """Without settings and hints it is asked for a plain translation."""
    assert _ask(deepl) == {"text": list(SOURCES[:2]), "source_lang": "EN", "target_lang": "RU"}


def test_paragraphs_are_context_once(deepl: PostServer) -> None:
    """The paragraph two sentences share is sent once; one that is itself the text is no context."""
    hints = (Hint(paragraph=PARAGRAPH), Hint(paragraph=PARAGRAPH))
    assert _ask(deepl, hints=hints)["context"] == PARAGRAPH
    assert "context" not in _ask(deepl, hints=(Hint(paragraph=SOURCES[0]), Hint()))


def test_a_long_context_leaves_room_for_the_texts(deepl: PostServer) -> None:
    """DeepL takes 128 KiB a request, and refuses it where the context is longer."""
    context = _ask(deepl, hints=(Hint(paragraph="word " * 50_000), Hint()))["context"]
    assert 1_000 < len(context) < 20_000


def test_glossary_and_formality_go_along(deepl: PostServer) -> None:
    """The house's glossary and tone are settings."""
    body = _ask(deepl, glossary=GLOSSARY, formality="prefer_more")
    assert body["glossary_id"] == GLOSSARY
    assert body["formality"] == "prefer_more"


def test_kazakh_is_a_beta(deepl: PostServer) -> None:
    """Kazakh wants a switch, and takes neither glossary nor formality."""
    body = _ask(deepl, "kk", glossary=GLOSSARY, formality="more")
    assert body["enable_beta_languages"] is True
    assert not body.keys() & {"glossary_id", "formality"}


def test_a_language_it_has_not_is_asked_for_once(deepl: PostServer) -> None:
    """Where the account has no Kazakh, the engine is out for Kazakh, and goes on with Russian."""
    deepl.service = lambda request: (
        as_json({"message": "Value for 'target_lang' not supported."}, 400)
        if b'"KK"' in request.body
        else serve(DEEPL)(request)
    )
    engine = _load(deepl)
    with pytest.raises(EngineRejected, match="does not know the language"):
        engine.translate(SOURCES, "en", "kk")
    assert not engine.supports("en", "kk")
    assert engine.supports("en", "ru")
    assert engine.translate(SOURCES[:1], "en", "ru")
    engine.close()


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (DEEPL.fail(456), EngineRefused, "quota"),
        (DEEPL.fail(413), EngineRejected, "too long"),
        (DEEPL.fail(429), EngineRefused, "too many questions"),
        (DEEPL.fail(503), EngineUnavailable, "fault of the service"),
        (DEEPL.fail(529), EngineUnavailable, "too much to do"),
        (as_json({"message": "Forbidden"}, 403), EngineRefused, "key"),
        (as_json({"message": "Glossary not found"}, 404), EngineRefused, "glossary"),
        (as_json({"message": "Bad request"}, 400), EngineRejected, "does not take this text"),
    ],
)
def test_errors_say_what_to_do_next(deepl: PostServer, reply: Reply, kind: type[EngineError], words: str) -> None:
    """Each of DeepL's statuses is an error by what the caller does next."""
    deepl.service = lambda _: reply
    engine = _load(deepl)
    with pytest.raises(EngineError, match=words) as caught:
        engine.translate(SOURCES, "en", "ru")
    engine.close()
    assert type(caught.value) is kind


@pytest.mark.parametrize("settings", [{}, {"key": KEY, "formality": "polite"}, {"key": " "}])
def test_settings_it_cannot_do_with(settings: dict[str, str]) -> None:
    """No key, and a tone it does not know, are told before anything is asked."""
    with pytest.raises(ConfigError):
        load("deepl", settings)
