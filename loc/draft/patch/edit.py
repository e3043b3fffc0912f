"""One place of the target written anew."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from loc.model import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` takes the place of what stands at `span` of the old target."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Patch:
    """`changes`: what stood in the old target, and what stands there now, in text order."""

    target: str
    changes: tuple[tuple[str, str], ...]


def apply_edits(target: str, edits: list[Edit]) -> Patch | None:
    """None where two of them meet."""
    edits = sorted(edits, key=lambda edit: edit.span)
    if any(one.span[1] > other.span[0] for one, other in itertools.pairwise(edits)):
        return None
    pieces, stop = [], 0
    for edit in edits:
        pieces += [target[stop : edit.span[0]], edit.text]
        stop = edit.span[1]
    changes = tuple((target[slice(*edit.span)], edit.text) for edit in edits)
    return Patch("".join([*pieces, target[stop:]]), changes)
