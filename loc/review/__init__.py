"""Decisions on units: who may bring a unit from which state to which."""

from __future__ import annotations

from loc.review.decide import accept, approve, edit, reject

__all__ = ["accept", "approve", "edit", "reject"]
