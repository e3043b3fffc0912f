"""Text of a story as a page shows it: nothing in it acts, and nothing in it hides."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from loc.lang.message import Message
from loc.web.words import words_of

# Those that turn the direction of what follows, or cannot be seen: Unicode UAX 9, and 23.2 on layout controls.
_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_HIDDEN = re.compile(f"[{_CONTROLS}{''.join(_NAMES)}]")


def shown(text: object) -> Markup:
    """Escaped, in a bidi isolate, with a visible name for each mark that cannot be seen."""
    return Markup(f"<bdi>{_reveal(text)}</bdi>")  # noqa: S704 - escaped there


def shown_in(text: object, language: str) -> Markup:
    """As `shown`; a message of ours in this language of the interface."""
    if not isinstance(text, Message):
        return shown(text)
    told = _reveal(text.tell(words_of(language)))
    return Markup(f'<bdi lang="{language}">{told}</bdi>')  # noqa: S704 - escaped there


def _reveal(text: object) -> str:
    return _HIDDEN.sub(_mark, str(escape(str(text))))


def _mark(found: re.Match[str]) -> str:
    name = _NAMES.get(found[0], f"U+{ord(found[0]):04X}")
    return f'<span class="hidden-mark">{name}</span>'
