from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from check.report_findings import ANY_FINDINGS, EMPTY, FIGURE, SPACES
from hypothesis import given, settings
from jsonschema import Draft4Validator

from loc import __version__
from loc.catalog.file import parse_file
from loc.catalog.place import find_place
from loc.check.reports.registry import REPORTS
from loc.model import Finding, Severity

SCHEMA = Path(__file__).parents[2] / ".." / "shared" / "data" / "schemas" / "sarif-schema-2.1.0.json"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@cache
def load_schema() -> Draft4Validator:
    if not SCHEMA.is_file():
        pytest.skip("no ../shared/data/schemas beside the checkout")
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def write(*findings: Finding) -> dict[str, Any]:
    report: dict[str, Any] = json.loads("".join(REPORTS.load("sarif").write(findings)).encode())
    (run,) = report["runs"]
    return dict(run)


def write_one(finding: Finding) -> dict[str, Any]:
    (result,) = write(finding)["results"]
    return dict(result)


def place(finding: Finding) -> dict[str, Any]:
    (location,) = write_one(finding)["locations"]
    return dict(location["physicalLocation"])


def find_in_file(entry: str, start: int, stop: int, fix: str) -> Finding:
    """A finding of the unit of this entry, with the place that the file gives it."""
    file = parse_file(HEADER + entry, "a.po", lang="ru")
    ((unit, raw),) = file.raws
    line, column = find_place(raw, unit.line, unit.target, start)
    return replace(FIGURE, target=unit.target, span=(start, stop), fix=fix, line=line, column=column, file="a.po")


def apply(text: str, fix: dict[str, Any]) -> str:
    """As an editor does it: the region of one line replaced."""
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    region, lines = replacement["deletedRegion"], text.split("\n")
    line = lines[region["startLine"] - 1]
    new = line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    return "\n".join([*lines[: region["startLine"] - 1], new, *lines[region["startLine"] :]])


def test_a_result_tells_where_and_what() -> None:
    """Rule, level, message, the passage by line and columns, and the program with its version."""
    run = write(FIGURE)
    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == ("loc", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("numbers", 0, "error")
    assert result["message"] == {"text": "changed figure: expected 5, got 6"}
    assert result["properties"]["target"] == "Рост составил 6%."
    assert place(FIGURE) == {
        "artifactLocation": {"uri": "locales/ru/a.po"},
        "region": {"startLine": 13, "startColumn": 23, "endColumn": 24},
    }


def test_levels_follow_the_severities() -> None:
    """House style is a note."""
    assert [write_one(replace(FIGURE, severity=severity))["level"] for severity in Severity] == [
        "error",
        "warning",
        "note",
    ]


def test_a_rule_stands_once_with_its_help() -> None:
    """Rules are the checks that found something; no address is given that is none outside the repository."""
    run = write(FIGURE, SPACES, FIGURE, replace(EMPTY, check="theirs"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["numbers", "spacing", "theirs"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0, 2]
    assert rules[0]["shortDescription"]["text"] == "a figure is missing, changed or extra, told by its value"
    assert all(rule["help"]["text"] and "helpUri" not in rule for rule in rules)


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({"line": 40, "column": 9}, True),
        ({"target": "Рост: 6%.", "span": None, "fix": None}, True),
        ({"check": "names"}, False),
        ({"lang": "kk"}, False),
        ({"source": "It rose by 5.0%."}, False),
        ({"context": "headline"}, False),
        ({"message": "changed figure: expected 5, got 7"}, False),
    ],
)
def test_the_fingerprint_stays_when_lines_move(changes: dict[str, Any], is_same: bool) -> None:
    """It is of the check and what it says of which sentence, not of the place."""
    one, other = (write_one(row)["partialFingerprints"] for row in (FIGURE, replace(FIGURE, **changes)))
    assert (one == other) is is_same


def test_two_alike_have_two_fingerprints() -> None:
    """The second double space of a sentence is another finding; the same sentence in another file counts anew."""
    prints = [
        row["partialFingerprints"]["locFinding/v1"]
        for row in write(SPACES, SPACES, replace(SPACES, file="b.po"))["results"]
    ]
    assert [text.rpartition(":")[2] for text in prints] == ["1", "2", "1"]
    assert len({text.rpartition(":")[0] for text in prints}) == 1


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("locales/ru/a.po", "locales/ru/a.po"),
        ("новость 1.po", "%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C%201.po"),
        ("a:b#c.po", "a%3Ab%23c.po"),
        ("../a.po", "../a.po"),
        ("/srv/a b.po", "file:///srv/a%20b.po"),
        ("caf\udce9.po", "caf%E9.po"),
    ],
)
def test_the_address_is_a_uri(file: str, uri: str) -> None:
    """A relative path stays relative, and every byte of a name is kept."""
    assert place(replace(FIGURE, file=file))["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("finding", "region"),
    [
        (replace(FIGURE, span=None, column=1), {"startLine": 13, "startColumn": 1}),
        (replace(FIGURE, column=9), {"startLine": 13, "startColumn": 9}),
        (replace(FIGURE, span=(0, 4), column=9), {"startLine": 13, "startColumn": 9, "endColumn": 13}),
        (replace(FIGURE, span=(0, 4), column=1), {"startLine": 13, "startColumn": 1}),
        (replace(FIGURE, line=0, column=0), None),
        (
            replace(FIGURE, target='«"6"»', span=(2, 3), column=12),
            {"startLine": 13, "startColumn": 12, "endColumn": 13},
        ),
        (replace(FIGURE, target="\t6", span=(1, 2), column=11), {"startLine": 13, "startColumn": 11}),
    ],
)
def test_columns_are_given_where_they_are_known(finding: Finding, region: dict[str, int] | None) -> None:
    """Not for a whole unit, a wrapped target, or behind a control character."""
    assert place(finding).get("region") == region


@pytest.mark.parametrize(
    ("target", "span", "fix"),
    [
        ("Рост составил 6%.", (14, 15), "Рост составил 5%."),
        ("Зауыт  ашылды", (5, 7), "Зауыт ашылды"),
        ("Он сказал «да.", (10, 13), "Он сказал «да»."),
        (r"Файл C:\\a  \"б\"", (9, 11), r"Файл C:\\a \"б\""),
        (r"Он сказал \"да\".", (10, 14), "Он сказал «да»."),
        ("Он сказал «да».", (10, 14), r"Он сказал \"да\"."),
        ("Да да, он", (3, 5), "Да, он"),
        ("Сколько", (3, 7), ""),
    ],
)
def test_a_fix_mends_the_file(target: str, span: tuple[int, int], fix: str) -> None:
    """Applied to the file, it makes the target what the fix says."""
    entry = f'#, no-wrap\nmsgid "It"\nmsgstr "{target}"\n'
    wanted = fix.replace('\\"', '"').replace("\\\\", "\\")
    finding = find_in_file(entry, *span, wanted)
    (made,) = write_one(finding)["fixes"]
    mended = parse_file(apply(HEADER + entry, made), "a.po", lang="ru")
    assert mended.catalog.units[0].target == wanted
    assert apply(HEADER + entry, made) == HEADER + entry.replace(target, fix)


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "It"\nmsgstr ""\n"Рост "\n"составил 6%."\n',
        'msgid "It"\nmsgstr "Рост\tсоставил 6%."\n',
    ],
)
def test_no_fix_where_the_line_is_not_known(entry: str) -> None:
    """A wrapped target and one with a character that programs escape or not are left to `--fix`."""
    finding = find_in_file(entry, 14, 15, "Рост составил 5%.")
    assert "fixes" not in write_one(finding)


def test_a_message_quotes_the_file_and_says_no_more() -> None:
    """What a target contains becomes no link, no argument and no line of its own."""
    message = "got [here](http://example.com) {0}\n\u202e"
    assert write_one(replace(FIGURE, message=message))["message"]["text"] == (
        "got [here] (http://example.com) {{0}}<U+000A><U+202E>"
    )


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_any_findings_are_valid(findings: list[Finding]) -> None:
    """Whatever the texts are, the report is valid SARIF with a result for each finding."""
    report = json.loads("".join(REPORTS.load("sarif").write(findings)).encode())
    load_schema().validate(report)
    assert len(report["runs"][0]["results"]) == len(findings)
