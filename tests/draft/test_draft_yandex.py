"""Yandex Cloud's own part: what it takes, in which form, and what it says in its errors."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from loopback import SOURCES, translate
from services.exchange import serve
from services.posting import PostServer
from services.yandex_server import KEY, YANDEX, fail, refuse

from loc.draft.protocol import Engine, Hint
from loc.draft.yandex import make
from loc.errors import ConfigError, EngineError, EngineRefused, EngineRejected, EngineUnavailable
from loc.model import Term

pytestmark = pytest.mark.usefixtures("short_pauses")


@pytest.fixture
def yandex() -> Iterator[PostServer]:
    with PostServer(serve(YANDEX)) as server:
        yield server


@pytest.fixture
def engine(yandex: PostServer) -> Iterator[Engine]:
    made = make({"url": yandex.url, "key": KEY, "timeout_seconds": "2"})
    yield made
    made.close()


def test_one_list_by_its_protocol(yandex: PostServer, engine: Engine) -> None:
    """All texts go in one request, as plain text, the key in the header."""
    assert engine.translate(SOURCES, "en", "ru") == tuple(translate(source, "ru") for source in SOURCES)
    (request,) = yandex.requests
    assert json.loads(request.body) == {
        "sourceLanguageCode": "en",
        "targetLanguageCode": "ru",
        "format": "PLAIN_TEXT",
        "texts": list(SOURCES),
    }
    assert KEY not in repr(engine)


def test_long_batches_are_cut(yandex: PostServer, engine: Engine) -> None:
    """No request has more than 10,000 characters in all."""
    texts = [f"{number} {SOURCES[0]} " + "w" * 3_000 for number in range(5)]
    assert len(engine.translate(texts, "en", "ru")) == 5
    assert [len(json.loads(request.body)["texts"]) for request in yandex.requests] == [3, 2]


def test_terms_go_where_they_are_inflected(yandex: PostServer, engine: Engine) -> None:
    """Russian takes the glossary's pairs, each once and none forbidden; Kazakh takes no glossary."""
    hints = [Hint(terms=(Term("talks", "переговоры"), Term("talks", "беседы", "forbidden")))] * 2
    engine.translate(SOURCES[:2], "en", "ru", hints)
    assert json.loads(yandex.requests[0].body)["glossaryConfig"] == {
        "glossaryData": {
            "glossaryPairs": [{"sourceText": "talks", "translatedText": "переговоры", "exact": False}],
        }
    }
    engine.translate(SOURCES[:2], "en", "kk", hints)
    assert "glossaryConfig" not in json.loads(yandex.requests[1].body)


def test_a_request_has_no_more_terms_than_it_may(yandex: PostServer, engine: Engine) -> None:
    """The first fifty pairs go, the rest is left to the checks."""
    hints = [Hint(terms=tuple(Term(f"term {number}", f"термин {number}") for number in range(60)))]
    engine.translate(SOURCES[:1], "en", "ru", hints)
    assert len(json.loads(yandex.requests[0].body)["glossaryConfig"]["glossaryData"]["glossaryPairs"]) == 50


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, EngineRejected),
        (401, EngineRefused),
        (403, EngineRefused),
        (429, EngineRefused),
        (500, EngineUnavailable),
        (503, EngineUnavailable),
    ],
)
def test_errors_say_what_to_do_next(yandex: PostServer, engine: Engine, status: int, kind: type[EngineError]) -> None:
    """gRPC's errors are told apart by their HTTP status, and their words are not repeated."""
    yandex.service = lambda _: fail(status)
    with pytest.raises(kind) as caught:
        engine.translate(SOURCES[:1], "en", "ru")
    assert KEY not in str(caught.value)


def test_a_language_it_does_not_know_is_not_asked_again(yandex: PostServer, engine: Engine) -> None:
    """A server that has no Kazakh is believed."""
    yandex.service = lambda _: refuse(400, "unsupported target_language_code: kk")
    with pytest.raises(EngineRejected, match="language"):
        engine.translate(SOURCES[:1], "en", "kk")
    assert not engine.supports("en", "kk")
    assert engine.supports("en", "ru")
    assert not engine.supports("en", "kazlat")


@pytest.mark.parametrize("settings", [{}, {"key": "k", "region": "kz"}, {"key": "two words"}])
def test_wrong_settings_are_told(settings: dict[str, str]) -> None:
    """It wants a key, and knows no region."""
    with pytest.raises(ConfigError, match="engine yandex"):
        make(settings)
