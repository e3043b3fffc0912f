"""The texts that wait for one engine, and the requests made of them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loc.draft.drafts import DraftKey, digest_text
from loc.draft.question import Question
from loc.draft.standing import Standing


@dataclass(slots=True, eq=False)
class Pending:
    """A question on its way through the engines of `route`, `at` the one of this index.

    `reasons` holds why each engine gave no draft. `is_alone` is a text asked once more, in a request of its own.
    """

    question: Question
    route: tuple[Lane, ...]
    reasons: dict[str, str]
    at: int = 0
    is_alone: bool = False
    was_held: bool = False

    @property
    def lane(self) -> Lane:
        return self.route[self.at]


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """All of one pair of languages. `keys` are those that were claimed: an engine may learn its version later."""

    lane: Lane
    items: tuple[Pending, ...]
    keys: tuple[DraftKey, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(item.question for item in self.items)

    @property
    def chars(self) -> int:
        return sum(len(question.text) for question in self.questions)


@dataclass(slots=True, eq=False)
class Lane:
    """One engine of a run with what waits for it.

    `elsewhere` are texts that another process is asking about, `look_at` when to see what became of them;
    `prepared` is a request that the budget lets go at `not_before`. `heard_by` is the end of its share of patience,
    None where it does not spend any. Times are monotonic.
    """

    standing: Standing
    queues: dict[tuple[str, str], deque[Pending]] = field(default_factory=dict)
    alone: deque[Pending] = field(default_factory=deque)
    elsewhere: list[Pending] = field(default_factory=list)
    look_at: float = 0.0
    prepared: Request | None = None
    not_before: float = 0.0
    flights: int = 0
    begun_at: float = 0.0
    heard_by: float | None = None

    @property
    def name(self) -> str:
        return self.standing.engine.name

    @property
    def is_unheard(self) -> bool:
        """It may still want a share of the patience, or has one."""
        return self.standing.heard_at is None and not self.standing.stopped

    @property
    def has_room(self) -> bool:
        """An engine on trial is asked one thing at a time."""
        return self.flights < (1 if self.standing.is_on_trial else self.standing.engine.connections)

    def key_of(self, question: Question) -> DraftKey:
        engine = self.standing.engine
        return DraftKey(engine.name, engine.version, *question.pair, digest_text(question.text))

    def refuse(self, question: Question) -> str | None:
        """Why it is never asked this."""
        engine = self.standing.engine
        if question.confidential and engine.leaves_machine:
            return "not asked: the text is confidential and would leave the house"
        if not engine.supports(*question.pair):
            return f"does not translate {question.source_lang} to {question.target_lang}"
        if len(question.text) > engine.max_chars:
            return f"the text is longer than {engine.max_chars} characters"
        return None

    def add(self, item: Pending, *, is_first: bool = False) -> None:
        queue = self.alone if item.is_alone else self.queues.setdefault(item.question.pair, deque())
        if is_first:
            queue.appendleft(item)
        else:
            queue.append(item)

    def next_queue(self, *, is_partial: bool) -> deque[Pending] | None:
        """The one to make a request from: a full one, with `is_partial` any, else texts asked alone."""
        longest = max(self.queues.values(), key=len, default=None)
        if longest and (is_partial or len(longest) >= self.standing.engine.max_batch):
            return longest
        return self.alone or None

    def cut(self, queue: deque[Pending], begun: Sequence[Pending]) -> list[Pending]:
        """Takes what a request begun with these has room for."""
        engine = self.standing.engine
        max_items = 1 if queue is self.alone else engine.max_batch
        # Some services bound a request's characters too, which the protocol leaves to each engine to say.
        max_chars = getattr(engine, "max_request_chars", None) or engine.max_chars * max_items
        chars = sum(len(item.question.text) for item in begun)
        taken: list[Pending] = []
        while queue and len(begun) + len(taken) < max_items:
            chars += len(queue[0].question.text)
            if chars > max_chars and (begun or taken):
                break
            taken.append(queue.popleft())
        return taken

    def drop_out(self) -> Iterator[tuple[Pending, str]]:
        """Takes what waits for an engine that is out, with the reason."""
        for queue in (*self.queues.values(), self.alone):
            for _ in range(len(queue)):
                reason = self.standing.why_out(queue[0].question.target_lang)
                if reason is None:
                    queue.rotate(-1)
                else:
                    yield queue.popleft(), reason

    def leave_elsewhere(self, item: Pending, seconds: float) -> None:
        """Another process asks for it; in so many seconds it is looked for again."""
        self.elsewhere.append(item)
        self.look_at = time.monotonic() + seconds

    def look_again(self) -> None:
        if self.elsewhere and self.look_at <= time.monotonic():
            for item in reversed(self.elsewhere):
                self.add(item, is_first=True)
            self.elsewhere = []

    def begin_flight(self, share_seconds: float) -> None:
        self.flights += 1
        # Patience is for the network; an engine that loads a model before its first answer says so itself.
        is_slow = getattr(self.standing.engine, "loads_model", False)
        if self.standing.heard_at is None and self.heard_by is None and not is_slow:
            self.begun_at = time.monotonic()
            self.heard_by = self.begun_at + share_seconds

    def end_patience(self) -> float:
        """Seconds of patience that it used, once it was heard or nothing is under way; else 0."""
        if self.heard_by is None or (self.standing.heard_at is None and self.flights):
            return 0.0
        self.heard_by = None
        return (self.standing.heard_at or time.monotonic()) - self.begun_at
