"""Who may approve: another one than who reviewed, and an editor where there are some."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import AT, make_unit

from loc.config import Person, Role
from loc.model import Mark, State, Unit
from loc.review import Refused, accept, approve, edit, is_same_text, refuse_role, reject

SOURCE, TARGET = "The meeting is over.", "Отырыс аяқталды."
REVIEWED = make_unit(SOURCE, TARGET, State.REVIEWED, author="Dana Omarova")


@pytest.mark.parametrize(
    "name", ["Dana Omarova", "dana omarova", " DANA  OMAROVA ", "Dana Omarova <dana@desk.kz>", "Dana\u00a0Omarova"]
)
def test_nobody_approves_his_own_review(name: str) -> None:
    """However the name is written."""
    with pytest.raises(Refused, match="another editor approves it"):
        approve(REVIEWED, name, AT, four_eyes=True)


def test_another_approves_and_one_does_both_where_four_eyes_are_off() -> None:
    """The rule is about two people, and can be turned off."""
    assert approve(REVIEWED, "Serik Akhmetov", AT, four_eyes=True).state is State.APPROVED
    assert approve(REVIEWED, "Dana Omarova", AT).state is State.APPROVED


def test_who_reviewed_is_who_let_the_text_as_it_stands_pass() -> None:
    """An older text of one's own does not count; a text that another one accepted first does not become one's own."""
    changed = edit(REVIEWED, "Отырыс бітті.", "Serik Akhmetov", AT)
    assert approve(changed, "Dana Omarova", AT, four_eyes=True).state is State.APPROVED
    again = accept(REVIEWED, "Serik Akhmetov", AT)
    assert approve(again, "Serik Akhmetov", AT, four_eyes=True).state is State.APPROVED


def test_an_approval_that_stands_is_no_new_one() -> None:
    """The reviewer who asks again for what an editor has done gets the unit as it is."""
    approved = approve(REVIEWED, "Serik Akhmetov", AT, four_eyes=True)
    assert approve(approved, "Dana Omarova", AT, four_eyes=True) == approved


def test_a_stale_review_mark_is_not_a_review() -> None:
    """The text was changed in another program by somebody whose mark fits: the old mark's author may approve."""
    mark = REVIEWED.provenance[0]
    unit = make_unit(SOURCE, "Отырыс бітті.", State.REVIEWED, author="Serik Akhmetov")
    unit = replace(unit, provenance=(mark, *unit.provenance))
    assert approve(unit, "Dana Omarova", AT, four_eyes=True).state is State.APPROVED


PEOPLE = (
    Person("dana", "Dana Omarova"),
    Person("serik", "Serik Akhmetov", Role.EDITOR),
)


@pytest.mark.parametrize("name", ["Dana Omarova", "Somebody Else"])
def test_it_takes_an_editor_of_the_project(name: str) -> None:
    """A translator, and somebody nobody knows, are told who may."""
    with pytest.raises(Refused, match=f"{name} may not approve: it takes an editor") as caught:
        refuse_role(PEOPLE, name, "approve")
    assert "Serik Akhmetov" in caught.value.hint


def test_an_editor_may_and_anybody_where_no_people_are_named() -> None:
    """A project of one person has no roles."""
    refuse_role(PEOPLE, "serik  AKHMETOV", "approve")
    refuse_role((), "Somebody Else", "approve")


@pytest.mark.parametrize(
    ("text", "same"), [(TARGET, True), (f" {TARGET}\r\n", True), ("Отырыс\u00a0аяқталды.", False), ("", False)]
)
def test_what_a_form_does_to_white_space_is_no_change(text: str, same: bool) -> None:
    """Line ends and spaces at the ends; a no-break space is a change."""
    assert is_same_text(REVIEWED, text) is same


@pytest.mark.parametrize("unit", [make_unit(SOURCE), make_unit(SOURCE, TARGET)])
def test_what_cannot_be_decided_is_refused(unit: Unit) -> None:
    """An approval without a review; the same error class for every rule."""
    with pytest.raises(Refused, match=unit.key.id):
        approve(unit, "Serik Akhmetov", AT, four_eyes=True)


def test_a_rejection_ends_the_review() -> None:
    """Who reviewed and then rejected may approve what another one accepts."""
    unit = accept(reject(REVIEWED, "Dana Omarova", AT), "Serik Akhmetov", AT)
    assert [mark.author for mark in unit.provenance if mark.mark is Mark.REVIEWED] == ["Serik Akhmetov"]
    assert approve(unit, "Dana Omarova", AT, four_eyes=True).state is State.APPROVED
