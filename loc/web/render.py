"""Templates, each with the words of the interface, the person and the token."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from loc.lang.message import Message
from loc.web.advice import without_commands
from loc.web.guard import visitor_of
from loc.web.keys import keys_of
from loc.web.shown import shown_in
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
        "keys": keys_of(request).value,
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


def tell(request: Request, text: str) -> str:
    """A message of ours in the language of the interface, any other text as it is."""
    return text.tell(words_of(language_of(request))) if isinstance(text, Message) else text


def compile_ahead() -> None:
    """All templates, for every language of the interface."""
    for language in LANGUAGES:
        templates = _templates(language)
        for name in templates.list_templates():
            templates.get_template(name)


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
    templates.globals["_"] = _speak(words)
    templates.filters["shown"] = lambda text: shown_in(text, language)
    templates.filters["without_commands"] = without_commands
    templates.globals["interface"] = language
    return templates


def _speak(words: NullTranslations) -> Callable[..., Markup]:
    """As jinja2's own `_`, which takes three times as long, and each unit asks it for thirty texts."""

    @lru_cache(maxsize=2_000)
    def find(message: str) -> Markup:
        return Markup(words.gettext(message))  # noqa: S704 - values are escaped as they are put in

    def say(message: str, /, **values: object) -> Markup:
        text = find(message)
        return text % values if values or "%" in text else text

    return say
