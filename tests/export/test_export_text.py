"""A story as text, and the reasons why it is not ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import AT, make_article, make_unit

from loc.export.assemble import assemble, find_reasons
from loc.export.protocol import Story
from loc.export.text import write
from loc.model import Article, Inline, Paragraph, Part, Signal, State, Unit, UnitKey
from loc.segment import segment_article

ARTICLE = make_article("Talks go on. Oil is dear.", "It rains.", headline="Talks")


def units(state: State = State.REVIEWED) -> dict[UnitKey, Unit]:
    made = (make_unit(row.text, f"«{row.text}»", state, row.part.context) for row in segment_article(ARTICLE))
    return {unit.key: unit for unit in made}


def reasons(article: Article, found: dict[UnitKey, Unit], require: State = State.REVIEWED) -> list[str]:
    return [row.text for row in find_reasons(article, segment_article(article), found, require, AT)]


def make_story(*paragraphs: Paragraph, lang: str = "kk", published: datetime | None = AT) -> Story:
    return Story(Article("x", paragraphs, lang, published=published), ARTICLE)


def test_text_has_headline_day_and_paragraphs() -> None:
    """The dateline opens its paragraph with a dash; the day is in words of the language."""
    paragraphs = (
        Paragraph(Part.HEADLINE, "Бас"),
        Paragraph(Part.DATELINE, "АСТАНА. ҚазАқпарат"),
        Paragraph(Part.LEDE, "Бір."),
        Paragraph(Part.BODY, "Екі."),
    )
    story = make_story(*paragraphs)
    assert write(story).decode() == "Бас\n\n2026\u202fж. 23 қараша\n\nАСТАНА. ҚазАқпарат – Бір.\n\nЕкі.\n"
    russian = write(make_story(paragraphs[0], lang="ru")).decode()
    assert russian == "Бас\n\n23 ноября 2026\u202fг.\n"


def test_sentences_come_back_into_their_paragraphs() -> None:
    """Every segment is replaced by its target, in article order."""
    story = assemble(ARTICLE, segment_article(ARTICLE), units(), "kk")
    assert [paragraph.text for paragraph in story.article.paragraphs] == [
        "«Talks»",
        "«Talks go on.» «Oil is dear.»",
        "«It rains.»",
    ]


def test_what_is_below_the_mark_says_so() -> None:
    """Drafts and gaps are visible in the text itself."""
    found = units(State.DRAFT)
    found.pop(UnitKey("It rains.", "text"))
    story = assemble(ARTICLE, segment_article(ARTICLE), found, "kk", State.REVIEWED)
    assert story.article.paragraphs[1].text == "[DRAFT: «Talks go on.»] [DRAFT: «Oil is dear.»]"
    assert story.article.paragraphs[2].text == "[NOT TRANSLATED: It rains.]"


def test_a_reviewed_story_has_no_reason_to_stay() -> None:
    """Nothing to say."""
    assert reasons(ARTICLE, units()) == []


@pytest.mark.parametrize(
    ("state", "count"), [(State.EMPTY, 4), (State.DRAFT, 4), (State.REVIEWED, 4), (State.APPROVED, 0)]
)
def test_approved_is_asked_of_every_segment(state: State, count: int) -> None:
    """Each segment that is not far enough is a reason."""
    found = {key: unit if state else replace(unit, target="") for key, unit in units(state).items()}
    assert len(reasons(ARTICLE, found, State.APPROVED)) == count


def test_a_sentence_the_catalog_lacks_is_a_reason() -> None:
    """The source changed after the catalog was made."""
    found = units()
    found.pop(UnitKey("It rains.", "text"))
    assert reasons(ARTICLE, found) == ["not in the catalog yet; `loc draft` brings it in"]


@pytest.mark.parametrize("signal", [Signal.KILL, Signal.WITHDRAWAL])
def test_a_killed_story_never_leaves(signal: Signal) -> None:
    """However reviewed it is."""
    assert reasons(replace(ARTICLE, signal=signal), units()) == [f"the wire sent a {signal} for it"]


def test_an_embargo_holds_until_its_time() -> None:
    """Before its time it is a reason, after it is none."""
    assert len(reasons(replace(ARTICLE, embargo=AT + timedelta(minutes=1)), units())) == 1
    assert reasons(replace(ARTICLE, embargo=AT), units()) == []


def test_a_dateline_without_a_paragraph_is_not_lost() -> None:
    """A flash that has no text yet still shows where it comes from."""
    story = make_story(Paragraph(Part.HEADLINE, "Бас"), Paragraph(Part.DATELINE, "АСТАНА"), published=None)
    assert write(story).decode() == "Бас\n\nАСТАНА\n"


def test_article_without_a_day() -> None:
    """No day, no line for it."""
    article = Article("x", (Paragraph(Part.HEADLINE, "Head"),))
    unit = make_unit("Head", "Бас", State.REVIEWED, "headline")
    assert write(assemble(article, segment_article(article), {unit.key: unit}, "kk")).decode() == "Бас\n"


def test_markup_of_the_source_comes_back_around_the_target() -> None:
    """Tags of a unit become spans of the paragraph, links with their address; the second sentence's are shifted."""
    text = "It is out. The report says so."
    inlines = (Inline((6, 9), "b"), Inline((15, 21), "a", "https://example.kz/"))
    article = Article("x", (Paragraph(Part.LEDE, text, 1, inlines),))
    segments = segment_article(article)
    assert [row.text for row in segments] == ["It is <b>out</b>.", "The <a>report</a> says so."]
    targets = ("Ол <b>шықты</b>.", "Мұны <a>есеп</a> айтады.")
    made = (make_unit(row.text, target, State.REVIEWED) for row, target in zip(segments, targets, strict=True))
    (paragraph,) = assemble(article, segments, {unit.key: unit for unit in made}, "kk").article.paragraphs
    assert paragraph.text == "Ол шықты. Мұны есеп айтады."
    assert [(paragraph.text[slice(*row.span)], row.tag, row.href) for row in paragraph.inlines] == [
        ("шықты", "b", ""),
        ("есеп", "a", "https://example.kz/"),
    ]
