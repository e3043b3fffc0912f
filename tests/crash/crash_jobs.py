"""The commands that are killed, and the project each of them finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loc.model import UnitKey

CONFIGURATION = """\
author = "Aigerim Serikova"

[draft]
engines = []

[[dateline]]
wire = "KAZINFORM"
kk = "{city}. ҚазАқпарат"
ru = "{city}. КАЗИНФОРМ"
"""
PLANT = """ date 2026-11-23 Kazakhstan opens a plant

ASTANA. KAZINFORM – The plant makes 25 turbines a year. It stands in Atyrau.

Three hundred engineers work there.
"""
HARVEST = """ date 2026-11-23 Farmers bring in the last wheat

KOSTANAY. KAZINFORM – The harvest is over in the north. Granaries are full.
"""
BRIDGE = """ date 2026-11-23 A bridge over the Ural opens

URALSK. KAZINFORM – Traffic began at noon. The bridge is 800 metres long.
"""
FILES: Mapping[str, str] = MappingProxyType(
    {
        "loc.toml": CONFIGURATION,
        "sources/2026-11-23-plant.txt": PLANT,
        "incoming/2026-11-23-harvest.txt": HARVEST,
        "incoming/2026-11-23-bridge.txt": BRIDGE,
        "incoming/2026-11-23-plant.txt": PLANT.replace("25 turbines", "27 turbines"),
        "incoming/2026-11-23-plant.wire": PLANT.replace("Three hundred", "Four hundred"),
        "empty/README": "A project is made here.\n",
    }
)
TARGETS: Mapping[str, Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        "kk": {
            ("Kazakhstan opens a plant", "headline"): "Қазақстан зауыт ашты",
            ("ASTANA. KAZINFORM", "dateline"): "АСТАНА. ҚазАқпарат",
            ("The plant makes 25 turbines a year.", "text"): "Зауыт жылына 25 турбина шығарады.",
            ("It stands in Atyrau.", "text"): "Ол Атырауда орналасқан.",
            ("Three hundred engineers work there.", "text"): "Онда үш жүз инженер жұмыс істейді.",
        },
        "ru": {
            ("Kazakhstan opens a plant", "headline"): "В Казахстане открылся завод",
            ("ASTANA. KAZINFORM", "dateline"): "АСТАНА. КАЗИНФОРМ",
            ("The plant makes 25 turbines a year.", "text"): "Завод выпускает 25 турбин в год.",
            ("It stands in Atyrau.", "text"): "Он расположен в Атырау.",
            ("Three hundred engineers work there.", "text"): "Там работают триста инженеров.",
        },
    }
)
Arguments = tuple[str, ...]


def _translate() -> Iterator[Arguments]:
    for lang, targets in TARGETS.items():
        for (source, context), target in targets.items():
            yield "review", "plant", "-l", lang, "--unit", UnitKey(source, context).id, "--edit", target


TRANSLATE = tuple(_translate())
CATALOG: Arguments = ("catalog",)
DRAFT: Arguments = ("draft",)
ACCEPT: Arguments = ("review", "plant", "-l", "kk", "--all", "--accept")
EXPORT: Arguments = ("export", "kk", "plant")
TAKE: Arguments = ("ingest", "incoming/2026-11-23-plant.txt")
HARVESTED: Arguments = ("ingest", "incoming/2026-11-23-harvest.txt")
# What has been run in the project before the command that is killed.
BASES: Mapping[str, tuple[Arguments, ...]] = MappingProxyType(
    {
        "fresh": (),
        "translated": TRANSLATE,
        "retaken": (*TRANSLATE, TAKE),
        "redrafted": (*TRANSLATE, TAKE, DRAFT),
        "two-stories": (*TRANSLATE, HARVESTED),
        "published": (*TRANSLATE, EXPORT),
    }
)


@dataclass(frozen=True, slots=True)
class Job:
    """`is_once`: where it is done already it is refused."""

    base: str
    arguments: Arguments
    is_once: bool = False


JOBS: Mapping[str, Job] = MappingProxyType(
    {
        "init": Job("fresh", ("init", "empty"), is_once=True),
        "ingest-story": Job("translated", ("ingest", "incoming/2026-11-23-bridge.txt")),
        "ingest-take": Job("translated", TAKE),
        "ingest-suffix": Job("translated", ("ingest", "incoming/2026-11-23-plant.wire")),
        "catalog": Job("two-stories", CATALOG),
        "catalog-take": Job("retaken", CATALOG),
        "draft": Job("two-stories", DRAFT),
        "draft-take": Job("retaken", DRAFT),
        "review": Job("redrafted", ACCEPT),
        "export": Job("translated", EXPORT),
        "export-again": Job("published", (*EXPORT, "--format", "html")),
    }
)
