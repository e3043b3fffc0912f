"""The story in a web page: where it stands, its headline and byline, and what around it is none of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from loc.ingest.markup.front import make_paragraph
from loc.ingest.markup.html_head import Head
from loc.ingest.markup.xml_elements import line_of, read_attribute, read_text
from loc.model import Paragraph, Part

_BESIDE = frozenset({"aside", "dialog", "footer", "form", "menu", "nav"})
_BESIDE_ROLES = frozenset({"alert", "banner", "complementary", "contentinfo", "dialog", "form", "navigation", "search"})
_WORD = "(?:^|[-_ ]){}(?:$|[-_ ])"
_BESIDE_NAMES = re.compile(
    _WORD.format(
        "(?:ads?|advert|adverts|advertisement|advertising|adsbygoogle|bio|breadcrumbs?|comments?|cookies?|copyright|"
        "disclaimer|donate|follow|gallery-nav|inline-promo|menu|more-on|most-read|navbar|newsletter|outbrain|"
        "pagination|paywall|player|popular|popup|print-only|promo|read-more|readmore|recirc|recommended|"
        "recommendations|related|screen-reader-text|see-also|share|sharing|sidebar|signup|skip|social|sponsor|"
        "sponsored|subscribe|subscription|taboola|tags|toolbar|trending|visually-hidden|sr-only|widget)"
    ),
    re.IGNORECASE,
)
_CREDIT_NAMES = re.compile(
    _WORD.format("(?:byline|authors?|timestamp|published|pubdate|posted-on|date|time|article-meta|entry-meta)"),
    re.IGNORECASE,
)
_DECK_NAMES = re.compile(
    _WORD.format("(?:deck?|standfirst|subtitle|sub-?headline|subhead|strapline|kicker)"), re.IGNORECASE
)
_MAX_CREDIT_CHARS = 200
_MAX_BYLINE_CHARS = 120
_BYLINE_NAME = re.compile(_WORD.format("(?:byline|authors?)"), re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
_DROPPED = "template"  # what `read_element` leaves out


class Weights:
    """How much text stands in paragraphs, by element."""

    def __init__(self, root: etree._Element) -> None:
        self._own: dict[etree._Element, int] = {}
        self._all: dict[etree._Element, int] = {}
        for element in reversed(list(root.iter())):
            chars = len(read_text(element)) if element.tag == "p" else 0
            self._all[element] = self._all.get(element, 0) or chars
            parent = element.getparent()
            if parent is not None:
                self._own[parent] = self._own.get(parent, 0) + chars
                self._all[parent] = self._all.get(parent, 0) + self._all[element]

    def weigh(self, element: etree._Element) -> int:
        """Characters in all its paragraphs."""
        return self._all.get(element, 0)

    def find_densest(self) -> etree._Element | None:
        """Whose own paragraphs have most text, or what is above it and has much more: a story in several sections."""
        found = max(self._own, key=lambda element: self._own[element], default=None)
        if found is None or not self._own[found]:
            return None
        for parent in list(found.iterancestors()):
            if parent.tag not in ("body", "html") and 4 * self.weigh(parent) >= 5 * self.weigh(found):
                found = parent
        return found


def find_story(root: etree._Element, weights: Weights) -> etree._Element:
    """schema.org's articleBody, `article`, `main`, or the element with most text in paragraphs.

    The first that has half as much text as the last: the `article`s of a page may be its teasers.
    """
    kinds: tuple[Callable[[etree._Element], bool], ...] = (
        lambda element: "articleBody" in read_attribute(element, "itemprop").split(),
        lambda element: element.tag == "article",
        lambda element: element.tag == "main" or read_attribute(element, "role") == "main",
    )
    dense = weights.find_densest()
    least = weights.weigh(dense) / 2 if dense is not None else 0
    for is_kind in kinds:
        best = max(filter(is_kind, root.iter()), key=weights.weigh, default=None)
        if best is not None and weights.weigh(best) >= least:
            return best
    return dense if dense is not None else next(root.iter("body"), root)


def take_headline(root: etree._Element, story: etree._Element, head: Head) -> Paragraph | None:
    """An `h1` that the page's title repeats, or that stands in the story; else what the head says. It is used up."""
    titles = [*head.all("og:title", "twitter:title", "ld.headline", "title")]
    folded = [_fold(title) for title in titles]
    rows = [row for row in root.iter("h1") if read_text(row)]
    told = [row for row in rows if any(_repeats(title, _fold(read_text(row))) for title in folded)]
    inside = [row for row in rows if any(parent is story or parent.tag == "article" for parent in row.iterancestors())]
    marked = [row for row in rows if "headline" in read_attribute(row, "itemprop").split()]
    best = next(iter((*marked, *told, *inside, *(rows if not titles else ()))), None)
    if best is not None:
        found = make_paragraph(best, Part.HEADLINE)
        best.tag = _DROPPED
        return found
    text = _cut_site(titles[0], head.first("og:site_name")) if titles else ""
    return Paragraph(Part.HEADLINE, text) if text else None


def _repeats(title: str, heading: str) -> bool:
    """Most of it: the name of the site stands in a title too."""
    return heading in title and 2 * len(heading) >= len(title)


def _cut_site(title: str, site: str) -> str:
    """`Oil rises | Steppe Wire` is `Oil rises`."""
    found = _SITE.search(title)
    is_site = found and (not site or _fold(site) in _fold(found[0]) or "|" in found[0])
    return title[: found.start()] if found and is_site else title


def take_byline(root: etree._Element, story: etree._Element, head: Head) -> Paragraph | None:
    """As readers see it, else the author of the head. What was seen is used up."""
    for place in (story, root):
        for element in list(place.iter("*")):
            text = _byline_text(element) if _is_byline(element) else ""
            if text:
                element.tag = _DROPPED
                return Paragraph(Part.BYLINE, text, line_of(element))
    names = dict.fromkeys(head.all("ld.author")) or dict.fromkeys(head.all("author", "article:author", "dc.creator"))
    text = ", ".join(name for name in names if "://" not in name and "@" not in name)
    return Paragraph(Part.BYLINE, text) if text else None


def _is_byline(element: etree._Element) -> bool:
    marks = (read_attribute(element, "itemprop"), read_attribute(element, "rel"))
    is_text = element.tag not in ("meta", "link", "body", "html", "article", "main")
    return is_text and ("author" in marks or bool(_BYLINE_NAME.search(read_attribute(element, "class"))))


def _byline_text(element: etree._Element) -> str:
    """Without times; "" for what is no byline, a paragraph about the author or a list of them."""
    times = {id(row) for time in element.iter("time") for row in time.iter()}
    pieces = [element.text or ""]
    for row in element.iterdescendants():
        pieces += [row.text or "" if id(row) not in times else "", row.tail or ""]
    text = " ".join(" ".join(pieces).split()).replace(" ,", ",").strip(" |·•,–—-")
    is_short = len(text) <= _MAX_BYLINE_CHARS and not any(map(str.isdigit, text))
    return text if is_short else ""


def clear_story(story: etree._Element, weights: Weights) -> None:
    """Marks what is beside the story to be left out: navigation, advertisements, teasers, and times on their own.

    A deck becomes a heading, so that the lede is the first of the text.
    """
    limit = weights.weigh(story) / 2
    for element in list(story.iterdescendants()):
        if (_is_beside(element) or _is_credit(element)) and weights.weigh(element) <= limit:
            element.tag = _DROPPED
        elif _is_deck(element):
            element.tag = "h2"


def _is_deck(element: etree._Element) -> bool:
    in_header = any(parent.tag == "header" for parent in element.iterancestors())
    return element.tag == "p" and (in_header or bool(_DECK_NAMES.search(read_attribute(element, "class"))))


def _is_beside(element: etree._Element) -> bool:
    names = " ".join(read_attribute(element, key) for key in ("class", "id", "data-component", "data-testid"))
    return (
        element.tag in _BESIDE
        or element.tag == "article"
        or read_attribute(element, "role") in _BESIDE_ROLES
        or _is_hidden(element)
        or bool(_BESIDE_NAMES.search(names))
    )


def _is_hidden(element: etree._Element) -> bool:
    style = read_attribute(element, "style").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _is_credit(element: etree._Element) -> bool:
    """A time or an author's line between paragraphs, not in one; a paragraph of a time alone is one too."""
    if _is_time_alone(element):
        return True
    if any(parent.tag in ("p", "li", "td", "figcaption") for parent in element.iterancestors()):
        return False
    is_named = bool(_CREDIT_NAMES.search(read_attribute(element, "class")))
    return element.tag == "time" or (is_named and len(read_text(element)) <= _MAX_CREDIT_CHARS)


def _is_time_alone(element: etree._Element) -> bool:
    around = (element.text or "") + "".join(child.tail or "" for child in element)
    return element.tag == "p" and [child.tag for child in element] == ["time"] and not around.strip()


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
