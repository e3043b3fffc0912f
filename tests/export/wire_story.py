"""One reviewed story for the tests of the agency formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import AT

from loc.export.protocol import Story
from loc.model import Article, Inline, Paragraph, Part, Signal

META = (
    ("guid", "urn:newsml:example.kz:20261123:plant"),
    ("version", "3"),
    ("slugline", "KAZAKHSTAN-PLANT"),
    ("credit", "Example News"),
    ("urgency", "4"),
    ("keyword", "energy"),
    ("keyword", "Atyrau"),
    ("keyword", "energy"),
    ("usageTerms", "No archive use"),
    ("copyrightnotice", "© Example News 2026"),
    ("subject", "medtop:20000257"),
)
ORIGINAL = Article(
    "2026-11-23-plant",
    (
        Paragraph(Part.HEADLINE, "Turbine plant opens in Atyrau"),
        Paragraph(Part.BYLINE, "By Aigerim Serikova"),
        Paragraph(Part.DATELINE, "ATYRAU. KAZINFORM"),
        Paragraph(Part.LEDE, "A turbine plant opened in Atyrau on Monday."),
        Paragraph(Part.SUBHEAD, "What comes next"),
        Paragraph(Part.BODY, "It makes 25 turbines a year."),
        Paragraph(Part.CAPTION, "The plant before its opening."),
    ),
    take=3,
    published=AT,
    meta=META,
)
TARGET = (
    Paragraph(Part.HEADLINE, "Атырауда турбина зауыты ашылды"),
    Paragraph(Part.BYLINE, "Айгерім Серікова"),
    Paragraph(Part.DATELINE, "АТЫРАУ. ҚазАқпарат"),
    Paragraph(Part.LEDE, "Дүйсенбіде турбина зауыты ашылды.", inlines=(Inline((11, 25), "a", "https://example.kz/"),)),
    Paragraph(Part.SUBHEAD, "Келесі кезең"),
    Paragraph(Part.BODY, "Ол жылына 25 турбина шығарады.", inlines=(Inline((10, 12), "b"), Inline((13, 20), "i"))),
    Paragraph(Part.CAPTION, "Зауыт ашылар алдында."),
)
HOSTILE = "a\x00b ]]> <script>alert(1)</script> &amp; \u202ec\u202c"
HOSTILE_KEPT = "ab ]]> <script>alert(1)</script> &amp; \u202ec\u202c"


def make_wire_story(*paragraphs: Paragraph, **meta: str) -> Story:
    """The story of a turbine plant; `paragraphs` instead of its own, `meta` beside or, under a known name, in place."""
    rows = (*meta.items(), *(row for row in META if row[0] not in meta))
    original = replace(ORIGINAL, meta=rows)
    return Story(replace(original, lang="kk", paragraphs=paragraphs or TARGET), original)


def with_signal(signal: Signal, story: Story) -> Story:
    """As another take of it."""
    return replace(
        story, article=replace(story.article, signal=signal), original=replace(story.original, signal=signal)
    )


def make_embargoed(story: Story) -> Story:
    """Under embargo until an hour after its time."""
    until = AT + timedelta(hours=1)
    return replace(
        story, article=replace(story.article, embargo=until), original=replace(story.original, embargo=until)
    )


def make_bare(lang: str = "ru") -> Story:
    """No text, no time, no metadata: the least a writer gets."""
    bare = Article("flash/2026-11-23-нұр", ())
    return Story(replace(bare, lang=lang), bare)


def make_hostile() -> Story:
    """Markup, control characters and bidi marks in every field."""
    parts = (Part.HEADLINE, Part.BYLINE, Part.DATELINE, Part.LEDE, Part.SUBHEAD, Part.BODY, Part.CAPTION)
    names = ("guid", "version", "slugline", "credit", "urgency", "keyword", "ednote", "usageterms", "copyrightholder")
    story = make_wire_story(*(Paragraph(part, HOSTILE) for part in parts))
    meta = tuple((name, HOSTILE) for name in names)
    return replace(story, article=replace(story.article, meta=meta), original=replace(story.original, meta=meta))
