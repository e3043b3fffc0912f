"""State marks through every sequence of programs that write the file, loc among them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import AT, make_unit
from catalog.editors import Lokalize, Poedit, Weblate, edit_in_omegat, pass_through_polib, pass_through_toolkit
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.catalog.file import PoFile, format_file, new_file, parse_file
from loc.catalog.merge import merge
from loc.errors import LocError
from loc.model import Mark, State, Unit, UnitKey
from loc.review.decide import accept, approve, edit, reject

DANA, AIGERIM = "Dana Omarova <dana@example.kz>", "Aigerim Serikova"
SENTENCES = (
    "The President of Kazakhstan met the Prime Minister of Armenia in Dushanbe on Thursday.",
    "The President of Kazakhstan met the Prime Minister of Armenia in Dushanbe on Friday.",
    "Inflation slowed to 8.7 percent in October.",
    "Inflation slowed to 8.9 percent in October, the bureau said.",
    "The plant makes 25 turbines a year.",
)
TYPED = ("Кездесу бейсенбіде өтті.", "Инфляция 8,7 пайызға дейін баяулады.", "Зауыт жылына 25 турбина шығарады.")


@pytest.fixture(autouse=True, scope="module")
def gettext(need_tool: Callable[[str, str], str]) -> None:
    for name in ("msgmerge", "msgcat", "msgattrib"):
        need_tool(name, "gettext")


def read(text: str) -> PoFile:
    return parse_file(text, "x.po", "x", "kk")


def wanted(sources: list[str]) -> list[Unit]:
    rows = enumerate(sources, 3)
    return [Unit(UnitKey(row, "text"), hint="body", locations=(f"sources/x.txt:{line}",)) for line, row in rows]


def written(units: list[Unit]) -> str:
    return format_file(new_file("x.po", "x", "kk", AT), units, AT)


def gettext_run(text: str, *command: str, template: str = "") -> str:
    """The output of the program for this file, and the template after it where there is one."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in (("x.po", "x.pot") if template else ("x.po",))]
        for path, content in zip(paths, (text, template), strict=False):
            path.write_text(content, encoding="utf-8")
        return subprocess.run([*command, *map(str, paths)], check=True, capture_output=True).stdout.decode()


def is_signed(unit: Unit, headers: dict[str, str]) -> bool:
    """Design: by the header's word, if no newer mark is there. Written out here once more on purpose."""
    if not headers.get("X-Generator", "").startswith(("Poedit", "Lokalize", "Weblate", "Virtaal", "Gtranslator")):
        return False
    at = datetime.strptime(headers["PO-Revision-Date"], "%Y-%m-%d %H:%M%z")
    return bool(headers["Last-Translator"]) and all(mark.made_at.replace(second=0) <= at for mark in unit.provenance)


@dataclass
class Desk:
    """A file that programs and people work on. Each step takes a minute.

    `reviewed` are the (source, target) that a person typed or accepted under a name; `signed` those that stood in a
    file without fuzzy when its header was a signing program's.
    """

    text: str
    take: list[str]
    at: datetime = AT
    reviewed: set[tuple[str, str]] = field(default_factory=set)
    signed: set[tuple[str, str]] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    @property
    def units(self) -> tuple[Unit, ...]:
        return read(self.text).catalog.units

    def typed(self, number: int) -> dict[str, str]:
        """Someone types into one live entry."""
        live = [unit.key.source for unit in self.units if not unit.obsolete]
        if not live:
            return {}
        source = live[number % len(live)]
        self.touched = {source}
        return {source: TYPED[number % len(TYPED)]}

    def sign(self, program: type[Poedit | Weblate], number: int) -> None:
        targets = self.typed(number)
        self.reviewed |= set(targets.items())
        self.text = program(DANA, at=self.at).edit(self.text, targets)

    def omegat(self, number: int) -> None:
        keeps_drafts = number % 2 == 0
        drafts = {unit.key.source for unit in self.units if unit.state is State.DRAFT}
        self.text = edit_in_omegat(self.text, self.typed(number), keeps_drafts=keeps_drafts)
        self.touched |= set() if keeps_drafts else drafts

    def save(self, number: int) -> None:
        """loc fills an empty unit with a machine's draft, or finds nothing to do and seals what it reads."""
        file = read(self.text)
        drafted = [
            make_unit(unit.key.source, f"машина {number}") if unit.state is State.EMPTY and not unit.obsolete else unit
            for unit in file.catalog.units
        ]
        self.text = format_file(file, drafted, self.at)

    def decide(self, number: int) -> None:
        file = read(self.text)
        units = list(file.catalog.units)
        chosen = [unit for unit in units if not unit.obsolete]
        if not chosen:
            return
        unit = chosen[number % len(chosen)]
        decisions = (accept, approve, reject, lambda unit, author, at: edit(unit, TYPED[0], author, at))
        try:
            decided = decisions[number // 8 % 4](unit, AIGERIM, self.at)
        except LocError:  # nothing to accept, or not yet to approve
            return
        if decided.state >= State.REVIEWED:
            self.reviewed.add((unit.key.source, decided.target))
        self.touched = {unit.key.source}
        units[units.index(unit)] = decided
        self.text = format_file(file, units, self.at, AIGERIM)

    def next_take(self, number: int) -> None:
        self.take = [SENTENCES[(number + step) % len(SENTENCES)] for step in range(1 + number % 4)]

    def correct(self, number: int) -> None:
        self.next_take(number)
        file = read(self.text)
        self.text = format_file(file, merge(file.catalog.units, wanted(self.take)), self.at)

    def msgmerge(self, number: int) -> None:
        self.next_take(number)
        command = ["msgmerge", "--quiet", *(["--previous"] if number % 2 else [])]
        self.text = gettext_run(self.text, *command, template=written(wanted(self.take)))

    def prune(self, _: int) -> None:
        self.touched = {unit.key.source for unit in self.units if unit.obsolete}
        self.text = gettext_run(self.text, "msgattrib", "--no-obsolete")

    def run(self, name: str, number: int) -> None:
        self.at += timedelta(minutes=1)
        self.touched = set()
        match name:
            case "poedit" | "lokalize" | "weblate":
                self.sign({"poedit": Poedit, "lokalize": Lokalize, "weblate": Weblate}[name], number)
            case "msgcat":
                self.text = gettext_run(self.text, "msgcat", *(["--no-wrap"] if number % 2 else []))
            case "clear-fuzzy":
                self.text = gettext_run(self.text, "msgattrib", "--clear-fuzzy")
            case "toolkit":
                self.text = pass_through_toolkit(self.text)
            case "polib":
                self.text = pass_through_polib(self.text)
            case _:
                getattr(self, name)(number)
        headers = dict(read(self.text).catalog.headers)
        self.signed |= {
            (unit.key.source, unit.target)
            for unit in self.units
            if "fuzzy" not in flags_of(self.text, unit) and is_signed(unit, headers)
        }


def flags_of(text: str, unit: Unit) -> str:
    """The `#,` line of the entry in the text, "" without one."""
    before = text.split("\n")[: unit.line - 1]
    entry = before[max((number for number, line in enumerate(before) if not line), default=-1) + 1 :]
    return "".join(line for line in entry if line.startswith("#,"))


BEGUN = [make_unit(SENTENCES[0], "Машина аударды."), make_unit(SENTENCES[2], "Қаралған.", State.REVIEWED)]
PROGRAMS = (
    "poedit",
    "lokalize",
    "weblate",
    "msgcat",
    "polib",
    "toolkit",
    "prune",
    "msgmerge",
    "correct",
    "save",
    "decide",
)
UNSIGNING = ("omegat", "clear-fuzzy")
NEW_TAKE = ("msgmerge", "correct")


def begin() -> Desk:
    desk = Desk(written([*BEGUN, make_unit(SENTENCES[4])]), [SENTENCES[0], SENTENCES[2], SENTENCES[4]])
    desk.reviewed = {(SENTENCES[2], "Қаралған.")}
    return desk


def steps(*names: str) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 31)), min_size=1, max_size=8)


def assert_reviewed_are_kept(desk: Desk, before: tuple[Unit, ...], name: str) -> None:
    """What was reviewed and nobody typed into: its text is there; unless the take changed, with its state if sealed."""
    after = {unit.key: unit for unit in desk.units}
    texts = {unit.target for unit in after.values()}
    for unit in before:
        if unit.state < State.REVIEWED or unit.key.source in desk.touched:
            continue
        assert unit.target in texts
        if unit.marks & {Mark.REVIEWED, Mark.APPROVED} and name not in NEW_TAKE:
            assert (after[unit.key].target, after[unit.key].state) == (unit.target, unit.state)


@settings(max_examples=60, deadline=None)
@given(steps(*PROGRAMS))
def test_nothing_is_reviewed_that_no_person_reviewed(sequence: list[tuple[str, int]]) -> None:
    """Programs that sign, gettext, the toolkit, loc and new takes in any order: what counts as reviewed was typed or
    accepted by somebody for that very source, and it is not lost.
    """
    desk = begin()
    for name, number in sequence:
        before = desk.units
        desk.run(name, number)
        reviewed = {(unit.key.source, unit.target) for unit in desk.units if unit.state >= State.REVIEWED}
        assert reviewed <= desk.reviewed
        assert_reviewed_are_kept(desk, before, name)


@settings(max_examples=60, deadline=None)
@given(steps(*PROGRAMS, *UNSIGNING, *UNSIGNING))
def test_states_are_those_of_the_design(sequence: list[tuple[str, int]]) -> None:
    """With programs that strip fuzzy and sign nothing: reviewed is what a mark or a signing header says, no more, and
    the mark is bound to the pair; the rest without fuzzy is `unsigned`.
    """
    desk = begin()
    for name, number in sequence:
        before = desk.units
        desk.run(name, number)
        assert_reviewed_are_kept(desk, before, name)
        headers = dict(read(desk.text).catalog.headers)
        for unit in desk.units:
            assert (unit.state, unit.unsigned) == expected(unit, flags_of(desk.text, unit), headers)
            if unit.state >= State.REVIEWED:
                assert (unit.key.source, unit.target) in desk.reviewed | desk.signed


def expected(unit: Unit, flags: str, headers: dict[str, str]) -> tuple[State, bool]:
    """Design, section 3: the first that fits."""
    if not unit.target:
        return State.EMPTY, False
    if "fuzzy" in flags:
        return State.DRAFT, False
    if Mark.APPROVED in unit.marks:
        return State.APPROVED, False
    if Mark.REVIEWED in unit.marks or is_signed(unit, headers):
        return State.REVIEWED, False
    return State.DRAFT, True


@settings(max_examples=40, deadline=None)
@given(steps(*PROGRAMS, *UNSIGNING), st.sampled_from(["msgcat", "toolkit", "omegat", "clear-fuzzy", "weblate"]))
def test_a_save_of_ours_seals_what_was_signed(sequence: list[tuple[str, int]], last: str) -> None:
    """After loc has saved, each reviewed unit has its own mark and outlives the next program under any header."""
    desk = begin()
    for name, number in sequence:
        desk.run(name, number)
    desk.run("save", 0)
    sealed = {unit.key: unit for unit in desk.units if unit.state >= State.REVIEWED}
    assert all(unit.marks & {Mark.REVIEWED, Mark.APPROVED} for unit in sealed.values())
    desk.run(last, 1)
    after = {unit.key: unit for unit in desk.units}
    for key, unit in sealed.items():
        if key.source not in desk.touched:
            assert (after[key].target, after[key].state) == (unit.target, unit.state)


def test_omegat_edits_are_unsigned() -> None:
    """What OmegaT saves over a file of ours is a draft that wants a signature; what was reviewed stays so."""
    text = edit_in_omegat(written(BEGUN), {SENTENCES[0]: TYPED[0]})
    first, second = read(text).catalog.units
    assert (first.target, first.state, first.unsigned) == (TYPED[0], State.DRAFT, True)
    assert second.state is State.REVIEWED


def test_omegat_over_an_unsealed_signature_is_taken_for_the_signers() -> None:
    """OmegaT leaves Poedit's header: unless loc saved in between, nothing in the file tells whose text it is."""
    signed = Poedit(DANA).edit(written(BEGUN), {})
    assert read(edit_in_omegat(signed, {SENTENCES[0]: TYPED[0]})).catalog.units[0].state is State.REVIEWED
    file = read(signed)
    sealed = format_file(file, file.catalog.units, AT)
    assert read(edit_in_omegat(sealed, {SENTENCES[0]: TYPED[0]})).catalog.units[0].unsigned


def test_poedit_opens_and_saves_without_a_word() -> None:
    """A save that typed nothing leaves drafts drafts and marks marks."""
    units = read(Poedit(DANA).edit(written(BEGUN), {})).catalog.units
    assert [unit.state for unit in units] == [State.DRAFT, State.REVIEWED]
    assert units[1].provenance == BEGUN[1].provenance


def test_a_filter_gives_back_what_it_took(tmp_path: Path) -> None:
    """`msgattrib --only-fuzzy` to work on the drafts alone, and msgcat to bring them back: every state as it was."""
    whole = written(BEGUN)
    drafts = gettext_run(whole, "msgattrib", "--only-fuzzy")
    assert [unit.state for unit in read(drafts).catalog.units] == [State.DRAFT]
    (tmp_path / "drafts.po").write_text(Poedit(DANA).edit(drafts, {SENTENCES[0]: TYPED[0]}), encoding="utf-8")
    (tmp_path / "whole.po").write_text(whole, encoding="utf-8")
    command = ["msgcat", "--use-first", str(tmp_path / "drafts.po"), str(tmp_path / "whole.po")]
    joined = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    units = {unit.key.source: unit for unit in read(joined).catalog.units}
    assert units[SENTENCES[2]].state is State.REVIEWED
    assert (units[SENTENCES[0]].target, units[SENTENCES[0]].state) == (TYPED[0], State.REVIEWED)


def test_fuzzy_set_by_hand_takes_a_review_back() -> None:
    """And clearing it again brings the mark back to its word, for the text is the one it was given for."""
    fuzzy = gettext_run(written(BEGUN), "msgattrib", "--set-fuzzy")
    assert {unit.state for unit in read(fuzzy).catalog.units} == {State.DRAFT}
    states = [unit.state for unit in read(gettext_run(fuzzy, "msgattrib", "--clear-fuzzy")).catalog.units]
    assert states == [State.DRAFT, State.REVIEWED]


def test_conflict_quotes_pass_every_program() -> None:
    """A comment with the other text comes back letter by letter, and counts for nothing."""
    note = 'loc conflict: reviewed, Dana Omarova, 2026-11-23 09:00Z: "Келіссөз\\n\\"бітті\\" \\\\ \\u2028"'
    text = written([replace(BEGUN[0], notes=(note,))])
    passed = [
        gettext_run(text, "msgcat"),
        gettext_run(text, "msgmerge", "--quiet", "--previous", template=written(wanted([SENTENCES[1]]))),
        pass_through_toolkit(text),
        Poedit(DANA).edit(text, {}),
        Weblate(DANA).edit(text, {}),
        edit_in_omegat(text, {}),
    ]
    assert [read(row).catalog.units[0].notes for row in passed] == [(note,)] * len(passed)
    assert {read(row).catalog.units[0].state for row in passed[:5]} == {State.DRAFT}
    wrapped = read(pass_through_polib(text)).catalog.units[0]
    assert (" ".join(wrapped.notes), wrapped.state) == (note, State.DRAFT)


def test_a_mark_outlives_wrapped_comments() -> None:
    """polib wraps comments too: the author's name may lose its end, the state stays."""
    unit = make_unit(SENTENCES[0], TYPED[0], State.APPROVED, author=f"{DANA} of the Kazakh desk in Astana")
    assert read(pass_through_polib(written([unit]))).catalog.units[0].state is State.APPROVED
