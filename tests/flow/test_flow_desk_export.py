"""An editor lets a story leave that is not ready: said, recorded, and not for everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project

from loc.flow.desk import Action, DeskProject, Person, Refused, Role, decide_unit, open_story
from loc.flow.export import Override, export_story, record_export
from loc.flow.project import open_project
from loc.flow.published import PUBLISHED, read_published

SLUG = "2026-11-23-plant"
WIRE = "Plant opens\n\nThe plant makes 25 turbines a year.\n"
SERIK = Person("serik", "Serik Akhmetov", Role.EDITOR)
WORD = Override("Serik Akhmetov", "the minister speaks at noon")
PEOPLE = """
[draft]
engines = []
[people.dana]
name = "Dana Omarova"
[people.serik]
name = "Serik Akhmetov"
role = "editor"
"""


def make_desk(folder: Path, wire: str = WIRE, lede: str = "Зауыт жылына 35 турбина шығарады.") -> DeskProject:
    """The headline is a draft, the lede has a wrong figure; an empty `lede` is left untranslated."""
    desk = DeskProject(open_project(make_project(folder / "project", {f"{SLUG}.txt": wire}, PEOPLE)))
    for row, text in zip(open_story(desk, SLUG, "kk").units, ["Зауыт ашылды", lede], strict=False):
        if text:
            done = decide_unit(desk, SLUG, "kk", row.unit.key.id, Action.SAVE, text, row.seen, SERIK)
            if text == "Зауыт ашылды":
                decide_unit(desk, SLUG, "kk", row.unit.key.id, Action.REJECT, "", done.seen, SERIK)
    return desk


def test_an_override_sets_drafts_and_findings_aside_and_says_which(tmp_path: Path) -> None:
    """The text leaves without marks in it; the reasons that would have kept it are told on the export."""
    desk = make_desk(tmp_path)
    refused = export_story(desk.project, SLUG, "kk")
    assert (len(refused.reasons), refused.content) == (2, b"")
    story = export_story(desk.project, SLUG, "kk", override=WORD)
    assert (story.reasons, story.overridden, story.override) == ((), refused.reasons, WORD)
    assert "Зауыт ашылды" in story.content.decode()
    assert "DRAFT" not in story.content.decode()


def test_an_override_is_recorded_with_its_reason(tmp_path: Path) -> None:
    """One line with the editor's name, whoever asked for the export; line breaks do not break it."""
    desk = make_desk(tmp_path)
    word = Override("Serik Akhmetov", "the minister\tspeaks\nat noon")
    record_export(desk.project, export_story(desk.project, SLUG, "kk", override=word), "Dana Omarova")
    rows, faults = read_published(desk.project)
    row = rows["kk", SLUG]
    assert (row.author, row.parts, row.override, faults) == ("Serik Akhmetov", "", "the minister speaks at noon", ())
    assert open_story(desk, SLUG, "kk").status.stale


def test_a_story_that_is_ready_is_not_overridden(tmp_path: Path) -> None:
    """Nothing was set aside, so nothing is recorded but the export."""
    desk = make_desk(tmp_path, wire="\nThe plant makes 25 turbines a year.\n", lede="")
    (row,) = open_story(desk, SLUG, "kk").units
    text = "Зауыт жылына 25 турбина шығарады."
    decide_unit(desk, SLUG, "kk", row.unit.key.id, Action.SAVE, text, row.seen, SERIK)
    story = export_story(desk.project, SLUG, "kk", override=WORD)
    assert (story.override, story.overridden, story.reasons) == (None, (), ())
    record_export(desk.project, story, "Dana Omarova")
    assert read_published(desk.project)[0]["kk", SLUG].override == ""


@pytest.mark.parametrize(
    ("wire", "lede", "reason"),
    [
        (f"KILL\n\n{WIRE}", "Зауыт", "the wire sent a kill"),
        (f"EMBARGOED UNTIL 09:00 GMT, NOVEMBER 25, 2099\n\n{WIRE}", "Зауыт", "under embargo"),
        (WIRE, "", "not translated"),
    ],
)
def test_some_reasons_are_nobodys_to_set_aside(tmp_path: Path, wire: str, lede: str, reason: str) -> None:
    """A killed story, one under embargo, and one with an English sentence in it."""
    story = export_story(make_desk(tmp_path, wire, lede).project, SLUG, "kk", override=WORD)
    assert (story.content, story.override, story.overridden) == (b"", None, ())
    assert any(reason in text for text in story.reasons)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (Override("Dana Omarova", "in a hurry"), "it takes an editor"),
        (Override("Somebody Else", "in a hurry"), "it takes an editor"),
        (Override("Serik Akhmetov", " \n"), "an override wants a reason"),
    ],
)
def test_it_takes_an_editor_and_a_reason(tmp_path: Path, override: Override, message: str) -> None:
    """Anybody else is refused before anything is written."""
    desk = make_desk(tmp_path)
    with pytest.raises(Refused, match=message):
        export_story(desk.project, SLUG, "kk", override=override)


def test_older_records_are_read_as_they_are(tmp_path: Path) -> None:
    """Six columns, seven with the parts of a flash, eight with the reason."""
    desk = make_desk(tmp_path)
    line = "2026-11-23T09:00:00Z\tkk\t{}\t1\t0123456789abcdef\tDana Omarova"
    lines = [line.format("a"), f"{line.format('b')}\theadline", f"{line.format('c')}\t\tin a hurry"]
    (desk.project.config.locales / PUBLISHED).write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows, faults = read_published(desk.project)
    assert [(row.parts, row.override) for row in rows.values()] == [("", ""), ("headline", ""), ("", "in a hurry")]
    assert faults == ()
