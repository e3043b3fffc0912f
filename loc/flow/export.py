"""Reviewed stories out of the house."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loc.catalog.atomic import write_atomically
from loc.config import Person
from loc.errors import LocError
from loc.export.assemble import Reason, assemble, find_reasons
from loc.export.registry import WRITERS
from loc.flow.check import check_units
from loc.flow.project import Project, day_of
from loc.flow.published import Publication, digest_content, record_publication
from loc.flow.work import Workpiece, open_work
from loc.lang.message import Message, say
from loc.model import Article, Part, Severity, State
from loc.review import Refused, refuse_role


@dataclass(frozen=True, slots=True)
class Override:
    """An editor's word, in an emergency, that a story leaves although it is not ready, and why."""

    editor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A story as it leaves or, where there are `reasons`, why it does not.

    Each reason has its place, the ID of its unit, if it has one, and what is wrong there as its values `place`, `unit`
    and `what`. `overridden` are reasons that an editor set aside, who stands in `override`.
    """

    slug: str
    lang: str
    take: int
    suffix: str
    content: bytes
    reasons: tuple[Message, ...] = ()
    override: Override | None = None
    overridden: tuple[Message, ...] = ()


def export_story(
    project: Project,
    slug: str,
    lang: str,
    format_name: str = "",
    *,
    parts: Collection[Part] = (),
    allow_drafts: bool = False,
    override: Override | None = None,
) -> Exported:
    """In the format it came in where none is named. Writes nothing.

    With `allow_drafts` unreviewed sentences are marked in the text. With `override` they are not, and findings are no
    reason: but nothing overrides a kill, an embargo, or a sentence without a target. Raises Refused where who
    overrides is no editor of the project and language, or gives no reason.
    """
    if override:
        _refuse_override(project, override, lang)
    article = project.sources.read(slug)
    writer = WRITERS.load(format_name or _format_of(article))
    work = _only_parts(open_work(project, article, lang), parts)
    units = {unit.key: unit for unit in work.units}
    require = project.config.export_require
    found = () if allow_drafts else tuple(_find_reasons(project, work, lang))
    reasons = tuple(text for text, is_final in found if is_final or not override)
    overridden = tuple(text for text, _ in found) if override and not reasons else ()
    notice = project.config.notice_of(article.signal, lang)
    story = assemble(article, work.segments, units, lang, require if allow_drafts else State.EMPTY, notice=notice)
    content = b"" if reasons else writer.write(story)
    return Exported(
        slug, lang, article.take, writer.SUFFIX, content, reasons, override if overridden else None, overridden
    )


def _format_of(article: Article) -> str:
    """A reviewed story leaves in the format it came in; text where there is no writer for that."""
    return article.first("format") if article.first("format") in WRITERS.rows else "text"


def write_export(story: Exported, folder: Path) -> Path:
    path = folder / story.lang / f"{story.slug}{story.suffix}"
    try:
        write_atomically(path, story.content)
    except OSError as error:
        problem = say("{path}: cannot be written: {reason}", path=str(path), reason=str(error.strerror))
        raise LocError(problem, hint="`-o DIR` names another folder.") from error
    return path


def record_export(project: Project, story: Exported, author: str, parts: Collection[Part] = ()) -> None:
    """An override is recorded with its reason, in the name of who gave it."""
    digest, override = digest_content(story.content), story.override
    who, why = (override.editor, override.reason) if override else (author, "")
    row = Publication(datetime.now(UTC), story.lang, story.slug, story.take, digest, who, ",".join(parts), why)
    record_publication(project, row)


def _only_parts(work: Workpiece, parts: Collection[Part]) -> Workpiece:
    """Of all the parts where none is named."""
    segments = tuple(segment for segment in work.segments if not parts or segment.part in parts)
    keys = {segment.key for segment in segments}
    units = tuple(unit for unit in work.units if unit.key in keys and not unit.obsolete)
    return Workpiece(work.article, segments, work.file, units)


def _refuse_override(project: Project, override: Override, lang: str) -> None:
    refuse_role(project.config.people, override.editor, say("override"))
    _refuse_language(project.config.person_named(override.editor), lang)
    if not override.reason.strip():
        raise Refused(say("an override wants a reason"), hint=say("It is recorded with the export."))


def _refuse_language(editor: Person | None, lang: str) -> None:
    if editor and editor.langs and lang not in editor.langs:
        problem = say("{name} does not work in '{lang}'", name=editor.name, lang=lang)
        raise Refused(problem, hint=say("Only in {langs}.", langs=", ".join(editor.langs)))


def _find_reasons(project: Project, work: Workpiece, lang: str) -> Iterator[tuple[Message, bool]]:
    """Each with whether it is final."""
    units = {unit.key: unit for unit in work.units}
    now = datetime.now(UTC)
    for reason in find_reasons(work.article, work.segments, units, project.config.export_require, now):
        yield _tell(work, reason), reason.unit is None or not reason.unit.target
    translated = [unit for unit in work.units if unit.target]
    for finding in check_units(project, translated, work.file.name, project.glossaries.of(lang), day_of(work.article)):
        if finding.severity is Severity.ERROR:
            what = say("{check}: {message}", check=finding.check, message=finding.message)
            yield _place(f"{finding.file}:{finding.line}", finding.unit, what), False


def _tell(work: Workpiece, reason: Reason) -> Message:
    if reason.segment is None:
        return _place(work.article.origin, "", reason.text)
    line = reason.unit.line if reason.unit else 0
    place = f"{work.file.name}:{line}" if line else f"{work.article.origin}:{_source_line(work, reason)}"
    what = say("{reason}: {sentence}", reason=reason.text, sentence=_cut(reason.segment.text))
    return _place(place, reason.segment.key.id, what)


def _place(place: str, unit: str, what: Message) -> Message:
    if not unit:
        return say("{place}: {what}", place=place, what=what)
    return say("{place}: unit {unit}: {what}", place=place, unit=unit, what=what)


def _source_line(work: Workpiece, reason: Reason) -> int:
    return work.article.paragraphs[reason.segment.paragraph].line if reason.segment else 0


def _cut(text: str, max_chars: int = 60) -> str:
    return text if len(text) <= max_chars else f"{text[: max_chars - 1].rstrip()}…"
