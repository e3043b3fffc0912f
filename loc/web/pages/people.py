"""What somebody chose for himself: the language of the interface."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from loc.web.back import way_back
from loc.web.desk import Desk
from loc.web.render import LANGUAGE_COOKIE
from loc.web.words import LANGUAGES

_YEAR_SECONDS = 365 * 24 * 3600


async def choose(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    code = request.path_params["code"]
    if code not in LANGUAGES:
        raise HTTPException(404, "no language")
    response = RedirectResponse(way_back(request.state.form.get("next")), 303)
    response.set_cookie(
        LANGUAGE_COOKIE, code, max_age=_YEAR_SECONDS, httponly=True, secure=desk.is_secure, samesite="lax"
    )
    return response


ROUTES = (Route("/language/{code}", choose, methods=["POST"]),)
