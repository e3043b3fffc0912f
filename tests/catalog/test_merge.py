"""A new take against a catalog."""

from __future__ import annotations

from dataclasses import replace

from builders import make_article, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.merge import merge
from loc.catalog.take import units_of
from loc.model import Segment, State, Unit, UnitKey
from loc.segment import segment_article

OLD = "The President of Kazakhstan met the Prime Minister of Armenia in Dushanbe on Thursday."
EDITED = "The President of Kazakhstan met the Prime Minister of Armenia in Dushanbe on Friday."
TARGET = "Қазақстан Президенті бейсенбіде Душанбеде Арменияның Премьер-министрімен кездесті."
OTHER = "Inflation slowed down."


def wanted(*sources: str) -> list[Unit]:
    return [Unit(UnitKey(source, "text"), hint="body", locations=("sources/x.txt:3",)) for source in sources]


def test_unchanged_and_moved_keep_target_and_state() -> None:
    """A sentence that only moved is as reviewed as before."""
    old = [make_unit(OLD, TARGET, State.REVIEWED), make_unit(OTHER, "Инфляция баяулады.", State.APPROVED)]
    new = merge(old, wanted(OTHER, OLD))
    assert [(unit.key, unit.target, unit.state) for unit in new] == [
        (unit.key, unit.target, unit.state) for unit in reversed(old)
    ]


def test_an_edited_sentence_is_a_draft_of_the_old_target() -> None:
    """The reviewed target moves on as fuzzy with the source it was reviewed for; the old pair waits as obsolete."""
    new, gone = merge([make_unit(OLD, TARGET, State.REVIEWED)], wanted(EDITED))
    assert (new.target, new.state, new.previous_source) == (TARGET, State.DRAFT, OLD)
    assert (gone.key.source, gone.target, gone.obsolete) == (OLD, TARGET, True)


def test_previous_source_is_the_one_last_reviewed() -> None:
    """After two corrections in a row the diff is still against what the translator saw."""
    first = merge([make_unit(OLD, TARGET, State.REVIEWED)], wanted(EDITED))
    second = merge(first, wanted(EDITED.replace("Armenia", "Georgia")))
    assert second[0].previous_source == OLD


def test_a_sentence_that_returns_takes_its_target_back() -> None:
    """A correction withdrawn: the reviewed pair comes back from the obsolete ones, reviewed."""
    there = merge([make_unit(OLD, TARGET, State.REVIEWED)], wanted(EDITED))
    back = merge(there, wanted(OLD))
    assert (back[0].target, back[0].state, back[0].obsolete) == (TARGET, State.REVIEWED, False)


def test_an_untouched_machine_draft_is_not_carried() -> None:
    """It is drafted anew; nobody's work is lost by that."""
    assert merge([make_unit(OLD, TARGET)], wanted(EDITED))[0].state is State.EMPTY


def test_a_draft_that_a_person_touched_is_carried() -> None:
    """A draft whose mark fits no more holds a person's words."""
    touched = replace(make_unit(OLD, TARGET), target=TARGET + "!")
    new = merge([touched], wanted(EDITED))
    assert [(unit.target, unit.state) for unit in new] == [(TARGET + "!", State.DRAFT)]


def test_a_headline_is_not_carried_into_the_text() -> None:
    """Targets stay in their context."""
    headline = make_unit(OLD, TARGET, State.REVIEWED, context="headline")
    assert merge([headline], wanted(EDITED))[0].state is State.EMPTY


def test_a_repeated_sentence_is_one_unit_with_every_place() -> None:
    """One translation serves all its places."""
    article = make_article("Talks go on. Oil is dear.", "Talks go on.")
    units = units_of(article, segment_article(article))
    talks = next(unit for unit in units if unit.key.source == "Talks go on.")
    assert talks.locations == ("sources/2026-11-23-story.txt:3", "sources/2026-11-23-story.txt:5")
    assert talks.hint == "lede, paragraph 1, sentence 1"


def test_locations_are_lines_of_the_file() -> None:
    """A sentence on the second line of a wrapped paragraph points there."""
    article = make_article("One is here. Two\nstands. Three is there.")
    segments = [Segment(row.part, row.paragraph, row.span, row.text) for row in segment_article(article)]
    lines = [unit.locations[0].rpartition(":")[2] for unit in units_of(article, segments)[1:]]
    assert lines == ["3", "3", "4"]


SENTENCES = st.sampled_from([OLD, EDITED, OTHER, EDITED.replace("Armenia", "Georgia"), "Oil is dear.", "Oil was dear."])
TAKES = st.lists(st.lists(SENTENCES, unique=True, max_size=5), min_size=1, max_size=5)
STATES = st.sampled_from([State.DRAFT, State.REVIEWED, State.APPROVED])


@given(st.dictionaries(SENTENCES, STATES, max_size=5), TAKES)
def test_no_target_meets_another_source_without_being_a_draft(old: dict[str, State], takes: list[list[str]]) -> None:
    """Through any takes: what is reviewed stands beside its own source, and a merge twice changes nothing."""
    units = tuple(make_unit(source, f"→ {source}", state) for source, state in old.items())
    for take in takes:
        units = merge(units, wanted(*take))
        assert merge(units, wanted(*take)) == units
        for unit in units:
            if unit.target != f"→ {unit.key.source}":
                assert not unit.target or (unit.state is State.DRAFT and unit.previous_source)
        assert [unit.key.source for unit in units if not unit.obsolete] == take
        assert len({unit.key for unit in units}) == len(units)


@given(st.dictionaries(SENTENCES, st.sampled_from([State.REVIEWED, State.APPROVED]), max_size=5), TAKES)
def test_no_reviewed_target_is_ever_lost(old: dict[str, State], takes: list[list[str]]) -> None:
    """Every reviewed pair is still there after any takes, live or obsolete, with its state."""
    units = tuple(make_unit(source, f"→ {source}", state) for source, state in old.items())
    for take in takes:
        units = merge(units, wanted(*take))
    assert set(old.items()) <= {
        (unit.key.source, unit.state) for unit in units if unit.target == f"→ {unit.key.source}"
    }
