"""Templates, each with the words of the interface, the person and the token."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from loc.web.guard import visitor_of
from loc.web.shown import shown
from loc.web.words import LANGUAGES, choose_language, words_of

FOLDER = Path(__file__).parent
LANGUAGE_COOKIE = "loc-language"


def render(request: Request, name: str, *, status_code: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(render_text(request, name, **values), status_code)


def render_text(request: Request, name: str, **values: object) -> str:
    """A whole page, or the part of one that an answer to the script holds."""
    visitor = visitor_of(request)
    context: dict[str, Any] = {
        "desk": request.app.state.desk,
        "here": request.url.path,
        "languages": LANGUAGES,
        "person": visitor.person,
        "request": request,
        "token": visitor.form_token,
        "visitor": visitor,
        **values,
    }
    return _templates(language_of(request)).get_template(name).render(context)


def language_of(request: Request) -> str:
    """Of the interface: chosen, else what the browser asks for."""
    return choose_language(request.cookies.get(LANGUAGE_COOKIE, ""), request.headers.get("accept-language", ""))


@cache
def _templates(language: str) -> Environment:
    """One a language: macros see its words too."""
    templates = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = words_of(language)
    # jinja2.ext.i18n adds this method, which no type of its Environment knows.
    install = templates.install_gettext_callables  # type: ignore[attr-defined]
    install(words.gettext, words.ngettext, newstyle=True)
    templates.filters["shown"] = shown
    templates.globals["interface"] = language
    return templates
