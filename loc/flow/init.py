"""A new, empty project."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from loc.catalog.atomic import write_atomically
from loc.catalog.file import format_file, new_file
from loc.catalog.store import GLOSSARY_SLUG
from loc.config import FILE_NAME, find_root
from loc.errors import LocError

CONFIGURATION = """\
# The project of a localization desk. `loc --help` shows the commands.

langs = ["kk", "ru"]

[draft]
# Machine translators, asked in this order after the memory. google takes unpublished text out of the house, without a
# key and without a contract. `loc list engines` shows the others.
engines = ["google"]

# [engine.google]
# timeout_seconds = 10

[export]
require = "reviewed"   # or "approved": four eyes

# Datelines of the house, by the wire's own. A change of name is one more table with `from` and `until` (half-open).
[[dateline]]
wire = "KAZINFORM"
kk = "{city}. ҚазАқпарат"
ru = "{city}. КАЗИНФОРМ"
"""

IGNORED = """\
/.loc/
/exports/
"""


def init(folder: Path, langs: tuple[str, ...] = ("kk", "ru")) -> tuple[Path, ...]:
    """The files made. Raises LocError where a project is already, and touches no file that exists."""
    if find_root(folder.resolve()) == folder.resolve():
        raise LocError(f"{folder}: there is a project here already", hint="Nothing was changed.")
    files = {folder / FILE_NAME: CONFIGURATION, folder / ".gitignore": IGNORED, folder / "sources/.gitkeep": ""}
    for lang in langs:
        file = new_file(f"locales/{lang}/{GLOSSARY_SLUG}.po", GLOSSARY_SLUG, lang, datetime.now(UTC))
        files[folder / "locales" / lang / f"{GLOSSARY_SLUG}.po"] = format_file(file, (), datetime.now(UTC))
    made = {path: text for path, text in files.items() if not path.exists()}
    try:
        for path, text in made.items():
            write_atomically(path, text.encode())
    except OSError as error:
        raise LocError(f"{folder}: cannot be written: {error.strerror}", hint="Choose a folder of your own.") from error
    return tuple(made)
