"""A project on disk: its configuration, its sources, its catalogs."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loc.catalog.store import CatalogStore
from loc.config import Config, find_root, read_config
from loc.errors import ConfigError, LocError
from loc.flow.glossaries import Glossaries, Tell
from loc.flow.index import Index
from loc.flow.sources import Sources
from loc.lang.codes import normalize_lang
from loc.model import Article


@dataclass(frozen=True, slots=True)
class Project:
    config: Config
    sources: Sources
    catalogs: CatalogStore
    index: Index
    glossaries: Glossaries


def open_project(start: Path, tell: Tell | None = None) -> Project:
    """`tell` hears once a language what is wrong in its glossary."""
    root = find_root(start.resolve())
    if root is None:
        raise ConfigError(
            f"{start.resolve()}: no loc project here or above (neither loc.toml nor [tool.loc] in pyproject.toml)",
            hint="Go to the project's folder, or make a project with `loc init`.",
        )
    config = read_config(root)
    catalogs = CatalogStore(config.locales, config.cache)
    return Project(config, Sources(root), catalogs, Index(config.cache), Glossaries(catalogs, config.desk, tell))


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


def find_slugs(project: Project, names: Sequence[str]) -> tuple[str, ...]:
    """The slugs meant: each name is a slug, any unambiguous part of one, or a path. No name means all."""
    slugs = tuple(project.sources.files())
    return tuple(dict.fromkeys(_find_slug(project.sources.folder, slugs, name) for name in names)) if names else slugs


def _find_slug(folder: Path, slugs: Sequence[str], name: str) -> str:
    path = Path(name).resolve()
    if path.is_relative_to(folder.resolve()) and path.is_file():
        name = path.relative_to(folder.resolve()).with_suffix("").as_posix()
    if name in slugs:
        return name
    named = [slug for slug in slugs if slug.rpartition("/")[2] == name]
    found = named or [slug for slug in slugs if name in slug]
    if len(found) == 1:
        return found[0]
    if found:
        raise LocError(
            f"{name!r} may mean {len(found)} articles: {', '.join(found[:5])}", hint="Name more of the slug."
        )
    near = difflib.get_close_matches(name, slugs, n=3, cutoff=0.4) or slugs[:3]
    hint = f"Nearest: {', '.join(near)}." if near else "sources/ is empty; `loc ingest FILE` brings a story in."
    raise LocError(f"unknown article {name!r}", hint=hint)


def day_of(article: Article) -> date | None:
    """The story's day, which decides datelines and terms in force."""
    return article.published.date() if article.published else None
