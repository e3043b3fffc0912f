"""Why a text was split where it was."""

from __future__ import annotations

from dataclasses import dataclass

from loc.segment.boundaries import find_boundaries
from loc.segment.candidates import Choice
from loc.segment.language import find_language


@dataclass(frozen=True, slots=True)
class Verdict:
    """`offset` is where the sentence would end, its closing quotes included; `rule` the one that decided."""

    offset: int
    choice: Choice
    rule: str


def explain(text: str, lang: str) -> tuple[Verdict, ...]:
    """One verdict per candidate, in order."""
    return tuple(Verdict(stop, choice, rule) for stop, _, choice, rule in find_boundaries(text, find_language(lang)))
