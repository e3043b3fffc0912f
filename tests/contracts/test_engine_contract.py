"""What the chain may rely on in every engine of the table."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback import SOURCES, Reply
from services.exchange import Behaviour, Exchange, right_answer, serve
from services.posting import PostServer
from services.table import SERVICES

from loc.draft import transport
from loc.draft.gate import judge
from loc.draft.protocol import Engine, Hint
from loc.draft.registry import ENGINES, load
from loc.errors import ConfigError, EngineError, EngineRejected

PSEUDO = {"pseudo"}
WITH_MODELS = {"ctranslate2"}  # tests of their own: each wants a model made for it
LISTS = [name for name in SERVICES if name not in {"google", "mymemory"}]


@pytest.fixture
def server() -> Iterator[PostServer]:
    """Which service it speaks for, the test or the fixture `engine` says."""
    with PostServer(serve(SERVICES["google"])) as loopback:
        yield loopback


@pytest.fixture(params=[*SERVICES, *PSEUDO])
def engine(request: pytest.FixtureRequest, server: PostServer) -> Iterator[Engine]:
    """Each engine of the table; those that want a server ask the one on the loopback address."""
    made = _load(request.param, server) if request.param in SERVICES else load(request.param, {})
    yield made
    made.close()


def _load(name: str, server: PostServer, behaviour: Behaviour = right_answer, timeout_seconds: str = "5") -> Engine:
    server.service = serve(SERVICES[name], behaviour)
    return load(name, {**SERVICES[name].settings, "url": server.url, "timeout_seconds": timeout_seconds})


def _asked(server: PostServer) -> list[str]:
    """The paths of all questions but the one for the languages."""
    return [request.path for request in server.requests if not request.path.endswith("/languages")]


def test_every_engine_is_under_contract() -> None:
    """A new row of the registry has a loopback service, or is named here."""
    assert set(ENGINES.rows) <= SERVICES.keys() | PSEUDO | WITH_MODELS


def _langs(engine: Engine) -> tuple[str, ...]:
    return ("kk-x-pseudo", "ru-x-pseudo") if engine.name in PSEUDO else ("kk", "ru")


def test_it_says_what_it_is(engine: Engine) -> None:
    """Name, version, bounds, confidentiality and advice are all there."""
    assert engine.name in ENGINES.names()
    assert ENGINES.listing()[engine.name]
    assert engine.version
    assert engine.advice
    assert min(engine.max_chars, engine.max_batch, engine.connections) >= 1
    assert engine.timeout_seconds > 0
    assert engine.leaves_machine is False
    assert engine.plain_http is False


def test_it_knows_its_languages(engine: Engine) -> None:
    """It translates English into its languages, and never into the source's own or an unknown one."""
    assert all(engine.supports("en", lang) for lang in _langs(engine))
    assert not engine.supports("en", "en")
    assert not engine.supports("en", "zz")
    with pytest.raises(EngineRejected):
        engine.translate([SOURCES[0]], "en", "zz")


def test_one_good_result_per_text_in_order(engine: Engine) -> None:
    """The answers belong to the questions, and each passes the gate."""
    for lang in _langs(engine):
        targets = engine.translate(SOURCES, "en", lang)
        assert len(targets) == len(SOURCES)
        assert [judge(*pair, "en", lang) for pair in zip(SOURCES, targets, strict=True)] == [None] * len(SOURCES)


def test_nothing_asked_nothing_answered(engine: Engine, server: PostServer) -> None:
    """An empty list is no error."""
    assert engine.translate([], "en", _langs(engine)[0]) == ()
    assert server.requests == []


def test_figures_and_marks_come_back(engine: Engine, server: PostServer) -> None:
    """Text without letters is not sent anywhere."""
    texts = ("—", "12", "3 : 2", "?!")
    assert engine.translate(texts, "en", _langs(engine)[0]) == texts
    assert server.requests == []


def test_too_long_a_text_is_rejected(engine: Engine) -> None:
    """One character above the bound is refused, not sent or cut."""
    with pytest.raises(EngineRejected):
        engine.translate(["w" * (engine.max_chars + 1)], "en", _langs(engine)[0])


def test_threads_share_it(engine: Engine) -> None:
    """Several threads at once get each their own answer."""
    lang = _langs(engine)[0]
    alone = engine.translate(SOURCES, "en", lang)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: engine.translate([text], "en", lang)[0], SOURCES * 5))
    assert together == list(alone) * 5


def test_it_works_after_close(engine: Engine) -> None:
    """Closing ends idle connections, no more, and may be done twice."""
    lang = _langs(engine)[0]
    engine.close()
    assert engine.translate(SOURCES[:1], "en", lang)[0]
    engine.close()
    engine.close()


def _nothing(exchange: Exchange) -> Reply:
    return exchange.write([(place, "") for place, _ in enumerate(exchange.texts)])


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("status", [429, 500, 503])
def test_faults_are_our_errors_and_carry_no_text(
    server: PostServer, name: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of a server that lasts is one of our errors, which does not repeat the text."""
    monkeypatch.setattr(transport, "BACK_OFF_SECONDS", ())
    engine = _load(name, server, lambda _: SERVICES[name].fail(status))
    with pytest.raises(EngineError, match=str(status)) as caught:
        engine.translate([SOURCES[0]], "en", "kk")
    engine.close()
    assert "Dushanbe" not in str(caught.value) + caught.value.hint


@pytest.mark.parametrize("name", SERVICES)
def test_an_empty_result_is_no_translation(server: PostServer, name: str) -> None:
    """Nothing for something is an error, in lists of one and of many."""
    engine = _load(name, server, _nothing)
    for texts in (SOURCES[:1], SOURCES):
        with pytest.raises(EngineError):
            engine.translate(texts, "en", "kk")
    engine.close()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_in_one_request(server: PostServer, name: str) -> None:
    """As many texts as the engine says it takes cost one request, one more costs another."""
    engine = _load(name, server)
    texts = [f"{text} {SOURCES[0]}" for text in map(str, range(min(engine.max_batch, 60)))]
    assert len(engine.translate(texts, "en", "ru")) == len(texts)
    assert len(_asked(server)) == 1
    engine.close()


@pytest.mark.parametrize("name", LISTS)
def test_text_without_letters_keeps_its_place(server: PostServer, name: str) -> None:
    """Figures between sentences are not sent, and the results stay in order."""
    engine = _load(name, server)
    hints = [Hint(paragraph=text) for text in SOURCES[:3]]
    alone = engine.translate(SOURCES[:2], "en", "kk")
    assert engine.translate([SOURCES[0], "42", SOURCES[1]], "en", "kk", hints) == (alone[0], "42", alone[1])
    engine.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1, max_size=60))
def test_any_text_has_an_answer_or_our_error(engine: Engine, text: str) -> None:
    """No string, broken surrogates and control characters among them, makes an engine raise anything else."""
    try:
        targets = engine.translate([text], "en", _langs(engine)[0])
    except EngineError:
        return
    assert len(targets) == 1
    assert targets[0]


def test_unknown_settings_are_refused(engine: Engine) -> None:
    """A misspelt setting is not silent."""
    with pytest.raises(ConfigError):
        load(engine.name, {"time_out": "1"})
