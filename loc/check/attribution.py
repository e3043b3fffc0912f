from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.coverage.speech_words import SPEECH_VERBS_EN, SPEECH_WORDS
from loc.model import Severity, Unit

severity = Severity.WARNING

_VERB = "(?:" + "|".join(SPEECH_VERBS_EN) + ")"
_WORDS = r"(?:[\p{L}\p{M}.'’-]+\s+)"
# “…,” the minister said; The minister said: “…”
_ATTRIBUTED = regex.compile(
    rf"""\p{{L}}[,!?.…]\s?["”]\s*,?\s*{_WORDS}{{0,5}}{_VERB}\b
    | \b{_VERB}(?:\s+[\p{{L}}\p{{M}}.'’-]+){{0,4}}\s?[,:]\s?["“]\s?\p{{Lu}}""",
    regex.IGNORECASE | regex.VERBOSE,
)
_QUOTED = regex.compile(r"[«“„\"][^«»“”„\"]{10,}")
# «Министр: «…»» names the speaker without a verb.
_LEADS_IN = regex.compile(r"[\p{L}\p{M}]\s?:\s?[–—-]?\s?[«“„\"]")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A quotation whose speaker is told by a verb of saying has no word of saying at all in the target."""
    source, target = unit.key.source, unit.target
    if setting.source_lang != "en" or setting.lang not in SPEECH_WORDS:
        return
    said = _ATTRIBUTED.search(source) if '"' in source or "”" in source else None
    quoted = _QUOTED.search(target) if said else None
    if quoted and not _LEADS_IN.search(target) and not _speech(setting.lang).search(target):
        yield Flaw("expected the speaker of the quotation, got no word of saying", quoted.span())


@cache
def _speech(lang: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(SPEECH_WORDS[lang])})", regex.IGNORECASE)
