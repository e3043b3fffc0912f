"""The chain: what is asked of whom, how often, and when an engine is out."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence

import pytest
from loopback import (
    GARBAGE,
    PAIRS,
    SOURCES,
    Loopback,
    Question,
    Reply,
    answer,
    closed_port_url,
    failing,
    hang,
    once,
    right,
)
from scripted import Scripted

from loc.draft.protocol import Hint
from loc.draft.registry import load
from loc.draft.schedule import COPIED, Chain, Failure
from loc.draft.standing import FAILURES_IN_A_ROW, USELESS_IN_A_ROW
from loc.draft.transport import BACK_OFF_SECONDS
from loc.errors import EngineRejected
from loc.model import Draft, digest_of

pytestmark = pytest.mark.usefixtures("short_pauses")

TEXT = SOURCES[0]


def _online(name: str, url: str, **settings: str) -> Chain:
    return Chain([load(name, {"url": url, "timeout_seconds": "2"} | settings)])


def _drafts(chain: Chain, texts: Sequence[str] = SOURCES, lang: str = "kk") -> dict[str, Draft | Failure]:
    try:
        return dict(chain.draft_texts(texts, "en", lang))
    finally:
        chain.close()


@pytest.mark.parametrize("name", ["google", "mymemory"])
def test_every_text_gets_its_draft(server: Loopback, name: str) -> None:
    """Drafts carry the engine and its version, and nothing is left over."""
    drafts = _drafts(_online(name, server.url))
    assert {text: draft.target for text, draft in drafts.items() if isinstance(draft, Draft)} == {
        source: targets[0] for source, targets in PAIRS.items()
    }
    assert {draft.author for draft in drafts.values() if isinstance(draft, Draft)} == {f"{name} deep-translator/1.11.4"}


def test_equal_texts_are_asked_once(server: Loopback) -> None:
    """A sentence that stands in the story three times costs one question."""
    chain = _online("google", server.url)
    assert len(list(chain.draft_texts([TEXT, SOURCES[1], TEXT, TEXT], "en", "kk"))) == 2
    chain.close()
    assert len(server.questions) == 2


def test_texts_without_letters_are_copied(server: Loopback) -> None:
    """Figures and marks alone are asked of nobody."""
    drafts = _drafts(_online("google", server.url), ["***", "2 : 1"])
    assert drafts == {"***": Draft("***", COPIED), "2 : 1": Draft("2 : 1", COPIED)}
    assert server.questions == []


@pytest.mark.parametrize("name", ["google", "mymemory"])
@pytest.mark.parametrize("case", GARBAGE)
def test_garbage_for_one_text_spares_the_others(server: Loopback, name: str, case: str) -> None:
    """One bad answer in a story: every draft that comes out is right, and the bad one has a reason."""
    bad = SOURCES[2]

    def mixed(question: Question) -> Reply:
        return GARBAGE[case](question) if question.text == bad else right(question)

    server.behaviour = mixed
    chain = _online(name, server.url, connections="1")
    drafts = _drafts(chain)
    for text, draft in drafts.items():
        if isinstance(draft, Draft):
            assert draft.target == PAIRS[text][0]
    failure = drafts[bad]
    assert isinstance(failure, Failure)
    assert failure.summary.startswith(f"{name}: ")
    if not chain.report()[0].stopped:
        assert sum(isinstance(draft, Draft) for draft in drafts.values()) == len(SOURCES) - 1


@pytest.mark.parametrize("case", GARBAGE)
def test_garbage_goes_to_the_next_engine(server: Loopback, case: str) -> None:
    """What the first engine cannot do the second does, and nothing of the first is in a draft."""
    with Loopback(GARBAGE[case]) as bad:
        chain = Chain(
            [
                load("google", {"url": bad.url}),
                load("mymemory", {"url": server.url}),
            ]
        )
        drafts = _drafts(chain)
    assert [draft.target for draft in drafts.values() if isinstance(draft, Draft)] != []
    assert all(isinstance(draft, Draft) and draft.author.startswith("mymemory") for draft in drafts.values())
    assert {text: draft.target for text, draft in drafts.items() if isinstance(draft, Draft)} == {
        source: targets[0] for source, targets in PAIRS.items()
    }


def test_refused_answer_is_asked_once_more(server: Loopback) -> None:
    """An engine that stumbled gets a second chance, and no third."""
    server.behaviour = once(GARBAGE["repetition loop"])
    assert _drafts(_online("google", server.url), [TEXT]) == {
        TEXT: Draft(PAIRS[TEXT][0], "google deep-translator/1.11.4")
    }
    server.questions.clear()
    server.behaviour = GARBAGE["repetition loop"]
    assert isinstance(_drafts(_online("google", server.url), [TEXT])[TEXT], Failure)
    assert len(server.questions) == 2


def test_refused_batch_is_asked_one_by_one() -> None:
    """In a list one bad text spoils no other: the rejected batch is asked text by text."""

    class Touchy(Scripted):
        def translate(
            self,
            texts: Sequence[str],
            source_lang: str,
            target_lang: str,
            hints: Sequence[Hint] = (),  # noqa: ARG002
        ) -> tuple[str, ...]:
            targets = super().translate(texts, source_lang, target_lang)
            if SOURCES[1] in texts:
                raise EngineRejected("one of them is too hard")
            return targets

    engine = Touchy()
    drafts = _drafts(Chain([engine]))
    assert [text for text, draft in drafts.items() if isinstance(draft, Failure)] == [SOURCES[1]]
    assert engine.calls == [SOURCES[:3], SOURCES[3:], *((text,) for text in SOURCES[:3])]


def test_answers_short_of_one_belong_to_nobody() -> None:
    """A list with one answer too few is not paired by guess; each text is asked alone."""

    class Forgetful(Scripted):
        def translate(
            self,
            texts: Sequence[str],
            source_lang: str,
            target_lang: str,
            hints: Sequence[Hint] = (),  # noqa: ARG002
        ) -> tuple[str, ...]:
            targets = super().translate(texts, source_lang, target_lang)
            return targets if len(texts) == 1 else targets[1:]

    drafts = _drafts(Chain([Forgetful()]))
    assert {text: draft.target for text, draft in drafts.items() if isinstance(draft, Draft)} == {
        source: targets[0] for source, targets in PAIRS.items()
    }


def test_dead_engine_is_out_for_the_run(server: Loopback) -> None:
    """After a few failures it is not asked for the other articles and languages either."""
    server.behaviour = failing(503)
    chain = _online("google", server.url, connections="1")
    first = dict(chain.draft_texts(SOURCES, "en", "kk"))
    asked = len(server.questions)
    assert len({question.text for question in server.questions}) == FAILURES_IN_A_ROW
    second = dict(chain.draft_texts(SOURCES, "en", "ru"))
    chain.close()
    health = chain.report()[0]
    assert len(server.questions) == asked
    assert all(isinstance(each, Failure) for each in (*first.values(), *second.values()))
    assert "503" in health.stopped
    assert "another engine" in health.advice
    assert all("503" in each.summary for each in second.values() if isinstance(each, Failure))


def test_refusing_engine_is_asked_once(server: Loopback) -> None:
    """Quota is quota: one answer stops the engine, and the report says what to do."""
    server.behaviour = GARBAGE["quota notice"]
    chain = _online("mymemory", server.url, connections="1")
    drafts = _drafts(chain)
    assert len(server.questions) == 1
    assert all(isinstance(draft, Failure) for draft in drafts.values())
    assert "quota" in chain.report()[0].stopped
    assert "email" in chain.report()[0].advice


def test_engine_that_speaks_no_kazakh_is_still_asked_for_russian(server: Loopback) -> None:
    """An engine whose every answer the gate refuses is out for that language alone."""

    def russian_only(question: Question) -> Reply:
        return answer(question, "Этот текст написан по-русски, и его здесь быть не должно.")

    texts = [f"This sentence about the weather has the number {number}." for number in range(USELESS_IN_A_ROW * 2)]
    server.behaviour = russian_only
    chain = _online("google", server.url, connections="1")
    assert all(isinstance(each, Failure) for _, each in chain.draft_texts(texts, "en", "kk"))
    assert len(server.questions) == USELESS_IN_A_ROW
    server.behaviour = right
    assert isinstance(dict(chain.draft_texts([TEXT], "en", "ru"))[TEXT], Draft)
    chain.close()
    assert "kk" in chain.report()[0].stopped


def test_passing_failures_do_not_stop_an_engine(server: Loopback) -> None:
    """Failures count in a row only: one answer between them begins the count anew."""
    tries = len(BACK_OFF_SECONDS) + 1
    answers = itertools.cycle([*([failing(500)] * tries * (FAILURES_IN_A_ROW - 1)), right])

    def flaky(question: Question) -> Reply:
        return next(answers)(question)

    server.behaviour = flaky
    texts = [f"Talks number {number} go on in Almaty." for number in range(FAILURES_IN_A_ROW * 2)]
    chain = _online("google", server.url, connections="1")
    _drafts(chain, texts)
    assert chain.report()[0].stopped == ""
    assert chain.report()[0].answered == 2


def test_confidential_text_stays_in_the_house() -> None:
    """Text under embargo goes to no engine off this machine, and the failure says so."""
    chain = Chain([load("google", {}), load("mymemory", {})])
    drafts = dict(chain.draft_texts([TEXT], "en", "kk", confidential=True))
    failure = drafts[TEXT]
    assert isinstance(failure, Failure)
    assert [engine for engine, reason in failure.reasons if "confidential" in reason] == ["google", "mymemory"]


def test_confidential_text_goes_to_an_engine_of_this_machine(server: Loopback) -> None:
    """A server on the loopback address is in the house."""
    chain = _online("google", server.url)
    drafts = dict(chain.draft_texts([TEXT], "en", "kk", confidential=True))
    chain.close()
    assert isinstance(drafts[TEXT], Draft)


def test_rejected_text_is_not_offered_again(server: Loopback) -> None:
    """What a reviewer rejected does not come back; the next engine may do better."""
    chain = _online("google", server.url)
    drafts = dict(chain.draft_texts([TEXT], "en", "kk", unwanted={digest_of(TEXT, PAIRS[TEXT][0])}))
    chain.close()
    failure = drafts[TEXT]
    assert isinstance(failure, Failure)
    assert "rejected" in failure.summary


def test_unfit_engines_say_why() -> None:
    """An engine without the language, and a text beyond its length, are reasons of their own."""
    chain = Chain([Scripted(), load("pseudo", {}), Scripted(name="short", max_chars=5)])
    failure = dict(chain.draft_texts(["unknown sentence here"], "en", "ru"))["unknown sentence here"]
    assert isinstance(failure, Failure)
    assert [engine for engine, _ in failure.reasons] == ["scripted", "pseudo", "short"]
    assert all(reason for _, reason in failure.reasons)


def test_drafts_come_as_they_are_ready(server: Loopback) -> None:
    """The caller has the first drafts, and may save them, while a later text still hangs."""

    def last_hangs(question: Question) -> Reply:
        return hang(question) if question.text == SOURCES[-1] else right(question)

    server.behaviour = last_hangs
    chain = _online("google", server.url, timeout_seconds="2", connections="2")
    coming = chain.draft_texts(SOURCES, "en", "kk")
    begun = time.monotonic()
    early = [next(coming) for _ in SOURCES[:-1]]
    assert time.monotonic() - begun < 2
    assert all(isinstance(draft, Draft) for _, draft in early)
    chain.close()


def test_a_fault_in_an_engine_is_no_failure_of_the_text() -> None:
    """What an engine must not raise is a bug and is seen as one."""

    class Broken(Scripted):
        def translate(
            self,
            texts: Sequence[str],
            source_lang: str,
            target_lang: str,
            hints: Sequence[Hint] = (),  # noqa: ARG002
        ) -> tuple[str, ...]:
            super().translate(texts, source_lang, target_lang)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _drafts(Chain([Broken()]))


def test_pseudo_is_a_link_like_others() -> None:
    """The chain falls to pseudo for a pseudo-locale and its drafts pass the gate."""
    chain = Chain([load("google", {"url": closed_port_url()}), load("pseudo", {})])
    drafts = _drafts(chain, [*SOURCES, "Write to desk@example.org or see https://example.org/a?b=1."], "kk-x-pseudo")
    assert all(isinstance(draft, Draft) for draft in drafts.values())
