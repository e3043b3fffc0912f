"""Several texts in one request to Google: no answer may give a text the target of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Behaviour, Loopback, Question, Reply, answer, failing

from loc.draft.deep.packing import Pack, pack_texts
from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.errors import EngineRefused, EngineUnavailable

pytestmark = pytest.mark.usefixtures("short_pauses")

FIGURED = {
    "Exports grew by 12 percent over the year.": "Бір жыл ішінде экспорт 12 пайызға өсті.",
    "Rescuers evacuated 340 people from the villages.": "Құтқарушылар ауылдардан 340 адамды эвакуациялады.",
    "The road of 85 kilometres opens on Friday.": "Ұзындығы 85 шақырым жол жұма күні ашылады.",
    "Lawmakers passed the bill with 61 votes.": "Депутаттар заң жобасын 61 дауыспен қабылдады.",
}
PLAIN = {
    "Talks will continue in Almaty next week.": "Келіссөздер келесі аптада Алматыда жалғасады.",
    "The two ministers met on Monday.": "Екі министр дүйсенбіде кездесті.",
}
TARGETS = FIGURED | PLAIN
TEXTS = tuple(TARGETS)

Lines = Callable[[list[str]], list[str]]


def _keeping(change: Lines) -> Behaviour:
    """A page that translates line by line, and then does something to the lines of a pack."""

    def reply(question: Question) -> Reply:
        lines = [TARGETS[line] for line in question.text.split("\n")]
        return answer(question, "\n".join(change(lines) if len(lines) > 1 else lines))

    return reply


def _load(url: str, pack: str = "8") -> Engine:
    return load("google", {"url": url, "timeout_seconds": "2", "pack": pack})


def test_off_by_default(server: Loopback) -> None:
    """Nobody gets packs who did not ask for them."""
    assert load("google", {"url": server.url}).max_batch == 1


def test_a_faithful_page_saves_requests(server: Loopback) -> None:
    """What figures tell apart goes in one request, the rest one by one."""
    server.behaviour = _keeping(lambda lines: lines)
    engine = _load(server.url)
    assert engine.translate(TEXTS, "en", "kk") == tuple(TARGETS.values())
    engine.close()
    assert [question.text for question in server.questions] == ["\n".join(FIGURED), *PLAIN]


UNFAITHFUL: dict[str, Lines] = {
    "swaps two": lambda lines: [lines[1], lines[0], *lines[2:]],
    "turns them round": lambda lines: lines[::-1],
    "moves each on by one": lambda lines: [lines[-1], *lines[:-1]],
    "drops one": lambda lines: lines[1:],
    "drops one, blank at the end": lambda lines: [*lines[1:], ""],
    "says one twice for another": lambda lines: [lines[0], lines[0], *lines[2:]],
    "joins all": lambda lines: [" ".join(lines)],
    "joins two": lambda lines: [f"{lines[0]} {lines[1]}", *lines[2:]],
    "joins two, blank between": lambda lines: [f"{lines[0]} {lines[1]}", "", *lines[2:]],
    "joins two, cuts one": lambda lines: [f"{lines[0]} {lines[1]}", lines[2], *lines[3].split(" ", 1)],
    "lets a word slip": lambda lines: [lines[0][:-8], f"{lines[0][-8:]} {lines[1]}", *lines[2:]],
    "doubles breaks": lambda lines: [piece for line in lines for piece in (line, "")],
    "adds a line": lambda lines: ["Аударма:", *lines],
    "loses a figure": lambda lines: [lines[0].replace("12", ""), *lines[1:]],
}


@pytest.mark.parametrize("case", UNFAITHFUL)
def test_an_unfaithful_page_costs_requests_and_no_target(server: Loopback, case: str) -> None:
    """Whatever happens to the lines, each text is asked alone and has its own target."""
    server.behaviour = _keeping(UNFAITHFUL[case])
    engine = _load(server.url)
    assert engine.translate(TEXTS, "en", "kk") == tuple(TARGETS.values())
    engine.close()
    assert len(server.questions) == 1 + len(TEXTS)


@given(lines=st.lists(st.sampled_from([*FIGURED.values(), *PLAIN.values(), ""]), min_size=4, max_size=4))
def test_only_the_right_lines_open_a_pack(lines: list[str]) -> None:
    """Of all ways to fill the lines with good sentences one passes."""
    pack = Pack(tuple(FIGURED))
    right = lines == list(FIGURED.values())
    assert pack.open("\n".join(lines), "en", "kk") == (FIGURED if right else {})


@given(order=st.permutations(list(FIGURED)))
def test_no_order_but_the_right_one(order: list[str]) -> None:
    """A pack in any order opens with the lines in that order alone."""
    target = "\n".join(FIGURED.values())
    assert Pack(tuple(order)).open(target, "en", "kk") == (FIGURED if order == list(FIGURED) else {})


@pytest.mark.parametrize(
    ("texts", "packed"),
    [
        (["It grew by 5 percent.", "It fell by 5 percent."], None),
        (["It grew by 5 percent.", "It fell by 6 percent.", "It lost 5 percent."], 2),
        (["Five people came.", "Six people left."], None),
        (["Exports up 5 percent", "Imports up 6 percent"], None),
        (["It grew by 5 percent.\nMore follows.", "It fell by 6 percent."], None),
        (["It grew by 5 percent.", "It grew by 5 percent."], None),
    ],
)
def test_what_nothing_tells_apart_is_not_packed(texts: list[str], packed: int | None) -> None:
    """Equal figures, figures in words, lines without an end and broken lines prove nothing."""
    pack = pack_texts(texts, "en", lambda _: True)
    assert (len(pack.texts) if pack else None) == packed


def test_a_pack_is_no_longer_than_an_address(server: Loopback) -> None:
    """Texts that do not fit are asked alone."""
    server.behaviour = lambda question: answer(question, "Мәтін.")
    texts = [f"{'word ' * 400}{number}." for number in (11, 22, 33)]
    engine = _load(server.url)
    assert engine.translate(texts, "en", "kk") == ("Мәтін.",) * 3
    engine.close()
    assert len(server.questions) == 1 + 3
    assert server.questions[0].text.count("\n") == 1


def test_what_came_before_a_fault_is_kept(server: Loopback) -> None:
    """The page breaks down after the pack: its targets stay, the others are empty and asked again alone."""

    def reply(question: Question) -> Reply:
        return _keeping(list)(question) if "\n" in question.text else failing(503)(question)

    server.behaviour = reply
    engine = _load(server.url)
    assert engine.translate(TEXTS, "en", "kk") == (*FIGURED.values(), "", "")
    engine.close()


@pytest.mark.parametrize(("status", "kind"), [(503, EngineUnavailable), (403, EngineRefused)])
def test_a_page_that_does_not_serve_is_told(server: Loopback, status: int, kind: type[Exception]) -> None:
    """A pack that is refused as a whole is no reason to ask text by text."""
    server.behaviour = failing(status)
    engine = _load(server.url)
    with pytest.raises(kind):
        engine.translate(TEXTS, "en", "kk")
    engine.close()
    assert {question.text for question in server.questions} == {"\n".join(FIGURED)}
