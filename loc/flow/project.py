"""A project on disk: its configuration, its sources by slug, its catalogs."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from loc.catalog.store import GLOSSARY_SLUG, CatalogStore
from loc.config import Config, find_root, read_config
from loc.errors import ConfigError, LocError, WireError
from loc.ingest.read import read_article
from loc.lang.codes import normalize_lang
from loc.model import Article

TAKES = ".takes"


@dataclass(frozen=True, slots=True)
class Project:
    config: Config
    catalogs: CatalogStore


def open_project(start: Path) -> Project:
    root = find_root(start.resolve())
    if root is None:
        raise ConfigError(
            f"{start.resolve()}: no loc project here or above (neither loc.toml nor [tool.loc] in pyproject.toml)",
            hint="Go to the project's folder, or make a project with `loc init`.",
        )
    config = read_config(root)
    return Project(config, CatalogStore(config.locales, config.cache))


def choose_langs(config: Config, codes: Iterable[str]) -> tuple[str, ...]:
    """The languages named, or all of the project. Raises ConfigError for one it has not."""
    langs = tuple(dict.fromkeys(map(normalize_lang, codes)))
    for lang in langs:
        if lang not in config.langs:
            known = ", ".join(config.langs)
            raise ConfigError(
                f"unknown language {lang!r}; this project has {known}",
                hint="Languages stand under `langs` in the configuration.",
            )
    return langs or config.langs


def source_paths(config: Config) -> dict[str, Path]:
    """Path of each slug's newest take, in order of slugs. Hidden files and folders are passed by."""
    found: dict[str, Path] = {}
    for path in sorted(config.sources.rglob("*")):
        below = path.relative_to(config.sources)
        if not path.is_file() or any(part.startswith(".") for part in below.parts):
            continue
        slug = below.with_suffix("").as_posix()
        if slug in found:
            raise WireError(
                f"sources/{below}: the same slug as sources/{found[slug].relative_to(config.sources)}",
                hint="Rename one of the two, or move it out of sources/.",
            )
        found[slug] = path
    return found


def find_slugs(config: Config, names: Sequence[str]) -> tuple[str, ...]:
    """The slugs meant: each name is a slug, any unambiguous part of one, or a path. No name means all."""
    slugs = tuple(source_paths(config))
    return tuple(dict.fromkeys(_find_slug(config, slugs, name) for name in names)) if names else slugs


def _find_slug(config: Config, slugs: Sequence[str], name: str) -> str:
    path = Path(name).resolve()
    if path.is_relative_to(config.sources.resolve()) and path.is_file():
        name = path.relative_to(config.sources.resolve()).with_suffix("").as_posix()
    if name in slugs:
        return name
    found = [slug for slug in slugs if name in slug]
    if len(found) == 1:
        return found[0]
    if found:
        raise LocError(
            f"{name!r} may mean {len(found)} articles: {', '.join(found[:5])}", hint="Name more of the slug."
        )
    near = difflib.get_close_matches(name, slugs, n=3, cutoff=0.4) or slugs[:3]
    hint = f"Nearest: {', '.join(near)}." if near else "sources/ is empty; `loc ingest FILE` brings a story in."
    raise LocError(f"unknown article {name!r}", hint=hint)


def read_source(config: Config, slug: str) -> Article:
    """Raises WireError naming the file, line and what was expected."""
    path = source_paths(config)[slug]
    origin = path.relative_to(config.root).as_posix()
    _refuse_name(slug, origin)
    article = read_article(read_bytes(path, origin), origin, slug, origin)
    return replace(article, take=len(past_takes(config, slug)) + 1)


def day_of(article: Article) -> date | None:
    """The story's day, which decides datelines and terms in force."""
    return article.published.date() if article.published else None


def past_takes(config: Config, slug: str) -> tuple[Path, ...]:
    """Older takes, oldest first."""
    folder = config.sources / TAKES / slug
    takes = [path for path in folder.glob("*") if path.stem.isdigit()]
    return tuple(sorted(takes, key=lambda path: int(path.stem)))


def read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WireError(f"{name}: cannot be read: {error.strerror}", hint="Check the path and its rights.") from error


def _refuse_name(slug: str, origin: str) -> None:
    if slug == GLOSSARY_SLUG:
        raise WireError(
            f"{origin}: {GLOSSARY_SLUG!r} is the name of the glossary, not of a story", hint="Rename the file."
        )
    if any(character.isspace() for character in slug):
        raise WireError(f"{origin}: a source's path has no spaces", hint="Rename the file with hyphens.")
