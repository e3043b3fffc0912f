from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.coverage.negation_words import DENIALS, DENIALS_EN
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.WARNING

_DENIED = re.compile(rf"\b(?:{'|'.join(DENIALS_EN)})\b")
# Each denial has one of these; a look is ten times as fast as the expression.
_SIGNS = (" not ", "cannot", "never", " no ", "without", "neither")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """The source denies and nothing in the target does.

    The reverse is not asked for: Kazakh forms that only look negative («мәлімдемесі», «баспасөз») stand in 3 % of
    good sentences whose source denies nothing, and Russian adds «не» in 0.7 % («не имеющая выхода» for landlocked).
    """
    if setting.source_lang != "en" or setting.lang not in DENIALS:
        return
    source = unit.key.source.lower()
    denied = _DENIED.search(source) if any(map(source.__contains__, _SIGNS)) else None
    if denied and not _denials(setting.lang).search(unit.target):
        yield Flaw(say("expected a negation for “{word}”, got none", word=denied.group()))


@cache
def _denials(lang: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(DENIALS[lang])})(?!\p{{L}})", regex.IGNORECASE)
