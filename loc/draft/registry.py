"""The engines there are. A new one is a file, a line here, a row in the manual and its cases."""

from __future__ import annotations

from collections.abc import Mapping

from loc.draft.protocol import Engine, EngineFactory
from loc.registry import Registry, Row

ENGINES: Registry[EngineFactory] = Registry(
    "engine",
    "loc.engines",
    {
        "google": Row("Google's keyless web page; text leaves the house, over https", "loc.draft.deep:make_google"),
        "mymemory": Row(
            "MyMemory's free service; text leaves the house, over plain http", "loc.draft.deep:make_mymemory"
        ),
        "pseudo": Row(
            "lengthened text in Cyrillic letters to try layouts with; nothing leaves", "loc.draft.pseudo:make"
        ),
    },
)


def load(name: str, settings: Mapping[str, str]) -> Engine:
    """Raises ConfigError for an unknown name, a package that does not load, or a wrong setting."""
    return ENGINES.load(name)(settings)
