"""A story as it would leave: in each format, with the reasons why not, and the way out.

A page of a story may say anything. It is shown in a frame without scripts, forms or an origin, all else as text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from loc.config import Person, Role
from loc.errors import LocError
from loc.export.registry import WRITERS
from loc.flow.desk import Refused
from loc.flow.desk.story import seen_of
from loc.flow.export import Exported, Override, export_story, record_export, write_export
from loc.flow.published import Publication, digest_content
from loc.flow.work import Workpiece
from loc.lang.message import Message, say
from loc.web.desk import Desk
from loc.web.failures import explain
from loc.web.guard import person_of
from loc.web.render import render
from loc.web.security.headers import POLICY

PROOF = "proof"
HTML = "text/html"
# Media types as registered with IANA; what is not named here is only offered for download.
MEDIA_TYPES = {
    "text": "text/plain",
    "html": HTML,
    "markdown": "text/markdown",
    "ninjs": "application/json",
    "newsml-g2": "application/vnd.iptc.g2.newsitem+xml",
    "nitf": "application/xml",
    "xliff": "application/xliff+xml",
    PROOF: HTML,
}
FRAME_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "unsafe-none",  # with any other, browsers open no sandboxed page in a tab
}
_STALE, _NOT_DONE = 409, 422
_UNSAFE = re.compile(r"[^\w.-]+")
_MAX_NAME_CHARS = 100


@dataclass(frozen=True, slots=True)
class Look:
    """`story` as it would leave. `final` are the reasons that nobody overrides.

    `seen` names what is shown, in any format: an export comes with that.
    """

    story: Exported
    reasons: tuple[Message, ...]
    final: tuple[Message, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A reason as the page shows it: `loc export` names the file and the line too, here the sentence is a link.

    `unit_id` is the sentence's, "" where it speaks of the story.
    """

    unit_id: str
    text: str

    @classmethod
    def of(cls, reason: Message) -> Hindrance:
        values = dict(reason.values)
        return cls(str(values.get("unit", "")), cast("str", values["what"]))


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nothing left: `kind` is stale or refused, `text` what the refusal says, `reason` the editor's own."""

    kind: str
    text: str = ""
    reason: str = ""


def show_export(request: Request) -> Response:
    format_name = request.query_params.get("format") or PROOF
    if request.query_params.get("frame"):
        return _frame(request, format_name)
    if request.query_params.get("download"):
        return _download(request, format_name)
    return _render_page(request, format_name)


def export(request: Request) -> Response:
    """Writes and records it, as `loc export` does; in the name of who is signed in."""
    form: FormData = request.state.form
    format_name, reason = str(form.get("format", "")), str(form.get("reason", ""))
    if form.get("seen") != _look(request, PROOF).seen:
        return _render_page(request, format_name or PROOF, Problem("stale", reason=reason), _STALE)
    try:
        _publish(request, format_name, reason, is_override=form.get("action") == "override")
    except LocError as error:
        problem = Problem("refused", explain(request, error), reason)
        return _render_page(request, format_name or PROOF, problem, _NOT_DONE)
    return RedirectResponse(f"{request.url.path}?{urlencode({'format': format_name})}", 303)


def _publish(request: Request, format_name: str, reason: str, *, is_override: bool) -> None:
    desk, person = _desk(request), person_of(request)
    slug, lang = request.path_params["slug"], request.path_params["lang"]
    _refuse_language(person, lang)
    if format_name == PROOF:
        raise Refused(say("a proof does not leave the house"), hint=say("Choose another format."))
    project = desk.project.project
    override = Override(person.name, reason) if is_override else None
    story = export_story(project, slug, lang, format_name, override=override)
    if story.reasons:
        raise Refused(say("not exported: {reasons}", reasons=_say_all(story.reasons)))
    write_export(story, project.config.root / project.config.export_dir)
    record_export(project, story, person.name)


def _refuse_language(person: Person, lang: str) -> None:
    if person.langs and lang not in person.langs:
        problem = say("{name} does not work in '{lang}'", name=person.name, lang=lang)
        raise Refused(problem, hint=say("Only in {langs}.", langs=", ".join(person.langs)))


def _say_all(reasons: Sequence[Message]) -> Message:
    """There is at least one."""
    if len(reasons) == 1:
        return reasons[0]
    half = len(reasons) // 2
    return say("{these}; {others}", these=_say_all(reasons[:half]), others=_say_all(reasons[half:]))


def _preview(request: Request, format_name: str) -> Exported:
    """As it would leave, unreviewed sentences marked. One where all is reviewed is the same letter for letter."""
    desk, slug, lang = _desk(request), request.path_params["slug"], request.path_params["lang"]
    return export_story(desk.project.project, slug, lang, format_name, allow_drafts=True)


def _look(request: Request, format_name: str) -> Look:
    desk, person = _desk(request), person_of(request)
    slug, lang = request.path_params["slug"], request.path_params["lang"]
    work = desk.project.open(slug, lang)  # sees a newer take, and a newer glossary
    project = desk.project.project
    final = reasons = export_story(project, slug, lang, format_name).reasons
    if reasons and person.role is Role.EDITOR:
        override = Override(person.name, "asked, not done")
        final = export_story(project, slug, lang, format_name, override=override).reasons
    return Look(_preview(request, format_name), reasons, final, _name_state(work, reasons))


def _name_state(work: Workpiece, reasons: tuple[Message, ...]) -> str:
    units = tuple((unit.key.id, seen_of(unit)) for unit in work.units if not unit.obsolete)
    return hashlib.sha256(repr((work.article.take, reasons, units)).encode()).hexdigest()[:16]


def _render_page(
    request: Request, format_name: str, problem: Problem | None = None, status_code: int = 200
) -> Response:
    desk, look = _desk(request), _look(request, format_name)
    lang, slug, media_type = look.story.lang, look.story.slug, MEDIA_TYPES.get(format_name, "")
    left = desk.project.published().get((lang, slug))
    response = render(
        request,
        "export.html",
        status_code=status_code,
        look=look,
        hindrances=tuple(map(Hindrance.of, look.reasons)),
        lang=lang,
        path=quote(slug),
        formats=WRITERS.names(),
        format_name=format_name,
        leaving=_wire_format(desk, slug) if format_name == PROOF else format_name,
        left=left,
        is_kept=_read_left(desk, look.story, left) is not None,
        is_framed=media_type == HTML,
        text=look.story.content.decode(errors="replace") if media_type not in ("", HTML) else "",
        problem=problem,
        proof=PROOF,
    )
    response.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response


def _wire_format(desk: Desk, slug: str) -> str:
    """What `loc export` takes where no format is named."""
    name = desk.project.article(slug).first("format")
    return name if name in WRITERS.rows else "text"


def _frame(request: Request, format_name: str) -> Response:
    if MEDIA_TYPES.get(format_name) != HTML:
        raise HTTPException(404)
    content = _preview(request, format_name).content
    return Response(content, media_type=f"{HTML}; charset=utf-8", headers=FRAME_HEADERS)


def _download(request: Request, format_name: str) -> Response:
    """What left last, letter for letter."""
    desk, story = _desk(request), _preview(request, format_name)
    content = _read_left(desk, story, desk.project.published().get((story.lang, story.slug)))
    if content is None:
        raise HTTPException(404)
    media_type = MEDIA_TYPES.get(format_name, "application/octet-stream")
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    headers = {"Content-Disposition": attachment(story), "Content-Security-Policy": "sandbox; default-src 'none'"}
    return Response(content, headers={**headers, "Content-Type": f"{media_type}{charset}"})


def attachment(story: Exported) -> str:
    """RFC 6266: a name without anything that a shell, a file system or a header would mind, and its ASCII form."""
    stem = _UNSAFE.sub("-", f"{story.slug}.{story.lang}")[-_MAX_NAME_CHARS:].strip(".-")
    name = stem + _UNSAFE.sub("-", story.suffix)
    plain = re.sub(r"[^\x20-\x7e]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _read_left(desk: Desk, story: Exported, left: Publication | None) -> bytes | None:
    """The file that an export wrote, where it is the one that was recorded last."""
    folder = desk.config.root / desk.config.export_dir
    try:
        content = (folder / story.lang / f"{story.slug}{story.suffix}").read_bytes()
    except OSError:
        return None
    return content if left and digest_content(content) == left.digest else None


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


ROUTES: tuple[Route, ...] = (
    Route("/export/{lang}/{slug:path}", show_export, methods=["GET"], name="export"),
    Route("/export/{lang}/{slug:path}", export, methods=["POST"]),
)
