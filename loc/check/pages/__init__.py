"""The manual of the checks, a page each: what it finds, why, examples, how to silence it."""

from __future__ import annotations

from importlib.resources import files

from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import IDLE
from loc.errors import ConfigError

_FOLDER = "loc/check/pages"


def page_of(check: str) -> str:
    """The page's path in the repository; empty for a check of another package."""
    return f"{_FOLDER}/{check}.md" if _is_ours(check) else ""


def read_page(check: str) -> str:
    """Raises ConfigError for an unknown check, and for one of another package: it has no page here."""
    if not _is_ours(check):
        _refuse(check)
    page = files(__name__) / f"{check}.md"
    if not page.is_file():
        raise ConfigError(f"the check {check!r} has no page in the manual", hint=f"Expected {page_of(check)}.")
    return page.read_text(encoding="utf-8")


def _is_ours(check: str) -> bool:
    return check == IDLE or check in CHECKS.rows or check in STORY_CHECKS.rows


def _refuse(check: str) -> None:
    """A name that is in no table is answered with all there are."""
    registry = STORY_CHECKS if check in STORY_CHECKS.names() else CHECKS
    origin = registry.listing().get(check)
    if origin is None:
        names = ", ".join((*CHECKS.names(), *STORY_CHECKS.names(), IDLE))
        raise ConfigError(f"there is no check named {check!r}", hint=f"There are {names}.")
    raise ConfigError(f"the check {check!r} is {origin}, which has its manual")
