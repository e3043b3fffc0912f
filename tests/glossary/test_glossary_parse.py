"""The msgctxt of a glossary: what it says, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from loc.errors import GlossaryError
from loc.glossary.parse import read_term

GOOD = [
    ("preferred", "preferred", None, None),
    ("do-not-translate", "do-not-translate", None, None),
    ("preferred [2019-03-23..2022-09-17)", "preferred", date(2019, 3, 23), date(2022, 9, 17)),
    ("admitted [..2019-03-23)", "admitted", None, date(2019, 3, 23)),
    ("forbidden [2022-09-17..)", "forbidden", date(2022, 9, 17), None),
]

BAD = [
    ("", "STATUS"),
    ("liked", "preferred, admitted, do-not-translate, forbidden"),
    ("Preferred", "STATUS"),
    ("preferred 2019-03-23", "STATUS [FROM..UNTIL)"),
    ("preferred [2019-03-23..2022-09-17]", "STATUS [FROM..UNTIL)"),
    ("preferred [2019-02-30..)", "a day of the calendar, not 2019-02-30"),
    ("preferred [2022-09-17..2019-03-23)", "FROM before UNTIL"),
    ("preferred [2022-09-17..2022-09-17)", "FROM before UNTIL"),
]


@pytest.mark.parametrize(("context", "status", "since", "until"), GOOD)
def test_context_is_read(context: str, status: str, since: date | None, until: date | None) -> None:
    """Status and half-open dates, None for an open end."""
    term = read_term(context, "Astana", "Астана", "note", "kk.po:7")
    assert (term.status, term.since, term.until) == (status, since, until)
    assert (term.source, term.target, term.note, term.place) == ("Astana", "Астана", "note", "kk.po:7")


@pytest.mark.parametrize(("context", "expected"), BAD)
def test_bad_context_is_named(context: str, expected: str) -> None:
    """The error has the line, the msgctxt and what was expected."""
    with pytest.raises(GlossaryError) as caught:
        read_term(context, "Astana", "Астана", "", "kk.po:41")
    message = str(caught.value)
    assert "kk.po:41" in message
    assert repr(context) in message
    assert expected in message


@pytest.mark.parametrize(("source", "target", "missing"), [("Astana", "", "msgstr"), (" ", "Астана", "msgid")])
def test_term_without_a_side_is_refused(source: str, target: str, missing: str) -> None:
    """An empty side would match everything or nothing."""
    with pytest.raises(GlossaryError, match=rf"kk\.po:3.*{missing}"):
        read_term("preferred", source, target, "", "kk.po:3")
