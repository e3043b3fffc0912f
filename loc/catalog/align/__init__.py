"""Which sentences of a new take come from which of the old."""

from __future__ import annotations

from loc.catalog.align.steps import Kind, Step, align

__all__ = ["Kind", "Step", "align"]
