"""What the desk shows of a story."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from builders import AT, make_project
from desk import CONFIGURATION, SLUG, TARGETS, WIRE
from hypothesis import given
from hypothesis import strategies as st

from loc.cli import main
from loc.errors import LocError
from loc.flow.desk import DeskProject, Gone, open_story, show_unit
from loc.flow.desk.story import seen_of
from loc.flow.project import open_project
from loc.flow.review import decide
from loc.flow.status import list_queue
from loc.lang.wording import Piece
from loc.model import Mark, Part, Provenance, State, Unit, UnitKey
from loc.review import edit, reject

TURBINES = "The plant makes 25 turbines a year."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)
    monkeypatch.chdir(folder)
    assert main(["catalog"]) == 0
    return DeskProject(open_project(folder))


def unit_id(desk: DeskProject, source: str, lang: str = "kk", slug: str = SLUG) -> str:
    return next(row.unit.key.id for row in open_story(desk, slug, lang).units if row.unit.key.source == source)


def translate(desk: DeskProject, source: str, target: str, lang: str = "kk", slug: str = SLUG) -> None:
    """As another program would: not through the desk."""
    ids = [unit_id(desk, source, lang, slug)]
    decide(desk.project, slug, lang, ids, lambda unit: edit(unit, target, "Dana Omarova", AT), "Dana Omarova")


def change_source(desk: DeskProject, slug: str, text: str) -> None:
    path = desk.project.sources.files()[slug].path
    path.write_text(text, encoding="utf-8")


def test_a_story_stands_in_reading_order(desk: DeskProject) -> None:
    """Headline, dateline and lede with their paragraphs, none of them translated yet."""
    story = open_story(desk, SLUG, "kk")
    assert [(row.part, row.paragraph, row.unit.key.source) for row in story.units] == [
        (Part.HEADLINE, 0, "Kazakhstan opens a plant"),
        (Part.DATELINE, 1, "ASTANA. KAZINFORM"),
        (Part.LEDE, 2, TURBINES),
        (Part.LEDE, 2, "It stands in Atyrau."),
    ]
    assert (story.status.segments, story.status.empty, story.article.slug) == (4, 4, SLUG)


def test_a_repeated_sentence_stands_once_and_names_its_places(desk: DeskProject) -> None:
    """One unit, one decision; the page may show it where it stands again."""
    change_source(desk, SLUG, f"{WIRE}\nNobody was hurt.\n\nThe mayor came.\n\nNobody was hurt.\n")
    (row,) = (row for row in open_story(desk, SLUG, "kk").units if row.unit.key.source == "Nobody was hurt.")
    assert (row.paragraph, row.again) == (3, (5,))


def test_findings_stand_with_their_sentence(desk: DeskProject) -> None:
    """A lost figure, as `loc check` tells it, is gone as soon as another program mends it."""
    translate(desk, TURBINES, "Зауыт жылына 35 турбина шығарады.")
    found = {row.unit.key.source: row.findings for row in open_story(desk, SLUG, "kk").units}
    assert {finding.check for finding in found[TURBINES]} == {"numbers"}
    assert {finding.unit for finding in found[TURBINES]} == {unit_id(desk, TURBINES)}
    assert open_story(desk, SLUG, "kk").status.errors == 1
    translate(desk, TURBINES, TARGETS[TURBINES])
    story = open_story(desk, SLUG, "kk")
    assert [row.findings for row in story.units if row.unit.target] == [()]
    assert story.status.errors == 0


def test_a_silenced_finding_is_silent_and_an_idle_comment_is_told(desk: DeskProject) -> None:
    """`# loc: ignore` counts here as in `loc check`; lines are those of the file."""
    translate(desk, TURBINES, "Зауыт жылына 35 турбина шығарады.")
    path = desk.project.catalogs.path("kk", SLUG)
    text = path.read_text(encoding="utf-8")
    mark = next(line for line in text.splitlines() if line.startswith("# loc: reviewed"))
    ignored = '# loc: ignore numbers "the ministry mends it"\n# loc: ignore names "no name here"\n'
    path.write_text(text.replace(mark, ignored + mark), encoding="utf-8")
    row = show_unit(desk, SLUG, "kk", unit_id(desk, TURBINES))
    (finding,) = row.findings
    assert (finding.check, finding.line) == ("ignore", row.unit.line)
    assert "names" in finding.message


def test_other_language_stands_beside(desk: DeskProject) -> None:
    """The third column; what the two languages say differently is a finding here too."""
    translate(desk, TURBINES, TARGETS[TURBINES])
    translate(desk, TURBINES, "Завод выпускает 35 турбин в год.", "ru")
    rows = {row.unit.key.source: row for row in open_story(desk, SLUG, "kk", "ru").units}
    assert (rows[TURBINES].other or Unit(UnitKey(""))).target == "Завод выпускает 35 турбин в год."
    assert (rows["It stands in Atyrau."].other or Unit(UnitKey("", ""), "x")).target == ""
    assert "languages" in {finding.check for row in open_story(desk, SLUG, "ru").units for finding in row.findings}


def test_matches_come_from_other_stories_only(desk: DeskProject) -> None:
    """The same sentence reviewed elsewhere is a match, one's own translation is none."""
    other = "2026-11-22-plant"
    path = desk.project.sources.folder / f"{other}.txt"
    path.write_text(f"A plant\n\n{TURBINES}\n", encoding="utf-8")
    desk.article(other)
    translate(desk, TURBINES, TARGETS[TURBINES], slug=other)
    translate(desk, TURBINES, "Зауыт бір жылда 25 турбина шығарады.")
    later = DeskProject(open_project(desk.project.config.root))
    (match,) = show_unit(later, SLUG, "kk", unit_id(desk, TURBINES)).matches
    assert (match.origin, match.target, match.score) == (other, TARGETS[TURBINES], 1.0)


def test_terms_follow_the_glossary_as_it_changes(desk: DeskProject) -> None:
    """A term added in another program is underlined at the next look."""
    assert show_unit(desk, SLUG, "kk", unit_id(desk, TURBINES)).terms == ()
    path = desk.project.catalogs.path("kk", "glossary")
    path.write_text('msgctxt "preferred"\nmsgid "turbine"\nmsgstr "турбина"\n', encoding="utf-8")
    (hit,) = show_unit(desk, SLUG, "kk", unit_id(desk, TURBINES)).terms
    assert (hit.term.target, TURBINES[slice(*hit.span)]) == ("турбина", "turbines")


def test_a_correction_shows_both_sources_and_the_patch(desk: DeskProject) -> None:
    """The page that is opened next has the new take: word by word, with the old target and the new figure in it."""
    old = unit_id(desk, TURBINES)
    translate(desk, TURBINES, TARGETS[TURBINES])
    change_source(desk, SLUG, WIRE.replace("25 turbines", "27 turbines"))
    rows = {row.unit.key.source: row for row in open_story(desk, SLUG, "kk").units}
    row = rows["The plant makes 27 turbines a year."]
    assert Piece(" 25", " 27") in row.previous
    assert (row.previous_target, row.proposal) == (TARGETS[TURBINES], "Зауыт жылына 27 турбина шығарады.")
    assert (row.unit.target, row.origin) == (row.proposal, "patch 25 → 27")
    assert row.unit.state is State.DRAFT
    with pytest.raises(Gone, match="no longer in the story"):
        show_unit(desk, SLUG, "kk", old)


def test_what_names_a_unit_is_the_same_until_it_changes(desk: DeskProject) -> None:
    """A patch that is in no file yet is made anew at each look, and is still the same to who decides on it."""
    translate(desk, TURBINES, TARGETS[TURBINES])
    change_source(desk, SLUG, WIRE.replace("25 turbines", "27 turbines"))
    seen = [row.seen for row in open_story(desk, SLUG, "kk").units]
    again = DeskProject(open_project(desk.project.config.root))
    assert [row.seen for row in open_story(again, SLUG, "kk").units] == seen


def test_a_typed_text_has_no_origin(desk: DeskProject) -> None:
    """Of a text that a person typed there is none."""
    translate(desk, TURBINES, TARGETS[TURBINES])
    assert show_unit(desk, SLUG, "kk", unit_id(desk, TURBINES)).origin == ""


def test_the_head_of_a_story_counts_as_the_status_command(desk: DeskProject) -> None:
    """The index is shared, so both must say the same."""
    translate(desk, TURBINES, "Зауыт жылына 35 турбина шығарады.")
    ours = open_story(desk, SLUG, "kk").status
    desk.close()
    fresh = open_project(desk.project.config.root)
    assert list_queue(fresh, [SLUG], "kk") == (ours,)


@pytest.mark.parametrize(("slug", "lang"), [("nowhere", "kk"), (SLUG, "de"), ("../loc", "kk")])
def test_unknown_stories_and_languages_are_refused(desk: DeskProject, slug: str, lang: str) -> None:
    """A slug is one of the project's, never a path."""
    with pytest.raises(LocError, match="unknown"):
        open_story(desk, slug, lang)


def test_a_story_that_is_taken_away_is_unknown(desk: DeskProject) -> None:
    """Also to a desk that has had it open."""
    open_story(desk, SLUG, "kk")
    os.remove(desk.project.sources.files()[SLUG].name)  # noqa: PTH107 - the name is what the desk keeps
    with pytest.raises(LocError, match="unknown article"):
        open_story(desk, SLUG, "kk")


UNITS = st.builds(
    lambda target, state, names: Unit(
        UnitKey("Source.", "text"),
        target,
        state,
        provenance=tuple(Provenance.of(Mark.REVIEWED, "Source.", target, name, AT) for name in names),
    ),
    st.text(max_size=5),
    st.sampled_from(State),
    st.lists(st.text(min_size=1, max_size=3), max_size=2),
)


@given(UNITS, UNITS)
def test_two_units_are_named_alike_only_if_they_are_alike(one: Unit, other: Unit) -> None:
    """No two targets, states or reviewers share a name, whatever characters they are made of."""
    assert (seen_of(one) == seen_of(other)) == (
        (one.target, one.state, one.provenance) == (other.target, other.state, other.provenance)
    )


def test_a_rejection_is_seen(desk: DeskProject) -> None:
    """The same text, judged otherwise, is another unit to who decides."""
    translate(desk, TURBINES, TARGETS[TURBINES])
    before = show_unit(desk, SLUG, "kk", unit_id(desk, TURBINES)).seen
    ids = [unit_id(desk, TURBINES)]
    decide(desk.project, SLUG, "kk", ids, lambda unit: reject(unit, "Serik", AT), "Serik")
    assert show_unit(desk, SLUG, "kk", ids[0]).seen != before
