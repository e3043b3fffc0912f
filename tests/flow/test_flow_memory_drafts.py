"""What a story takes from the memory: the closest, told as what it is, and reviewed only where the desk trusts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit

from loc.catalog.store import CatalogStore
from loc.flow.draft import DraftRun, StoryDrafted
from loc.flow.engines import open_chain
from loc.flow.memory import load_memory
from loc.flow.plan import plan_drafts
from loc.flow.project import open_project
from loc.flow.review import decide
from loc.memory import Pair
from loc.memory.exchange import write_tmx
from loc.model import Mark, State, Unit
from loc.review import approve, edit, reject

LATER = AT + timedelta(days=30)
SLUG = "2026-11-23-plant"
WIRE = """ date 2026-11-23 Kazakhstan opens a plant

The plant stands in Atyrau. It makes 26 turbines a year. The workers are glad.
"""
CONFIGURATION = 'langs = ["kk"]\n[draft]\nengines = []\n'
TRUSTING = f'{CONFIGURATION}[memory]\ntrust = "approved"\n'
STANDS, MAKES, GLAD = "The plant stands in Atyrau.", "It makes 26 turbines a year.", "The workers are glad."
ATYRAU = "Зауыт Атырауда орналасқан."


def reviewed(source: str, target: str, days: int = 0, state: State = State.REVIEWED, context: str = "text") -> Unit:
    """So many days after AT."""
    unit = make_unit(source, target, state, context, "Dana Omarova")
    at = AT + timedelta(days=days)
    return replace(unit, provenance=tuple(replace(mark, made_at=at) for mark in unit.provenance))


def make(tmp_path: Path, configuration: str, **catalogs: list[Unit]) -> Path:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, configuration)
    store = CatalogStore(folder / "locales", folder / ".loc")
    for slug, units in catalogs.items():
        store.save(store.read("kk", slug), units)
    return folder


def draft(folder: Path) -> StoryDrafted:
    project = open_project(folder)
    run = DraftRun(project, open_chain(project))
    (story,) = run.draft([SLUG], ["kk"])
    assert not run.errors
    return story


def unit_of(folder: Path, source: str) -> Unit:
    units = open_project(folder).catalogs.read("kk", SLUG).catalog.live
    return next(unit for unit in units if unit.key.source == source)


def test_a_match_between_the_same_sentences_goes_before_a_newer_one(tmp_path: Path) -> None:
    """The same words may mean another thing in another place."""
    here = [reviewed(MAKES, "Ол жылына 26 турбина шығарады."), reviewed(GLAD, "Жұмысшылар қуанышты.")]
    there = [reviewed("The strike is over.", "Ереуіл аяқталды."), reviewed(GLAD, "Қызметкерлер риза.", days=9)]
    folder = make(tmp_path, CONFIGURATION, here=here, there=there)
    draft(folder)
    assert unit_of(folder, GLAD).target == "Жұмысшылар қуанышты."


TOLD = [
    ("The plant stood in Atyrau.", ATYRAU, STANDS, "memory 88% old, words stood → stands"),
    ("It makes 25 turbines a year.", "Ол жылына 25 турбина шығарады.", MAKES, "memory 96% old, patch 25 → 26"),
    (
        "The 25 workers are glad.",
        "25 жұмысшы қуанышты.",
        GLAD,
        "memory 87% old, figures differ: 25 → –",
    ),
    ("The Workers  are glad.", "Жұмысшылар қуанышты.", GLAD, "memory 99% old, words Workers → workers"),
    ("The workers  are glad.", "Жұмысшылар қуанышты.", GLAD, "memory 99% old, words spaces"),
]


@pytest.mark.parametrize(("old", "target", "source", "author"), TOLD)
def test_a_close_match_says_what_differs(tmp_path: Path, old: str, target: str, source: str, author: str) -> None:
    """Score, story, and the words or figures that changed; the old source stands beside it."""
    folder = make(tmp_path, CONFIGURATION, old=[reviewed(old, target)])
    draft(folder)
    unit = unit_of(folder, source)
    assert [(mark.mark, mark.author) for mark in unit.provenance] == [(Mark.DRAFT, author)]
    assert (unit.state, unit.previous_source) == (State.DRAFT, old)
    assert unit.target == target.replace("25 турбина", "26 турбина")


def test_where_the_gate_refuses_the_best_the_next_one_may_do(tmp_path: Path) -> None:
    """A figure that cannot be put right is told where nothing else is left."""
    lost = reviewed("It makes 26 turbines per year.", "Ол көп турбина шығарады.")
    folder = make(tmp_path, CONFIGURATION, old=[lost])
    (told,) = (reason for unit, reason in draft(folder).missing if unit.key.source == MAKES)
    assert told.startswith("memory 90%: it lost or changed the figure 26")
    good = reviewed("It makes 26 turbines a month.", "Ол айына 26 турбина шығарады.")
    store = CatalogStore(folder / "locales", folder / ".loc")
    store.save(store.read("kk", "good"), [good])
    draft(folder)
    assert unit_of(folder, MAKES).target == good.target


TRUSTED = [
    ("approved there, and the desk trusts it", TRUSTING, reviewed(STANDS, ATYRAU, state=State.APPROVED), True),
    ("the desk trusts nobody", CONFIGURATION, reviewed(STANDS, ATYRAU, state=State.APPROVED), False),
    ("reviewed only", TRUSTING, reviewed(STANDS, ATYRAU), False),
    ("another part", TRUSTING, reviewed(STANDS, ATYRAU, state=State.APPROVED, context="caption"), None),
    ("not the same text", TRUSTING, reviewed(STANDS.lower(), ATYRAU, state=State.APPROVED), False),
    ("the gate refuses it", TRUSTING, reviewed(STANDS, STANDS, state=State.APPROVED), None),
]


@pytest.mark.parametrize(
    ("configuration", "past", "is_reviewed"), [row[1:] for row in TRUSTED], ids=[row[0] for row in TRUSTED]
)
def test_trust_is_for_approved_copy_in_the_same_part(
    tmp_path: Path, configuration: str, past: Unit, is_reviewed: bool | None
) -> None:
    """Then it is reviewed in the memory's name, and never approved; else a draft, or (None) nothing."""
    folder = make(tmp_path, configuration, old=[past])
    story = draft(folder)
    unit = unit_of(folder, STANDS)
    if is_reviewed:
        authors = {mark.mark: mark.author for mark in unit.provenance}
        assert authors == {
            Mark.DRAFT: "memory 100% old",
            Mark.REVIEWED: "memory, approved by Dana Omarova in old",
        }
        assert story.drafted == {"approved memory": 1}
    expected = {True: State.REVIEWED, False: State.DRAFT, None: State.EMPTY}[is_reviewed]
    assert (unit.state, story.drafted.total()) == (expected, int(is_reviewed is not None))


def test_trust_ends_where_a_newer_review_says_otherwise(tmp_path: Path) -> None:
    """Also where the older one stood between the same sentences."""
    older = [reviewed(STANDS, ATYRAU, state=State.APPROVED), reviewed(MAKES, "Ол жылына 26 турбина шығарады.")]
    folder = make(tmp_path, TRUSTING, old=older, new=[reviewed(STANDS, "Зауыт Атырау қаласында тұр.", days=1)])
    draft(folder)
    assert unit_of(folder, STANDS).state is State.DRAFT


def test_trusted_copy_is_trusted_on_and_four_eyes_hold(tmp_path: Path) -> None:
    """What went through so vouches for the next story by the same name; an editor may still approve it."""
    folder = make(tmp_path, TRUSTING, old=[reviewed(STANDS, ATYRAU, state=State.APPROVED)])
    draft(folder)
    voucher = unit_of(folder, STANDS).provenance[-1].author
    (folder / f"sources/{SLUG}.txt").rename(folder / "sources/2026-11-24-again.txt")
    (folder / f"locales/kk/{SLUG}.po").rename(folder / "locales/kk/first.po")
    (folder / "locales/kk/old.po").unlink()
    (folder / f"sources/{SLUG}.txt").write_text(WIRE, encoding="utf-8")
    draft(folder)
    unit = unit_of(folder, STANDS)
    assert (unit.state, unit.provenance[-1].author) == (State.REVIEWED, voucher)
    editor = partial(approve, author="Aigul Serik", at=LATER)
    decided = decide(open_project(folder), SLUG, "kk", [unit.key.id], editor, "Aigul Serik")
    assert decided.units[0].state is State.APPROVED


def test_what_was_rejected_does_not_come_back(tmp_path: Path) -> None:
    """Trusted or not."""
    folder = make(tmp_path, TRUSTING, old=[reviewed(STANDS, ATYRAU, state=State.APPROVED)])
    draft(folder)
    unit = unit_of(folder, STANDS)
    decide(open_project(folder), SLUG, "kk", [unit.key.id], partial(reject, author="Dana", at=LATER), "Dana")
    story = draft(folder)
    assert unit_of(folder, STANDS).state is State.DRAFT
    assert [reason for each, reason in story.missing if each.key.source == STANDS] == [
        "memory 100%: a reviewer rejected it; no engine is named"
    ]


def test_an_approval_of_others_is_not_ours(tmp_path: Path) -> None:
    """An imported memory gives drafts, whatever it says of itself."""
    folder = make(tmp_path, TRUSTING)
    (folder / "locales/memory").mkdir()
    with (folder / "locales/memory/agency.tmx").open("wb") as stream:
        write_tmx(stream, [Pair(STANDS, ATYRAU, "text", "x", AT, "Their Editor", State.APPROVED)], "en", "kk")
    draft(folder)
    unit = unit_of(folder, STANDS)
    assert (unit.state, unit.provenance[0].author) == (State.DRAFT, "memory 100% memory/agency.tmx")


def test_drafts_never_enter_and_a_correction_steps_before(tmp_path: Path) -> None:
    """A unit is remembered once it is reviewed, as it was reviewed last; stories keep their own, the newest first."""
    folder = make(tmp_path, CONFIGURATION, old=[reviewed(STANDS, "Зауыт Атырауда тұр.")])

    def answers() -> list[tuple[str, str]]:
        found = load_memory(open_project(folder), "kk")[0].find(STANDS, "text", 1.0, 5)
        return [(match.target, match.origin) for match in found]

    old = ("Зауыт Атырауда тұр.", "old")
    draft(folder)
    assert answers() == [old]
    for target in ("Зауыт Атырау қаласында.", ATYRAU):
        unit_id = unit_of(folder, STANDS).key.id
        decide(open_project(folder), SLUG, "kk", [unit_id], partial(edit, text=target, author="Dana", at=LATER), "Dana")
        assert answers() == [(target, SLUG), old]


def test_a_plan_reads_the_memory_that_is_there(tmp_path: Path) -> None:
    """It counts what the memory gives, and what lies in .loc/memory stays as it is."""
    folder = make(tmp_path, TRUSTING, old=[reviewed(STANDS, ATYRAU, state=State.APPROVED)])
    load_memory(open_project(folder), "kk")
    before = {path: path.stat().st_mtime_ns for path in (folder / ".loc").rglob("*.shard")}
    plan = plan_drafts(open_project(folder), [SLUG], ["kk"])
    assert plan.own == {"approved memory": 1}
    assert {path: path.stat().st_mtime_ns for path in (folder / ".loc").rglob("*.shard")} == before
