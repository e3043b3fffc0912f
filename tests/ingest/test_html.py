"""A story as a web page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from loc.errors import WireError
from loc.ingest.html import read, recognizes
from loc.model import Article, Inline, Paragraph, Part, Signal

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Bridge opens over the Irtysh | Steppe Wire</title>
<meta property="og:title" content="Bridge opens over the Irtysh"><meta property="og:site_name" content="Steppe Wire">
<meta name="viewport" content="width=device-width"><meta name="description" content="A bridge.">
<meta name="keywords" content="bridge, Irtysh">
<meta property="article:published_time" content="2026-11-23T14:00:00+05:00">
<link rel="canonical" href="https://s.example/bridge"></head>
<body class="has-sidebar"><header><h1>Steppe Wire</h1>
<nav><p>Home, News, Sport and all the other pages of ours</p></nav></header>
<main><article class="story"><header><h1>Bridge opens over the Irtysh</h1>
<p class="dek">Drivers save an hour</p>
<div class="byline">By <a rel="author" href="/dana">Dana Akhmet</a>
<time datetime="2026-11-23">23 Nov 2026</time></div></header>
<figure><img src="a.jpg"><figcaption>The bridge at Pavlodar</figcaption></figure>
<div class="body"><p>PAVLODAR, Nov 23 (Steppe Wire) - A new <a href="https://s.example/b">bridge</a> has opened.</p>
<div class="ad-slot"><p>Buy now</p></div><script>track()</script>
<h2>Toll</h2><p>The toll is 500 tenge.</p><aside><p>Read also</p></aside>
<div class="share"><button>Share</button> this</div></div>
<div class="related"><article><h3>Other</h3><p>Teaser</p></article></div>
</article></main><footer><p>All rights reserved by the owners of Steppe Wire and their heirs</p></footer></body></html>
"""
BODY = "<p>The bridge has opened to cars.</p><p>The toll is 500 tenge.</p>"


def parse(page: str) -> Article:
    return read(page.encode(), "x")


def rows(page: str) -> list[tuple[str, str]]:
    return [(row.part.value, row.text) for row in parse(page).paragraphs]


def test_a_page_is_read() -> None:
    """The story and nothing around it; headline, deck, byline, caption, dateline and lede are told apart."""
    assert rows(PAGE) == [
        ("headline", "Bridge opens over the Irtysh"),
        ("byline", "By Dana Akhmet"),
        ("subhead", "Drivers save an hour"),
        ("caption", "The bridge at Pavlodar"),
        ("dateline", "PAVLODAR, Nov 23 (Steppe Wire)"),
        ("lede", "A new bridge has opened."),
        ("subhead", "Toll"),
        ("body", "The toll is 500 tenge."),
    ]
    assert parse(PAGE).paragraphs[5].inlines == (Inline((6, 12), "a", "https://s.example/b"),)


def test_the_head_is_read() -> None:
    """Time, language, address, site, keywords; what has no field is kept, but what is not of the story."""
    article = parse(PAGE)
    assert (article.lang, article.published) == ("en", datetime(2026, 11, 23, 9, tzinfo=UTC))
    meta = dict(reversed(article.meta))
    assert meta["guid"] == "https://s.example/bridge"
    assert (meta["credit"], meta["description"]) == ("Steppe Wire", "A bridge.")
    assert [value for key, value in article.meta if key == "keyword"] == ["bridge", "Irtysh"]
    assert "viewport" not in meta


HEADLINES = {
    "h1 of the story": ("<h1>Steppe</h1><article><h1>Bridge opens</h1>{}</article>", "Bridge opens"),
    "h1 that the title repeats": (
        "<title>Bridge opens - Steppe</title><h1>Bridge opens</h1><div>{}</div>",
        "Bridge opens",
    ),
    "not the logo": ("<title>Bridge opens | Steppe</title><h1>Steppe</h1><main>{}</main>", "Bridge opens"),
    "og:title": ('<meta property="og:title" content="Bridge opens"><main>{}</main>', "Bridge opens"),
    "JSON-LD": (
        '<script type="application/ld+json">{{"@type":["Article"],"headline":"Bridge opens"}}</script><div>{}</div>',
        "Bridge opens",
    ),
    "only h1": ("<h1>Bridge opens</h1>{}", "Bridge opens"),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_the_headline_is_found(case: str) -> None:
    """Wherever the page has it; it is not repeated in the text."""
    page, headline = HEADLINES[case]
    assert rows("<!doctype html>" + page.format(BODY)) == [
        ("headline", headline),
        ("lede", "The bridge has opened to cars."),
        ("body", "The toll is 500 tenge."),
    ]


BYLINES = {
    "class": '<p class="byline">By Dana Akhmet</p>',
    "rel": '<a rel="author">By Dana Akhmet</a>',
    "microdata": '<span itemprop="author">By Dana Akhmet</span>',
    "meta": '<meta name="author" content="By Dana Akhmet">',
    "JSON-LD": '<script type="application/ld+json">[{"@type":"Article","author":{"name":"By Dana Akhmet"}}]</script>',
}


@pytest.mark.parametrize("case", BYLINES)
def test_the_byline_is_found(case: str) -> None:
    """As readers see it, else as machines do."""
    page = f"<!doctype html><article><h1>Bridge opens</h1>{BYLINES[case]}{BODY}</article>"
    assert rows(page)[1] == ("byline", "By Dana Akhmet")
    assert [part for part, _ in rows(page)] == ["headline", "byline", "lede", "body"]


STORIES = {
    "teasers are articles": f"<article><p>Teaser</p></article><div>{BODY}</div><article><p>Another</p></article>",
    "in sections": f"<div><section>{BODY[:37]}</section><section>{BODY[37:]}</section></div>",
    "articleBody": f'<article><p>Ad</p><div itemprop="articleBody">{BODY}</div></article>',
    "hidden": f'<main>{BODY}<p hidden>Hidden</p><p style="display: none">Hidden</p></main>',
    "breaks": "<div>The bridge has opened to cars.<br><br>The toll is 500 tenge.</div>",
}


@pytest.mark.parametrize("case", STORIES)
def test_the_story_is_found(case: str) -> None:
    """By markup or by where most text is."""
    page = f"<!doctype html><title>Bridge opens</title><body>{STORIES[case]}</body>"
    assert [text for _, text in rows(page)] == [
        "Bridge opens",
        "The bridge has opened to cars.",
        "The toll is 500 tenge.",
    ]


def test_a_tag_of_the_desk_is_a_signal() -> None:
    """And no part of the headline; the line as it came is kept."""
    article = parse(f"<!doctype html><article><h1>CORRECTED-Bridge opens</h1>{BODY}</article>")
    assert article.paragraphs[0] == Paragraph(Part.HEADLINE, "Bridge opens", 1)
    assert (article.signal, article.first("headline")) == (Signal.CORRECTION, "CORRECTED-Bridge opens")


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_the_charset_is_heeded(charset: str) -> None:
    """As the page says it."""
    page = f"<!doctype html><html lang=ru><meta charset={charset}><h1>Мост</h1><p>Мост через Иртыш открыт.</p>"
    assert read(page.encode(charset), "x").paragraphs[1].text == "Мост через Иртыш открыт."


@pytest.mark.parametrize("head", ["<!DOCTYPE html>", "<html>", "\ufeff\n<!-- c -->\n<HTML lang=en>", "<article>"])
def test_pages_are_recognised(head: str) -> None:
    """With or without what a page begins with."""
    assert recognizes((head + BODY).encode())
    assert recognizes(b"\xff\xfe" + head.removeprefix("\ufeff").encode("utf-16-le"))


@pytest.mark.parametrize(
    "content", ["", "html", "<rss/>", "<nitf><body/></nitf>", "<!DOCTYPE nitf>", "Text <p>.", "<ht"]
)
def test_other_content_is_not_recognised(content: str) -> None:
    """XML of other kinds is not HTML."""
    assert recognizes(content.encode()) is False


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!doctype html><h1>Only a title</h1>", "<html>" + "<div>" * 900 + "x"]
)
def test_a_page_without_a_story_is_refused(page: str) -> None:
    """With what was expected, and a next step."""
    with pytest.raises(WireError, match=r"^x:1: ") as caught:
        parse(page)
    assert caught.value.hint
