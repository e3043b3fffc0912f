"""The whole story in reading order, every sentence to be edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from loc.flow.desk import DeskStory, DeskUnit, open_story
from loc.model import Part
from loc.web.desk import Desk
from loc.web.render import render
from loc.web.sections import render_section
from loc.web.unit_view import Place, Trouble

_NOTE = "ednote"


@dataclass(frozen=True, slots=True)
class ParagraphView:
    part: Part
    sections: tuple[Markup, ...]


def show_story(request: Request) -> HTMLResponse:
    return render_story(request, request.path_params["slug"], request.path_params["lang"])


def render_story(
    request: Request, slug: str, lang: str, *, trouble: Trouble | None = None, status_code: int = 200
) -> HTMLResponse:
    """`trouble` is shown at its unit: what could not be decided, without script."""
    desk: Desk = request.app.state.desk
    place, path = place_of(request), quote(slug)
    story = open_story(desk.project, slug, lang, place.other)
    return render(
        request,
        "story.html",
        status_code=status_code,
        story=story,
        headline=_headline(story),
        notes=[text for name, text in story.article.meta if name == _NOTE],
        paragraphs=tuple(_group(story, lambda unit: render_section(request, place, unit, trouble))),
        path=path,
        events=f"/events/{lang}/{path}",
        langs=desk.config.langs,
        other=place.other,
        source_lang=place.source_lang,
    )


def render_unit(request: Request, place: Place, unit: DeskUnit, trouble: Trouble | None = None) -> str:
    """One <section>, as it stands in the page of the story."""
    return str(render_section(request, place, unit, trouble))


def place_of(request: Request) -> Place:
    """Of a request with `lang` and `slug` in its path. An unknown third language is none."""
    desk: Desk = request.app.state.desk
    slug, lang = request.path_params["slug"], request.path_params["lang"]
    other = request.query_params.get("other", "")
    is_known = other in desk.config.langs and other != lang
    return Place(slug, lang, desk.config.source_lang, other if is_known else "")


def _group(story: DeskStory, show: Callable[[DeskUnit], Markup]) -> Iterator[ParagraphView]:
    for _, rows in groupby(story.units, key=lambda unit: unit.paragraph):
        units = tuple(rows)
        yield ParagraphView(units[0].part, tuple(map(show, units)))


def _headline(story: DeskStory) -> str:
    found = (paragraph.text for paragraph in story.article.paragraphs if paragraph.part is Part.HEADLINE)
    return " ".join(next(found, "").split()) or story.slug


ROUTES: tuple[Route, ...] = (Route("/story/{lang}/{slug:path}", show_story, name="story"),)
