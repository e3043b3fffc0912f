"""In with login and password, and out again."""

from __future__ import annotations

import logging
import math

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from loc.config import Person
from loc.web.back import way_back
from loc.web.desk import Desk
from loc.web.guard import set_secret, visitor_of
from loc.web.render import render

_REFUSED, _TOO_MANY = 401, 429
# Each check of a password takes 64 MiB and all of a core for some 50 ms.
_CHECKS = CapacityLimiter(2)
_LOG = logging.getLogger(__name__)


async def show(request: Request) -> Response:
    back = way_back(request.query_params.get("next"))
    if visitor_of(request).person is not None:
        return RedirectResponse(back, 303)
    return render(request, "sign_in.html", next=back, login="", problem="", minutes=0)


async def sign_in(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    form: FormData = request.state.form
    login, back = str(form.get("login", "")).strip(), way_back(form.get("next"))
    address = desk.proxies.address(request)
    wait_seconds = desk.attempts.claim(address, login)
    if wait_seconds:
        return _too_many(request, login, back, wait_seconds)
    person, password = desk.person(login), str(form.get("password", ""))
    is_right = await to_thread.run_sync(desk.passwords.fit, person, password, limiter=_CHECKS)
    if person is None or not is_right:
        _LOG.warning("sign-in refused, asked for from %s", address)
        return render(request, "sign_in.html", status_code=_REFUSED, next=back, login=login, problem="wrong", minutes=0)
    desk.attempts.forgive(address, login)
    return _begin(request, desk, person, back)


async def sign_out(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    desk.sessions.end(visitor_of(request).secret)
    response = RedirectResponse("/sign-in", 303)
    set_secret(request, response, "", hours=0)
    return response


def _begin(request: Request, desk: Desk, person: Person, back: str) -> Response:
    """Never the secret that the browser came with: somebody else may have put it there."""
    desk.sessions.end(visitor_of(request).secret)
    response = RedirectResponse(back, 303)
    set_secret(request, response, desk.sessions.begin(person), hours=desk.sessions.hours)
    return response


def _too_many(request: Request, login: str, back: str, wait_seconds: float) -> Response:
    minutes = math.ceil(wait_seconds / 60)
    values = {"next": back, "login": login, "problem": "too many", "minutes": minutes}
    response = render(request, "sign_in.html", status_code=_TOO_MANY, **values)
    response.headers["Retry-After"] = str(math.ceil(wait_seconds))
    return response


ROUTES = (
    Route("/sign-in", show, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
)
