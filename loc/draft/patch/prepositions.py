"""Russian prepositions before a changed word: the cases they govern, and «в» or «во».

Source: Русская грамматика 1980, § 1140-1160 (cases); Правила русской орфографии и пунктуации 2006 (во, со, об).
"""

from __future__ import annotations

import regex

from loc.draft.patch.edit import Edit
from loc.model import Span

_GENITIVE = "из от до у для без около после против кроме вокруг возле среди вне внутри накануне из-за мимо близ вдоль"
_BEFORE_PLACES = {
    **dict.fromkeys(_GENITIVE.split(), ("gent",)),
    **dict.fromkeys(["к", "ко", "благодаря", "вопреки", "согласно"], ("datv",)),
    **dict.fromkeys(["над", "перед", "между"], ("ablt",)),
    **dict.fromkeys(["в", "во", "на"], ("accs", "loct")),
    **dict.fromkeys(["о", "об", "при"], ("loct",)),
    **dict.fromkeys(["через", "сквозь", "про"], ("accs",)),
    **dict.fromkeys(["с", "со"], ("ablt",)),
    **dict.fromkeys(["за", "под"], ("accs", "ablt")),
    "по": ("datv",),
}
_BEFORE_DAYS = {
    **_BEFORE_PLACES,
    **dict.fromkeys(["в", "во", "на", "за"], ("accs",)),
    **dict.fromkeys(["с", "со"], ("gent",)),
    "по": ("accs",),
}
_WORD_BEFORE = regex.compile(r"(?P<word>\p{L}+(?:-\p{L}+)?)(?P<gap>[ \u00a0\n])$")
_CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
# The longer shape, and before what it stands.
_LONG = {
    "в": ("во", regex.compile(rf"(?:[вф]{_CONSONANT}|вь|льв)")),
    "с": ("со", regex.compile(rf"(?:[сзшж]{_CONSONANT}|щ|вт|льв)")),
    "к": ("ко", regex.compile(r"(?:вт|льв)")),
    "о": ("об", regex.compile(r"[аэиоу]")),
}
_SHORT = {long: short for short, (long, _) in _LONG.items()}


def word_before(target: str, start: int) -> str:
    """In small letters, "" where a mark stands between."""
    match = _WORD_BEFORE.search(target, 0, start)
    return match["word"].lower() if match else ""


def cases_after(word: str, *, day: bool) -> tuple[str, ...] | None:
    """The cases a preposition may govern, None for any other word."""
    return (_BEFORE_DAYS if day else _BEFORE_PLACES).get(word)


def replace_word(target: str, span: Span, text: str) -> Edit | None:
    """`text` at `span`, with the shape of «в», «с», «к» or «о» that it wants; None where the old one was irregular."""
    match = _WORD_BEFORE.search(target, 0, span[0])
    written = match["word"] if match else ""
    short = _SHORT.get(written.lower(), written.lower())
    if match is None or short not in _LONG:
        return Edit(span, text)
    if _shape(short, target[slice(*span)]) != written.lower():
        return None
    wanted = _shape(short, text)
    if wanted == written.lower():
        return Edit(span, text)
    wanted = wanted.capitalize() if written[0].isupper() else wanted
    return Edit((match.start("word"), span[1]), f"{wanted}{match['gap']}{text}")


def _shape(short: str, word: str) -> str:
    long, before = _LONG[short]
    return long if before.match(word.lower()) else short
