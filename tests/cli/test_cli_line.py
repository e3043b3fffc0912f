"""The line from wire to export, command by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import SLUG, WIRE, Desk, Snapshot


def test_an_empty_project_can_do_all(outside: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """init, ingest, draft, review, check, status, export: each works in a project that init made."""
    slug = f"2026/11/{SLUG}"
    assert outside.run("init", "desk")[0] == 0
    wire = tmp_path / "plant.txt"
    wire.write_text(WIRE, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("LOC_GOOGLE_URL", "http://127.0.0.1:9")
    assert outside.run("status")[0] == 0
    assert outside.run("ingest", str(wire)) == (0, f"sources/{slug}.txt\n", f"{slug}: take 1\n")
    code, out, err = outside.run("draft")
    assert code == 1
    assert f"{slug} kk: 4 units; 1 from house, 3 without a draft" in out
    assert "google" in err
    outside.translate()
    assert outside.run("check", "-l", "kk")[0] == 0
    code, out, _ = outside.run("status", "--json")
    kk = json.loads(out)["stories"][0]
    assert (code, kk["lang"], kk["reviewed"], kk["empty"], kk["errors"]) == (0, "kk", 4, 0, 0)
    assert outside.run("export", "kk", "-o", "-", "--by", "Dana")[1] == (
        "Қазақстан зауыт ашты\n\n2026\u202fж. 23 қараша\n\n"
        "АСТАНА. ҚазАқпарат – Зауыт жылына 25 турбина шығарады. Ол Атырауда орналасқан.\n"
    )
    row = (tmp_path / "desk/locales/published.tsv").read_text(encoding="utf-8").rstrip("\n").split("\t")
    assert (row[1:4], row[5]) == (["kk", slug, "1"], "Dana")


def test_init_touches_nothing_that_exists(outside: Desk, snapshot: Snapshot) -> None:
    """A second init is refused, and every byte stays."""
    outside.run("init", ".")
    before = snapshot()
    assert outside.run("init", ".")[0] == 3
    assert snapshot() == before


def test_a_second_take_moves_the_first(desk: Desk, tmp_path: Path) -> None:
    """The newest bytes lie in sources/, the older ones in .takes/; the same bytes again are no take."""
    wire = tmp_path / f"{SLUG}.txt"
    wire.write_text(WIRE.replace("25", "26"), encoding="utf-8")
    assert f"{SLUG}: take 2" in desk.run("ingest", str(wire))[2]
    assert "already here" in desk.run("ingest", str(wire))[2]
    assert (desk.folder / f"sources/.takes/{SLUG}/1.txt").read_text(encoding="utf-8") == WIRE
    assert (desk.folder / f"sources/{SLUG}.txt").read_bytes() == wire.read_bytes()


def test_stdin_is_ingested(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads stdin; the headline names the story."""

    class Stdin:
        class buffer:  # noqa: N801 - as sys.stdin has it
            read = staticmethod(WIRE.encode)

    monkeypatch.setattr("sys.stdin", Stdin)
    assert desk.run("ingest", "-")[1] == "sources/2026/11/2026-11-23-kazakhstan-opens-plant.txt\n"


def test_a_correction_takes_only_its_sentence_back(desk: Desk) -> None:
    """One figure corrected after the review: that sentence alone is a draft, with the old source and the new figure;
    one word accepts it.
    """
    desk.run("catalog")
    desk.translate()
    source = desk.folder / f"sources/{SLUG}.txt"
    source.write_text(WIRE.replace("25", "26"), encoding="utf-8")
    code, _, err = desk.run("export", "kk")
    assert code == 1
    assert err.count("expected reviewed") == 1
    desk.run("catalog")
    rows = [json.loads(line) for line in desk.run("review", "plant", "-l", "kk", "--json")[1].splitlines()]
    assert [row["state"] for row in rows] == ["reviewed", "reviewed", "draft", "reviewed"]
    assert rows[2]["previous_source"] == "The plant makes 25 turbines a year."
    assert (rows[2]["target"], rows[2]["findings"]) == ("Зауыт жылына 26 турбина шығарады.", [])
    assert rows[2]["marks"][-1]["by"] == "patch 25 → 26"
    assert desk.run("review", "plant", "-l", "kk", "--unit", rows[2]["id"], "--accept")[0] == 0
    assert desk.run("export", "kk", "-o", "-")[0] == 0


def test_export_refuses_an_error_in_a_reviewed_unit(desk: Desk) -> None:
    """A figure that the reviewer let pass does not leave."""
    desk.run("catalog")
    desk.translate()
    unit_id = desk.ids()["The plant makes 25 turbines a year."]
    desk.run("review", "plant", "-l", "kk", "--unit", unit_id, "--edit", "Зауыт жылына 52 турбина шығарады.")
    code, out, err = desk.run("export", "kk", "-o", "-")
    assert (code, out) == (1, "")
    assert "numbers" in err


def test_allowed_drafts_are_marked(desk: Desk) -> None:
    """What nobody reviewed says so in the text, and is not recorded as published."""
    desk.run("catalog")
    desk.translate()
    desk.run("review", "plant", "-l", "kk", "--unit", desk.ids()["It stands in Atyrau."], "--reject")
    code, out, _ = desk.run("export", "kk", "--allow-drafts", "-o", "-")
    assert code == 0
    assert "шығарады. [DRAFT: Ол Атырауда орналасқан.]\n" in out
    assert not (desk.folder / "locales/published.tsv").exists()


def test_a_flash_needs_its_parts_only(desk: Desk) -> None:
    """Headline reviewed, the rest not: the headline may leave alone."""
    desk.run("catalog")
    unit_id = desk.ids()["Kazakhstan opens a plant"]
    desk.run("review", "plant", "-l", "kk", "--unit", unit_id, "--edit", "Қазақстан зауыт ашты")
    code, out, _ = desk.run("export", "kk", "--parts", "headline", "-o", "-")
    assert (code, out) == (0, "Қазақстан зауыт ашты\n\n2026\u202fж. 23 қараша\n")


def test_four_eyes_where_configured(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """`approved` asked for: a reviewed story waits, an approved one leaves."""
    monkeypatch.setenv("LOC_EXPORT_REQUIRE", "approved")
    desk.run("catalog")
    desk.translate()
    assert desk.run("export", "kk", "-o", "-")[0] == 1
    assert desk.run("review", "plant", "-l", "kk", "--all", "--approve", "--by", "Editor")[0] == 0
    assert desk.run("export", "kk", "-o", "-")[0] == 0


def test_a_rejected_text_is_not_offered_again(desk: Desk) -> None:
    """The memory has it, the reviewer said no: the next draft run leaves the unit as it is."""
    desk.run("catalog")
    desk.translate()
    other = desk.folder / "sources/2026-11-24-other.txt"
    other.write_text(" date 2026-11-24 Other story\n\nIt stands in Atyrau.\n", encoding="utf-8")
    desk.run("draft", "other", "-l", "kk")
    unit_id = desk.ids()["It stands in Atyrau."]
    assert desk.run("review", "other", "-l", "kk", "--unit", unit_id, "--reject")[0] == 0
    desk.run("draft", "other", "-l", "kk")
    rows = [json.loads(line) for line in desk.run("review", "other", "-l", "kk", "--json")[1].splitlines()]
    assert [mark["mark"] for mark in rows[1]["marks"]] == ["rejected"]


def test_an_edit_in_another_program_is_seen(desk: Desk) -> None:
    """A word changed in a text editor after the review: draft again, unsigned, not exported."""
    desk.run("catalog")
    desk.translate()
    path = desk.folder / f"locales/kk/{SLUG}.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Атырауда", "Ақтауда"), encoding="utf-8")
    code, _, err = desk.run("export", "kk")
    assert code == 1
    assert "nobody signed it" in err
    assert "unsigned" in desk.run("check", "-l", "kk")[1]


def test_plain_segments_take_any_text(desk: Desk, tmp_path: Path) -> None:
    """No bound of a wire story holds for scripts: 6 MB, nothing at all, letters as they came."""
    path = tmp_path / "any.txt"
    path.write_text("One is here. Two is there.\n" * 240_000, encoding="utf-8")
    assert desk.run("segment", "--plain", str(path))[1].count("\n") == 480_000
    path.write_bytes(b"")
    assert desk.run("segment", "--plain", str(path)) == (0, "", "")
    path.write_bytes("e\u0301. A\x07.".encode())
    assert desk.run("segment", "--plain", str(path))[1] == "e\u0301.\nA\x07.\n"


def test_segment_as_text_json_and_plain(desk: Desk) -> None:
    """Parts in article mode, offsets in JSON; the splitter alone keeps a dateline in its sentence."""
    assert "dateline   1  ASTANA. KAZINFORM\n" in desk.run("segment", "plant")[1]
    rows = [json.loads(line) for line in desk.run("segment", "plant", "--json")[1].splitlines()]
    assert rows[-1] == {"part": "lede", "paragraph": 2, "start": 36, "stop": 56, "text": "It stands in Atyrau."}
    plain = desk.run("segment", "--plain", f"sources/{SLUG}.txt")[1].splitlines()
    assert plain[1:] == ["ASTANA. KAZINFORM – The plant makes 25 turbines a year.", "It stands in Atyrau."]
    assert desk.run("segment", "plant", "--explain")[1].startswith("3: split plain_word: akes 25 turbines a year.¦ It")
