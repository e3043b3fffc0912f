"""What the chain may rely on in every engine of the table."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback import SOURCES, Behaviour, Loopback, failing, saying

from loc.draft.gate import judge
from loc.draft.protocol import Engine
from loc.draft.registry import ENGINES, load
from loc.errors import ConfigError, EngineError, EngineRejected

ONLINE = {"google", "mymemory"}
PSEUDO = {"pseudo"}


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(params=ENGINES.names())
def engine(request: pytest.FixtureRequest, server: Loopback) -> Iterator[Engine]:
    """Each engine of the table; those that want a server ask the one on the loopback address."""
    name: str = request.param
    made = load(name, {"url": server.url, "timeout_seconds": "2"} if name in ONLINE else {})
    yield made
    made.close()


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


def test_nothing_asked_nothing_answered(engine: Engine, server: Loopback) -> None:
    """An empty list is no error."""
    assert engine.translate([], "en", _langs(engine)[0]) == ()
    assert server.questions == []


def test_figures_and_marks_come_back(engine: Engine, server: Loopback) -> None:
    """Text without letters is not sent anywhere."""
    texts = ("—", "12", "3 : 2", "?!")
    assert engine.translate(texts, "en", _langs(engine)[0]) == texts
    assert server.questions == []


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


@pytest.mark.parametrize("name", sorted(ONLINE))
@pytest.mark.parametrize("behaviour", [failing(503), failing(403), saying(""), saying("MYMEMORY WARNING")])
def test_faults_are_our_errors_and_carry_no_text(server: Loopback, name: str, behaviour: Behaviour) -> None:
    """A fault of a server is one of our errors, which does not repeat the text."""
    server.behaviour = behaviour
    engine = load(name, {"url": server.url, "timeout_seconds": "0.3"})
    with pytest.raises(EngineError) as caught:
        engine.translate([SOURCES[0]], "en", "kk")
    engine.close()
    assert "Dushanbe" not in str(caught.value) + caught.value.hint


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
