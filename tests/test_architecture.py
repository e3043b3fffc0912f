"""The map, the doors and the sizes."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "loc").rglob("*.py"))
MAX_LINES = 400
LONG_FILE_LINES = 300
LONG_FUNCTION_LINES = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def functions_in(text: str) -> Iterator[Function]:
    yield from (node for node in ast.walk(ast.parse(text)) if isinstance(node, Function))


def hidden_imports(text: str) -> list[str]:
    """Imports inside functions without a comment on or above the line that names the start-up cost."""
    lines = text.splitlines()
    inner = {
        node.lineno
        for function in functions_in(text)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return [lines[line - 1].strip() for line in sorted(inner) if not names_cost(lines[max(line - 2, 0) : line])]


def names_cost(lines: list[str]) -> bool:
    return any("start-up" in line.partition("#")[2] for line in lines)


def test_import_contracts() -> None:
    """Imports point down the map only, and each third-party package stays behind its door."""
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("errors.py", "import loc.model", "loc.errors -> loc.model"),
        ("check/breach.py", "import loc.draft", "loc.check.breach -> loc.draft"),
        ("lang/breach.py", "import loc.glossary", "loc.lang.breach -> loc.glossary"),
        ("breach.py", "", "loc.breach"),
        ("lang/breach.py", "import polib", "loc.lang.breach -> polib"),
        ("check/breach.py", "def f():\n    from babel.dates import format_date", "loc.check.breach -> babel"),
        ("draft/breach.py", "import click", "loc.draft.breach -> click"),
        ("model.py", "import requests", "loc.model -> requests"),
    ],
)
def test_contracts_bite(tmp_path: Path, path: str, text: str, message: str) -> None:
    """An import against the map, a package outside its door and a module without a place are each named."""
    shutil.copytree(ROOT / "loc", tmp_path / "loc", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "loc" / path).write_text(text + "\n", encoding="utf-8")
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert message in result.stdout


def test_no_hidden_imports() -> None:
    """An import inside a function stands beside the start-up cost that it saves."""
    found = {str(module): hidden_imports(module.read_text(encoding="utf-8")) for module in MODULES}
    assert {module: imports for module, imports in found.items() if imports} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def f():\n    import json", ["import json"]),
        ("async def f():\n    if True:\n        from json import loads", ["from json import loads"]),
        ("def f():\n    # start-up: 40 ms\n    import json", []),
        ("def f():\n    import json  # start-up: 40 ms", []),
        ("def f():\n    x = 'start-up'\n    import json", ["import json"]),
        ("import json", []),
    ],
)
def test_hidden_imports_are_seen(text: str, found: list[str]) -> None:
    """Only a comment that speaks of the start-up excuses an import inside a function."""
    assert hidden_imports(text) == found


def test_no_letter_ranges() -> None:
    """No module asks for Cyrillic by a range of letters, which has no ё and no ә ғ қ ң ө ұ ү һ і."""
    ranges = ("а-я", "\\u0430-\\u044f")
    texts = {str(module): module.read_text(encoding="utf-8").casefold() for module in MODULES}
    assert [module for module, text in texts.items() if any(letters in text for letters in ranges)] == []


def test_file_sizes() -> None:
    """No file of Python is over 400 lines."""
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    assert [str(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES] == []


def long_code(name: str, text: str) -> Iterator[str]:
    if (lines := len(text.splitlines())) > LONG_FILE_LINES:
        yield f"{name}: {lines} lines, over {LONG_FILE_LINES}"
    for function in functions_in(text):
        if (lines := (function.end_lineno or function.lineno) - function.lineno + 1) > LONG_FUNCTION_LINES:
            yield f"{name}:{function.lineno}: {function.name}: {lines} lines, over {LONG_FUNCTION_LINES}"


def test_long_code_is_seen() -> None:
    """A file over 300 lines and a function over 40 are named; those that just fit are not."""
    assert list(long_code("x.py", "def f():\n" + "    pass\n" * 39)) == []
    assert list(long_code("x.py", "def f():\n" + "    pass\n" * 40)) == ["x.py:1: f: 41 lines, over 40"]
    assert list(long_code("x.py", "pass\n" * 301)) == ["x.py: 301 lines, over 300"]


@pytest.mark.filterwarnings("default:loc/")
def test_long_code_is_reported() -> None:
    """Long files and functions stand among the warnings and never fail the build."""
    for module in MODULES:
        for message in long_code(str(module.relative_to(ROOT)), module.read_text(encoding="utf-8")):
            warnings.warn(message, stacklevel=1)
