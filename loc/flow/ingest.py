"""Wire files into sources/: a story new to us, or a new take of one we have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from loc.catalog.atomic import write_atomically
from loc.errors import LocError, WireError
from loc.flow.files import FoundFile
from loc.flow.project import Project
from loc.flow.sources import TAKES, Sources, read_bytes
from loc.ingest.read import read_article
from loc.ingest.slug import name_story
from loc.model import Article, Signal

# Two stories of one day and slug share about half of their words, two takes of one story nearly all of the shorter one.
SAME_STORY_PERCENT = 75
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_SUFFIXES = {"html": ".html", "newsml-g2": ".xml", "ninjs": ".json", "nitf": ".xml", "rss": ".xml"}


@dataclass(frozen=True, slots=True)
class Ingested:
    """`path` is where the newest take lies; `is_new` is False where these very bytes lay there before."""

    slug: str
    take: int
    path: Path
    is_new: bool


def ingest(project: Project, content: bytes, name: str, stem: str = "") -> Ingested:
    """Keeps the bytes as received under day and slug; an older take of the story moves to sources/.takes/."""
    with project.catalogs.lock():  # two at once would count the same takes
        return _ingest(project, content, name, stem)


def _ingest(project: Project, content: bytes, name: str, stem: str) -> Ingested:
    sources = project.sources
    article = read_article(content, name)
    slug = _find_by_guid(project, article) or _find_by_name(project, article, name_story(article, stem))
    found = sources.files().get(slug)
    before = found.path if found else None
    if before and read_bytes(before, name) == content:
        return Ingested(slug, len(sources.past_takes(slug)) + 1, before, is_new=False)
    if before:
        _refuse_older(project, slug, article, name)
    path = sources.folder / f"{slug}{_suffix_of(name, article)}"
    if before is None and path.exists():  # another process brought it in since the folder was looked through
        sources.forget()
        return _ingest(project, content, name, stem)
    try:
        if before:
            _keep_take(sources, slug, before)
            before.replace(path)  # of two suffixes: there is one newest take at every moment
        write_atomically(path, content)
    except OSError as error:
        raise LocError(
            f"{path.relative_to(project.config.root)}: cannot be written: {error.strerror}; nothing was lost",
            hint="Check the rights of the folder and the space on the disk.",
        ) from error
    sources.add(slug, path)
    return Ingested(slug, len(sources.past_takes(slug)) + 1, path, is_new=True)


def _keep_take(sources: Sources, slug: str, path: Path) -> None:
    """Once: a run that was killed may have kept it already."""
    past, content = sources.past_takes(slug), path.read_bytes()
    if not past or past[-1].read_bytes() != content:
        write_atomically(sources.folder / TAKES / slug / f"{len(past) + 1}{path.suffix}", content)


def ingest_file(project: Project, path: Path) -> Ingested:
    return ingest(project, read_bytes(path, str(path)), str(path), path.stem)


def _find_by_guid(project: Project, article: Article) -> str | None:
    """The slug of the source with the same guid, whatever its day and name."""
    guid = article.first("guid")
    if not guid:
        return None
    return next((slug for slug, file in project.sources.files().items() if _guid_of(project, slug, file) == guid), None)


def _guid_of(project: Project, slug: str, file: FoundFile) -> str:
    row = project.index.look(file)
    if row.guid is None:
        row = row._replace(guid=_read(project, slug).first("guid"))
        project.index.files.put(row)
    return row.guid or ""


def _find_by_name(project: Project, article: Article, wanted: str) -> str:
    """The slug wanted, or the next free one where another story has it. New ones go into folders by year and month."""
    taken = {slug.rpartition("/")[2]: slug for slug in project.sources.files()}
    name = next(name for name in _names(wanted) if name not in taken or _is_same(_read(project, taken[name]), article))
    return taken.get(name, f"{article.published:%Y/%m}/{name}" if article.published else name)


def _names(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _read(project: Project, slug: str) -> Article:
    try:
        return project.sources.read(slug)
    except WireError:
        return Article(slug, ())


def _is_same(old: Article, new: Article) -> bool:
    """A take of the same story: what is sent as a correction or update of it is, so is nearly the same text."""
    if old.first("guid") and new.first("guid"):
        return False
    return new.signal is not Signal.NEW or token_set_ratio(_text(old), _text(new)) >= SAME_STORY_PERCENT


def _text(article: Article) -> str:
    return " ".join(paragraph.text for paragraph in article.paragraphs)


def _refuse_older(project: Project, slug: str, article: Article, name: str) -> None:
    """A version that was overtaken on its way must not replace the newer one."""
    ours, theirs = _read(project, slug).first("version"), article.first("version")
    if ours.isdecimal() and theirs.isdecimal() and int(theirs) < int(ours):
        raise WireError(
            f"{name}: version {theirs} of {slug}, which is at version {ours}; nothing was changed",
            hint="It was overtaken on its way; there is nothing to do.",
        )


def _suffix_of(name: str, article: Article) -> str:
    suffix = Path(name).suffix
    return suffix if _SUFFIX.fullmatch(suffix) else _SUFFIXES.get(article.first("format"), ".txt")
