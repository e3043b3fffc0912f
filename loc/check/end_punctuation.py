from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.model import Severity, Unit

severity = Severity.WARNING

_CLOSERS = r"[\s\p{Pe}\p{Pf}\"'“”’]*"
_END = regex.compile(rf"([.…?!:;,–—-]*){_CLOSERS}$")
_INNER = regex.compile(r"([.…?!])[\p{Pf}\"'“”’]")

# Marks that may stand for each other; the first names the class.
_CLASSES = {".": ".…:;", "?": "?", "!": "!", ",": ",", "–": "–—-"}
_NAMES = {"": "no end mark", "–": "a dash", ",": "a comma"}


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """A full stop may be added, but not to a headline."""
    source, target = unit.key.source, unit.target
    expected, got = _classify(_end_mark(source)), _classify(_end_mark(target))
    if got == expected or got in _allowed(source, target):
        return
    if not expected and got == "." and unit.key.context != "headline":
        return
    yield Flaw(f"expected {_name(expected)} at the end, got {_name(got)}", _end_span(target))


def _allowed(source: str, target: str) -> set[str]:
    """A quotation that moved brings its own mark to the end, or takes it into the sentence."""
    inner = {_classify(mark) for mark in _INNER.findall(source)}
    moved = {_classify(mark) for mark in _INNER.findall(target)}
    quoted = target.rstrip()[-1:] in '»”“"'
    return (inner if quoted else set()) | ({"."} if _classify(_end_mark(source)) in moved else set())


def _end_mark(text: str) -> str:
    match = _END.search(text)
    return match[1] if match else ""


def _classify(mark: str) -> str:
    for strong in "?!":
        if strong in mark:
            return strong
    return next((name for name, marks in _CLASSES.items() if mark[-1:] and mark[-1] in marks), "")


def _name(kind: str) -> str:
    return _NAMES.get(kind, f"`{kind}`")


def _end_span(text: str) -> tuple[int, int] | None:
    match = _END.search(text)
    return match.span(1) if match and match[1] else None
