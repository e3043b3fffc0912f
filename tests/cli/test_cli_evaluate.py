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


def test_checks_are_still_measured(desk: Desk) -> None:
    """False alarms and recall on a corpus, as before."""
    path = desk.folder / "pairs.tsv"
    path.write_text("He left.\tОл кетті .\n", encoding="utf-8")
    code, out, _ = desk.run("evaluate", "checks", str(path), "-l", "kk")
    assert code == 0
    assert "spacing" in out
