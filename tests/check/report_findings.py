"""Findings for the tests of the reports: some an editor would get, and any at all."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from loc.check.registry import CHECKS
from loc.model import Finding, Severity, UnitKey

SOURCE: Final = "It rose by 5%."
FIGURE: Final = Finding(
    "numbers",
    Severity.ERROR,
    "ru",
    "locales/ru/a.po",
    13,
    "text",
    SOURCE,
    "changed figure: expected 5, got 6",
    (14, 15),
    fix="Рост составил 5%.",
    target="Рост составил 6%.",
    unit=UnitKey(SOURCE, "text").id,
    column=23,
)
SPACES: Final = Finding(
    "spacing",
    Severity.WARNING,
    "kk",
    "locales/kk/a.po",
    20,
    "headline",
    "Plant opens",
    "two spaces in a row",
    (5, 7),
    fix="Зауыт ашылды",
    target="Зауыт  ашылды",
    unit=UnitKey("Plant opens", "headline").id,
    column=14,
)
EMPTY: Final = Finding("empty", Severity.ERROR, "kk", "locales/kk/a.po", 3, "text", "Read.", "expected a translation")

# Names as a file system has them: any bytes but NUL, those that are not UTF-8 as surrogates.
_FILES = st.binary(max_size=12).map(lambda name: name.replace(b"\0", b"/").decode("utf-8", "surrogateescape"))
_TEXTS = st.text(st.characters(), max_size=30)
_CHECKS = st.sampled_from([*CHECKS.names(), "ignore", "theirs"]) | _TEXTS


@st.composite
def any_findings(draw: st.DrawFn) -> Finding:
    """Spans lie in the target; all else is free."""
    target = draw(_TEXTS)
    ends = st.integers(0, len(target))
    span = draw(st.none() | st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair))))
    return Finding(
        check=draw(_CHECKS),
        severity=draw(st.sampled_from(Severity)),
        lang=draw(_TEXTS),
        file=draw(_FILES),
        line=draw(st.integers(0, 10_000)),
        context=draw(_TEXTS),
        source=draw(_TEXTS),
        message=draw(_TEXTS),
        span=span,
        fix=draw(st.none() | _TEXTS),
        target=target,
        unit=draw(_TEXTS),
        column=draw(st.integers(0, 50)),
    )


ANY_FINDINGS: Final = st.lists(any_findings(), max_size=6)
