"""What `make`, git and .ci/run do, and the versions they build with."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from programs import CI, ROOT, link_programs, run, write_program

BUILD_FILES = [ROOT / "Makefile", *sorted(path for path in CI.iterdir() if path.is_file())]


def read_pins() -> dict[str, str]:
    lines = (CI / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}


def needed(name: str, extras: frozenset[str], seen: set[tuple[str, str]]) -> set[str]:
    """All that `name` needs here, through all levels."""
    names = set()
    for requirement in map(Requirement, requires(name) or []):
        found = canonicalize_name(requirement.name)
        wanted = [
            extra for extra in ("", *extras) if not requirement.marker or requirement.marker.evaluate({"extra": extra})
        ]
        if wanted and (found, str(requirement.extras)) not in seen:
            seen.add((found, str(requirement.extras)))
            names |= {found} | needed(found, frozenset(requirement.extras), seen)
    return names


def test_everything_is_pinned() -> None:
    """Each package that `make` installs, its own needs included, has one exact version."""
    pins = read_pins()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = {canonicalize_name(Requirement(text).name) for text in project["build-system"]["requires"]}
    assert needed("loc", frozenset({"dev"}), set()) | build <= pins.keys()
    assert [pin for pin in pins.values() if not re.fullmatch(r"==[0-9][0-9a-z.]*", pin)] == []


def test_pins_satisfy_the_project() -> None:
    """No pinned version is below what pyproject.toml asks for."""
    pins = read_pins()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    others = [requirement for requirement in map(Requirement, texts) if requirement.name != project["name"]]
    for requirement in others:
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)].removeprefix("=="))


def test_build_names_no_host() -> None:
    """Where packages come from is the builder's own setting: the build files name no address."""
    assert [path.name for path in BUILD_FILES if "://" in path.read_text(encoding="utf-8")] == []


def test_make_sets_up_first(need_tool: Callable[[str, str], str]) -> None:
    """Each target makes the environment ready before it does its work; the demo needs no test packages."""
    make = need_tool("make", "make")
    first = {name: run([make, "-n", name], ROOT).stdout.splitlines()[0] for name in ("demo", "test", "check", "bench")}
    assert first == {
        "demo": ".ci/setup run",
        "test": ".ci/setup dev",
        "check": ".ci/setup dev",
        "bench": ".ci/setup dev",
    }


@pytest.mark.parametrize(
    ("path", "attribute", "value"),
    [
        ("sources/2021-09-16-csto.txt", "text", "unset"),
        ("sources/.takes/2021-09-16-csto/1.txt", "text", "unset"),
        ("locales/kk/2021-09-16-csto.po", "eol", "lf"),
        ("locales/published.tsv", "merge", "union"),
        ("loc/model.py", "text", "unspecified"),
    ],
)
def test_git_attributes(
    tmp_path: Path, need_tool: Callable[[str, str], str], path: str, attribute: str, value: str
) -> None:
    """Git keeps wire copy byte for byte, PO files with line feeds, and both sides' lines of what was published."""
    git = need_tool("git", "git")
    run([git, "init", "--quiet"], tmp_path)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    assert run([git, "check-attr", attribute, path], tmp_path).stdout == f"{path}: {attribute}: {value}\n"


@pytest.mark.parametrize(
    ("programs", "code", "calls"),
    [
        ({"apt-get": "exit 0"}, 0, ["make check 1", "make test 1"]),
        ({}, 0, ["make check 1", "make test 1"]),
        ({"apt-get": "exit 100"}, 100, []),
        ({"apt-get": '[ "$1" = update ] || exit 100'}, 100, []),
        ({"make": '[ "$1" = test ]'}, 1, ["make check 1"]),
        ({"make": '[ "$1" = check ]'}, 1, ["make check 1", "make test 1"]),
    ],
)
def test_ci_run(tmp_path: Path, programs: dict[str, str], code: int, calls: list[str]) -> None:
    """Checks, then tests, with missing tools as failures; the first failure, apt's too, ends the run."""
    shutil.copytree(CI, tmp_path / ".ci")
    bin_folder = tmp_path / "bin"
    write_program(bin_folder / "sudo", 'exec "$@"')
    link_programs(bin_folder, "bash", "dirname", "env", "id", "sh")
    for name, body in {"make": "exit 0", **programs}.items():
        note = 'echo "make $1 $LOC_REQUIRE_TOOLS"\n' if name == "make" else ""
        write_program(bin_folder / name, note + body)
    result = run([str(tmp_path / ".ci" / "run")], tmp_path, {"PATH": str(bin_folder)})
    assert (result.returncode, result.stdout.splitlines()) == (code, calls)


def test_missing_tool(monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str, str], str]) -> None:
    """A missing tool skips the test and names the package; where tools are required it fails the test."""
    monkeypatch.setenv("LOC_REQUIRE_TOOLS", "0")
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is missing: sudo apt install some-package"):
        need_tool("no-such-tool", "some-package")
    monkeypatch.setenv("LOC_REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="sudo apt install some-package"):
        need_tool("no-such-tool", "some-package")
    assert Path(need_tool("sh", "dash")).name == "sh"


@pytest.mark.parametrize(("options", "ran"), [([], "test_offline"), (["-m", "network"], "test_online")])
def test_network_is_off(tmp_path: Path, options: list[str], ran: str) -> None:
    """What talks to the real services runs only when asked for with `-m network`."""
    for name in ("tests/conftest.py", "tests/tools.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    text = "import pytest\n\n\n@pytest.mark.network\ndef test_online(): ...\n\n\ndef test_offline(): ...\n"
    (tmp_path / "test_sample.py").write_text(text, encoding="utf-8")
    result = run([sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *options, "."], tmp_path)
    assert re.findall(r"(\w+) PASSED", result.stdout) == [ran]
    assert "1 passed, 1 deselected" in result.stdout
