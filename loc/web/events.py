"""The stream of an open story, as server-sent events: what others do appears without a reload.

unit      {"id", "lang", "state", "by", "seen", "is_new"}: another text or state (`is_new`), or other findings; the page
          asks for the unit anew
story     {"take"}: sentences came, went or moved; the page asks for the story anew
standing  {"html"}: the bar in its head
people    {"names"}: who else has it open

The ID of an event says which texts the page shows after it: the first six digits of each unit's `seen`, in order. A
page says the same as `shown` when it first asks, and browsers as Last-Event-ID when they come back, so that nothing
between the two is missed, however long it took and whichever desk answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from loc.web.guard import identify, person_of
from loc.web.hub import Reader, StoryKey, StoryLook, Topic, UnitLook
from loc.web.render import render_text

if TYPE_CHECKING:
    from loc.web.desk import Desk

HEARTBEAT_SECONDS = 15.0
DIGITS = 6
_RETRY = "retry: 2000\n\n"
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # nginx would keep events back


@dataclass(slots=True)
class _Told:
    """What the page knows. `shown` counts until it was told of a look."""

    shown: str
    look: StoryLook | None = None
    names: tuple[str, ...] = ()


async def follow_story(request: Request) -> StreamingResponse:
    shown = request.headers.get("last-event-id", "") or request.query_params.get("shown", "")
    return StreamingResponse(_stream(request, shown), media_type="text/event-stream", headers=_HEADERS)


async def _stream(request: Request, shown: str) -> AsyncIterator[str]:
    desk: Desk = request.app.state.desk
    reader, told = Reader(person_of(request)), [_Told(shown), _Told("")]
    with contextlib.ExitStack() as opened:
        keys = enumerate(_stories(request))
        topics = [opened.enter_context(desk.hub.open(key, reader, is_guest=place > 0)) for place, key in keys]
        yield _RETRY
        while not desk.hub.is_closed:
            reader.awake.clear()
            for topic, known in zip(topics, told, strict=False):
                for event in _tell(request, topic, known, reader, is_guest=topic is not topics[0]):
                    yield event
            if not await _wait(reader):
                if identify(request, desk).person != reader.person:
                    return
                yield ": still here\n\n"


def _stories(request: Request) -> list[StoryKey]:
    """The story and, where it is shown as a third column, that in the other language."""
    desk: Desk = request.app.state.desk
    lang, slug = request.path_params["lang"], request.path_params["slug"]
    other = request.query_params.get("other", "")
    langs = [lang, other] if other in desk.config.langs and other != lang else [lang]
    return [(each, slug) for each in langs]


async def _wait(reader: Reader) -> bool:
    with contextlib.suppress(TimeoutError):
        return await asyncio.wait_for(reader.awake.wait(), HEARTBEAT_SECONDS)
    return False


def _tell(request: Request, topic: Topic, told: _Told, reader: Reader, *, is_guest: bool) -> Iterator[str]:
    if is_guest:
        yield from _tell_units(topic, told)
        return
    names = tuple(name for name in topic.names if name != reader.person.name)
    if names != told.names:
        told.names = names
        yield _event("people", {"names": names})
    before = told.look
    yield from _tell_units(topic, told)
    look = told.look
    if look and (before is None or before.status != look.status):
        yield _event("standing", {"html": render_text(request, "standing.html", status=look.status).strip()})
    if look and look is not before:
        yield f"id: {state_of(look)}\n\n"


def _tell_units(topic: Topic, told: _Told) -> Iterator[str]:
    """None of a story that has moved: all of it is asked for anew."""
    before, look = told.look, topic.look
    if look is None or look is before:
        return
    told.look = look
    if _has_moved(before, told.shown, look):
        yield _event("story", {"take": look.status.take})
        return
    for unit, is_new in _find_changed(before, told.shown, look):
        about = {"id": unit.id, "lang": look.status.lang, "state": unit.state, "by": unit.by, "seen": unit.seen}
        yield _event("unit", {**about, "is_new": is_new})


def _has_moved(before: StoryLook | None, shown: str, look: StoryLook) -> bool:
    """A page that does not say what it shows is believed to show the story as it is."""
    if before:
        return before.structure != look.structure
    return bool(shown) and len(shown) != DIGITS * len(look.units)


def _find_changed(before: StoryLook | None, shown: str, look: StoryLook) -> Iterator[tuple[UnitLook, bool]]:
    """And whether the text or its state changed, not only what is known of it."""
    if before:
        pairs = zip(before.units, look.units, strict=True)
        yield from ((new, new.seen != old.seen) for old, new in pairs if old != new)
    elif shown:
        digits = (shown[at : at + DIGITS] for at in range(0, len(shown), DIGITS))
        yield from ((new, True) for old, new in zip(digits, look.units, strict=True) if old != new.seen[:DIGITS])


def state_of(look: StoryLook) -> str:
    """Names all texts and states of a story."""
    return "".join(unit.seen[:DIGITS] for unit in look.units)


def _event(name: str, content: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"


ROUTES: tuple[Route, ...] = (Route("/events/{lang}/{slug:path}", follow_story, name="events"),)
