"""The msgctxt of a glossary: what it says, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import GlossaryError
from loc.glossary.parse import format_context, make_term, read_term

GOOD = [
    ("preferred", "preferred", None, None, ""),
    ("preferred [2019-03-23..2022-09-17)", "preferred", date(2019, 3, 23), date(2022, 9, 17), ""),
    ("admitted [..2019-03-23)", "admitted", None, date(2019, 3, 23), ""),
    ("forbidden [2022-09-17..)", "forbidden", date(2022, 9, 17), None, ""),
    ("preferred [sport]", "preferred", None, None, "sport"),
    ("forbidden [..2019-03-23) [мәдениет_2]", "forbidden", None, date(2019, 3, 23), "мәдениет_2"),
    ("admitted [2019-03-23]", "admitted", None, None, "2019-03-23"),
]

BAD = [
    ("", "STATUS"),
    ("liked", "preferred, admitted, do-not-translate, forbidden"),
    ("Preferred", "STATUS"),
    ("preferred 2019-03-23", "STATUS [FROM..UNTIL)"),
    ("preferred [2019-03-23..2022-09-17]", "STATUS [FROM..UNTIL)"),
    ("preferred [sport] [2019-03-23..)", "STATUS [FROM..UNTIL) [DESK]"),
    ("preferred [sport desk]", "[DESK]"),
    ("preferred []", "[DESK]"),
    ("preferred [sport)", "[DESK]"),
    ("preferred [2019-02-30..)", "a day of the calendar, YYYY-MM-DD, not 2019-02-30"),
    ("preferred [2022-09-17..2019-03-23)", "FROM before UNTIL"),
    ("preferred [2022-09-17..2022-09-17)", "FROM before UNTIL"),
]


@pytest.mark.parametrize(("context", "status", "since", "until", "desk"), GOOD)
def test_context_is_read(context: str, status: str, since: date | None, until: date | None, desk: str) -> None:
    """Status, half-open dates, None for an open end, and desk; written again it is the same."""
    term = read_term(context, "Astana", "Астана", "note", "kk.po:7")
    assert (term.status, term.since, term.until, term.desk) == (status, since, until, desk)
    assert (term.source, term.target, term.note, term.place) == ("Astana", "Астана", "note", "kk.po:7")
    assert format_context(term) == context


@pytest.mark.parametrize(("context", "expected"), BAD)
def test_bad_context_is_named(context: str, expected: str) -> None:
    """The error has the line, the msgctxt and what was expected."""
    with pytest.raises(GlossaryError) as caught:
        read_term(context, "Astana", "Астана", "", "kk.po:41")
    message = str(caught.value)
    assert "kk.po:41" in message
    assert repr(context) in message
    assert expected in message


NO_TERMS = [
    ("Astana", "", r"no target"),
    (" ", "Астана", r"no source"),
    ("\u00a0", "", "no source"),
    ("a" * 301, "ұзын", "a source of 301 characters, expected 300 at most"),
    ("long", "ұ" * 10_000, "a target of 10,000 characters"),
    ("bell", "қоңырау\x07", r"U\+0007, in the target"),
    ("turn", "бұры\u202eлыс", r"U\+202E, in the target"),
    ("line\x85", "жол", r"U\+0085, in the source"),
]


@pytest.mark.parametrize(("source", "target", "problem"), NO_TERMS)
def test_what_can_be_no_term_is_refused(source: str, target: str, problem: str) -> None:
    """An empty side would match everything or nothing, a page of text is none, and controls are not seen."""
    with pytest.raises(GlossaryError, match=rf"kk\.po:3: .*{problem}") as caught:
        read_term("preferred", source, target, "", "kk.po:3")
    assert len(str(caught.value)) < 200


def test_what_is_not_translated_is_its_own_target() -> None:
    """It may go without one, and has no other."""
    assert read_term("do-not-translate", "Air  Astana", "", "", "").target == "Air Astana"
    with pytest.raises(GlossaryError, match="expected itself as target, got 'Эйр Астана'"):
        read_term("do-not-translate", "Air Astana", "Эйр Астана", "", "kk.po:3")


@pytest.mark.parametrize("desk", ["a b", "спорт!", "[x]"])
def test_a_desk_is_one_word(desk: str) -> None:
    """Else its brackets could not be read again."""
    with pytest.raises(GlossaryError, match="letters, figures"):
        make_term("draw", "жеребе", desk=desk)


@given(st.text(max_size=40))
def test_any_msgctxt_is_read_or_refused(context: str) -> None:
    """What is read is written again to the same term."""
    try:
        term = read_term(context, "Astana", "Астана", "", "kk.po:3")
    except GlossaryError:
        return
    assert read_term(format_context(term), "Astana", "Астана", "", "kk.po:3") == term
