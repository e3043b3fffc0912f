from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from check.report_findings import ANY_FINDINGS, EMPTY, FIGURE, SPACES
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from loc.check.reports import text as text_report
from loc.check.reports.registry import REPORTS
from loc.errors import ConfigError
from loc.model import Finding, Severity

SCHEMA = json.loads((files("loc.check.reports") / "findings.schema.json").read_text(encoding="utf-8"))


def write_lines(*findings: Finding) -> list[str]:
    return "".join(REPORTS.load("text").write(findings)).splitlines()


def mark_colours(text: str, colour: str) -> str:
    return f"<{colour}>{text}</>"


def test_text_marks_the_passage() -> None:
    """Place, severity, message and unit, then source and target with a line under the passage, the fix and the page."""
    assert write_lines(FIGURE) == [
        f"locales/ru/a.po:13:23: error numbers: changed figure: expected 5, got 6 [{FIGURE.unit}]",
        "    source It rose by 5%.",
        "    target Рост составил 6%.",
        "                         ^",
        "    fix    Рост составил [-6-]{+5+}%.",
        "",
        "loc check --explain numbers  a figure is missing, changed or extra, told by its value",
    ]


def test_text_groups_by_file() -> None:
    """An empty line parts the files; findings of one file stand together though they came apart."""
    lines = write_lines(FIGURE, EMPTY, replace(FIGURE, line=40))
    assert [line.split(": ")[0] for line in lines if line.startswith("locales")] == [
        "locales/ru/a.po:13:23",
        "locales/ru/a.po:40:23",
        "locales/kk/a.po:3",
    ]
    assert [index for index, line in enumerate(lines) if not line] == [10, 13]


def test_text_names_each_page_once() -> None:
    """The page of a check of ours is named once, however often it fired; that of another package is not."""
    lines = write_lines(FIGURE, FIGURE, SPACES, replace(FIGURE, check="theirs"))
    pages = [line.split("  ")[0] for line in lines if line.startswith("loc check")]
    assert pages == ["loc check --explain numbers", "loc check --explain spacing"]


def test_text_of_nothing_is_nothing() -> None:
    """No findings, no output."""
    assert "".join(REPORTS.load("text").write([])) == ""


def test_text_shows_what_cannot_be_seen() -> None:
    """Characters that would garble a terminal are written out, and the mark stays under the passage."""
    finding = replace(SPACES, span=(4, 5), target="Оқып\tшық.", fix=None)
    target, mark = write_lines(finding)[2:4]
    assert target == "    target Оқып<U+0009>шық."
    assert mark == " " * 15 + "^" * 8


@pytest.mark.parametrize(
    ("target", "span", "before", "width"),
    [
        ("日本語 6", (4, 5), 7, 1),
        ("日本語 6", (0, 2), 0, 4),
        ("Е\u0308лка 6", (6, 7), 5, 1),
        ("a\u0301", (1, 2), 1, 1),
        ("한국 6", (3, 4), 5, 1),
        ("\u1112\u1161\u11ab 6", (4, 5), 3, 1),
        ("Жаңалық 6", (8, 9), 8, 1),
        ("Рост", (2, 2), 2, 1),
    ],
)
def test_text_mark_stands_below_the_passage(target: str, span: tuple[int, int], before: int, width: int) -> None:
    """Wide letters take two columns, marks on a letter none, and no mark is shorter than one."""
    finding = replace(FIGURE, target=target, span=span, fix=None)
    assert write_lines(finding)[3] == " " * (11 + before) + "^" * width


def test_text_fix_shows_changed_spaces() -> None:
    """A fix that changes white space alone shows which."""
    assert "    fix    Зауыт[-<U+0020><U+0020>-]{+<U+0020>+}ашылды" in write_lines(SPACES)


def test_text_cuts_what_is_long() -> None:
    """A unit of a megabyte makes a short report, with the passage in it."""
    many = "сөз " * 250_000
    finding = replace(FIGURE, source=many, target=f"{many}6{many}", span=(1_000_000, 1_000_001), fix=many)
    lines = write_lines(finding)
    assert max(map(len, lines)) < 600
    assert lines[2][lines[3].index("^")] == "6"


def test_text_fix_of_a_long_target_shows_the_change() -> None:
    """What stays the same is cut on both sides of the change."""
    words = "сөз " * 200
    finding = replace(FIGURE, target=f"{words}6 {words}", fix=f"{words}5 {words}", span=(800, 801))
    (line,) = (line for line in write_lines(finding) if line.startswith("    fix"))
    assert "[-6-]{+5+}" in line
    assert len(line) < 150


@pytest.mark.parametrize(
    ("severity", "colour"),
    [(Severity.ERROR, "red"), (Severity.WARNING, "yellow"), (Severity.STYLE, "bright_black")],
)
def test_text_is_coloured_by_severity(severity: Severity, colour: str) -> None:
    """Severity, passage and mark have the severity's colour; in the fix the old is red, the new green."""
    pieces = text_report.write([replace(FIGURE, severity=severity)], paint=mark_colours)
    head, _, target, mark, fix, *_ = "".join(pieces).split("\n")
    assert f": <{colour}>{severity}</> numbers" in head
    assert target.endswith(f"Рост составил <{colour}>6</>%.")
    assert mark == " " * 25 + f"<{colour}>^</>"
    assert fix.endswith("<red>[-6-]</><green>{+5+}</>%.")


def test_json_has_the_fields_of_the_contract() -> None:
    """Spans are pairs, what is not there is null, Cyrillic stays readable, the page has its address."""
    text = "".join(REPORTS.load("json").write([replace(FIGURE, fix=None)]))
    (row,) = json.loads(text)["findings"]
    assert list(row) == SCHEMA["$defs"]["finding"]["required"]
    assert (row["severity"], row["span"], row["fix"]) == ("error", [14, 15], None)
    assert row["page"] == "loc/check/pages/numbers.md"
    assert "Рост составил 6%." in text


def test_json_schema_says_what_each_field_is() -> None:
    """Every field has a description or a list of its values, and the schema is one."""
    Draft202012Validator.check_schema(SCHEMA)
    fields = SCHEMA["$defs"]["finding"]["properties"]
    assert all(field.get("description") or field.get("enum") for field in fields.values())
    assert "code points" in fields["span"]["description"]


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_json_fits_its_schema(findings: list[Finding]) -> None:
    """Whatever the texts are, the report fits the schema, says the same and can be written as UTF-8."""
    text = "".join(REPORTS.load("json").write(findings))
    rows = json.loads(text.encode())["findings"]
    Draft202012Validator(SCHEMA).validate({"findings": rows})
    assert [(row["source"], row["target"], row["file"]) for row in rows] == [
        (finding.source, finding.target, finding.file) for finding in findings
    ]


def test_json_is_written_finding_by_finding() -> None:
    """A report may be larger than the memory: no piece waits for a later finding, or holds an earlier one."""
    findings = iter([FIGURE] * 3)
    pieces = iter(REPORTS.load("json").write(findings))
    next(pieces)
    assert len(list(findings)) == 2
    assert list(pieces) == ["\n  ]\n}\n"]


@pytest.mark.parametrize("row", [{}, {"span": [1]}, {"severity": "fatal"}, {"line": -1}, {"more": 1}])
def test_json_schema_refuses_other_rows(row: dict[str, object]) -> None:
    """A missing or an unknown field and a wrong value are refused."""
    report = json.loads("".join(REPORTS.load("json").write([FIGURE])))
    report["findings"] = [{**report["findings"][0], **row}] if row else [{}]
    assert not Draft202012Validator(SCHEMA).is_valid(report)


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_text_is_one_line_a_line(findings: list[Finding]) -> None:
    """No text of a finding breaks a line or hides in it: each block has the lines its finding calls for."""
    report = "".join(REPORTS.load("text").write(findings))
    report.encode()
    blocks = report.split("\n\n")
    lines = [line for block in blocks[: len({finding.file for finding in findings})] for line in block.split("\n")]
    wanted = [2 + bool(row.target) * (1 + (row.span is not None)) + (row.fix is not None) for row in findings]
    assert len([line for line in lines if line]) == sum(wanted)


def test_unknown_report_is_refused() -> None:
    """The formats there are stand in the hint."""
    with pytest.raises(ConfigError) as caught:
        REPORTS.load("xml")
    assert "text, json, junit, sarif, github" in str(caught.value)
