"""What stands beside a token: engines move spaces about, and grow endings onto masks."""

from __future__ import annotations

from collections.abc import Iterable

from loc.lang.markup import find_tags

Sides = tuple[str, str]

_OPENERS = "([{«“„"
_CLOSERS = ".,;:!?…)]}»”"


def tighten(token: str, source: Sides, target: Sides) -> Sides:
    """The texts before and after a token in the target, without spaces that the source has not there.

    A mark stands as close to the token as in the source, and the inside of a tag as close to it. A space that an
    engine moved from the outside of a tag to its inside goes back.
    """
    left, right = target
    if _closes(token) and _is_tight(source[0][-1:]) and left.endswith(" "):
        left, right = left.rstrip(" "), _spaced(right, source[1][:1] == " ", first=True)
    if _opens(token) and _is_tight(source[1][:1]) and right.startswith(" "):
        left, right = _spaced(left, source[0][-1:] == " ", first=False), right.lstrip(" ")
    if source[0] and source[0][-1] in _OPENERS and left.rstrip(" ").endswith(source[0][-1]):
        left = left.rstrip(" ")
    if source[1] and source[1][0] in _CLOSERS and right.lstrip(" ").startswith(source[1][0]):
        right = right.lstrip(" ")
    return left, right


def is_glued(token: str, source: Sides, target: Sides) -> bool:
    """A letter or figure touches the token that touched none before; to tags they may."""
    if find_tags(token) == (token,):
        return False
    grown_left = target[0][-1:].isalnum() and not source[0][-1:].isalnum()
    return grown_left or (target[1][:1].isalnum() and not source[1][:1].isalnum())


def is_nested(tokens: Iterable[str]) -> bool:
    """Every tag among them opens before it closes, and inside the one it opened in."""
    opened: list[str] = []
    for tag in (token for token in tokens if find_tags(token) == (token,)):
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop() != tag.replace("/", "", 1):
            return False
    return not opened


def _opens(token: str) -> bool:
    return find_tags(token) == (token,) and not token.startswith("</")


def _closes(token: str) -> bool:
    return find_tags(token) == (token,) and token.startswith("</")


def _is_tight(beside: str) -> bool:
    return not beside.isspace()


def _spaced(text: str, wanted: bool, *, first: bool) -> str:
    """With a space at its first or last place where one is wanted and a letter or figure stands there."""
    edge = text[:1] if first else text[-1:]
    if not wanted or not edge.isalnum():
        return text
    return f" {text}" if first else f"{text} "
