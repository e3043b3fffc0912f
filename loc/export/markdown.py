"""CommonMark: `#` headline, day in words, paragraphs, `##` subheads; what it has no mark for is inline HTML."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loc.export.protocol import Story
from loc.lang.numbers.dates import long_date
from loc.model import Article, Inline, Paragraph, Part, Span

SUFFIX = ".md"

_PREFIXES = {Part.HEADLINE: "# ", Part.SUBHEAD: "## "}
_RUNNING = (Part.LEDE, Part.BODY)
_MARKS = {"b": "**", "i": "*"}
_ELEMENTS = {"b": "strong", "i": "em"}
_LINE_ENDS = str.maketrans(dict.fromkeys("\t\n\v\f\r", " "))

# CommonMark 0.31, and GitHub's ~ and |. A backslash before any of them is markup everywhere but in code.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|]")
_BULLET = re.compile(r"[-+](?=[-\s]|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_BARE_ADDRESS = re.compile(r"[^\s()<>\\&]+")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write(story: Story) -> bytes:
    return ("\n\n".join(_blocks(story.article)) + "\n").encode()


def _blocks(article: Article) -> Iterator[str]:
    dateline, day = "", _day(article)
    if all(paragraph.part is not Part.HEADLINE for paragraph in article.paragraphs):
        yield from day
    for paragraph in article.paragraphs:
        text = render_inlines(paragraph.text, paragraph.inlines)
        if paragraph.part is Part.DATELINE:
            dateline = _bold(paragraph)
        elif dateline and paragraph.part in _RUNNING:
            yield f"{dateline} – {text}"
            dateline = ""
        else:
            yield _PREFIXES.get(paragraph.part, "") + _escape_start(text)
        if paragraph.part is Part.HEADLINE:
            yield from day
    if dateline:
        yield dateline


def _day(article: Article) -> Iterator[str]:
    """Once, and nothing where the story has no day."""
    if article.published:
        yield _escape_start(_escape(long_date(article.published.date(), article.lang)))


def _bold(paragraph: Paragraph) -> str:
    kept = tuple(inline for inline in paragraph.inlines if inline.tag != "b")
    return render_inlines(paragraph.text, (Inline((0, len(paragraph.text)), "b"), *kept))


def render_inlines(text: str, inlines: Sequence[Inline]) -> str:
    """One line. `inlines` nest or lie apart, in text order."""
    flat = text.translate(_LINE_ENDS)
    trimmed = tuple(replace(inline, span=_trim(flat, inline.span)) for inline in inlines)
    return _Line(flat, tuple(inline for inline in trimmed if inline.span[0] < inline.span[1])).render().strip(" ")


def _trim(text: str, span: Span) -> Span:
    """A mark beside a space on its inner side is none."""
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, max(start, span[1] - len(piece) + len(piece.rstrip()))


@dataclass(frozen=True, slots=True)
class _Line:
    """A text on one line, and the markup over it."""

    text: str
    inlines: tuple[Inline, ...]

    def render(self) -> str:
        return self._between(0, len(self.text), self.inlines)

    def _between(self, start: int, stop: int, inlines: Sequence[Inline]) -> str:
        pieces, rest = list[str](), list(inlines)
        while rest:
            outer, *rest = rest
            inner = [inline for inline in rest if inline.span[0] < outer.span[1]]
            rest = rest[len(inner) :]
            pieces += [_escape(self.text[start : outer.span[0]]), self._wrap(outer, self._between(*outer.span, inner))]
            start = outer.span[1]
        return "".join((*pieces, _escape(self.text[start:stop])))

    def _wrap(self, inline: Inline, content: str) -> str:
        if inline.tag == "a":
            return f"[{content}]({_format_address(inline.href)})"
        if inline.tag in _MARKS and self._can_mark(inline.span):
            return f"{_MARKS[inline.tag]}{content}{_MARKS[inline.tag]}"
        element = _ELEMENTS.get(inline.tag, inline.tag)
        return f"<{element}>{content}</{element}>"

    def _can_mark(self, span: Span) -> bool:
        """Whether `*` opens and closes here whatever version reads it (CommonMark 6.2), and touches no other mark."""
        places = Counter(place for inline in self.inlines for place in inline.span)
        start, stop = span
        return (
            places[start] == places[stop] == 1
            and _parts(self.text[start - 1 : start], self.text[start])
            and _parts(self.text[stop : stop + 1], self.text[stop - 1])
        )


def _parts(outer: str, inner: str) -> bool:
    """Whether a mark between these two characters, `outer` "" at an end of the line, can only belong to `inner`."""
    category = unicodedata.category(outer) if outer else "Zs"
    return category == "Zs" or (category.startswith("P") and inner.isalnum())


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_start(line: str) -> str:
    """What would begin a list or a rule."""
    if _BULLET.match(line):
        return f"\\{line}"
    number = _NUMBER.match(line)
    return f"{number[1]}\\{line[number.end(1) :]}" if number else line


def _format_address(href: str) -> str:
    if _BARE_ADDRESS.fullmatch(href):
        return href
    safe = href.translate(_LINE_ENDS).replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    plain = _ENTITY.sub(r"\&", safe)
    return f"<{plain}>"
