"""A target cut where its source was cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from loc.catalog.cut.anchors import find_anchors
from loc.catalog.cut.boundaries import Boundary, find_boundaries
from loc.catalog.cut.joints import Joint, find_joints
from loc.catalog.cut.linkwords import CONJUNCTIONS, DROPPED, RELATIVE_LINKS, RELATIVES
from loc.catalog.cut.sentence_ends import as_sentence

# How far from its share of the letters a cut stands in the target. Between neighbours in NTREX the standard deviation
# is 0.055 in both languages; clauses are shorter and vary more.
SHARE_DEVIATION = 0.07

# Costs add up; a cut is sure where they are low and those of any other are so much higher.
MOST_COST = 3.0
MARGIN = 1.0
ANCHOR_COST = 2.0
INSIDE_COST = 3.0
MARK_COSTS = {".": -1.0, ";": 0.0, "—": 1.0, ":": 1.0, ",": 1.0, "": 2.0}
LINK_BONUS = 1.5
OTHER_LINK_COST = 0.5
RELATIVE_COST = 2.0
LOOSE_VERB_COST = 2.2


@dataclass(frozen=True, slots=True)
class _Text:
    source: str
    target: str
    anchors: tuple[tuple[int, int], ...]


def cut_target(source: str, target: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """One target a piece, in order; the whole one for each where no cut is sure. `pieces` are the source's."""
    boundaries = find_boundaries(source, pieces)
    joints = _choose(_Text(source, target, find_anchors(source, target)), boundaries) if boundaries else ()
    if not joints:
        return (target,) * len(pieces)
    starts = [0, *(joint.start for joint in joints)]
    stops = [*(joint.stop for joint in joints), len(target)]
    texts = [target[start:stop] for start, stop in zip(starts, stops, strict=True)]
    openings = [texts[0], *map(_open, texts[1:], joints, boundaries)]
    return tuple(map(as_sentence, openings, pieces))


def _choose(text: _Text, boundaries: Sequence[Boundary]) -> tuple[Joint, ...]:
    """One joint for each boundary, none where another choice is about as good."""
    joints = find_joints(text.target)
    costs = [[_cost(text, boundary, joint) for joint in joints] for boundary in boundaries]
    ranked = sorted(
        (sum(costs[number][at] for number, at in enumerate(places)), places)
        for places in combinations(range(len(joints)), len(boundaries))
    )
    if not ranked or ranked[0][0] > MOST_COST * len(boundaries):
        return ()
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < MARGIN:
        return ()
    return tuple(joints[at] for at in ranked[0][1])


def _cost(text: _Text, boundary: Boundary, joint: Joint) -> float:
    share = boundary.place / len(text.source) - joint.start / len(text.target)
    crossed = sum((ours < boundary.place) != (theirs < joint.start) for ours, theirs in text.anchors)
    return (
        (share / SHARE_DEVIATION) ** 2 / 2
        + MARK_COSTS[joint.mark]
        + ANCHOR_COST * crossed
        + INSIDE_COST * (boundary.is_inside != joint.is_inside)
        + LOOSE_VERB_COST * joint.is_loose
        + _link_cost(boundary, joint)
    )


def _link_cost(boundary: Boundary, joint: Joint) -> float:
    if boundary.link in RELATIVE_LINKS:
        return -LINK_BONUS if joint.link in RELATIVES else OTHER_LINK_COST
    if joint.link in RELATIVES:
        return RELATIVE_COST
    if boundary.link:
        return -LINK_BONUS if joint.link in CONJUNCTIONS.get(boundary.link, ()) else OTHER_LINK_COST
    return OTHER_LINK_COST if joint.link else 0.0


def _open(text: str, joint: Joint, boundary: Boundary) -> str:
    """A conjunction goes where the source's went, a relative pronoun gives way to the subject."""
    rest = text[len(joint.link) :].lstrip(" ,")
    if boundary.is_link_kept or joint.mark == ".":
        return text
    if boundary.link in RELATIVE_LINKS:
        return f"{RELATIVES[joint.link]} {rest}" if joint.link in RELATIVES else text
    is_answered = joint.link in CONJUNCTIONS.get(boundary.link, ()) if boundary.link else joint.mark == ","
    return rest if is_answered and joint.link in DROPPED else text
