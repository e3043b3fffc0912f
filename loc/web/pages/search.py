"""Concordance: where a phrase stands in what was reviewed, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from loc.errors import LocError
from loc.memory import NEVER, Pair
from loc.model import Span
from loc.web.desk import Desk
from loc.web.guard import wants_json
from loc.web.pieces import Mark, mark_up
from loc.web.render import render

if TYPE_CHECKING:
    from loc.memory.concordance import Passage

_ROWS = 50
_READ = 500  # passages, where only those of one side are asked for
_MAX_CHARS = 200
_SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class PassageView:
    """`made_at` is None where nobody knows it."""

    pair: Pair
    source: Markup
    target: Markup
    made_at: datetime | None


def search_memory(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    lang = request.path_params["lang"]
    phrase, side = request.query_params.get("q", "").strip()[:_MAX_CHARS], request.query_params.get("side", "")
    try:
        found = _find(desk, lang, phrase, side) if phrase else ()
    except LocError as error:
        return _answer(request, lang, phrase, side, (), problem=str(error))
    return _answer(request, lang, phrase, side, found)


def _find(desk: Desk, lang: str, phrase: str, side: str) -> Sequence[Passage]:
    """One more than is shown, the newest first."""
    passages = desk.project.memories.find_phrase(lang, phrase, _READ if side in _SIDES else _ROWS + 1)
    if side == "source":
        passages = [passage for passage in passages if passage.source_spans]
    elif side == "target":
        passages = [passage for passage in passages if passage.target_spans]
    return tuple(islice(passages, _ROWS + 1))


def _answer(
    request: Request, lang: str, phrase: str, side: str, found: Sequence[Passage], problem: str = ""
) -> Response:
    shown, is_cut = found[:_ROWS], len(found) > _ROWS
    if wants_json(request):
        if problem:
            return JSONResponse({"error": problem}, 422)
        return JSONResponse({"passages": [_as_json(passage) for passage in shown], "is_cut": is_cut})
    desk: Desk = request.app.state.desk
    return render(
        request,
        "search.html",
        status_code=422 if problem else 200,
        lang=lang,
        source_lang=desk.config.source_lang,
        phrase=phrase,
        side=side,
        rows=[_view(passage) for passage in shown],
        is_cut=is_cut,
        problem=problem,
    )


def _view(passage: Passage) -> PassageView:
    pair = passage.pair
    return PassageView(
        pair,
        mark_up(pair.source, [*_mark(passage.source_spans)]),
        mark_up(pair.target, [*_mark(passage.target_spans)]),
        None if pair.made_at == NEVER else pair.made_at,
    )


def _mark(spans: Iterable[Span]) -> Iterable[Mark]:
    return (Mark(span, "hit") for span in spans)


def _as_json(passage: Passage) -> dict[str, object]:
    pair = passage.pair
    return {
        "source": pair.source,
        "target": pair.target,
        "origin": pair.origin,
        "reviewer": pair.reviewer,
        "made_at": None if pair.made_at == NEVER else pair.made_at.isoformat(),
        "source_spans": passage.source_spans,
        "target_spans": passage.target_spans,
    }


ROUTES: tuple[Route, ...] = (Route("/search/{lang}", search_memory, name="search"),)
