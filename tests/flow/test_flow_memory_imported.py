"""Memories of others: taken in whole or not at all, kept beside the catalogs, and gone with their file."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit

from loc.catalog.store import CatalogStore
from loc.errors import LocError
from loc.flow.memory import load_memory, open_fresh
from loc.flow.memory.add import Added, add_memory, choose_targets
from loc.flow.memory.export import export_memory
from loc.flow.memory.search import Searcher
from loc.flow.memory.stats import measure_memory
from loc.flow.project import open_project
from loc.memory import Pair
from loc.memory.exchange import Problem, write_tmx
from loc.model import State

OIL = Pair("Oil is dear.", "Мұнай қымбат.", "text", "their-story", AT, "Ерлан", State.APPROVED)
RAIN = Pair("Rain is expected.", "Жаңбыр күтіледі.", "", "", AT)
LANGUAGES = """<?xml version="1.0"?><tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en"><seg>Snow fell.</seg></tuv><tuv xml:lang="kk-KZ"><seg>Қар жауды.</seg></tuv>
<tuv xml:lang="ru-RU"><seg>Выпал снег.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Wind rose.</seg></tuv><tuv xml:lang="ru"><seg>Поднялся ветер.</seg></tuv></tu>
</body></tmx>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project")
    store = CatalogStore(folder / "locales", folder / ".loc")
    store.save(store.read("kk", "a"), [make_unit("The talks are over.", "Келіссөз аяқталды.", State.REVIEWED)])
    return folder


def tmx(*pairs: Pair) -> bytes:
    stream = BytesIO()
    write_tmx(stream, pairs, "en", "kk")
    return stream.getvalue()


def add(folder: Path, name: str, content: bytes, problems: list[Problem] | None = None) -> Added:
    project = open_project(folder)
    path = folder.parent / name
    path.write_bytes(content)
    told = problems if problems is not None else []
    return add_memory(project, path, choose_targets(project, [path], "kk")[path], "kk", told.append)


def origins(folder: Path, source: str, lang: str = "kk") -> list[str]:
    memory, broken = load_memory(open_project(folder), lang)
    assert not broken
    return [match.origin for match in memory.find(source, "text", 1.0)]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "locales/memory").iterdir())


def test_an_imported_memory_answers_with_what_it_knows(folder: Path) -> None:
    """Reviewer, date and state come along; the origin is the file, and the catalogs still answer."""
    assert add(folder, "agency.tmx", tmx(OIL, RAIN)) == Added("locales/memory/agency.kk.tmx", 2, 0, is_replaced=False)
    memory, _ = load_memory(open_project(folder), "kk")
    (match,) = memory.find(OIL.source, "text", 1.0)
    assert (match.target, match.origin) == (OIL.target, "memory/agency.kk.tmx")
    assert (match.reviewer, match.made_at, match.state) == ("Ерлан", AT, State.APPROVED)
    assert origins(folder, "The talks are over.") == ["a"]


def test_the_same_name_replaces(folder: Path) -> None:
    """`agency.tmx` and `agency.kk.tmx` are one memory; what the old one had alone is gone."""
    add(folder, "agency.tmx", tmx(OIL))
    assert add(folder, "agency.kk.tmx", tmx(RAIN)).is_replaced
    assert files(folder) == ["agency.kk.tmx"]
    assert (origins(folder, OIL.source), origins(folder, RAIN.source)) == ([], ["memory/agency.kk.tmx"])


def test_a_memory_may_be_added_to_itself(folder: Path) -> None:
    """Its file is read to the end before it is replaced."""
    add(folder, "agency.tmx", tmx(OIL, RAIN))
    project, path = open_project(folder), folder / "locales/memory/agency.kk.tmx"
    before = path.read_bytes()
    add_memory(project, path, choose_targets(project, [path], "kk")[path], "kk", lambda _: None)
    assert path.read_bytes() == before


def test_a_removed_file_takes_its_pairs_along(folder: Path) -> None:
    """What stays are those of the catalogs."""
    add(folder, "agency.tmx", tmx(OIL))
    assert origins(folder, OIL.source)
    (folder / "locales/memory/agency.kk.tmx").unlink()
    assert origins(folder, OIL.source) == []
    assert origins(folder, "The talks are over.") == ["a"]


def test_a_file_put_there_by_hand_serves_all_its_languages(folder: Path) -> None:
    """Whatever its name, and in folders, too; records of other languages are no fault."""
    path = folder / "locales/memory/from/bureau.tmx"
    path.parent.mkdir(parents=True)
    path.write_text(LANGUAGES, encoding="utf-8")
    assert origins(folder, "Snow fell.") == origins(folder, "Snow fell.", "ru") == ["memory/from/bureau.tmx"]
    assert (origins(folder, "Wind rose."), len(origins(folder, "Wind rose.", "ru"))) == ([], 1)


def test_copies_of_a_pair_are_one_match(folder: Path) -> None:
    """The one reviewed last; what else there is has its place."""
    copies = [OIL._replace(context=f"{number}", made_at=AT.replace(year=2000 + number)) for number in range(9)]
    add(folder, "agency.tmx", tmx(*copies, OIL._replace(source="Oil was dear.", target="Мұнай қымбат болды.")))
    ((query, matches),) = Searcher(open_project(folder), "kk").find([f" {OIL.source}\n"], 0.5, 2)
    assert query == f" {OIL.source}\n"
    assert [(match.source, match.made_at.year) for match in matches] == [(OIL.source, 2008), ("Oil was dear.", 2026)]


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    """Before either is read."""
    with pytest.raises(LocError, match=r"x/a\.tmx: would be kept as a\.kk\.tmx, and so would y/a\.tsv"):
        choose_targets(open_project(folder), [Path("y/a.tsv"), Path("x/a.tmx")], "kk")


BROKEN = {
    "broken in the middle": tmx(OIL, RAIN)[:-60],
    "another format": b"%PDF-1.7\n",
    "no pair in these languages": LANGUAGES.replace("kk-KZ", "kk-Latn").encode(),
    "empty": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_nothing_is_half_imported(folder: Path, content: bytes) -> None:
    """The memory of before stands, and nothing lies beside it."""
    add(folder, "agency.tmx", tmx(OIL))
    before = (folder / "locales/memory/agency.kk.tmx").read_bytes()
    with pytest.raises(LocError, match=r"agency\.tmx"):
        add(folder, "agency.tmx", content)
    assert files(folder) == ["agency.kk.tmx"]
    assert (folder / "locales/memory/agency.kk.tmx").read_bytes() == before


def test_what_a_killed_run_left_is_swept(folder: Path) -> None:
    """It is hidden, hence never read; the next import of that name removes it."""
    add(folder, "agency.tmx", tmx(OIL))
    (folder / "locales/memory/.agency.kk.tmx.abc.tmp").write_bytes(tmx(RAIN))
    assert origins(folder, RAIN.source) == []
    add(folder, "agency.tmx", tmx(OIL))
    assert files(folder) == ["agency.kk.tmx"]


def test_broken_records_are_told_and_the_others_used(folder: Path) -> None:
    """By file and line."""
    problems: list[Problem] = []
    added = add(folder, "agency.tsv", "Snow.\tҚар.\nalone\nRain.\tЖаңбыр.\n".encode(), problems)
    assert (added.pairs, added.left_out) == (2, 1)
    assert [problem.place.rpartition("/")[2] for problem in problems] == ["agency.tsv:2"]


def test_a_broken_memory_is_named_and_the_rest_serves(folder: Path) -> None:
    """Each time it is asked for, until it is mended; then it serves, too."""
    path = folder / "locales/memory/hand.tmx"
    path.parent.mkdir()
    path.write_bytes(tmx(OIL, RAIN)[:-60])
    for _ in range(2):
        memory, broken = load_memory(open_project(folder), "kk")
        assert ["hand.tmx:" in str(error) for error in broken] == [True]
        assert memory.find("The talks are over.", "text", 1.0)
        assert not memory.find(OIL.source, "text", 1.0)
    path.write_bytes(tmx(OIL, RAIN))
    assert origins(folder, OIL.source) == ["memory/hand.tmx"]


def test_of_a_catalog_only_reviewed_units_enter(folder: Path, tmp_path: Path) -> None:
    """Drafts are told; contexts that mean nothing here are left out, so that the pair serves everywhere."""
    store = CatalogStore(tmp_path / "other", tmp_path / "cache")
    units = [
        make_unit("Oil is dear.", "Мұнай қымбат.", State.REVIEWED, "menu.file"),
        make_unit("Rain is expected.", "Жаңбыр күтіледі."),
        make_unit("Snow fell.", "Қар жауды.", State.APPROVED, "headline"),
    ]
    content = store.save(store.read("kk", "b"), units).text.encode()
    problems: list[Problem] = []
    assert add(folder, "theirs.po", content, problems).pairs == 2
    assert [problem.message for problem in problems] == ["expected a reviewed unit, got a draft"]
    assert origins(folder, "Oil is dear.") == ["memory/theirs.kk.tmx"]
    assert origins(folder, "Snow fell.") == []
    with pytest.raises(LocError, match="expected targets in 'kk', got 'ru'"):
        add(folder, "theirs.po", content.replace(b"Language: kk", b"Language: ru"))


def test_the_export_is_what_stands_today(folder: Path, tmp_path: Path) -> None:
    """Of catalogs and imported memories, without what a newer review has superseded; imported again it is the same."""
    older = OIL._replace(target="Мұнай бағалы.", made_at=AT.replace(year=2020))
    add(folder, "agency.tmx", tmx(older, OIL))
    out = tmp_path / "out.tmx"
    assert export_memory(open_project(folder), "kk", out) == (2, ())
    text = out.read_text(encoding="utf-8")
    assert ("Келіссөз аяқталды." in text, OIL.target in text, older.target in text) == (True, True, False)
    stream = BytesIO()
    export_memory(open_project(folder), "kk", stream)
    assert stream.getvalue() == out.read_bytes()


def test_stats_count_what_there_is(folder: Path) -> None:
    """Superseded pairs are pairs; sources are counted once."""
    add(folder, "agency.tmx", tmx(OIL, OIL._replace(target="Мұнай бағалы."), RAIN))
    stats, broken = measure_memory(open_project(folder), "kk")
    assert (broken, stats.pairs, stats.sources) == ((), 4, 3)
    assert stats.states == {"reviewed": 2, "approved": 2}
    assert stats.origins == {"catalogs": 1, "imported": 3}
    assert stats.newest == AT
    assert min(stats.index_bytes, stats.imported_bytes) > 0


@pytest.mark.parametrize("phrase", ["oil", None])
def test_texts_that_rot_are_made_anew(folder: Path, phrase: str | None) -> None:
    """A phrase is searched again at once; a count (None) is refused, and right the next time."""
    add(folder, "agency.tmx", tmx(OIL))
    load_memory(open_project(folder), "kk")
    for path in (folder / ".loc/memory/kk").glob("*.shard"):
        path.write_bytes(path.read_bytes().replace(OIL.target.encode(), OIL.target.upper().encode()))
    if phrase:
        (passage,) = Searcher(open_project(folder), "kk").find_phrase(phrase, 1)
        assert passage.pair.target == OIL.target
    else:
        with pytest.raises(LocError, match="broken"):
            measure_memory(open_project(folder), "kk")
        assert measure_memory(open_project(folder), "kk")[0].pairs == 2


def test_a_fresh_memory_is_opened_without_writing(folder: Path) -> None:
    """One that is stale, or was never made, is not."""
    project = open_project(folder)
    assert open_fresh(project, "kk") is None
    assert not (folder / ".loc").joinpath("memory").exists()
    load_memory(project, "kk")
    before = {path: path.read_bytes() for path in (folder / ".loc/memory").rglob("*") if path.is_file()}
    memory = open_fresh(open_project(folder), "kk")
    assert memory is not None
    assert len(memory) == 1
    add(folder, "agency.tmx", tmx(OIL))
    assert open_fresh(open_project(folder), "kk") is None
    assert {path: path.read_bytes() for path in (folder / ".loc/memory").rglob("*") if path.is_file()} == before


def test_a_long_file_takes_no_more_memory_than_a_short_one(folder: Path) -> None:
    """Ten times the pairs pass through the same room."""

    def measure(pairs: int) -> int:
        rows = (f"Sentence number {number} of the file.\tФайлдағы {number}-сөйлем.\n" for number in range(pairs))
        content = "".join(rows).encode()
        add(folder, "warm.tsv", content[:200].rpartition(b"\n")[0])
        tracemalloc.start()
        try:
            add(folder, "long.tsv", content)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert measure(20_000) < measure(2_000) + 200_000
