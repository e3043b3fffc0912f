"""One sentence: what somebody decides on it, and how it stands now."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from loc.errors import LocError
from loc.flow.desk import About, Action, DeskUnit, Gone, Stale, decide_unit, show_unit
from loc.lang.message import say
from loc.web.desk import Desk
from loc.web.failures import explain, message_of
from loc.web.guard import person_of, wants_json
from loc.web.pages.story import place_of, render_story, render_unit
from loc.web.render import render_text, tell
from loc.web.unit_view import Place, Trouble

_CONFLICT, _NOT_DONE = 409, 422
_WORDS = (
    "changed",
    "changed by somebody",
    "meanwhile",
    "moved",
    "gone",
    "kept",
    "failed",
    "offline",
    "people",
    "done",
    "close",
)


def decide(request: Request) -> Response:
    """The story again, at this unit, or the unit by itself for the script. What is not carried out is not lost."""
    desk: Desk = request.app.state.desk
    place, unit_id, form = place_of(request), request.path_params["unit"], request.state.form
    target, seen, about = _field(form, "target"), _field(form, "seen"), _about(form)
    try:
        action, person = _action(form), person_of(request)
        unit = decide_unit(desk.project, place.slug, place.lang, unit_id, action, target, seen, person, about)
    except Stale as stale:
        trouble = Trouble(unit_id, stale.yours, message_of(stale), stale.by, is_stale=True, about=about)
        return _show_conflict(request, place, trouble, stale)
    except Gone as gone:
        if wants_json(request):
            raise
        problem = say("{problem}. Your text, not saved: {text}", problem=message_of(gone), text=target)
        raise Gone(problem, hint=gone.hint) from gone
    except LocError as error:
        if wants_json(request):
            raise
        return _show_story(request, Trouble(unit_id, target, explain(request, error), about=about), _NOT_DONE)
    if wants_json(request):
        return _answer(request, place, unit)
    return RedirectResponse(_address(place, unit_id), 303)


def show(request: Request) -> Response:
    """As it stands now; without script, in its story."""
    desk: Desk = request.app.state.desk
    place, unit_id = place_of(request), request.path_params["unit"]
    if not wants_json(request):
        return RedirectResponse(_address(place, unit_id), 303)
    return _answer(request, place, show_unit(desk.project, place.slug, place.lang, unit_id, place.other))


def show_words(request: Request) -> Response:
    """What the script says, in the language of the interface."""
    texts = ((word, Markup(render_text(request, "script_word.html", word=word))) for word in _WORDS)  # noqa: S704
    return JSONResponse({word: text.unescape().strip() for word, text in texts})


def _answer(request: Request, place: Place, unit: DeskUnit) -> Response:
    shown = _with_other(request, place, unit)
    about = {"id": unit.unit.key.id, "state": unit.unit.state.label, "seen": unit.seen, "target": unit.unit.target}
    return JSONResponse({"unit": about, "html": render_unit(request, place, shown)})


def _show_conflict(request: Request, place: Place, trouble: Trouble, stale: Stale) -> Response:
    if not wants_json(request):
        return _show_story(request, trouble, _CONFLICT)
    desk: Desk = request.app.state.desk
    now = show_unit(desk.project, place.slug, place.lang, trouble.unit_id, place.other)
    conflict = {"yours": trouble.yours, "theirs": now.unit.target, "by": stale.by, "seen": now.seen}
    html = render_unit(request, place, now, trouble)
    return JSONResponse({"conflict": conflict | {"html": html}, "error": tell(request, trouble.message)}, _CONFLICT)


def _show_story(request: Request, trouble: Trouble, status_code: int) -> Response:
    params = request.path_params
    return render_story(request, params["slug"], params["lang"], trouble=trouble, status_code=status_code)


def _with_other(request: Request, place: Place, unit: DeskUnit) -> DeskUnit:
    """A decision knows nothing of the third column."""
    if not place.other or unit.other:
        return unit
    desk: Desk = request.app.state.desk
    return show_unit(desk.project, place.slug, place.lang, unit.unit.key.id, place.other)


def _address(place: Place, unit_id: str) -> str:
    query = f"?{urlencode({'other': place.other})}" if place.other else ""
    return f"/story/{quote(place.lang)}/{quote(place.slug)}{query}#u-{unit_id}"


def _action(form: FormData) -> Action:
    name = _field(form, "action")
    try:
        return Action(name)
    except ValueError as error:
        known = say("Known: {known}.", known=", ".join(Action))
        raise LocError(say("unknown action {action}", action=repr(name)), hint=known) from error


def _about(form: FormData) -> About:
    return About(*(_field(form, name) for name in ("check", "digest", "reason", "note")))


def _field(form: FormData, name: str) -> str:
    """A browser sends line breaks as CR LF."""
    return str(form.get(name, "")).replace("\r\n", "\n")


ROUTES: tuple[Route, ...] = (
    Route("/unit/{lang}/{unit}/{slug:path}", decide, methods=["POST"], name="unit"),
    Route("/unit/{lang}/{unit}/{slug:path}", show, methods=["GET"]),
    Route("/words", show_words, name="words"),
)
