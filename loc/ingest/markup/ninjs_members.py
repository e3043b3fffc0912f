"""The members of a ninjs item, taken out one by one; what nobody took is left for `meta`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from loc.ingest.markup.json import dump_json
from loc.ingest.text.times import parse_time

_MARKUP = re.compile(r"(?i)</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|section|article)\b")
_SHORT_ROLES = frozenset({"summary", "teaser", "lead", "abstract", "short", "caption", "factbox", "seo", "alert"})


class Text(NamedTuple):
    """One of several headlines, bodies or descriptions; `entry` is the member or its element as it came."""

    member: str
    role: str
    content_type: str
    value: str
    entry: object

    @property
    def is_html(self) -> bool:
        return "html" in self.content_type + self.role or bool(_MARKUP.search(self.value))

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """HTML before plain text, which has no paragraphs as a rule, before NITF and other markup."""
        is_other = "nitf" in self.role or ("xml" in self.content_type and "xhtml" not in self.content_type)
        return self.role in _SHORT_ROLES, 2 if is_other else int(not self.is_html), self.role not in ("main", "")


@dataclass(slots=True)
class Members:
    """`text` is the file, for the lines. Names are told without regard to case."""

    left: dict[str, object]
    text: str

    def key(self, member: str) -> str | None:
        return next((key for key in self.left if key.lower() == member), None)

    def take(self, *members: str) -> str:
        """The first that is a text or a number, or has a name; an object stays for `meta`."""
        for member in members:
            key = self.key(member)
            value = self.left.get(key) if key else None
            if isinstance(value, list) and len(value) == 1:
                value = value[0]
            if isinstance(value, dict) and read_scalar(value.get("name")):
                return read_scalar(value.get("name"))
            if key and read_scalar(value):
                del self.left[key]
                return read_scalar(value)
        return ""

    def take_words(self, member: str) -> tuple[str, ...]:
        key = self.key(member)
        value = self.left.get(key) if key else None
        words = value.split(",") if isinstance(value, str) else value
        if not key or not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            return ()
        del self.left[key]
        return tuple(read_scalar(word) for word in words)

    def take_time(self, members: Iterable[str]) -> datetime | None:
        """The first that can be read; the others stay for `meta`."""
        for member in members:
            key = self.key(member)
            found = parse_time(read_scalar(self.left[key])) if key else None
            if key and found:
                del self.left[key]
                return found
        return None

    def texts(self, single: str, plural: str) -> Iterator[Text]:
        """`headline`, `headline_main`, and `headlines` with their roles."""
        for key, value in self.left.items():
            low = key.lower()
            if isinstance(value, str) and (low == single or low.startswith(f"{single}_")):
                yield Text(key, low[len(single) + 1 :], "", read_scalar(value), value)
            elif low == plural and isinstance(value, list | str):
                yield from _of_list(key, value)

    def drop(self, rows: Collection[Text]) -> None:
        entries = {id(row.entry) for row in rows}
        for member in {row.member for row in rows}:
            value = self.left.pop(member)
            if isinstance(value, list):
                self.left[member] = [entry for entry in value if id(entry) not in entries]

    def line(self, member: str, value: str | None = None) -> int:
        """Of a member in the file, 1 where it cannot be told. `value` tells it from others of the same name."""
        places = [found.end() for found in re.finditer(rf'"{re.escape(member)}"\s*:\s*', self.text)] if member else []
        if value is not None and len(places) > 1:
            starts = tuple(json.dumps(value[:12], ensure_ascii=is_ascii)[:-1] for is_ascii in (True, False))
            places = [place for place in places if self.text.startswith(starts, place)] or places
        return self.text.count("\n", 0, places[0]) + 1 if places else 1

    def rest(self) -> Iterator[tuple[str, str]]:
        """(name, value) of all that is left and not empty."""
        for key, entry in self.left.items():
            if entry not in (None, "", [], {}):
                yield key, dump_json(entry)


def read_scalar(value: object) -> str:
    """A text without white space around it, a number as text, "" for anything else."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _of_list(key: str, value: list[object] | str) -> Iterator[Text]:
    for entry in value if isinstance(value, list) else [value]:
        fields = {name.lower(): text for name, text in entry.items()} if isinstance(entry, dict) else {"value": entry}
        text = fields.get("value")
        if isinstance(text, str):
            role, kind = fields.get("role"), fields.get("contenttype")
            yield Text(key, str(role or "").lower(), str(kind or "").lower(), read_scalar(text), entry)
