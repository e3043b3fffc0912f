"""Real models of a few kilobytes, of every family, through the engine and the chain."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ctranslate2", reason="the extra `local` is not installed")
pytest.importorskip("sentencepiece", reason="the extra `local` is not installed")

import ctranslate2
from draft.tiny_models import FORMS, IN_KAZAKH, IN_RUSSIAN, SOURCES, write_noise, write_phrase_book
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loc.draft.local import loaded
from loc.draft.local.loaded import LoadedModel
from loc.draft.local.options import count_cores
from loc.draft.protocol import Engine
from loc.draft.registry import load
from loc.errors import EngineError, EngineRejected, EngineUnavailable

Make = Callable[..., Engine]
Call = tuple[list[list[str]], list[list[str]] | None, dict[str, Any]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_phrase_book(tmp_path_factory.mktemp("models") / "nllb", "nllb", quantization="int8")


@pytest.fixture
def make() -> Any:  # noqa: ANN401 - a generator of a function
    made: list[Engine] = []

    def make_engine(model: Path, **settings: str) -> Engine:
        made.append(load("ctranslate2", {"model": str(model), **settings}))
        return made[-1]

    yield make_engine
    for engine in made:
        engine.close()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What reaches ctranslate2: tokens, prefixes, options. The real one answers."""
    seen: list[Call] = []

    class Watched(ctranslate2.Translator):  # type: ignore[misc]
        def translate_batch(self, source: Any, target_prefix: Any = None, **options: Any) -> Any:  # noqa: ANN401
            seen.append((source, target_prefix, options))
            return super().translate_batch(source, target_prefix, **options)

    monkeypatch.setattr(ctranslate2, "Translator", Watched)
    return seen


@pytest.mark.parametrize("family", FORMS)
@pytest.mark.parametrize("quantization", [None, "int8"])
def test_every_family_is_told_its_languages(tmp_path: Path, make: Make, family: str, quantization: str | None) -> None:
    """A phrase book of each family gives the sentence of the right language, in the order of the texts."""
    engine = make(write_phrase_book(tmp_path / family, family, quantization=quantization))
    assert engine.supports("en", "kk")
    assert engine.translate(SOURCES, "en", "kk") == IN_KAZAKH
    assert engine.translate(SOURCES, "en", "ru") == IN_RUSSIAN
    assert engine.translate(SOURCES[::-1], "en", "kk") == IN_KAZAKH[::-1]


@pytest.mark.parametrize(
    ("family", "head", "prefix"),
    [
        ("nllb", "eng_Latn", ["kaz_Cyrl"]),
        ("m2m100", "__en__", ["__kk__"]),
        ("madlad", "<2kk>", None),
        ("opus-mt", ">>kaz_Cyrl<<", None),
    ],
)
def test_tokens_that_reach_the_model(
    tmp_path: Path, make: Make, calls: list[Call], family: str, head: str, prefix: list[str] | None
) -> None:
    """Language token, pieces of the text, end of sentence; and the prefix where the family has one."""
    engine = make(write_phrase_book(tmp_path / family, family))
    engine.translate(SOURCES[:1], "en", "kk")
    [([tokens], prefixes, _)] = calls
    assert tokens[0] == head
    assert tokens[-1] == "</s>"
    assert "".join(tokens[1:-1]).replace("▁", " ").strip() == SOURCES[0]
    assert prefixes == ([prefix] if prefix else None)


def test_a_model_that_ends_its_sources_itself(tmp_path: Path, make: Make, calls: list[Call]) -> None:
    """Where the model puts the end of sentence, it is not put twice."""
    folder = write_phrase_book(tmp_path / "opus-mt", "opus-mt")
    config = folder / "config.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"add_source_eos": false', '"add_source_eos": true'))
    assert make(folder).translate(SOURCES, "en", "ru") == IN_RUSSIAN
    assert all("</s>" not in tokens for sources, _, _ in calls for tokens in sources)


@pytest.mark.parametrize("name", ["opus-mt-en-ru", "opus-mt-tc-big-en-ru-ct2-int8"])
def test_a_model_of_one_pair(tmp_path: Path, make: Make, calls: list[Call], name: str) -> None:
    """It is asked for its own pair alone, and told no language."""
    engine = make(write_phrase_book(tmp_path / name, "opus-mt", tags=False))
    assert engine.supports("en", "ru")
    assert not engine.supports("en", "kk")
    assert not engine.supports("ru", "en")
    assert engine.translate(SOURCES, "en", "ru") == IN_RUSSIAN
    assert not any(token.startswith(">>") for sources, _, _ in calls for tokens in sources for token in tokens)
    with pytest.raises(EngineRejected, match="en to kk"):
        engine.translate(SOURCES, "en", "kk")


def test_batches_are_alike_in_length_and_fill_both_threads(book: Path, make: Make, calls: list[Call]) -> None:
    """Few texts still give both threads a batch, the longest first, and no text is filled up to a longer one."""
    texts = [SOURCES[0] * times for times in (1, 4, 1, 4)]
    make(book, connections="2").translate(texts, "en", "kk")
    lengths = [[len(tokens) for tokens in sources] for sources, _, _ in calls]
    assert len(lengths) > 1
    assert all(len(set(batch)) == 1 for batch in lengths)
    assert lengths == sorted(lengths, reverse=True)


def test_it_takes_all_cores(book: Path, make: Make) -> None:
    """Calls at once times threads are the cores, and the translator is made with both."""
    engine = make(book)
    assert engine.connections == count_cores()
    assert make(book, threads=str(count_cores())).connections == 1
    model = make(book, connections="3", threads="2")
    model.translate(SOURCES[:1], "en", "kk")
    assert model._model._translator.num_translators == 3  # type: ignore[attr-defined]  # noqa: SLF001


def test_nothing_is_cut_off_in_silence(book: Path, make: Make, calls: list[Call]) -> None:
    """A text of more tokens than the model takes is refused before the model, however few its characters."""
    engine = make(book)
    text = "Ж 9 " * 300
    assert len(text) < engine.max_chars
    with pytest.raises(EngineRejected, match="512 tokens"):
        engine.translate([text], "en", "kk")
    with pytest.raises(EngineRejected, match=str(engine.max_chars)):
        engine.translate(["w" * (engine.max_chars + 1)], "en", "kk")
    assert calls == []


def test_the_models_own_limit_counts(tmp_path: Path, make: Make) -> None:
    """A tokenizer that says how many tokens its model takes is believed."""
    folder = write_phrase_book(tmp_path / "nllb", "nllb")
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 20}', encoding="utf-8")
    engine = make(folder)
    assert engine.max_chars == 80
    with pytest.raises(EngineRejected, match="20 tokens"):
        engine.translate(SOURCES, "en", "kk")


def test_half_characters_are_refused(book: Path, make: Make) -> None:
    """A broken surrogate is one of our errors, and does not show the text."""
    with pytest.raises(EngineRejected) as caught:
        make(book).translate(["Talks \ud800"], "en", "kk")
    assert "Talks" not in str(caught.value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1, max_size=60))
def test_any_text_has_an_answer_or_our_error(book: Path, make: Make, text: str) -> None:
    """No string, control characters and broken surrogates among them, makes the engine raise anything else."""
    try:
        targets = make(book, connections="1").translate([text], "en", "kk")
    except EngineError:
        return
    assert len(targets) == 1
    assert targets[0]


def test_what_has_no_letters_is_not_asked(book: Path, make: Make, calls: list[Call]) -> None:
    """Figures and marks come back as they are, between texts that are translated."""
    engine = make(book)
    assert engine.translate(["12", SOURCES[0], "—"], "en", "kk") == ("12", IN_KAZAKH[0], "—")
    assert engine.translate([], "en", "kk") == ()
    assert [len(sources) for sources, _, _ in calls] == [1]


def test_threads_share_one_model(book: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight threads at once load the model once, and each gets its own answers."""
    made: list[LoadedModel] = []

    class Counted(LoadedModel):
        def __init__(self, *parts: Any) -> None:  # noqa: ANN401
            made.append(self)
            super().__init__(*parts)

    monkeypatch.setattr(loaded, "LoadedModel", Counted)
    engine = make(book)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda text: engine.translate([text], "en", "ru")[0], SOURCES * 10))
    assert answers == list(IN_RUSSIAN) * 10
    assert len(made) == 1


def test_it_can_be_closed_and_used_again(book: Path, make: Make) -> None:
    """Closing frees the model; the next text loads it anew."""
    engine = make(book)
    engine.close()
    assert engine.translate(SOURCES[:1], "en", "kk") == IN_KAZAKH[:1]
    engine.close()
    assert engine._model is None  # type: ignore[attr-defined]  # noqa: SLF001
    assert engine.translate(SOURCES[:1], "en", "kk") == IN_KAZAKH[:1]


def test_closing_gives_up_what_waits(tmp_path: Path, make: Make) -> None:
    """A long call ends soon after close, with an error of ours, and nothing runs on."""
    engine = make(write_noise(tmp_path / "noise", "nllb"), connections="1")
    errors: list[BaseException] = []
    begun = threading.Event()

    def work() -> None:
        begun.set()
        try:
            engine.translate([f"{SOURCES[0]} {number}" for number in range(5_000)], "en", "kk")
        except EngineUnavailable as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    while engine._model is None:  # type: ignore[attr-defined]  # noqa: SLF001
        thread.join(0.01)
    engine.close()
    thread.join(10)
    assert not thread.is_alive()
    assert "closed" in str(errors[0])


def test_a_slow_model_is_given_up(tmp_path: Path, make: Make) -> None:
    """Past timeout_seconds no further batch is begun."""
    engine = make(write_noise(tmp_path / "noise", "nllb"), timeout_seconds="0.05", connections="1")
    with pytest.raises(EngineUnavailable, match=r"0\.05 s"):
        engine.translate([f"{SOURCES[0]} {number}" for number in range(2_000)], "en", "kk")


def test_the_program_may_end_while_it_computes(tmp_path: Path) -> None:
    """A thread left in the model does not crash the interpreter at exit, closed or not."""
    folder = write_noise(tmp_path / "noise", "nllb", endless=True)
    program = f"""
import threading, time
from loc.draft.registry import load
engine = load("ctranslate2", {{"model": {str(folder)!r}}})
texts = ["The talks went on in the capital " * 9 + str(number) for number in range(2_000)]
threading.Thread(target=engine.translate, args=(texts, "en", "kk"), daemon=True).start()
while engine._model is None:
    time.sleep(0.01)
time.sleep(0.5)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr


def test_the_same_text_has_the_same_answer(tmp_path: Path, make: Make) -> None:
    """Even noise says the same from two loads of its model."""
    folder = write_noise(tmp_path / "noise", "m2m100")
    answers = []
    for _ in range(2):
        try:
            answers.append(str(make(folder).translate(SOURCES[:1], "en", "kk")))
        except EngineRejected as error:
            answers.append(str(error))
    assert answers[0] == answers[1]


def test_an_answer_that_does_not_end_is_no_answer(tmp_path: Path, make: Make, calls: list[Call]) -> None:
    """Noise that never stops is decoded again with guards against repetition, then refused, not cut."""
    engine = make(write_noise(tmp_path / "noise", "nllb", endless=True))
    with pytest.raises(EngineRejected, match="does not end"):
        engine.translate(SOURCES[:1], "en", "kk")
    assert ["no_repeat_ngram_size" in options for _, _, options in calls] == [False, True]


def test_nothing_is_loaded_before_the_first_text(book: Path) -> None:
    """Making the engine and asking what it can do imports none of the libraries and reads no weights."""
    program = f"""
import sys
from loc.draft.registry import load
engine = load("ctranslate2", {{"model": {str(book)!r}}})
assert engine.supports("en", "kk") and engine.max_chars and engine.version and not engine.leaves_machine
loaded = [name for name in ("ctranslate2", "sentencepiece", "huggingface_hub", "numpy") if name in sys.modules]
assert not loaded, loaded
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
