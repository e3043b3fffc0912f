"""The way of each question from engine to engine, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from loc.draft.lane import Lane, Pending
from loc.draft.question import Answer, Failure, Question
from loc.lang.script.letters import has_letters
from loc.model import Draft

COPIED = "copied"


class Router:
    """`waiting` are questions without an answer yet, `ready` answers that nobody has taken."""

    def __init__(self, lanes: Sequence[Lane], orders: Mapping[str, Sequence[str]], max_pause_seconds: float) -> None:
        """`orders` holds names of engines by target language; one without an order has all of them."""
        self.waiting: set[Question] = set()
        self.ready: deque[tuple[Question, Answer | Failure]] = deque()
        self._lanes = tuple(lanes)
        self._orders = orders
        self._max_pause_seconds = max_pause_seconds
        self._answers: dict[Question, Answer] = {}
        self._verdicts: dict[Question, dict[str, str]] = {}

    def ask(self, question: Question) -> None:
        if question in self.waiting:
            return
        if question in self._answers:
            self.ready.append((question, self._answers[question]))
        elif question.text.strip() and not has_letters(question.text):
            at = datetime.now(UTC).replace(microsecond=0)
            self.ready.append((question, Answer(Draft(question.text, COPIED), at)))
        else:
            self.waiting.add(question)
            known = dict(self._verdicts.get(question, {}))
            self._route(Pending(question, self.lanes_for(question.target_lang), known))

    def lanes_for(self, target_lang: str) -> tuple[Lane, ...]:
        names = self._orders.get(target_lang)
        if names is None:
            return self._lanes
        return tuple(lane for name in names for lane in self._lanes if lane.name == name)

    def finish(self, question: Question, answer: Answer | Failure) -> None:
        self.waiting.discard(question)
        self.ready.append((question, answer))
        if isinstance(answer, Answer):
            self._answers[question] = answer

    def move_on(self, item: Pending, reason: str) -> None:
        """To the next engine; this one gave no draft for `reason`."""
        item.reasons[item.lane.name] = reason
        item.at += 1
        item.is_alone = False
        self._route(item)

    def ask_alone(self, item: Pending, reason: str) -> None:
        """Once more, in a request of its own; the second time the next engine has its turn."""
        if item.is_alone:
            self.refuse_for_good(item, reason)
        else:
            item.is_alone = True
            item.lane.add(item)

    def refuse_for_good(self, item: Pending, reason: str) -> None:
        """Other stories with the same text do not ask this engine either."""
        self._verdicts.setdefault(item.question, {})[item.lane.name] = reason
        self.move_on(item, reason)

    def leave(self, lane: Lane) -> None:
        """What waits for an engine that is out moves on."""
        if not lane.standing.may_be_out:
            return
        for item, reason in list(lane.drop_out()):
            if self.is_held(item):
                lane.add(item)
            else:
                self.move_on(item, reason)

    def is_held(self, item: Pending) -> bool:
        """An engine that was heard in this run is waited for through a short pause where no other can help."""
        standing, lang = item.lane.standing, item.question.target_lang
        left = standing.seconds_out()
        if standing.heard_at is None or left is None or left > self._max_pause_seconds:
            return False
        others = item.route[item.at + 1 :]
        return all(other.refuse(item.question) or other.standing.why_out(lang) for other in others)

    def _route(self, item: Pending) -> None:
        """Into the lane of the next engine that may be asked, else out as a failure."""
        while item.at < len(item.route):
            reason = item.reasons.get(item.lane.name) or item.lane.refuse(item.question) or self._why_out(item)
            if reason is None:
                item.lane.add(item)
                return
            item.reasons[item.lane.name] = reason
            item.at += 1
        reasons = tuple((lane.name, item.reasons[lane.name]) for lane in item.route)
        self.finish(item.question, Failure(reasons))

    def _why_out(self, item: Pending) -> str | None:
        reason = item.lane.standing.why_out(item.question.target_lang)
        return None if reason is None or self.is_held(item) else reason
