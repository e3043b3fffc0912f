"""`loc export --override`: a story leaves that is not ready, by an editor's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import CONFIGURATION, SLUG, Desk

from loc.cli import main

PEOPLE = """
[people.aigerim]
name = "Aigerim Serikova"
role = "translator"

[people.daniyar]
name = "Daniyar Akhmetov"
role = "editor"

[people.olga]
name = "Olga Petrova"
role = "editor"
langs = ["ru"]
"""
DRAFT = "It stands in Atyrau."
REASON = "the minister speaks at noon"


@pytest.fixture
def unready(desk: Desk) -> Desk:
    """All of the story is reviewed in Kazakh but for one draft."""
    desk.run("catalog")
    desk.translate()
    desk.run("review", "plant", "-l", "kk", "--unit", desk.ids()[DRAFT], "--reject")
    assert desk.run("export", "kk", "plant")[0] == 1
    return desk


def name_people(desk: Desk) -> None:
    (desk.folder / "loc.toml").write_text(CONFIGURATION + PEOPLE, encoding="utf-8")


def records(desk: Desk) -> list[list[str]]:
    path = desk.folder / "locales/published.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def exported(desk: Desk) -> Path:
    return desk.folder / f"exports/kk/{SLUG}.txt"


def test_a_story_leaves_by_override_and_the_record_says_why(unready: Desk) -> None:
    """Without marks in its text; what was set aside is told, and the eighth column has the reason on one line."""
    code, out, err = unready.run("export", "kk", "plant", "--override", "the minister\tspeaks\nat noon")
    assert (code, Path(out.strip())) == (0, exported(unready))
    assert "Ол Атырауда орналасқан." in exported(unready).read_text(encoding="utf-8")
    assert "DRAFT" not in exported(unready).read_text(encoding="utf-8")
    assert f"{SLUG} kk: Aigerim Serikova set 1 reason aside:" in err
    assert DRAFT in err
    (row,) = records(unready)
    assert (row[1:4], row[5:]) == (["kk", SLUG, "1"], ["Aigerim Serikova", "", REASON])


def test_a_ready_story_needs_no_override(desk: Desk) -> None:
    """It leaves as ever, and nothing is recorded as overridden."""
    desk.run("catalog")
    desk.translate()
    code, _, err = desk.run("export", "kk", "plant", "--override", REASON)
    assert (code, err) == (0, "")
    (row,) = records(desk)
    assert row[5:] == ["Aigerim Serikova"]


def test_an_override_is_kept_with_the_parts_that_left(unready: Desk) -> None:
    """A flash is overridden like a story: the seventh column names its parts, the eighth the reason."""
    unit_id = unready.ids()["Kazakhstan opens a plant"]
    unready.run("review", "plant", "-l", "kk", "--unit", unit_id, "--reject")
    code, out, _ = unready.run("export", "kk", "plant", "--parts", "headline", "-o", "-", "--override", REASON)
    assert (code, out.splitlines()[0]) == (0, "Қазақстан зауыт ашты")
    (row,) = records(unready)
    assert row[5:] == ["Aigerim Serikova", "headline", REASON]


@pytest.mark.parametrize(
    ("by", "says"),
    [
        ((), "Aigerim Serikova may not override: it takes an editor\n     Editors of this project: Daniyar Akhmetov"),
        (("--by", "Somebody Else"), "Somebody Else may not override: it takes an editor"),
        (("--by", "Olga Petrova"), "Olga Petrova does not work in 'kk'\n     Only in ru."),
    ],
)
def test_where_people_are_named_it_takes_an_editor(unready: Desk, by: tuple[str, ...], says: str) -> None:
    """The configured author is a translator, a stranger nobody, an editor of Russian none of Kazakh: nothing leaves."""
    name_people(unready)
    code, out, err = unready.run("export", "kk", "plant", "--override", REASON, *by)
    assert (code, out) == (3, "")
    assert says in err
    assert (records(unready), exported(unready).exists()) == ([], False)


def test_an_editor_of_the_project_may(unready: Desk) -> None:
    """It is recorded in that editor's name."""
    name_people(unready)
    assert unready.run("export", "kk", "plant", "--override", REASON, "--by", "Daniyar Akhmetov")[0] == 0
    (row,) = records(unready)
    assert row[5:] == ["Daniyar Akhmetov", "", REASON]


@pytest.mark.parametrize("reason", ["", " \t\n"])
def test_an_empty_reason_is_none(unready: Desk, reason: str) -> None:
    """Nothing leaves, and it is said what is missing."""
    code, out, err = unready.run("export", "kk", "plant", "--override", reason)
    assert (code, out, records(unready)) == (3, "", [])
    assert "an override wants a reason" in err


@pytest.mark.parametrize(
    ("first_line", "says"),
    [("KILL", "the wire sent a kill"), ("EMBARGOED UNTIL 09:00 GMT, NOVEMBER 25, 2099", "under embargo")],
)
def test_a_kill_and_an_embargo_stay(unready: Desk, first_line: str, says: str) -> None:
    """Nobody's word sets them aside."""
    source = unready.folder / f"sources/{SLUG}.txt"
    source.write_text(f"{first_line}\n\n{source.read_text(encoding='utf-8')}", encoding="utf-8")
    code, out, err = unready.run("export", "kk", "plant", "-o", "-", "--override", REASON)
    assert (code, out, records(unready)) == (1, "", [])
    assert says in err


def test_a_sentence_without_a_translation_stays(desk: Desk) -> None:
    """An English sentence in Kazakh copy leaves by nobody's word."""
    desk.run("catalog")
    code, out, err = desk.run("export", "kk", "plant", "-o", "-", "--override", REASON)
    assert (code, out, records(desk)) == (1, "", [])
    assert "not translated" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--override wants ARTICLE"),
        (("plant", "--allow-drafts"), "--override and --allow-drafts exclude each other"),
    ],
)
def test_an_override_names_its_stories(unready: Desk, arguments: tuple[str, ...], says: str) -> None:
    """It is never given for the whole project at once, and never beside marks in the text."""
    code, _, err = unready.run("export", "kk", *arguments, "--override", REASON)
    assert (code, records(unready)) == (2, [])
    assert says in err


def test_the_help_tells_of_the_override(capsys: pytest.CaptureFixture[str]) -> None:
    """What it takes, and what it does not set aside."""
    assert main(["export", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "--override REASON" in text
    assert "never a kill, an embargo or a sentence without a translation" in text
