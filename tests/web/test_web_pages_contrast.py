"""WCAG 2.2 AA, computed from the colours of the style sheet, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import loc.web

CSS = (Path(loc.web.__file__).parent / "static/desk.css").read_text(encoding="utf-8")
TEXT, EDGE = 4.5, 3.0  # SC 1.4.3 of text, SC 1.4.11 of what is no text

GROUNDS = ("ground", "paper", "current")
PAIRS = [f"pair-{number}" for number in range(1, 6)]
CHIPS = ("empty", "draft", "reviewed", "approved", "error", "warning", "old", "new")
CASES = [
    *(("text", ground, TEXT) for ground in (*GROUNDS, *PAIRS, "pair-lit", "warning-ground")),
    *((colour, ground, TEXT) for colour in ("quiet", "link", "primary", "error", "warning") for ground in GROUNDS),
    *((chip, f"{chip}-ground", TEXT) for chip in CHIPS),
    *(("reviewed", ground, TEXT) for ground in GROUNDS),
    ("on-primary", "primary", TEXT),
    *((colour, ground, EDGE) for colour in ("edge", "focus") for ground in GROUNDS),
    *((bar, "line", EDGE) for bar in ("approved", "reviewed", "draft")),
]


def read_colours(scheme: str) -> dict[str, str]:
    """The custom properties of :root; dark ones stand over the light ones."""
    light = re.search(r"^:root \{(.*?)^\}", CSS, re.DOTALL | re.MULTILINE)
    dark = re.search(r"\(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", CSS, re.DOTALL)
    assert light
    assert dark
    body = light[1] + (dark[1] if scheme == "dark" else "")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))


def luminance(colour: str) -> float:
    """Relative, as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21, and #767676 the lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") >= TEXT > contrast("#777777", "#ffffff")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), CASES)
def test_colours_have_contrast(scheme: str, front: str, ground: str, least: float) -> None:
    """Text can be read and edges be seen on every ground they stand on."""
    colours = read_colours(scheme)
    assert contrast(colours[front], colours[ground]) >= least


def test_both_schemes_have_every_colour() -> None:
    """No colour of the light scheme is left standing in the dark one, and none is written outside of the two."""
    light, dark = (re.findall(r"--([\w-]+): #", part) for part in CSS.split("@media (prefers-color-scheme: dark)"))
    assert sorted(light) == sorted(dark)
    rules = CSS.split("/* Ground */")[1]
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*;)", rules) == []


@pytest.mark.parametrize(
    "rule",
    ["prefers-reduced-motion", "forced-colors", "@media print", "max-width", "pointer: coarse", ":focus-visible"],
)
def test_the_style_sheet_heeds_what_people_need(rule: str) -> None:
    """Motion, the system's colours, paper, phones, fingers, and the place of the focus."""
    assert rule in CSS


def test_nothing_comes_from_elsewhere() -> None:
    """The style sheet loads no font, picture or other sheet."""
    assert re.findall(r"url\(|@import|@font-face", CSS) == []
