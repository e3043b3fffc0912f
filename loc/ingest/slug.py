"""The desk's short name of a story, safe as a path."""

from __future__ import annotations

import re
import unicodedata

from loc.model import Article, Part

MAX_WORDS = 6
_DATED = re.compile(r"\d{4}-\d\d-\d\d-(.+)")
_STOP_WORDS = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})


def slugify(text: str) -> str:
    """Lower-case words joined by `-`; Latin letters lose their accents, other scripts keep their letters."""
    plain = "".join(map(_without_accent, unicodedata.normalize("NFC", text)))
    return "-".join(re.findall(r"\w+", plain.lower().replace("_", " ").replace("'", "").replace("’", "")))


def name_story(article: Article, stem: str = "") -> str:
    """`2021-09-16-csto-dushanbe`: the day, then the wire's slug, the name of a plain file, or words of the headline."""
    dated = _DATED.fullmatch(stem)
    own_name = slugify(dated[1] if dated else stem)
    is_plain = article.first("format") in ("", "plain")
    words = slugify(article.first("slugline")) or (own_name if is_plain else "") or _headline_words(article) or own_name
    day = article.published.date().isoformat() if article.published else "undated"
    return f"{day}-{words or 'story'}"


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def _headline_words(article: Article) -> str:
    headline = next((part.text for part in article.paragraphs if part.part is Part.HEADLINE), "")
    words = [word for word in slugify(headline).split("-") if word not in _STOP_WORDS]
    return "-".join(words[:MAX_WORDS])
