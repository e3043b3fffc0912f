"""What comes before every page, so that no page can forget it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from loc.config import Person
from loc.web.security.origin import is_same_origin
from loc.web.security.tokens import fits, form_token, new_token

if TYPE_CHECKING:
    from loc.web.desk import Desk

MAX_FIELDS = 50
SAFE_METHODS = ("GET", "HEAD")
# Who has not signed in may see these alone.
OPEN_PATHS = ("/sign-in", "/language/{code}")
_UNIT = re.compile(r"[0-9a-f]{8}")

Page = Callable[[Request], Response | Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """`secret` is the cookie: of a session, or of nobody yet. `is_new` where the browser has not got it.

    `has_session` where the person signed in with a password, and can sign out.
    """

    person: Person | None = None
    secret: str = ""
    is_new: bool = False
    has_session: bool = False

    @property
    def form_token(self) -> str:
        """What every form of the page carries as `token`."""
        return form_token(self.secret) if self.secret else ""


def visitor_of(request: Request) -> Visitor:
    return cast("Visitor", getattr(request.state, "visitor", Visitor()))


def person_of(request: Request) -> Person:
    """Whoever asks for a page that wants sign-in."""
    person = visitor_of(request).person
    if person is None:
        raise HTTPException(401, "signed out")
    return person


def guarded(route: Route) -> Route:
    """The same page, asked for by somebody known and, where it is a change, from a page of ours."""
    page: Page = route.endpoint

    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        visitor = request.state.visitor = identify(request, desk)
        if request.method not in SAFE_METHODS:
            await _check_change(request, visitor)
        if visitor.person is None and route.path not in OPEN_PATHS:
            return _ask_to_sign_in(request)
        await _check_names(request, desk)
        with desk.project.traffic.somebody_waits():
            response = await _call(page, request)
        if visitor.is_new and not _has_cookie(response, desk):
            set_secret(request, response, visitor.secret)
        return response

    return Route(route.path, answer, methods=sorted(route.methods or ("GET",)), name=route.name)


def identify(request: Request, desk: Desk) -> Visitor:
    """By the proxy's header, by a session, or as the one person of this machine."""
    cookie = request.cookies.get(desk.cookie, "")
    secret = cookie or new_token()
    proxied = desk.proxies.login(request)
    if proxied is not None:
        person = desk.person(proxied)
        if person is None:
            raise HTTPException(403, "unknown person")
        return Visitor(person, secret, is_new=not cookie)
    person = desk.sessions.find(cookie, desk.person) if cookie else None
    return Visitor(person or desk.single, secret, is_new=not cookie, has_session=person is not None)


def set_secret(request: Request, response: Response, secret: str, *, hours: float | None = None) -> None:
    """`hours` None is as long as the browser is open."""
    desk: Desk = request.app.state.desk
    response.set_cookie(
        desk.cookie,
        secret,
        max_age=None if hours is None else round(hours * 3600),
        httponly=True,
        secure=desk.is_secure or desk.proxies.is_https(request),
        samesite="lax",
    )


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


async def _check_change(request: Request, visitor: Visitor) -> None:
    if not is_same_origin(request):
        raise HTTPException(403, "foreign")
    request.state.form = form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    if not fits(form.get("token"), visitor.secret):
        raise HTTPException(403, "token")


def _ask_to_sign_in(request: Request) -> Response:
    """A page to sign in, which leads back here; an answer to a script or a change is refused."""
    if wants_json(request) or request.method not in SAFE_METHODS:
        raise HTTPException(401, "signed out")
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'next': back})}", 303)


async def _check_names(request: Request, desk: Desk) -> None:
    """Only languages and stories that there are: no path made of these leaves the project."""
    params = request.path_params
    if "lang" in params and params["lang"] not in desk.config.langs:
        raise HTTPException(404, "no language")
    if "unit" in params and not _UNIT.fullmatch(params["unit"]):
        raise HTTPException(404, "no unit")
    if "slug" in params and not await _is_story(desk, params["slug"]):
        raise HTTPException(404, "no story")


async def _is_story(desk: Desk, slug: str) -> bool:
    """One that came in since the folder was looked through, too."""
    if slug not in desk.project.project.sources.files():
        await run_in_threadpool(desk.project.refresh)
    return slug in desk.project.project.sources.files()


async def _call(page: Page, request: Request) -> Response:
    """Pages that read and write files run in a thread."""
    if inspect.iscoroutinefunction(page):
        return await cast("Callable[[Request], Awaitable[Response]]", page)(request)
    return cast("Response", await run_in_threadpool(page, request))


def _has_cookie(response: Response, desk: Desk) -> bool:
    return any(value.startswith(f"{desk.cookie}=") for value in response.headers.getlist("set-cookie"))
