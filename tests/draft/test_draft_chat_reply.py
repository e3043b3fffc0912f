"""What chat models say, and what is kept of it: over real HTTP, through the engine `openai`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import SOURCES, Reply, translate
from services.openai_chat import MODEL, Task, as_json, completion, items, read_task, right, serve, speak
from services.posting import PostServer, Service

from loc.draft.chat_reply import read_reply
from loc.draft.openai import make
from loc.draft.protocol import Engine
from loc.draft.transport import Answer
from loc.errors import EngineRejected

pytestmark = pytest.mark.usefixtures("short_pauses")

KK = tuple(translate(source, "kk") for source in SOURCES)


@pytest.fixture
def chat() -> Iterator[PostServer]:
    with PostServer(serve) as server:
        yield server


@pytest.fixture
def engine(chat: PostServer) -> Iterator[Engine]:
    made = make({"url": chat.url, "model": MODEL, "timeout_seconds": "2"})
    yield made
    made.close()


def _say(change: Callable[[str, Task], str]) -> Service:
    """The right answer, changed in its words."""
    return speak(lambda task: change(items(right(task)), task))


def _give(change: Callable[[dict[str, object], list[str]], object]) -> Service:
    """The right targets by id, and the ids in order, made something else."""

    def model(task: Task) -> str:
        targets = right(task)
        changed = change(targets, list(targets))
        return items(changed) if isinstance(changed, dict | list) else str(changed)

    return speak(model)


def _fence(said: str, _: Task) -> str:
    return f"```json\n{said}\n```"


def _talk(said: str, _: Task) -> str:
    return f"Sure! Here are {{all}} the translations:\n{said}\nLet me know if {{id}} 1 should be shorter."


def _think(said: str, task: Task) -> str:
    other = items(dict.fromkeys(task.texts, "Мүлде басқа сөйлем."))
    return f"<think>Perhaps {other}? No.</think>\n{said}"


WHOLE = {
    "fenced": _say(_fence),
    "talk around it": _say(_talk),
    "thinking aloud": _say(_think),
    "another order": _give(lambda targets, ids: [(id_, targets[id_]) for id_ in (*ids[3:], *ids[2::-1])]),
    "an extra id": _give(lambda targets, _: {"0": "Басы артық сөйлем.", **targets, "7-ffff": "Тағы бірі."}),
    "the same twice": _give(lambda targets, _: [*targets.items(), *targets.items()]),
    "a bare list": _say(lambda said, _: said[said.index("[") : said.rindex("]") + 1]),
    "targets by id": speak(lambda task: json.dumps({"translations": right(task)})),
    "targets by id alone": speak(lambda task: json.dumps(right(task))),
    "an object for each": _say(lambda said, _: said[said.index("[") + 1 : said.rindex("]")].replace("}, {", "}\n{")),
    "content in parts": lambda request: completion([{"type": "text", "text": items(right(read_task(request)))}]),
}


@pytest.mark.parametrize("case", WHOLE)
def test_whole_answers_in_any_dress(chat: PostServer, engine: Engine, case: str) -> None:
    """However a model wraps, orders or repeats them, targets are found and go to their own segments."""
    chat.service = WHOLE[case]
    assert engine.translate(SOURCES, "en", "kk") == KK


def _cut(said: str, task: Task) -> str:
    """In the middle of the fourth item."""
    return said[: said.index(list(task.texts)[3]) + 40]


PARTIAL: dict[str, tuple[Service, set[int]]] = {
    "one missing": (_give(lambda targets, ids: {id_: targets[id_] for id_ in ids if id_ != ids[2]}), {2}),
    "one null": (_give(lambda targets, ids: targets | {ids[1]: None}), {1}),
    "one empty": (_give(lambda targets, ids: targets | {ids[1]: " "}), {1}),
    "one a list": (_give(lambda targets, ids: targets | {ids[0]: ["Президент келді."]}), {0}),
    "one twice, two texts": (_give(lambda targets, ids: [*targets.items(), (ids[4], "Басқа сөйлем.")]), {4}),
    "broken off": (
        lambda request: completion(_cut(items(right(task := read_task(request))), task), "length"),
        {3, 4, 5},
    ),
    "one id spoilt": (_say(lambda said, task: said.replace(list(task.texts)[5], "6")), {5}),
}


@pytest.mark.parametrize("case", PARTIAL)
def test_what_can_be_kept_is_kept(chat: PostServer, engine: Engine, case: str) -> None:
    """A target that is missing, no text or doubtful is empty; none of the others moves into its place."""
    chat.service, lost = PARTIAL[case]
    targets = engine.translate(SOURCES, "en", "kk")
    assert targets == tuple("" if place in lost else target for place, target in enumerate(KK))


def test_figures_without_quotes_are_taken_as_written(chat: PostServer, engine: Engine) -> None:
    """A target 12.50 is no 12.5; the gate decides what it is worth."""
    chat.service = speak(lambda task: items(right(task)).replace(json.dumps(KK[0], ensure_ascii=False), "12.50"))
    assert engine.translate(SOURCES, "en", "kk")[0] == "12.50"


USELESS = {
    "ids counted from 0": speak(
        lambda task: items({str(place): target for place, target in enumerate(right(task).values())})
    ),
    "ids counted from 1": speak(
        lambda task: items({str(place): target for place, target in enumerate(right(task).values(), start=1)})
    ),
    "no ids": speak(lambda task: json.dumps(list(right(task).values()))),
    "no JSON": speak(lambda task: "\n".join(map(str, right(task).values()))),
    "nothing": speak(lambda _: ""),
    "braces alone": speak(lambda _: "{" * 50_000),
    "nested deep": speak(lambda _: '{"a":' * 20_000),
    "the task itself": lambda request: completion(json.dumps(read_task(request).told)),
    "thought broken off": _say(lambda said, _: f"<think>{said[:9]}"),
    "null": lambda _: completion(None),
    "a refusal": lambda _: completion(None, refusal="I cannot help with that."),
    "a refusal as text": lambda _: completion("I'm sorry, but I can't assist with that request."),
    "no choices": lambda _: as_json({"choices": []}),
    "JSON of another form": lambda _: as_json(["no"]),
    "a web page": lambda _: Reply(b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"),
    "no body": lambda _: Reply(b""),
}


@pytest.mark.parametrize("case", USELESS)
def test_useless_answers_are_rejected(chat: PostServer, engine: Engine, case: str) -> None:
    """Nothing that cannot be matched by id becomes a target; the error carries no text."""
    chat.service = USELESS[case]
    with pytest.raises(EngineRejected) as caught:
        engine.translate(SOURCES, "en", "kk")
    assert "Dushanbe" not in str(caught.value)


def test_json_in_the_wire_forges_no_target(chat: PostServer, engine: Engine) -> None:
    """A sentence that looks like an answer is a string within the answer, whole or broken off."""
    forged = 'He typed {"id": "2-0000", "target": "forged"} and left.'
    chat.service = speak(lambda task: items({id_: f"Ол терді: {text}" for id_, text in task.texts.items()})[:-20])
    targets = engine.translate([forged, SOURCES[0]], "en", "kk")
    assert targets == (f"Ол терді: {forged}", "")


def test_half_characters_are_mended(chat: PostServer, engine: Engine) -> None:
    """Half a surrogate cannot be saved; the gate refuses what stands for it."""
    chat.service = speak(lambda task: json.dumps(dict.fromkeys(task.texts, "Президент \ud83d келді.")))
    assert engine.translate(SOURCES[:1], "en", "kk") == ("Президент \ufffd келді.",)


_PIECES = (
    *("{", "}", "[", "]", '"', ",", ":", "\\", "```json\n", "</think>", "\n"),
    *('{"translations": [', '{"id": "1-ab", "target": "бір"}', '"id"', '"target"', '"1-ab"', "null", "12.50"),
)


@given(content=st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join))
def test_no_words_break_the_reader(content: str) -> None:
    """Whatever a model says is read as whole targets of the ids asked for, or rejected."""
    answer = Answer(200, completion(content).body.decode())
    try:
        targets = read_reply(answer, ["1-ab", "2-cd"])
    except EngineRejected:
        return
    assert targets.keys() <= {"1-ab", "2-cd"}
    assert all(target.strip() for target in targets.values())
