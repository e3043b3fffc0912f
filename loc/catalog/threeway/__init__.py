"""Two people's versions of one catalog and the one both began with: nobody's text is lost."""

from __future__ import annotations

from loc.catalog.threeway.units import Conflict, Merged, at_lines_of, merge_lists, merge_three

__all__ = ["Conflict", "Merged", "at_lines_of", "merge_lists", "merge_three"]
