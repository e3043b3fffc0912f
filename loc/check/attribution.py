from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.coverage.speech_words import SPEECH_VERBS_EN, SPEECH_WORDS
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.WARNING

_VERB = "(?:" + "|".join(SPEECH_VERBS_EN) + ")"
_WORDS = r"(?:[\p{L}\p{M}.'’-]+\s+)"
# “…,” the minister said
_SAID_BEHIND = regex.compile(rf"(?<=\p{{L}})[,!?.…]\s?[\"”]\s*,?\s*{_WORDS}{{0,5}}{_VERB}\b", regex.IGNORECASE)
# The minister said: “…”
_SAID_BEFORE = regex.compile(
    rf"\b{_VERB}(?:\s+[\p{{L}}\p{{M}}.'’-]+){{0,4}}\s?[,:]\s?[\"“]\s?\p{{Lu}}", regex.IGNORECASE
)
# What the second has and few sentences do.
_OPENED_BEHIND = re.compile(r"[,:]\s?[\"“]")
_QUOTED = regex.compile(r"[«“„\"][^«»“”„\"]{10,}")
# «Министр: «…»» names the speaker without a verb.
_LEADS_IN = regex.compile(r"[\p{L}\p{M}]\s?:\s?[–—-]?\s?[«“„\"]")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A quotation whose speaker is told by a verb of saying has no word of saying at all in the target."""
    source, target = unit.key.source, unit.target
    if setting.source_lang != "en" or setting.lang not in SPEECH_WORDS:
        return
    quoted = _QUOTED.search(target) if _is_attributed(source) else None
    if quoted and not _LEADS_IN.search(target) and not _speech(setting.lang).search(target):
        yield Flaw(say("expected the speaker of the quotation, got no word of saying"), quoted.span())


def _is_attributed(source: str) -> bool:
    if '"' not in source and "”" not in source:
        return False
    if not any(map(source.lower().__contains__, SPEECH_VERBS_EN)):
        return False
    if _SAID_BEHIND.search(source):
        return True
    return _OPENED_BEHIND.search(source) is not None and _SAID_BEFORE.search(source) is not None


@cache
def _speech(lang: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(SPEECH_WORDS[lang])})", regex.IGNORECASE)
