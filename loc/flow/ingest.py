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
from loc.flow.project import TAKES, Project, past_takes, read_bytes, read_source, source_paths
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
    config = project.config
    article = read_article(content, name)
    slug = _find_by_guid(project, article) or _find_by_name(project, article, name_story(article, stem))
    before = source_paths(config).get(slug)
    takes = len(past_takes(config, slug))
    if before and read_bytes(before, name) == content:
        return Ingested(slug, takes + 1, before, is_new=False)
    if before:
        _refuse_older(project, slug, article, name)
    path = config.sources / f"{slug}{_suffix_of(name, article)}"
    try:
        if before:
            write_atomically(config.sources / TAKES / slug / f"{takes + 1}{before.suffix}", before.read_bytes())
        write_atomically(path, content)
        if before and before != path:
            before.unlink()
    except OSError as error:
        raise LocError(
            f"{path.relative_to(config.root)}: cannot be written: {error.strerror}; nothing was lost",
            hint="Check the rights of the folder and the space on the disk.",
        ) from error
    return Ingested(slug, takes + (2 if before else 1), path, is_new=True)


def ingest_file(project: Project, path: Path) -> Ingested:
    return ingest(project, read_bytes(path, str(path)), str(path), path.stem)


def _find_by_guid(project: Project, article: Article) -> str | None:
    """The slug of the source with the same guid, whatever its day and name."""
    guid = article.first("guid")
    if not guid:
        return None
    for slug, path in source_paths(project.config).items():
        if guid.encode() in read_bytes(path, slug) and _read(project, slug).first("guid") == guid:
            return slug
    return None


def _find_by_name(project: Project, article: Article, wanted: str) -> str:
    """The slug wanted, or the next free one where another story has it."""
    paths = source_paths(project.config)
    return next(slug for slug in _names(wanted) if slug not in paths or _is_same(_read(project, slug), article))


def _names(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _read(project: Project, slug: str) -> Article:
    try:
        return read_source(project.config, slug)
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
