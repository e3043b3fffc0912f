"""ninjs, IPTC's news in JSON: 1.x with Superdesk's members, 2.x, 3.x; alone or in the envelope of an API.

Members are told without regard to case: `versioncreated` of 2.x is `versionCreated` in 3.x (iptc.org/std/ninjs). A
member that no field holds is in `meta` under its own name, a string as it is, anything else as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from loc.errors import WireError
from loc.ingest.markup.front import Front, arrange, strip_headline
from loc.ingest.markup.html_body import read_body, read_inline, read_text
from loc.ingest.markup.json import dump_json, parse_json
from loc.ingest.markup.ninjs_members import Members, Text, read_scalar
from loc.ingest.markup.xml_elements import choose_lang
from loc.ingest.text.notes import embargo_of, gravest, read_embargo, signals_of, take_notes
from loc.model import Article, Paragraph, Part, Signal

_HEAD_BYTES = 400
_HEAD = re.compile(r"\s*(?:\[\s*){0,3}\{\s*(?:\"|\}|\Z)")
_ENVELOPES = ("item", "items", "newsitem", "data", "results", "articles")
_MAX_ENVELOPES = 5
_OF_AN_ITEM = ("guid", "uri", "headline", "headlines", "bodies", "versioncreated", "pubstatus")
_PICTURES = frozenset({"picture", "graphic", "photo", "image", "video", "audio"})
_CREDITS = ("creditline", "provider", "source", "infosource", "infosources")
_TIMES = ("versioncreated", "contentcreated", "firstpublished", "firstcreated")
_EMBARGOES = ("embargoed", "embargoeduntil", "embargo")  # 1.x and 2.x, 3.x
_STATUS_SIGNALS = {"canceled": Signal.KILL, "cancelled": Signal.KILL, "withheld": Signal.WITHDRAWAL}
_AUTHOR_ROLES = frozenset({"", "writer", "author", "reporter", "byline"})


def recognizes(content: bytes) -> bool:
    """Any JSON object: what is no ninjs is refused by `read`, not taken for plain text."""
    head = content[:_HEAD_BYTES]
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return bool(_HEAD.match(head.decode("utf-16" if is_wide else "utf-8", "ignore").removeprefix("\ufeff")))


def read(content: bytes, name: str) -> Article:
    """Of several bodies the one with paragraphs is read. Raises WireError."""
    value, text = parse_json(content, name)
    item, envelope = _unwrap(value, name)
    return _Item(Members(item, text), name).read(envelope)


def _unwrap(value: object, name: str) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """(item, what stands beside it in its envelope)."""
    beside: list[tuple[str, str]] = []
    for _ in range(_MAX_ENVELOPES):
        if isinstance(value, list):
            value = _only_one(value, name)
        if not isinstance(value, dict):
            raise WireError(f"{name}:1: expected a ninjs object, got {dump_json(value)[:40]!r}", hint="Is it a story?")
        members = {key.lower(): key for key in reversed(value)}
        inner = next(
            (members[key] for key in _ENVELOPES if isinstance(value.get(members.get(key, "")), dict | list)), ""
        )
        if not inner or any(key in members for key in _OF_AN_ITEM):
            return value, beside
        beside += [(key, dump_json(entry)) for key, entry in value.items() if key != inner and entry not in (None, "")]
        value = value[inner]
    raise WireError(f"{name}: no ninjs item within {_MAX_ENVELOPES} envelopes", hint="Is it a story?")


def _only_one(items: list[object], name: str) -> object:
    if len(items) == 1:
        return items[0]
    raise WireError(f"{name}: {len(items)} items; expected one story", hint="Cut the feed into stories first.")


@dataclass(slots=True)
class _Item:
    """An item whose members are taken out one by one."""

    members: Members
    name: str

    def read(self, beside: Sequence[tuple[str, str]]) -> Article:
        meta = [row for row in self._known() if row[1]]
        published = self.members.take_time(_TIMES)
        titles = self._titles()
        byline = self._byline()
        notes, blocks = take_notes(self._body(titles))
        front = Front(
            strip_headline(titles[0]) if titles else None,
            (),
            byline,
            self._dateline(),
            tuple(row.text for row in titles),
        )
        meta += [("ednote", note) for note in notes]
        meta += [("headline", row.text) for row in titles if front.headline and front.headline.text != row.text]
        notes = tuple(value for key, value in meta if key == "ednote")
        paragraphs = arrange(front, blocks)
        if not blocks and not titles:
            raise WireError(f"{self.name}: expected a ninjs item, got no headline and no body", hint="Is it a story?")
        return Article(
            "",
            paragraphs,
            choose_lang(self.members.take("language")),
            signal=gravest((*self._signals(), *signals_of((*notes, *front.repeated)))),
            published=published,
            embargo=self._embargo() or embargo_of(notes, published, self.name),
            meta=(*meta, *self.members.rest(), *beside),
        )

    def _known(self) -> Iterator[tuple[str, str]]:
        yield "guid", self.members.take("uri", "guid", "id")
        yield from ((name, self.members.take(name)) for name in ("version", "slugline", "urgency"))
        yield "credit", self.members.take(*_CREDITS) or self._peek("copyrightholder")
        yield from (("keyword", word) for word in self.members.take_words("keywords"))
        yield "ednote", self.members.take("ednote")

    def _embargo(self) -> datetime | None:
        """One that cannot be read is refused: the story would leave too soon."""
        key = next(filter(None, map(self.members.key, _EMBARGOES)), None)
        value = self.members.left.pop(key) if key else None
        if not key or value in (None, "", False):
            return None
        return read_embargo(read_scalar(value) or dump_json(value), f"{self.name}:{self.members.line(key)}")

    def _signals(self) -> Iterator[Signal | None]:
        """Of the status, also as `stat:canceled` or a NewsCode, of Superdesk's `signal` and `evolvedfrom`."""
        status = re.split(r"[:/]", self._peek("pubstatus").lower())[-1]
        yield _STATUS_SIGNALS.get(status)
        marks = dump_json(self.members.left.get(self.members.key("signal") or "", "")).lower()
        yield from (signal for signal in Signal if re.search(rf'[":]{signal}"', marks))
        yield Signal.UPDATE if self._peek("evolvedfrom") else None

    def _titles(self) -> tuple[Paragraph, ...]:
        rows = sorted(self.members.texts("headline", "headlines"), key=lambda row: row.rank[::2])
        for row in rows:
            text, inlines = read_inline(row.value, self.name)
            if text:
                self.members.drop([row])
                return (Paragraph(Part.HEADLINE, text, self.members.line(row.member, row.value), inlines),)
        return self._take_paragraph(Part.HEADLINE, "title", "name")

    def _byline(self) -> tuple[Paragraph, ...]:
        found = self._take_paragraph(Part.BYLINE, "byline", "by")
        names = ", ".join(self._authors())
        return found or ((Paragraph(Part.BYLINE, names),) if names else ())

    def _authors(self) -> Iterator[str]:
        """AP's `bylines`, else Superdesk's `authors`; the members stay for `meta`, as they say more."""
        rows = self.members.left.get(self.members.key("bylines") or self.members.key("authors") or "")
        for row in rows if isinstance(rows, list) else ():
            fields = row if isinstance(row, dict) else {}
            if read_scalar(fields.get("role")).lower() in _AUTHOR_ROLES:
                names = (read_scalar(fields.get(field)) for field in ("by", "byline", "name"))
                yield from [found for found in names if found][:1]

    def _dateline(self) -> Paragraph | None:
        """`dateline`, a text or Superdesk's object, else the place in `located`, which stays for `meta`."""
        key = self.members.key("dateline") or ""
        value = self.members.left.get(key)
        text = read_scalar(value.get("text")) if isinstance(value, dict) else read_scalar(value)
        if text and not isinstance(value, dict):
            del self.members.left[key]
        key = key if text else self.members.key("located") or ""
        place = text or read_scalar(self.members.left.get(key))
        text, inlines = read_inline(place, self.name)
        text = text.rstrip(" –—-")
        return Paragraph(Part.DATELINE, text, self.members.line(key, place), inlines) if text else None

    def _body(self, titles: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """The best body that has text; the same words once more are left out of `meta`. Else the description."""
        found = self._take_blocks("body", "bodies")
        title = _letters(titles)
        words = _letters(found).removeprefix(title)
        rows = self.members.texts("body", "bodies") if found else ()
        self.members.drop([row for row in rows if _letters(self._blocks(row)).removeprefix(title) == words])
        if found or self._peek("type").lower() not in _PICTURES:
            return found or self._take_blocks("description", "descriptions")
        return tuple(replace(block, part=Part.CAPTION) for block in self._take_blocks("description", "descriptions"))

    def _take_blocks(self, single: str, plural: str) -> tuple[Paragraph, ...]:
        for row in sorted(self.members.texts(single, plural), key=lambda row: row.rank):
            found = self._blocks(row)
            if found:
                self.members.drop([row])
                line = self.members.line(row.member, row.value)
                return tuple(replace(block, line=line) for block in found)
        return ()

    def _blocks(self, row: Text) -> tuple[Paragraph, ...]:
        return read_body(row.value, self.name) if row.is_html else read_text(row.value)

    def _take_paragraph(self, part: Part, *members: str) -> tuple[Paragraph, ...]:
        keys = [key for key in map(self.members.key, members) if key]
        value = self.members.take(*members)
        line = next((self.members.line(key, value) for key in keys), 1)
        text, inlines = read_inline(value, self.name)
        return (Paragraph(part, text, line, inlines),) if text else ()

    def _peek(self, member: str) -> str:
        return read_scalar(self.members.left.get(self.members.key(member) or ""))


def _letters(blocks: Iterable[Paragraph]) -> str:
    return "".join(filter(str.isalnum, "".join(block.text for block in blocks)))
