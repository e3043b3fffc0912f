"""A project to run commands in, and the story that stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from loc.cli import main

WIRE = """ date 2026-11-23 Kazakhstan opens a plant

ASTANA. KAZINFORM – The plant makes 25 turbines a year. It stands in Atyrau.
"""
CONFIGURATION = """\
author = "Aigerim Serikova"

[draft]
engines = []

[[dateline]]
wire = "KAZINFORM"
kk = "{city}. ҚазАқпарат"
ru = "{city}. КАЗИНФОРМ"
"""
SLUG = "2026-11-23-plant"
TARGETS = {
    "Kazakhstan opens a plant": "Қазақстан зауыт ашты",
    "ASTANA. KAZINFORM": "АСТАНА. ҚазАқпарат",
    "The plant makes 25 turbines a year.": "Зауыт жылына 25 турбина шығарады.",
    "It stands in Atyrau.": "Ол Атырауда орналасқан.",
}


@dataclass
class Desk:
    """A project, and `loc` in it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout, stderr."""
        code = main(list(arguments))
        out, err = self.capture.readouterr()
        return code, out, err

    def ids(self, lang: str = "kk") -> dict[str, str]:
        """Unit ID by source."""
        _, out, _ = self.run("review", "plant", "-l", lang, "--json")
        rows: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
        return {row["source"]: row["id"] for row in rows}

    def translate(self) -> None:
        """Every unit of the story reviewed in Kazakh."""
        for source, unit_id in self.ids().items():
            assert self.run("review", "plant", "-l", "kk", "--unit", unit_id, "--edit", TARGETS[source])[0] == 0


Snapshot = Callable[[], dict[str, bytes]]
