"""A story out to another program in XLIFF and back into its catalog."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import make_project
from desk import CONFIGURATION, SLUG, TARGETS, WIRE, Desk

from loc.export.assemble import assemble
from loc.export.xliff import write
from loc.flow.project import open_project
from loc.flow.work import open_work

OTHER_SLUG = "2026-11-24-bridge"
OTHER = " date 2026-11-24 Bridge opens\n\nThe bridge is 2 km long.\n"
SOURCES = {f"{SLUG}.txt": WIRE, f"{OTHER_SLUG}.txt": OTHER}
LAST = "It stands in Atyrau."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The plant story reviewed in Kazakh, and another without a word."""
    folder = make_project(tmp_path / "project", SOURCES, CONFIGURATION)
    monkeypatch.chdir(folder)
    desk = Desk(folder, capsys)
    desk.translate()
    return desk


def xliff(desk: Desk, slug: str = SLUG, lang: str = "kk") -> str:
    """The story as it leaves, drafts and gaps included."""
    project = open_project(desk.folder)
    work = open_work(project, project.sources.read(slug), lang)
    return write(assemble(work.article, work.segments, {unit.key: unit for unit in work.units}, lang)).decode()


def bring_back(desk: Desk, text: str, *arguments: str) -> tuple[int, str, str]:
    (desk.folder / "back.xliff").write_text(text, encoding="utf-8")
    return desk.run("review", *arguments, "--import", "back.xliff", "--by", "Dana Omarova")


def catalogs(desk: Desk) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in desk.folder.rglob("*.po")}


def states(desk: Desk, slug: str = SLUG, lang: str = "kk") -> dict[str, tuple[str, str]]:
    """(state, target) by source."""
    project = open_project(desk.folder)
    units = open_work(project, project.sources.read(slug), lang).units
    return {unit.key.source: (unit.state.label, unit.target) for unit in units}


def test_an_untouched_file_changes_nothing(desk: Desk) -> None:
    """Not one byte of a catalog; the file itself names article and language."""
    before = catalogs(desk)
    code, out, err = bring_back(desk, xliff(desk))
    assert (code, out) == (0, "")
    assert f"{SLUG} kk: 0 changed, 4 as they were, 0 not applied" in err
    assert catalogs(desk) == before


def test_exactly_the_edited_units_change(desk: Desk) -> None:
    """One edited and still reviewed, one sent back as translated: reviewed and draft, by who imports."""
    edited = xliff(desk).replace("Ол Атырауда орналасқан.", "Зауыт Атырауда орналасқан.")
    edited = re.sub(r'state="reviewed"(?=>\s*<source>Kazakhstan)', 'state="translated"', edited)
    edited = edited.replace("Қазақстан зауыт ашты", "Қазақстанда зауыт ашылды")
    before = states(desk)
    code, out, _ = bring_back(desk, edited, "plant", "-l", "kk")
    assert (code, len(out.splitlines())) == (0, 2)
    changed = {source: row for source, row in states(desk).items() if before[source] != row}
    assert changed == {
        "Kazakhstan opens a plant": ("draft", "Қазақстанда зауыт ашылды"),
        LAST: ("reviewed", "Зауыт Атырауда орналасқан."),
    }
    assert (desk.folder / f"locales/kk/{SLUG}.po").read_text(encoding="utf-8").count("Dana Omarova") == 3  # header too


def test_a_story_nobody_had_translated_is_filled(desk: Desk) -> None:
    """Also where there was no catalog yet."""
    text = xliff(desk, lang="ru")
    for source, target in (("Kazakhstan opens a plant", "В Казахстане открыт завод"), (LAST, "Он стоит в Атырау.")):
        text = text.replace(f"<source>{source}</source>", f"<source>{source}</source><target>{target}</target>")
    assert bring_back(desk, text)[0] == 0
    assert states(desk, lang="ru")[LAST] == ("draft", "Он стоит в Атырау.")
    assert states(desk, lang="ru")["ASTANA. KAZINFORM"] == ("empty", "")


def test_what_does_not_fit_is_told_and_the_rest_applied(desk: Desk) -> None:
    """A changed source, a changed unit, an unknown and a vanished one: file, line, ID and text, exit 1."""
    text = xliff(desk).replace("25 turbines", "26 turbines").replace("Ол Атырауда", "Зауыт Атырауда")
    text = text.replace("Қазақстан зауыт ашты", "Қазақстанда зауыт ашылды")
    text = text.replace(f'id="{desk.ids()["ASTANA. KAZINFORM"]}"', 'id="00000000"')
    desk.run("review", "plant", "-l", "kk", "--unit", desk.ids()[LAST], "--edit", "Ол Атырау қаласында.")
    code, out, err = bring_back(desk, text)
    assert code == 1
    assert out.split(maxsplit=2)[1:] == ["reviewed", "Қазақстанда зауыт ашылды\n"]
    problems = [line for line in err.splitlines() if "back.xliff:" in line]
    assert len(problems) == 3
    assert "the story has no such unit; not applied: 'АСТАНА. ҚазАқпарат'" in problems[0]
    assert "expected the source 'The plant makes 25 turbines a year.'" in problems[1]
    assert "changed here too" in problems[2]
    assert states(desk)[LAST] == ("reviewed", "Ол Атырау қаласында.")
    assert states(desk)["The plant makes 25 turbines a year."][1] == TARGETS["The plant makes 25 turbines a year."]


def test_a_sentence_that_left_the_story_is_told(desk: Desk) -> None:
    """Its text is in the message, its old unit stays as it is."""
    text = xliff(desk)
    source = desk.folder / "sources" / f"{SLUG}.txt"
    source.write_text(WIRE.replace(" It stands in Atyrau.", ""), encoding="utf-8")
    code, _, err = bring_back(desk, text)
    assert code == 1
    assert "its sentence is no longer in the story; not applied: 'Ол Атырауда орналасқан.'" in err


def test_a_file_of_two_stories(desk: Desk) -> None:
    """Each goes to its own; with ARTICLE the other is left."""
    bridge = xliff(desk, OTHER_SLUG).replace("</source>", "</source><target>Көпір</target>")
    second = re.search(r"<file .*</file>", bridge, re.DOTALL)
    assert second
    both = xliff(desk).replace("</xliff>", second[0].replace('id="f1"', 'id="f2"') + "</xliff>")
    assert "1 changed" not in bring_back(desk, both, "plant")[2]
    assert states(desk, OTHER_SLUG)["Bridge opens"] == ("empty", "")
    assert f"{OTHER_SLUG} kk: 2 changed" in bring_back(desk, both)[2]
    assert states(desk, OTHER_SLUG)["Bridge opens"] == ("draft", "Көпір")


def test_a_program_that_forgets_the_path_is_helped_by_the_user(desk: Desk) -> None:
    """Without the article's name it is an error that says how to name it."""
    text = re.sub(r'original="[^"]*"', 'original="job 17"', xliff(desk)).replace("Ол Атырауда", "Зауыт Атырауда")
    code, _, err = bring_back(desk, text)
    assert code == 3
    assert "back.xliff:3: expected the path of a source, got original='job 17'" in err
    assert "loc review ARTICLE --import FILE" in err
    assert bring_back(desk, text, "plant")[0] == 0
    assert states(desk)[LAST][1] == "Зауыт Атырауда орналасқан."


@pytest.mark.parametrize(
    ("old", "new", "arguments", "message"),
    [
        ('trgLang="kk"', 'trgLang="ru"', ["-l", "kk"], "expected targets in 'kk', got 'ru'"),
        ('trgLang="kk"', 'trgLang="de"', [], "unknown language 'de'"),
        (' trgLang="kk"', "", [], "expected a target language, got none"),
        ("xxx", "", ["bridge"], f"expected the story {OTHER_SLUG}, got {SLUG}"),
        ("</xliff>", "", [], "expected XML"),
    ],
)
def test_a_wrong_file_touches_nothing(desk: Desk, old: str, new: str, arguments: list[str], message: str) -> None:
    """Exit 3 with file and line."""
    before = catalogs(desk)
    code, _, err = bring_back(desk, xliff(desk).replace(old, new), *arguments)
    assert (code, message in err) == (3, True), err
    assert catalogs(desk) == before


def test_a_missing_file_is_named(desk: Desk) -> None:
    """Exit 3."""
    code, _, err = desk.run("review", "--import", "none.xliff")
    assert (code, "none.xliff: cannot be read" in err) == (3, True)


@pytest.mark.parametrize(
    "arguments", [["--import", "x.xliff", "--accept"], ["--import", "x.xliff", "--unit", "ab"], [], ["plant"]]
)
def test_wrong_usage(desk: Desk, arguments: list[str]) -> None:
    """An import takes no decision; without one, article and language are needed."""
    code, _, err = desk.run("review", *arguments)
    assert code == 2
    assert "--import" in err
