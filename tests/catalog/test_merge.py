"""A new take against a catalog."""

from __future__ import annotations

from dataclasses import replace

from builders import AT, make_article, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.merge import merge
from loc.catalog.take import units_of
from loc.model import Mark, Provenance, Segment, State, Unit, UnitKey
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


def test_what_silenced_a_finding_stays_with_the_old_sentence() -> None:
    """Other notes of the translator go on."""
    notes = ("Spelt so by the Armenian side.", 'loc: ignore names "spelt so"')
    old = replace(make_unit(OLD, TARGET, State.REVIEWED), notes=notes)
    new, gone = merge([old], wanted(EDITED))
    assert (new.notes, gone.notes) == (notes[:1], notes)


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


LONG = "The central bank held its rate at 14.25 percent, and analysts expect a cut in the spring."
LONG_1 = "The central bank held its rate at 14.25 percent."
LONG_2 = "Analysts expect a cut in the spring."
LONG_RU = "Центральный банк сохранил ставку на уровне 14,25%, и аналитики ожидают её снижения весной."
LONG_RU_1 = "Центральный банк сохранил ставку на уровне 14,25%."
LONG_RU_2 = "Аналитики ожидают её снижения весной."


def drafts(units: tuple[Unit, ...]) -> list[tuple[str, str, str | None]]:
    return [(unit.key.source, unit.target, unit.previous_source) for unit in units if unit.state is State.DRAFT]


def test_the_pieces_of_a_split_get_their_pieces() -> None:
    """Each is a draft of its part of the target, against the whole source; the reviewed pair waits as obsolete."""
    new = merge([make_unit(LONG, LONG_RU, State.REVIEWED)], wanted(LONG_1, LONG_2))
    assert drafts(new) == [(LONG_1, LONG_RU_1, LONG), (LONG_2, LONG_RU_2, LONG)]
    assert [(unit.key.source, unit.target, unit.state) for unit in new if unit.obsolete] == [
        (LONG, LONG_RU, State.REVIEWED)
    ]


def test_pieces_of_a_target_that_cannot_be_cut_get_all_of_it() -> None:
    """A translator deletes rather than looks for what is lost."""
    target = "Аналитики ждут весеннего снижения ставки центробанка, составляющей 14,25%."
    new = merge([make_unit(LONG, target, State.REVIEWED)], wanted(LONG_1, LONG_2))
    assert [unit.target for unit in new if not unit.obsolete] == [target, target]


def test_a_joined_sentence_gets_both_targets() -> None:
    """In the order of the sources, with both sources as the previous one."""
    old = [make_unit(LONG_1, LONG_RU_1, State.REVIEWED), make_unit(LONG_2, LONG_RU_2, State.APPROVED)]
    new = merge(old, wanted(LONG))
    assert drafts(new) == [(LONG, f"{LONG_RU_1} {LONG_RU_2}", f"{LONG_1} {LONG_2}")]
    assert [unit.key.source for unit in new if unit.obsolete] == [LONG_1, LONG_2]


def test_of_a_joined_sentence_only_what_people_did_is_carried() -> None:
    """The machine's half is left out, of the target and of the previous source."""
    old = [make_unit(LONG_1, LONG_RU_1, State.REVIEWED), make_unit(LONG_2, LONG_RU_2)]
    assert drafts(merge(old, wanted(LONG)))[0] == (LONG, LONG_RU_1, LONG_1)


def test_a_sentence_between_two_joined_ones_is_not_lost() -> None:
    """It was deleted when its neighbours were joined, and waits as obsolete with its state."""
    between = make_unit(OTHER, "Инфляция замедлилась.", State.APPROVED)
    old = [make_unit(LONG_1, LONG_RU_1, State.REVIEWED), between, make_unit(LONG_2, LONG_RU_2, State.REVIEWED)]
    assert replace(between, obsolete=True) in merge(old, wanted(LONG))


def test_a_split_taken_back_is_reviewed_again() -> None:
    """The whole sentence returns from the obsolete ones."""
    units = merge([make_unit(LONG, LONG_RU, State.APPROVED)], wanted(LONG_1, LONG_2))
    back = merge(units, wanted(LONG))[0]
    assert (back.target, back.state, back.obsolete) == (LONG_RU, State.APPROVED, False)


def test_a_piece_corrected_later_keeps_its_piece() -> None:
    """The previous source stays the one that was reviewed."""
    units = merge([make_unit(LONG, LONG_RU, State.REVIEWED)], wanted(LONG_1, LONG_2))
    later = LONG_2.replace("spring", "autumn")
    assert drafts(merge(units, wanted(LONG_1, later)))[1] == (later, LONG_RU_2, LONG)


def patched(source: str, target: str, previous: str) -> Unit:
    mark = Provenance.of(Mark.DRAFT, source, target, "patch 1", AT)
    return Unit(UnitKey(source, "text"), target, State.DRAFT, provenance=(mark,), previous_source=previous)


def test_a_patch_is_no_origin() -> None:
    """When a patched sentence changes again, the target that was reviewed goes on, not the patched one."""
    first = merge([make_unit(LONG, LONG_RU, State.REVIEWED)], wanted(LONG.replace("14.25", "14")))
    units = (patched(first[0].key.source, LONG_RU.replace("14,25", "14"), LONG), *first[1:])
    last = LONG.replace("14.25", "13.5")
    assert drafts(merge(units, wanted(last))) == [(last, LONG_RU, LONG)]


def test_a_patch_of_joined_sentences_goes_back_to_both() -> None:
    """Their reviewed targets are found among the obsolete ones."""
    first = merge(
        [make_unit(LONG_1, LONG_RU_1, State.REVIEWED), make_unit(LONG_2, LONG_RU_2, State.REVIEWED)],
        wanted(LONG.replace("14.25", "14")),
    )
    before = f"{LONG_1} {LONG_2}"
    assert first[0].previous_source == before
    units = (patched(first[0].key.source, "Всё иначе.", before), *first[1:])
    last = LONG.replace("14.25", "13.5")
    assert drafts(merge(units, wanted(last))) == [(last, f"{LONG_RU_1} {LONG_RU_2}", before)]


def test_a_patched_piece_goes_back_to_its_piece() -> None:
    """The reviewed target is cut as it was the first time."""
    first = merge([make_unit(LONG, LONG_RU, State.REVIEWED)], wanted(LONG_1.replace("14.25", "14"), LONG_2))
    source = first[0].key.source
    units = (patched(source, LONG_RU_1.replace("14,25", "14"), LONG), *first[1:])
    last = source.replace("14", "13.5")
    assert drafts(merge(units, wanted(last, LONG_2)))[0] == (last, LONG_RU_1, LONG)


def test_a_patch_without_its_reviewed_pair_is_carried() -> None:
    """A person's words are in it, and stand nowhere else."""
    target = LONG_RU.replace("14,25", "14")
    units = merge([patched(LONG.replace("14.25", "14"), target, LONG)], wanted(LONG.replace("14.25", "13.5")))
    assert drafts(units) == [(LONG.replace("14.25", "13.5"), target, LONG)]


def test_a_patch_that_a_person_touched_is_carried() -> None:
    """From then on it is a person's draft."""
    pair = replace(make_unit(LONG, LONG_RU, State.REVIEWED), obsolete=True)
    touched = replace(patched(LONG.replace("14.25", "14"), LONG_RU, LONG), target="Ставка осталась на уровне 14%.")
    new = merge([touched, pair], wanted(LONG.replace("14.25", "13.5")))
    assert drafts(new)[0] == (LONG.replace("14.25", "13.5"), "Ставка осталась на уровне 14%.", LONG)


def test_a_draft_that_returns_to_its_own_source_names_no_other() -> None:
    """An edit taken back: the draft is for this source again."""
    touched = replace(make_unit(OLD, TARGET), target=f"{TARGET}!")
    there = merge([touched], wanted(EDITED))
    assert drafts(merge(there, wanted(OLD))) == [(OLD, f"{TARGET}!", None)]


SENTENCES = st.sampled_from(
    [
        *(OLD, EDITED, OTHER, EDITED.replace("Armenia", "Georgia"), "Oil is dear.", "Oil was dear."),
        *(LONG, LONG_1, LONG_2, LONG.replace("14.25", "14"), "Oil is dear, and inflation slowed down."),
    ]
)
TAKES = st.lists(st.lists(SENTENCES, unique=True, max_size=7), min_size=1, max_size=5)
STATES = st.sampled_from([State.DRAFT, State.REVIEWED, State.APPROVED])


@given(st.dictionaries(SENTENCES, STATES, max_size=7), TAKES)
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


@given(st.dictionaries(SENTENCES, st.sampled_from([State.REVIEWED, State.APPROVED]), max_size=7), TAKES)
def test_no_reviewed_target_is_ever_lost(old: dict[str, State], takes: list[list[str]]) -> None:
    """Every reviewed pair is still there after any takes, live or obsolete, with its state."""
    units = tuple(make_unit(source, f"→ {source}", state) for source, state in old.items())
    for take in takes:
        units = merge(units, wanted(*take))
    assert set(old.items()) <= {
        (unit.key.source, unit.state) for unit in units if unit.target == f"→ {unit.key.source}"
    }
