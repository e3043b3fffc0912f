from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.markup import find_tags
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.ERROR


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Tags may change their order, but none is lost, added or left open: links and bold print hang on them."""
    if "<" not in unit.key.source and "<" not in unit.target:
        return
    expected, got = Counter(find_tags(unit.key.source)), Counter(find_tags(unit.target))
    for tag in (expected - got) | (got - expected):
        yield Flaw(_tell(tag, expected[tag], got[tag]))
    if expected == got and not _is_nested(find_tags(unit.target)) and _is_nested(find_tags(unit.key.source)):
        yield Flaw(say("expected tags that close in the order they open"))


def _tell(tag: str, expected: int, got: int) -> str:
    return say("expected {expected} {tag} as in the source, got {got}", expected=expected, tag=tag, got=got)


def _is_nested(tags: tuple[str, ...]) -> bool:
    opened: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop() != tag.replace("/", ""):
            return False
    return not opened
