"""What somebody chose for himself: the language of the interface, and whether single letters are keys."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from loc.web.back import way_back
from loc.web.desk import Desk
from loc.web.keys import COOKIE, Keys
from loc.web.render import LANGUAGE_COOKIE
from loc.web.words import LANGUAGES

_YEAR_SECONDS = 365 * 24 * 3600


async def choose(request: Request) -> Response:
    code = request.path_params["code"]
    if code not in LANGUAGES:
        raise HTTPException(404, "no language")
    return _keep(request, LANGUAGE_COOKIE, code)


async def choose_keys(request: Request) -> Response:
    mode = request.path_params["mode"]
    if mode not in list(Keys):
        raise HTTPException(404)
    return _keep(request, COOKIE, mode)


def _keep(request: Request, cookie: str, choice: str) -> Response:
    """In this browser, for a year."""
    desk: Desk = request.app.state.desk
    response = RedirectResponse(way_back(request.state.form.get("next")), 303)
    response.set_cookie(cookie, choice, max_age=_YEAR_SECONDS, httponly=True, secure=desk.is_secure, samesite="lax")
    return response


ROUTES = (
    Route("/language/{code}", choose, methods=["POST"]),
    Route("/keys/{mode}", choose_keys, methods=["POST"]),
)
