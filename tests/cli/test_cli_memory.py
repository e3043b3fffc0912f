"""`loc memory`: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import SLUG, Desk, Snapshot

TSV = "Oil is dear.\tМұнай қымбат.\nalone\nOil costs $70 a barrel.\tМұнайдың баррелі 70 доллар тұрады.\n"


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """One story reviewed in Kazakh, and a memory of two pairs."""
    desk.run("catalog")
    desk.translate()
    (tmp_path / "oil.tsv").write_text(TSV, encoding="utf-8")
    assert desk.run("memory", "add", str(tmp_path / "oil.tsv"), "-l", "kk")[0] == 0
    return desk


def test_adding_says_what_came_in_and_what_did_not(desk: Desk, tmp_path: Path) -> None:
    """A broken record is told by file and line and hinders nothing; the second time it is replaced."""
    path = tmp_path / "oil.tsv"
    path.write_text(TSV, encoding="utf-8")
    code, out, err = desk.run("memory", "add", str(path), "-l", "kk")
    assert (code, out) == (0, "locales/memory/oil.kk.tmx: 2 pairs\n")
    assert err.splitlines() == [
        f"loc: {path}:2: expected 2 columns, got 1",
        f"{path}: 1 record left out",
        "2 pairs in the memory of kk.",
    ]
    assert desk.run("memory", "add", str(path), "-l", "kk")[1] == (
        "locales/memory/oil.kk.tmx: 2 pairs, instead of what it had\n"
    )


def test_many_broken_records_do_not_fill_the_screen(desk: Desk, tmp_path: Path) -> None:
    """The first are named and all counted; -v names all."""
    path = tmp_path / "oil.tsv"
    path.write_text(TSV + "alone\n" * 200, encoding="utf-8")
    err = desk.run("memory", "add", str(path), "-l", "kk")[2]
    assert err.count("expected 2 columns") == 100
    assert f"{path}: 201 records left out; the first 100 are named" in err
    assert desk.run("-v", "memory", "add", str(path), "-l", "kk")[2].count("expected 2 columns") == 201


def test_a_file_that_cannot_be_read_stops_no_other(desk: Desk, tmp_path: Path) -> None:
    """It is named, the exit code is 3, and the others are in the memory."""
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tmx"
    good.write_text(TSV, encoding="utf-8")
    bad.write_text("<tmx version='1.4'><header/><body><tu>", encoding="utf-8")
    code, out, err = desk.run("memory", "add", str(bad), str(tmp_path / "missing.tmx"), str(good), "-l", "kk")
    assert (code, out) == (3, "locales/memory/good.kk.tmx: 2 pairs\n")
    assert f"{bad}:1" in err
    assert "missing.tmx" in err
    assert [path.name for path in (desk.folder / "locales/memory").iterdir()] == ["good.kk.tmx"]


def test_matches_are_shown_with_what_changed(filled: Desk) -> None:
    """Score, story, day and reviewer; the changed words marked; figures that differ told."""
    code, out, _ = filled.run("memory", "search", "The plant makes 26 turbines a year.", "-l", "kk")
    first = out.splitlines()
    assert code == 0
    assert first[0].startswith(f" 97%  {SLUG}  20")
    assert first[0].endswith("Aigerim Serikova, reviewed")
    assert first[1:4] == [
        "      The plant makes [-25-]{+26+} turbines a year.",
        "      Зауыт жылына 25 турбина шығарады.",
        "      figures differ: 25 → 26",
    ]
    assert filled.run("memory", "search", "Oil was dear.", "-l", "kk")[1].splitlines()[:2] == [
        " 84%  memory/oil.kk.tmx  no date  reviewed",
        "      Oil [-is-]{+was+} dear.",
    ]


def test_a_query_is_one_line_of_json(filled: Desk, tmp_path: Path) -> None:
    """From the command line or a file; a query without a match has its line, too."""
    path = tmp_path / "queries.txt"
    path.write_text("\ufeffOil is dear.\n\nNothing of the kind was ever written here.\n", encoding="utf-8")
    code, out, _ = filled.run("memory", "search", "--file", str(path), "-l", "kk", "--limit", "1", "--json")
    exact, nothing = map(json.loads, out.splitlines())
    assert (code, exact["query"], nothing["matches"]) == (0, "Oil is dear.", [])
    assert exact["matches"] == [
        {
            "source": "Oil is dear.",
            "target": "Мұнай қымбат.",
            "score": 1.0,
            "origin": "memory/oil.kk.tmx",
            "context": "",
            "made_at": None,
            "reviewer": "",
            "state": "reviewed",
            "changed": [],
            "figures": {"match": [], "query": []},
        }
    ]


def test_scores_below_the_wanted_one_are_left_out(filled: Desk) -> None:
    """And what is left out is said on stderr alone."""
    code, out, err = filled.run("memory", "search", "It stood in Atyrau.", "-l", "kk", "--at-least", "0.9")
    assert (code, out) == (0, "")
    assert "Nothing like it" in err


def test_a_phrase_is_marked_in_both_languages(filled: Desk) -> None:
    """--concordance looks into sources and targets, the newest review first."""
    code, out, _ = filled.run("memory", "search", "--concordance", "мұнай*", "OIL", "atyrau", "-l", "kk")
    assert code == 0
    assert "      [[Мұнайдың]] баррелі 70 доллар тұрады.\n" in out
    assert "      [[Oil]] costs $70 a barrel.\n" in out
    assert "      It stands in [[Atyrau]].\n" in out
    row = json.loads(filled.run("memory", "search", "--concordance", "is dear", "-l", "kk", "--json")[1])
    assert row["query"] == "is dear"
    assert [(match["origin"], match["source_spans"], match["target_spans"]) for match in row["matches"]] == [
        ("memory/oil.kk.tmx", [[4, 11]], [])
    ]


def test_drafts_never_enter(desk: Desk) -> None:
    """A sentence is in the memory once it is reviewed, and as it was corrected last."""
    desk.run("catalog")
    unit_id = desk.ids()["It stands in Atyrau."]

    def targets() -> list[str]:
        out = desk.run("memory", "search", "It stands in Atyrau.", "-l", "kk", "--json")[1]
        return [match["target"] for match in json.loads(out)["matches"]]

    assert targets() == []
    for text in ("Ол Атырауда тұр.", "Ол Атырауда орналасқан."):
        desk.run("review", "plant", "-l", "kk", "--unit", unit_id, "--edit", text)
        assert targets() == [text]
    desk.run("review", "plant", "-l", "kk", "--unit", unit_id, "--reject")
    assert targets() == []


def test_the_export_can_be_read_again(filled: Desk, tmp_path: Path) -> None:
    """To stdout or a file, the same bytes; what is added from it is what was exported."""
    out = tmp_path / "out.tmx"
    code, _, err = filled.run("memory", "export", "-l", "kk", "-o", str(out))
    assert (code, err) == (0, "6 pairs written.\n")
    assert filled.run("memory", "export", "-l", "kk")[1] == out.read_text(encoding="utf-8")
    assert filled.run("memory", "add", str(out), "-l", "kk")[1] == "locales/memory/out.kk.tmx: 6 pairs\n"


def test_stats_are_a_table_or_json(filled: Desk) -> None:
    """One row a language."""
    code, out, _ = filled.run("memory", "stats", "-l", "kk")
    head, row = (line.split() for line in out.splitlines())
    assert (code, head[:7]) == (0, ["lang", "pairs", "sources", "reviewed", "approved", "catalogs", "imported"])
    assert row[:7] == ["kk", "6", "6", "6", "0", "4", "2"]
    kk, ru = json.loads(filled.run("memory", "stats", "--json")[1])["memories"]
    assert (kk["pairs"], kk["states"], kk["origins"]) == (6, {"reviewed": 6}, {"catalogs": 4, "imported": 2})
    assert (ru["lang"], ru["pairs"], ru["newest"]) == ("ru", 0, None)


WRONG = [
    (("search", "-l", "kk"), 2, "expected either TEXT or --file FILE"),
    (("search", "text"), 2, "--lang"),
    (("search", "text", "-l", "kk", "--at-least", "75"), 2, "75"),
    (("search", "--file", "nowhere.txt", "-l", "kk"), 2, "nowhere.txt"),
    (("search", "text", "-l", "de"), 3, "unknown language 'de'"),
    (("search", "--concordance", "%", "-l", "kk"), 3, "expected a phrase with a word"),
    (("add", "-l", "kk"), 2, "FILE"),
    (("add", "a/x.tmx", "b/x.tsv", "-l", "kk"), 3, "b/x.tsv: would be kept as x.kk.tmx"),
    (("export", "-l", "kk", "-o", "locales"), 3, "locales: cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG)
def test_wrong_orders_are_named(desk: Desk, arguments: tuple[str, ...], code: int, message: str) -> None:
    """2 for the command line, 3 for what it names."""
    found, out, err = desk.run("memory", *arguments)
    assert (found, out) == (code, "")
    assert message in err


@pytest.mark.parametrize(
    "arguments", [("add", "x.tmx", "-l", "kk"), ("search", "x", "-l", "kk"), ("export", "-l", "kk"), ("stats",)]
)
def test_outside_a_project_there_is_no_memory(outside: Desk, snapshot: Snapshot, arguments: tuple[str, ...]) -> None:
    """Exit 3, the next step, and nothing is written."""
    before = snapshot()
    code, _, err = outside.run("memory", *arguments)
    assert (code, "loc init" in err, snapshot()) == (3, True, before)


def test_text_that_is_no_text_is_named_by_line(filled: Desk, tmp_path: Path) -> None:
    """A file of queries is UTF-8; what comes before the bad line is answered."""
    path = tmp_path / "queries.txt"
    path.write_bytes(b"Oil is dear.\n\xff\xfe\n")
    code, out, err = filled.run("memory", "search", "--file", str(path), "-l", "kk", "--json")
    assert (code, len(out.splitlines())) == (3, 1)
    assert f"{path}:2: expected UTF-8, got byte 0xff" in err


def test_a_broken_memory_is_told_and_the_rest_answers(filled: Desk) -> None:
    """As a broken catalog is: exit 3 after the answer."""
    (filled.folder / "locales/memory/hand.tmx").write_text("<tmx><body>", encoding="utf-8")
    code, out, err = filled.run("memory", "search", "Oil is dear.", "-l", "kk", "--json")
    assert (code, json.loads(out)["matches"][0]["target"]) == (3, "Мұнай қымбат.")
    assert "hand.tmx:1" in err
