"""What stands in and between numbers in digits, as patterns for verbose regular expressions."""

from __future__ import annotations

from collections.abc import Iterable

# CLDR 45 groups by the no-break and the narrow one; typists by the first, typesetters by the thin.
SPACE = "[ \u00a0\u2009\u202f]"
NUMBER = rf"""(?:
    \d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)
    | \d{{1,3}}(?:,\d{{3}})+(?!\d)
    | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)
    | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
    | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)
    | \d+
    )(?:[.,]\d+)?"""
# `to` without `and`: in `2018 and 53 percent` the year is no percentage.
SPAN = r"\s?(?:[-–—]|to|до|ға|ге|қа|ке|-?[дт][ае]н)\s?"
RANGE = r"\s?(?:[-–—]|to|and|or|до|и|или|мен|пен|бен|және|ға|ге|қа|ке|-?[дт][ае]н)\s?"
# What it stands before begins with no space: where there is one, nothing is sought at it.
GAP = rf"(?:{SPACE}|(?!{SPACE})(?:-|[-–—]\w{{1,4}}{SPACE})?)"


def number_rows(patterns: Iterable[str]) -> str:
    """Any of them; `lastindex` tells which, from 1.

    The groups that tell are empty and stand behind: `re` then passes over a row by its first letter.
    """
    return "|".join(f"(?:{pattern})()" for pattern in patterns) or "(?!)"


def in_any_case(pattern: str) -> str:
    """Of a pattern that begins with a letter: both its cases as a set, by which `re` passes over it without a try."""
    return f"[{pattern[0]}{pattern[0].upper()}](?i:{pattern[1:]})"
