"""`loc glossary`: add, search, check, import, export, suggest; and what other commands say of a faulty glossary."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIGURATION, SLUG, Desk, Snapshot
from exchanged import TERMS, bare

from loc.catalog.store import CatalogStore
from loc.flow.terms import load_terms
from loc.glossary.exchange import write_table
from loc.model import Term

CSV = "source,target,status,from,until,desk,note\n"


@pytest.fixture
def path(desk: Desk) -> Path:
    """The Kazakh glossary, that is not there yet."""
    return desk.folder / "locales/kk/glossary.po"


def terms_of(desk: Desk) -> list[Term]:
    store = CatalogStore(desk.folder / "locales", desk.folder / ".loc")
    terms, problems = load_terms(store, "kk")
    assert problems == ()
    return bare(terms)


def write(desk: Desk, name: str, content: str | bytes) -> str:
    (desk.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def test_add_and_search(desk: Desk) -> None:
    """A term that was added is found by either side, in any form, with all that was said of it."""
    added = ("draw", "тең нәтиже", "--desk", "sport", "--from", "2024-01-01", "--until", "2030-01-01")
    code, out, _ = desk.run("glossary", "add", *added, "-l", "kk", "--note", "футболда")
    assert (code, out) == (0, "added: “draw” preferred «тең нәтиже»\n")
    for query in ("draws", "тең нәтижеге", "нәтиже"):
        code, out, _ = desk.run("glossary", "search", query, "-l", "kk", "--json")
        assert code == 0
        (term,) = (row for row in json.loads(out)["terms"] if row["rank"] != "cldr")
        assert term.pop("place").startswith("locales/kk/glossary.po:")
        assert term == {
            "source": "draw",
            "target": "тең нәтиже",
            "status": "preferred",
            "from": "2024-01-01",
            "until": "2030-01-01",
            "desk": "sport",
            "note": "футболда",
            "rank": "desk",
        }
    code, out, _ = desk.run("glossary", "search", "draw", "-l", "kk")
    assert [line.split()[:3] for line in out.splitlines()[:2]] == [
        ["source", "target", "status"],
        ["draw", "тең", "нәтиже"],
    ]
    assert "2024-01-01..2030-01-01" in out
    assert desk.run("glossary", "search", "draw", "-l", "kk", "--on", "2023-12-31")[1] == ""


def test_search_says_when_there_is_nothing_and_when_there_is_more(desk: Desk) -> None:
    """On stderr; the list is cut by --limit."""
    code, out, err = desk.run("glossary", "search", "qwertyuiop", "-l", "kk")
    assert (code, out) == (0, "")
    assert "No term" in err
    code, out, err = desk.run("glossary", "search", "Kazakhstan", "-l", "kk", "--limit", "1")
    assert (code, len(out.splitlines())) == (0, 2)
    assert "Қазақстан" in out
    assert "more term" in err


def test_add_says_what_became_of_the_term(desk: Desk, path: Path) -> None:
    """Added, updated, there already, refused; a term that is not translated goes without a target."""
    add = ("glossary", "add", "-l", "kk")
    assert desk.run(*add, "akim", "басшы")[1] == "added: “akim” preferred «басшы»\n"
    assert desk.run(*add, "akim", "әкім")[1] == "updated: “akim” preferred «әкім», was «басшы»\n"
    assert desk.run(*add, "akim", "әкім")[1] == "there already: “akim” preferred «әкім»\n"
    code, out, _ = desk.run(*add, "Air Astana", "--status", "do-not-translate")
    assert (code, out) == (0, "added: “Air Astana” do-not-translate «Air Astana»\n")
    before = path.read_bytes()
    code, out, err = desk.run(*add, "akim", "әкім", "--status", "forbidden")
    assert (code, out) == (3, "")
    assert "“akim” has forbidden «әкім», but preferred in locales/kk/glossary.po:" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("akim",), 3, "the term 'akim' has no target"),
        (("akim", "әкім", "--from", "2024-13-01"), 2, "not 2024-13-01"),
        (("akim", "әкім", "--from", "2024-02-01", "--until", "2024-01-01"), 3, "FROM before UNTIL"),
        (("akim", "әкім", "--desk", "a b"), 3, "desk 'a b'"),
        (("akim", "әкім", "--status", "liked"), 2, "liked"),
        (("a" * 301, "әкім"), 3, "301 characters"),
        (("akim", "әкім\x1b[0m"), 3, "U+001B"),
    ],
)
def test_add_refuses_what_is_no_term(desk: Desk, path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """With the reason, and no file is made."""
    found, out, err = desk.run("glossary", "add", "-l", "kk", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert not path.exists()


def test_an_unknown_language_is_named(desk: Desk) -> None:
    """Every command wants one of the project's."""
    for arguments in (("add", "a", "b"), ("search", "a"), ("export",), ("check",), ("suggest",)):
        code, _, err = desk.run("glossary", *arguments, "-l", "tr")
        assert code == 3
        assert "unknown language 'tr'" in err


BROKEN = """msgid ""
msgstr "Language: kk\\n"

msgctxt "prefered"
msgid "akim"
msgstr "әкім"

msgctxt "preferred"
msgid "plant"
msgstr "зауыт"

#, fuzzy
msgctxt "preferred"
msgid "turbine"
msgstr "турбина"
"""


def test_check_lists_every_fault(desk: Desk, path: Path) -> None:
    """By file and line on stdout, and ends with 1; with 0 where there is none."""
    assert desk.run("glossary", "check") == (0, "", "kk: 0 terms in force, 0 faults\nru: 0 terms in force, 0 faults\n")
    path.parent.mkdir()
    path.write_text(BROKEN, encoding="utf-8")
    code, out, err = desk.run("glossary", "check", "-l", "kk")
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [f"locales/kk/glossary.po:{line}" for line in (5, 14)]
    assert err == "kk: 1 term in force, 2 faults\n"
    path.write_text('msgid "a\n', encoding="utf-8")
    assert desk.run("glossary", "check")[0] == 3


COMMANDS = [
    ("check",),
    ("export", "kk", "-o", "-"),
    ("status",),
    ("catalog",),
    ("draft",),
    ("review", "plant", "-l", "kk"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_other_commands_tell_the_faults_once_and_go_on(desk: Desk, path: Path, command: tuple[str, ...]) -> None:
    """Whatever the number of stories; the rest of the glossary is in force."""
    (desk.folder / "sources/2026-11-22-second.txt").write_text(
        "The plant opens\n\nASTANA. KAZINFORM – The plant opens today.\n", encoding="utf-8"
    )
    desk.run("catalog")
    desk.translate()
    path.write_text(BROKEN, encoding="utf-8")
    for story in (SLUG, "2026-11-22-second"):  # a correction, so that every command has a use for terms
        source = desk.folder / f"sources/{story}.txt"
        source.write_text(source.read_text(encoding="utf-8").replace("25", "27"), encoding="utf-8")
    code, _, err = desk.run(*command)
    assert code in (0, 1)
    assert err.count("glossary.po:5: msgctxt 'prefered'") == 1
    assert err.count("glossary.po:14") == 1


def test_many_faults_are_counted(desk: Desk, path: Path) -> None:
    """Ten are told to those who came for something else."""
    path.parent.mkdir()
    path.write_text("\n".join(f'msgctxt "x"\nmsgid "{n}"\nmsgstr "b"\n' for n in range(30)), encoding="utf-8")
    _, _, err = desk.run("check")
    assert err.count("glossary.po:") == 10
    assert "and 20 more faults in the glossary" in err


def test_the_desk_decides_what_is_checked(desk: Desk) -> None:
    """What a desk's term asks for is asked for on that desk only."""
    desk.translate()
    desk.run("glossary", "add", "plant", "кәсіпорын", "-l", "kk", "--desk", "economy")
    assert "expected «кәсіпорын»" not in desk.run("check", "-l", "kk")[1]
    configuration = CONFIGURATION.replace("[draft]", '[draft]\ndesk = "economy"') + "\n[desk.economy]\nengines = []\n"
    (desk.folder / "loc.toml").write_text(configuration, encoding="utf-8")
    assert "expected «кәсіпорын» for “plant”" in desk.run("check", "-l", "kk")[1]
    (story,) = json.loads(desk.run("status", "-l", "kk", "--json")[1])["stories"]
    assert story["warnings"] > 0


def test_import_tells_what_it_did(desk: Desk, path: Path) -> None:
    """Counts, each update, each record left out with its line."""
    desk.run("glossary", "add", "akim", "басшы", "-l", "kk")
    desk.run("glossary", "add", "maslikhat", "мәслихат", "-l", "kk")
    rows = ["akim,әкім", "maslikhat,мәслихат", "oblast,облыс", "oblast,аймақ", "bill,", "draw,жеребе,,,,sport,"]
    code, out, err = desk.run("glossary", "import", write(desk, "t.csv", CSV + "\n".join(rows)), "-l", "kk")
    assert code == 0
    assert out == (
        "t.csv:2: updated: “akim” preferred «әкім», was «басшы»\nt.csv: 1 term added, 1 updated, 1 there already\n"
    )
    assert "t.csv:5: “oblast” has preferred «аймақ», but preferred «облыс» in t.csv:4 for the same time" in err
    assert "t.csv:6: the term 'bill' has no target" in err
    assert "t.csv: 2 records left out" in err
    assert [(term.source, term.target, term.desk) for term in terms_of(desk)] == [
        ("akim", "әкім", ""),
        ("draw", "жеребе", "sport"),
        ("maslikhat", "мәслихат", ""),
    ]


def test_importing_again_changes_nothing(desk: Desk, path: Path) -> None:
    """The file keeps its bytes."""
    name = write(desk, "t.csv", write_table(TERMS, ","))
    desk.run("glossary", "import", name, "-l", "kk")
    before = path.read_bytes()
    code, out, _ = desk.run("glossary", "import", name, "-l", "kk")
    assert (code, out) == (0, "t.csv: 0 terms added, 0 updated, 7 there already\n")
    assert path.read_bytes() == before


WHOLE = [
    ("t.tbx", "<tbx><text>", "t.tbx:1: expected XML"),
    ("t.tbx", "<html/>", "expected <tbx> or <martif>"),
    ("t.csv", "a,b,c\n", "expected two columns or a header"),
    ("t.csv", "source,target\nakim,\n", "t.csv:2: the term 'akim' has no target"),
    ("t.po", 'msgid "a"\nmsgstr oops\n', "t.po:2"),
]


@pytest.mark.parametrize(("name", "content", "problem"), WHOLE)
def test_a_file_that_cannot_be_used_changes_nothing(
    desk: Desk, snapshot: Snapshot, name: str, content: str, problem: str
) -> None:
    """Exit 3, with the reason."""
    write(desk, name, content)
    before = snapshot()
    code, _, err = desk.run("glossary", "import", name, "-l", "kk")
    assert code == 3
    assert problem in err
    assert {path: text for path, text in snapshot().items() if "/.loc/" not in path} == before


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.tbx", "t.po", "old.tbx-2008"])
def test_terms_go_out_and_come_back(desk: Desk, path: Path, name: str) -> None:
    """By every format, into an empty glossary, all there is of them but what PO keeps by entry, the order."""
    desk.run("glossary", "import", write(desk, "first.csv", write_table(TERMS, ",")), "-l", "kk")
    before = terms_of(desk)
    assert sorted(before, key=str) == sorted(TERMS, key=str)
    assert desk.run("glossary", "export", "-l", "kk", "-o", name) == (0, "", "")
    first = path.read_text(encoding="utf-8").partition("\n\n")[2]
    path.unlink()
    code, out, err = desk.run("glossary", "import", name, "-l", "kk")
    assert (code, out, err) == (0, f"{name}: 7 terms added, 0 updated, 0 there already\n", "")
    assert terms_of(desk) == before
    assert path.read_text(encoding="utf-8").partition("\n\n")[2] == first


def test_export_writes_to_stdout(desk: Desk) -> None:
    """CSV without a format; an empty glossary has its header alone, in PO too."""
    columns = CSV.strip().split(",")
    assert desk.run("glossary", "export", "-l", "kk")[:2] == (0, f"\ufeff{','.join(columns)}\r\n")
    assert desk.run("glossary", "export", "-l", "kk", "--format", "tsv")[:2] == (0, "\t".join(columns) + "\n")
    assert "Language: kk" in desk.run("glossary", "export", "-l", "kk", "--format", "po")[1]


def test_export_says_what_it_left_out(desk: Desk, path: Path) -> None:
    """Terms at fault stay in the file."""
    path.parent.mkdir()
    path.write_text(BROKEN, encoding="utf-8")
    code, out, err = desk.run("glossary", "export", "-l", "kk", "--format", "tsv")
    assert (code, out.splitlines()[1:]) == (0, ["plant\tзауыт\tpreferred\t\t\t\t"])
    assert "glossary.po:5" in err
    code, _, err = desk.run("glossary", "export", "-l", "kk", "-o", "locales")
    assert code == 3
    assert "locales" in err


def test_what_is_written_is_gettext(desk: Desk, path: Path, need_tool: Callable[[str, str], str]) -> None:
    """Gettext's msgfmt has nothing to say of the glossary, and its msgcat writes the same bytes."""
    desk.run("glossary", "import", write(desk, "t.csv", write_table(TERMS, ",")), "-l", "kk")
    checked = subprocess.run(
        [need_tool("msgfmt", "gettext"), "--check", "-o", "/dev/null", path], capture_output=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, b"")
    written = subprocess.run([need_tool("msgcat", "gettext"), path], capture_output=True, check=True).stdout
    assert written == path.read_bytes()


def test_suggest_proposes_what_was_reviewed(desk: Desk) -> None:
    """With counts and examples, until the term is in the glossary."""
    wires = [
        ("The Steppe Fund was founded.", "Дала қоры құрылды."),
        ("Minister praised the Steppe Fund.", "Министр Дала қорын мақтады."),
        ("He heads the Steppe Fund.", "Ол Дала қорын басқарады."),
        ("Work began at noon.", "Жұмыс түсте басталды."),
        ("Prices rose again.", "Баға қайта өсті."),
    ]
    body = "\n\n".join(source for source, _ in wires)
    (desk.folder / "sources/2026-11-22-fund.txt").write_text(f"Fund is founded\n\n{body}\n", encoding="utf-8")
    rows = [json.loads(row) for row in desk.run("review", "fund", "-l", "kk", "--json")[1].splitlines()]
    for row in rows:
        if target := dict(wires).get(row["source"]):
            assert desk.run("review", "fund", "-l", "kk", "--unit", row["id"], "--edit", target)[0] == 0
    code, out, _ = desk.run("glossary", "suggest", "-l", "kk", "--json")
    (found,) = (each for each in json.loads(out)["suggestions"] if each["source"] == "Steppe Fund")
    assert (code, found["both_count"], len(found["examples"])) == (0, 3, 3)
    assert found["target"].startswith("Дала")
    code, out, _ = desk.run("glossary", "suggest", "-l", "kk")
    assert out.startswith(f"Steppe Fund  →  {found['target']}  (3 of 3, ")
    desk.run("glossary", "add", "Steppe Fund", "Дала қоры", "-l", "kk")
    assert "Steppe Fund" not in desk.run("glossary", "suggest", "-l", "kk", "--json")[1]
    assert "Nothing to propose" in desk.run("glossary", "suggest", "-l", "kk", "--min-count", "9")[2]
