"""The wordings of checks, of reasons against an export and of refusals, read from their code."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from loc import check
from loc.lang.typography.rules import TYPOGRAPHY_RULES

FOLDER = Path(check.__file__).parent
# Where it is said at the desk why a story cannot leave, or why something is not done.
REFUSING = tuple(FOLDER.parent / name for name in ("export", "flow", "review", "web"))
SCRIPTS = ("Arabic", "Cyrillic", "Greek", "Han", "Latin", "Other")
# Those that a check says by `say(variable)`: rules of typography, and why a text is of another language.
TOLD_BY_OTHERS = {
    *(rule.what for rule in TYPOGRAPHY_RULES),
    *(f"{script} script" for script in SCRIPTS),
    *("reads as Kazakh", "reads as Russian"),
}
Wording = str | tuple[str, str]


def find_calls(name: str, folders: Iterable[Path] = (FOLDER,)) -> Iterator[tuple[Path, ast.Call]]:
    """Of the function of this name, in all files of these folders; of the checks where none is named."""
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def texts_of_checks() -> set[Wording]:
    """What stands in `say("…")`, pairs of what stands in `say("…", "…", n=…)`, and TOLD_BY_OTHERS."""
    return TOLD_BY_OTHERS | _texts_of((FOLDER,))


def texts_of_refusals() -> set[Wording]:
    """The same of reasons and refusals; states of units, which they name, are words of the pages."""
    return _texts_of(REFUSING)


def _texts_of(folders: Iterable[Path]) -> set[Wording]:
    found: set[Wording] = set()
    for _, call in find_calls("say", folders):
        texts = [str(each.value) for each in call.args if isinstance(each, ast.Constant)]
        if texts:
            found.add((texts[0], texts[1]) if len(texts) > 1 else texts[0])
    return found
