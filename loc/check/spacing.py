from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.model import Severity, Unit

severity = Severity.WARNING

# What is wrong -> where, and what belongs there.
_RULES: tuple[tuple[str, regex.Pattern[str], str], ...] = (
    ("space at the start", regex.compile(r"^\s+"), ""),
    ("space at the end", regex.compile(r"\s+$"), ""),
    ("line break or tab", regex.compile(r"(?<=\S)\s*[\t\r\n\v\f\u2028\u2029]\s*(?=\S)"), " "),
    ("several spaces", regex.compile(r"(?<=\S)[ \u00a0\u2009\u202f]{2,}(?=\S)"), " "),
    ("zero-width space", regex.compile(r"[\u200b\ufeff]+"), ""),
    (
        "space before the mark",
        regex.compile(r"(?<=[\p{L}\p{N}»”\")])[ \u00a0\u2009\u202f]+(?=[,;!?»)\]]|[.:…]+(?:[\s,;»”\")]|$))"),
        "",
    ),
    ("space after the opening mark", regex.compile(r"(?<=[«„(\[])\s+"), ""),
    (
        "no space after the mark",
        regex.compile(
            r"(?<=\p{Cyrillic}{2}[,;!?])(?=\p{Cyrillic}{2})|(?<=\p{Cyrillic}{2}[.:])(?=\p{Lu})(?=\p{Cyrillic}\p{Ll}{2})"
        ),
        " ",
    ),
)


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Each fault where it stands; every fix mends all of them."""
    fixed = fix_spaces(unit.target)
    for name, pattern, right in _RULES:
        for match in pattern.finditer(unit.target):
            yield Flaw(f"{name}: expected {right!r}, got {match.group()!r}", match.span(), fixed)


def fix_spaces(text: str) -> str:
    for _, pattern, right in _RULES:
        text = pattern.sub(right, text)
    return text
