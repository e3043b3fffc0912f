"""XML from outside, record by record, read with entities, DTD and network off.

expat, not lxml: it says a record's line beyond 65,535, keeps no tree, and sees an entity before it is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from xml.parsers import expat

from loc.memory.exchange.faults import BrokenFile
from loc.memory.exchange.protocol import FileToRead

MAX_RECORD_CHARS = 1_000_000
_ELEMENT_CHARS = 100  # what an element weighs beside its text
_MAX_DEPTH = 200
_MAX_TOKEN_BYTES = 4_000_000  # one tag or comment: expat reads it anew with each chunk
_MAX_NAMES = 10_000  # expat keeps each
_MAX_PROLOG_BYTES = 1_000_000  # and each declaration
_CHUNK_BYTES = 1 << 18
_HINT = "Have the program write the file anew, or mend it with `xmllint --recover`."
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)[\s/>]")


@dataclass(slots=True)
class Element:
    """`name` is without the root's prefix. `fault` says why it is not as it stood in the file, "" where it is."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)
    fault: str = ""

    @property
    def text(self) -> str:
        """Its own, without that of its children."""
        return "".join(child for child in self.children if isinstance(child, str))

    def find_all(self, name: str) -> list[Element]:
        """Among its children."""
        return [child for child in self.children if isinstance(child, Element) and child.name == name]

    def find(self, name: str) -> Element | None:
        return next(iter(self.find_all(name)), None)


def find_root(head: bytes) -> str:
    """The root's name without prefix by the first bytes of a file, "" where they do not begin like XML."""
    is_utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:2]
    encoding = ("utf-16-be" if head[:1] in b"\0\xfe" else "utf-16-le") if is_utf16 else "utf-8"
    text = head.decode(encoding, "ignore").removeprefix("\ufeff")
    place = 0
    while prolog := _PROLOG.match(text, place):
        place = prolog.end()
    root = _ROOT.match(text, place)
    return root[1] if root else ""


def stream_elements(file: FileToRead, root: str, whole: AbstractSet[str]) -> Iterator[Element]:
    """In file order. Those named in `whole` come with their children; the others as they begin, without.

    Raises BrokenFile for what is no XML, has another root or declares entities.
    """
    parser = expat.ParserCreate()
    builder = _Builder(parser, root, whole)
    is_last = False
    while not is_last:
        chunk = file.stream.read(_CHUNK_BYTES)
        is_last = not chunk
        try:
            parser.Parse(chunk, is_last)
            builder.check_limits(len(chunk))
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise BrokenFile(f"{file.path}:{error.lineno}: expected XML, got {reason}", hint=_HINT) from error
        except _Refused as error:
            raise BrokenFile(f"{file.path}:{parser.CurrentLineNumber}: {error}", hint=_HINT) from error
        except (LookupError, ValueError) as error:  # encodings that nobody knows, or of many bytes a character
            raise BrokenFile(f"{file.path}:1: expected UTF-8 or UTF-16: {error}", hint=_HINT) from error
        yield from builder.take_finished()


class _Refused(Exception):
    pass


class _Builder:
    def __init__(self, parser: expat.XMLParserType, root: str, whole: AbstractSet[str]) -> None:
        self._parser = parser
        self._root = root
        self._whole = whole
        self._prefix: str | None = None
        self._depth = 0
        self._read_bytes = 0
        self._record_chars = 0
        self._opened: list[Element] = []
        self._finished: list[Element] = []
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_text
        parser.SkippedEntityHandler = self._skip_entity
        parser.EntityDeclHandler = _refuse_entity
        parser.AttlistDeclHandler = _refuse_default

    def take_finished(self) -> list[Element]:
        finished, self._finished = self._finished, []
        return finished

    def check_limits(self, chunk_bytes: int) -> None:
        self._read_bytes += chunk_bytes
        if self._read_bytes - self._parser.CurrentByteIndex > _MAX_TOKEN_BYTES:
            raise _Refused(f"expected no tag or comment of more than {_MAX_TOKEN_BYTES:,} bytes")
        if self._prefix is None and self._read_bytes > _MAX_PROLOG_BYTES:
            raise _Refused(f"expected <{self._root}> in the first {_MAX_PROLOG_BYTES:,} bytes")
        if len(self._parser.intern) > _MAX_NAMES:
            raise _Refused(f"expected at most {_MAX_NAMES:,} names of elements and attributes")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix is None:
            self._prefix = self._check_root(name)
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _Refused(f"expected elements at most {_MAX_DEPTH} deep")
        element = Element(name.removeprefix(self._prefix), attributes, self._parser.CurrentLineNumber)
        if self._opened:
            self._add(element, _ELEMENT_CHARS + sum(map(len, attributes.values())))
            self._opened.append(element)
        elif element.name in self._whole:
            self._opened.append(element)
            self._record_chars = 0
        else:
            self._finished.append(element)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._opened:
            element = self._opened.pop()
            if not self._opened:
                self._finished.append(element)

    def _add_text(self, text: str) -> None:
        if self._opened:
            self._add(text, len(text))

    def _add(self, child: Element | str, chars: int) -> None:
        self._record_chars += chars
        if self._record_chars > MAX_RECORD_CHARS:
            self._opened[0].fault = f"has more than {MAX_RECORD_CHARS:,} characters"
        else:
            self._opened[-1].children.append(child)

    def _skip_entity(self, name: str, _is_parameter: bool) -> None:
        if self._opened:
            self._opened[0].fault = f"holds the entity &{name};, which nothing explains"

    def _check_root(self, name: str) -> str:
        """The prefix with its colon, "" for none."""
        prefix, colon, local = name.rpartition(":")
        if local != self._root:
            raise _Refused(f"expected <{self._root}>, got <{name[:40]}>")
        return prefix + colon


def _refuse_entity(name: str, *_declared: object) -> None:
    raise _Refused(f"expected a document without entities of its own, got {name[:40]!r}")


def _refuse_default(_element: str, name: str, _kind: str, default: str | None, _is_required: int) -> None:
    """A default of a megabyte would stand in each of a million elements."""
    if default is not None:
        raise _Refused(f"expected a document without defaults of its own, got one for {name[:40]!r}")
