"""Recall: which faults are counted, and what counts as found."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest

from loc.check.registry import CHECKS
from loc.errors import LocError
from loc.evaluate import injection
from loc.evaluate.corpus import Corpus
from loc.evaluate.faults import FAULTS, Fault, Sentence
from loc.evaluate.injection import Recall, Spoilt, inject_faults
from loc.evaluate.speed import measure_speed
from loc.flow.evaluate import evaluate_checks
from loc.model import Finding, Severity

PAIRS = (
    ("The council of Almaty met on 16 May (Monday).", "Алматы кеңесі 16 мамырда (дүйсенбіде) отырыс өткізді."),
    ("He left the old hall at once.", "Ол ескі залдан бірден шығып кетті."),
)
OTHERS = ("Совет Алма-Аты заседал 16 мая (в понедельник).", "Он сразу вышел из старого зала.")


def corpus(**more: tuple[str, ...]) -> Corpus:
    return Corpus("x.tsv", "kk", PAIRS, "0" * 12, lines=(7, 9), **more)


def finding(check: str, message: str = "wrong") -> Finding:
    return Finding(check, Severity.WARNING, "kk", "x.po", 1, "", "", message)


def find_nothing(source: str, target: str) -> Iterable[Finding]:
    return ()


def test_same_seeds_give_the_same_faults() -> None:
    """An injection run can be repeated, and its signature says by which seeds."""
    first = inject_faults(corpus(), ["numbers"], find_nothing, (3, 4))
    assert first == inject_faults(corpus(), ["numbers"], find_nothing, (3, 4))
    assert first != inject_faults(corpus(), ["numbers"], find_nothing, (5,))
    assert first.signature.endswith("checks:numbers seeds:3,4")


def test_same_fault_counts_once() -> None:
    """A fault that every seed makes alike is one, however many seeds there are."""
    recalls = {recall.fault: recall for recall in inject_faults(corpus(), (), find_nothing, range(9)).recalls}
    assert recalls["left in English"].injected == 2
    assert recalls["digit changed"].injected == len({each.target for each in recalls["digit changed"].spoilt}) > 2
    assert {each.line for each in recalls["digit changed"].spoilt} == {7}


def test_what_was_found_before_is_no_recall() -> None:
    """A checker that always says the same finds no fault."""
    recalls = inject_faults(corpus(), ["spacing"], lambda _source, _target: [finding("spacing")]).recalls
    assert {recall.found for recall in recalls} == {0}
    assert all(len(recall.missed) == recall.injected for recall in recalls)


def test_same_words_once_more_are_a_finding() -> None:
    """Where the good sentence has one finding, a second one alike is new."""

    def find(source: str, target: str) -> Iterable[Finding]:
        return [finding("spacing")] * (1 if (source, target) in PAIRS else 2)

    recalls = inject_faults(corpus(), ["spacing"], find).recalls
    assert all(recall.found == recall.injected for recall in recalls)
    assert {recall.by_check for recall in recalls if recall.injected == 2} == {(("spacing", 2),)}


def test_other_language_wants_its_column() -> None:
    """Without it there is no such fault, and none is missed."""
    without = {recall.fault: recall for recall in inject_faults(corpus(), (), find_nothing).recalls}
    beside = {recall.fault: recall for recall in inject_faults(corpus(others=OTHERS), (), find_nothing).recalls}
    assert (without["other language"].injected, without["other language"].passes) == (0, True)
    assert [each.target for each in beside["other language"].spoilt] == list(OTHERS)


def test_kind_without_a_place_leaves_it_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence takes any kind of the class that it has a place for; what changes nothing is no fault."""

    def never(_sentence: Sentence, _chance: random.Random) -> str | None:
        return None

    def same(sentence: Sentence, _chance: random.Random) -> str | None:
        return sentence.target

    def shout(sentence: Sentence, _chance: random.Random) -> str | None:
        return sentence.target.upper()

    fault = Fault(0.5, {"never": never, "same": same, "loud": shout})
    monkeypatch.setattr(injection, "FAULTS", MappingProxyType({"shouted": fault}))
    (recall,) = inject_faults(corpus(), (), find_nothing).recalls
    assert [each.kind for each in recall.spoilt] == ["loud", "loud"]
    assert [(kind.fault, kind.injected) for kind in recall.kinds] == [("loud", 2)]


def test_bar_is_a_share_of_all_faults() -> None:
    """What is found of the kinds is pooled, and stands against one bar."""
    made = [Spoilt(at, "a" if at < 4 else "b", "", "", frozenset({"x"} if at else ())) for at in range(10)]
    assert Recall("f", 0.9, tuple(made)).passes
    assert not Recall("f", 0.91, tuple(made)).passes
    assert [(kind.fault, kind.share) for kind in Recall("f", 0.9, tuple(made)).kinds] == [("a", 0.75), ("b", 1.0)]


def test_every_fault_is_found_in_a_plain_sentence() -> None:
    """Two sentences with figures, names, brackets and words take each fault; but for whole halves all are found."""
    found = evaluate_checks(None, corpus(others=OTHERS), (1, 2, 3)).injection.recalls
    assert {recall.fault for recall in found if recall.injected} == set(FAULTS)
    assert {recall.fault for recall in found if recall.missed} <= {"half missing"}


def test_stories_are_checked_together() -> None:
    """A figure unlike that of the other language is told where the columns of story and language are named."""
    wrong = Corpus(
        "x.tsv", "kk", (("He left on 16 May.", "Ол 17 мамырда кетті."),), "0" * 12, others=("Он ушёл 16 мая.",)
    )
    alone, told = (evaluate_checks(None, each, (1,)).alarms for each in (wrong, replace(wrong, stories=("a",))))
    assert [{finding.check for finding in each.findings} for each in alone.sentences] == [{"numbers"}]
    assert [{finding.check for finding in each.findings} for each in told.sentences] == [{"numbers", "languages"}]
    assert {name for name, _ in told.by_check} > set(CHECKS.names())


def test_speed_is_of_sentences_not_seen_before() -> None:
    """The first third only loads tables; a small corpus tells nothing."""
    seen: list[int] = []
    many = Corpus("x.tsv", "kk", tuple((f"{at}", "x") for at in range(250)), "0" * 12)
    speed = measure_speed(many, lambda pairs: seen.append(sum(at * at for at in range(100_000)) and len(pairs)))
    assert speed is not None
    assert speed > 0
    assert seen == [83, 167]
    assert measure_speed(corpus(), lambda _: None) is None


def test_other_packages_check_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no bug of ours: the check is named."""

    class Broken:
        severity = Severity.WARNING

        def find(self, _unit: object, _setting: object) -> Iterable[object]:
            raise ValueError("no")

    load, listing = CHECKS.load, CHECKS.listing
    monkeypatch.setattr(type(CHECKS), "names", lambda _: ("foreign",))
    monkeypatch.setattr(type(CHECKS), "listing", lambda _: listing() | {"foreign": "from broken"})
    monkeypatch.setattr(type(CHECKS), "load", lambda _, name: Broken() if name == "foreign" else load(name))
    with pytest.raises(LocError, match="foreign"):
        evaluate_checks(None, corpus(), (1,))
