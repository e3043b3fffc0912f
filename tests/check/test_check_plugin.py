"""A package of others that brings checks, installed and run."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest
from builders import ROOT, make_project, make_unit, run_loc
from tools import skip_or_fail

from loc import registry
from loc.check.registry import CHECKS
from loc.errors import ConfigError
from loc.flow.check import check_units
from loc.flow.glossaries import Glossaries

PLUGIN = Path(__file__).parent / "plugin"
WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
STORY = """\
msgid ""
msgstr "Language: kk\\n"

#, fuzzy
msgctxt "headline"
msgid "Plant opens in Atyrau"
msgstr "Атырауда зауыт ашылды"

#, fuzzy
msgctxt "text"
msgid "A plant opened in Atyrau."
msgstr "Атырауда зауыт ашылды."

#, fuzzy
msgctxt "text"
msgid "Today it employs many people."
msgstr "Бүгінгі таңда онда көп адам жұмыс істейді."
"""


def _install(folder: Path) -> Path:
    """The folder that pip put the example package into, as a wheel."""
    site = folder / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    command += ["--disable-pip-version-check", "--target", str(site), str(_build(folder))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No module named pip" in done.stderr:
        skip_or_fail("pip is missing: python -m ensurepip")
    assert done.returncode == 0, done.stderr
    return site


def _build(folder: Path) -> Path:
    """As the package's build backend would make it, which may not be on this machine."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stem = f"{project['name'].replace('-', '_')}-{project['version']}"
    files = {path.relative_to(PLUGIN).as_posix(): path.read_text(encoding="utf-8") for path in PLUGIN.rglob("*.py")}
    files[f"{stem}.dist-info/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    files[f"{stem}.dist-info/WHEEL"] = WHEEL
    files[f"{stem}.dist-info/entry_points.txt"] = "".join(
        f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in rows.items())
        for group, rows in project["entry-points"].items()
    )
    files[f"{stem}.dist-info/RECORD"] = "".join(f"{name},,\n" for name in files)
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return wheel


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _install(tmp_path_factory.mktemp("plugin"))


def _check(folder: Path, site: Path, *options: str) -> tuple[int, list[dict[str, Any]], str]:
    environ = {"PYTHONPATH": f"{ROOT}:{site}"}
    done = run_loc(folder, "check", "plant.po", "--format", "json", *options, environ=environ)
    return done.returncode, json.loads(done.stdout)["findings"] if done.stdout else [], done.stderr


def test_checks_of_an_installed_package_run(tmp_path: Path, site: Path) -> None:
    """Its check of units and its check of stories stand among ours, and decide the exit code."""
    (tmp_path / "plant.po").write_text(STORY, encoding="utf-8")
    code, findings, _ = _check(tmp_path, site)
    told = [(row["check"], row["severity"], row["message"]) for row in findings]
    assert told == [
        ("headline-echo", "error", "the sentence repeats the headline"),
        ("banned-phrase", "warning", "the desk writes «бүгінде», not «бүгінгі таңда»"),
    ]
    assert findings[1]["span"] == [0, 13]
    assert code == 1


def test_checks_of_others_are_switched_off_like_ours(tmp_path: Path, site: Path) -> None:
    """`[check] off` knows them; without the package nothing of it is left."""
    make_project(tmp_path / "project", configuration='[check]\noff = ["banned-phrase", "headline-echo"]\n')
    (tmp_path / "project/plant.po").write_text(STORY, encoding="utf-8")
    assert _check(tmp_path / "project", site)[:2] == (0, [])


BROKEN = {
    "raises": "severity = 'warning'\ndef find(unit, setting):\n    yield 1 / 0\n",
    "has no find": "severity = 'warning'\n",
    "has no severity": "from loc.check.protocol import Flaw\ndef find(unit, setting):\n    yield Flaw('x')\n",
    "yields text": "severity = 'warning'\ndef find(unit, setting):\n    yield 'a flaw'\n",
    "is no Python": "severity =\n",
    "fails as it loads": "raise RuntimeError('no licence')\n",
    "is not there": None,
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_check_is_named(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 3 with the name and package of the check and the way to do without it: it is no bug of ours."""
    text = BROKEN[fault]
    if text is not None:
        (tmp_path / "their_check.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "their_check", raising=False)
    points = EntryPoints([EntryPoint("theirs", "their_check", CHECKS.group)])
    monkeypatch.setattr(registry, "_entry_points", lambda group: points.select(group=group))
    units = [make_unit("It stands in Atyrau.", "Ол Атырауда орналасқан.")]
    with pytest.raises(ConfigError, match=r"theirs.*their_check") as caught:
        check_units(None, units, "x.po", Glossaries(None).of("kk"), None)
    assert caught.value.exit_code == 3


def test_a_bug_of_ours_is_not_blamed_on_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no foreign check raises by itself stays the error it is."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("loc.check.numbers.find", fail)
    with pytest.raises(ZeroDivisionError):
        check_units(None, [make_unit("It is 5.", "Ол 5.")], "x.po", Glossaries(None).of("kk"), None)
