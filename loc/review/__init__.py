"""Decisions on units: who may bring a unit from which state to which."""

from __future__ import annotations

from loc.review.decide import Refused, accept, approve, edit, is_same_text, refuse_role, reject
from loc.review.ignore import MAX_REASON_CHARS, heed, ignore

__all__ = [
    "MAX_REASON_CHARS",
    "Refused",
    "accept",
    "approve",
    "edit",
    "heed",
    "ignore",
    "is_same_text",
    "refuse_role",
    "reject",
]
