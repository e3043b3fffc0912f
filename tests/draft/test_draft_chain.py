"""The chain over many stories: requests filled across them, pauses, orders, answers of earlier runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from loopback import PAIRS, SOURCES, translate
from scripted import Scripted

from loc.draft import standing
from loc.draft.budget import Budget, Limits
from loc.draft.drafts import DraftStore
from loc.draft.protocol import Hint
from loc.draft.question import Answer, Failure, Hints, Question
from loc.draft.schedule import Chain
from loc.draft.standing import FAILURES_IN_A_ROW
from loc.errors import EngineRefused, EngineRejected, EngineUnavailable
from loc.model import Draft, digest_of

TEXT = SOURCES[0]
TARGET = PAIRS[TEXT][0]
KINDS = ("northern", "southern", "eastern", "western", "central", "coastal", "border", "mountain", "rural", "urban")
SENTENCES = tuple(f"The ministers of {kind} regions met in Almaty." for kind in KINDS)
MET = {"kk": "Аймақтардың министрлері Алматыда кездесті.", "ru": "Министры этих регионов встретились в Алматы."}


@dataclass
class Spoken(Scripted):
    """Knows both languages, and more sentences than the phrase book."""

    name: str = "spoken"
    max_batch: int = 4
    langs: tuple[str, ...] = ("kk", "ru")

    def answer(self, text: str, lang: str) -> str:
        return translate(text, lang) if text in PAIRS else MET[lang]


def _ask(chain: Chain, texts: Sequence[str], lang: str = "kk", *, confidential: bool = False) -> None:
    for text in texts:
        chain.ask(Question(text, "en", lang, confidential))


def _drafts(chain: Chain, texts: Sequence[str], lang: str = "kk") -> dict[str, Draft | Failure]:
    return dict(chain.draft_texts(texts, "en", lang))


def test_requests_are_filled_across_stories() -> None:
    """Three stories of three sentences: nothing is asked for a part of a request while more may come."""
    engine = Spoken()
    chain = Chain([engine])
    for story in range(3):
        _ask(chain, SENTENCES[story * 3 : story * 3 + 3])
        list(chain.take())
    list(chain.take(is_last=True))
    chain.close()
    assert [len(call) for call in engine.calls] == [4, 4, 1]


def test_languages_have_requests_of_their_own() -> None:
    """A request is of one language, however the questions come."""
    engine = Spoken()
    chain = Chain([engine])
    for text in SENTENCES[:6]:
        for lang in ("kk", "ru"):
            _ask(chain, [text], lang)
    found = list(chain.take(is_last=True))
    chain.close()
    assert sorted(len(call) for call in engine.calls) == [2, 2, 4, 4]
    assert len(found) == 12


def test_stories_are_under_way_together() -> None:
    """Two connections and a single-text engine: the second story is asked while the first still waits."""
    together = threading.Barrier(2, timeout=5)
    engine = Spoken(max_batch=1, connections=2, before=lambda _: together.wait())
    chain = Chain([engine])
    _ask(chain, SENTENCES[:1])
    list(chain.take())
    _ask(chain, SENTENCES[1:2])
    assert len(list(chain.take(is_last=True))) == 2
    chain.close()


def test_equal_texts_of_two_stories_are_asked_once() -> None:
    """In flight or long answered, a text is asked once a run, and whoever asks has the answer."""
    engine = Spoken()
    chain = Chain([engine])
    _ask(chain, [TEXT, TEXT])
    first = list(chain.take(is_last=True))
    _ask(chain, [TEXT])
    second = list(chain.take(is_last=True))
    chain.close()
    assert first == second
    assert engine.calls == [(TEXT,)]


def test_a_refused_text_is_not_tried_again_by_another_story() -> None:
    """Two requests tell that an engine cannot do a text; the same text in a later story costs none."""

    def refuse(_: Sequence[str]) -> None:
        raise EngineRejected("too hard")

    engine = Spoken(before=refuse)
    chain = Chain([engine])
    assert _drafts(chain, [TEXT]) == _drafts(chain, [TEXT]) == {TEXT: Failure((("spoken", "too hard"),))}
    chain.close()
    assert len(engine.calls) == 2


def test_orders_are_by_language() -> None:
    """Each language has its own first engine; the other steps in where that fails."""

    def fail(_: Sequence[str]) -> None:
        raise EngineRefused("no key")

    one, two = Spoken("one"), Spoken("two", before=fail)
    chain = Chain([one, two], orders={"kk": ("two", "one"), "ru": ("one",)})
    kk, ru = _drafts(chain, [TEXT], "kk")[TEXT], _drafts(chain, [TEXT], "ru")[TEXT]
    chain.close()
    assert isinstance(kk, Draft)
    assert isinstance(ru, Draft)
    assert (kk.author, ru.author, len(two.calls)) == ("one 1", "one 1", 1)


def test_a_request_keeps_to_the_engines_characters() -> None:
    """An engine that bounds the characters of a request gets fewer texts in one."""
    engine = Spoken(max_batch=10)
    engine.max_request_chars = 100  # type: ignore[attr-defined]
    chain = Chain([engine])
    _drafts(chain, SENTENCES)
    chain.close()
    assert all(sum(map(len, call)) <= 100 for call in engine.calls)
    assert sum(map(len, engine.calls)) == len(SENTENCES)


def test_a_breaker_closes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the pause one request tries; it is answered, and the engine is asked as before."""
    monkeypatch.setattr(standing, "PAUSE_SECONDS", 0.2)
    is_down = False

    def before(_: Sequence[str]) -> None:
        if is_down:
            raise EngineUnavailable("status 503")

    engine = Spoken(max_batch=1, connections=3, before=before)
    chain = Chain([engine], patience_seconds=0.1)
    assert isinstance(_drafts(chain, [TEXT])[TEXT], Draft)
    is_down = True
    failed = _drafts(chain, SENTENCES)
    asked = len(engine.calls)
    assert all(isinstance(answer, Failure) for answer in failed.values())
    assert FAILURES_IN_A_ROW <= asked - 1 <= FAILURES_IN_A_ROW + 2
    assert "out for" in str(failed[SENTENCES[-1]])
    time.sleep(0.25)
    is_down = False
    assert all(isinstance(answer, Draft) for answer in _drafts(chain, SENTENCES).values())
    assert chain.report()[0].stopped == ""
    chain.close()


def test_a_failed_trial_is_one_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that is still down costs one request a pause, not one a connection; and the next pause is longer."""
    monkeypatch.setattr(standing, "PAUSE_SECONDS", 0.2)
    is_down = False

    def before(_: Sequence[str]) -> None:
        if is_down:
            raise EngineUnavailable("status 503")

    engine = Spoken(max_batch=1, connections=4, before=before)
    chain = Chain([engine], patience_seconds=0.1)
    _drafts(chain, [TEXT])
    is_down = True
    _drafts(chain, SENTENCES)
    time.sleep(0.25)
    asked = len(engine.calls)
    _drafts(chain, SENTENCES)
    assert len(engine.calls) == asked + 1
    time.sleep(0.25)
    _drafts(chain, SENTENCES)
    assert len(engine.calls) == asked + 1
    chain.close()


def test_a_short_retry_after_is_waited_for() -> None:
    """The only engine asks for half a second: no text is given up, and none is asked before."""
    times: list[float] = []

    def before(_: Sequence[str]) -> None:
        times.append(time.monotonic())
        if len(times) == 2:
            raise EngineRefused("status 429", retry_after=0.5)

    engine = Spoken(before=before)
    chain = Chain([engine])
    assert all(isinstance(answer, Draft) for answer in _drafts(chain, SENTENCES).values())
    chain.close()
    assert times[2] - times[1] > 0.45


def test_a_long_retry_after_goes_to_the_next_engine(tmp_path: Path) -> None:
    """And keeps the next run from asking, too, which says until when."""

    def before(_: Sequence[str]) -> None:
        raise EngineRefused("status 429", retry_after=600)

    engine, other = Spoken(before=before), Spoken("other")
    chain = Chain([engine, other], budget=Budget(tmp_path, {}))
    assert all(isinstance(answer, Draft) for answer in _drafts(chain, SENTENCES).values())
    chain.close()
    again = Spoken()
    chain = Chain([again], budget=Budget(tmp_path, {}))
    answer = _drafts(chain, [TEXT])[TEXT]
    chain.close()
    assert isinstance(answer, Failure)
    assert "status 429" in answer.summary
    assert (len(engine.calls), again.calls) == (1, [])


def test_a_pace_is_kept_without_holding_others_up(tmp_path: Path) -> None:
    """Ten requests a second, four of them: three tenths of a second at least, and all have their drafts."""
    engine = Spoken(max_batch=1, connections=4)
    chain = Chain([engine], budget=Budget(tmp_path, {"spoken": Limits(requests_per_second=10)}))
    begun = time.monotonic()
    assert all(isinstance(answer, Draft) for answer in _drafts(chain, SENTENCES[:4]).values())
    assert time.monotonic() - begun > 0.29
    chain.close()


def test_a_used_up_quota_is_a_reason(tmp_path: Path) -> None:
    """The next engine steps in, nothing of the first is asked, and the report has the day of the next count."""
    engine, other = Spoken(), Spoken("other")
    chain = Chain([engine, other], budget=Budget(tmp_path, {"spoken": Limits(chars_per_month=5)}))
    assert isinstance(_drafts(chain, [TEXT])[TEXT], Draft)
    chain.close()
    assert engine.calls == []
    assert "the count starts anew on" in chain.report()[0].stopped


def _kept_chain(folder: Path, engine: Spoken) -> Chain:
    return Chain([engine], drafts=DraftStore(folder))


def test_an_earlier_answer_is_not_asked_for(tmp_path: Path) -> None:
    """The next run takes it from the store: same author, same time, no request."""
    answers = []
    for engine in (Spoken(), Spoken()):
        chain = _kept_chain(tmp_path, engine)
        _ask(chain, SOURCES)
        answers.append(dict(chain.take(is_last=True)))
        chain.close()
    assert engine.calls == []
    assert chain.report()[0].kept == len(SOURCES)
    for question, answer in answers[0].items():
        again = answers[1][question]
        assert isinstance(answer, Answer)
        assert isinstance(again, Answer)
        assert (again.draft, again.made_at, again.is_kept) == (answer.draft, answer.made_at, True)


def test_a_rejected_answer_is_not_offered_again(tmp_path: Path) -> None:
    """What a reviewer rejected is neither taken from the store nor paid for once more."""
    _drafts(_kept_chain(tmp_path, Spoken()), [TEXT])
    engine = Spoken()
    chain = _kept_chain(tmp_path, engine)
    answers = dict(chain.draft_texts([TEXT], "en", "kk", unwanted={digest_of(TEXT, TARGET)}))
    chain.close()
    assert "a reviewer rejected it" in str(answers[TEXT])
    assert engine.calls == []


def test_an_earlier_answer_is_judged_anew(tmp_path: Path) -> None:
    """One that the gate would not pass today is asked for again, and replaced."""
    chain = _kept_chain(tmp_path, Spoken())
    _drafts(chain, [TEXT])
    chain.close()
    store = DraftStore(tmp_path)
    store._database.change(lambda connection: connection.execute("UPDATE draft SET target = 'no Kazakh at all'"))  # noqa: SLF001
    store.close()
    for calls in ([(TEXT,)], []):
        engine = Spoken()
        chain = _kept_chain(tmp_path, engine)
        assert _drafts(chain, [TEXT]) == {TEXT: Draft(TARGET, "spoken 1")}
        chain.close()
        assert engine.calls == calls


def test_confidential_answers_stay_in_the_house(tmp_path: Path) -> None:
    """The same text open and under embargo: the outer engine is asked for the open one alone."""
    outer, inner = Spoken("outer", leaves_machine=True), Spoken("inner")
    chain = Chain([outer, inner], drafts=DraftStore(tmp_path))
    _ask(chain, [TEXT])
    _ask(chain, [TEXT], confidential=True)
    answers = dict(chain.take(is_last=True))
    chain.close()
    authors = {
        question.confidential: answer.draft.author for question, answer in answers.items() if isinstance(answer, Answer)
    }
    assert authors == {False: "outer 1", True: "inner 1"}


def test_what_another_run_asks_is_waited_for(tmp_path: Path) -> None:
    """Two chains at once: the second asks for nothing that the first is asking for, and has all answers."""
    may_go = threading.Event()
    first = Spoken(max_batch=3, before=lambda _: may_go.wait(5))
    second = Spoken(max_batch=3)
    slow = threading.Thread(target=lambda: _drafts(_kept_chain(tmp_path, first), SOURCES[:3]))
    slow.start()
    while not first.calls:
        time.sleep(0.01)
    chain = _kept_chain(tmp_path, second)
    _ask(chain, SOURCES)
    coming = chain.take(is_last=True)
    early = [next(coming) for _ in SOURCES[3:]]
    may_go.set()
    late = list(coming)
    slow.join()
    chain.close()
    assert {question.text for question, _ in early} == set(SOURCES[3:])
    assert {question.text for question, _ in late} == set(SOURCES[:3])
    assert second.calls == [SOURCES[3:]]


def test_hints_are_found_out_when_looked_at() -> None:
    """An engine that takes no hints costs nobody the search for them."""
    looked: list[int] = []

    def hint() -> Hint:
        looked.append(1)
        return Hint("The paragraph.")

    hints = Hints([Question(text, "en", "kk", hint=hint) for text in SOURCES])
    assert (len(hints), looked) == (len(SOURCES), [])
    assert hints[0].paragraph == "The paragraph."
    assert [each.paragraph for each in hints[1:3]] == ["The paragraph."] * 2
    assert len(looked) == 3
