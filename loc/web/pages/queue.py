"""The stories that want somebody, the most urgent first."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from loc.config import Person
from loc.flow.desk import open_queue
from loc.flow.desk.queue import ROWS
from loc.flow.status import StoryStatus, Urgency
from loc.web.desk import Desk
from loc.web.guard import person_of
from loc.web.render import render

_STATES = ("", "all", "empty", "draft", "reviewed", "approved")
_URGENCIES = tuple(urgency.name.lower() for urgency in Urgency)
_MAX_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; an unknown state or urgency is any."""

    lang: str
    state: str = ""
    text: str = ""
    urgency: str = ""
    mine: bool = False
    page: int = 1

    @classmethod
    def of(cls, request: Request, default_lang: str) -> Wanted:
        asked = request.query_params
        state, urgency, page = asked.get("state", ""), asked.get("urgency", ""), asked.get("page", "")
        return cls(
            lang=asked.get("lang") or default_lang,
            state=state if state in _STATES else "",
            text=asked.get("q", "").strip(),
            urgency=urgency if urgency in _URGENCIES else "",
            mine=asked.get("mine") == "1",
            page=min(int(page), _MAX_PAGE) if page.isascii() and page.isdigit() else 1,
        )

    def link(self, **changes: object) -> str:
        """The address of the queue with these wishes instead."""
        wishes = asdict(self) | changes
        wishes["q"] = wishes.pop("text")
        wishes["mine"] = "1" if wishes["mine"] else ""
        wishes["page"] = wishes["page"] if wishes["page"] != 1 else ""
        return "/?" + urlencode({name: value for name, value in wishes.items() if value})


def show_queue(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    person = person_of(request)
    wanted = Wanted.of(request, _first_lang(person, desk.config.langs))
    if wanted.lang not in desk.config.langs:
        raise HTTPException(404, "no language")
    queue = open_queue(
        desk.project,
        wanted.lang,
        state=wanted.state,
        text=wanted.text,
        urgency=wanted.urgency,
        slugs=desk.project.worked_on(person.login) if wanted.mine else None,
        page=wanted.page,
    )
    return render(
        request,
        "queue.html",
        queue=queue,
        wanted=wanted,
        link=wanted.link,
        lang=wanted.lang,
        langs=desk.config.langs,
        urgencies=_URGENCIES,
        first=(queue.page - 1) * ROWS + 1,
        address=_address,
        people=desk.hub.names_by_story(wanted.lang),
    )


def _first_lang(person: Person, langs: tuple[str, ...]) -> str:
    """The person's own, else the project's."""
    return next((lang for lang in person.langs if lang in langs), langs[0])


def _address(status: StoryStatus) -> str:
    return f"/story/{quote(status.lang)}/{quote(status.slug)}"


ROUTES: tuple[Route, ...] = (Route("/", show_queue, name="queue"),)
