"""Every engine that asks a service, against every way in which the service fails: the run ends, keeps all that is
good, lets nothing else pass, says what happened, and shows no key.
"""

from __future__ import annotations

import itertools
import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from loopback import PAIRS, QUOTA_NOTICE, SOURCES, Reply, translate
from services.exchange import Behaviour, Exchange, serve
from services.posting import PostServer
from services.table import SERVICES

from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure
from loc.errors import EngineError
from loc.model import Draft

pytestmark = pytest.mark.usefixtures("short_pauses")

BAD = SOURCES[-1]
# Others than the shared ones have figures, so that each is good for itself alone.
_MORE = {
    f"Rescuers evacuated {count} people from the flooded villages.": (
        f"Құтқарушылар су басқан ауылдардан {count} адамды эвакуациялады.",
        f"Спасатели эвакуировали из затопленных сёл {count} человек.",
    )
    for count in range(105, 305, 10)
}
_STORIES = [list(_MORE)[start : start + 2] for start in range(0, len(_MORE), 2)]


def _right(text: str, lang: str) -> str:
    return (_MORE | PAIRS)[text][lang == "ru"]


def _results(exchange: Exchange) -> list[tuple[int, object]]:
    return [(place, _right(text, exchange.lang)) for place, text in enumerate(exchange.texts)]


def _answer(exchange: Exchange) -> Reply:
    return exchange.write(_results(exchange))


# What a service says instead of one translation; the words that the reason has.
GARBAGE: dict[str, tuple[Callable[[str], object], str]] = {
    "echo": (lambda text: text, "repeats the source"),
    "quota notice": (lambda _: QUOTA_NOTICE, "notice"),
    "error page as text": (lambda _: "<html><head><title>502 Bad Gateway</title></head></html>", "page"),
    "Arabic-script Kazakh": (lambda _: "پارلامەنت زاڭ جوباسىن قاراشا ايىندا تالقىلايدى.", "not kk"),
    "Russian for Kazakh": (lambda text: translate(text, "ru"), "not kk"),
    "Latin for Cyrillic": (lambda _: "Parlament zań jobasyn qarasha aıynda talqylaıdy.", "not kk"),
    "repetition loop": (lambda _: "Парламент заң жобасын, заң жобасын, заң жобасын, заң жобасын.", "repeats itself"),
    "null": (lambda _: None, ""),
    "a number": (lambda _: 42, ""),
    "empty": (lambda _: "", ""),
    "spaces": (lambda _: " \u00a0 ", ""),
    "half a surrogate": (lambda _: "Парламент заң жобасын \ud83d қараша айында талқылайды.", "invisible character"),
    "1 MB": (lambda _: "сөз " * 150_000, ""),
}


def _garbage_for(text: str, say: Callable[[str], object]) -> Behaviour:
    def behave(exchange: Exchange) -> Reply:
        rows = _results(exchange)
        return exchange.write(
            [(n, say(t) if t == text else row) for (n, row), t in zip(rows, exchange.texts, strict=True)]
        )

    return behave


@dataclass(frozen=True)
class Fault:
    """`make` gives the answer to a question, with `fail` of the service. `passing`: another try is enough.

    One that `spares_some` is none for an answer with a single text, or with ids.
    """

    make: Callable[[Exchange, Callable[[int], Reply]], Reply]
    passing: bool = False
    spares_some: bool = False


def _close_in_the_body(exchange: Exchange, _: object) -> Reply:
    reply = _answer(exchange)
    return replace(reply, body=reply.body[: len(reply.body) // 3], length=len(reply.body))


def _redirect(exchange: Exchange, _: object) -> Reply:
    place = f"http://consent.example.invalid/ml?continue={exchange.texts[0]}".replace(" ", "+")
    return Reply(b"", status=302, headers=(("Location", place),))


def _page(*_: object) -> Reply:
    return Reply(b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>")


FAULTS = {
    "hangs": Fault(lambda exchange, _: replace(_answer(exchange), wait_seconds=30)),
    "429": Fault(lambda _, fail: fail(429), passing=True),
    "500": Fault(lambda _, fail: fail(500), passing=True),
    "503": Fault(lambda _, fail: fail(503), passing=True),
    "closes mid-body": Fault(_close_in_the_body, passing=True),
    "truncated JSON": Fault(
        lambda exchange, _: replace(reply := _answer(exchange), body=reply.body[: len(reply.body) // 2])
    ),
    "truncated list": Fault(
        lambda exchange, _: exchange.write(_results(exchange)[: len(exchange.texts) // 2]), spares_some=True
    ),
    "one short": Fault(lambda exchange, _: exchange.write(_results(exchange)[1:]), spares_some=True),
    "one too many": Fault(
        lambda exchange, _: exchange.write([*_results(exchange), (len(exchange.texts), "Артық сөйлем.")]),
        spares_some=True,
    ),
    "other order": Fault(lambda exchange, _: exchange.write(_results(exchange)[::-1]), spares_some=True),
    "HTML page with 200": Fault(_page),
    "no body": Fault(lambda *_: Reply(b"", kind="application/json")),
    "null for the answer": Fault(lambda *_: Reply(b"null", kind="application/json")),
    "JSON of another form": Fault(lambda *_: Reply(b'{"error": "no"}', kind="application/json")),
    "JSON nested deep": Fault(lambda *_: Reply(b"[" * 200_000, kind="application/json")),
    "bytes": Fault(lambda *_: Reply(bytes(range(256)), kind="application/json")),
    "redirect": Fault(_redirect),
}
HARMLESS = {"wrong content type": Fault(lambda exchange, _: replace(_answer(exchange), kind="image/png"))}


@dataclass
class Desk:
    """One engine before its service, which may be told to fail."""

    name: str
    server: PostServer

    def load(self, **settings: str) -> Engine:
        return load(self.name, {**SERVICES[self.name].settings, "url": self.server.url, **settings})

    def behave(self, behaviour: Behaviour) -> None:
        self.server.service = serve(SERVICES[self.name], behaviour)


@pytest.fixture(params=SERVICES, scope="module")
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    name: str = request.param
    with PostServer(serve(SERVICES[name])) as server:
        yield Desk(name, server)


def _run(chain: Chain, stories: list[list[str]]) -> dict[str, Draft | Failure]:
    try:
        return {text: draft for story in stories for text, draft in chain.draft_texts(story, "en", "kk")}
    finally:
        chain.close()


def _refuse_garbage(drafts: dict[str, Draft | Failure]) -> None:
    for text, draft in drafts.items():
        if isinstance(draft, Draft):
            assert draft.target == _right(text, "kk")


def test_all_is_well_without_a_fault(desk: Desk) -> None:
    """Every text of every story gets its right draft, in both languages."""
    for lang in ("kk", "ru"):
        chain = Chain([desk.load()])
        desk.behave(_answer)
        drafts = dict(chain.draft_texts([*SOURCES, *_MORE], "en", lang))
        chain.close()
        assert {text: each.target for text, each in drafts.items() if isinstance(each, Draft)} == {
            text: _right(text, lang) for text in (*SOURCES, *_MORE)
        }


@pytest.mark.parametrize("case", GARBAGE)
def test_garbage_for_one_text_costs_that_text_alone(desk: Desk, case: str) -> None:
    """The others keep their drafts, garbage passes for none, and the failure says what was wrong."""
    say, reason = GARBAGE[case]
    desk.behave(_garbage_for(BAD, say))
    drafts = _run(Chain([desk.load(connections="1")]), [list(SOURCES)])
    failure = drafts.pop(BAD)
    assert isinstance(failure, Failure)
    assert failure.summary.startswith(f"{desk.name}: ")
    assert reason in failure.summary
    assert all(isinstance(draft, Draft) for draft in drafts.values())
    _refuse_garbage(drafts)


@pytest.mark.parametrize("case", FAULTS | HARMLESS)
def test_every_fifth_answer_fails(desk: Desk, case: str) -> None:
    """The run ends with all that the other answers gave; a fault that passes costs nothing at all."""
    fault, counter, period = (FAULTS | HARMLESS)[case], itertools.count(1), 10 if case == "hangs" else 5
    fail = SERVICES[desk.name].fail

    def behave(exchange: Exchange) -> Reply:
        return fault.make(exchange, fail) if next(counter) % period == 0 else _answer(exchange)

    desk.behave(behave)
    chain = Chain([desk.load(timeout_seconds="0.2" if case == "hangs" else "5", connections="2")])
    drafts = _run(chain, _STORIES)
    assert set(drafts) == set(_MORE)
    _refuse_garbage(drafts)
    kept = sum(isinstance(draft, Draft) for draft in drafts.values())
    assert kept == len(_MORE) if fault.passing or case in HARMLESS else kept >= 4
    assert kept > len(_MORE) * 0.6 or chain.report()[0].stopped
    assert all(draft.summary for draft in drafts.values() if isinstance(draft, Failure))


@pytest.mark.parametrize("case", [*FAULTS, "echo", "quota notice", "null", "1 MB"])
def test_nothing_but_faults(
    desk: Desk, case: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """The run ends, with a reason for each text without a draft; no key is in log, report or error, and no text."""
    caplog.set_level(logging.DEBUG)
    service, seconds = SERVICES[desk.name], "0.15" if case == "hangs" else "5"
    desk.behave(_always(case, service.fail))
    chain = Chain([desk.load(timeout_seconds=seconds)], patience_seconds=1)
    drafts = _run(chain, _STORIES[:1])
    _refuse_garbage(drafts)
    if not (case in FAULTS and FAULTS[case].spares_some):
        assert not any(isinstance(draft, Draft) for draft in drafts.values())
    assert all(isinstance(draft, Draft) or draft.summary.startswith(desk.name) for draft in drafts.values())
    engine = desk.load(timeout_seconds=seconds)
    reasons = [draft.summary for draft in drafts.values() if isinstance(draft, Failure)]
    shown = " ".join([repr(engine), repr(chain.report()), *reasons, _trace(engine), caplog.text, *capfd.readouterr()])
    assert not service.secret or service.secret not in shown
    assert "flooded" not in shown


def _always(case: str, fail: Callable[[int], Reply]) -> Behaviour:
    if case in FAULTS:
        return lambda exchange: FAULTS[case].make(exchange, fail)
    say, _ = GARBAGE[case]
    return lambda exchange: exchange.write([(place, say(text)) for place, text in enumerate(exchange.texts)])


def _trace(engine: Engine) -> str:
    """What a log of the error and all its causes shows, "" where there is none."""
    try:
        engine.translate(_STORIES[0], "en", "kk")
    except EngineError as error:
        return "".join(traceback.format_exception(error)) + repr(error) + error.hint
    finally:
        engine.close()
    return ""


@pytest.mark.parametrize("desk", [name for name in SERVICES if "key" in SERVICES[name].settings], indirect=True)
def test_a_key_that_is_not_accepted_is_not_shown(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A wrong key stops the engine at the first question, and stands in no message."""
    caplog.set_level(logging.DEBUG)
    wrong = "wrong-key-0123456789:fx"
    chain = Chain([desk.load(key=wrong)])
    drafts = _run(chain, [_STORIES[0]])
    shown = repr(drafts) + repr(chain.report()) + _trace(desk.load(key=wrong)) + caplog.text
    assert "key" in chain.report()[0].stopped
    assert wrong not in shown
