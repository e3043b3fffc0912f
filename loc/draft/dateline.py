"""The dateline as the house writes it, by its own table and without an engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from loc.config import HouseDateline
from loc.model import Draft

AUTHOR = "house style"


def house_dateline(
    text: str, lang: str, on: date, house: Sequence[HouseDateline], city: Callable[[str], str | None]
) -> Draft | None:
    """`text` is a wire's dateline without its dash, `DUSHANBE. KAZINFORM`; `city` translates a name of a place.

    None where the wire, its form in `lang` on that day, or the city is unknown.
    """
    for dateline in house:
        form = dict(dateline.forms).get(lang)
        place = _cut_wire(text, dateline.wire)
        if form and place and _in_force(dateline, on):
            name = _translate_city(place, city)
            return Draft(form.replace("{city}", name), AUTHOR) if name else None
    return None


def _cut_wire(text: str, wire: str) -> str:
    """The city before the wire's name, "" where there is none: `ASTANA. WIRE`, `ASTANA, WIRE`, `ASTANA (WIRE)`."""
    place = text.strip().rstrip(".)]").strip()
    if not place.casefold().endswith(wire.casefold()):
        return ""
    rest = place[: len(place) - len(wire)]
    place = rest.rstrip(" .,/([—–-")
    return place if rest != place else ""


def _in_force(dateline: HouseDateline, on: date) -> bool:
    return (dateline.since is None or dateline.since <= on) and (dateline.until is None or on < dateline.until)


def _translate_city(place: str, city: Callable[[str], str | None]) -> str | None:
    """Asked as the wire writes it and, where that is in capitals, as a name: DUSHANBE, Dushanbe."""
    name = city(place) or (city(place.title()) if place.isupper() else None)
    return name.upper() if name and place.isupper() else name
