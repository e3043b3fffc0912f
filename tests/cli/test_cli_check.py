"""`loc check` and its options, in a project and outside one."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
from desk import SLUG, TARGETS, Desk
from tools import find_tool

from loc.catalog.file import parse_file
from loc.model import Mark, State

HEADER = 'msgid ""\nmsgstr "Language: {lang}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
SOURCE = "The plant makes 25 turbines a year."
WRONG = "Завод выпускает 26 турбин в год."
TORN, MENDED = "Завод  выпускает 25 турбин в год", "Завод выпускает 25 турбин в год."


def _entry(source: str, target: str, flags: str = "fuzzy") -> str:
    return f'#, {flags}\nmsgctxt "text"\nmsgid "{source}"\nmsgstr "{target}"\n\n'


def _write(folder: Path, *entries: str, name: str = "any.po", lang: str = "ru") -> Path:
    path = folder / name
    path.write_text(HEADER.format(lang=lang) + "".join(entries), encoding="utf-8")
    return path


def _findings(desk: Desk, *arguments: str) -> list[dict[str, Any]]:
    _, out, _ = desk.run("check", "--format", "json", *arguments)
    findings: list[dict[str, Any]] = json.loads(out)["findings"]
    return findings


def _untidy(desk: Desk) -> Path:
    """A story translated by a person, with two spaces in one sentence."""
    desk.run("catalog")
    desk.translate()
    target = TARGETS[SOURCE].replace(" ", "  ", 1)
    path = desk.folder / f"locales/kk/{SLUG}.po"
    path.write_text(path.read_text(encoding="utf-8").replace(TARGETS[SOURCE], target), encoding="utf-8")
    units = {unit.key.source: unit.key.id for unit in parse_file(path.read_text(encoding="utf-8"), "x").catalog.units}
    assert desk.run("review", "plant", "-l", "kk", "--unit", units[SOURCE], "--accept")[0] == 0
    return path


def test_fixes_go_into_drafts_and_the_rest_is_reported(outside: Desk) -> None:
    """The file holds the mended draft, stderr counts it, and only what remains decides the exit code."""
    path = _write(outside.folder, _entry(SOURCE, TORN), _entry("It has 3 halls.", "В нём 4 цеха."))
    code, out, err = outside.run("check", "--fix", "any.po")
    assert (code, "error numbers" in out, "spacing" in out) == (1, True, False)
    assert "any.po: 1 draft mended" in err
    (mended, _) = parse_file(path.read_text(encoding="utf-8"), "any.po").catalog.units
    assert (mended.target, mended.state, mended.provenance[0].author) == (MENDED, State.DRAFT, "loc check --fix")


def test_the_proposed_command_does_what_it_says(desk: Desk) -> None:
    """For a reviewed unit: file, ID, the words that change and a command that, given to a shell, mends it."""
    path = _untidy(desk)
    before = path.read_bytes()
    _, out, err = desk.run("check", "--fix", "-l", "kk")
    assert path.read_bytes() == before
    place, change, command = (line.strip() for line in out.splitlines()[:3])
    assert place.startswith(f"locales/kk/{SLUG}.po:")
    assert "is reviewed" in place
    assert change == "Зауыт[-<U+0020><U+0020>-]{+<U+0020>+}жылына 25 турбина шығарады."
    assert "1 proposal" in err
    program, *arguments = shlex.split(command)
    assert (program, desk.run(*arguments)[0]) == ("loc", 0)
    unit = next(
        unit
        for unit in parse_file(path.read_text(encoding="utf-8"), "x").catalog.units
        if unit.target == TARGETS[SOURCE]
    )
    assert unit.state is State.REVIEWED


def test_proposals_stay_out_of_what_programs_read(desk: Desk) -> None:
    """JSON on stdout is JSON alone."""
    _untidy(desk)
    _, out, err = desk.run("check", "--fix", "-l", "kk", "--format", "json")
    assert "spacing" in {row["check"] for row in json.loads(out)["findings"]}
    assert "is reviewed, a fix is proposed" in err


def test_a_target_outside_a_project_gets_no_command(outside: Desk) -> None:
    """There is nothing `loc review` could decide on."""
    _write(outside.folder, _entry(SOURCE, TORN, flags="no-wrap"))
    _, out, _ = outside.run("check", "--fix", "any.po")
    assert "is unsigned, a fix is proposed" in out
    assert "loc review plant" not in out
    assert " --edit " not in out


def test_what_cannot_be_seen_reaches_no_terminal(desk: Desk) -> None:
    """A target with an escape sequence is proposed in words, without a command that would hold it."""
    desk.run("catalog")
    ids = desk.ids()
    desk.run("review", "plant", "-l", "kk", "--unit", ids[SOURCE], "--edit", "Зауыт  \x1b[2J 25 турбина шығарады")
    _, out, _ = desk.run("check", "--fix", "-l", "kk")
    assert "a fix is proposed" in out
    assert "\x1b" not in out.split("a fix is proposed")[1].split("locales/")[0]


def test_only_new_findings_fail_over_a_baseline(outside: Desk) -> None:
    """Those of the earlier run are counted on stderr and told nowhere else; a new one decides."""
    _write(outside.folder, _entry(SOURCE, WRONG))
    _, report, _ = outside.run("check", "any.po", "--format", "json")
    Path("known.json").write_text(report, encoding="utf-8")
    code, out, err = outside.run("check", "any.po", "--baseline", "known.json")
    assert (code, out) == (0, "")
    assert "0 errors, 0 warnings" in err
    assert "of the baseline passed over" in err
    _write(outside.folder, _entry("It is 5 years old.", "Ему 6 лет."), _entry(SOURCE, WRONG))
    code, out, err = outside.run("check", "any.po", "--baseline", "known.json", "--format", "json")
    assert (code, {row["source"] for row in json.loads(out)["findings"]}) == (1, {"It is 5 years old."})
    assert "1 error" in err


@pytest.mark.parametrize("text", [None, "{", '{"findings": [{}]}'])
def test_a_broken_baseline_is_an_expected_failure(text: str | None, outside: Desk) -> None:
    """Exit 3 before anything is checked; nothing passes for known."""
    _write(outside.folder, _entry(SOURCE, WRONG))
    if text is not None:
        Path("known.json").write_text(text, encoding="utf-8")
    code, out, err = outside.run("check", "any.po", "--baseline", "known.json")
    assert (code, out) == (3, "")
    assert "known.json" in err
    assert "--format json > FILE" in err


def test_what_is_staged(outside: Desk) -> None:
    """Nothing staged is no fault; a staged error is, whatever lies on disk; the glossary has no sentences."""
    find_tool("git", "git")
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    code, _, err = outside.run("check", "--staged")
    assert (code, "no PO file is staged" in err) == (0, True)
    path = _write(outside.folder, _entry(SOURCE, WRONG))
    subprocess.run(["git", "add", "any.po"], check=True)
    path.unlink()
    assert outside.run("check", "--staged")[0] == 1
    assert {row["file"] for row in _findings(outside, "--staged")} == {"any.po"}


def test_the_glossary_is_not_checked_as_a_story(desk: Desk) -> None:
    """Neither by name, as hooks call it, nor staged; what looks at it is told."""
    find_tool("git", "git")
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    path = desk.folder / "locales/ru/glossary.po"
    path.parent.mkdir()
    _write(path.parent, _entry("5 plants", "6 заводов"), name="glossary.po")
    subprocess.run(["git", "add", "."], check=True)
    for arguments in (["--staged"], ["locales/ru/glossary.po"]):
        code, out, err = desk.run("check", *arguments)
        assert (code, out) == (0, "")
        assert "loc glossary check" in err


@pytest.mark.parametrize("arguments", [["--staged", "any.po"], ["--staged", "--fix"], ["--staged", "plant"]])
def test_staged_stands_alone(arguments: list[str], desk: Desk) -> None:
    """The index is checked as it is: files named beside it, and fixes, are wrong usage."""
    assert desk.run("check", *arguments)[0] == 2


def test_a_check_is_explained(outside: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page is printed, without a project; an unknown name is answered with all names, a missing page told."""
    monkeypatch.setattr("loc.check.pages.files", lambda _: tmp_path)
    (tmp_path / "numbers.md").write_text("# numbers\n\nFigures by value.\n", encoding="utf-8")
    assert outside.run("check", "--explain", "numbers") == (0, "# numbers\n\nFigures by value.\n", "")
    code, _, err = outside.run("check", "--explain", "numbrs")
    assert (code, "spacing" in err, "numbers" in err) == (3, True, True)
    code, _, err = outside.run("check", "--explain", "quotes")
    assert (code, "loc/check/pages/quotes.md" in err) == (3, True)


def test_a_file_that_cannot_be_read_stops_no_other(outside: Desk) -> None:
    """It is told with its line and exit 3; the findings of the other files are all there."""
    Path("bytes.po").write_bytes(HEADER.format(lang="ru").encode() + b'msgid "a"\nmsgstr "\xff"\n')
    Path("torn.po").write_text(f'{HEADER.format(lang="ru")}msgid "a\n', encoding="utf-8")
    _write(outside.folder, _entry(SOURCE, WRONG))
    code, out, err = outside.run("check", "bytes.po", "none.po", "torn.po", "any.po")
    assert code == 3
    assert "any.po:7" in out
    for place in ("bytes.po:5: expected UTF-8", "none.po: cannot be read", "torn.po:4: expected"):
        assert place in err


@pytest.mark.parametrize("lang", ["tlh", "x-none", "de_DE", "kk_KZ@latin", "🐫", "../ru"])
def test_unknown_languages_are_checked_by_the_neutral_rules(lang: str, outside: Desk) -> None:
    """A wrong figure is one in any language."""
    _write(outside.folder, _entry("It has 3 halls.", "Qo' 4 tlhogh."), lang=lang)
    code, out, _ = outside.run("check", "any.po")
    assert (code, "numbers" in out) == (1, True)


def test_a_file_without_a_language_says_so(outside: Desk) -> None:
    """The way out is told: -l names it."""
    Path("any.po").write_text(_entry(SOURCE, WRONG), encoding="utf-8")
    code, _, err = outside.run("check", "any.po")
    assert (code, "with -l" in err) == (3, True)
    assert outside.run("check", "any.po", "-l", "ru")[0] == 1


def test_plurals_are_passed_over_and_said_to_be(outside: Desk) -> None:
    """News copy has none; their number is told, the rest of the file is checked."""
    plural = 'msgid "%d plant"\nmsgid_plural "%d plants"\nmsgstr[0] "%d завод"\nmsgstr[1] ""\nmsgstr[2] ""\n\n'
    _write(outside.folder, plural, _entry(SOURCE, WRONG))
    code, out, err = outside.run("check", "any.po")
    assert (code, out.count("error numbers")) == (1, 1)
    assert "any.po: 1 unit with plurals or an empty msgctxt passed over" in err


ODD = {
    "xml": ('<a href=\\"x\\">It</a> &amp; <script>3 < 4</script> <![CDATA[ <b', '<a href=\\"x\\">Он</a> &lt; <b>3 <'),
    "entities": ("&#0; &bogus; &lt;", "&#0; &bogus; &gt;"),
    "control": ("It \\a\\b\\f\\v is", "Он \\a\\b\\f\\v \x00\x1b[2J\u202e\u2066"),
    "surrogates": ("It \U0001f42b", "Он \U0001f42b\u200d\U0001f42b\U000e0041\ufeff"),
    "marks": ("«“((([[", r")))]]»»„“”‘’\\\""),
    "digits": ("1" * 5000, "2" * 5001),
    "figures": ("9e999 0.0.0.0 1/0 ١٢٣ ½ ²", "−∞ 1,,2 3..4 ٤٥ ⅓ ³"),
    "combining": ("e" + "\u0301" * 500, "и" + "\u0306" * 500),
    "blank": ("It is.", "\u00a0\u2003"),
}


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_are_checked(kind: str, lang: str, outside: Desk) -> None:
    """With all checks, house style and fixes: findings or none, never a bug."""
    Path("loc.toml").write_text("[check]\nstyle = true\n", encoding="utf-8")
    _write(outside.folder, _entry(*ODD[kind]), lang=lang)
    for options in ([], ["--fix"], ["--format", "json"]):
        code, _, err = outside.run("check", "any.po", *options)
        assert code in (0, 1), err
    units = parse_file(Path("any.po").read_text(encoding="utf-8"), "any.po").catalog.units
    assert all(mark.mark is Mark.DRAFT for unit in units for mark in unit.provenance)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_unit_of_100_kb_is_checked(lang: str, outside: Desk) -> None:
    """Prose of a thousand sentences in one unit: its one wrong figure is found."""
    source, target = f"{SOURCE} " * 1000, f"{WRONG.replace('26', '25')} " * 1000
    _write(outside.folder, _entry(f"{source}It has 3 halls.", f"{target}В нём 4 цеха."), lang=lang)
    found = [row["message"] for row in _findings(outside, "any.po", "-l", lang) if row["check"] == "numbers"]
    assert any("expected 3" in message for message in found)


def test_one_check_tells_so_much_of_a_unit_and_no_more(outside: Desk) -> None:
    """Each finding carries the unit's text: a hundred wrong figures in one are told twenty times."""
    figures = range(100, 200)
    source = " ".join(f"The plant made {figure} turbines." for figure in figures)
    target = " ".join(f"Завод выпустил {figure + 500} турбин." for figure in figures)
    _write(outside.folder, _entry(source, target))
    assert [row["check"] for row in _findings(outside, "any.po")].count("numbers") == 20
