"""The glossary of a project: what of its file holds, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from builders import make_project
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.file import decode
from loc.errors import CatalogError, GlossaryError
from loc.flow.glossaries import Glossaries
from loc.flow.glossary_edit import put_terms
from loc.flow.glossary_search import Closeness, search_terms
from loc.flow.project import Project, open_project
from loc.flow.terms import load_terms, read_po_terms
from loc.model import Term

HEADER = 'msgid ""\nmsgstr ""\n"Language: kk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

Write = Callable[[Sequence[tuple[str, str, str]]], Project]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A project whose Kazakh glossary has these contexts, sources and targets, their msgid in line 7, 11 and so on."""

    def make(rows: Sequence[tuple[str, str, str]]) -> Project:
        entries = "".join(
            f'\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n' for context, source, target in rows
        )
        return _project(tmp_path, HEADER + entries)

    return make


def _project(folder: Path, text: str) -> Project:
    root = folder / "project"
    if not root.exists():
        make_project(root)
    path = root / "locales/kk/glossary.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return open_project(root)


def _load(project: Project) -> tuple[list[tuple[str, str]], list[str]]:
    terms, problems = load_terms(project.catalogs, "kk")
    return [(term.source, term.target) for term in terms], list(map(str, problems))


GOOD = ("preferred", "maslikhat", "мәслихат")
WRONG = [
    ([("preferred", "akim", "")], "glossary.po:11: the term 'akim' has no target"),
    ([("liked", "akim", "әкім")], "glossary.po:11: msgctxt 'liked': expected STATUS"),
    ([("preferred [2022-09-17..2019-03-23)", "akim", "әкім")], "glossary.po:11: msgctxt .*FROM before UNTIL"),
    ([("preferred", "a" * 10_000, "ә")], "glossary.po:11: a source of 10,000 characters"),
    ([("preferred", "akim", "ә" * 10_000)], "glossary.po:11: a target of 10,000 characters"),
    ([("preferred", "akim", "әкім\\a")], r"glossary.po:11: a control character, U\+0007"),
    ([("", "akim", "әкім")], "glossary.po:11: msgctxt '': expected STATUS"),
    ([("preferred", "akim", "әкім\\nмэр")], "glossary.po:11: .*«мэр», but preferred «әкім» in .*glossary.po:11"),
    ([("do-not-translate", "Air Astana", "Эйр")], "glossary.po:11: .*expected itself"),
    (
        [("preferred", "akim", "әкім"), ("preferred [2019-03-23..)", "akim", "мэр")],
        "glossary.po:15: .*but preferred «әкім» in locales/kk/glossary.po:11 for the same time; neither holds",
    ),
    (
        [("preferred", "akim", "әкім"), ("forbidden", "akim", "әкім")],
        "glossary.po:15: .*but preferred in locales/kk/glossary.po:11; neither holds",
    ),
]


@pytest.mark.parametrize(("rows", "problem"), WRONG)
def test_what_is_wrong_is_told_and_the_rest_holds(write: Write, rows: list[tuple[str, str, str]], problem: str) -> None:
    """File and line once; the terms around it are in force."""
    project = write([GOOD, *rows, ("preferred", "oblast", "облыс")])
    terms, (told,) = _load(project)
    assert terms == [("maslikhat", "мәслихат"), ("oblast", "облыс")]
    with pytest.raises(GlossaryError, match=problem):
        raise GlossaryError(told)


def test_an_entry_twice_is_told_and_holds(write: Write) -> None:
    """Two entries with one msgctxt and msgid make no glossary useless."""
    terms, (told,) = _load(write([GOOD, GOOD, ("preferred", "oblast", "облыс")]))
    assert terms == [GOOD[1:], GOOD[1:], ("oblast", "облыс")]
    assert told.startswith("locales/kk/glossary.po:11: ")
    assert "in locales/kk/glossary.po:7" in told


def test_fuzzy_and_plural_entries_are_told_and_not_used(tmp_path: Path) -> None:
    """What is not agreed yet does not hold; obsolete entries are nothing at all."""
    text = (
        '\n#, fuzzy\nmsgctxt "preferred"\nmsgid "akim"\nmsgstr "әкім"\n'
        '\nmsgctxt "preferred"\nmsgid "town"\nmsgid_plural "towns"\nmsgstr[0] "қала"\n'
        '\n#~ msgctxt "liked"\n#~ msgid "old"\n#~ msgstr ""\n'
    )
    terms, problems = _load(_project(tmp_path, HEADER + text))
    assert terms == []
    assert [problem.split(": ")[0] for problem in problems] == [f"locales/kk/glossary.po:{line}" for line in (8, 12)]
    assert "fuzzy" in problems[0]
    assert "plural" in problems[1]


def test_each_line_of_a_target_is_one(write: Write) -> None:
    """An entry forbids or admits as many as it has lines."""
    terms, problems = _load(write([("forbidden", "akim", "губернатор\\nмэр"), GOOD]))
    assert (terms, problems) == ([("akim", "губернатор"), ("akim", "мэр"), GOOD[1:]], [])


def test_a_file_that_is_no_po_is_refused(tmp_path: Path) -> None:
    """It is not taken for an empty one."""
    with pytest.raises(CatalogError, match=r"glossary\.po:2"):
        _load(_project(tmp_path, 'msgid "a"\nmsgstr oops\n'))


def test_faults_are_told_once(write: Write) -> None:
    """When the language is first asked for, and to nobody where there is none."""
    project = write([("liked", "akim", "әкім"), GOOD])
    told: list[tuple[GlossaryError, ...]] = []
    glossaries = Glossaries(project.catalogs, tell=told.append)
    assert told == []
    assert glossaries.of("kk").translate("maslikhat") == "мәслихат"
    assert glossaries.of("kk").translate("Kazakhstan") == "Қазақстан"
    assert glossaries.of("ru").translate("Kazakhstan") == "Казахстан"
    assert [len(problems) for problems in told] == [1]


def test_the_desk_decides(write: Write) -> None:
    """Its terms hold on it and nowhere else."""
    project = write([("preferred", "draw", "жеребе"), ("preferred [sport]", "draw", "тең нәтиже")])
    targets = [Glossaries(project.catalogs, desk).of("kk").translate("draw") for desk in ("", "sport", "economy")]
    assert targets == ["жеребе", "тең нәтиже", "жеребе"]


CAPITAL = [
    ("preferred [..2019-03-23)", "Astana", "Астана"),
    ("preferred [2019-03-23..2022-09-17)", "Astana", "Нұр-Сұлтан"),
    ("preferred [2022-09-17..)", "Astana", "Астана"),
]


@pytest.mark.parametrize(
    ("on", "target"),
    [
        (date(2019, 3, 22), "Астана"),
        (date(2019, 3, 23), "Нұр-Сұлтан"),
        (date(2022, 9, 16), "Нұр-Сұлтан"),
        (date(2022, 9, 17), "Астана"),
        (None, "Астана"),
    ],
)
def test_the_capital_has_the_name_of_the_day(write: Write, on: date | None, target: str) -> None:
    """Three dated terms of one source do not contradict one another."""
    project = write(CAPITAL)
    assert _load(project)[1] == []
    assert project.glossaries.of("kk").targets_of("Astana", on) == (target,)


def _put(project: Project, *terms: Term) -> tuple[list[str], list[str], list[str], list[str]]:
    put = put_terms(project, "kk", terms)
    return (
        [term.target for term in put.added],
        [row.before.target for row in put.updated],
        [term.target for term in put.unchanged],
        list(map(str, put.problems)),
    )


def test_terms_are_put_where_they_belong(write: Write) -> None:
    """In the alphabet; one that is there gets the new target, another admitted one stands on a line of its own."""
    project = write([("preferred", "akim", "әкім"), ("admitted", "akim", "басшы"), GOOD])
    assert _put(
        project,
        Term("oblast", "облыс", note="аймақ емес"),
        Term("draw", "тең нәтиже", desk="sport"),
        Term("akim", "Әкім"),
        Term("akim", "әкімдік басшысы", "admitted"),
        Term("maslikhat", "мәслихат"),
    ) == (["облыс", "тең нәтиже", "әкімдік басшысы"], ["әкім"], ["мәслихат"], [])
    units = project.catalogs.read("kk", "glossary").catalog.live
    assert [(unit.key.context, unit.key.source, unit.target) for unit in units] == [
        ("preferred", "akim", "Әкім"),
        ("admitted", "akim", "басшы\nәкімдік басшысы"),
        ("preferred [sport]", "draw", "тең нәтиже"),
        ("preferred", "maslikhat", "мәслихат"),
        ("preferred", "oblast", "облыс"),
    ]
    assert units[-1].notes == ("аймақ емес",)
    assert _load(project)[1] == []


def test_putting_a_term_twice_changes_nothing(write: Write) -> None:
    """The file stays as it is, to the byte."""
    project = write([GOOD])
    _put(project, Term("akim", "әкім", note="басшы"))
    before = project.catalogs.path("kk", "glossary").read_bytes()
    assert _put(project, Term("akim", "әкім", note="басшы")) == ([], [], ["әкім"], [])
    assert project.catalogs.path("kk", "glossary").read_bytes() == before


def test_what_contradicts_the_glossary_is_refused(write: Write) -> None:
    """The file's word stands; terms that contradict each other are both left out, the others go in."""
    project = write([("preferred", "akim", "әкім"), GOOD])
    added, updated, _, problems = _put(
        project,
        Term("akim", "әкім", "forbidden", place="t.csv:1"),
        Term("Akim", "мэр", place="t.csv:2"),
        Term("bill", "заң жобасы", place="t.csv:3"),
        Term("bill", "билль", place="t.csv:4"),
        Term("oblast", "облыс", place="t.csv:5"),
    )
    assert (added, updated) == (["облыс"], [])
    assert [problem.split(": ")[0] for problem in problems] == ["t.csv:4", "t.csv:1", "t.csv:2"]
    assert "locales/kk/glossary.po:7" in problems[1]


def test_an_agreed_term_takes_the_place_of_a_fuzzy_one(tmp_path: Path) -> None:
    """Its flag goes, and so does the target nobody agreed on."""
    text = '\n#, fuzzy\nmsgctxt "admitted"\nmsgid "akim"\nmsgstr "мэр"\n'
    project = _project(tmp_path, HEADER + text)
    _put(project, Term("akim", "әкім", "admitted"))
    assert _load(project) == ([("akim", "әкім")], [])


def test_a_removed_term_comes_back(tmp_path: Path) -> None:
    """A key stands once in the file, obsolete entries included."""
    project = _project(tmp_path, HEADER + '\n#~ msgctxt "preferred"\n#~ msgid "akim"\n#~ msgstr "мэр"\n')
    _put(project, Term("akim", "әкім"))
    assert _load(project) == ([("akim", "әкім")], [])
    assert len(project.catalogs.read("kk", "glossary").catalog.units) == 1


GOOD_PO = f'{HEADER}\nmsgctxt "preferred"\nmsgid "akim"\nmsgstr "әкім"\n\n#, fuzzy\nmsgctxt "x"\nmsgid "b"\nmsgstr ""\n'


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A glossary with a piece taken out, doubled or put in."""
    content = GOOD_PO.encode()
    start, stop = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    piece = draw(
        st.sampled_from([b"", content[start:stop] * 2, b'"', b"\n", b"#~ ", b"\xff", b"\\x", b"msgid_plural "])
    )
    return content[:start] + piece + content[stop:]


@given(st.one_of(damaged(), st.binary(max_size=60)))
def test_any_po_is_read_or_refused(content: bytes) -> None:
    """A LocError or problems in the order of their lines, and no other end; the name may have a colon in it."""
    try:
        problems = read_po_terms(decode(content, "a: b.po"), "a: b.po").problems
    except CatalogError:
        return
    lines = [int(str(problem).removeprefix("a: b.po:").split(":")[0]) for problem in problems]
    assert lines == sorted(lines)


FOUND = [
    ("akim", ["әкім", "әкімнің орынбасары"]),
    ("Akims", ["әкім", "әкімнің орынбасары"]),
    ("әкімге", ["әкім"]),
    ("deputy akims of the city", ["әкімнің орынбасары", "әкім"]),
    ("deputy", ["әкімнің орынбасары"]),
    ("Қауіпсіздік Кеңесіне", ["Қауіпсіздік Кеңесі"]),
    ("Қауіпсіздік", ["Қауіпсіздік Кеңесі"]),
    ("nothing of the kind", []),
    ("—", []),
]


@pytest.mark.parametrize(("query", "targets"), FOUND)
def test_terms_are_found_in_any_form(write: Write, query: str, targets: list[str]) -> None:
    """By either side: whole or a part, as it is or inflected; the terms that stand whole in the query first."""
    project = write(
        [
            ("preferred", "akim", "әкім"),
            ("preferred", "deputy akim", "әкімнің орынбасары"),
            ("preferred", "Security Council", "Қауіпсіздік Кеңесі"),
        ]
    )
    hits, problems = search_terms(project, query, "kk")
    own = [hit for hit in hits if hit.term.note != "CLDR"]
    assert sorted(hit.term.target for hit in own) == sorted(targets)
    assert [hit.closeness for hit in own] == sorted(hit.closeness for hit in own)
    assert problems == ()


def test_search_knows_dates_desks_and_ranks(write: Write) -> None:
    """All times without a day; CLDR's names come after those of the house."""
    project = write([*CAPITAL, ("preferred [sport]", "Astana", "«Астана» клубы")])
    hits, _ = search_terms(project, "Astana", "kk")
    assert [hit.rank.label for hit in hits if hit.closeness is Closeness.SAME][:4] == [
        "desk",
        "house",
        "house",
        "house",
    ]
    (named, *_) = search_terms(project, "нұр-сұлтанда", "kk", date(2021, 1, 1))[0]
    assert (named.term.target, named.closeness) == ("Нұр-Сұлтан", Closeness.FORM)
    assert search_terms(project, "Нұр-Сұлтан", "kk", date(2024, 1, 1))[0] == ()
    targets = {hit.term.target for hit in search_terms(project, "Astana", "kk", date(2021, 1, 1))[0]}
    assert targets >= {"Нұр-Сұлтан", "«Астана» клубы"}
    assert "Астана" not in targets
    (country,) = (hit for hit in search_terms(project, "Uzbekistan", "kk")[0] if hit.closeness is Closeness.SAME)
    assert (country.rank.label, country.term.target) == ("cldr", "Өзбекстан")
