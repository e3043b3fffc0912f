"""Which masks an engine keeps, found out with a sentence that is nobody's secret."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from loc.draft.gate import judge
from loc.draft.protect.forms import FORMS, Form
from loc.draft.protect.mask import Protected, protect, restore
from loc.draft.protocol import Engine
from loc.errors import EngineRejected

# A handle, which no language translates, and a pair of tags around words that every language does.
PROBES = MappingProxyType({"en": "The ministry told @example that the <b>new school</b> will open in Almaty in May."})


def find_form(engine: Engine, source_lang: str, target_lang: str) -> Form | None:
    """The first form whose masks come back in a draft that the gate would pass; None where no form's do.

    Costs one request where the engine takes as many texts at once as there are forms, else up to one a form, none of
    them begun after the engine's `timeout_seconds`. Keep the answer: it holds for the engine's version. Raises
    EngineUnavailable and EngineRefused.
    """
    probe = PROBES.get(source_lang)
    if probe is None or not engine.supports(source_lang, target_lang):
        return None
    asked = [protect(probe, form) for form in FORMS]
    size = len(asked) if engine.max_batch >= len(asked) else 1
    end = time.monotonic() + engine.timeout_seconds
    for start in range(0, len(asked), size):
        if start and time.monotonic() > end:
            break
        for form in _survivors(engine, asked[start : start + size], source_lang, target_lang):
            return form
    return None


def _survivors(engine: Engine, asked: Sequence[Protected], source_lang: str, target_lang: str) -> Iterator[Form]:
    try:
        targets = engine.translate([protected.text for protected in asked], source_lang, target_lang)
    except EngineRejected:
        return
    if len(targets) != len(asked):
        return
    for protected, target in zip(asked, targets, strict=True):
        restored = restore(protected, target or "")
        if judge(PROBES[source_lang], restored, source_lang, target_lang) is None:
            yield protected.form
