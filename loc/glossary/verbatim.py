"""Whether what is not to be translated stands in a target as it is."""

from __future__ import annotations

import regex

_SPACE = regex.compile(r"\s+")


def stands_as_is(text: str, source: str) -> bool:
    """Letter by letter, as a whole word; endings follow a hyphen or an apostrophe: `Air Astana-ның`."""
    single = _SPACE.sub(" ", text)
    return source in single and bool(_pattern(source).search(single))


def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){regex.escape(source)}(?![\p{{L}}\p{{M}}\p{{N}}])")
