"""What `loc check` found, in the form that was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from loc.check.reports import text
from loc.check.reports.registry import REPORTS
from loc.check.reports.summary import MAX_BYTES, write_summary
from loc.cli.console import Console, complain, paint_result, show_pieces
from loc.cli.options import here
from loc.config import find_root
from loc.model import Finding

# Their readers look for the files from the root of the checkout, wherever the command ran.
_FROM_CHECKOUT = ("github", "sarif")


def emit(console: Console, format_name: str, findings: Iterable[Finding], files: Iterable[str] = ()) -> None:
    """`files` are all that were checked, by name; they are read after the findings.

    `github` adds to the job summary too, the file named by GITHUB_STEP_SUMMARY.
    """
    found = list(findings)
    checkout = os.environ.get("GITHUB_WORKSPACE")
    if checkout and format_name in _FROM_CHECKOUT:
        found = [replace(finding, file=_from(Path(checkout), finding.file)) for finding in found]
    show_pieces(_write(format_name, found, files))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and format_name == "github":
        _add_summary(console, Path(summary), found)


def _write(format_name: str, found: Sequence[Finding], files: Iterable[str]) -> Iterable[str]:
    if format_name == "text":
        return text.write(found, files, paint=paint_result)
    return REPORTS.load(format_name).write(found, files)


def _from(checkout: Path, file: str) -> str:
    """A name is told from here or from the project's root; one outside the checkout stays as it is."""
    places = [folder / file for folder in (here(), find_root(here())) if folder]
    place = next((place for place in places if place.is_file()), places[0]).resolve()
    root = checkout.resolve()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else file


def _add_summary(console: Console, path: Path, findings: Iterable[Finding]) -> None:
    """The findings are told already: a summary that cannot be written stops nothing."""
    try:
        room = MAX_BYTES - (path.stat().st_size if path.exists() else 0)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(write_summary(findings, room))
    except OSError as error:
        complain(f"{path}: the job summary cannot be written: {error.strerror}")
    else:
        console.detail(f"{path}: job summary added")
