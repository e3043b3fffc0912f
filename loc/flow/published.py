"""What left the house: one line an export in locales/published.tsv.

The columns are time, language, slug, take, digest of the content, author, the parts where only some left, and why
an editor let it leave although it was not ready. Older files lack the last ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from loc.catalog.atomic import append_line
from loc.errors import CatalogError, LocError
from loc.flow.index import digest_bytes
from loc.flow.project import Project

PUBLISHED = "published.tsv"


@dataclass(frozen=True, slots=True)
class Publication:
    """`parts` are those that left, "" is the whole story. `override` is why it left without being ready, or ""."""

    at: datetime
    lang: str
    slug: str
    take: int
    digest: str
    author: str
    parts: str = ""
    override: str = ""


def read_published(project: Project) -> tuple[dict[tuple[str, str], Publication], tuple[LocError, ...]]:
    """The last of each (language, slug), and the lines that are none of ours."""
    path = project.config.locales / PUBLISHED
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        raise LocError(f"{path}: cannot be read: {error.strerror}", hint="Check its rights.") from error
    found = [_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    rows = [row for row in found if isinstance(row, Publication)]
    rows.sort(key=lambda row: row.at)  # a union merge leaves them in any order
    return {(row.lang, row.slug): row for row in rows}, tuple(row for row in found if isinstance(row, LocError))


def record_publication(project: Project, row: Publication) -> None:
    path = project.config.locales / PUBLISHED
    at = row.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    author, override = (" ".join(text.split()) for text in (row.author, row.override))
    columns = (at, row.lang, row.slug, str(row.take), row.digest, author, row.parts, override)
    line = "\t".join(columns).rstrip("\t")
    try:
        with project.catalogs.lock():
            append_line(path, line.encode())
    except (OSError, CatalogError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise LocError(
            f"{path}: cannot be written: {reason}; the story left, but the record lacks it",
            hint=f"Add this line by hand: {line}",
        ) from error


def digest_content(content: bytes) -> str:
    return digest_bytes(content)[:16]


def _read_line(line: str, place: str) -> Publication | LocError:
    columns = line.split("\t")
    try:
        at = datetime.strptime(columns[0], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        return Publication(at, columns[1], columns[2], int(columns[3]), *columns[4:8])
    except (ValueError, IndexError, TypeError):
        return LocError(
            f"{place}: expected time, language, slug, take, digest and author, got {line[:60]!r}",
            hint="Mend or remove the line; until then the record lacks it.",
        )
