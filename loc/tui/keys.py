"""The keys of the desk, by their place on the keyboard: the same under the Kazakh and the Russian layout.

A terminal sends the letter, not the place, so each place is known by all letters on it. Layouts: xkeyboard-config,
symbols `kz` and `ru`.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """`rest` is the letter, or Textual's name, while nobody writes; `writing` are Textual's names in the field.

    `shown` and `shown_writing` stand in the help.
    """

    action: str
    what: str
    rest: str = ""
    shown: str = ""
    writing: tuple[str, ...] = ()
    shown_writing: str = ""


# The letter of each place on the English layout, and on the Russian one; Kazakh has the same letters there.
_ENGLISH = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = "йцукенгшщзфывапролдячсмить"
# Digits and signs stand elsewhere: Kazakh has letters in the row of digits.
_SIGNS = {'"': "1", "ә": "2", "і": "3", "ң": "4", "ғ": "5", ".": "/", "№": "/", ",": "?"}
_PLACES = str.maketrans(dict(zip(_CYRILLIC, _ENGLISH, strict=True)) | _SIGNS)

KEYS = (
    Key("next", "next sentence", "j", "J", ("alt+down",), "Alt ↓"),
    Key("previous", "previous sentence", "k", "K", ("alt+up",), "Alt ↑"),
    Key("next_open", "next sentence that nobody has reviewed", "n", "N"),
    Key("edit", "edit", "e", "E"),
    Key("accept", "accept", "a", "A"),
    # Most terminals send Enter for Ctrl Enter, others Ctrl J.
    Key("accept_next", "accept, and on to the next", "enter", "Enter", ("enter", "ctrl+enter", "ctrl+j"), "Enter"),
    Key("take", "take the match with that number", "123456789", "1 … 9"),
    Key("fix", "apply the fix of the first finding", "f", "F"),
    Key("ignore", "ignore the first finding, with a reason", "i", "I"),
    Key("heed", "take back the first ignored finding", "h", "H"),
    Key("reject", "reject", "x", "X"),
    Key("approve", "approve", "p", "P"),
    Key("undo", "undo my last decision", "u", "U"),
    Key("propose", "accept the proposal of a correction", "t", "T"),
    Key("mine", "save my text in place of theirs, after a conflict", "m", "M"),
    Key("look_up", "look up the selected words in the memory", "c", "C"),
    Key("search", "search the memory", "/", "/"),
    Key("leave", "leave the field", writing=("escape",), shown_writing="Esc"),
    Key("help", "this page", "?", "?"),
    Key("quit", "close the desk", "q", "Q", ("ctrl+q",), "Ctrl Q"),
)

_REST = {letter: key.action for key in KEYS for letter in ([key.rest] if key.rest == "enter" else key.rest)}
_WRITING = {name: key.action for key in KEYS for name in key.writing}
_EVERYWHERE = {"down": "next", "up": "previous", "ctrl+q": "quit", "ctrl+c": "quit"}


def find_action(name: str, character: str | None) -> tuple[str, int]:
    """While nobody writes: the action, "" for none, and the figure pressed. `name` is Textual's of the key."""
    place = name if character is None or name == "enter" else character.casefold().translate(_PLACES)
    action = _REST.get(place) or _EVERYWHERE.get(name, "")
    return action, int(place) if action == "take" else 0


def find_writing_action(name: str) -> str:
    return _WRITING.get(name, "")
