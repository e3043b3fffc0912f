"""Whether single letters, figures and signs are keys: WCAG 2.2, 2.1.4 wants a way to turn them off or remap them."""

from __future__ import annotations

from enum import StrEnum

from starlette.requests import Request

COOKIE = "loc-keys"


class Keys(StrEnum):
    """ALT heeds them together with Alt only. Keys with Ctrl, arrows, Enter and Esc stay as they are."""

    ON = "on"
    ALT = "alt"
    OFF = "off"


def keys_of(request: Request) -> Keys:
    """As the person chose in this browser."""
    chosen = request.cookies.get(COOKIE, "")
    return Keys(chosen) if chosen in list(Keys) else Keys.ON
