"""What the desk says in place of words made for the command line."""

from __future__ import annotations

import re

from markupsafe import Markup

# By what the hint for the command line begins with: the advice of `advice.html`.
_KNOWN = {
    "`--reject` ": "empty text",
    "`--edit TEXT` ": "no target",
    "`-o DIR` ": "cannot write",
}
# Commands, options and settings, which stand in backticks, and long options.
_COMMAND = re.compile(r"`|(?<!\S)--\w")
_ASIDE = re.compile(r"\s*\(`loc [^`]*`\)|; `loc [^`]*`[\w ]*")


def advice_for(hint: str) -> str:
    """The name of what `advice.html` says instead, "" for none."""
    return next((name for start, name in _KNOWN.items() if hint.startswith(start)), "")


def without_commands(text: Markup) -> Markup:
    """A message without the command that it names in parentheses, or after a semicolon."""
    return Markup(_ASIDE.sub("", text))  # noqa: S704 - of what was escaped


def is_for_desk(hint: str) -> bool:
    """Whether it makes sense to somebody who has the desk alone."""
    return not _COMMAND.search(hint)
