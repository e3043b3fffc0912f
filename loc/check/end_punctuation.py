from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

_CLOSERS = " \t\r\n\u00a0\u2009\u202f)]}»«›”“„’‘\"'"
_STOPS = ".…?!:;,–—-"
_INNER = regex.compile(r"([.…?!])[\p{Pf}\"'“”’]")
# Two full stops, or a mark that belongs inside a sentence beside one that ends it.
_TORN = regex.compile(r"(?<![.?!])\.\.(?!\.)|[,;:][.?!…]|[.…][,;:]")

# Marks that may stand for each other; the first names the class.
_CLASSES = {".": ".", "…": "…", ":": ":", ";": ";", "?": "?", "!": "!", ",": ",", "–": "–—-"}
_NAMES = {"–": say("a dash"), ",": say("a comma")}

# English headlines ask without a question mark, and thoughts with one.
_ASKS = regex.compile(
    r"^(?:why|how|what|who|where|when|which|is|are|can|could|will|would|should|do|does|did)\b", regex.I
)
_ASKS_LAST = regex.compile(r"\b(?:what|why|how|who|where|when|right|huh)\.[\"”’']?$", regex.I)
_WONDERS = regex.compile(r"\b(?:think|thinking|thought|wonder|wondering|wondered|wonders|ask|asked|asking|asks)[,:]\s")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """A full stop may be added, but to a headline, which may lose its own.

    The fix only ends a sentence that does not end.
    """
    source, target = unit.key.source, unit.target
    if _ends_plainly(source) and _ends_plainly(target):
        return
    span = _end_span(target)
    mark, source_mark = target[slice(*span)], source[slice(*_end_span(source))]
    if mark == source_mark:
        return
    expected, got = _classify(source_mark), _classify(mark)
    if _TORN.search(mark):
        yield Flaw(_tell(expected, f"`{mark}`"), span)
    elif got != expected and not _is_right(source, target, expected, got, unit.key.context):
        fix = target[: span[0]] + "." + target[span[1] :] if expected == "." and got in {"", ","} else None
        yield Flaw(_tell(expected, _name(got)), span if mark else None, fix)


def _ends_plainly(text: str) -> bool:
    """As most sentences do: with one full stop behind a letter or digit."""
    return text[-1:] == "." and text[-2:-1].isalnum()


def _is_right(source: str, target: str, expected: str, got: str, context: str) -> bool:
    is_headline = context == "headline"
    is_stop_added = expected in {"", ","} and got == "." and not is_headline
    is_stop_dropped = expected == "." and not got and is_headline
    return is_stop_added or is_stop_dropped or got in _allowed(source, target, expected, got)


def _allowed(source: str, target: str, expected: str, got: str) -> set[str]:
    """A quotation that moved brings its own mark to the end, or takes it into the sentence."""
    inner = {_classify(mark) for mark in _INNER.findall(source)} if target.rstrip()[-1:] in '»”“"' else set[str]()
    moved = {"."} if got == "." and expected in {_classify(mark) for mark in _INNER.findall(target)} else set[str]()
    is_asked = _ASKS.search(source) if not expected else expected == "." and _ASKS_LAST.search(source)
    asked = {"?"} if is_asked else set[str]()
    told = {"."} if expected == "?" and _WONDERS.search(source) else set[str]()
    return inner | moved | asked | told


def _end_span(text: str) -> Span:
    """The marks at the end, without the quotes and brackets around them."""
    stop = len(text.rstrip(_CLOSERS))
    return len(text[:stop].rstrip(_STOPS)), stop


def _classify(mark: str) -> str:
    for strong in "?!":
        if strong in mark:
            return strong
    if mark.endswith("..."):
        return "…"
    return next((name for name, marks in _CLASSES.items() if mark[-1:] and mark[-1] in marks), "")


def _tell(expected: str, got: str) -> str:
    """`got` is the name of a mark, "" of none."""
    if not expected:
        return say("expected no end mark at the end, got {got}", got=got)
    if not got:
        return say("expected {expected} at the end, got no end mark", expected=_name(expected))
    return say("expected {expected} at the end, got {got}", expected=_name(expected), got=got)


def _name(kind: str) -> str:
    return _NAMES.get(kind, f"`{kind}`" if kind else "")
