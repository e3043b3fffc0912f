"""Imperial measures and what an editor may turn them into: NIST SP 811, appendix B."""

from __future__ import annotations

from types import MappingProxyType

# English unit pattern -> factors into the metric units a newsroom would choose, and the zero of the scale.
METRIC_FACTORS = MappingProxyType(
    {
        r"miles?|mi|mph": (("1.609",), 0),
        r"yards?|yds?": (("0.914", "91.4"), 0),
        r"feet|foot|ft": (("0.305", "30.5"), 0),
        r"inch(?:es)?": (("2.54", "25.4", "0.0254"), 0),
        r"pounds?|lbs?": (("0.4536",), 0),
        r"ounces?|oz": (("28.35", "29.57"), 0),
        r"stones?": (("6.35",), 0),
        r"acres?": (("0.405", "4047", "0.00405"), 0),
        r"gallons?": (("3.785", "4.546"), 0),
        r"pints?": (("0.473", "0.568"), 0),
        r"barrels?": (("0.159", "159"), 0),
        r"square\ miles?": (("2.59",), 0),
        r"square\ f(?:ee|oo)t": (("0.0929",), 0),
        r"degrees?|°\s?F|F": (("0.5556",), 32),
    },
)
