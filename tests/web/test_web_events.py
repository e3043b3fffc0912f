"""What others do, as the stream of an open story tells it."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from desk import SLUG, TARGETS, WIRE
from newsroom import make_desk, people

from loc.flow.desk import Action, DeskUnit, decide_unit, open_story
from loc.web import events
from loc.web.app import create_app
from loc.web.desk import Desk
from loc.web.events import DIGITS, state_of
from loc.web.hub import look_of
from loc.web.server import listen

SENTENCE = "The plant makes 25 turbines a year."
TARGET = TARGETS[SENTENCE]
TIMEOUT_SECONDS = 20

Event = tuple[str, dict[str, Any]]


class Stream:
    """An open story of one person; `last_id` is what a browser would come back with."""

    def __init__(self, desk: Desk, login: str, path: str, last_id: str = "") -> None:
        person = desk.person(login)
        assert person is not None
        self.secret = desk.sessions.begin(person)
        headers = {"Cookie": f"{desk.cookie}={self.secret}"}
        headers |= {"Last-Event-ID": last_id} if last_id else {}
        self._connection = HTTPConnection("127.0.0.1", desk.port, timeout=TIMEOUT_SECONDS)
        self._connection.request("GET", path, headers=headers)
        self.answer = self._connection.getresponse()
        self.last_id = last_id

    def events(self) -> Iterator[Event]:
        """Until the desk ends the stream."""
        name, content = "", ""
        for line in iter(self.answer.readline, b""):
            field, _, value = line.decode().rstrip("\n").partition(": ")
            if field == "id":
                self.last_id = value
            elif field == "event":
                name = value
            elif field == "data":
                content = value
            elif not field and content:
                yield name, json.loads(content)
                name, content = "", ""

    def wait_for(self, name: str, is_meant: Callable[[dict[str, Any]], bool] = lambda _: True) -> list[Event]:
        """All events up to the one that is meant, which is the last."""
        seen: list[Event] = []
        for event in self.events():
            seen.append(event)
            if event[0] == name and is_meant(event[1]):
                return seen
        raise AssertionError(f"the stream ended before {name}: {seen}")

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Served on the loopback address, as `loc serve` does."""
    with listen("127.0.0.1", 0) as listener:
        settings = f"[web]\nport = {listener.getsockname()[1]}"
        desk = make_desk(tmp_path / "project", people(), settings)
        server = uvicorn.Server(uvicorn.Config(create_app(desk), log_config=None, ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield desk
        desk.hub.close()
        server.should_exit = True
        thread.join()


@contextmanager
def following(
    desk: Desk, login: str = "daniyar", *, shown: str | None = None, last_id: str = "", other: str = ""
) -> Iterator[Stream]:
    """`shown` None is what the story's page shows now."""
    query = {"shown": state(desk) if shown is None else shown} | ({"other": other} if other else {})
    stream = Stream(desk, login, f"/events/kk/{SLUG}?{urlencode(query)}", last_id)
    try:
        yield stream
    finally:
        stream.close()


def state(desk: Desk) -> str:
    return state_of(look_of(open_story(desk.project, SLUG, "kk")))


def row_of(desk: Desk, source: str = SENTENCE, lang: str = "kk") -> DeskUnit:
    return next(row for row in open_story(desk.project, SLUG, lang).units if row.unit.key.source == source)


def save(desk: Desk, target: str = TARGET, *, source: str = SENTENCE, lang: str = "kk") -> DeskUnit:
    person = desk.person("aigerim")
    assert person is not None
    row = row_of(desk, source, lang)
    return decide_unit(desk.project, SLUG, lang, row.unit.key.id, Action.SAVE, target, row.seen, person)


def test_a_decision_appears_at_the_others(desk: Desk) -> None:
    """Unit, state, who and the new token of the text, and the bar of the story counted anew."""
    with following(desk) as stream:
        stream.wait_for("standing")
        now = save(desk)
        seen = stream.wait_for("standing")
    unit = {"id": now.unit.key.id, "lang": "kk", "state": "reviewed", "by": "Aigerim Serikova", "seen": now.seen}
    assert seen[0] == ("unit", unit | {"is_new": True})
    assert "1 reviewed" in re.sub(r"\s+", " ", seen[-1][1]["html"])


def test_a_stream_is_one_and_kept_by_no_cache(desk: Desk) -> None:
    """The type that browsers want, and what proxies must not do with it."""
    with following(desk) as stream:
        assert stream.answer.status == 200
        assert stream.answer.headers["content-type"].startswith("text/event-stream")
        assert stream.answer.headers["cache-control"] == "no-store"


def test_an_edit_in_another_program_appears(desk: Desk) -> None:
    """A file that Poedit wrote is seen like a decision at the desk."""
    save(desk)
    path = desk.project.project.catalogs.path("kk", SLUG)
    with following(desk) as stream:
        stream.wait_for("standing")
        path.write_text(path.read_text(encoding="utf-8").replace(TARGET, "Зауыт 25 турбина құрастырады."), "utf-8")
        *_, (_, unit) = stream.wait_for("unit", lambda unit: unit["is_new"])
    assert unit["id"] == row_of(desk).unit.key.id
    assert unit["seen"] == row_of(desk).seen


def test_a_half_written_file_is_waited_for(desk: Desk) -> None:
    """A catalog that cannot be read is passed by; the stream goes on when it can be again."""
    save(desk)
    path = desk.project.project.catalogs.path("kk", SLUG)
    whole = path.read_text(encoding="utf-8")
    with following(desk) as stream:
        stream.wait_for("standing")
        path.write_text(whole.replace('msgid "It stands', "msgid It stands"), encoding="utf-8")
        time.sleep(1.2)
        path.write_text(whole.replace(TARGET, "Зауыт 25 турбина құрастырады."), encoding="utf-8")
        stream.wait_for("unit", lambda unit: unit["is_new"])


def test_a_newer_take_asks_for_the_story_anew(desk: Desk) -> None:
    """Where sentences change no unit is told by itself."""
    source = desk.project.project.sources.files()[SLUG].path
    with following(desk) as stream:
        stream.wait_for("standing")
        source.write_text(WIRE.replace("25 turbines", "30 turbines"), encoding="utf-8")
        seen = stream.wait_for("story")
    assert [name for name, _ in seen] == ["story"]


def test_a_finding_elsewhere_is_no_new_text(desk: Desk) -> None:
    """A figure that became wrong in its own sentence alone changes text and findings of that one only."""
    with following(desk) as stream:
        stream.wait_for("standing")
        save(desk, "Зауыт жылына 26 турбина шығарады.")
        told = [unit for name, unit in stream.wait_for("standing") if name == "unit"]
    assert [unit["id"] for unit in told if unit["is_new"]] == [row_of(desk).unit.key.id]


def test_what_happened_before_the_stream_began_is_told(desk: Desk) -> None:
    """Between the page and its stream, or while the browser was away, however the stream was asked for."""
    before = state(desk)
    now = save(desk)
    for shown, last_id in [(before, ""), ("", before), ("0" * 12, before)]:
        with following(desk, shown=shown, last_id=last_id) as stream:
            told = [unit["id"] for name, unit in stream.wait_for("standing") if name == "unit"]
        assert told == [now.unit.key.id], (shown, last_id)


def test_what_the_page_shows_already_is_not_told(desk: Desk) -> None:
    """A page that is up to date hears of no unit; one of another number of sentences is asked to begin anew."""
    save(desk)
    with following(desk) as stream:
        assert [name for name, _ in stream.wait_for("standing")] == ["standing"]
    with following(desk, shown=state(desk)[DIGITS:]) as stream:
        stream.wait_for("story")


def test_the_id_of_an_event_is_what_the_page_shows(desk: Desk) -> None:
    """A browser that comes back with it hears of what it missed, and of nothing twice."""
    with following(desk) as stream:
        stream.wait_for("standing")
        save(desk)
        stream.wait_for("standing")
        next_event = threading.Thread(target=lambda: list(stream.events()))
        next_event.start()
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while stream.last_id != state(desk) and time.monotonic() < deadline:
            time.sleep(0.05)
        last_id = stream.last_id
        desk.hub.close()
        next_event.join()
    assert last_id == state(desk)


def test_people_see_each_other(desk: Desk) -> None:
    """Names of the others, for as long as they have the story open; the queue knows too."""
    with following(desk, "daniyar") as first:
        with following(desk, "aigerim") as second:
            assert second.wait_for("people")[-1][1] == {"names": ["Daniyar Akhmetov"]}
            first.wait_for("people", lambda people: people["names"] == ["Aigerim Serikova"])
            assert desk.hub.names_by_story("kk") == {SLUG: ["Daniyar Akhmetov", "Aigerim Serikova"]}
            assert desk.hub.names_by_story("ru") == {}
        first.wait_for("people", lambda people: people["names"] == [])


def test_nobody_meets_himself(desk: Desk) -> None:
    """Two windows of one person are one person."""
    with following(desk, "daniyar"), following(desk, "daniyar") as second:
        names = [name for name, _ in second.wait_for("standing")]
        assert names == ["standing"]
        assert desk.hub.names_by_story("kk") == {SLUG: ["Daniyar Akhmetov"]}


def test_the_third_column_is_followed_too(desk: Desk) -> None:
    """What changes in the other language is told with that language, and who looks on is not said to work there."""
    with following(desk, other="ru") as stream:
        stream.wait_for("standing")
        now = save(desk, "Завод выпускает 25 турбин в год.", lang="ru")
        *_, (_, unit) = stream.wait_for("unit", lambda unit: unit["lang"] == "ru")
        assert (unit["id"], unit["seen"]) == (now.unit.key.id, now.seen)
        assert desk.hub.names_by_story("ru") == {}


def test_a_stream_ends_with_its_session(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who signed out hears nothing any more from the next heartbeat on."""
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.2)
    with following(desk) as stream:
        stream.wait_for("standing")
        desk.sessions.end(stream.secret)
        assert list(stream.events()) == []


def test_streams_end_with_the_desk(desk: Desk) -> None:
    """Closing does not wait for open pages."""
    with following(desk) as stream:
        stream.wait_for("standing")
        desk.hub.close()
        assert list(stream.events()) == []


def test_a_story_nobody_has_open_is_forgotten(desk: Desk) -> None:
    """Nothing is looked after for those who left."""
    with following(desk) as stream:
        stream.wait_for("standing")
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while desk.hub.names_by_story("kk") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert desk.hub.names_by_story("kk") == {}


def test_strangers_follow_nothing(desk: Desk) -> None:
    """Without sign-in there is no stream, for a story that is not there neither."""
    connection = HTTPConnection("127.0.0.1", desk.port, timeout=TIMEOUT_SECONDS)
    connection.request("GET", f"/events/kk/{SLUG}")
    assert connection.getresponse().status == 303
    connection.close()
    stream = Stream(desk, "daniyar", "/events/kk/2026-11-23-none")
    assert stream.answer.status == 404
    stream.close()
