"""The adapter over deep-translator, asked through the real library over real HTTP."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from loopback import (
    GARBAGE,
    PAIRS,
    QUOTA_NOTICE,
    SOURCES,
    Behaviour,
    Loopback,
    Question,
    Reply,
    black_hole,
    close_in_the_body,
    closed_port_url,
    failing,
    hang,
    mymemory_json,
    once,
    right,
    saying,
    translate,
)

from loc.draft.gate import judge
from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

pytestmark = pytest.mark.usefixtures("short_pauses")

ONLINE = ("google", "mymemory")
TEXT = SOURCES[0]


def _load(name: str, url: str, **settings: str) -> Engine:
    return load(name, {"url": url, "timeout_seconds": "2", **settings})


def _ask(engine: Engine, text: str = TEXT, lang: str = "kk") -> str:
    try:
        return engine.translate([text], "en", lang)[0]
    finally:
        engine.close()


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_translation_comes_through(server: Loopback, name: str, lang: str) -> None:
    """The text reaches the service whole, and its answer comes back."""
    engine = _load(name, server.url)
    assert engine.translate(SOURCES, "en", lang) == tuple(translate(source, lang) for source in SOURCES)
    assert [question.text for question in server.questions] == list(SOURCES)
    engine.close()


def test_services_are_asked_in_their_own_codes(server: Loopback) -> None:
    """Google takes kk, MyMemory wants a country and gets the e-mail address."""
    _ask(_load("google", server.url))
    _ask(_load("mymemory", server.url, email="desk@example.org"))
    google, mymemory = (question.params for question in server.questions)
    assert (google["sl"], google["tl"]) == ("en", "kk")
    assert mymemory["langpair"] == "en-GB|kk-KZ"
    assert mymemory["de"] == "desk@example.org"


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("case", GARBAGE)
def test_no_garbage_passes(server: Loopback, name: str, case: str) -> None:
    """Whatever a service sends in the place of a translation is an error of ours or refused by the gate."""
    server.behaviour = GARBAGE[case]
    try:
        target = _ask(_load(name, server.url))
    except EngineError as error:
        assert TEXT not in str(error)
        assert "Dushanbe" not in str(error)
    else:
        assert judge(TEXT, target, "en", "kk") is not None


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (failing(400), EngineRejected),
        (failing(413), EngineRejected),
        (failing(403), EngineRefused),
        (failing(429), EngineRefused),
        (failing(500), EngineUnavailable),
        (failing(503), EngineUnavailable),
        (close_in_the_body, EngineUnavailable),
        (GARBAGE["1 MB"], EngineRejected),
        (GARBAGE["empty"], EngineRejected),
        (GARBAGE["page of another kind"], EngineRejected),
        (GARBAGE["quota notice"], EngineRefused),
        (GARBAGE["consent redirect"], EngineRefused),
    ],
)
def test_errors_say_what_to_do_next(server: Loopback, name: str, behaviour: Behaviour, kind: type[EngineError]) -> None:
    """Each fault is mapped by what the caller does next: try another engine, stop asking, or go on."""
    server.behaviour = behaviour
    with pytest.raises(EngineError) as caught:
        _ask(_load(name, server.url))
    assert type(caught.value) is kind


@pytest.mark.parametrize("name", ONLINE)
def test_a_hanging_server_is_given_up(server: Loopback, name: str) -> None:
    """A server that takes the question and never answers costs the time-out, no more."""
    server.behaviour = hang
    with pytest.raises(EngineUnavailable, match="no answer in time"):
        _ask(_load(name, server.url, timeout_seconds="0.3"))


def test_captcha_page_of_google_stops_it(server: Loopback) -> None:
    """A captcha page is no fault of the text: Google is not asked again."""
    server.behaviour = GARBAGE["captcha page"]
    with pytest.raises(EngineRefused, match="captcha"):
        _ask(_load("google", server.url))


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("fault", [failing(503), failing(429), failing(429, ("Retry-After", "0")), close_in_the_body])
def test_passing_faults_are_tried_again(server: Loopback, name: str, fault: Behaviour) -> None:
    """One busy or broken answer costs a pause, not the translation."""
    server.behaviour = once(fault)
    assert _ask(_load(name, server.url)) == PAIRS[TEXT][0]
    assert len(server.questions) == 2


def test_short_retry_after_is_waited_for(server: Loopback) -> None:
    """A service that asks for a second gets it."""
    server.behaviour = once(failing(429, ("Retry-After", "1")))
    begun = time.monotonic()
    assert _ask(_load("google", server.url, timeout_seconds="5")) == PAIRS[TEXT][0]
    assert time.monotonic() - begun >= 1


def test_long_retry_after_is_told(server: Loopback) -> None:
    """A service that asks for an hour is asked once, and the hour is handed on."""
    server.behaviour = failing(503, ("Retry-After", "3600"))
    with pytest.raises(EngineRefused) as caught:
        _ask(_load("google", server.url))
    assert caught.value.retry_after == 3600
    assert len(server.questions) == 1


def test_a_dripping_answer_ends(server: Loopback) -> None:
    """A body that comes byte by byte, each within the time-out, is given up all the same."""
    server.behaviour = lambda question: replace(right(question), drip_seconds=0.1)
    with pytest.raises(EngineUnavailable, match="no whole answer"):
        _ask(_load("google", server.url, timeout_seconds="0.5"))


@pytest.mark.parametrize("name", ONLINE)
def test_unreached_service_is_unavailable_and_says_why(name: str) -> None:
    """Refused connections, dropped packets and unknown names are told apart, without the text."""
    with black_hole() as dropping:
        for url, reason in (
            (closed_port_url(), "refused"),
            (dropping, "no connection in time"),
            ("http://engine.invalid", "not resolved"),
        ):
            with pytest.raises(EngineUnavailable, match=reason) as caught:
                _ask(_load(name, url, timeout_seconds="0.5"))
            assert "Dushanbe" not in str(caught.value)


@pytest.mark.parametrize("name", ONLINE)
def test_text_without_letters_is_not_sent(server: Loopback, name: str) -> None:
    """Figures and marks come back as they are, and the service hears nothing."""
    texts = ("—", "***", "42", "8.7 %")
    assert load(name, {"url": server.url}).translate(texts, "en", "ru") == texts
    assert server.questions == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("google", "word " * 1_000), ("google", "сөз" * 500), ("mymemory", "w" * 500)],
)
def test_long_text_is_not_sent(server: Loopback, name: str, text: str) -> None:
    """What the service cannot take, in characters or in bytes of its address, is rejected before it is sent."""
    with pytest.raises(EngineRejected):
        _ask(_load(name, server.url), text)
    assert server.questions == []


@pytest.mark.parametrize(("name", "length"), [("google", 4_999), ("mymemory", 499)])
def test_longest_text_is_sent(server: Loopback, name: str, length: int) -> None:
    """The limit itself is allowed: deep-translator compares with `<`."""
    server.behaviour = saying("мәтін")
    engine = _load(name, server.url)
    assert engine.max_chars == length
    assert _ask(engine, "w" * length) == "мәтін"


def test_threads_get_their_own_answers(server: Loopback) -> None:
    """deep-translator writes the text into its object; ours is a fresh one a call."""
    engine = _load("google", server.url)
    jobs = [(source, lang) for source in SOURCES for lang in ("kk", "ru")] * 8
    with ThreadPoolExecutor(8) as pool:
        targets = list(pool.map(lambda job: engine.translate([job[0]], "en", job[1])[0], jobs))
    engine.close()
    assert targets == [translate(*job) for job in jobs]


def test_two_services_do_not_mix(server: Loopback) -> None:
    """Engines of two addresses keep to their own, also when they are asked at once."""
    with Loopback(saying("басқа сервер")) as other:
        here, there = _load("google", server.url), _load("google", other.url)
        with ThreadPoolExecutor(4) as pool:
            targets = list(pool.map(lambda engine: engine.translate([TEXT], "en", "kk")[0], [here, there] * 10))
        here.close()
        there.close()
    assert targets == [PAIRS[TEXT][0], "басқа сервер"] * 10


def test_connections_are_kept(server: Loopback) -> None:
    """Calls one after another use one connection, also from different threads."""
    engine = _load("google", server.url)
    for _ in range(5):
        thread = threading.Thread(target=engine.translate, args=([TEXT], "en", "kk"))
        thread.start()
        thread.join()
    engine.close()
    assert len(server.questions) == 5
    assert server.connections == 1


def test_mymemory_never_takes_another_sentence(server: Loopback) -> None:
    """Where it has no translation, deep-translator offers the first of its `matches`, somebody's other sentence."""
    server.behaviour = lambda _: mymemory_json(None)
    with pytest.raises(EngineRejected):
        _ask(_load("mymemory", server.url))


def test_mymemory_entities_are_resolved(server: Loopback) -> None:
    """Its `&#39;` and `&quot;` are the marks they stand for."""
    server.behaviour = saying("&quot;Ана тілі&quot; газеті")
    assert _ask(_load("mymemory", server.url), "The Ana Tili newspaper").endswith('"Ана тілі" газеті')


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (mymemory_json(QUOTA_NOTICE, 429), EngineRefused),
        (mymemory_json("Сәлем.", quotaFinished=True), EngineRefused),
        (mymemory_json("INVALID EMAIL PROVIDED", "403"), EngineRefused),
        (mymemory_json("'KK' IS AN INVALID TARGET LANGUAGE .", "403"), EngineRejected),
        (mymemory_json("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "403"), EngineRejected),
    ],
)
def test_mymemory_statuses_in_the_answer(server: Loopback, reply: Reply, kind: type[EngineError]) -> None:
    """MyMemory says in a JSON of HTTP status 200 what went wrong."""
    server.behaviour = lambda _: reply
    with pytest.raises(EngineError) as caught:
        _ask(_load("mymemory", server.url))
    assert type(caught.value) is kind


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("behaviour", [failing(503), failing(403), close_in_the_body, GARBAGE["JSON list"]])
def test_nothing_confidential_is_logged(
    server: Loopback, name: str, behaviour: Behaviour, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the text nor the e-mail address stands in an error, its causes, or a log a user sees."""
    caplog.set_level(logging.INFO)
    server.behaviour = behaviour
    settings = {"email": "desk@example.org"} if name == "mymemory" else {}
    with pytest.raises(EngineError) as caught:
        _ask(_load(name, server.url, **settings))
    shown = caplog.text + str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "Dushanbe" not in shown
    assert "desk@example.org" not in shown


def test_environment_proxy_is_not_used_for_this_machine(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named in the environment would carry the text off the machine."""
    monkeypatch.setenv("http_proxy", closed_port_url())
    assert _ask(_load("google", server.url)) == PAIRS[TEXT][0]


def test_right_answers_pass_the_gate() -> None:
    """The sentences these tests use are good drafts, so that a refusal means something."""
    assert right(Question("google", TEXT, "kk", {})).status == 200
    for source, targets in PAIRS.items():
        for lang, target in zip(("kk", "ru"), targets, strict=True):
            assert judge(source, target, "en", lang) is None
