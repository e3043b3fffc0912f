"""English text of ours that an interface tells in its own language, by words as gettext has them."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Self

Values = tuple[tuple[str, str | int], ...]


class Message(str):
    """`values` by name are figures, texts of the copy, or messages themselves.

    With `many`, `template` is said of one and `many` of more, and the value `n` counts.
    """

    __slots__ = ("many", "template", "values")
    template: str
    many: str
    values: Values

    def __new__(cls, template: str, many: str = "", values: Values = ()) -> Self:
        message = super().__new__(cls, _fill(template, many, values, NullTranslations()))
        message.template, message.many, message.values = template, many, values
        return message

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, Values]]:
        return type(self), (self.template, self.many, self.values)

    def tell(self, words: NullTranslations) -> str:
        """In these words; English where they lack it."""
        return _fill(self.template, self.many, self.values, words)


def say(template: str, /, many: str = "", **values: str | int) -> Message:
    """`template` names its values in braces: `say("expected {expected}, got {got}", expected=…, got=…)`."""
    return Message(template, many, tuple(values.items()))


def _fill(template: str, many: str, values: Values, words: NullTranslations) -> str:
    told = {name: value.tell(words) if isinstance(value, Message) else value for name, value in values}
    chosen = words.ngettext(template, many, int(told["n"])) if many else words.gettext(template)
    return chosen.format_map(told)
