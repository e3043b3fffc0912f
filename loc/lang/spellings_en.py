"""British spellings and short forms of words in names, made the American ones that the wire uses."""

from __future__ import annotations

SPELLINGS = {
    "centre": "center",
    "counsellor": "counselor",
    "defence": "defense",
    "kilometre": "kilometer",
    "labour": "labor",
    "litre": "liter",
    "metre": "meter",
    "organisation": "organization",
    "organised": "organized",
    "programme": "program",
    "rouble": "ruble",
    "saint": "st",
    "&": "and",
}
