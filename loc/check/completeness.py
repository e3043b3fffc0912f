from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.coverage.verdict import Doubt, Verdict, find_doubt
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.WARNING

_MAX_CHARS = 60


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """At most one flaw; a source left as it stands is the business of `unchanged`."""
    source, target = unit.key.source, unit.target
    verdict = find_doubt(source, target, setting.source_lang, setting.lang) if source != target else None
    if verdict:
        yield _describe(verdict, source, target)


def _describe(verdict: Verdict, source: str, target: str) -> Flaw:
    if verdict.doubt is Doubt.OTHER:
        message = say("expected a translation of this sentence, got what reads like that of another")
        return Flaw(message, severity=Severity.ERROR if verdict.sure else None)
    if verdict.doubt is Doubt.MISSING:
        return Flaw(say("expected all of the source, got nothing for “{passage}”", passage=_cut(source, verdict)))
    message = say("expected only what the source says, got “{passage}” besides", passage=_cut(target, verdict))
    return Flaw(message, verdict.passage)


def _cut(text: str, verdict: Verdict) -> str:
    passage = text[slice(*verdict.passage)] if verdict.passage else text
    return passage if len(passage) <= _MAX_CHARS else f"{passage[:_MAX_CHARS].rstrip()}…"
