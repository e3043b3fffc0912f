"""A model in memory. ctranslate2 and SentencePiece are imported here and nowhere else."""

from __future__ import annotations

import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece

from loc.draft.local.batches import cut_batches
from loc.draft.local.families import Frame
from loc.draft.local.faults import explain_load, explain_run
from loc.draft.local.model_files import ModelFiles
from loc.draft.local.options import Options
from loc.draft.local.traffic import Traffic
from loc.draft.loops import find_loop
from loc.errors import EngineRefused, EngineRejected, EngineUnavailable

END = "</s>"

# With the filling. Half of 256 costs a core a quarter more time, twice as many gain nothing (44 M parameters, int8,
# AVX2); and a batch is what a stop has to wait for.
_BATCH_TOKENS = {"cpu": 256, "cuda": 4_096, "auto": 1_024}
_SAMPLE_PIECES = 500
# The gate takes no target of twice the length; what goes on is stuck.
_TARGET_RATIO, _TARGET_FLOOR = 2, 32
# For an answer that repeats itself or does not end; always on, they would spoil names that return.
_GUARDS = {"repetition_penalty": 1.2, "no_repeat_ngram_size": 4}


class LoadedModel:
    """Safe for threads. Holds the memory until it is let go of."""

    def __init__(self, files: ModelFiles, options: Options) -> None:
        """Raises EngineRefused or EngineUnavailable."""
        self._files = files
        self._options = options
        self._source, self._target = (_load_tokenizer(path, files) for path in files.tokenizers)
        try:
            self._translator = ctranslate2.Translator(
                str(files.folder),
                device=options.device,
                compute_type=options.compute_type,
                inter_threads=options.connections,
                intra_threads=options.threads,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise explain_load(files.folder, error) from error
        self._traffic = Traffic()
        weakref.finalize(self, self._traffic.stop)  # at exit too, before the library is torn down

    def translate(self, texts: Sequence[str], frame: Frame) -> tuple[str, ...]:
        """Raises EngineRejected where a text is too long or an answer empty or cut short, and EngineUnavailable."""
        end = time.monotonic() + self._options.timeout_seconds
        with self._traffic.work():
            sources = [self._encode(text, frame, end) for text in texts]
            targets = self._run(sources, frame, end)
            stuck = [place for place, text in enumerate(texts) if _is_stuck(text, targets[place])]
            again = self._run([sources[place] for place in stuck], frame, end, **_GUARDS)
        for place, target in zip(stuck, again, strict=True):
            targets[place] = target
        return tuple(map(_accept, targets))

    def stop(self) -> None:
        """Texts under way are given up after the batch at work; returns when nothing runs any more."""
        self._traffic.stop()

    def _give_up(self, end: float) -> None:
        if self._traffic.is_stopped:
            raise EngineUnavailable("the engine was closed while it worked")
        if time.monotonic() > end:
            raise EngineUnavailable(f"no answer within {self._options.timeout_seconds:g} s")

    def _encode(self, text: str, frame: Frame, end: float) -> list[str]:
        self._give_up(end)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise EngineRejected("the text holds half a character") from None
        pieces = self._source.encode(text, out_type=str)
        tokens = [*frame.head, *pieces, *(() if self._files.adds_end else (END,))]
        if len(tokens) > self._files.max_tokens:
            raise EngineRejected(f"the model takes {self._files.max_tokens} tokens, the text has {len(tokens)}")
        return tokens

    def _run(self, sources: list[list[str]], frame: Frame, end: float, **guards: float) -> list[str | None]:
        """In the order of `sources`; None for an answer that did not end."""
        at_once = self._options.connections
        batches = cut_batches(list(map(len, sources)), _BATCH_TOKENS[self._options.device], at_once)
        targets: list[str | None] = [None] * len(sources)
        for start in range(0, len(batches), at_once):
            self._give_up(end)
            places = [place for batch in batches[start : start + at_once] for place in batch]
            asked = [[sources[place] for place in batch] for batch in batches[start : start + at_once]]
            for place, tokens in zip(places, self._ask(asked, frame, guards), strict=True):
                targets[place] = self._decode(tokens, frame)
        return targets

    def _ask(self, batches: list[list[list[str]]], frame: Frame, guards: dict[str, float]) -> list[list[str]]:
        """The best tokens for each source; the batches are computed side by side."""
        try:
            answers = [answer for batch in batches for answer in self._submit(batch, frame, guards)]
            return [answer.result().hypotheses[0] for answer in answers]
        except (RuntimeError, ValueError, MemoryError) as error:
            raise explain_run(error) from None

    def _submit(self, batch: list[list[str]], frame: Frame, guards: dict[str, float]) -> list[Any]:
        longest = max(map(len, batch))
        answers: list[Any] = self._translator.translate_batch(
            batch,
            [list(frame.prefix)] * len(batch) if frame.prefix else None,
            asynchronous=True,
            beam_size=self._options.beam_size,
            max_input_length=0,  # 1,024 by default, and the rest thrown away
            max_decoding_length=min(_TARGET_RATIO * longest + _TARGET_FLOOR, self._files.max_tokens),
            return_end_token=True,
            disable_unk=True,
            **guards,
        )
        return answers

    def _decode(self, tokens: list[str], frame: Frame) -> str | None:
        if not tokens or tokens[-1] != END:
            return None
        decoded: str = self._target.decode(tokens[len(frame.prefix) : -1])
        return decoded.strip()


def _load_tokenizer(path: Path, files: ModelFiles) -> Any:  # noqa: ANN401 - sentencepiece has no types
    try:
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise EngineRefused(
            f"{path} is no SentencePiece model", hint="copy it again from the original model"
        ) from error
    size = tokenizer.get_piece_size()
    pieces = [tokenizer.id_to_piece(number) for number in range(0, size, max(size // _SAMPLE_PIECES, 1))]
    known = sum(piece in files.vocabulary for piece in pieces)
    if 2 * known < len(pieces):
        raise EngineRefused(
            f"the tokenizer {path} is not that of the model: its vocabulary has {known} of {len(pieces)} pieces",
            hint="copy the one of the original model",
        )
    return tokenizer


def _is_stuck(source: str, target: str | None) -> bool:
    return target is None or (find_loop(target) is not None and find_loop(source) is None)


def _accept(target: str | None) -> str:
    if target is None:
        raise EngineRejected("the model's answer does not end")
    if not target:
        raise EngineRejected("the model's answer is empty")
    return target
