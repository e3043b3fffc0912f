"""Wire files into sources/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loc.catalog.store import write_atomically
from loc.errors import LocError
from loc.flow.project import TAKES, Project, past_takes, read_bytes, source_paths
from loc.ingest.read import read_article
from loc.ingest.slug import name_story


@dataclass(frozen=True, slots=True)
class Ingested:
    """`path` is where the newest take lies; `is_new` is False where these very bytes lay there before."""

    slug: str
    take: int
    path: Path
    is_new: bool


def ingest(project: Project, content: bytes, name: str, stem: str = "") -> Ingested:
    """Keeps the bytes as received under day and slug; an older take of the slug moves to sources/.takes/."""
    article = read_article(content, name)
    slug = name_story(article, stem)
    config = project.config
    before = source_paths(config).get(slug)
    path = before or config.sources / f"{slug}{Path(name).suffix or '.txt'}"
    takes = len(past_takes(config, slug))
    if before and read_bytes(before, name) == content:
        return Ingested(slug, takes + 1, before, is_new=False)
    try:
        if before:
            write_atomically(config.sources / TAKES / slug / f"{takes + 1}{before.suffix}", before.read_bytes())
        write_atomically(path, content)
    except OSError as error:
        raise LocError(
            f"{path.relative_to(config.root)}: cannot be written: {error.strerror}; nothing was lost",
            hint="Check the rights of the folder and the space on the disk.",
        ) from error
    return Ingested(slug, takes + (2 if before else 1), path, is_new=True)


def ingest_file(project: Project, path: Path) -> Ingested:
    return ingest(project, read_bytes(path, str(path)), str(path), path.stem)
