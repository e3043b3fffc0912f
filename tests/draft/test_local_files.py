"""Settings, folders and files of local models, and what is said of each fault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("ctranslate2", reason="the extra `local` is not installed")
pytest.importorskip("sentencepiece", reason="the extra `local` is not installed")

from draft.tiny_models import FORMS, IN_KAZAKH, SOURCES, write_noise, write_phrase_book
from hypothesis import given
from hypothesis import strategies as st

from loc.draft.local import engine as engine_module
from loc.draft.local.batches import cut_batches
from loc.draft.local.families import FAMILIES, Frame, tell_family
from loc.draft.local.faults import explain_load, explain_run
from loc.draft.local.model_files import read_model_files
from loc.draft.local.options import read_options
from loc.draft.registry import load
from loc.errors import ConfigError, EngineRefused, EngineRejected, EngineUnavailable

VOCABULARY = ("eng_Latn", "kaz_Cyrl", "<2kk>", "__en__", "__kk__", ">>kaz<<", ">>rus<<", "fi")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "`model` is missing"),
        ({"model": " "}, "`model` is missing"),
        ({"model": "a/b", "beam": "4"}, "`beam`"),
        ({"model": "a/b", "family": "t5"}, "expected one of nllb, m2m100, madlad, opus-mt"),
        ({"model": "a/b", "device": "tpu"}, "cpu, cuda, auto"),
        ({"model": "a/b", "compute_type": "int4"}, "int8"),
        ({"model": "a/b", "beam_size": "0"}, "above 0"),
        ({"model": "/nowhere/model"}, "no model folder /nowhere/model"),
    ],
)
def test_wrong_settings(settings: dict[str, str], words: str) -> None:
    """Each is refused before anything runs, and the message says what is expected."""
    with pytest.raises(ConfigError, match=re.escape(words)):
        load("ctranslate2", settings)


def test_defaults() -> None:
    """int8 on a processor, the fastest there is elsewhere."""
    assert read_options({"model": "a/b"}).compute_type == "int8"
    assert read_options({"model": "a/b", "device": "cuda"}).compute_type == "auto"
    assert read_options({"model": "~/models/tilmash"}).model == str(Path.home() / "models" / "tilmash")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user is told what to install."""
    monkeypatch.setattr(engine_module, "_PACKAGES", ("ctranslate2", "no_such_package"))
    with pytest.raises(ConfigError, match="needs no_such_package") as caught:
        load("ctranslate2", {"model": "a/b"})
    assert caught.value.hint == "pip install 'loc[local]'"


def test_folders_without_a_model(tmp_path: Path) -> None:
    """An empty folder is refused; a model of another form is told its conversion."""
    with pytest.raises(ConfigError, match=r"no model\.bin"):
        load("ctranslate2", {"model": str(tmp_path)})
    (tmp_path / "model.safetensors").write_bytes(b"raw")
    with pytest.raises(ConfigError, match="not in CTranslate2 form") as caught:
        load("ctranslate2", {"model": str(tmp_path)})
    assert f"ct2-transformers-converter --model {tmp_path} --quantization int8" in caught.value.hint


def _cut_weights(folder: Path) -> None:
    weights = (folder / "model.bin").read_bytes()
    (folder / "model.bin").write_bytes(weights[: len(weights) // 2])


def _put_other_tokenizer(folder: Path) -> None:
    vocabulary = folder / "shared_vocabulary.json"
    tokens = json.loads(vocabulary.read_text(encoding="utf-8"))
    kept = [token if token in FORMS["nllb"].tags else f"@{token}" for token in tokens]
    vocabulary.write_text(json.dumps(kept), encoding="utf-8")


def _drop_tags(folder: Path) -> None:
    vocabulary = folder / "shared_vocabulary.json"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("_Cyrl", "_Latn"), encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "cut weights": (_cut_weights, "cannot be loaded", "copy or convert"),
    "other weights": (lambda folder: (folder / "model.bin").write_bytes(b"PK\3\4" * 99), "cannot be loaded", "convert"),
    "no vocabulary": (lambda folder: (folder / "shared_vocabulary.json").unlink(), "no vocabulary", "converter"),
    "broken JSON": (lambda folder: (folder / "shared_vocabulary.json").write_text("["), "not valid JSON", "again"),
    "a wrong list": (lambda folder: (folder / "shared_vocabulary.json").write_text("{}"), "list of tokens", ""),
    "not UTF-8": (lambda folder: (folder / "shared_vocabulary.json").write_bytes(b"\xff"), "not UTF-8", "again"),
    "broken settings": (lambda folder: (folder / "config.json").write_text("[]"), "expected an object", ""),
    "no tokenizer": (
        lambda folder: (folder / "sentencepiece.bpe.model").unlink(),
        "no SentencePiece tokenizer",
        "copy `sentencepiece.bpe.model`",
    ),
    "broken tokenizer": (
        lambda folder: (folder / "sentencepiece.bpe.model").write_bytes(b"\0\1\2"),
        "is no SentencePiece model",
        "original",
    ),
    "other tokenizer": (_put_other_tokenizer, "is not that of the model", "original"),
    "no family": (_drop_tags, "family of the model", "nllb, m2m100, madlad, opus-mt"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_damaged_models(tmp_path: Path, fault: str) -> None:
    """Each is one error that stops the engine, with what is wrong and what to do; asking what it can does not fail."""
    folder = write_phrase_book(tmp_path / "nllb", "nllb")
    spoil, words, next_step = FAULTS[fault]
    spoil(folder)
    engine = load("ctranslate2", {"model": str(folder)})
    assert engine.supports("en", "kk")
    assert engine.version
    assert engine.max_chars > 0
    with pytest.raises(EngineRefused, match=words) as caught:
        engine.translate(["Talks go on."], "en", "kk")
    assert next_step in caught.value.hint
    assert "Talks" not in str(caught.value)


def test_a_compute_type_the_machine_has_not(tmp_path: Path) -> None:
    """What the processor cannot do is a wrong setting, not a broken model."""
    folder = write_phrase_book(tmp_path / "nllb", "nllb")
    engine = load("ctranslate2", {"model": str(folder), "device": "cuda"})
    with pytest.raises(EngineRefused, match="cannot be loaded") as caught:
        engine.translate(SOURCES, "en", "kk")
    assert "`device`" in caught.value.hint


def test_a_language_the_model_has_not(tmp_path: Path) -> None:
    """The vocabulary decides; the refusal names model, family and languages."""
    engine = load("ctranslate2", {"model": str(write_phrase_book(tmp_path / "nllb", "nllb"))})
    assert not engine.supports("en", "tr")
    assert not engine.supports("en", "zz")
    assert not engine.supports("en", "en")
    with pytest.raises(EngineRejected, match=r"nllb \(nllb\) does not translate en to tr"):
        engine.translate(SOURCES, "en", "tr")


def test_the_family_setting_comes_first(tmp_path: Path) -> None:
    """Where the files would tell another family, the setting is believed."""
    folder = write_phrase_book(tmp_path / "nllb", "nllb")
    assert read_model_files(folder, "nllb").family is FAMILIES["nllb"]
    assert read_model_files(folder, "nllb", "m2m100").family is FAMILIES["m2m100"]
    assert read_model_files(folder, "nllb", "m2m100").frame("en", "kk") is None


def test_vocabularies_of_older_converters(tmp_path: Path) -> None:
    """A line a token does as well, and so do two files for source and target."""
    folder = write_phrase_book(tmp_path / "nllb", "nllb")
    shared = folder / "shared_vocabulary.json"
    tokens = json.loads(shared.read_text(encoding="utf-8"))
    shared.unlink()
    for name in ("source_vocabulary.txt", "target_vocabulary.txt"):
        (folder / name).write_text("\n".join(tokens) + "\n", encoding="utf-8")
    assert load("ctranslate2", {"model": str(folder)}).translate(SOURCES, "en", "kk") == IN_KAZAKH


def test_the_pair_of_a_model_is_in_its_tokenizer_too(tmp_path: Path) -> None:
    """A folder of any name is of the pair that the tokenizer's settings name, in codes of two letters or three."""
    folder = write_phrase_book(tmp_path / "russian", "opus-mt", tags=False)
    assert read_model_files(folder, "russian").frame("en", "ru") is None
    (folder / "tokenizer_config.json").write_text('{"source_lang": "eng", "target_lang": "rus"}', encoding="utf-8")
    files = read_model_files(folder, "russian")
    assert files.frame("en", "ru") == Frame()
    assert files.frame("en", "kk") is None


def test_the_version_follows_the_weights(tmp_path: Path) -> None:
    """Two models of one name have two versions, one model has the same each time."""
    folders = [write(tmp_path / write.__name__ / "tilmash", "nllb") for write in (write_noise, write_phrase_book)]
    versions = [load("ctranslate2", {"model": str(folder)}).version for folder in (*folders, folders[0])]
    assert versions[0] == versions[2] != versions[1]
    assert all(version.startswith("tilmash+") and "/ct2-" in version for version in versions)


@pytest.mark.parametrize(
    ("family", "lang", "frame"),
    [
        ("nllb", "kk", Frame(("eng_Latn",), ("kaz_Cyrl",))),
        ("nllb", "ru", None),
        ("nllb", "fi", None),
        ("m2m100", "kk", Frame(("__en__",), ("__kk__",))),
        ("madlad", "kk", Frame(("<2kk>",))),
        ("madlad", "ru", None),
        ("opus-mt", "kk", Frame((">>kaz<<",))),
        ("opus-mt", "ru", Frame((">>rus<<",))),
        ("opus-mt", "uz", None),
    ],
)
def test_frames(family: str, lang: str, frame: Frame | None) -> None:
    """Each family's own way to say the languages, where its vocabulary has the tokens."""
    assert FAMILIES[family].frame("en", lang, VOCABULARY) == frame


@pytest.mark.parametrize(
    ("tokens", "two", "family"),
    [
        (("rus_Cyrl",), False, "nllb"),
        (("__ru__",), False, "m2m100"),
        (("<2ru>",), False, "madlad"),
        ((">>rus<<", "rus_Cyrl"), True, "opus-mt"),
        (("ru",), False, None),
    ],
)
def test_families_are_told_by_their_tokens(tokens: tuple[str, ...], two: bool, family: str | None) -> None:
    """The token for Russian tells, and OPUS-MT has a tokenizer for each side."""
    assert tell_family(tokens, has_two_tokenizers=two) is FAMILIES.get(family or "")


@given(
    st.lists(st.integers(1, 600), max_size=60),
    st.integers(1, 1_000),
    st.integers(1, 8),
)
def test_batches_hold_every_text_once(lengths: list[int], max_tokens: int, at_once: int) -> None:
    """Each index is in one batch, no batch of several passes the bound with its filling, the longest come first."""
    batches = cut_batches(lengths, max_tokens, at_once)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * lengths[batch[0]] <= max_tokens for batch in batches)
    order = [lengths[index] for batch in batches for index in batch]
    assert order == sorted(order, reverse=True)


def test_faults_of_the_library(tmp_path: Path) -> None:
    """Too little memory may pass; a text past the model's places is that text's fault; no message holds a text."""
    assert isinstance(explain_load(tmp_path, MemoryError()), EngineUnavailable)
    assert isinstance(explain_load(tmp_path, RuntimeError("CUDA out of memory")), EngineUnavailable)
    assert isinstance(explain_load(tmp_path, RuntimeError("no such variable")), EngineRefused)
    assert isinstance(explain_run(MemoryError("std::bad_alloc")), EngineUnavailable)
    assert isinstance(explain_run(RuntimeError("No position encodings are defined for …")), EngineRejected)
    assert "Talks" not in str(explain_run(RuntimeError("Talks go on")))
