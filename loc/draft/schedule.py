"""Texts of many stories through the chain of engines, each draft past the gate.

Texts wait in the lane of their engine, and a request is made of as many as it takes, whatever story and language they
came with. A text that an engine gives no draft for goes to the lane of the next one.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from loc.draft.budget import Budget
from loc.draft.drafts import DraftKey, DraftStore, KeptDraft
from loc.draft.lane import Lane, Pending, Request
from loc.draft.protect import MaskedEngine
from loc.draft.protocol import Engine
from loc.draft.question import Answer, Failure, Hints, Question
from loc.draft.router import COPIED, Router
from loc.draft.standing import EngineHealth, Patience, Standing
from loc.draft.verdict import REJECTED, judge_answer, tidy
from loc.draft.workers import Done, Failed, Outcome, Workers
from loc.errors import EngineError, EngineRefused, EngineRejected
from loc.model import Draft

__all__ = ["COPIED", "Chain", "Failure"]

GRACE_SECONDS = 0.5  # for an engine to say itself why it gave up
LOOK_SECONDS = 0.2  # between looks at what another process is asking about
IDLE_SECONDS = 1.0
MIN_WAITING = 100
MAX_WAITING = 5_000


class Chain:
    """The engines of a run, best first. One for all articles and languages: a dead engine is not asked again.

    Not safe for threads; it starts its own.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        orders: Mapping[str, Sequence[str]] | None = None,
        patience_seconds: float = 6.0,
        drafts: DraftStore | None = None,
        budget: Budget | None = None,
    ) -> None:
        """`orders` holds names of engines by target language; one without an order has all of them."""
        self.engines = tuple(engines)
        self.drafts = drafts or DraftStore(None)
        self.budget = budget or Budget(None, {})
        self._lanes = tuple(Lane(Standing(engine)) for engine in engines)
        self._router = Router(self._lanes, orders or {}, patience_seconds)
        self._patience = Patience(patience_seconds)
        self._workers: Workers[Request, tuple[str, ...]] = Workers(_translate, self._overdue_at)

    @property
    def wants_more(self) -> bool:
        """Whether more questions would keep its engines busier."""
        room = max((2 * each.connections * each.max_batch for each in self.engines), default=0)
        return len(self._router.waiting) < min(max(room, MIN_WAITING), MAX_WAITING)

    @property
    def busy_engines(self) -> tuple[str, ...]:
        return tuple(lane.name for lane in self._lanes if lane.flights)

    def ask(self, question: Question) -> None:
        """`take` gives its answer once, however often it was asked before that."""
        self._router.ask(question)

    def take(self, *, is_last: bool = False) -> Iterator[tuple[Question, Answer | Failure]]:
        """Answers as they come. Waits until the chain wants more, with `is_last` until all are there."""
        router = self._router
        while True:
            self._pump(is_partial=is_last or not self.wants_more)
            while router.ready:
                yield router.ready.popleft()
            if not router.waiting or (not is_last and self.wants_more and not self._workers.has_finished):
                return
            for request, outcome in self._workers.wait(self._idle_seconds()):
                self._settle(request, outcome)

    def draft_texts(
        self,
        texts: Iterable[str],
        source_lang: str,
        target_lang: str,
        *,
        confidential: bool = False,
        unwanted: Collection[str] = (),
    ) -> Iterator[tuple[str, Draft | Failure]]:
        """Each different text once, as they come."""
        for text in dict.fromkeys(texts):
            self.ask(Question(text, source_lang, target_lang, confidential, frozenset(unwanted)))
        for question, answer in self.take(is_last=True):
            yield question.text, answer if isinstance(answer, Failure) else answer.draft

    def first_engine(self, question: Question) -> Engine | None:
        """The one that would be asked it first, None where none may be."""
        lanes = self._router.lanes_for(question.target_lang)
        return next((lane.standing.engine for lane in lanes if lane.refuse(question) is None), None)

    def is_kept(self, question: Question, engine: Engine) -> bool:
        """Whether this engine gave an answer in an earlier run that may be used."""
        key = Lane(Standing(engine)).key_of(question)
        kept = self.drafts.find([key]).get(key)
        return kept is not None and judge_answer(question, kept.target) is None

    def report(self) -> tuple[EngineHealth, ...]:
        return tuple(lane.standing.report() for lane in self._lanes)

    def close(self) -> None:
        self._workers.close()
        for engine in self.engines:
            engine.close()
        self.drafts.close()
        self.budget.close()

    def _pump(self, *, is_partial: bool) -> None:
        """Begins all requests that may be begun now. A text may go to a lane before or behind its own."""
        is_moving = True
        while is_moving:
            is_moving = False
            for lane in self._lanes:
                lane.look_again()
                self._router.leave(lane)
                while lane.has_room and self._launch(lane, is_partial=is_partial):
                    is_moving = True

    def _launch(self, lane: Lane, *, is_partial: bool) -> bool:
        """False where nothing is to be asked, or not yet."""
        if lane.not_before > time.monotonic():
            return False
        request = lane.prepared or self._prepare(lane, is_partial=is_partial)
        lane.prepared = None
        if request is None:
            return False
        try:
            wait_seconds = self.budget.reserve(lane.name, request.chars)
        except EngineRefused as error:
            self._give_back(request, error)
            return True
        if wait_seconds:
            lane.prepared, lane.not_before = request, time.monotonic() + wait_seconds
            return False
        lane.begin_flight(self._patience.share(sum(each.is_unheard for each in self._lanes)))
        self._workers.begin(request)
        return True

    def _give_back(self, request: Request, error: EngineRefused) -> None:
        """The budget did not let it go: its texts wait again, or move on."""
        self.drafts.release(request.keys)
        request.lane.standing.note_error(error)
        for item in reversed(request.items):
            request.lane.add(item, is_first=True)
        self._router.leave(request.lane)

    def _prepare(self, lane: Lane, *, is_partial: bool) -> Request | None:
        batch: list[tuple[Pending, DraftKey]] = []
        queue = lane.next_queue(is_partial=is_partial)
        while queue and (taken := lane.cut(queue, [item for item, _ in batch])):
            batch += self._sift(lane, taken)
        if not batch:
            return None
        items, keys = zip(*batch, strict=True)
        return Request(lane, items, keys)

    def _sift(self, lane: Lane, items: Sequence[Pending]) -> list[tuple[Pending, DraftKey]]:
        """Those to be asked for, now claimed; the others have an answer, or somebody else asks for it."""
        keys = [lane.key_of(item.question) for item in items]
        claims = self.drafts.claim(keys)
        ours: list[tuple[Pending, DraftKey]] = []
        for key, item in zip(keys, items, strict=True):
            if key in claims.kept:
                ours += self._use_kept(item, key, claims.kept[key])
            elif key in claims.ours:
                ours.append((item, key))
            else:
                lane.leave_elsewhere(item, LOOK_SECONDS)
        return ours

    def _use_kept(self, item: Pending, key: DraftKey, kept: KeptDraft) -> list[tuple[Pending, DraftKey]]:
        """The item, where the answer is no longer good and must be asked for anew."""
        reason = judge_answer(item.question, kept.target)
        if reason is None:
            item.lane.standing.kept += 1
            self._router.finish(item.question, _answer_of(key, kept, is_kept=True))
        elif reason == REJECTED:
            self._router.refuse_for_good(item, f"its answer was refused: {reason}")
        else:
            self.drafts.forget(key)
            return self._sift(item.lane, [item])
        return []

    def _settle(self, request: Request, outcome: Outcome[tuple[str, ...]]) -> None:
        lane = request.lane
        lane.flights -= 1
        if isinstance(outcome, Done):
            lane.standing.note_answer()
            self._pass_gate(request, outcome.result)
        else:
            self.drafts.release(request.keys)
            if isinstance(outcome, Failed):
                self._settle_error(request, outcome.error)
            else:
                self._settle_overdue(request, outcome.seconds)
        self._patience.seconds_left -= lane.end_patience()

    def _pass_gate(self, request: Request, targets: Sequence[str]) -> None:
        if len(targets) != len(request.items):
            targets = [""] * len(request.items)  # nobody can tell which belongs to which
        lane, tidied = request.lane, [tidy(target) for target in targets]
        reasons = [judge_answer(*each) for each in zip(request.questions, tidied, strict=True)]
        at, keys = datetime.now(UTC).replace(microsecond=0), map(lane.key_of, request.questions)
        rows = [
            (item, key, KeptDraft(target, at, _masks_in(request, item.question)), reason)
            for item, key, target, reason in zip(request.items, keys, tidied, reasons, strict=True)
        ]
        good = {key: kept for _, key, kept, reason in rows if reason is None}
        self.drafts.keep(good, request.keys)
        self.budget.count_drafts(lane.name, len(good), len(rows) - len(good))
        for item, key, kept, reason in rows:
            if reason is None:
                lane.standing.note_accepted(key.target_lang)
                self._router.finish(item.question, _answer_of(key, kept))
            else:
                lane.standing.note_refused(key.target_lang)
                self._router.ask_alone(item, f"its answer was refused: {reason}")

    def _settle_error(self, request: Request, error: BaseException) -> None:
        if not isinstance(error, EngineError):
            raise error
        request.lane.standing.note_error(error)
        if isinstance(error, EngineRefused) and error.retry_after:
            self.budget.pause(request.lane.name, error.retry_after, str(error))
        for item in request.items:
            if isinstance(error, EngineRejected):
                self._router.ask_alone(item, str(error))
            elif isinstance(error, EngineRefused) and not item.was_held and self._router.is_held(item):
                item.was_held = True
                request.lane.add(item)
            else:
                self._router.move_on(item, str(error))

    def _settle_overdue(self, request: Request, seconds: float) -> None:
        standing = request.lane.standing
        standing.note_overdue(seconds)
        for item in request.items:
            reason = standing.why_out(item.question.target_lang) or f"no answer within {seconds:.1f} s"
            self._router.move_on(item, reason)

    def _overdue_at(self, request: Request, begun: float) -> float:
        lane = request.lane
        usual = begun + lane.standing.engine.timeout_seconds + GRACE_SECONDS
        if lane.standing.heard_at is not None or lane.heard_by is None:
            return usual
        return begun if lane.standing.is_out else min(usual, lane.heard_by)

    def _idle_seconds(self) -> float:
        """Until something may be done without an outcome."""
        now = time.monotonic()
        times = [lane.look_at for lane in self._lanes if lane.elsewhere]
        times += [lane.not_before for lane in self._lanes if lane.prepared]
        return max(min([IDLE_SECONDS, *(at - now for at in times)]), 0)


def _answer_of(key: DraftKey, kept: KeptDraft, *, is_kept: bool = False) -> Answer:
    masks = f", {kept.masks} mask{'' if kept.masks == 1 else 's'}" if kept.masks else ""
    return Answer(Draft(kept.target, f"{key.engine} {key.version}{masks}"), kept.made_at, is_kept)


def _masks_in(request: Request, question: Question) -> int:
    engine = request.lane.standing.engine
    return engine.masks_in(question.text, question.target_lang) if isinstance(engine, MaskedEngine) else 0


def _translate(request: Request) -> tuple[str, ...]:
    """The one place where texts go out and come back; in a thread of its own."""
    questions = request.questions
    source_lang, target_lang = questions[0].pair
    texts = [question.text for question in questions]
    return tuple(request.lane.standing.engine.translate(texts, source_lang, target_lang, Hints(questions)))
