"""What the lines around a story say of it, gathered while a reader goes through them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import regex

from loc.errors import WireError
from loc.ingest.text.signals import find_embargo, find_gravest, find_signal, names_embargo, strip_signal
from loc.ingest.text.sluglines import SlugLine
from loc.model import Article, Paragraph, Part, Signal

_TAKE = regex.compile(r"(?i)\W*(?:take|page)\s+(?P<take>\d{1,2})(?:\s+of\s+\d{1,2})?\W*")


@dataclass(slots=True)
class Gathered:
    """`name` is that of the file, for errors. The update number of a story makes its take: UPDATE 2 is the third."""

    name: str
    published: datetime | None = None
    update: int | None = None
    take: int | None = None
    lang: str = "en"
    signals: set[Signal] = field(default_factory=set)
    embargoes: list[tuple[int, str]] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)

    def keep(self, key: str, value: str) -> None:
        """In `meta`, white space made single spaces; nothing where there is no value."""
        kept = " ".join(value.split())
        if kept:
            self.meta.append((key, kept))

    def add_signal(self, text: str) -> None:
        signal = find_signal(text)
        if signal:
            self.signals.add(signal)

    def add_note(self, text: str, line: int) -> None:
        """A word to editors, with whatever it orders."""
        self.keep("ednote", text)
        self.add_signal(" ".join(text.split()))
        if names_embargo(text):
            self.embargoes.append((line, text))

    def add_embargo(self, text: str, line: int) -> None:
        self.keep("embargo", text)
        self.embargoes.append((line, text))

    def add_slug(self, slug: SlugLine) -> None:
        for key, value in (("slugline", slug.slug), ("lead", slug.version), ("words", slug.words)):
            self.keep(key, value)
        self.keep("transmission", slug.number)
        self.signals |= {slug.signal} if slug.signal else set()
        self.update = self.update or slug.update
        self.add_take(slug.version)

    def add_label(self, text: str) -> None:
        """`2ND ROUNDUP`, `EXTRA` above a headline."""
        self.keep("label", text)
        _, signal, number = strip_signal(f"{text}: x")
        self.signals |= {signal} if signal else set()
        self.update = self.update or number

    def add_take(self, text: str) -> bool:
        """True for `take 2 of 3` and the like."""
        found = _TAKE.fullmatch(text)
        if found:
            self.take = int(found["take"])
            self.keep("pages", text)
        return bool(found)

    def headline(self, text: str, line: int) -> Paragraph:
        """Without its tags, which are kept as `tag`."""
        bare, signal, number = strip_signal(text)
        if signal:
            self.signals.add(signal)
        self.update = number or self.update
        if bare != text.strip():
            self.keep("tag", text.strip().replace(bare, "", 1))
        if names_embargo(text):
            self.embargoes.append((line, text))
        return Paragraph(Part.HEADLINE, bare, line)

    def finish(self, paragraphs: tuple[Paragraph, ...]) -> Article:
        """Raises WireError for an embargo that cannot be read: better refused than sent too early."""
        signal = find_gravest(self.signals) or Signal.NEW
        if self.update is not None and not any(key == "version" for key, _ in self.meta):
            self.meta.append(("version", str(self.update)))
        take = self.take or (self.update + 1 if self.update else 1)
        return Article(
            "",
            paragraphs,
            lang=self.lang,
            take=max(take, 1),
            signal=signal,
            published=self.published,
            embargo=max(map(self._moment, self.embargoes), default=None),
            meta=tuple(self.meta),
        )

    def _moment(self, embargo: tuple[int, str]) -> datetime:
        line, text = embargo
        moment = find_embargo(text, self.published)
        if moment is None:
            raise WireError(
                f"{self.name}:{line}: expected an embargo like `EMBARGOED UNTIL 0900 GMT Nov 23 2026`, "
                f"got {' '.join(text.split())[:120]!r}",
                hint="Write day, time and zone of the release in full.",
            )
        return moment
