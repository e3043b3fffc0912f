"""Keys by their place on the keyboard."""

from __future__ import annotations

import pytest

from loc.tui.keys import find_action, find_writing_action


@pytest.mark.parametrize("letters", ["jJоО", "kKлЛ", "nNтТ", "eEуУ", "aAфФ", "xXчЧ", "pPзЗ", "uUгГ", "fFаА", "qQйЙ"])
def test_a_place_has_one_meaning(letters: str) -> None:
    """A key does the same under the English, the Russian and the Kazakh layout, with Caps Lock or without."""
    assert len({find_action(letter, letter) for letter in letters}) == 1
    assert find_action(letters[0], letters[0])[0]


@pytest.mark.parametrize(
    ("name", "character", "expected"),
    [
        ("2", "2", ("take", 2)),
        ("ә", "ә", ("take", 2)),
        ("Ң", "Ң", ("take", 4)),
        ("slash", "/", ("search", 0)),
        ("full_stop", ".", ("search", 0)),
        ("question_mark", "?", ("help", 0)),
        ("comma", ",", ("help", 0)),
        ("enter", "\r", ("accept_next", 0)),
        ("down", None, ("next", 0)),
        ("ctrl+a", "\x01", ("", 0)),
        ("0", "0", ("", 0)),
        ("ы", "ы", ("", 0)),
        ("tab", "\t", ("", 0)),
    ],
)
def test_keys_at_rest(name: str, character: str | None, expected: tuple[str, int]) -> None:
    """Figures take matches, also where Kazakh letters stand in their row; a key without a meaning has none."""
    assert find_action(name, character) == expected


@pytest.mark.parametrize(
    ("name", "action"), [("enter", "accept_next"), ("ctrl+j", "accept_next"), ("escape", "leave"), ("a", ""), ("?", "")]
)
def test_keys_while_writing(name: str, action: str) -> None:
    """Letters are text there."""
    assert find_writing_action(name) == action
