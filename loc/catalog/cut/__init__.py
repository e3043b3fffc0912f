"""A target cut where its sentence was split: at ends of sentences, marks and conjunctions, in proportion."""

from __future__ import annotations

from loc.catalog.cut.target import cut_target

__all__ = ["cut_target"]
