from __future__ import annotations

from loc.model import Article, Paragraph, Part, Segment
from loc.segment import segment_article


def make_story(*paragraphs: tuple[Part, str], lang: str = "en") -> Article:
    return Article("story", tuple(Paragraph(part, text) for part, text in paragraphs), lang)


def test_headline_dateline_byline_stay_whole() -> None:
    """Parts that are one line of the wire are one segment each, whatever points stand in them."""
    story = make_story(
        (Part.HEADLINE, " Snow falls. Roads close "),
        (Part.BYLINE, "By A. Lee. Photos by B. Kim."),
        (Part.DATELINE, "DUSHANBE. KAZINFORM"),
    )
    assert [segment.text for segment in segment_article(story)] == [
        "Snow falls. Roads close",
        "By A. Lee. Photos by B. Kim.",
        "DUSHANBE. KAZINFORM",
    ]


def test_body_parts_are_cut_in_article_order() -> None:
    """Lede, subhead, body and caption are cut into sentences; index and span lead back to the paragraph."""
    story = make_story(
        (Part.LEDE, "It rained. It stopped."),
        (Part.SUBHEAD, "What next?"),
        (Part.BODY, "  Nobody knows."),
        (Part.CAPTION, "A road. Photo: A. Lee"),
    )
    assert segment_article(story) == (
        Segment(Part.LEDE, 0, (0, 10), "It rained."),
        Segment(Part.LEDE, 0, (11, 22), "It stopped."),
        Segment(Part.SUBHEAD, 1, (0, 10), "What next?"),
        Segment(Part.BODY, 2, (2, 15), "Nobody knows."),
        Segment(Part.CAPTION, 3, (0, 7), "A road."),
        Segment(Part.CAPTION, 3, (8, 21), "Photo: A. Lee"),
    )


def test_line_breaks_become_spaces() -> None:
    """The text of a segment has single spaces, its span still covers the line breaks."""
    story = make_story((Part.BODY, "The talks\r\n  ended on Nov.\n3. They go on."))
    first, second = segment_article(story)
    assert (first.text, first.span) == ("The talks ended on Nov. 3.", (0, 29))
    assert second.text == "They go on."


def test_language_of_the_article_decides() -> None:
    """A Kazakh article is cut by Kazakh rules."""
    story = make_story((Part.BODY, "Жиын 2026 ж. 3 қараша күні өтті. Оған О. Бектенов қатысты."), lang="kk")
    assert len(segment_article(story)) == 2


def test_empty_paragraphs_give_nothing() -> None:
    """White space alone is no segment, in any part."""
    assert segment_article(make_story((Part.HEADLINE, " \n"), (Part.BODY, ""))) == ()
