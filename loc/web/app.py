"""The desk as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from loc.web.desk import Desk
from loc.web.failures import HANDLERS
from loc.web.guard import guarded
from loc.web.security.headers import SecurityHeaders
from loc.web.security.limits import BodyLimit
from loc.web.security.origin import HostCheck

FOLDER = Path(__file__).parent
# Each has ROUTES.
PAGES = (
    "loc.web.pages.sign_in",
    "loc.web.pages.people",
    "loc.web.pages.queue",
    "loc.web.pages.story",
    "loc.web.pages.unit",
    "loc.web.pages.search",
    "loc.web.pages.export",
    "loc.web.pages.help",
    "loc.web.events",
)
# A sentence has a few hundred characters; a form with an article of them still fits.
MAX_BODY_BYTES = 256 * 1024


def create_app(desk: Desk) -> Starlette:
    """The desk is closed when the application ends."""

    @asynccontextmanager
    async def live(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            desk.close()

    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(HostCheck, names=desk.names),
            Middleware(BodyLimit, max_bytes=MAX_BODY_BYTES),
        ],
        exception_handlers=HANDLERS,
        lifespan=live,
    )
    app.state.desk = desk
    app.router.redirect_slashes = False  # it would lead from https behind a proxy to http
    return app


def _routes() -> list[BaseRoute]:
    static = Mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    return [static, *(guarded(route) for page in PAGES for route in _routes_of(page))]


def _routes_of(module: str) -> tuple[Route, ...]:
    routes: tuple[Route, ...] = import_module(module).ROUTES
    return routes
