"""XLIFF 1.2 (OASIS, 2008) and 2.0-2.2 (OASIS, 2014-2025) as files of a memory.

A file of work under way holds drafts, and drafts never enter a memory. Where any unit of a file says how far it has
come, only what says reviewed or better is taken: 1.2 `approved="yes"`, `signed-off` or `final`, Trados's approved
translation; 2.x `reviewed` or `final`. `translated` is not enough: the translator's own word, or the machine's. Where
no unit says anything, as in files of programs without review, all that has a target is taken: whoever adds it vouches
for it. Phrase and memoQ say their states in words of their own, none of which means reviewed for sure: have TMX there.

A pair is a sentence: a <segment> of 2.x, a <mrk mtype="seg"> of 1.2, else a <trans-unit>. Text in codes is left out,
text between them stays; in our own files a code is our tag again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from loc.memory.exchange import xliff_1, xliff_2
from loc.memory.exchange.elements import Element, find_root, stream_elements
from loc.memory.exchange.faults import BrokenFile, BrokenRecord
from loc.memory.exchange.langs import fits
from loc.memory.exchange.protocol import FileToRead, Problem, Tell
from loc.memory.exchange.texts import check_text
from loc.memory.exchange.xliff_row import Row
from loc.memory.pair import Pair
from loc.model import State

SUFFIXES = frozenset({".xliff", ".xlf", ".sdlxliff"})

_UNITS = frozenset({"unit", "trans-unit"})
_HINT = "A memory is XLIFF 1.2 or 2."


def recognizes(head: bytes) -> bool:
    return find_root(head) == "xliff"


def read(file: FileToRead, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
    is_silent = all(row.review.state is None for _, row in _rows(file, lambda _problem: None))
    file.stream.seek(0)
    reader = _PairReader(source_lang, lang, State.REVIEWED if is_silent else State.DRAFT)
    told = None
    for part, row in _rows(file, tell):
        try:
            reader.check_langs(part)
        except BrokenRecord as fault:
            if part is not told:
                tell(Problem(f"{file.path}:{part.line}", str(fault)))
            told = part
            continue
        try:
            yield reader.read(row, part.origin or file.name)
        except BrokenRecord as fault:
            tell(Problem(f"{file.path}:{row.line}", str(fault)))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A <file>. Its languages are "" where it does not say them."""

    line: int
    origin: str
    source_lang: str
    lang: str


def _rows(file: FileToRead, tell: Tell) -> Iterator[tuple[_Part, Row]]:
    version: ModuleType = xliff_2
    root, part = Element("", {}, 1), _Part(1, "", "", "")
    for element in stream_elements(file, "xliff", _UNITS):
        if element.name == "xliff":
            root, version = element, _choose_version(file, element)
        elif element.name == "file":
            part = _read_part(root, element)
        elif element.fault:
            tell(Problem(f"{file.path}:{element.line}", element.fault))
        elif element.name in _UNITS:
            yield from ((part, row) for row in version.read_rows(element))


def _choose_version(file: FileToRead, root: Element) -> ModuleType:
    version = root.attributes.get("version", "")
    if not version.startswith(("1.", "2.")):
        raise BrokenFile(f"{file.path}:{root.line}: expected XLIFF 1.2 or 2, got version {version[:20]!r}", hint=_HINT)
    return xliff_1 if version.startswith("1.") else xliff_2


def _read_part(root: Element, file: Element) -> _Part:
    origin, own = file.attributes.get("original", ""), root.attributes | file.attributes
    source_lang = own.get("srcLang", own.get("source-language", ""))
    return _Part(file.line, origin, source_lang, own.get("trgLang", own.get("target-language", "")))


@dataclass(frozen=True, slots=True)
class _PairReader:
    source_lang: str
    lang: str
    unsaid: State

    def check_langs(self, part: _Part) -> None:
        is_ours = fits(part.source_lang or self.source_lang, self.source_lang)
        if not is_ours or not fits(part.lang or self.lang, self.lang):
            got = f"{part.source_lang or 'any'} to {part.lang or 'any'}"
            raise BrokenRecord(f"expected a file from {self.source_lang} to {self.lang}, got {got}")

    def read(self, row: Row, origin: str) -> Pair:
        review = row.review
        state = self.unsaid if review.state is None else review.state
        source = self._read_side(row, row.source, self.source_lang)
        target = self._read_side(row, row.target, self.lang)
        if state < State.REVIEWED:
            raise BrokenRecord(f"not reviewed: {review.says or 'it does not say how far it has come'}")
        return Pair(source, target, row.context, origin, review.made_at, review.reviewer, state)

    def _read_side(self, row: Row, element: Element | None, lang: str) -> str:
        if element is None:
            raise BrokenRecord(f"no text in {lang}")
        code = element.attributes.get("xml:lang", lang)
        if not fits(code, lang):
            raise BrokenRecord(f"expected text in {lang}, got {code[:40]}")
        return check_text(row.read_text(element), lang)
