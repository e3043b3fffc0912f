from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from loc.web.render import render


def show_help(request: Request) -> Response:
    return render(request, "help.html")


ROUTES: tuple[Route, ...] = (Route("/help", show_help, name="help"),)
