"""Comments that quote the version a conflict put aside: `# loc conflict: STATE, AUTHOR, TIME: "TEXT"`.

They are for the translator. No mark looks like that, so none of them vouches for a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from loc.model import Unit, digest_of

_PREFIX = "loc conflict: "
# Ends of lines to some programs, though not to gettext.
_LINE_ENDS = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "\x7f\x85\u2028\u2029"})


def add_quote(notes: tuple[str, ...], unit: Unit) -> tuple[str, ...]:
    """Nothing is added where the text is quoted already."""
    return notes if has_quote(notes, unit.target) else (*notes, f"{_PREFIX}{_origin(unit)}: {_quote(unit.target)}")


def has_quote(notes: Iterable[str], target: str | None = None) -> bool:
    """Whether one of the notes quotes this target or, where none is given, any."""
    end = "" if target is None else f": {_quote(target)}"
    return any(note.startswith(_PREFIX) and note.endswith(end) for note in notes)


def without_quotes(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(note for note in notes if not note.startswith(_PREFIX))


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_LINE_ENDS)


def _origin(unit: Unit) -> str:
    """State, author and time of the newest mark that fits; the state alone where none does."""
    now = digest_of(unit.key.source, unit.target)
    fitting = sorted((mark for mark in unit.provenance if mark.digest == now), key=lambda mark: mark.made_at)
    return ", ".join((unit.state.label, *(f"{mark.author}, {mark.made_at:%Y-%m-%d %H:%MZ}" for mark in fitting[-1:])))
