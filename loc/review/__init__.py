"""Decisions on units: who may bring a unit from which state to which."""

from __future__ import annotations

from loc.review.decide import Refused, accept, approve, edit, is_same_text, refuse_role, reject

__all__ = ["Refused", "accept", "approve", "edit", "is_same_text", "refuse_role", "reject"]
