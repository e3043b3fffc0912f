"""What went wrong, said on a page of our own, or in JSON where a script asked. Never a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from loc.errors import LocError
from loc.lang.message import Message, say
from loc.web.advice import advice_for, is_for_desk
from loc.web.guard import wants_json
from loc.web.render import render, render_text, tell
from loc.web.security.headers import HEADERS

_NOT_DONE, _BUG = 422, 500


def advise(request: Request, error: Exception) -> str:
    """What to do at the desk: the error's own hint is often one for the command line. "" for nothing."""
    hint = getattr(error, "hint", "")
    advice = advice_for(hint)
    if advice:
        return render_text(request, "advice.html", advice=advice).strip()
    return tell(request, hint) if is_for_desk(hint) else ""


def explain(request: Request, error: LocError) -> Message:
    """What went wrong and what to do at the desk."""
    problem, advice = message_of(error), advise(request, error)
    return say("{problem}. {advice}", problem=problem, advice=advice) if advice else say("{problem}.", problem=problem)


def message_of(error: Exception) -> str:
    """Its text with what it can be told by, which `str` of an error loses."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else str(error)


def _show_http(request: Request, error: Exception) -> Response:
    """`detail` is a fault of `fault.html`, or Starlette's own words, which are not shown."""
    assert isinstance(error, HTTPException)  # noqa: S101 - what the table below says
    text = render_text(request, "fault.html", fault=error.detail).strip()
    return _show(request, error.status_code, text, headers=error.headers)


def _show_expected(request: Request, error: Exception) -> Response:
    return _show(request, _NOT_DONE, message_of(error), advise(request, error))


def _show_bug(request: Request, _: Exception) -> Response:
    """Comes from outside of all that sets headers; the traceback goes to stderr."""
    response = _show(request, _BUG)
    response.headers.update(HEADERS)
    return response


def _show(
    request: Request, status: int, message: str = "", hint: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    title = render_text(request, "fault_title.html", status=status).strip()
    response: Response = (
        JSONResponse({"error": tell(request, message) or title, "hint": hint}, status)
        if wants_json(request)
        else render(request, "error.html", status_code=status, title=title, message=message, hint=hint)
    )
    response.headers.update(headers or {})
    return response


HANDLERS: dict[Any, Any] = {HTTPException: _show_http, LocError: _show_expected, Exception: _show_bug}
