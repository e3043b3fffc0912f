from __future__ import annotations

from dataclasses import replace

import pytest
import regex
from check.report_findings import ANY_FINDINGS, EMPTY, FIGURE, SPACES
from hypothesis import given, settings

from loc.check.reports.registry import REPORTS
from loc.check.reports.summary import MAX_BYTES, write_summary
from loc.model import Finding, Severity

# A backslash and an ASCII mark: in Markdown, the mark itself (CommonMark 2.4).
ESCAPED = regex.compile(r"\\([!-/:-@\[-`{-~])")
MARK = regex.compile(r"[!-/:-@\[-`{-~]")


def write(*findings: Finding) -> list[str]:
    return "".join(REPORTS.load("github").write(findings)).splitlines()


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and text, as the runner reads them."""
    _, head, text = line.split("::", 2)
    command, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(","))
    properties = {
        name: value.replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%")
        for name, _, value in pairs
    }
    return command, properties, text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_an_annotation_tells_the_whole_finding() -> None:
    """File, line, columns and title, then message, source, target, fix and page in lines of their own."""
    (line,) = write(FIGURE)
    command, properties, text = read(line)
    assert command == "error"
    assert properties == {
        "file": "locales/ru/a.po",
        "line": "13",
        "col": "23",
        "endColumn": "24",
        "title": f"numbers {FIGURE.unit}",
    }
    assert text.split("\n") == [
        "changed figure: expected 5, got 6",
        "    source It rose by 5%.",
        "    target Рост составил 6%.",
        "                         ^",
        "    fix    Рост составил [-6-]{+5+}%.",
        "loc check --explain numbers",
    ]


def test_github_escapes() -> None:
    """Per cent signs everywhere, colons and commas in properties: what stands between is the runner's."""
    (line,) = write(replace(EMPTY, file="a,b:c%.po", message="5%: no, 6"))
    assert line.startswith("::error file=a%2Cb%3Ac%25.po,line=3,title=empty::5%25: no, 6%0A    source Read.")


def test_the_gravest_come_first() -> None:
    """Errors, warnings, then house style as notices; of one severity in the order given."""
    style = replace(SPACES, severity=Severity.STYLE)
    found = [(read(line)[0], read(line)[1]["line"]) for line in write(style, SPACES, FIGURE, EMPTY)]
    assert found == [("error", "13"), ("error", "3"), ("warning", "20"), ("notice", "20")]


def test_ten_of_each_level() -> None:
    """The eleventh of a level is left to the summary, and the last line says so; other levels have their ten."""
    lines = write(*[SPACES] * 12, *[FIGURE] * 11, *[replace(EMPTY, severity=Severity.STYLE)] * 2)
    commands = [line.split(" ")[0] for line in lines]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 2 + ["3"]
    assert lines[-1] == "3 more in the job summary: GitHub shows 10 of a level"


def test_no_findings_no_annotations() -> None:
    """A clean run says nothing."""
    assert "".join(REPORTS.load("github").write([])) == ""


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_any_finding_is_one_command(findings: list[Finding]) -> None:
    """Whatever the texts are, each line is one command, and nothing in it starts another."""
    lines = "".join(REPORTS.load("github").write(findings)).split("\n")[:-1]
    assert len(lines) == len(findings)
    for line in lines:
        line.encode()
        assert line.startswith(("::error ", "::warning ", "::notice "))
        assert len(line.splitlines()) == 1
        assert set(read(line)[1]) <= {"file", "line", "col", "endColumn", "title", ""}


def test_the_summary_has_all() -> None:
    """The gravest first, then by file, each with source, the passage marked and the fix, and the pages at the end."""
    assert write_summary([SPACES, FIGURE]).split("\n") == [
        "## loc check: 1 error, 1 warning",
        "",
        "### locales\\/ru\\/a\\.po: errors",
        "",
        f"- 13: **numbers** changed figure\\: expected 5\\, got 6 ({FIGURE.unit})",
        "  - source: It rose by 5\\%\\.",
        "  - target: Рост составил <b>6</b>\\%\\.",
        "  - fix: Рост составил <del>6</del><ins>5</ins>\\%\\.",
        "",
        "### locales\\/kk\\/a\\.po: warnings",
        "",
        f"- 20: **spacing** two spaces in a row ({SPACES.unit})",
        "  - source: Plant opens",
        "  - target: Зауыт<b>  </b>ашылды",
        "  - fix: Зауыт<del>\\<U\\+0020\\>\\<U\\+0020\\></del><ins>\\<U\\+0020\\></ins>ашылды",
        "",
        "### Checks",
        "",
        "- `loc check --explain numbers`: a figure is missing\\, changed or extra\\, told by its value",
        "- `loc check --explain spacing`: double spaces\\, spaces at the ends\\, before or missing after a mark",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>", r"\<script\>"),
        ("![x](http://e.kz)", r"\!\[x\]\(http\:\/\/e\.kz\)"),
        ("@desk #7", r"\@desk \#7"),
        ("5 $x$ & `y`", r"5 \$x\$ \& \`y\`"),
        ("1. a\n# b", r"1\. a\<U\+000A\>\# b"),
        (r"a\b", r"a\\b"),
        ("«қазақша» — 5", "«қазақша» — 5"),
    ],
)
def test_the_summary_shows_text_as_it_stands(text: str, shown: str) -> None:
    """Markup, mentions, links and formulas of a sentence stay its letters."""
    assert f"  - source: {shown}\n" in write_summary([replace(EMPTY, source=text)])


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_any_source_comes_back_from_the_summary(findings: list[Finding]) -> None:
    """Whatever the texts are, each finding is one item, and no mark in it is left to Markdown."""
    text = write_summary(findings)
    sources = [line.removeprefix("  - source: ") for line in text.split("\n") if line.startswith("  - source: ")]
    assert len(sources) == len(findings)
    assert all(not MARK.search(ESCAPED.sub("", source)) for source in sources)


@pytest.mark.parametrize("max_bytes", [300, 700, 5_000, 100_000])
def test_the_summary_is_cut_to_what_github_takes(max_bytes: int) -> None:
    """It stays below the limit in bytes, whole findings are left out, and the last line counts them."""
    text = write_summary([FIGURE] * 2_000, max_bytes)
    shown = text.count("  - source:")
    assert len(text.encode()) <= max_bytes
    assert text.endswith(f"\nCut: {2_000 - shown} more of 2000 findings; `loc check --format json` has all.\n")
    assert text.count("  - fix:") == shown


def test_the_summary_is_whole_where_it_fits() -> None:
    """A thousand findings fit the megabyte that GitHub takes, and nothing is cut."""
    text = write_summary([FIGURE] * 1_000)
    assert (text.count("  - source:"), "Cut:" in text) == (1_000, False)
    assert len(text.encode()) < MAX_BYTES


def test_there_is_no_room_for_a_summary() -> None:
    """Where not even the heading fits, nothing is written."""
    assert write_summary([FIGURE], 50) == ""
