"""What `loc` says of a pair in TMX beyond the standard: types of <prop>."""

from __future__ import annotations

CONTEXT = "x-loc-context"
ORIGIN = "x-loc-origin"
STATE = "x-loc-state"
PREVIOUS = "x-loc-previous"
FOLLOWING = "x-loc-following"

# A character that XML has not, as its number in hex in a <ph> of this type; other programs see a code.
CHARACTER = "x-loc-char"
