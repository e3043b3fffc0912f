"""The engine of local models. Nothing is loaded before the first text."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from loc.draft.local.families import Frame
from loc.draft.local.model_files import MAX_TOKENS, ModelFiles, check_folder, find_folder, read_model_files
from loc.draft.local.options import NAME, Options, read_options
from loc.draft.protocol import Engine, Hint
from loc.errors import ConfigError, EngineRefused, EngineRejected, LocError
from loc.lang.script.letters import has_letters

if TYPE_CHECKING:
    from loc.draft.local.loaded import LoadedModel

# A bound that needs no tokenizer; the count of tokens decides.
CHARS_PER_TOKEN = 4
_PACKAGES = ("ctranslate2", "sentencepiece", "huggingface_hub")


@dataclass(slots=True)
class LocalEngine:
    options: Options
    max_batch: int = 16
    leaves_machine: bool = False
    plain_http: bool = False
    name: str = NAME
    advice: str = "`model` names a folder in CTranslate2 form, or a hub id; the manual says how to get one"
    _files: ModelFiles | None = None
    _model: LoadedModel | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)

    @property
    def version(self) -> str:
        """Model, digest of its weights and release of ctranslate2; without the digest before it is fetched."""
        files = self._look()
        digest = f"+{files.digest}" if files else ""
        return f"{self.options.model_name}{digest}/ct2-{version(NAME)}"

    @property
    def max_chars(self) -> int:
        files = self._look()
        return CHARS_PER_TOKEN * (files.max_tokens if files else MAX_TOKENS)

    @property
    def connections(self) -> int:
        return self.options.connections

    @property
    def loads_model(self) -> bool:
        """Tells the chain that the first answer takes its time."""
        return True

    @property
    def timeout_seconds(self) -> float:
        return self.options.timeout_seconds

    def supports(self, source_lang: str, target_lang: str) -> bool:
        """As the vocabulary says; a model that cannot be read is asked, and says what is wrong with it."""
        files = self._look()
        return source_lang != target_lang and (files is None or files.frame(source_lang, target_lang) is not None)

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,
        target_lang: str,
        hints: Sequence[Hint] = (),  # noqa: ARG002 - these models take sentences and nothing else
    ) -> tuple[str, ...]:
        asked = [text for text in texts if has_letters(text)]
        if not asked:
            return tuple(texts)
        frame = self._frame(asked, source_lang, target_lang)
        answers = iter(self._load().translate(asked, frame))
        return tuple(next(answers) if has_letters(text) else text for text in texts)

    def close(self) -> None:
        """Frees the memory, after what runs."""
        with self._loading:
            model, self._model = self._model, None
        if model:
            model.stop()

    def _frame(self, texts: Sequence[str], source_lang: str, target_lang: str) -> Frame:
        files = self._read_files()
        frame = None if source_lang == target_lang else files.frame(source_lang, target_lang)
        if frame is None:
            model = f"{self.options.model} ({files.family.name})"
            raise EngineRejected(f"the model {model} does not translate {source_lang} to {target_lang}")
        if any(len(text) > self.max_chars for text in texts):
            raise EngineRejected(f"the model takes {self.max_chars} characters")
        return frame

    def _load(self) -> LoadedModel:
        from loc.draft.local.loaded import LoadedModel  # start-up: 120 ms

        with self._loading:
            self._model = self._model or LoadedModel(self._read_files(), self.options)
            return self._model

    def _look(self) -> ModelFiles | None:
        """The model's files where they are here and whole. Waits for nobody: a run asks while it downloads."""
        if self._files is None:
            try:
                folder = self._find_folder()
                self._files = self._read(folder) if folder else None
            except LocError:
                return None
        return self._files

    def _read_files(self) -> ModelFiles:
        if self._files is None:
            try:
                self._files = self._read(self._find_folder() or self._fetch())
            except ConfigError as error:
                raise EngineRefused(str(error), hint=error.hint) from error
        return self._files

    def _find_folder(self) -> Path | None:
        """None for a hub id that was never fetched."""
        folder = find_folder(self.options.model)
        if folder is None:
            from loc.draft.local.hub import find_cached  # start-up: 140 ms

            folder = find_cached(self.options.model)
        return folder

    def _fetch(self) -> Path:
        from loc.draft.local.hub import fetch  # start-up: 140 ms

        return fetch(self.options.model)

    def _read(self, folder: Path) -> ModelFiles:
        return read_model_files(folder, self.options.model_name, self.options.family)


def make(settings: Mapping[str, str]) -> Engine:
    options = read_options(settings)
    missing = [package for package in _PACKAGES if find_spec(package) is None]
    if missing:
        raise ConfigError(f"engine {NAME} needs {', '.join(missing)}", hint="pip install 'loc[local]'")
    folder = find_folder(options.model)
    if folder:
        check_folder(folder)
    return LocalEngine(options)
