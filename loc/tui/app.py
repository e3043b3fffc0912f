"""The full-screen reviewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from loc.check.reports.shown import reveal
from loc.check.runner import IDLE
from loc.check.silence import name_finding, read_ignored
from loc.flow.desk import About, Action, DeskProject, DeskUnit
from loc.flow.project import Project
from loc.tui.content import tell_aids, tell_row, tell_story
from loc.tui.dialogs import Concordance, Help, Reason
from loc.tui.fields import StoryList, TargetField
from loc.tui.keys import find_action
from loc.tui.session import Session, find_person

_FOLLOW_SECONDS = 2.0
_HINT = "E edit  A accept  Enter and on  X reject  P approve  U undo  ? help  Q quit"
_DONE = "Nothing is left to review."


def run_review(project: Project, slug: str, lang: str, author: str) -> tuple[str, ...]:
    """Until the person leaves; gives the texts they did not save, each with its unit's ID."""
    desk = DeskProject(project)
    try:
        session = Session(desk, slug, lang, find_person(project, author))
        app = ReviewApp(session)
        app.run()
    finally:
        desk.close()
    if app.return_code:
        raise RuntimeError(f"the screen stopped; not saved: {session.unsaved or 'nothing'}")
    return session.unsaved


class ReviewApp(App[None], inherit_bindings=False):
    CSS_PATH = Path(__file__).with_name("desk.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session) -> None:
        super().__init__(ansi_color=True)  # the terminal's own, on dark and on light; without it NO_COLOR is grey
        self.theme = "ansi-dark"
        self.session = session
        self._drawn: list[tuple[DeskUnit, bool]] = []
        self._in_field = ("", "")
        self._is_leaving = False
        self._actions: dict[str, Callable[[], str]] = {
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "next_open": self._next_open,
            "edit": self._edit,
            "leave": self._leave,
            "accept": lambda: self._decide(Action.ACCEPT)[1],
            "accept_next": self._accept_next,
            "reject": lambda: self._decide(Action.REJECT)[1],
            "approve": lambda: self._decide(Action.APPROVE)[1],
            "undo": self._undo,
            "fix": self._fix,
            "ignore": self._ignore,
            "heed": self._heed,
            "propose": self._propose,
            "mine": self._mine,
            "look_up": lambda: self._search(self.field.selected_text),
            "search": lambda: self._search(""),
            "help": self._help,
        }

    def compose(self) -> ComposeResult:
        self.standing = Static(id="standing", markup=False)
        self.list = StoryList(id="story")
        self.field = TargetField()
        self.known = Static(id="known", markup=False)
        self.aids = VerticalScroll(self.known, id="aids")
        self.said = Static(_HINT, id="said", markup=False)
        yield from (self.standing, self.list, self.field, self.aids, self.said)

    def on_mount(self) -> None:
        self._draw()
        self.list.focus()
        self.set_interval(_FOLLOW_SECONDS, self._follow)

    def on_key(self, event: Key) -> None:
        """Bubbled up from wherever nobody writes."""
        if self.is_beside:
            return
        action, number = find_action(event.key, event.character)
        if action:
            event.stop()
            event.prevent_default()
            self._carry_out(action, number)

    def on_target_field_asked(self, event: TargetField.Asked) -> None:
        self._carry_out(event.action)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """By the pointer."""
        self._keep()
        self.session.at = event.option_index
        self._draw()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._keep()
        self._draw()

    @property
    def is_beside(self) -> bool:
        """A dialog lies over the story."""
        return len(self.screen_stack) > 1

    # What a key does; gives what there is to say

    def _carry_out(self, action: str, number: int = 0) -> None:
        self._keep()
        if action == "quit":
            said = self._quit()
        else:
            self._is_leaving = False
            said = self._take(number) if action == "take" else self._actions[action]()
        self._say(said)

    def _step(self, step: int) -> str:
        self.session.at = min(max(self.session.at + step, 0), len(self.session.story.units) - 1)
        return ""

    def _next_open(self) -> str:
        place = self.session.find_open()
        if place is None:
            return _DONE
        self.session.at = place
        return ""

    def _edit(self) -> str:
        self.field.focus()
        return "Enter accepts and goes on  Esc leaves the field  Alt ↓ Alt ↑ next and previous"

    def _leave(self) -> str:
        self.list.focus()
        return ""

    def _decide(self, action: Action, target: str | None = None) -> tuple[bool, str]:
        return self.session.decide(action, target)

    def _accept_next(self) -> str:
        is_done, said = self._decide(Action.ACCEPT)
        if not is_done:
            return said
        if self.session.find_open() is None:
            self._step(1)
            return _DONE if not self.session.is_open(self.session.row) else said
        self._next_open()
        return said

    def _undo(self) -> str:
        if not self.session.is_changed:
            return self._decide(Action.UNDO)[1]
        self._write(self.session.row.unit.target)
        return "What was typed is gone; Ctrl Z in the field brings it back."

    def _take(self, number: int) -> str:
        matches = self.session.row.matches
        if number > len(matches):
            return f"There is no match {number}."
        return self._put_in(Action.TAKE, matches[number - 1].target)

    def _fix(self) -> str:
        fixes = [finding.fix for finding in self.session.row.findings if finding.fix]
        return self._put_in(Action.FIX, fixes[0]) if fixes else "No finding has a fix."

    def _ignore(self) -> str:
        row = self.session.row
        finding = next((each for each in row.findings if each.check != IDLE and row.unit.target), None)
        if finding is None:
            return "No finding to ignore."
        asked = self.session.id

        def answer(reason: str | None) -> None:
            if reason:
                self._say(self._ignore_for(asked, About(finding.check, name_finding(finding), reason)))

        self.push_screen(Reason(finding), answer)
        return ""

    def _ignore_for(self, unit_id: str, about: About) -> str:
        """The sentence may have gone while the reason was written."""
        if unit_id != self.session.id:
            return f"The sentence is gone. Not saved: {about.reason}"
        return self.session.annotate(Action.IGNORE, about)[1]

    def _heed(self) -> str:
        ignored = next(iter(read_ignored(self.session.row.unit)), None)
        if ignored is None:
            return "No finding is ignored."
        return self.session.annotate(Action.HEED, About(ignored.check, note=ignored.note))[1]

    def _put_in(self, action: Action, target: str) -> str:
        """Over what is being written it goes into the field alone."""
        if not self.session.is_changed:
            return self._decide(action, target)[1]
        self._write(target)
        return "Put into the field; Ctrl Z there takes it back."

    def _propose(self) -> str:
        proposal = self.session.row.proposal
        return self._decide(Action.ACCEPT, proposal)[1] if proposal else "There is no proposal."

    def _mine(self) -> str:
        clash = self.session.clash
        return self._decide(Action.SAVE, clash.yours)[1] if clash else "There is no conflict."

    def _search(self, phrase: str) -> str:
        self.push_screen(Concordance(self.session.desk, self.session.lang, phrase))
        return ""

    def _help(self) -> str:
        self.push_screen(Help())
        return ""

    def _quit(self) -> str:
        unsaved = len(self.session.unsaved)
        if unsaved and not self._is_leaving:
            self._is_leaving = True
            return f"Not saved: {unsaved}. The same key once more closes the desk without."
        self.exit()
        return ""

    def _write(self, text: str) -> None:
        self.field.write(text)
        self.field.focus()
        self._keep()

    # The screen

    def _say(self, text: str) -> None:
        self._draw()
        self.said.update(reveal(text or _HINT))

    def _follow(self) -> None:
        self._keep()
        said = self.session.refresh()
        self._draw()
        if said:
            self.said.update(reveal(said))

    def _keep(self) -> None:
        """What stands in the field, before anything else happens."""
        if self.field.is_edited:
            self.session.type(self.field.text)
            self.field.loaded = self.field.text
            self._in_field = self.session.id, self.session.text

    def _draw(self) -> None:
        self.standing.update(tell_story(self.session))
        self._draw_list()
        self._draw_field()
        self.known.update(tell_aids(self.session))

    def _draw_list(self) -> None:
        rows = [(row, row.unit.key.id in self.session.typed) for row in self.session.story.units]
        if [row.unit.key for row, _ in rows] != [row.unit.key for row, _ in self._drawn]:
            self.list.set_options(Option(tell_row(row, is_unsaved=typed)) for row, typed in rows)
        else:
            for place, (old, new) in enumerate(zip(self._drawn, rows, strict=True)):
                if old != new:
                    self.list.replace_option_prompt_at_index(place, tell_row(new[0], is_unsaved=new[1]))
        self._drawn = rows
        self.list.highlighted = self.session.at

    def _draw_field(self) -> None:
        row, wanted = self.session.row, (self.session.id, self.session.text)
        changed = ", not saved" if self.session.is_changed else ""
        self.field.border_title = f"{row.part.value} {row.unit.key.id}, {row.unit.state.label}{changed}"
        if wanted != self._in_field:
            self._in_field = wanted
            self.field.put(wanted[1])
            self.aids.scroll_home(animate=False)
