"""Which PO files a `loc check` is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from loc.cli.console import Console
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import here
from loc.config import find_root
from loc.flow.check_files import CheckedFiles, OpenFile
from loc.flow.check_staged import find_staged
from loc.flow.project import choose_langs, find_slugs, open_project

Scope = tuple[CheckedFiles, Iterator[OpenFile]]


def find_named(console: Console, names: tuple[str, ...], langs: tuple[str, ...]) -> Scope:
    """PO files first, then stories; without any name, every story of the project."""
    paths = [Path(name) for name in names if name.endswith(".po")]
    articles = [name for name in names if not name.endswith(".po")]
    if paths and not articles:
        files = CheckedFiles(open_project(here(), tell_faults) if find_root(here()) else None)
        return files, files.of_paths(_without_glossaries(console, files, paths), langs)
    project = open_project(here(), tell_faults)
    files = CheckedFiles(project)
    stories = files.of_stories(find_slugs(project, articles), choose_langs(project.config, langs))
    return files, chain(files.of_paths(_without_glossaries(console, files, paths), langs), stories)


def find_staged_files(console: Console, langs: tuple[str, ...]) -> Scope:
    staged = find_staged(here())
    files = CheckedFiles(open_project(here(), tell_faults) if find_root(here()) else None, staged.read)
    paths = list(_without_glossaries(console, files, staged.paths()))
    if not paths:
        console.say("no PO file is staged")
    return files, files.of_paths(paths, langs)


def _without_glossaries(console: Console, files: CheckedFiles, paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if files.is_glossary(path):
            console.say(f"{path}: terms, no sentences: `loc glossary check` looks at them")
        else:
            yield path
