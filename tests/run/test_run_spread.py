"""An engine's texts cut into jobs, and put together again."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc import __version__
from loc.config import Config
from loc.draft.protocol import Hint
from loc.draft.pseudo import PseudoEngine
from loc.draft.registry import load
from loc.errors import ConfigError, EngineRefused, EngineRejected
from loc.run.choose import open_spreader
from loc.run.jobs import Answer, Job, do_job
from loc.run.spread import SpreadEngine, Spreader

EN_KK = ("en", "kk-x-pseudo")


@dataclass
class HereCrew:
    """Does the jobs itself, or as it is told, and remembers them."""

    slots: int
    work: Callable[[Job], Answer] = do_job
    leaves_machine: bool = False
    is_plain: bool = False
    name: str = "this very process"
    jobs: list[Job] = field(default_factory=list)

    def run(self, jobs: Sequence[Job], job_seconds: float, total_seconds: float) -> list[Answer]:
        assert total_seconds > job_seconds > 0
        self.jobs += jobs
        return [self.work(job) for job in jobs]

    def close(self) -> None:
        pass


def make_spread(crew: HereCrew) -> SpreadEngine:
    return SpreadEngine(PseudoEngine(), {}, crew)


@given(texts=st.lists(st.text("ab 5", min_size=1, max_size=30), max_size=60), slots=st.integers(1, 7))
def test_answers_are_those_of_the_engine(texts: list[str], slots: int) -> None:
    """However the texts are cut, each has the answer that the engine itself gives, in its place."""
    assert make_spread(HereCrew(slots)).translate(texts, *EN_KK) == PseudoEngine().translate(texts, *EN_KK)


@pytest.mark.parametrize(
    ("texts", "slots", "sizes"),
    [
        (20, 2, [5, 5, 5, 5]),
        (200, 2, [50, 50, 50, 50]),
        (200, 1, [100, 100]),
        (201, 1, [67, 67, 67]),
        (7, 2, [1, 2, 2, 2]),
        (3, 2, [1, 1, 1]),
        (1, 4, [1]),
        (0, 4, []),
    ],
)
def test_every_slot_gets_as_many_jobs(texts: int, slots: int, sizes: list[int]) -> None:
    """Jobs are alike in size, none is over the batch of the engine (100), and every slot gets two or more."""
    crew = HereCrew(slots)
    make_spread(crew).translate(["a"] * texts, *EN_KK)
    assert [len(job.texts) for job in crew.jobs] == sizes


def test_long_texts_come_first() -> None:
    """Texts of a job are alike in length, and the last jobs are the short ones."""
    crew = HereCrew(2)
    make_spread(crew).translate(["a", "a" * 30, "a" * 2, "a" * 40, "a" * 3, "a" * 50, "a" * 4, "a" * 60], *EN_KK)
    assert [[len(text) for text in job.texts] for job in crew.jobs] == [[60, 50], [40, 30], [4, 3], [2, 1]]


def test_hints_stay_with_their_texts() -> None:
    """The paragraph of a text goes where the text goes."""
    crew = HereCrew(2)
    texts = [letter * length for length, letter in enumerate("abcdefghi", start=1)]
    make_spread(crew).translate(texts, *EN_KK, [Hint(paragraph=text) for text in texts])
    assert [hint.paragraph for job in crew.jobs for hint in job.hints] == [
        text for job in crew.jobs for text in job.texts
    ]
    assert {text for job in crew.jobs for text in job.texts} == set(texts)


def test_it_speaks_for_the_engine_and_the_crew() -> None:
    """Name, version and languages are the engine's; where text goes is the crew's."""
    engine = make_spread(HereCrew(3, leaves_machine=True, is_plain=True))
    assert (engine.name, engine.version, engine.max_chars, engine.max_batch) == ("pseudo", "1", 10_000, 300)
    assert engine.supports(*EN_KK)
    assert not engine.supports("en", "kk")
    assert engine.leaves_machine
    assert engine.plain_http


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        (Answer(error=ConfigError("no model", hint="fetch it")), EngineRefused, "a worker says: no model"),
        (Answer(error=EngineRefused("quota", retry_after=3)), EngineRefused, "^quota$"),
        (Answer(bug="pseudo: KeyError at pseudo.py:1"), RuntimeError, r"KeyError at pseudo\.py"),
        (Answer(("one",), "1"), EngineRejected, "1 answers to 2 texts"),
        (Answer(("one", "two", "three"), "1"), EngineRejected, "3 answers to 2 texts"),
    ],
)
def test_answers_that_are_none(answer: Answer, error: type[Exception], message: str) -> None:
    """An error in a worker is raised here as the protocol of engines has it; a wrong count is no answer."""
    with pytest.raises(error, match=message):
        make_spread(HereCrew(1, lambda _: answer)).translate(["a"] * 4, *EN_KK)


def test_the_version_is_that_of_the_workers() -> None:
    """A draft names the model that made it, and workers with different models are not mixed."""
    versions = iter(["2", "2", "3"])
    engine = make_spread(HereCrew(1, lambda job: Answer(job.texts, next(versions))))
    engine.translate(["a", "b"], *EN_KK)
    assert engine.version == "2"
    with pytest.raises(EngineRefused, match="one worker has pseudo 3, another 2"):
        engine.translate(["a"], *EN_KK)


def test_a_worker_of_another_version_is_told() -> None:
    """A job of another loc is not done; both versions are named."""
    job = Job("pseudo", (), *EN_KK, ("a",), loc_version="0.0.1")
    error = do_job(job).error
    assert isinstance(error, ConfigError)
    assert f"has loc {__version__}; expected 0.0.1" in str(error)


def test_unknown_engines_and_settings_are_errors_of_the_answer() -> None:
    """A worker without the engine says so, with what it has."""
    assert isinstance(do_job(Job("lost", (), *EN_KK, ("a",))).error, ConfigError)
    assert isinstance(do_job(Job("pseudo", (("url", "x"),), *EN_KK, ("a",))).error, ConfigError)


def test_nothing_secret_is_in_a_repr() -> None:
    """Schedulers log jobs and answers: neither shows a key, a text or a target."""
    job = Job("pseudo", (("key", "hush-hush"),), *EN_KK, ("An unpublished text",), (Hint("An unpublished text"),))
    answer = do_job(Job("pseudo", (), *EN_KK, ("An unpublished text",)))
    engine = SpreadEngine(PseudoEngine(), {"key": "hush-hush"}, HereCrew(1))
    shown = repr((job, answer, engine))
    assert not [word for word in ("hush", "unpublished", *answer.targets) if word in shown]


def test_jobs_and_answers_are_values() -> None:
    """Both come out of a pickle as they went in."""
    job = Job("pseudo", (("key", "hush-hush"),), *EN_KK, ("A text",), (Hint("A paragraph"),))
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301 - our own
    error = pickle.loads(pickle.dumps(Answer(error=EngineRefused("quota", hint="pay", retry_after=3)))).error  # noqa: S301
    assert (str(error), error.hint, error.retry_after) == ("quota", "pay", 3)


def test_only_local_engines_are_spread() -> None:
    """Of a chain, the local engines are spread and the services are asked from here; a service alone is an error."""
    crew = HereCrew(2)
    google, pseudo = load("google", {}), load("pseudo", {})
    spreader = Spreader(crew, lambda _: {})
    assert spreader.wrap(google) is google
    with pytest.raises(ConfigError, match="multiply the requests"):
        spreader.say_who_works()
    assert isinstance(spreader.wrap(pseudo), SpreadEngine)
    assert spreader.say_who_works() == "pseudo: work spread over this very process."
    with pytest.raises(ConfigError, match="google is not spread: text leaves the machine"):
        SpreadEngine(google, {}, crew)


def test_who_works_is_said_once() -> None:
    """--jobs takes a number above 0, and not a cluster besides; without both, nothing is spread."""
    config = Config(Path(), engine_settings=(("pseudo", (("style", "loud"),)),))
    assert open_spreader(config, None, None) is None
    spreader = open_spreader(config, None, 3)
    assert spreader
    assert spreader.settings_of("pseudo") == {"style": "loud"}
    assert (spreader.crew.slots, spreader.crew.name) == (3, "3 processes of this machine")
    with pytest.raises(ConfigError, match="both"):
        open_spreader(config, "tcp://127.0.0.1:8786", 2)
    with pytest.raises(ConfigError, match="1 or more"):
        open_spreader(config, None, 0)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without distributed, the user is told what to install."""
    monkeypatch.delitem(sys.modules, "loc.run.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match="--cluster needs distributed") as caught:
        open_spreader(Config(Path()), "tcp://127.0.0.1:8786", None)
    assert "loc[cluster]" in caught.value.hint
