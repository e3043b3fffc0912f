from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.signs import signs_of
from loc.model import Severity, Unit

severity = Severity.ERROR

# Controls without white space and the zero-width space, which `spacing` sees to; soft hyphen, joiners, bidirectional
# marks (UAX #9), invisible operators, interlinear and tag characters, private use.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffc"
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
# They break no word on the screen: marks that typists and web pages leave behind.
_HARMLESS = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2060")
# Emoji are joined by it.
_JOINER = "\u200d"
_NAMES = {
    "\u00ad": say("soft hyphen"),
    "\u200c": say("zero width non-joiner"),
    "\u200d": say("zero width joiner"),
    "\u200e": say("left-to-right mark"),
    "\u200f": say("right-to-left mark"),
    "\u2060": say("word joiner"),
    "\ufffc": say("object replacement character"),
}


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    """Characters that nobody sees, more of them than the source has; the fix takes them out."""
    target = unit.target
    if not _HIDDEN.search(signs_of(target)):
        return
    spare = Counter(_HIDDEN.findall(unit.key.source))
    places: list[int] = []
    for match in _HIDDEN.finditer(target):
        spare[match.group()] -= 1
        if spare[match.group()] < 0 and not _joins_emoji(target, match.start()):
            places.append(match.start())
    fix = replace_spans(target, [((place, place + 1), "") for place in places])
    for place in places:
        yield Flaw(_tell(target[place]), (place, place + 1), fix, _weigh(target[place]))


def _joins_emoji(target: str, place: int) -> bool:
    return target[place] == _JOINER and unicodedata.category(target[place + 1 : place + 2] or " ") == "So"


def _tell(hidden: str) -> str:
    name = _NAMES.get(hidden) or unicodedata.name(hidden, "").lower() or say("control character")
    return say("expected no invisible characters, got {code} ({name})", code=f"U+{ord(hidden):04X}", name=name)


def _weigh(hidden: str) -> Severity | None:
    return Severity.WARNING if hidden in _HARMLESS else None
