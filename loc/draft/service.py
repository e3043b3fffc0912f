"""Engines that take many texts in one request: what they share, so that each is only its own protocol."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from loc.draft.address import Address
from loc.draft.notices import Notice, find_notice
from loc.draft.protocol import Hint
from loc.draft.remote import Remote
from loc.draft.settings import read_count, read_seconds
from loc.draft.statuses import FaultReader
from loc.draft.transport import Transport
from loc.errors import EngineRefused, EngineRejected
from loc.lang.script.letters import has_letters

SETTINGS = ("url", "key", "key_file", "timeout_seconds", "connections")

# 50,000 characters of Cyrillic, each as `\u0431`, twice as long as their source.
_MAX_ANSWER_BYTES = 1_000_000


class LanguageRejected(EngineRejected):
    """The service does not know a language, and will not know it for the next text."""


class Service(Protocol):
    """One service's own protocol. Safe for threads; keeps its key out of its repr."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def advice(self) -> str: ...

    @property
    def max_batch(self) -> int: ...

    @property
    def max_request_chars(self) -> int:
        """Of all texts of one request, and so of one text."""
        ...

    def code(self, lang: str, *, of_target: bool) -> str | None:
        """The service's own code, None where it has none."""
        ...

    def ask(
        self, transport: Transport, texts: Sequence[str], source: str, target: str, hints: Iterable[Hint]
    ) -> object:
        """What the answer has in the place of the list of results. `hints` are found out only when they are looked at.

        KeyError, TypeError and the like where the answer is of another form.
        """
        ...


@dataclass(frozen=True, slots=True)
class ListEngine(Remote):
    """Of a list with good and empty results the empty ones are given as "", for the gate to refuse them alone.

    `_unknown` holds the pairs of languages that the service does not translate after all, and what it said.
    """

    service: Service
    transport: Transport
    _unknown: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return self.service.name

    @property
    def version(self) -> str:
        return self.service.version

    @property
    def advice(self) -> str:
        return self.service.advice

    @property
    def max_chars(self) -> int:
        return self.service.max_request_chars

    @property
    def max_batch(self) -> int:
        return self.service.max_batch

    def supports(self, source_lang: str, target_lang: str) -> bool:
        """Knows more once the service has been asked."""
        source, target = self.service.code(source_lang, of_target=False), self.service.code(target_lang, of_target=True)
        known = source is not None and target is not None and source_lang != target_lang
        return known and (source_lang, target_lang) not in self._unknown

    def translate(
        self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
    ) -> tuple[str, ...]:
        if not self.supports(source_lang, target_lang):
            said = self._unknown.get((source_lang, target_lang))
            raise EngineRejected(said or f"{self.name} does not translate {source_lang} to {target_lang}")
        longest = max(map(len, texts), default=0)
        if longest > self.max_chars:
            raise EngineRejected(f"{self.name} takes {self.max_chars} characters, the text has {longest}")
        end = time.monotonic() + self.timeout_seconds
        targets = list(texts)
        for places in self._cut(texts):
            left = replace(self.transport, timeout_seconds=max(end - time.monotonic(), 0.1))
            some = [texts[place] for place in places]
            theirs = (hints[place] for place in places) if hints else ()
            results = self._ask(left, some, (source_lang, target_lang), theirs)
            for place, target in zip(places, results, strict=True):
                targets[place] = target
        return tuple(targets)

    def _cut(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The places of texts with letters, as many as one request takes."""
        places: list[int] = []
        chars = 0
        for place, text in enumerate(texts):
            if not has_letters(text):
                continue
            if places and (len(places) == self.max_batch or chars + len(text) > self.service.max_request_chars):
                yield places
                places, chars = [], 0
            places.append(place)
            chars += len(text)
        if places:
            yield places

    def _ask(
        self, transport: Transport, texts: Sequence[str], langs: tuple[str, str], hints: Iterable[Hint]
    ) -> list[str]:
        source, target = self.service.code(langs[0], of_target=False), self.service.code(langs[1], of_target=True)
        try:
            results = self.service.ask(transport, texts, str(source), str(target), hints)
        except LanguageRejected as error:
            self._unknown[langs] = str(error)
            raise
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # `from None`: json's errors carry the answer.
            raise EngineRejected(f"{self.name} gave an answer of an unknown form ({type(error).__name__})") from None
        return self._accept(texts, results)

    def _accept(self, texts: Sequence[str], results: object) -> list[str]:
        if not isinstance(results, list):
            raise EngineRejected(f"{self.name} gave an answer of an unknown form: no list")
        if len(results) != len(texts):
            raise EngineRejected(f"{self.name} gave {len(results)} results for {len(texts)} texts")
        targets = [each if isinstance(each, str) else "" for each in results]
        if not any(target.strip() for target in targets):
            raise EngineRejected(f"{self.name} gave nothing back")
        notices = [find_notice(target) for target in targets]
        stop = notices[0]
        if stop and all(_stops(notice) for notice in notices) and not any(map(find_notice, texts)):
            raise EngineRefused(f"{self.name} sent a notice: {stop.meaning}")
        return targets


def _stops(notice: Notice | None) -> bool:
    return notice is not None and notice.stops


def make_engine(
    service: Service,
    address: Address,
    settings: Mapping[str, str],
    read_fault: FaultReader,
    *,
    timeout_seconds: float = 15.0,
    connections: int = 4,
) -> ListEngine:
    transport = Transport(
        address,
        timeout_seconds=read_seconds(service.name, settings, "timeout_seconds", timeout_seconds),
        connections=read_count(service.name, settings, "connections", connections),
        max_answer_bytes=_MAX_ANSWER_BYTES,
        read_fault=read_fault,
    )
    return ListEngine(service, transport)
