"""Two versions of a catalog and the one both began with: nobody's text is lost, and nobody vouches for another's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import AT, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.file import format_file, new_file, parse_file
from loc.catalog.marks import parse_mark
from loc.catalog.threeway import Merged, merge_three
from loc.model import Mark, Provenance, State, Unit, UnitKey, digest_of
from loc.review.decide import accept, approve, edit, reject

SOURCE = "The talks are over."
BASE = make_unit(SOURCE, "Келіссөз аяқталды.")
DANA, ERLAN = "Dana Omarova", "Erlan Akhmetov"


def merge(base: Unit | None, ours: Unit | None, theirs: Unit | None) -> Merged:
    return merge_three(*([unit] if unit else [] for unit in (base, ours, theirs)))


def one(base: Unit | None, ours: Unit | None, theirs: Unit | None) -> Unit:
    (unit,) = merge(base, ours, theirs).units
    return unit


def quoted(unit: Unit) -> list[str]:
    """The texts that the unit's comments quote."""
    notes = [note for note in unit.notes if note.startswith("loc conflict: ")]
    return [json.loads(note[note.index(': "') + 2 :]) for note in (note.partition(": ")[2] for note in notes)]


def test_the_side_that_changed_has_its_way() -> None:
    """One accepted, the other did nothing: accepted, whichever side it is."""
    done = accept(BASE, DANA, AT)
    assert (one(BASE, done, BASE), one(BASE, BASE, done)) == (done, done)


def test_the_same_change_twice_is_no_conflict() -> None:
    """Two people came to the same text: reviewed, and both names stay."""
    ours, theirs = edit(BASE, "Келіссөз бітті.", DANA, AT), edit(BASE, "Келіссөз бітті.", ERLAN, AT)
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert merged.units[0].state is State.REVIEWED
    assert [mark.author for mark in merged.units[0].provenance] == [DANA, ERLAN]


def test_two_texts_are_a_draft_with_a_quote() -> None:
    """The later of two reviews stands as a draft without a mark, the other is quoted with its author."""
    ours = edit(BASE, "Келіссөз бітті.", DANA, AT)
    theirs = edit(BASE, 'Келіссөз «сәтті» өтті: "бітті".\nСоңы', ERLAN, AT + timedelta(minutes=1))
    merged = merge(BASE, ours, theirs)
    unit = merged.units[0]
    assert (unit.target, unit.state, unit.marks) == (theirs.target, State.DRAFT, frozenset())
    assert unit.notes == ('loc conflict: reviewed, Dana Omarova, 2026-11-23 09:00Z: "Келіссөз бітті."',)
    assert [(row.key, row.stands, row.other) for row in merged.conflicts] == [(unit.key, theirs.target, ours.target)]


def test_the_better_reviewed_text_stands() -> None:
    """Approved goes before a later review."""
    ours = approve(edit(BASE, "Келіссөз бітті.", DANA, AT), "Editor", AT)
    theirs = edit(BASE, "Келіссөз тәмам.", ERLAN, AT + timedelta(hours=1))
    assert one(BASE, ours, theirs).target == one(BASE, theirs, ours).target == ours.target


def test_a_review_taken_back_by_one_and_raised_by_another_is_a_draft() -> None:
    """Rejected here, accepted there: nobody's word counts until somebody looks again, and the text is not redrafted."""
    merged = merge(BASE, reject(BASE, DANA, AT), accept(BASE, ERLAN, AT))
    unit = merged.units[0]
    assert (unit.state, unit.target, unit.marks, len(merged.conflicts)) == (State.DRAFT, BASE.target, frozenset(), 1)


def test_a_machine_gives_way_to_a_person() -> None:
    """`loc draft` filled a unit that somebody translated meanwhile: no conflict, the person's text."""
    empty, machine = make_unit(SOURCE), BASE
    person = edit(machine, "Келіссөз бітті.", DANA, AT)
    assert merge(empty, machine, person) == Merged((person,))
    assert merge(empty, person, machine) == Merged((person,))


def test_a_rejected_text_gives_way_and_stays_rejected() -> None:
    """One rejects the draft, the other rewrites it: the new text, and the old one is not offered again."""
    unit = one(BASE, reject(BASE, DANA, AT), edit(BASE, "Келіссөз бітті.", ERLAN, AT))
    assert (unit.target, unit.state) == ("Келіссөз бітті.", State.REVIEWED)
    assert digest_of(SOURCE, BASE.target) in [mark.digest for mark in unit.provenance if mark.mark is Mark.REJECTED]


@pytest.mark.parametrize("gone", [replace(BASE, obsolete=True), None], ids=["obsolete", "removed"])
def test_an_edit_outlives_the_sentence(gone: Unit | None) -> None:
    """A take dropped the sentence that a translator was just working on: her text stays as obsolete, reviewed."""
    done = edit(BASE, "Келіссөз бітті.", DANA, AT)
    for unit in (one(BASE, gone, done), one(BASE, done, gone)):
        assert (unit.target, unit.state, unit.obsolete) == (done.target, State.REVIEWED, True)


def test_what_one_removed_and_nobody_edited_goes() -> None:
    """Pruned obsolete entries do not come back."""
    gone = replace(BASE, obsolete=True)
    assert merge(gone, None, gone).units == merge(gone, gone, None).units == ()


def test_a_sentence_that_returns_on_one_side_is_live() -> None:
    """Obsolete at first, live again with one of the two."""
    gone = replace(BASE, obsolete=True)
    assert not one(gone, gone, BASE).obsolete
    assert not one(gone, BASE, gone).obsolete


def test_notes_and_flags_are_joined() -> None:
    """What either wrote is there, what either took away is not."""
    base = replace(BASE, notes=("ask the desk", "old"), flags=("a",))
    ours = replace(base, notes=("ask the desk", "mine"), flags=())
    theirs = replace(base, notes=("ask the desk", "old", "theirs"), flags=("a", "b"))
    unit = one(base, ours, theirs)
    assert (unit.notes, unit.flags) == (("ask the desk", "mine", "theirs"), ("b",))


def test_additions_stand_beside_their_neighbours() -> None:
    """Both branches brought sentences: each stands behind the one it stood behind."""
    names = {name: make_unit(name) for name in "abcxyz"}
    merged = merge_three(*([names[name] for name in order] for order in ("abc", "axbc", "aybcz")))
    assert "".join(unit.key.source for unit in merged.units) in ("axybcz", "ayxbcz")


def test_the_side_that_moved_gives_the_order() -> None:
    """A new take puts the last paragraph first; the other branch only translated."""
    names = {name: make_unit(name) for name in "abc"}
    for ours, theirs in (("cab", "abc"), ("abc", "cab")):
        merged = merge_three(*([names[name] for name in order] for order in ("abc", ours, theirs)))
        assert "".join(unit.key.source for unit in merged.units) == "cab"


TEXTS = st.sampled_from(["", "Бір.", "Екі.", 'Үш «3»\nжол \\ "тырнақша"', "\u2028\x85", "loc: reviewed"])
KINDS = st.sampled_from(["machine", "fuzzy", "unsigned", "reviewed", "approved", "rejected"])
WHEN = st.integers(0, 3).map(lambda minutes: AT + timedelta(minutes=minutes))
AUTHORS = st.sampled_from([DANA, ERLAN])


@st.composite
def versions(draw: st.DrawFn, source: str) -> Unit:
    """A unit as a program or a person may leave it."""
    target, kind, at, author = draw(TEXTS), draw(KINDS), draw(WHEN), draw(AUTHORS)
    unit = Unit(
        UnitKey(source, "text"),
        locations=(f"sources/x.txt:{draw(st.integers(1, 3))}",),
        notes=draw(st.sampled_from([(), ("a note",), ("a note", "another")])),
        obsolete=draw(st.booleans()),
    )
    if not target:
        return unit
    mark = Provenance.of(Mark.DRAFT, source, target, "google 1.11.4", AT)
    unit = replace(unit, target=target, state=State.DRAFT)
    machine = replace(unit, provenance=(mark,))
    made: dict[str, Unit] = {
        "machine": machine,
        "fuzzy": unit,
        "unsigned": replace(unit, unsigned=True),
        "reviewed": accept(unit, author, at),
        "approved": approve(accept(machine, author, at), "Editor", at),
        "rejected": reject(machine, author, at),
    }
    return made[kind]


@st.composite
def catalogs(draw: st.DrawFn) -> list[Unit]:
    sources = draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=4))
    return [draw(versions(source)) for source in sources]


THREE = st.tuples(catalogs(), catalogs(), catalogs())
Three = tuple[list[Unit], list[Unit], list[Unit]]


def texts_of(units: tuple[Unit, ...]) -> set[tuple[UnitKey, str]]:
    return {(unit.key, text) for unit in units for text in (unit.target, *quoted(unit))}


def is_work(unit: Unit, base: Unit | None) -> bool:
    """A text that a person stands for and that its side made or judged since the base."""
    untouched = unit.state is State.DRAFT and bool(unit.marks & {Mark.DRAFT, Mark.REJECTED})
    changed = base is None or (unit.target, unit.state, unit.provenance) != (base.target, base.state, base.provenance)
    return bool(unit.target) and changed and not untouched


@given(THREE)
def test_no_work_is_lost(three: Three) -> None:
    """Every text that a person made or judged on either side is a target or quoted in a comment."""
    base = {unit.key: unit for unit in three[0]}
    there = texts_of(merge_three(*three).units)
    for side in three[1:]:
        assert {(unit.key, unit.target) for unit in side if is_work(unit, base.get(unit.key))} <= there


@given(THREE)
def test_a_reviewed_text_is_one_that_somebody_reviewed(three: Three) -> None:
    """What comes out reviewed or approved came in so, the same text in the same state; its marks say no more."""
    for unit in merge_three(*three).units:
        if unit.state >= State.REVIEWED:
            inputs = [row for side in three[1:] for row in side if (row.key, row.target) == (unit.key, unit.target)]
            assert unit.state in {row.state for row in inputs}
            assert (Mark.APPROVED in unit.marks) == (unit.state is State.APPROVED)


@given(THREE)
def test_the_state_survives_the_file(three: Three) -> None:
    """Written and read again, each unit is in the state and of the text that the merge gave it."""
    merged = merge_three(*three).units
    text = format_file(new_file("x.po", "x", "kk", AT), merged, AT)
    read = {unit.key: unit for unit in parse_file(text, "x.po", "x", "kk").catalog.units}
    for unit in merged:
        again = read[unit.key]
        assert (again.target, again.state, again.unsigned) == (unit.target, unit.state, unit.unsigned)
        assert (again.notes, again.provenance) == (unit.notes, unit.provenance)
        assert quoted(again) == quoted(unit)


@given(catalogs(), catalogs())
def test_an_unchanged_side_gives_the_other(base: list[Unit], side: list[Unit]) -> None:
    """Merging with who did nothing changes nothing, but the order of what is new."""
    for merged in (merge_three(base, side, base), merge_three(base, base, side)):
        assert merged.conflicts == ()
        assert {unit.key: unit for unit in merged.units} == {unit.key: unit for unit in side}


@given(THREE)
def test_a_merge_twice_changes_nothing(three: Three) -> None:
    """The merge merged again with either side is itself: no conflict comes twice, none is forgotten."""
    base, ours, theirs = three
    merged = merge_three(base, ours, theirs).units
    for again in (merge_three(base, list(merged), theirs), merge_three(base, ours, list(merged))):
        assert again.conflicts == ()
        assert {unit.key: judged(unit) for unit in again.units} == {unit.key: judged(unit) for unit in merged}


def judged(unit: Unit) -> tuple[object, ...]:
    return unit.target, unit.state, unit.unsigned, unit.obsolete, set(unit.provenance), set(unit.notes)


@given(THREE)
def test_the_sides_may_change_places(three: Three) -> None:
    """The same units, texts and conflicts come out, whichever side is ours."""
    base, ours, theirs = three
    one_way, other_way = merge_three(base, ours, theirs), merge_three(base, theirs, ours)
    assert {(row.key, *sorted((row.stands, row.other))) for row in one_way.conflicts} == {
        (row.key, *sorted((row.stands, row.other))) for row in other_way.conflicts
    }
    persons = [
        {unit.key: unit.state for unit in side if not unit.marks & {Mark.DRAFT}}
        for side in (one_way.units, other_way.units)
    ]
    assert {unit.key for unit in one_way.units} == {unit.key for unit in other_way.units}
    assert {key for key, state in persons[0].items() if state >= State.REVIEWED} == {
        key for key, state in persons[1].items() if state >= State.REVIEWED
    }


@given(THREE)
def test_no_quote_is_taken_for_a_mark(three: Three) -> None:
    """A comment that quotes a text never vouches for one."""
    for unit in merge_three(*three).units:
        assert not any(parse_mark(note) for note in unit.notes)
