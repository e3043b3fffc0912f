"""TBX-Basic in the style DCA, as ISO 30042:2019 has it or as the <martif> of 2008 that older programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from loc.glossary.exchange.tbx import CONTEXT_NOTE, STATUS_NAMES, SUFFIX
from loc.glossary.parse import format_context
from loc.model import Term

_STATUSES = {"do-not-translate": "preferredTerm"} | {status: name for name, status in reversed(STATUS_NAMES.items())}


class _Names(NamedTuple):
    """The elements, and what opens the document."""

    root: str
    attributes: str
    header: str
    concept: str
    language: str
    term: str


_NOW = _Names(
    "tbx",
    'style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"',
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
)
_OF_2008 = _Names("martif", 'type="TBX-Basic"', "martifHeader", "termEntry", "langSet", "tig")


def write_tbx(terms: Iterable[Term], source_lang: str, lang: str, *, of_2008: bool = False) -> bytes:
    """One concept for the terms of one source that follow one another."""
    names = _OF_2008 if of_2008 else _NOW
    return "".join(f"{line}\n" for line in _lines(tuple(terms), names, source_lang, lang)).encode()


def _lines(terms: tuple[Term, ...], names: _Names, source_lang: str, lang: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<{names.root} {names.attributes} xml:lang="{escape(source_lang)}">'
    yield f"<{names.header}><fileDesc><sourceDesc><p>loc</p></sourceDesc></fileDesc></{names.header}>"
    yield "<text><body>"
    for number, (source, group) in enumerate(groupby(terms, key=lambda term: term.source), 1):
        yield f'<{names.concept} id="c{number}">'
        yield from _section(names, source_lang, [f"<term>{_escape(source)}</term>"])
        yield from _section(names, lang, map(_term, group))
        yield f"</{names.concept}>"
    yield f"</body></text>\n</{names.root}>"


def _section(names: _Names, lang: str, terms: Iterable[str]) -> Iterator[str]:
    yield f'  <{names.language} xml:lang="{escape(lang)}">'
    yield from (f"    <{names.term}>{term}</{names.term}>" for term in terms)
    yield f"  </{names.language}>"


def _term(term: Term) -> str:
    status = f'<termNote type="administrativeStatus">{_STATUSES[term.status]}{SUFFIX}</termNote>'
    notes = [f"loc: {format_context(term)}"] if _wants_context(term) else []
    notes += [term.note] if term.note else []
    return f"<term>{_escape(term.target)}</term>{status}" + "".join(f"<note>{_escape(note)}</note>" for note in notes)


def _wants_context(term: Term) -> bool:
    """What TBX-Basic has no place for, and a note that would be taken for ours."""
    is_more = term.since or term.until or term.desk or term.status == "do-not-translate"
    return bool(is_more or CONTEXT_NOTE.fullmatch(term.note))


def _escape(text: str) -> str:
    return escape(text, quote=False)
