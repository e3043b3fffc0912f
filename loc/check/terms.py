from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.model import Severity, Span, Term, Unit

severity = Severity.WARNING

FORBIDDEN = "forbidden"


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Any agreed form will do; a forbidden one is an error."""
    by_span: defaultdict[Span, list[Term]] = defaultdict(list)
    for hit in setting.glossary.find(unit.key.source, setting.published):
        by_span[hit.span].append(hit.term)
    for terms in {tuple(terms): None for terms in by_span.values()}:
        yield from _judge(terms, unit.target, setting)


def _judge(terms: tuple[Term, ...], target: str, setting: Setting) -> Iterator[Flaw]:
    agreed = [term for term in terms if term.status != FORBIDDEN]
    forms = " or ".join(f"«{term.target}»" for term in agreed)
    wrong = [term for term in terms if term.status == FORBIDDEN and setting.glossary.occurs(term, target)]
    for term in wrong:
        expected = f"expected {forms}, got" if forms else "expected another word than"
        yield Flaw(
            f"{expected} «{term.target}» for “{term.source}”", _place(term.target, target), severity=Severity.ERROR
        )
    if agreed and not wrong and not any(setting.glossary.occurs(term, target) for term in agreed):
        # Names that only CLDR brings may become adjectives («китайский»), and are left to house style.
        lighter = None if any(term in setting.glossary.terms for term in agreed) else Severity.STYLE
        yield Flaw(f"expected {forms} for “{agreed[0].source}”, got neither it nor a form of it", severity=lighter)


def _place(form: str, target: str) -> Span | None:
    start = target.casefold().find(form.casefold())
    return (start, start + len(form)) if start >= 0 else None
