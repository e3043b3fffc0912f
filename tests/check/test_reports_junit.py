from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from check.report_findings import ANY_FINDINGS, EMPTY, FIGURE, SPACES
from hypothesis import given, settings
from lxml import etree

from loc.check.reports.registry import REPORTS
from loc.model import Finding

# What both schemas of the Jenkins xUnit plugin (junit-4.xsd, junit-10.xsd) allow, as far as the report uses it.
XSD = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="testsuites"><xs:complexType>
  <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="name" type="xs:string"/><xs:attribute name="tests" type="xs:nonNegativeInteger"/>
  <xs:attribute name="failures" type="xs:nonNegativeInteger"/><xs:attribute name="errors" type="xs:nonNegativeInteger"/>
</xs:complexType></xs:element>
<xs:element name="testsuite"><xs:complexType>
  <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="name" type="xs:string" use="required"/>
  <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
</xs:complexType></xs:element>
<xs:element name="testcase"><xs:complexType>
  <xs:sequence><xs:element ref="failure" minOccurs="0"/></xs:sequence>
  <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/>
</xs:complexType></xs:element>
<xs:element name="failure"><xs:complexType mixed="true">
  <xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
</xs:complexType></xs:element>
</xs:schema>"""


@cache
def load_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(XSD))


def write(findings: list[Finding], files: tuple[str, ...] = ()) -> etree._Element:
    root = etree.fromstring("".join(REPORTS.load("junit").write(findings, files)).encode())
    load_schema().assertValid(root)
    return root


def test_a_suite_is_a_file_and_a_case_a_check_of_a_unit() -> None:
    """Two findings of one check in one unit are one case with one failure; a clean file has a case that passes."""
    second = replace(FIGURE, message="missing figure: 7")
    root = write([EMPTY, FIGURE, second], ("locales/kk/a.po", "locales/kk/b.po", "locales/ru/a.po"))
    suites = [(row.get("name"), row.get("tests"), row.get("failures")) for row in root.findall("testsuite")]
    assert suites == [("locales/kk/a.po", "1", "1"), ("locales/kk/b.po", "1", "0"), ("locales/ru/a.po", "1", "1")]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "2", "0")
    clean, broken = root[1][0], root[2][0]
    assert (clean.get("name"), len(clean)) == ("no findings", 0)
    assert broken.get("name") == f"numbers {FIGURE.unit}: It rose by 5%."
    assert broken.get("classname") == "locales.ru.a"
    assert broken[0].get("message") == "changed figure: expected 5, got 6; missing figure: 7"


def test_a_failure_tells_the_whole_finding() -> None:
    """Its text has place, source, the passage marked, the fix and the command for the page; its type the severity."""
    (failure,) = write([SPACES]).iter("failure")
    assert failure.get("type") == "warning"
    assert (failure.text or "").split("\n") == [
        f"locales/kk/a.po:20:14: warning spacing: two spaces in a row [{SPACES.unit}]",
        "    source Plant opens",
        "    target Зауыт  ашылды",
        "                ^^",
        "    fix    Зауыт[-<U+0020><U+0020>-]{+<U+0020>+}ашылды",
        "loc check --explain spacing",
    ]


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [("\x00", "<U+0000>"), ("\x1b", "<U+001B>"), ("\u202e", "<U+202E>"), ("\uffff", "<U+FFFF>"), ("\n", "<U+000A>")],
)
def test_what_xml_cannot_hold_is_shown(hidden: str, shown: str) -> None:
    """Control characters are written out, in attributes and in text."""
    finding = replace(EMPTY, message=f"got {hidden}", source=f"Read{hidden}.", check=f"x{hidden}")
    (case,) = write([finding]).iter("testcase")
    assert (case.get("name") or "").startswith(f"x{shown} : Read{shown}.")
    assert case[0].get("message") == f"got {shown}"
    assert f"source Read{shown}." in (case[0].text or "")


def test_no_findings_in_no_files() -> None:
    """Nothing checked is a report of nothing."""
    assert (write([]).get("tests"), len(write([]))) == ("0", 0)


@given(ANY_FINDINGS)
@settings(max_examples=50)
def test_any_findings_are_valid(findings: list[Finding]) -> None:
    """Whatever the texts are, the report is valid and has a suite for each file."""
    root = write(findings, ("clean.po",))
    names = {"clean.po", *(finding.file for finding in findings)}
    assert len(root) == len(names)
    cases = {(row.file, row.check, row.unit, row.context, row.source) for row in findings}
    assert root.get("failures") == str(len(list(root.iter("failure")))) == str(len(cases))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))
