"""One person's sitting with one story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loc.config.people import Person, Role, same_name
from loc.errors import LocError
from loc.flow.desk import About, Action, DeskProject, DeskUnit, Stale, can_undo, decide_unit, open_story
from loc.flow.project import Project
from loc.model import State

_SAVED = "{id} is {state}."


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that is not saved; `seen` names the unit that the person began from."""

    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that was refused, for another stood there by then; `by` is "" where nobody knows who wrote that."""

    yours: str
    by: str


class Session:
    """`at` is the index of the sentence the person is on; `lost` holds texts whose sentence is gone.

    What asks the desk returns what there is to say, "" for nothing. Raises LocError where the story cannot be opened.
    """

    def __init__(self, desk: DeskProject, slug: str, lang: str, person: Person) -> None:
        self.desk, self.slug, self.lang, self.person = desk, slug, lang, person
        self.story = open_story(desk, slug, lang)
        if not self.story.units:
            raise LocError(f"{slug}: the story has no sentence to review")
        self.typed: dict[str, Typed] = {}
        self.clashes: dict[str, Clash] = {}
        self.lost: tuple[str, ...] = ()
        self.at = next((at for at, row in enumerate(self.story.units) if self.is_open(row)), 0)

    @property
    def row(self) -> DeskUnit:
        return self.story.units[self.at]

    @property
    def id(self) -> str:
        return self.row.unit.key.id

    @property
    def text(self) -> str:
        """What the field holds: the target, or what was typed over it."""
        return self.typed[self.id].text if self.is_changed else self.row.unit.target

    @property
    def is_changed(self) -> bool:
        return self.id in self.typed

    @property
    def is_overtaken(self) -> bool:
        """Another text stands there since the person began to write."""
        return self.is_changed and self.typed[self.id].seen != self.row.seen

    @property
    def clash(self) -> Clash | None:
        return self.clashes.get(self.id)

    @property
    def can_undo(self) -> bool:
        return can_undo(self.desk, self.slug, self.lang, self.row.unit, self.person)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Each with its unit's ID."""
        return tuple(self._unsaved())

    def is_open(self, row: DeskUnit) -> bool:
        """Whether somebody still has to decide on it."""
        return row.unit.state < State.REVIEWED or row.unit.key.id in self.clashes

    def find_open(self) -> int | None:
        """The next sentence that wants a decision, from the top again after the last; None where no other does."""
        places = (*range(self.at + 1, len(self.story.units)), *range(self.at))
        return next((place for place in places if self.is_open(self.story.units[place])), None)

    def type(self, text: str) -> None:
        if text == self.row.unit.target:
            self.typed.pop(self.id, None)
        else:
            begun = self.typed[self.id].seen if self.is_changed else self.row.seen
            self.typed[self.id] = Typed(text, begun)

    def decide(self, action: Action, target: str | None = None) -> tuple[bool, str]:
        """Whether it was done, and what there is to say; `target` is for another text than that of the field.

        What was typed stays where the decision was not carried out, or was about another text.
        """
        typed = None if target is not None else self.typed.get(self.id)
        text = self.text if target is None else target
        if typed and action is Action.ACCEPT:
            action = Action.SAVE
        seen = typed.seen if typed else self.row.seen
        try:
            row = decide_unit(self.desk, self.slug, self.lang, self.id, action, text, seen, self.person)
        except Stale as stale:
            self._note_clash(stale, typed)
            return False, self.refresh() or say(stale)
        except (LocError, OSError) as error:
            return False, say(error)
        self._settle(row, typed)
        return True, self.refresh() or _SAVED.format(id=self.id, state=row.unit.state.label)

    def annotate(self, action: Action, about: About) -> tuple[bool, str]:
        """A word on a finding, as `decide`. What is typed stays as it is, and what is said does when it was refused."""
        try:
            row = decide_unit(self.desk, self.slug, self.lang, self.id, action, "", self.row.seen, self.person, about)
        except (LocError, OSError) as error:
            self.refresh()
            return False, f"{say(error)} Not saved: {about.reason}" if about.reason else say(error)
        self._settle(row, None)
        done = f"{about.check} is ignored." if action is Action.IGNORE else f"{about.check} counts again."
        return True, self.refresh() or done

    def refresh(self) -> str:
        """Takes in what others did; the person stays on the same sentence, or at the same place where it is gone."""
        before, at, unit_id = self.story, self.at, self.id
        try:
            self.story = open_story(self.desk, self.slug, self.lang)
        except (LocError, OSError) as error:
            return say(error)
        ids = [row.unit.key.id for row in self.story.units]
        if not ids:
            self.story = before
            return "The story has no sentence any more."
        self.at = ids.index(unit_id) if unit_id in ids else min(at, len(ids) - 1)
        self._lose(ids)
        is_moved = ids != [row.unit.key.id for row in before.units]
        return "A newer take of the story came in: sentences were changed." if is_moved else ""

    def _note_clash(self, stale: Stale, typed: Typed | None) -> None:
        if typed:
            del self.typed[self.id]
        if stale.yours:
            self.clashes[self.id] = Clash(stale.yours, stale.by)

    def _settle(self, row: DeskUnit, typed: Typed | None) -> None:
        """Another text than the one decided on goes on from there."""
        self.clashes.pop(self.id, None)
        if typed:
            del self.typed[self.id]
        elif self.is_changed:
            self.typed[self.id] = Typed(self.text, row.seen)

    def _lose(self, ids: list[str]) -> None:
        for unit_id in [gone for gone in self.typed if gone not in ids]:
            self.lost += (self.typed.pop(unit_id).text,)
        for unit_id in [gone for gone in self.clashes if gone not in ids]:
            self.lost += (self.clashes.pop(unit_id).yours,)

    def _unsaved(self) -> Iterator[str]:
        yield from (f"{unit_id}  {typed.text}" for unit_id, typed in self.typed.items())
        yield from (f"{unit_id}  {clash.yours}" for unit_id, clash in self.clashes.items())
        yield from (f"{'gone':8}  {text}" for text in self.lost)


def say(error: LocError | OSError) -> str:
    hint = error.hint if isinstance(error, LocError) else ""
    return f"{error}. {hint}".strip()


def find_person(project: Project, author: str) -> Person:
    """Whoever the configuration knows by this name or login; where it names nobody, one who may do everything."""
    people = project.config.people
    known = (row for row in people if row.login == author or same_name(row.name, author))
    return next(known, Person(login="", name=author, role=Role.TRANSLATOR if people else Role.EDITOR))
