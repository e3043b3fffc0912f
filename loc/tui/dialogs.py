"""What lies over the story for a while: help, the concordance, and the question for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from loc.check.reports.shown import reveal
from loc.errors import LocError
from loc.flow.desk import DeskProject
from loc.memory import Pair
from loc.model import Finding, Span
from loc.review import MAX_REASON_CHARS
from loc.tui.keys import KEYS

if TYPE_CHECKING:
    from loc.memory.concordance import Passage

_ROWS = 50
_MAX_CHARS = 200
_PROPOSED = {"quote-original": "the speaker's own words"}


class Help(ModalScreen[None]):
    """The keys; any key closes it, but those that scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", priority=True)]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(_tell_keys())

    def on_key(self, event: Key) -> None:
        if event.is_printable:
            event.stop()
            self.dismiss()


class Concordance(ModalScreen[None]):
    """Where a phrase stands in what was reviewed, in both languages; Esc closes it, Tab leads to the list."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", priority=True)]

    def __init__(self, desk: DeskProject, lang: str, phrase: str) -> None:
        super().__init__()
        self.desk, self.lang, self.phrase = desk, lang, phrase

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Input(self.phrase, placeholder="words that stand together; сайла* for any ending")
            yield Static(id="passages")

    def on_mount(self) -> None:
        if self.phrase:
            self._search(self.phrase)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._search(event.value)

    def _search(self, phrase: str) -> None:
        try:
            found = tuple(_tell_passages(self.desk.memories.find_phrase(self.lang, phrase.strip()[:_MAX_CHARS], _ROWS)))
        except (LocError, OSError) as error:
            found = (Content(reveal(str(error))),)
        self.query_one("#passages", Static).update(Content("\n").join(found or [Content("Nothing was found.")]))


class Reason(ModalScreen[str]):
    """Why a text is right whatever the finding says; Enter gives the words, Esc none."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "close", priority=True)]

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding

    def compose(self) -> ComposeResult:
        proposed = _PROPOSED.get(self.finding.check, "")
        with VerticalScroll(classes="dialog"):
            yield Static(Content(reveal(f"{self.finding.check}: {self.finding.message}")))
            yield Input(proposed, placeholder="why is it right?", max_length=MAX_REASON_CHARS)
            yield Static("Enter ignores the finding  Esc closes", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)


def _tell_keys() -> Content:
    head = Content.styled(f"{'key':9}{'writing':9}what it does", "bold")
    rows = (Content(f"{key.shown:9}{key.shown_writing:9}{key.what}") for key in KEYS)
    return Content("\n").join([head, *rows])


def _tell_passages(passages: Iterable[Passage]) -> Iterator[Content]:
    for passage in passages:
        pair = passage.pair
        yield _mark(pair.source, passage.source_spans)
        yield _mark(pair.target, passage.target_spans)
        yield Content.styled(f"{_origin(pair)}\n", "dim")


def _origin(pair: Pair) -> str:
    return reveal(", ".join(filter(None, (pair.origin, pair.reviewer))))


def _mark(text: str, spans: Iterable[Span]) -> Content:
    """`[[hit]]`, as in the lists of the command line."""
    parts, place = list[Content](), 0
    for start, stop in spans:
        parts.append(Content(reveal(text[place:start])))
        parts.append(Content.styled(f"[[{reveal(text[start:stop])}]]", "bold"))
        place = stop
    return Content("").join([*parts, Content(reveal(text[place:]))])
