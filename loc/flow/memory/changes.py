"""What differs between the sentence of a match and the one that wants a draft, in a few words."""

from __future__ import annotations

from loc.lang.wording import compare_wording
from loc.memory import PairMatch

MAX_CHANGES = 3
MAX_CHARS = 40  # of one side of a change
_NOTHING = "–"


def say_wording(old: str, new: str) -> str:
    """`opened → closed; in May → –`, as much as a line has room for; white space alone is no word."""
    changes = [
        (piece.old.strip(), piece.new.strip())
        for piece in compare_wording(old, new)
        if piece.old.strip() != piece.new.strip()
    ]
    told = "; ".join(f"{_cut(before)} → {_cut(after)}" for before, after in changes[:MAX_CHANGES])
    return f"{told}; …" if len(changes) > MAX_CHANGES else told or "spaces"


def say_figures(match: PairMatch) -> str:
    """`figures differ: 25 → 26`, "" where they do not."""
    before, after = (", ".join(figures) or _NOTHING for figures in match.differing_figures)
    return f"figures differ: {before} → {after}" if (before, after) != (_NOTHING, _NOTHING) else ""


def _cut(text: str) -> str:
    return f"{text[: MAX_CHARS - 1].rstrip()}…" if len(text) > MAX_CHARS else text or _NOTHING
