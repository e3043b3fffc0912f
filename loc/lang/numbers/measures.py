"""Imperial measures and what an editor may turn them into: NIST SP 811, appendix B."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

_FACTORS = {
    "mile": "1.609 1.852",  # nautical too
    "square-mile": "2.59",
    "square-foot": "0.0929",
    "yard": "0.914 91.4 1",  # sport takes a yard for a metre
    "foot": "0.305 30.5 0.000305",
    "inch": "2.54 25.4 0.0254",
    "pound-weight": "0.4536",
    "ounce": "28.35 31.1 29.57",  # troy and fluid too
    "stone": "6.35",
    "acre": "0.405 4047 0.00405",
    "gallon": "3.785 4.546",
    "barrel": "0.159 159 0.136",  # tonnes of oil too
}
# Unit code -> factors into the metric units a newsroom would choose.
METRIC_FACTORS = MappingProxyType({code: tuple(map(Decimal, row.split())) for code, row in _FACTORS.items()})
# Square miles are miles too, by their code.
_ORDER = sorted(METRIC_FACTORS, key=lambda code: not code.startswith("square"))
_DURATIONS = {
    "hour": (Decimal(1) / 24, "days"),
    "day": (Decimal(1), "days"),
    "week": (Decimal(7), "days"),
    "month": (Decimal(1), "months"),
    "year": (Decimal(12), "months"),
}
FOOT_INCHES = 12
FAHRENHEIT_ZERO = 32
FAHRENHEIT_DEGREE = Decimal("0.5556")

# A rounded figure may lie one step of its last digit below and half a step above, and not farther off than this.
_MOST_OFF = Decimal("0.085")
_LEAST_OFF = Decimal("0.5")
# So far off is a figure of two digits that was not rounded but cut: 26 °C for 26.7 was mistyped.
_MOST_CUT = Decimal("0.02")
_TWO_DIGITS = 10
_HALF = Decimal("0.5")
_FIVES = 5


def convert(numbers: list[Decimal], units: frozenset[str]) -> tuple[Decimal, ...]:
    """Rough values in metric units; nothing for what is metric already."""
    if not units:
        return ()
    if "fahrenheit" in units:
        return tuple((number - FAHRENHEIT_ZERO) * FAHRENHEIT_DEGREE for number in numbers)
    factors = next((METRIC_FACTORS[code] for code in _ORDER if code in units), ())
    return tuple(number * factor for number in numbers for factor in factors)


def read_durations(numbers: list[Decimal], units: frozenset[str]) -> frozenset[str]:
    """In days or in months, `days 14`, so that two weeks are fourteen days."""
    if units.isdisjoint(_DURATIONS):
        return frozenset()
    rows = [_DURATIONS[unit] for unit in units if unit in _DURATIONS]
    return frozenset(f"{base} {(number * factor).normalize():f}" for factor, base in rows for number in numbers)


def is_rounded_from(number: Decimal, exact: Decimal) -> bool:
    """Whether an editor may have written `number` for `exact`: 12 miles become 19 or 20 km, 249.5 kg 249 or 250."""
    off = number - exact
    step = _last_step(number)
    if off < -step * _HALF and abs(exact) >= _TWO_DIGITS and -off > abs(exact) * _MOST_CUT:
        return False
    return -step < off <= step * _HALF and abs(off) <= max(abs(exact) * _MOST_OFF, _LEAST_OFF)


def _last_step(number: Decimal) -> Decimal:
    """The value of one in the last digit that is not 0, five of it where that digit is a 5: 1 for 61, 5 for 65."""
    _, digits, exponent = number.normalize().as_tuple()
    place = Decimal(10) ** int(exponent)
    return place * _FIVES if digits[-1:] == (_FIVES,) and len(digits) > 1 else place
