"""What to change in a language when a story was published or translated, and then corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from loc.catalog.align import Kind, Step, align
from loc.catalog.take import units_of
from loc.errors import LocError
from loc.flow.project import Project
from loc.flow.published import Publication
from loc.flow.work import Workpiece, open_work
from loc.model import Article, Mark, Part, Segment, State, Unit, UnitKey
from loc.review.diff.recall import is_decided, is_newer, recall_keys, was_decided
from loc.review.diff.story import Change, DiffRow, Published, Sentence, StoryDiff
from loc.segment import segment_article


@dataclass(frozen=True, slots=True)
class Base:
    """The old side: take `take` as kept or, where `article` is None, as the catalog knows it.

    `last` is None unless this is what left. `units` are its sentences in order, `wanted` those of the new take, both of
    the same parts and without targets.
    """

    take: int
    article: Article | None
    last: Publication | None
    units: Sequence[Unit]
    wanted: Sequence[Unit]


def diff_story(
    project: Project, slug: str, lang: str, last: Publication | None = None, since: int | None = None
) -> StoryDiff:
    """The source as it stands against take `since`, else the one published `last`, else the one before.

    Writes nothing. Raises LocError where take `since` is not kept. Where only some parts left, the others do not count.
    """
    article = project.sources.read(slug)
    work = open_work(project, article, lang)
    base = _find_base(project, work, last, since)
    return StoryDiff(
        slug=slug,
        lang=lang,
        source_lang=project.config.source_lang,
        take=article.take,
        signal=article.signal,
        since=base.take,
        is_recalled=base.article is None,
        published=Published(last.take, last.at, last.parts) if last else None,
        embargo=article.embargo,
        embargo_before=base.article.embargo if base.article else article.embargo,
        rows=tuple(_rows(base, work.units)),
    )


def _find_base(project: Project, work: Workpiece, last: Publication | None, since: int | None) -> Base:
    take = since or (last.take if last else max(1, work.article.take - 1))
    before = _read_before(project, work.article, take)
    if before is None and since and since != work.article.take:
        kept = [path.stem for path in project.sources.past_takes(work.article.slug)]
        hint = f"Takes that are: {', '.join([*kept, str(work.article.take)])}."
        raise LocError(f"{work.article.slug}: take {since} is not kept", hint=hint)
    left = last if last and last.take == take else None
    parts = _parts_of(left)
    wanted = units_of(work.article, _only(work.segments, parts))
    if before is None:
        return Base(take, None, left, _recall(project, work, wanted, parts, left), wanted)
    return Base(take, before, left, units_of(before, _only(segment_article(before), parts)), wanted)


def _parts_of(last: Publication | None) -> tuple[Part, ...]:
    """Those that left, all of them where nothing or all did."""
    named = last.parts.split(",") if last else []
    return tuple(part for part in Part if part in named) or tuple(Part)


def _read_before(project: Project, article: Article, take: int) -> Article | None:
    """None where it is the newest one, changed in place maybe, or not kept."""
    return None if take == article.take else project.sources.read_take(article.slug, take)


def _only(segments: Sequence[Segment], parts: Collection[Part]) -> list[Segment]:
    return [segment for segment in segments if segment.part in parts]


def _recall(
    project: Project, work: Workpiece, wanted: Sequence[Unit], parts: Collection[Part], last: Publication | None
) -> tuple[Unit, ...]:
    """From the catalog. Without a trace of another wording there is no old side but the new one."""
    keys = {unit.key for unit in wanted}
    contexts = {part.context for part in parts}
    units = [unit for unit in work.units if unit.key in keys or (unit.obsolete and unit.key.context in contexts)]
    earlier = (project.sources.read_take(work.article.slug, take) for take in range(1, work.article.take))
    elsewhere = {segment.key for take in earlier if take for segment in segment_article(take)}
    found = recall_keys(units, elsewhere, last.at if last else None)
    if last is None and keys.issuperset(found):
        return tuple(wanted)
    return tuple(map(Unit, found))


def _rows(base: Base, units: Sequence[Unit]) -> Iterator[DiffRow]:
    known = {unit.key: unit for unit in units}
    for step in align([unit.key for unit in base.units], [unit.key for unit in base.wanted]):
        new = [known[base.wanted[at].key] for at in step.new]
        change = _name_change(step, new, base)
        if change:
            old = [] if change is Change.INSERTED else [base.units[at] for at in step.old] or new
            yield DiffRow(
                change,
                tuple(_old_sentence(unit, known.get(unit.key), base) for unit in old),
                tuple(map(_new_sentence, new)),
                step.is_moved and base.article is not None,
            )


def _name_change(step: Step, new: Sequence[Unit], base: Base) -> Change | None:
    """None where there is nothing to do. What the catalog recalls is in no order, so that nothing in it moved."""
    is_same = step.kind is Kind.UNCHANGED or (step.kind is Kind.MOVED and base.article is None)
    if is_same and not (base.last and _is_reworded(new[0], base.last)):
        return None
    if is_same or (step.kind is Kind.INSERTED and base.article is None and was_decided(new[0])):
        return Change.REWORDED
    return Change(step.kind.value)


def _is_reworded(unit: Unit, last: Publication) -> bool:
    return unit.state < State.REVIEWED or is_newer(unit, last.at)


def _old_sentence(unit: Unit, known: Unit | None, base: Base) -> Sentence:
    """`unit` has the place in its take, `known` what the catalog has for it."""
    if known and is_decided(known, base.last.at if base.last else None):
        return _sentence(unit.key, known, unit)
    return _sentence(unit.key, Unit(unit.key), unit)


def _new_sentence(unit: Unit) -> Sentence:
    return _sentence(unit.key, unit, unit)


def _sentence(key: UnitKey, known: Unit, placed: Unit) -> Sentence:
    return Sentence(
        id=key.id,
        source=key.source,
        target=known.target,
        state=known.state,
        author=_author(known),
        place=next(iter(placed.locations), ""),
        hint=placed.hint,
    )


def _author(unit: Unit) -> str:
    """Of the target as it stands: who decided last, else what drafted it."""
    marks = [mark for mark in unit.provenance if mark.mark in unit.marks and mark.mark is not Mark.REJECTED]
    return marks[-1].author if marks else ""
