"""A new, empty project."""

from __future__ import annotations

import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from loc.catalog.atomic import write_atomically
from loc.catalog.file import format_file, new_file
from loc.catalog.store import GLOSSARY_SLUG
from loc.config import FILE_NAME, find_root
from loc.errors import LocError
from loc.flow.published import PUBLISHED

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

# The last paragraph of an exported correction; [notice.update] is that of an update.
[notice.correction]
kk = "Түзетілді: хабардың алдыңғы нұсқасында қате кеткен."
ru = "Исправлено: в предыдущей версии сообщения была допущена неточность."
"""

IGNORED = """\
/.loc/
/exports/
"""


ATTRIBUTES = (
    ("*.po", "merge=loc"),
    (f"locales/{PUBLISHED}", "merge=union"),  # two exports on two branches are both true
)
# Where loc is gone, or the file is no PO, git merges it by line as it would without us: left alone, it would take our
# side for the merged text. A conflict is one only with its quote in the file.
DRIVER = (
    "{loc} merge-driver --marker-size %L %O %A %B %P; code=$?; test $code -eq 0 && exit 0; "
    "test $code -eq 1 && grep -q '^# loc conflict: ' %A && exit 1; exec git merge-file --marker-size=%L %A %O %B"
)


def is_project(folder: Path) -> bool:
    return find_root(folder.resolve()) == folder.resolve()


def init(folder: Path, langs: tuple[str, ...] = ("kk", "ru")) -> tuple[Path, ...]:
    """The files made. Raises LocError where a project is already, and touches no file that exists."""
    if is_project(folder):
        raise LocError(f"{folder}: there is a project here already", hint="Nothing was changed.")
    files = {folder / ".gitignore": IGNORED, folder / "sources/.gitkeep": ""}
    for lang in langs:
        file = new_file(f"locales/{lang}/{GLOSSARY_SLUG}.po", GLOSSARY_SLUG, lang, datetime.now(UTC))
        files[folder / "locales" / lang / f"{GLOSSARY_SLUG}.po"] = format_file(file, (), datetime.now(UTC))
    files[folder / FILE_NAME] = CONFIGURATION  # last: what has it is a project, and is refused
    made = {path: text for path, text in files.items() if not path.exists()}
    try:
        for path, text in made.items():
            write_atomically(path, text.encode())
    except OSError as error:
        raise LocError(f"{folder}: cannot be written: {error.strerror}", hint="Choose a folder of your own.") from error
    return tuple(made)


def init_git(folder: Path) -> tuple[Path, ...]:
    """Makes git merge PO files by unit in this clone; the files written. Raises LocError outside a git repository.

    `.gitattributes` keeps what it has, also another merge driver of somebody's choice for the same files.
    """
    command = Path(sys.executable).with_name("loc")
    program = [str(command)] if command.is_file() else [sys.executable, "-m", "loc"]
    _run_git(folder, "config", "merge.loc.name", "PO files by unit")
    _run_git(folder, "config", "merge.loc.driver", DRIVER.format(loc=shlex.join(program)))
    path = folder / ".gitattributes"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    new = _with_attributes(old)
    if new == old:
        return ()
    write_atomically(path, new.encode())
    return (path,)


def _with_attributes(text: str) -> str:
    rows = [line.split() for line in text.splitlines()]
    chosen = {row[0] for row in rows if any(word.startswith("merge=") for word in row[1:])}
    missing = [f"{pattern} {attribute}\n" for pattern, attribute in ATTRIBUTES if pattern not in chosen]
    end = "" if text.endswith("\n") or not text else "\n"
    return "".join((text, end, *missing)) if missing else text


def _run_git(folder: Path, *arguments: str) -> None:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607 - git by name, as the user has it
    except OSError as error:
        raise LocError(f"git cannot be run: {error.strerror}", hint="Install git, or leave `--git` out.") from error
    if done.returncode:
        raise LocError(
            f"git {arguments[0]}: {done.stderr.strip()}", hint="`git init` makes a repository; then `loc init --git`."
        )
