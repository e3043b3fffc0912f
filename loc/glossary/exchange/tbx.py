"""TBX-Basic: ISO 30042:2019 in both its styles, DCA and DCT, and the <martif> of 2008.

A concept gives each English term with each term of the target language. The target's administrativeStatus decides; of
terms without one the first is preferred, unless another is, and the others are admitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

import regex

from loc.errors import GlossaryError
from loc.glossary.exchange.reading import Reading, collect
from loc.glossary.parse import STATUSES, make_term, read_context
from loc.lang.codes import normalize_lang
from loc.model import Term
from loc.safe_xml import parse_xml

# The picklist of TBX-Basic, and the names without its suffix that some programs write.
STATUS_NAMES = {
    "preferredTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "forbidden",
    "supersededTerm": "forbidden",
}
SUFFIX = "-admn-sts"
# A note of ours: what the status of TBX cannot say.
CONTEXT_NOTE = regex.compile(rf"loc: ((?:{'|'.join(STATUSES)})(?: \[.*)?)")

_CONCEPTS = ("{*}conceptEntry", "{*}termEntry")
_LANGUAGES = ("{*}langSec", "{*}langSet")
_TERMS = ("{*}termSec", "{*}tig", "{*}ntig")
_STATUS = "administrativeStatus"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_REGION = regex.compile(r"-(?:[A-Za-z]{2}|\d{3})$")
_HINT = "Nothing was taken from it. Export it anew as TBX-Basic, or as CSV."


class Element(Protocol):
    """What is used of lxml's elements."""

    @property
    def sourceline(self) -> int | None: ...
    @property
    def tag(self) -> str: ...
    def get(self, key: str, /) -> str | None: ...
    def iter(self, *tags: str) -> Iterable[Element]: ...
    def iterchildren(self, *tags: str) -> Iterable[Element]: ...
    def itertext(self) -> Iterable[str]: ...


class _Found(NamedTuple):
    """A term of one language as it stands. `status` is "" where nothing is said, `context` that of our own note."""

    text: str
    status: str
    context: str
    note: str
    line: int


def read_tbx(content: bytes, name: str, source_lang: str, lang: str) -> Reading:
    """Terms in the order of the file; concepts without both languages are passed over.

    Raises GlossaryError with the line where the file is no XML or no TBX, or has no term in both languages.
    """
    root: Any = parse_xml(content, name, GlossaryError, _HINT)
    if _local(root) not in ("tbx", "martif"):
        raise GlossaryError(f"{name}:{root.sourceline}: expected <tbx> or <martif>, got <{_local(root)}>", hint=_HINT)
    reading = collect(
        row for concept in _list(root, *_CONCEPTS) for row in _read_concept(concept, name, source_lang, lang)
    )
    if not reading.terms and not reading.problems:
        known = sorted({_lang_of(each) for each in _list(root, *_LANGUAGES)})
        problem = (
            f"{name}: no concept with terms in {source_lang} and {lang}; its languages: {', '.join(known) or 'none'}"
        )
        raise GlossaryError(problem, hint=_HINT)
    return reading


def _read_concept(concept: Element, name: str, source_lang: str, lang: str) -> Iterator[Term | GlossaryError]:
    notes = _notes(concept)
    sources = [found for section in _sections(concept, source_lang) for found in _read_terms(section, ())]
    targets = [found for section in _sections(concept, lang) for found in _read_terms(section, notes)]
    has_preferred = any(found.status.startswith("preferred") for found in targets)
    for found in targets:
        status = found.status or ("admitted" if has_preferred else "preferred")
        has_preferred = has_preferred or not found.status
        for source in sources:
            yield _read_pair(source, found, status, f"{name}:{found.line}")


def _read_pair(source: _Found, target: _Found, status: str, place: str) -> Term | GlossaryError:
    try:
        if target.context:
            own, since, until, desk = read_context(target.context, place)
            return make_term(source.text, target.text, own, since, until, desk, target.note, place)
        known = STATUS_NAMES.get(status.removesuffix(SUFFIX), status)
        return make_term(source.text, target.text, known, note=target.note, place=place)
    except GlossaryError as error:
        return error


def _sections(concept: Element, lang: str) -> Iterator[Element]:
    return (section for section in _list(concept, *_LANGUAGES) if _lang_of(section) == lang)


def _lang_of(section: Element) -> str:
    """Without the region: `en-ZA` is English. A script stays: Kazakh in Latin letters is none of ours."""
    return normalize_lang(_REGION.sub("", normalize_lang(section.get(_XML_LANG) or section.get("lang") or "")))


def _read_terms(section: Element, notes: tuple[str, ...]) -> Iterator[_Found]:
    above = (*notes, *_notes(section))
    for term in section.iterchildren(*_TERMS):
        texts = [_text(each) for each in term.iter("{*}term")]
        own = [*_notes(term), *(note for group in term.iterchildren("{*}termGrp") for note in _notes(group))]
        contexts = [found[1] for note in own[:1] if (found := CONTEXT_NOTE.fullmatch(note))]
        kept = (*above, *own[len(contexts) :])
        yield _Found(texts[0] if texts else "", _status(term), "".join(contexts), " ".join(kept), term.sourceline or 0)


def _status(term: Element) -> str:
    """As it is written; "" where there is none. DCA names it in an attribute, DCT by the element."""
    notes = (each for each in term.iter("{*}termNote") if each.get("type") == _STATUS)
    return next((_text(each) for each in (*notes, *term.iter(f"{{*}}{_STATUS}"))), "")


def _notes(element: Element) -> tuple[str, ...]:
    return tuple(text for note in element.iterchildren("{*}note") if (text := _text(note)))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _list(element: Element, *tags: str) -> list[Element]:
    return list(element.iter(*tags))


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
