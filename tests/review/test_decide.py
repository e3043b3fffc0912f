"""Which decision leads from which state to which."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import AT, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import LocError
from loc.model import Mark, State, Unit
from loc.review import accept, approve, edit, reject

SOURCE, TARGET = "The meeting is over.", "Отырыс аяқталды."
DRAFT = make_unit(SOURCE, TARGET)


def test_accept_reviews_a_draft_and_keeps_its_origin() -> None:
    """The mark says who and when; the draft's own mark still says which engine wrote the text."""
    unit = accept(replace(DRAFT, previous_source="The meeting was over."), "Dana Omarova", AT)
    assert (unit.state, unit.previous_source) == (State.REVIEWED, None)
    assert [(mark.mark, mark.author) for mark in unit.provenance] == [
        (Mark.DRAFT, "google 1.11.4"),
        (Mark.REVIEWED, "Dana Omarova"),
    ]


def test_what_silenced_the_old_source_goes_with_the_review() -> None:
    """A comment on a sentence that did not change stays, and so do other notes."""
    notes = ("House form.", 'loc: ignore numbers "as spoken"')
    changed = replace(DRAFT, previous_source="The meeting was over.", notes=notes)
    assert accept(changed, "Dana", AT).notes == notes[:1]
    assert accept(replace(DRAFT, notes=notes), "Dana", AT).notes == notes


def test_edit_reviews_the_new_text_and_drops_marks_of_the_old() -> None:
    """What an engine wrote is gone, so is its mark; white space is made single spaces, no-break spaces stay."""
    unit = edit(DRAFT, " Отырыс  5\u00a0%\n бітті.\n", "Dana", AT)
    assert (unit.target, unit.state) == ("Отырыс 5\u00a0% бітті.", State.REVIEWED)
    assert [mark.mark for mark in unit.provenance] == [Mark.REVIEWED]


def test_reject_takes_review_and_approval_away() -> None:
    """The text stays as a draft, marked so that no engine's same text is offered again."""
    unit = reject(make_unit(SOURCE, TARGET, State.APPROVED), "Dana", AT)
    assert (unit.state, unit.target, unit.marks) == (State.DRAFT, TARGET, frozenset({Mark.REJECTED}))


def test_approve_keeps_the_review_below_it() -> None:
    """Four eyes: both names stay."""
    unit = approve(make_unit(SOURCE, TARGET, State.REVIEWED), "Editor", AT)
    assert (unit.state, unit.marks) == (State.APPROVED, frozenset({Mark.REVIEWED, Mark.APPROVED}))


@pytest.mark.parametrize("decision", [accept, approve, reject])
def test_an_empty_unit_cannot_be_decided(decision: object) -> None:
    """The message names the unit and what to do."""
    with pytest.raises(LocError, match=make_unit(SOURCE).key.id):
        decision(make_unit(SOURCE), "Dana", AT)  # type: ignore[operator]


def test_a_draft_cannot_be_approved() -> None:
    """Approval stands on a review."""
    with pytest.raises(LocError, match="expected a reviewed unit"):
        approve(DRAFT, "Editor", AT)


def test_an_empty_edit_is_refused() -> None:
    """A target is not taken away by an edit."""
    with pytest.raises(LocError, match="empty"):
        edit(DRAFT, " \n", "Dana", AT)


def test_a_name_cannot_break_the_mark() -> None:
    """Line breaks in a name would end the comment line in the file."""
    assert accept(DRAFT, "Dana\nmsgid", AT).provenance[-1].author == "Dana msgid"


DECISIONS = st.sampled_from(["accept", "approve", "reject", "edit same", "edit other"])


def apply(unit: Unit, decision: str, step: int) -> Unit:
    at = AT + timedelta(minutes=step)
    match decision:
        case "edit same":
            return edit(unit, unit.target or "x", "Dana", at)
        case "edit other":
            return edit(unit, f"{unit.target}.", "Dana", at)
    return {"accept": accept, "approve": approve, "reject": reject}[decision](unit, "Dana", at)


@given(st.sampled_from([make_unit(SOURCE), DRAFT]), st.lists(DECISIONS, max_size=8))
def test_no_sequence_reaches_approved_without_reviewed(unit: Unit, decisions: list[str]) -> None:
    """Whatever is decided in whatever order, an approved unit carries a fitting review, a reviewed one a person's."""
    for step, decision in enumerate(decisions):
        before = unit
        try:
            unit = apply(unit, decision, step)
        except LocError:
            continue
        if unit.state is State.APPROVED:
            assert before.state >= State.REVIEWED
            assert Mark.APPROVED in unit.marks
        if unit.state >= State.REVIEWED:
            assert Mark.REVIEWED in unit.marks
            assert Mark.REJECTED not in unit.marks
