"""The HTML of one unit, made anew only where the unit, or what is known of it, changed."""

from __future__ import annotations

import secrets
from functools import lru_cache

from markupsafe import Markup
from starlette.requests import Request

from loc.check.runner import IDLE
from loc.check.silence import name_finding
from loc.flow.desk import DeskUnit, Role
from loc.flow.desk.decide import can_undo
from loc.flow.desk.recent import Recent
from loc.review import MAX_REASON_CHARS
from loc.web.desk import Desk
from loc.web.guard import person_of, visitor_of
from loc.web.keys import keys_of
from loc.web.pieces import mark_changes
from loc.web.render import language_of, render_text
from loc.web.unit_view import Place, Trouble, view_unit

_KEPT = 5_000  # some 5 KB each
_TOKEN = secrets.token_hex()  # stands for the person's own, which the kept text must not have
_kept: Recent[tuple[object, ...], str] = Recent(_KEPT)
_mark_again = lru_cache(maxsize=_KEPT)(mark_changes)  # a match stands beside its sentence before and after a decision
_ALWAYS = {
    "idle": IDLE,
    "mark_changes": _mark_again,
    "max_reason_chars": MAX_REASON_CHARS,
    "name_finding": name_finding,
}


def render_section(request: Request, place: Place, unit: DeskUnit, trouble: Trouble | None = None) -> Markup:
    """As this person sees it. `trouble` counts where it is of this unit."""
    desk: Desk = request.app.state.desk
    person = person_of(request)
    may_undo = can_undo(desk.project, place.slug, place.lang, unit.unit, person)
    own = trouble if trouble and trouble.unit_id == unit.unit.key.id else None
    is_editor = person.role is Role.EDITOR

    key = (language_of(request), keys_of(request), place, unit, own, may_undo, is_editor)
    section = _kept.get(key)
    if section is None:
        view = view_unit(unit, place, own, can_undo=may_undo)
        values = {"view": view, "is_editor": is_editor, "token": _TOKEN, **_ALWAYS}
        section = _kept.put(key, render_text(request, "unit.html", **values))
    return Markup(section.replace(_TOKEN, visitor_of(request).form_token))  # noqa: S704 - a template's own
