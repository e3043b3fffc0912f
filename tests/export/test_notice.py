"""The house's notice on a correction, in every format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

import pytest
from builders import make_unit
from lxml import html

from loc.export.assemble import assemble
from loc.export.protocol import Story
from loc.export.registry import WRITERS
from loc.export.xliff import write as write_xliff
from loc.model import Article, Paragraph, Part, Signal, State
from loc.segment import segment_article

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here

NOTICE = "Түзетілді: «25» орнына <26> & 27 деп оқылсын."
PARAGRAPHS = (
    Paragraph(Part.HEADLINE, "Plant opens"),
    Paragraph(Part.LEDE, "It makes turbines."),
    Paragraph(Part.BODY, "It is new."),
)
UNITS = tuple(
    make_unit(source, target, State.REVIEWED, context)
    for source, target, context in (
        ("Plant opens", "Зауыт ашылды", "headline"),
        ("It makes turbines.", "Ол турбина шығарады.", "text"),
        ("It is new.", "Ол жаңа.", "text"),
    )
)
ARTICLE = Article("2026-11-23-plant", PARAGRAPHS, take=2, signal=Signal.CORRECTION)


def make_story(notice: str, article: Article = ARTICLE) -> Story:
    units = {unit.key: unit for unit in UNITS}
    return assemble(article, segment_article(article), units, "kk", notice=notice)


def read_text(content: bytes) -> str:
    """Without the format's escapes, however deep."""
    text = content.decode().replace("\\u003c", "<").replace("\\", "")
    for _ in range(2):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')
    return text


@pytest.mark.parametrize("name", [name for name in WRITERS.rows if name != "xliff"])
def test_each_writer_ends_with_the_notice(name: str) -> None:
    """Once, behind the last sentence, whole and escaped as the format wants; without a notice, nothing of it."""
    writer = WRITERS.load(name)
    text = read_text(writer.write(make_story(NOTICE)))
    assert text.count(NOTICE) == 1
    assert text.index("Ол жаңа.") < text.index(NOTICE)
    assert "Түзетілді" not in read_text(writer.write(make_story("")))


def test_the_notice_is_a_paragraph_of_text() -> None:
    """The last one, body, without a unit."""
    story = make_story(NOTICE)
    assert story.article.paragraphs[-1] == Paragraph(Part.BODY, NOTICE)
    assert len(story.pairs) == 3
    assert story.notice == NOTICE


def test_translators_do_not_get_the_notice() -> None:
    """XLIFF holds the sentences of the wire; the notice is nobody's to translate."""
    assert write_xliff(make_story(NOTICE)) == write_xliff(make_story(""))


def test_the_proof_says_whose_it_is() -> None:
    """An editor sees the notice in its language, without a source, and why it is there."""
    page: Tree = html.document_fromstring(WRITERS.load("proof").write(make_story(NOTICE)).decode())
    row = page.findall(".//tr")[-1]
    source, target = row.findall("td")
    assert (source.text_content(), target.get("lang")) == ("—", "kk")
    assert target.text_content().split("\n") == [NOTICE, "notice of the house on correction"]


def test_a_story_without_text_keeps_its_notice() -> None:
    """A correction of which nothing else is left."""
    story = make_story(NOTICE, replace(ARTICLE, paragraphs=()))
    assert [paragraph.text for paragraph in story.article.paragraphs] == [NOTICE]
