"""Where a story ends: `-0-`, `(END)`, `--30--`, `###`, `Enditem`; and `(MORE)`, where it goes on in another take."""

from __future__ import annotations

import regex

_END = (
    r"-+\s?(?:0|30)\s?-+|#(?:\s?#){2,}|/?\(?(?-i:END(?:S|ITEM)?)\)?/?"
    r"|\(end(?:s|item)?\)|/ends?/|-+\s?ends?\s?-+|enditem|item ends"
)
_LINE = regex.compile(rf"(?i)\s*(?:{_END})[.<]?\s*")
_TAIL = regex.compile(
    r"(?i)(?<=[.!?”\"'’)])\s+(?:-+\s?(?:0|30)\s?-+|#(?:\s?#){2,}|\((?:END(?:S|ITEM)?)\)|Enditem|/ENDS?/)[.]?\s*$"
)
_MORE = regex.compile(r"(?i)\s*(?:\(\s?more\s?\)|-+\s?more\s?-+|(?-i:MORE))[.<]?\s*")


def cut_end(text: str) -> tuple[str, str | None]:
    """(text before the end mark, what stands in the lines below it); None below where there is no mark."""
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if is_end(line)), None)
    if at is not None:
        return "\n".join(lines[:at]), "\n".join(lines[at + 1 :])
    found = _TAIL.search(text[-40:])
    return (text[: len(text) - len(found[0])], "") if found else (text, None)


def is_end(line: str) -> bool:
    return bool(_LINE.fullmatch(line))


def is_more(text: str) -> bool:
    return bool(_MORE.fullmatch(text))
