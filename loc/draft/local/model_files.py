"""What lies in a model's folder, read without loading the model."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loc.draft.local.families import FAMILIES, OPUS_MT, Family, Frame, is_lang, tell_family
from loc.errors import ConfigError

# NLLB was trained on no longer texts (its model card), OPUS-MT has no more places (its config.json).
MAX_TOKENS = 512
MODEL_FILE = "model.bin"

_RAW_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", "tf_model.h5", "*.npz")
# Pairs for source and target first; a folder may hold other models of SentencePiece besides.
_TOKENIZERS = (
    ("source.spm", "target.spm"),
    ("sentencepiece.bpe.model",),
    ("sentencepiece.model",),
    ("spiece.model",),
    ("spm.model",),
    ("tokenizer.model",),
)
_DIGEST_BYTES = 65_536
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")
_PAIR_IN_NAME = re.compile(r"(?:^|-)([a-z]{2,3})-([a-z]{2,3})(?:-ct2.*|-int8.*)?$")
_WITH_TOKENIZERS = (
    "copy `sentencepiece.bpe.model`, `spiece.model`, or `source.spm` and `target.spm` of the original model"
)


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """`tokenizers` are those of source and target; `pair` is that of a model which knows one pair only.

    `adds_end`: the model puts the end of sentence to the source itself.
    """

    folder: Path
    digest: str
    family: Family
    vocabulary: frozenset[str]
    tokenizers: tuple[Path, Path]
    pair: tuple[str, str] | None
    max_tokens: int
    adds_end: bool

    def frame(self, source_lang: str, target_lang: str) -> Frame | None:
        """None where the model does not translate between them."""
        if self.family is OPUS_MT and not any(token.startswith(">>") for token in self.vocabulary):
            fits = self.pair and is_lang(source_lang, self.pair[0]) and is_lang(target_lang, self.pair[1])
            return Frame() if fits else None
        return self.family.frame(source_lang, target_lang, self.vocabulary)


def find_folder(model: str) -> Path | None:
    """None where `model` is a hub id that no folder is named like. Raises ConfigError where it can be neither."""
    folder = Path(model)
    if folder.is_dir():
        return folder
    if _HUB_ID.fullmatch(model):
        return None
    raise ConfigError(f"there is no model folder {model}", hint="`model` is a folder, or a hub id like owner/name")


def check_folder(folder: Path) -> None:
    """Raises ConfigError with the next step for a folder that is not there or holds no model in CTranslate2 form."""
    if not folder.is_dir():
        raise ConfigError(f"there is no model folder {folder}")
    if (folder / MODEL_FILE).is_file():
        return
    if any(next(folder.glob(pattern), None) for pattern in _RAW_WEIGHTS):
        raise ConfigError(f"{folder} holds a model that is not in CTranslate2 form", hint=say_conversion(str(folder)))
    raise ConfigError(f"{folder} holds no {MODEL_FILE}", hint="name the folder that the converter wrote")


def say_conversion(model: str) -> str:
    return (
        f"convert it once, where transformers and torch are installed: ct2-transformers-converter --model {model} "
        "--quantization int8 --output_dir FOLDER --copy_files sentencepiece.bpe.model tokenizer_config.json "
        "(spiece.model for MADLAD-400, source.spm target.spm for OPUS-MT)"
    )


def read_model_files(folder: Path, name: str, family: str = "") -> ModelFiles:
    """`name` is the model's own, which a hub's cache does not use for folders. Raises ConfigError."""
    check_folder(folder)
    vocabulary = _read_vocabulary(folder)
    tokenizers = _find_tokenizers(folder)
    tokenizer_config = _read_object(folder / "tokenizer_config.json")
    told = FAMILIES.get(family) or tell_family(vocabulary, has_two_tokenizers=tokenizers[0] != tokenizers[1])
    if told is None:
        raise ConfigError(
            f"the family of the model {folder} cannot be told", hint=f"set `family`: {', '.join(FAMILIES)}"
        )
    return ModelFiles(
        folder=folder,
        digest=_digest(folder / MODEL_FILE),
        family=told,
        vocabulary=vocabulary,
        tokenizers=tokenizers,
        pair=_find_pair(tokenizer_config, name),
        max_tokens=_read_max_tokens(tokenizer_config),
        adds_end=_read_object(folder / "config.json").get("add_source_eos") is True,
    )


def _digest(path: Path) -> str:
    """8 hex digits of SHA-256 over size, beginning and end: a model has gigabytes."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - _DIGEST_BYTES, 0))
            end = file.read()
            file.seek(0)
            return hashlib.sha256(str(size).encode() + file.read(_DIGEST_BYTES) + end).hexdigest()[:8]
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error


def _find_tokenizers(folder: Path) -> tuple[Path, Path]:
    for names in _TOKENIZERS:
        paths = [folder / name for name in names]
        if all(path.is_file() for path in paths):
            return paths[0], paths[-1]
    raise ConfigError(f"{folder} holds no SentencePiece tokenizer", hint=f"{_WITH_TOKENIZERS} into the folder")


def _read_vocabulary(folder: Path) -> frozenset[str]:
    """Tokens of source and target: one file, or one each; older models have a line a token."""
    paths = [path for pattern in ("*_vocabulary.json", "*_vocabulary.txt") for path in sorted(folder.glob(pattern))]
    if not paths:
        raise ConfigError(f"{folder} holds no vocabulary", hint=say_conversion("ORIGINAL"))
    tokens: set[str] = set()
    for path in paths:
        tokens.update(_read_tokens(path))
    return frozenset(tokens)


def _read_tokens(path: Path) -> list[str]:
    text = _read(path)
    if path.suffix == ".txt":
        return text.split("\n")
    tokens = _parse(path, text)
    if not isinstance(tokens, list) or not all(isinstance(token, str) for token in tokens):
        raise ConfigError(f"{path}: expected a list of tokens")
    return tokens


def _read_object(path: Path) -> dict[str, Any]:
    """{} where there is no such file."""
    if not path.is_file():
        return {}
    found = _parse(path, _read(path))
    if not isinstance(found, dict):
        raise ConfigError(f"{path}: expected an object")
    return found


def _parse(path: Path, text: str) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return json.loads(text)
    except ValueError as error:
        raise ConfigError(f"{path}: not valid JSON: {error}", hint="copy or convert the model again") from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8", hint="copy or convert the model again") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error


def _find_pair(tokenizer_config: dict[str, Any], name: str) -> tuple[str, str] | None:
    """The tokenizer's settings say it in most models of OPUS-MT, the name in all."""
    source, target = tokenizer_config.get("source_lang"), tokenizer_config.get("target_lang")
    if isinstance(source, str) and isinstance(target, str):
        return source, target
    match = _PAIR_IN_NAME.search(name)
    return (match[1], match[2]) if match else None


def _read_max_tokens(tokenizer_config: dict[str, Any]) -> int:
    limit = tokenizer_config.get("model_max_length")
    return min(limit, MAX_TOKENS) if isinstance(limit, int) and limit > 0 else MAX_TOKENS
