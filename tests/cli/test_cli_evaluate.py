"""`loc evaluate`: engines on a test set, edits of drafts, checks on a corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, Desk
from loopback import PAIRS, SOURCES, Loopback, Question, Reply, failing, right, saying

EXTRA = "A sentence that the service does not know."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback() as loopback:
        monkeypatch.setenv("LOC_GOOGLE_URL", loopback.url)
        yield loopback


@pytest.fixture
def tsv(desk: Desk) -> Path:
    rows = ["en\tkk\tru", *("\t".join((source, *targets)) for source, targets in PAIRS.items())]
    path = desk.folder / "set.tsv"
    path.write_text("\n".join((*rows, f"{EXTRA}\tКөп сөз.\tМного слов.\n")), encoding="utf-8")
    return path


def _spare_one(question: Question) -> Reply:
    return saying("")(question) if question.text == EXTRA else right(question)


def _know_all(question: Question) -> Reply:
    """Of Russian."""
    is_extra = question.text == EXTRA
    return saying("Предложение, которого служба не знает.")(question) if is_extra else right(question)


def test_set_scores_an_engine(desk: Desk, server: Loopback, tsv: Path) -> None:
    """Perfect drafts score perfectly, over the sentences that have one; the number refused stands beside."""
    server.behaviour = _spare_one
    code, out, _ = desk.run("evaluate", "set", str(tsv), "--engine", "google", "--json")
    assert code == 0
    rows = json.loads(out)["engines"]
    assert [(row["engine"], row["lang"], row["sentences"], row["scored"]) for row in rows] == [
        ("google", "kk", 7, 6),
        ("google", "ru", 7, 6),
    ]
    for row in rows:
        assert {score["name"]: score["value"] for score in row["scores"]} == {"chrF++": 100, "BLEU": 100, "TER": 0}
        assert all("version:" in score["signature"] for score in row["scores"])
        assert "sha256:" in row["signature"]
        assert sum(row["refused"].values()) == 1


def test_set_as_a_table(desk: Desk, server: Loopback, tsv: Path) -> None:
    """Sentences, scored and refused stand beside the scores, the signatures below, the reasons on stderr."""
    server.behaviour = _spare_one
    code, out, err = desk.run("evaluate", "set", str(tsv), "--engine", "google", "-l", "kk")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["lang", "engine", "version", "sentences", "scored", "refused", "chrF++", "BLEU", "TER"]
    assert lines[1].split() == ["kk", "google", "deep-translator/1.11.4", "7", "6", "1", "100.0", "100.0", "0.0"]
    assert [line.split(":")[0] for line in lines[2:]] == ["chrF++", "BLEU", "TER", "loc"]
    assert "google kk: 1 sentence refused" in err


def test_engines_are_measured_apart(desk: Desk, server: Loopback, tsv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None steps in for another, and one without any draft ends the command with 1."""
    server.behaviour = _know_all
    with Loopback(failing(403)) as dead:
        monkeypatch.setenv("LOC_MYMEMORY_URL", dead.url)
        code, out, _ = desk.run(
            "evaluate", "set", str(tsv), "-l", "ru", "--engine", "google", "--engine", "mymemory", "--json"
        )
    google, mymemory = json.loads(out)["engines"]
    assert code == 1
    assert (google["scored"], mymemory["scored"], mymemory["scores"]) == (7, 0, [])
    assert len(server.questions) >= len(SOURCES)


def test_set_wants_a_known_engine_and_a_test_set(desk: Desk, tsv: Path) -> None:
    """What is wrong is named before anybody is asked."""
    code, _, err = desk.run("evaluate", "set", str(tsv), "--engine", "gogle")
    assert code == 3
    assert "google" in err
    assert desk.run("evaluate", "set", str(tsv))[0] == 2
    code, _, err = desk.run("evaluate", "set", str(tsv), "--engine", "pseudo", "-l", "kk-x-pseudo")
    assert code == 3
    assert "expected a column for kk-x-pseudo" in err


def test_edits_of_a_story(desk: Desk) -> None:
    """What people typed came from no engine: no row, and it is said."""
    desk.translate()
    code, out, err = desk.run("evaluate", "edits")
    assert code == 0
    assert out.splitlines() == ["lang  engine  month  units  untouched  share"]
    assert "reviewed units of" in err
    code, out, _ = desk.run("evaluate", "edits", "-l", "kk", "--json")
    report = json.loads(out)
    assert (code, report["edits"], report["blind"]) == (0, [], ["kk"])
    assert report["reviewed"] == report["unknown"] > 0
    assert desk.run("evaluate", "edits", "-l", "xx")[0] == 3


def test_an_accepted_draft_is_in_the_table(desk: Desk, server: Loopback) -> None:
    """From the wire to the row: drafted by the engine, accepted by a person, untouched."""
    server.behaviour = saying("Зауыт жылына 25 турбина шығарады.")
    (desk.folder / "sources" / f"{SLUG}.txt").write_text(
        "A plant\n\nThe plant makes 25 turbines a year.\n", encoding="utf-8"
    )
    desk.run("draft", "-l", "kk", "--engine", "google")
    unit = desk.ids()["The plant makes 25 turbines a year."]
    assert desk.run("review", "plant", "-l", "kk", "--unit", unit, "--accept")[0] == 0
    code, out, _ = desk.run("evaluate", "edits", "-l", "kk")
    assert code == 0
    row = out.splitlines()[1].split()
    assert (row[:2], row[3:6]) == (["kk", "google"], ["1", "1", "100.0%"])
    assert row[6:] == ["0.0", "100.0"]


ROWS = (
    "story\ten\tkk\tru",
    "a\tThe council met on 16 May.\tКеңес 16 мамырда отырыс өткізді.\tСовет заседал 16 мая.",
    "a\tHe left the old hall at once.\tОл ескі залдан бірден шығып кетті .\tОн сразу вышел из старого зала.",
)
IN_COLUMNS = ("-l", "kk", "--columns", "2", "3", "--skip-lines", "1")


@pytest.fixture
def pairs(desk: Desk) -> str:
    path = desk.folder / "pairs.tsv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return str(path)


def test_checks_are_measured(desk: Desk, pairs: str) -> None:
    """Each class of faults with its bar, good sentences flagged, checks and signatures; no bar ends the command."""
    code, out, _ = desk.run("evaluate", "checks", pairs, *IN_COLUMNS)
    lines = [line.split() for line in out.splitlines()]
    assert code == 0
    assert lines[0] == ["fault", "injected", "found", "recall", "bar"]
    assert ["left", "in", "English", "2", "2", "1.000", "1.000", "ok"] in lines
    assert ["other", "language", "0", "0", "-", "0.990", "no", "place"] in lines
    assert ["clean", "flagged,", "any", "1", "50.00%", "4.00%", "miss"] in lines
    assert ["spacing", "1", "50.00%"] in lines
    assert [line[0] for line in lines if line and line[0].startswith("loc:")] == ["loc:0.1.0"] * 2
    assert out.endswith("\n\nToo few sentences to tell the speed by.\n")


def test_missed_bar_ends_with_1_where_asked(desk: Desk, pairs: str) -> None:
    """One flagged sentence of two is above every bar."""
    assert desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--bars")[0] == 1


def test_columns_of_other_language_and_story(desk: Desk, pairs: str) -> None:
    """With them there are sentences in the other language, and checks of whole stories; kinds stand below."""
    code, out, _ = desk.run(
        "evaluate", "checks", pairs, *IN_COLUMNS, "--other", "4", "--story", "1", "--seeds", "2", "--kinds"
    )
    assert code == 0
    assert ["other", "language", "2", "2"] in [line.split()[:4] for line in out.splitlines()]
    assert "  second half" in out
    assert "seeds:1,2" in out
    assert "languages" in out


def test_checks_as_json(desk: Desk, pairs: str) -> None:
    """All of the tables, the lines flagged and missed with them."""
    code, out, _ = desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--seeds", "1", "--json")
    found = json.loads(out)
    classes = {row["fault"]: row for row in found["faults"]}
    assert code == 0
    assert (found["ok"], found["sentences_per_second"]) == (False, None)
    assert found["clean"]["any"] == {"flagged": 1, "share": 0.5, "bar": 0.04, "ok": False}
    assert [(row["line"], row["findings"][0][1]) for row in found["clean"]["lines"]] == [(3, "spacing")]
    assert classes["left in English"]["recall"] == 1
    assert classes["other language"]["recall"] is None
    assert classes["stray space"]["missed_lines"] == []


def test_flagged_and_missed_are_listed(desk: Desk, pairs: str) -> None:
    """By line, with source, target, and what was said of it."""
    code, out, _ = desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--alarms")
    assert code == 0
    assert [line.strip() for line in out.splitlines()[:3]] == [
        "3",
        "He left the old hall at once.",
        "Ол ескі залдан бірден шығып кетті .",
    ]
    assert out.splitlines()[3].startswith("    warning spacing: ")
    code, out, _ = desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--misses", "left in English")
    assert (code, out.strip()) == (0, "")
    assert desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--misses", "typos")[0] == 2


def test_columns_are_counted_from_1(desk: Desk, pairs: str) -> None:
    """Column 0 is wrong usage, one that a line lacks an error that names the line."""
    assert desk.run("evaluate", "checks", pairs, "-l", "kk", "--columns", "0", "1")[0] == 2
    code, _, err = desk.run("evaluate", "checks", pairs, *IN_COLUMNS, "--other", "9")
    assert code == 3
    assert "pairs.tsv:2: expected 9 columns" in err
