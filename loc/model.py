"""The nouns. Values only: frozen, without files, without rules of a stage.

Offsets count Unicode code points from 0, `stop` exclusive. Scores run 0.0-1.0. Times are aware, UTC.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Part(StrEnum):
    """What a paragraph is in its story."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEDE = "lede"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"

    @property
    def context(self) -> str:
        """The msgctxt. Lede, subhead and body share one: a new lede pushes the old one down."""
        return "text" if self in (Part.LEDE, Part.SUBHEAD, Part.BODY) else self.value


class Signal(StrEnum):
    """What a take does to the takes before it."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    KILL = "kill"


class State(IntEnum):
    """How far a unit has come; later is more."""

    EMPTY = 0
    DRAFT = 1
    REVIEWED = 2
    APPROVED = 3

    @property
    def label(self) -> str:
        return self.name.lower()


# Begins the translator comment that silences one finding: `# loc: ignore CHECK "reason"`.
IGNORE = "loc: ignore "


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inline:
    """Markup over `span` of a text: `tag` is a, b, i, u, sub or sup, `href` the address of a link."""

    span: Span
    tag: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` as received, line breaks included; `line` is that of its first character in the file, from 1.

    `inlines` nest or lie apart, in text order, the outer before the inner.
    """

    part: Part
    text: str
    line: int = 1
    inlines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One take as parsed. `origin` is the path it was read from, relative to the project.

    `meta` holds what no other field does, as (name, value), a name as often as the wire has it. Names in use: format
    (the reader's), guid, version, slugline, credit, urgency, keyword, ednote, and the wire's own for the rest.
    """

    slug: str
    paragraphs: tuple[Paragraph, ...]
    lang: str = "en"
    take: int = 1
    signal: Signal = Signal.NEW
    published: datetime | None = None
    embargo: datetime | None = None
    origin: str = ""
    meta: tuple[tuple[str, str], ...] = ()

    def first(self, name: str) -> str:
        """The first value of this name in `meta`, "" where there is none."""
        return next((value for key, value in self.meta if key == name), "")


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence. `paragraph` is an index into the article, `span` its place there.

    `text` is the span with runs of white space made one space, and `inlines` as tags in it (`loc.lang.markup`).
    """

    part: Part
    paragraph: int
    span: Span
    text: str
    inlines: tuple[Inline, ...] = ()

    @property
    def key(self) -> UnitKey:
        return UnitKey(self.text, self.part.context)


@dataclass(frozen=True, slots=True)
class UnitKey:
    """What makes a unit unique in its file: msgid and msgctxt."""

    source: str
    context: str = ""

    @property
    def id(self) -> str:
        """First 8 hex digits of SHA-256 over msgctxt, EOT, msgid."""
        return hashlib.sha256(f"{self.context}\x04{self.source}".encode()).hexdigest()[:8]


class Mark(StrEnum):
    """What a state mark says of the source and target it is bound to."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who or what put a mark on a unit, to the second. `digest` binds it to one source and one target."""

    mark: Mark
    made_at: datetime
    digest: str
    author: str

    @classmethod
    def of(cls, mark: Mark, source: str, target: str, author: str, at: datetime) -> Provenance:
        """White space in the author's name becomes single spaces: a mark is one line."""
        return cls(mark, at.replace(microsecond=0), digest_of(source, target), " ".join(author.split()))


def digest_of(source: str, target: str) -> str:
    """First 16 hex digits of SHA-256 over source, NUL, target."""
    return hashlib.sha256(f"{source}\0{target}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment's source with its target and state in one language.

    `previous_source` is the source that `target` was last reviewed for, where that differs.
    `notes` are the translators' own comments, `hint` says what the unit is.
    `unsigned` marks a target that carries no fuzzy flag and nobody's signature.
    `line` is that of the msgid in its PO file, 0 where it is not from one.
    """

    key: UnitKey
    target: str = ""
    state: State = State.EMPTY
    locations: tuple[str, ...] = ()
    previous_source: str | None = None
    previous_context: str | None = None
    provenance: tuple[Provenance, ...] = ()
    hint: str = ""
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    unsigned: bool = False
    line: int = 0

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks bound to source and target as they stand; after an edit in any program there are none."""
        now = digest_of(self.key.source, self.target)
        return frozenset(mark.mark for mark in self.provenance if mark.digest == now)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All units of one story in one language, obsolete ones last."""

    slug: str
    lang: str
    units: tuple[Unit, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def live(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if not unit.obsolete)


@dataclass(frozen=True, slots=True)
class Draft:
    """A target no human has accepted. `author` is engine and version, or the memory and its score."""

    target: str
    author: str


@dataclass(frozen=True, slots=True)
class Match:
    """A past pair close to `query`; `origin` names the article it stands in."""

    source: str
    target: str
    score: float
    origin: str


@dataclass(frozen=True, slots=True)
class Term:
    """An agreed word pair, valid from `since` to before `until`, None is open, on `desk`, "" is all of them.

    `place` is FILE:LINE, "" for CLDR's.
    """

    source: str
    target: str
    status: str = "preferred"
    since: date | None = None
    until: date | None = None
    note: str = ""
    place: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found at `span` of an English text."""

    term: Term
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check reports. `span` and `fix` speak of the target; `fix` is the whole new target.

    `unit` is the unit's ID. `line` and `column`, from 1, are those of the passage in the file or, before anybody looked
    for it there, of the unit; 0 where it is not from a file.
    """

    check: str
    severity: Severity
    lang: str
    file: str
    line: int
    context: str
    source: str
    message: str
    span: Span | None = None
    fix: str | None = None
    target: str = ""
    unit: str = ""
    column: int = 0
