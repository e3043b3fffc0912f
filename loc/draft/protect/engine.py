"""An engine in front of another, which sees masks where text must stay as it is."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import overload

from loc.draft.gate import judge
from loc.draft.protect.forms import Form
from loc.draft.protect.known import Known, KnownForms
from loc.draft.protect.mask import Protected, needs_masks, protect, restore
from loc.draft.protect.probe import find_form
from loc.draft.protocol import Engine, Hint
from loc.errors import EngineError, EngineRejected

# The probe may take two time-outs, the masked texts one, those asked again without masks one.
_CALLS = 4


@dataclass(frozen=True, slots=True)
class MaskCounts:
    """Texts that came back with their masks, and those that lost one and were asked again without."""

    kept: int
    lost: int


class _Chosen(Sequence[Hint]):
    """Some of `hints`, looked at as late as those: finding them out costs time."""

    def __init__(self, hints: Sequence[Hint], places: Sequence[int]) -> None:
        self._hints = hints
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Hint: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hint]: ...
    def __getitem__(self, index: int | slice) -> Hint | Sequence[Hint]:
        if isinstance(index, slice):
            return _Chosen(self._hints, self._places[index])
        return self._hints[self._places[index]]

    def __reduce__(self) -> tuple[type[tuple[Hint, ...]], tuple[tuple[Hint, ...]]]:
        """Another process gets them found out."""
        return tuple, (tuple(self),)


@dataclass(frozen=True, slots=True)
class _Text:
    """`protected` is None where it is asked as it is."""

    source: str
    protected: Protected | None = None

    @property
    def masked(self) -> str:
        return self.protected.text if self.protected else self.source

    @property
    def is_bare(self) -> bool:
        return self.protected is not None and self.protected.is_bare


@dataclass(slots=True)
class MaskedEngine:
    """`keep_of` gives the do-not-translate terms of a target language.

    The engine is probed for the form it keeps when the first text comes that needs a mask, once a language pair, and
    `known` remembers; where it keeps none, all texts go to it as they are. Safe for threads where `engine` is.
    """

    engine: Engine
    keep_of: Callable[[str], Sequence[str]] = lambda _: ()
    known: KnownForms = field(default_factory=KnownForms)
    _forms: dict[tuple[str, str], Future[Form | None]] = field(default_factory=dict)
    _masks: dict[bytes, int] = field(default_factory=dict)
    _lost: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def version(self) -> str:
        return self.engine.version

    @property
    def max_chars(self) -> int:
        return self.engine.max_chars

    @property
    def max_batch(self) -> int:
        return self.engine.max_batch

    @property
    def connections(self) -> int:
        return self.engine.connections

    @property
    def timeout_seconds(self) -> float:
        return self.engine.timeout_seconds * _CALLS

    @property
    def leaves_machine(self) -> bool:
        return self.engine.leaves_machine

    @property
    def plain_http(self) -> bool:
        return self.engine.plain_http

    @property
    def loads_model(self) -> bool:
        return bool(getattr(self.engine, "loads_model", False))

    @property
    def advice(self) -> str:
        return self.engine.advice

    @property
    def counts(self) -> MaskCounts:
        with self._lock:
            return MaskCounts(len(self._masks), self._lost)

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return self.engine.supports(source_lang, target_lang)

    def close(self) -> None:
        self.engine.close()

    def masks_in(self, text: str, target_lang: str) -> int:
        """How many masks the last answer to `text` came back with; 0 where it was asked as it is."""
        with self._lock:
            return self._masks.get(_digest(text, target_lang), 0)

    def translate(
        self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
    ) -> tuple[str, ...]:
        """A text that lost a mask, or whose result the gate would refuse, is asked again without masks, all such of a
        call in one request.

        Its result is "" where that request fails while others of the call have theirs.
        """
        keep = tuple(self.keep_of(target_lang))
        needs = [needs_masks(text, keep) for text in texts]
        form = self._form(source_lang, target_lang) if any(needs) else None
        if form is None:
            return self.engine.translate(texts, source_lang, target_lang, hints)
        told = [
            self._mask(text, form, keep) if is_needed else _Text(text)
            for text, is_needed in zip(texts, needs, strict=True)
        ]
        return self._ask_masked(told, source_lang, target_lang, hints)

    def _ask_masked(
        self, texts: Sequence[_Text], source_lang: str, target_lang: str, hints: Sequence[Hint]
    ) -> tuple[str, ...]:
        results = {index: text.source for index, text in enumerate(texts) if text.is_bare}
        asked = [index for index in range(len(texts)) if index not in results]
        masked = [texts[index].masked for index in asked]
        try:
            answers = self._ask(masked, asked, source_lang, target_lang, hints)
        except EngineRejected:  # perhaps it was the masks
            answers = [None] * len(asked)
        for index, answer in zip(asked, answers, strict=True):
            restored = _restore(texts[index], answer, source_lang, target_lang)
            if restored is not None:
                results[index] = restored
        lost = [index for index in asked if index not in results]
        self._note(texts, lost, target_lang)
        results |= self._ask_again(lost, texts, source_lang, target_lang, hints)
        return tuple(results[index] for index in range(len(texts)))

    def _ask_again(
        self, lost: Sequence[int], texts: Sequence[_Text], source_lang: str, target_lang: str, hints: Sequence[Hint]
    ) -> dict[int, str]:
        try:
            answers = self._ask([texts[index].source for index in lost], lost, source_lang, target_lang, hints)
        except EngineError:
            if len(lost) == len(texts):
                raise
            answers = [None] * len(lost)
        return {index: answer or "" for index, answer in zip(lost, answers, strict=True)}

    def _ask(
        self, asked: Sequence[str], places: Sequence[int], source_lang: str, target_lang: str, hints: Sequence[Hint]
    ) -> Sequence[str | None]:
        """One each; all None where they cannot be paired."""
        chosen = _Chosen(hints, places) if hints else ()
        answers = self.engine.translate(asked, source_lang, target_lang, chosen) if asked else ()
        return answers if len(answers) == len(asked) else [None] * len(asked)

    def _mask(self, text: str, form: Form, keep: Sequence[str]) -> _Text:
        protected = protect(text, form, keep)
        fits = protected.tokens and len(protected.text) <= self.engine.max_chars
        return _Text(text, protected if fits else None)

    def _form(self, source_lang: str, target_lang: str) -> Form | None:
        """Threads that ask while another probes wait for its answer, and fail with it."""
        pair = (source_lang, target_lang)
        with self._lock:
            found = self._forms.get(pair)
            future = found or self._forms.setdefault(pair, Future())
        if found is None:
            try:
                future.set_result(self._find_form(source_lang, target_lang))
            except BaseException as error:
                with self._lock:
                    del self._forms[pair]
                future.set_exception(error)
                raise
        return future.result()

    def _find_form(self, source_lang: str, target_lang: str) -> Form | None:
        key = f"{self.engine.name} {self.engine.version} {source_lang} {target_lang}"
        known = self.known.find(key)
        if known is None:
            known = Known(find_form(self.engine, source_lang, target_lang))
            self.known.keep(key, known.form)
        return known.form

    def _note(self, texts: Sequence[_Text], lost: Sequence[int], target_lang: str) -> None:
        with self._lock:
            self._lost += sum(texts[index].protected is not None for index in lost)
            for index, text in enumerate(texts):
                key = _digest(text.source, target_lang)
                if text.protected and index not in lost:
                    self._masks[key] = len(text.protected.tokens)
                else:
                    self._masks.pop(key, None)


def _restore(text: _Text, answer: str | None, source_lang: str, target_lang: str) -> str | None:
    if text.protected is None:
        return answer
    target = restore(text.protected, answer or "")
    return target if judge(text.source, target, source_lang, target_lang) is None else None


def _digest(text: str, target_lang: str) -> bytes:
    return hashlib.sha256(f"{target_lang}\0{text}".encode()).digest()[:16]
