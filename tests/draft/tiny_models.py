"""Models of a few kilobytes in CTranslate2 form, made with its own spec classes: a phrase book, or pure noise.

The phrase book is a real encoder and decoder with weights set by hand. Cross-attention sees all source tokens alike,
so the decoder gets the bag of them; the nearest sentence of the book scores highest, the language token of source or
prefix decides between its translations, and one token is a whole translation. What reaches the model decides what
comes out, as with a trained one.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
from loopback import PAIRS
from numpy.typing import NDArray

# source, kk, ru
PHRASES = tuple((source, *targets) for source, targets in PAIRS.items())
SOURCES = tuple(phrase[0] for phrase in PHRASES)
IN_KAZAKH = tuple(phrase[1] for phrase in PHRASES)
IN_RUSSIAN = tuple(phrase[2] for phrase in PHRASES)

_EOS = "</s>"


@dataclass(frozen=True, slots=True)
class Form:
    """How a family's models differ: tokens of (en, kk, ru), the first token of the decoder, the tokenizers' names."""

    tags: tuple[str, str, str]
    start: str
    tokenizers: tuple[str, ...]
    from_zero: bool = False


FORMS = {
    "nllb": Form(("eng_Latn", "kaz_Cyrl", "rus_Cyrl"), _EOS, ("sentencepiece.bpe.model",)),
    "m2m100": Form(("__en__", "__kk__", "__ru__"), _EOS, ("sentencepiece.bpe.model",)),
    "madlad": Form(("<2en>", "<2kk>", "<2ru>"), "<unk>", ("spiece.model",)),
    "opus-mt": Form((">>eng<<", ">>kaz_Cyrl<<", ">>rus<<"), _EOS, ("source.spm", "target.spm"), from_zero=True),
}


def write_phrase_book(folder: Path, family: str, *, tags: bool = True, quantization: str | None = None) -> Path:
    """Without `tags` it knows no language token and translates into Russian, like a model of one pair."""
    form = FORMS[family]
    pieces = _write_tokenizers(folder, form)
    vocabulary = ["<unk>", "<s>", _EOS, *pieces, *(form.tags if tags else ())]
    spec = _make_spec(form, vocabulary, _phrase_weights(folder / form.tokenizers[0], form, vocabulary))
    return _save(spec, folder, quantization)


def write_noise(folder: Path, family: str, *, endless: bool = False) -> Path:
    """Random weights: fluent in nothing, deterministic in everything; `endless` makes its end token unlikely."""
    form = FORMS[family]
    vocabulary = ["<unk>", "<s>", _EOS, *_write_tokenizers(folder, form), *form.tags]
    random, depth = np.random.default_rng(7), 32
    weights = _Weights(
        embeddings=_floats(random.normal(size=(len(vocabulary), depth))),
        values=_floats(random.normal(size=(depth, depth))),
        projection=_floats(random.normal(size=(len(vocabulary), depth))),
    )
    if endless:
        weights.projection[vocabulary.index(_EOS)] = 0
    return _save(_make_spec(form, vocabulary, weights), folder, None)


@dataclass(frozen=True, slots=True)
class _Weights:
    embeddings: NDArray[np.float32]
    values: NDArray[np.float32]
    projection: NDArray[np.float32]


def _floats(array: NDArray[np.float64]) -> NDArray[np.float32]:
    return array.astype(np.float32)


def _write_tokenizers(folder: Path, form: Form) -> list[str]:
    """Trains one on the phrases, with the whole translations as pieces of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SOURCES * 3),
        model_writer=model,
        vocab_size=150,
        hard_vocab_limit=False,
        user_defined_symbols=[_as_piece(target) for phrase in PHRASES for target in phrase[1:]],
        minloglevel=2,
    )
    for name in form.tokenizers:
        (folder / name).write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [piece for piece in pieces if piece not in ("<unk>", "<s>", _EOS)]


def _as_piece(text: str) -> str:
    return "▁" + text.replace(" ", "▁")


def _phrase_weights(tokenizer: Path, form: Form, vocabulary: list[str]) -> _Weights:
    """The state holds the last token in its first half, the translations the source speaks for in its second.

    What a row takes in at its places it takes off at the last one, which is always 0: layer norms subtract the mean.
    """
    size = len(vocabulary)
    depth = (2 * size // 8 + 1) * 8
    place_of = {token: place for place, token in enumerate(vocabulary)}
    values, projection = np.zeros((depth, depth)), np.zeros((size, depth))
    for phrase in PHRASES:
        for tag, target in zip(form.tags[1:], phrase[1:], strict=True):
            place = place_of[_as_piece(target)]
            values[size + place, :size] = _likeness(tokenizer, phrase[0], vocabulary)
            projection[place, size + place] = 1 if tag in place_of or tag == form.tags[1] else 2
            projection[place_of[_EOS], place] = 100
            if tag in place_of:
                projection[place, place_of[tag]] = 10  # as prefix
                values[size + place, place_of[tag]] = 10  # in the source
    for rows in (values, projection):
        rows[:, -1] = -rows.sum(axis=1)
    embeddings = np.eye(size, depth) * 10
    return _Weights(_floats(embeddings), _floats(values), _floats(projection))


def _likeness(tokenizer: Path, source: str, vocabulary: list[str]) -> NDArray[np.float64]:
    """What each token says for this sentence: summed over a text, the cosine up to a factor."""
    bag = Counter(sentencepiece.SentencePieceProcessor(model_file=str(tokenizer)).encode(source, out_type=str))
    counts = np.array([bag[token] for token in vocabulary], dtype=np.float64)
    weights: NDArray[np.float64] = counts / np.linalg.norm(counts)
    return weights


def _make_spec(form: Form, vocabulary: list[str], weights: _Weights) -> Any:  # noqa: ANN401 - has no types
    depth = weights.embeddings.shape[1]
    spec = ctranslate2.specs.TransformerSpec.from_config(1, 1)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.unk_token, spec.config.eos_token, spec.config.bos_token = "<unk>", _EOS, "<s>"
    spec.config.decoder_start_token = form.start
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = weights.embeddings
    spec.decoder.projection.weight = weights.projection
    spec.decoder.start_from_zero_embedding = form.from_zero
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = np.zeros((600, depth), np.float32)
        _set_norm(side.layer_norm, depth)
        _set_attention(side.layer[0].self_attention, depth, np.zeros((depth, depth), np.float32))
        _set_feed_forward(side.layer[0].ffn, depth)
    _set_attention(spec.decoder.layer[0].attention, depth, weights.values)
    return spec


def _set_norm(norm: Any, depth: int) -> None:  # noqa: ANN401
    norm.gamma, norm.beta = np.ones(depth, np.float32), np.zeros(depth, np.float32)


def _set_attention(attention: Any, depth: int, values: NDArray[np.float32]) -> None:  # noqa: ANN401
    """Queries and keys of zero: it looks everywhere alike."""
    _set_norm(attention.layer_norm, depth)
    nothing = np.zeros((depth, depth), np.float32)
    inputs = [nothing, nothing, values]
    cuts: Sequence[slice] = (slice(0, 3),) if len(attention.linear) == 2 else (slice(0, 1), slice(1, 3))
    for linear, cut in zip(attention.linear, cuts, strict=False):
        _set_linear(linear, np.concatenate(inputs[cut]))
    _set_linear(attention.linear[-1], np.eye(depth, dtype=np.float32))


def _set_feed_forward(ffn: Any, depth: int) -> None:  # noqa: ANN401
    _set_norm(ffn.layer_norm, depth)
    _set_linear(ffn.linear_0, np.zeros((8, depth), np.float32))
    _set_linear(ffn.linear_1, np.zeros((depth, 8), np.float32))


def _set_linear(linear: Any, weight: NDArray[np.float32]) -> None:  # noqa: ANN401
    linear.weight, linear.bias = weight, np.zeros(weight.shape[0], np.float32)


def _save(spec: Any, folder: Path, quantization: str | None) -> Path:  # noqa: ANN401
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))
    return folder
