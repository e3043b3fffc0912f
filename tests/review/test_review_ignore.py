"""A word on a finding: what it adds to a unit, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from builders import AT, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.check.silence import read_ignored
from loc.model import State
from loc.review import MAX_REASON_CHARS, Refused, accept, heed, ignore

UNIT = make_unit("He has 5 sons.", "Оның 6 ұлы бар.", State.APPROVED)
DIGEST = "0123456789abcdef"
REASON = "министрліктің баспасөз қызметі түзетті"
NOTE = f'loc: ignore numbers "{REASON}" 2026-11-23T09:00:00Z {DIGEST} Dana Omarova'


def test_a_comment_is_all_that_is_added() -> None:
    """Target, state and marks stay; the comment has reason, time in UTC, the finding's digest and who."""
    at = AT.astimezone(timezone(timedelta(hours=5)))
    noted = ignore(replace(UNIT, notes=("See desk.",)), "numbers", DIGEST, f" {REASON}\n", "Dana  Omarova", at)
    assert noted == replace(UNIT, notes=("See desk.", NOTE))


def test_it_is_taken_back() -> None:
    """Of two that are alike one goes; other notes stay in their order."""
    unit = replace(UNIT, notes=(NOTE, "See desk.", NOTE))
    assert heed(unit, NOTE).notes == ("See desk.", NOTE)


@pytest.mark.parametrize("note", ["See desk.", NOTE, ""])
def test_what_is_no_such_comment_is_not_taken_away(note: str) -> None:
    """Neither a note of another kind nor one that is gone already."""
    with pytest.raises(Refused, match=f"{UNIT.key.id}: this finding is not ignored any more"):
        heed(replace(UNIT, notes=("See desk.",)), note)


@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("", "no reason"),
        (" \t\r\n ", "no reason"),
        ("ә" * (MAX_REASON_CHARS + 1), f"at most {MAX_REASON_CHARS} characters, got {MAX_REASON_CHARS + 1}"),
        ("a\x1b[31mb", "control character"),
        ("\udcff", "control character"),
    ],
)
def test_a_reason_is_wanted(reason: str, problem: str) -> None:
    """Bounded, and fit to be written and shown; the error names the unit."""
    with pytest.raises(Refused, match=f"{UNIT.key.id}: .*{problem}"):
        ignore(UNIT, "numbers", DIGEST, reason, "Dana", AT)


def test_a_text_of_another_source_is_decided_on_first() -> None:
    """The comment would count for nothing, and go with the review."""
    changed = replace(UNIT, state=State.DRAFT, previous_source="He has 6 sons.")
    with pytest.raises(Refused, match="its source") as caught:
        ignore(changed, "numbers", DIGEST, REASON, "Dana", AT)
    assert "Accept or edit" in caught.value.hint
    assert ignore(accept(changed, "Dana", AT), "numbers", DIGEST, REASON, "Dana", AT).notes == (
        NOTE.replace(" Omarova", ""),
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=MAX_REASON_CHARS).filter(str.strip))
def test_any_reason_is_read_as_it_was_given(reason: str) -> None:
    """Quotes, backslashes and what looks like the end of a comment too; white space is made single spaces."""
    (ignored,) = read_ignored(ignore(UNIT, "numbers", DIGEST, reason, "Dana Omarova", AT))
    assert (ignored.check, ignored.reason) == ("numbers", " ".join(reason.split()))
    assert (ignored.made_at, ignored.digest, ignored.author) == (AT, DIGEST, "Dana Omarova")


def test_nobody_signs_for_another() -> None:
    """A reason that ends like a comment of somebody else is still the reason of who wrote it."""
    forged = f'yes" 2020-01-01T00:00:00Z {DIGEST} Daniyar Akhmetov'
    (ignored,) = read_ignored(ignore(UNIT, "numbers", DIGEST, forged, "Dana Omarova", AT))
    assert (ignored.reason, ignored.author) == (forged, "Dana Omarova")
