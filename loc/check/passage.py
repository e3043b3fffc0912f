from __future__ import annotations

from collections.abc import Iterator

from loc.check.phrases import say_text
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.letters import wrong_language
from loc.lang.script.passages import find_latin, find_other_language, find_other_script, may_hold_passage
from loc.model import Severity, Unit

severity = Severity.WARNING

_CYRILLIC_LANGS = frozenset({"kk", "ru"})


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Part of a sentence that nobody translated; `script` sees to whole ones, and short quotations may stay."""
    target = unit.target
    if setting.lang not in _CYRILLIC_LANGS or target == unit.key.source or not may_hold_passage(target, setting.lang):
        return
    spans = [
        *find_latin(target),
        *find_other_script(target, unit.key.source),
        *find_other_language(target, setting.lang),
    ]
    if spans and not wrong_language(target, setting.lang):
        for span in spans:
            lang, got = say_text(setting.lang), target[slice(*span)]
            yield Flaw(say("expected {lang}, got a passage of another language: {got}", lang=lang, got=got), span)
