"""`loc diff` and the notice, from the wire to the published correction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import CONFIGURATION, SLUG, WIRE, Desk, Snapshot

NOTICE = "Түзетілді: хабардың алдыңғы нұсқасында қате кеткен."
CORRECTED = WIRE.replace("plant\n", "plant (CORRECTED)\n", 1).replace("25", "26")


@pytest.fixture
def published(desk: Desk) -> Desk:
    """The story left in Kazakh."""
    desk.run("catalog")
    desk.translate()
    assert desk.run("export", "kk")[0] == 0
    return desk


def ingest(desk: Desk, tmp_path: Path, wire: str) -> None:
    path = tmp_path / f"{SLUG}.txt"
    path.write_text(wire, encoding="utf-8")
    assert desk.run("ingest", str(path))[0] == 0


def test_a_published_story_is_corrected(published: Desk, tmp_path: Path, snapshot: Snapshot) -> None:
    """Every language of the project, each against what left in it; nothing is written, and it ends with 0."""
    ingest(published, tmp_path, CORRECTED)
    before = snapshot()
    code, out, err = published.run("diff", "plant")
    assert (code, err) == (0, "")
    kazakh, russian = out.split(f"\n\n{SLUG} in Russian (ru)")
    assert "Compared with what was published: take 1 was published on" in kazakh
    assert "    published  Зауыт жылына [-25-] турбина шығарады." in kazakh
    assert "Compared with take 1; not published in Russian." in russian
    assert "\x1b" not in out
    assert snapshot() == before


def test_json_and_html_hold_the_same_changes(published: Desk, tmp_path: Path) -> None:
    """One object, one page, for the languages asked for."""
    ingest(published, tmp_path, CORRECTED)
    (story,) = json.loads(published.run("diff", "plant", "-l", "kk", "--format", "json")[1])["stories"]
    assert [row["change"] for row in story["changes"]] == ["edited"]
    code, page, _ = published.run("diff", "plant", "-l", "kk", "--format", "html")
    assert (code, page.count("<article>"), page.startswith("<!DOCTYPE html>")) == (0, 1, True)


def test_no_difference_is_said(published: Desk) -> None:
    """Exit 0, and a line that says so."""
    code, out, _ = published.run("diff", "plant", "-l", "kk")
    assert (code, out.splitlines()[-1]) == (0, "  No difference.")


def test_a_kill_is_said_first(published: Desk, tmp_path: Path) -> None:
    """What to take down in the language it was published in; the other has nothing to take down."""
    ingest(published, tmp_path, WIRE.replace("plant\n", "plant (KILL)\n", 1))
    out = published.run("diff", "plant")[1]
    assert out.startswith("TAKE IT DOWN in Kazakh: the story is killed; take 1 was published on")
    assert "\nThe story is killed; it was not published in Russian.\n" in out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nothing-like-it"], 3, "unknown article"),
        (["plant", "-l", "de"], 3, "unknown language 'de'"),
        (["plant", "--since", "4"], 3, "take 4 is not kept"),
        (["plant", "--since", "0"], 2, "--since"),
        ([], 2, "ARTICLE"),
    ],
)
def test_wrong_words(arguments: list[str], code: int, message: str, desk: Desk) -> None:
    """Said on stderr, with the exit code of its kind and nothing on stdout."""
    got, out, err = desk.run("diff", *arguments)
    assert (got, out) == (code, "")
    assert message in err


def test_a_broken_record_is_told_and_passed_by(published: Desk) -> None:
    """The other lines of published.tsv still count."""
    with (published.folder / "locales/published.tsv").open("a", encoding="utf-8") as stream:
        stream.write("half a line\n")
    code, out, err = published.run("diff", "plant", "-l", "kk")
    assert code == 0
    assert "published.tsv:2" in err
    assert "take 1 was published" in out


def test_an_exported_correction_carries_the_notice(published: Desk, tmp_path: Path) -> None:
    """The first take says nothing; the correction ends with the sentence of its language, once."""
    table = f'[notice.correction]\nkk = "{NOTICE}"\n'
    (published.folder / "loc.toml").write_text(CONFIGURATION + table, encoding="utf-8")
    assert NOTICE not in published.run("export", "kk", "-o", "-")[1]
    ingest(published, tmp_path, CORRECTED)
    assert published.run("catalog")[0] == 0
    unit_id = published.ids()["The plant makes 26 turbines a year."]
    published.run("review", "plant", "-l", "kk", "--unit", unit_id, "--edit", "Зауыт жылына 26 турбина шығарады.")
    code, out, _ = published.run("export", "kk", "-o", "-")
    assert (code, out.endswith(f"Ол Атырауда орналасқан.\n\n{NOTICE}\n"), out.count(NOTICE)) == (0, True, 1)


def test_a_new_project_has_notices(outside: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`loc init` writes them, and they are read."""
    assert outside.run("init", "desk")[0] == 0
    monkeypatch.chdir(tmp_path / "desk")
    text = (tmp_path / "desk/loc.toml").read_text(encoding="utf-8")
    assert f'[notice.correction]\nkk = "{NOTICE}"\n' in text
    assert outside.run("status")[0] == 0
