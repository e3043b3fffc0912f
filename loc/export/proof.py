"""A page for an editor to read or print: source and target side by side, with states, names and unit IDs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loc.export.html import find_title
from loc.export.protocol import Story
from loc.export.xhtml import escape, paragraph_html
from loc.lang.codes import language_name
from loc.lang.markup import untag_text
from loc.model import Paragraph, Part, Segment, Signal, State, Unit

SUFFIX = ".proof.html"

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Proof: {title}</title>
<style>
{style}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="story">{story}</p>
<table>
<thead><tr><th scope="col">{source}</th><th scope="col">{target}</th></tr></thead>
{rows}
</table>
</body>
</html>
"""
_STYLE = """\
body { font: 1rem/1.45 Georgia, "Times New Roman", serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { overflow-wrap: anywhere; padding: .4rem .8rem; text-align: left; vertical-align: top; }
th, tbody { border-bottom: 1px solid #777; }
td p { margin: 0; }
.headline p { font-size: 1.3rem; font-weight: bold; }
.subhead p { font-weight: bold; }
.story, .mark { color: #444; font: .75rem/1.5 system-ui, sans-serif; }
td + td { border-left: .3rem solid #999; }
.empty td + td { border-left: .3rem dotted #b00020; }
.draft td + td { border-left-style: dashed; border-left-color: #b35900; }
.reviewed td + td, .approved td + td { border-left-color: #2e6b2e; }
.approved td + td { border-left-style: double; }
@media print {
  @page { margin: 15mm; }
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}"""
_ROW = """\
<tr class="{state} {part}"{anchor}>
<td lang="{source_lang}">{source}</td>
<td lang="{target_lang}">{target}
<p class="mark">{marks}</p></td>
</tr>"""


def write(story: Story) -> bytes:
    return _PAGE.format(
        title=escape(find_title(story.article)),
        style=_STYLE,
        story=" · ".join(map(escape, _describe(story))),
        source=escape(language_name(story.original.lang)),
        target=escape(language_name(story.article.lang)),
        rows="\n".join(_groups(story)),
    ).encode()


def _describe(story: Story) -> Iterator[str]:
    """What an editor must know of the story before the text."""
    article = story.original
    yield article.slug
    yield f"take {article.take}"
    if article.signal is not Signal.NEW:
        yield article.signal.upper()
    if article.published:
        yield f"published {article.published:%Y-%m-%d %H:%M} UTC"
    if article.embargo:
        yield f"EMBARGO until {article.embargo:%Y-%m-%d %H:%M} UTC"
    counts = Counter(unit.state if unit else State.EMPTY for _, unit in story.pairs)
    yield ", ".join(f"{count} {state.label}" for state, count in sorted(counts.items())) or "no sentences"


def _groups(story: Story) -> Iterator[str]:
    """A table body a paragraph."""
    paragraphs: dict[int, list[str]] = {}
    seen: set[str] = set()
    for segment, unit in story.pairs:
        anchor = "" if segment.key.id in seen else f' id="{segment.key.id}"'
        seen.add(segment.key.id)
        paragraphs.setdefault(segment.paragraph, []).append(_row(story, segment, unit, anchor))
    for rows in paragraphs.values():
        yield "\n".join(("<tbody>", *rows, "</tbody>"))
    if story.notice:
        yield f"<tbody>\n{_notice_row(story)}\n</tbody>"


def _notice_row(story: Story) -> str:
    """It has no source and no unit."""
    return _ROW.format(
        anchor="",
        state="notice",
        part=Part.BODY,
        source_lang=escape(story.original.lang),
        source="<p>—</p>",
        target_lang=escape(story.article.lang),
        target=paragraph_html(Paragraph(Part.BODY, story.notice)),
        marks=f"notice of the house on {escape(story.original.signal)}",
    )


def _row(story: Story, segment: Segment, unit: Unit | None, anchor: str) -> str:
    state = unit.state if unit else State.EMPTY
    return _ROW.format(
        anchor=anchor,
        state=state.label,
        part=segment.part,
        source_lang=escape(story.original.lang),
        source=_sentence(segment, segment.text),
        target_lang=escape(story.article.lang),
        target=_sentence(segment, unit.target) if unit and unit.target else "<p>—</p>",
        marks=" · ".join(map(escape, _marks(segment, unit))),
    )


def _sentence(segment: Segment, tagged: str) -> str:
    text, inlines = untag_text(tagged, segment.inlines)
    return paragraph_html(Paragraph(Part.BODY, text, inlines=inlines))


def _marks(segment: Segment, unit: Unit | None) -> Iterator[str]:
    """The unit's ID and part, its state, who brought it there and when, and what its target was made for."""
    yield segment.key.id
    yield segment.part
    if unit is None:
        yield "not in the catalog"
        return
    if unit.state.label not in unit.marks:
        yield f"{unit.state.label}, nobody signed it" if unit.unsigned else unit.state.label
    for mark in unit.provenance:
        if mark.mark in unit.marks:
            yield f"{mark.mark} by {mark.author}, {mark.made_at:%Y-%m-%d %H:%M} UTC"
    if unit.previous_source:
        yield f"was: {unit.previous_source}"
    yield from unit.notes
