"""The list of sentences and the field for the target."""

from __future__ import annotations

from typing import ClassVar

import regex
from textual.binding import BindingType
from textual.events import Key
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList, TextArea

from loc.tui.keys import find_writing_action

# One sign for each, so that places in the text stay: a control character would act on the terminal.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]")
_SIGN = "\N{REPLACEMENT CHARACTER}"


class StoryList(OptionList, inherit_bindings=False):
    """Its keys are the desk's; the pointer chooses a sentence and decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = []


class TargetField(TextArea):
    """`loaded` is the text as it was put in, in the field's own line breaks."""

    class Asked(Message):
        """A key of the desk was pressed while writing."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(id="target", soft_wrap=True, show_line_numbers=False)
        self.loaded = ""

    @property
    def is_edited(self) -> bool:
        return self.text != self.loaded

    def put(self, text: str) -> None:
        """Instead of what was there, which cannot be taken back."""
        self.load_text(text)
        self.loaded = self.text
        self.move_cursor(self.document.end)

    def write(self, text: str) -> None:
        """As if typed: Ctrl Z takes it back."""
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if not _UNSEEN.search(strip.text):
            return strip
        shown = (segment._replace(text=_UNSEEN.sub(_SIGN, segment.text)) for segment in strip)
        return Strip(shown).adjust_cell_length(strip.cell_length)

    def on_key(self, event: Key) -> None:
        action = find_writing_action(event.key)
        if action:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(action))
