"""Many stories through one run: saved one by one, reported in order, planned without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project
from loopback import PAIRS, SOURCES
from scripted import Scripted

from loc.draft.registry import ENGINES
from loc.errors import ConfigError
from loc.flow.draft import DraftRun, Progress
from loc.flow.engines import open_chain, read_usage
from loc.flow.index import Standing
from loc.flow.offers import Offers
from loc.flow.plan import plan_drafts
from loc.flow.project import Project, open_project
from loc.flow.work import open_work
from loc.memory import Memory, Pair
from loc.registry import Row

STORIES = 6
CONFIGURATION = """
author = "Aigerim Serikova"
langs = ["kk", "ru"]
[draft]
engines = ["told"]
[engine.told]
price_per_million = 20
chars_per_month = 100000
"""


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """Stands in the table of engines under the name `told`."""
    engine = Scripted(name="told", max_batch=50, leaves_machine=True, langs=("kk", "ru"))
    monkeypatch.setattr("loc.draft.deep.google.TOLD", lambda _: engine, raising=False)
    rows = {**ENGINES.rows, "told": Row("answers what it knows; nothing leaves", "loc.draft.deep.google:TOLD")}
    monkeypatch.setattr("loc.draft.registry.ENGINES", type(ENGINES)("engine", "loc.engines", rows))
    return engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Stories of one sentence that differs and five that are the same."""
    wires = {f"2026-11-2{number}-story.txt": f"{SOURCES[number]}\n\n{' '.join(SOURCES)}\n" for number in range(STORIES)}
    return make_project(tmp_path / "project", wires, CONFIGURATION)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _draft(project: Project, watch: list[Progress] | None = None) -> list[tuple[str, str, int]]:
    chain = open_chain(project)
    seen = watch if watch is not None else []
    run = DraftRun(project, chain, seen.append)
    done = [
        (each.slug, each.lang, len(each.missing)) for each in run.draft(tuple(project.sources.files()), ("kk", "ru"))
    ]
    chain.close()
    assert run.errors == ()
    return done


def test_stories_come_in_order_and_share_requests(engine: Scripted, folder: Path) -> None:
    """Six stories in two languages: each text is asked once a language, in one request each; each story is reported."""
    seen: list[Progress] = []
    project = open_project(folder)
    done = _draft(project, seen)
    assert done == [(slug, lang, 0) for slug in project.sources.files() for lang in ("kk", "ru")]
    assert sorted(engine.calls) == [SOURCES, SOURCES]
    last = seen[-1]
    assert (last.stories, last.stories_opened, last.answered) == (STORIES, STORIES, last.texts)


def test_a_story_is_saved_when_its_texts_are_there(engine: Scripted, folder: Path) -> None:
    """The first story is on disk when it is reported, not at the end of the run."""
    engine.max_batch = 1
    project = open_project(folder)
    chain = open_chain(project)
    coming = DraftRun(project, chain).draft(tuple(project.sources.files()), ("kk",))
    first = next(coming)
    assert (folder / f"locales/kk/{first.slug}.po").read_text(encoding="utf-8").count("\n#, fuzzy") == first.segments
    coming.close()  # type: ignore[attr-defined]
    chain.close()


def test_an_interrupted_run_saves_what_it_has(engine: Scripted, folder: Path) -> None:
    """Whatever ends the run, drafts that are there are in the catalogs."""

    def interrupt(progress: Progress) -> None:
        if progress.answered >= 4:
            raise KeyboardInterrupt

    engine.max_batch = 1
    project = open_project(folder)
    chain = open_chain(project)
    with pytest.raises(KeyboardInterrupt):
        list(DraftRun(project, chain, interrupt).draft(tuple(project.sources.files()), ("kk",)))
    chain.close()
    text = (folder / "locales/kk/2026-11-20-story.po").read_text(encoding="utf-8")
    assert sum(targets[0] in text for targets in PAIRS.values()) >= 1


def test_engines_are_told_what_is_known(engine: Scripted, folder: Path) -> None:
    """The whole paragraph, the terms in it, and the nearest reviewed pairs, of the text they belong to."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    glossary = f'{header}\nmsgctxt "preferred"\nmsgid "bill"\nmsgstr "заң жобасы"\n'
    (folder / "locales/kk").mkdir(parents=True)
    (folder / "locales/kk/glossary.po").write_text(glossary, encoding="utf-8")
    _draft(open_project(folder))
    told = {text: hint for texts in engine.calls for text, hint in zip(texts, engine.hints, strict=False)}
    hint = told[SOURCES[5]]
    assert hint.paragraph in {SOURCES[5], " ".join(SOURCES)}
    assert "bill" in [term.source for term in hint.terms]


def test_a_plan_leaves_no_trace(engine: Scripted, folder: Path) -> None:
    """What would be asked, its characters and price; nobody is asked, no file changes, `.loc/` included."""
    project, before = open_project(folder), _files(folder)
    plan = plan_drafts(project, tuple(project.sources.files()), ("kk", "ru"))
    (asking,) = plan.askings
    chars = 2 * sum(map(len, SOURCES))
    assert asking[:4] == ("told", 12, chars, 2)
    assert asking.price == pytest.approx(chars * 20 / 1e6)
    assert (plan.kept, plan.unserved, plan.errors) == (0, 0, ())
    assert engine.calls == []
    assert _files(folder) == before


def test_a_plan_knows_what_is_there(engine: Scripted, folder: Path) -> None:
    """After a run nothing is planned; with its catalogs gone all answers are kept, and still nothing is written."""
    project = open_project(folder)
    with project.index:
        _draft(project)
    assert plan_drafts(open_project(folder), tuple(project.sources.files()), ("kk", "ru")).kept == 0
    for path in (folder / "locales").rglob("*.po"):
        path.unlink()
    before = _files(folder)
    plan = plan_drafts(open_project(folder), tuple(project.sources.files()), ("kk", "ru"))
    assert (plan.askings, plan.kept) == ((), 12)
    assert _files(folder) == before


def test_a_plan_tells_what_nobody_may_be_asked(engine: Scripted, folder: Path) -> None:
    """The only engine does not know the language."""
    (folder / "loc.toml").write_text(CONFIGURATION.replace('"kk", "ru"', '"kk", "de"'), encoding="utf-8")
    plan = plan_drafts(open_project(folder), ("2026-11-20-story",), ("de",))
    assert (plan.askings, plan.unserved) == ((), 6)


def test_usage_is_reported_with_price_and_rest(engine: Scripted, folder: Path) -> None:
    """This month and in all, the price of the characters, what is left of the quota."""
    project = open_project(folder)
    assert [row.in_all.requests for row in read_usage(project)] == [0]
    assert not (folder / ".loc").exists()
    _draft(project)
    (row,) = read_usage(project)
    chars = 2 * sum(map(len, SOURCES))
    assert row.this_month == row.in_all
    assert row.in_all[:4] == (2, chars, 12, 0)
    assert row.in_all.price == pytest.approx(chars * 20 / 1e6)
    assert row.chars_left == 100_000 - chars


def test_engines_may_be_wrapped(engine: Scripted, folder: Path) -> None:
    """What a caller puts around each engine is what the chain asks."""
    wrapped: list[str] = []

    def wrap(inner: object) -> Scripted:
        assert inner is engine
        wrapped.append(engine.name)
        return engine

    chain = open_chain(open_project(folder), (), wrap)
    chain.close()
    assert wrapped == ["told"]


DESKS = """
[draft]
engines = ["google"]
[draft.lang.kk]
engines = ["deepl", "google"]
[desk.economy]
engines = ["mymemory"]
[desk.economy.lang.kk]
engines = ["azure"]
[desk.sport.lang.ru]
engines = ["pseudo"]
"""
ORDERS = {
    "": {"kk": ("deepl", "google"), "ru": ("google",)},
    "economy": {"kk": ("azure",), "ru": ("mymemory",)},
    "sport": {"kk": ("deepl", "google"), "ru": ("pseudo",)},
}


@pytest.mark.parametrize("desk", ORDERS)
def test_desks_have_orders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: str) -> None:
    """What a desk says stands over what [draft] says, its languages over itself; by LOC_DESK or the file."""
    folder = make_project(tmp_path / "project", {}, DESKS)
    monkeypatch.setenv("LOC_DESK", desk)
    config = open_project(folder).config
    assert {lang: config.engines_of(lang) for lang in ("kk", "ru")} == ORDERS[desk]
    monkeypatch.delenv("LOC_DESK")
    (folder / "loc.toml").write_text(DESKS.replace("[draft]", f'[draft]\ndesk = "{desk}"'), encoding="utf-8")
    config = open_project(folder).config
    assert {lang: config.engines_of(lang) for lang in ("kk", "ru")} == ORDERS[desk]


def test_engines_of_one_run_stand_over_desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LOC_DRAFT_ENGINES is for every language and desk."""
    monkeypatch.setenv("LOC_DESK", "economy")
    monkeypatch.setenv("LOC_DRAFT_ENGINES", "pseudo")
    config = open_project(make_project(tmp_path / "project", {}, DESKS)).config
    assert {config.engines_of(lang) for lang in ("kk", "ru")} == {("pseudo",)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[draft]\ndesk = 'sprot'\n[desk.sport]\nengines = []", "unknown desk 'sprot'"),
        ("[desk.sport]\nengine = []", "unknown key 'desk.sport.engine'"),
        ("[desk.sport.lang.kk]\nengine = []", "unknown key 'desk.sport.lang.kk.engine'"),
        ("[desk.sport.lang]\nkk = 'google'", "desk.sport.lang.kk: expected a table"),
        ("[draft.lang.kk]\n", "draft.lang.kk: expected a table with `engines`"),
        ("[draft.lang.kk]\nengines = 'google'", "draft.lang.kk.engines: expected a list of strings"),
        ("desk = 1", "desk: expected a table, got 1"),
    ],
)
def test_wrong_orders_are_named(tmp_path: Path, text: str, message: str) -> None:
    """A misspelt desk or key is not silent."""
    with pytest.raises(ConfigError) as caught:
        open_project(make_project(tmp_path / "project", {}, text))
    assert message in str(caught.value)


EMBARGOES = {"": True, "2020-01-01T00:00:00+00:00": True, "2999-01-01T00:00:00+00:00": False, None: False}


@pytest.mark.parametrize("embargo", EMBARGOES)
def test_pairs_under_embargo_are_told_to_nobody(folder: Path, embargo: str | None) -> None:
    """A reviewed pair is an example only where its story may leave the house; None is a story nobody has read."""
    project = open_project(folder)
    origin = "2026-11-20-story"
    if embargo is not None:
        blank: dict[str, str | int] = dict.fromkeys(Standing._fields, "")
        row = Standing(**(blank | {"lang": "kk", "slug": origin, "embargo": embargo}))  # type: ignore[arg-type]
        project.index.standings.put(row)
    pairs = [Pair(f"{SOURCES[1]} Indeed.", "Солай.", "text", origin), Pair(SOURCES[1], "Солай.", "text", "imported")]
    article = project.sources.read("2026-11-21-story")
    work = open_work(project, article, "kk")
    unit = next(unit for unit in work.units if unit.key.source == SOURCES[1] and unit.key.context == "text")
    offers = Offers(project, project)
    offers._memories["kk"] = Memory.of(pairs[:1])  # noqa: SLF001 - reviewed stories without their files
    assert bool(offers.hint_of(unit, work, "kk")().matches) is EMBARGOES[embargo]
    offers._memories["kk"] = Memory.of(pairs[1:])  # noqa: SLF001
    assert offers.hint_of(unit, work, "kk")().matches
