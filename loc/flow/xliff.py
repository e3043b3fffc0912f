"""Stories that come back in XLIFF, into their catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from loc.config import Config
from loc.errors import LocError
from loc.flow.project import Project, choose_langs
from loc.flow.sources import Sources, read_bytes
from loc.flow.work import open_work, save_work
from loc.model import Unit
from loc.review.returned import Returned, ReturnedStory, take_back
from loc.review.xliff import read_xliff


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back for one story: the units it changed, and a line for each that was not applied."""

    slug: str
    lang: str
    changed: tuple[Unit, ...]
    unchanged: int
    problems: tuple[str, ...]


def import_xliff(
    project: Project, path: Path, author: str, *, slug: str | None = None, lang: str | None = None
) -> Iterator[Imported]:
    """Each story of the file is saved before the next begins; with `slug` that one alone. Nothing is saved before all
    of them are known to be ours.
    """
    name = path.as_posix()
    stories = read_xliff(read_bytes(path, name), name)
    found = [(_find_slug(project.sources, story, slug, name, is_only=len(stories) == 1), story) for story in stories]
    wanted = [(known, story) for known, story in found if slug in (None, known)]
    if not wanted:
        raise LocError(f"{name}: expected the story {slug}, got {', '.join(known for known, _ in found) or 'none'}")
    langs = [_find_lang(project.config, story, lang, name) for _, story in wanted]
    rows = zip(wanted, langs, strict=True)
    return (_import_story(project, known, story, found_lang, author, name) for (known, story), found_lang in rows)


def _find_slug(sources: Sources, story: ReturnedStory, slug: str | None, name: str, *, is_only: bool) -> str:
    """By the source's path, whatever its suffix is now; a program that does not keep it leaves it to the user."""
    for known in sources.files():
        if f"sources/{known}" == _without_suffix(story.original):
            return known
    if slug and is_only:
        return slug
    raise LocError(
        f"{name}:{story.line}: expected the path of a source, got original={story.original!r}",
        hint="Name the article: `loc review ARTICLE --import FILE`.",
    )


def _without_suffix(path: str) -> str:
    suffix = PurePosixPath(path).suffix
    return path.removesuffix(suffix)


def _find_lang(config: Config, story: ReturnedStory, lang: str | None, name: str) -> str:
    """The file's, or where it names none the user's."""
    named = story.lang or lang
    if not named:
        raise LocError(f"{name}:{story.line}: expected a target language, got none", hint="Name it with -l LANG.")
    (found,) = choose_langs(config, [named])
    if lang not in (None, found):
        raise LocError(f"{name}:{story.line}: expected targets in {lang!r}, got {found!r}")
    return found


def _import_story(project: Project, slug: str, story: ReturnedStory, lang: str, author: str, name: str) -> Imported:
    work = open_work(project, project.sources.read(slug), lang)
    taken = {unit.key: unit for unit in work.units}
    by_id = {unit.key.id: unit for unit in work.units}
    at, problems = datetime.now(UTC), list[str]()
    for returned in story.units:
        try:
            unit = take_back(_find_unit(by_id, returned), returned, author, at)
            taken[unit.key] = unit
        except LocError as error:
            problems.append(f"{name}:{returned.line}: unit {returned.id or '(no ID)'}: {error}")
    changed = tuple(unit for unit, before in zip(taken.values(), work.units, strict=True) if unit != before)
    if changed:
        problems += map(str, save_work(project, work, tuple(taken.values()), author).conflicts)
    unchanged = len(story.units) - len(changed) - len(problems)
    return Imported(slug, lang, changed, unchanged, tuple(problems))


def _find_unit(by_id: Mapping[str, Unit], returned: Returned) -> Unit:
    unit = by_id.get(returned.id)
    if unit is None:
        raise LocError(f"the story has no such unit; not applied: {returned.target!r}")
    if unit.obsolete:
        raise LocError(f"its sentence is no longer in the story; not applied: {returned.target!r}")
    return unit
