"""ninjs, news in JSON (IPTC), in the version the story came in.

A wire that names its version in `standard` gets IPTC's 1.x (`uri`), 2.1 (`headlines`, `bodies`) or 3.0 (camel case).
Any other story leaves as Superdesk's 1.x, which most desks read: `guid`, `headline`, `byline`, `body_html`.
IPTC's schemas have no place for the generator, nor for a signal but in the editorial note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from loc.export import item
from loc.export.protocol import Story
from loc.export.xhtml import block_html
from loc.model import Article, Part, Signal

SUFFIX = ".ninjs.json"

_NOTED = (Signal.UPDATE, Signal.CORRECTION)
_RELATION = "translationof"
# Members of the wire that are codes more than words, and what an entry of theirs may hold (the schemas).
_CODED = MappingProxyType(
    dict.fromkeys(("genre", "service", "place"), ("name", "code")) | {"subject": ("name", "code", "scheme")}
)
_CODED_1 = MappingProxyType(dict.fromkeys(("subject", "place"), ("name", "rel", "scheme", "code")))
_CODED_2 = MappingProxyType(
    dict.fromkeys(
        ("subjects", "people", "organisations", "places", "events", "objects"), ("name", "rel", "uri", "literal")
    )
    | {"genres": ("name", "uri", "literal")}
)
# ninjs 3.0 renamed what 2.x writes in lower case.
_CAMEL = MappingProxyType(
    {
        "versioncreated": "versionCreated",
        "embargoed": "embargoedUntil",
        "pubstatus": "pubStatus",
        "copyrightholder": "copyrightHolder",
        "copyrightnotice": "copyrightNotice",
        "usageterms": "usageTerms",
        "ednote": "edNote",
        "infosources": "infoSources",
        "contenttype": "contentType",
    }
)

Members = dict[str, object]


def write(story: Story) -> bytes:
    version = _find_version(story.original)
    made = _drop_empty(_SHAPES[version[:1]](story, version))
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _find_version(original: Article) -> str:
    """The wire's `standard`, an object as JSON; "" for Superdesk's and for what came in no ninjs."""
    found = re.search(r"\b([123]\.\d+)", original.first("standard"))
    return found[1] if found and original.first("format") == "ninjs" else ""


def _drop_empty(made: Members) -> Members:
    return {name: value for name, value in made.items() if value not in (None, "", [], {})}


def _superdesk(story: Story, _version: str) -> Members:
    signal = story.article.signal
    return {
        "guid": item.derive_guid(story),
        **_shared(story),
        **_flat(story.article),
        **_carry(story.article, _CODED),
        "keywords": item.read_keywords(story.article),
        "source": item.read_meta(story.article, "credit"),
        "ednote": item.read_meta(story.article, "ednote"),
        "signal": [{"code": f"sig:{signal}", "name": signal.value}] if signal in _NOTED else [],
        "associations": {_RELATION: {"guid": item.find_guid(story.original), **_original(story.original)}},
        "extra": {"generator": item.GENERATOR},
    }


def _iptc1(story: Story, version: str) -> Members:
    return {
        "uri": item.derive_guid(story),
        "standard": _standard(version),
        **_shared(story),
        **_flat(story.article),
        **_carry(story.article, _CODED_1, keywords_in="subject"),
        "infosource": _named([item.read_meta(story.article, "credit")]),
        "ednote": _note(story.article),
        "associations": {_RELATION: {"uri": item.find_guid(story.original), **_original(story.original)}},
    }


def _iptc2(story: Story, _version: str) -> Members:
    article, body = story.article, _body(story.article)
    return {
        "uri": item.derive_guid(story),
        "standard": _standard("2.1"),
        **_shared(story),
        "headlines": _headlines(item.read_lines(article, Part.HEADLINE)),
        "by": ", ".join(item.read_lines(article, Part.BYLINE)),
        "located": item.find_place(article),
        "bodies": [{"role": "main", "contenttype": "text/html", "value": body}] if body else [],
        **_carry(article, _CODED_2, keywords_in="subjects"),
        "infosources": _named([item.read_meta(article, "credit")]),
        "ednote": _note(article),
        "associations": [_link(story.original)],
    }


def _iptc3(story: Story, version: str) -> Members:
    made = _iptc2(story, version)
    made |= {"standard": _standard("3.0"), "associations": [{"rel": _RELATION, **_link(story.original)}]}
    return {_CAMEL.get(name, name): _rename(value) for name, value in made.items()}


def _rename(value: object) -> object:
    """The members of objects in a list too."""
    if not isinstance(value, list):
        return value
    return [{_CAMEL.get(name, name): entry for name, entry in row.items()} for row in value]


_SHAPES: Mapping[str, Callable[[Story, str], Members]] = MappingProxyType(
    {"": _superdesk, "1": _iptc1, "2": _iptc2, "3": _iptc3}
)


def _shared(story: Story) -> Members:
    """What all versions name alike."""
    article = story.article
    return {
        "type": "text",
        "version": str(article.take),
        "versioncreated": _iso(item.find_time(article)),
        "embargoed": _iso(article.embargo),
        "pubstatus": item.find_status(article),
        "language": article.lang,
        "urgency": item.read_urgency(article),
        **{name: item.read_meta(article, name) for name in ("copyrightholder", "copyrightnotice", "usageterms")},
        "slugline": item.read_meta(article, "slugline"),
    }


def _flat(article: Article) -> Members:
    """1.x has one headline; further ones are the description."""
    headlines = item.read_lines(article, Part.HEADLINE)
    return {
        "headline": " ".join(headlines[:1]),
        "description_text": " ".join(headlines[1:]),
        "byline": ", ".join(item.read_lines(article, Part.BYLINE)),
        "located": item.find_place(article),
        "body_html": _body(article),
    }


def _carry(article: Article, coded: Mapping[str, tuple[str, ...]], keywords_in: str = "") -> Members:
    """The wire's own lists of concepts, as far as the schema knows them; keywords join the list named."""
    made = {name: _concepts(article.first(name), known) for name, known in coded.items()}
    if keywords_in:
        made[keywords_in] += _named(item.read_keywords(article))
    return dict(made)


def _concepts(value: str, known: tuple[str, ...]) -> list[Members]:
    try:
        rows = json.loads(value or "[]")
    except ValueError:
        return []
    concepts = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    kept = ({name: row[name] for name in known if isinstance(row.get(name), str)} for row in concepts)
    return [row for row in kept if row]


def _link(original: Article) -> Members:
    made = _original(original)
    headlines = [str(made.pop("headline"))] if "headline" in made else []
    return {"name": _RELATION, "uri": item.find_guid(original), **made, "headlines": _headlines(headlines)}


def _original(original: Article) -> Members:
    """Enough to find it by."""
    described: Members = {
        "type": "text",
        "version": item.find_version(original),
        "language": original.lang,
        "headline": " ".join(item.read_lines(original, Part.HEADLINE)[:1]),
    }
    return _drop_empty(described)


def _body(article: Article) -> str:
    return "\n".join(block_html(paragraph) for paragraph in item.read_body(article))


def _note(article: Article) -> str:
    """The wire's, else the signal in capitals."""
    signal = article.signal.value.upper() if article.signal in _NOTED else ""
    return item.read_meta(article, "ednote") or signal


def _standard(version: str) -> Members:
    address = f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"
    return {"name": "ninjs", "version": version, "schema": address}


def _named(names: Iterable[str]) -> list[Members]:
    return [{"name": name} for name in names if name]


def _headlines(texts: Iterable[str]) -> list[Members]:
    return [{"role": "secondary" if index else "main", "value": text} for index, text in enumerate(texts)]


def _iso(time: datetime | None) -> str:
    return item.iso_time(time) if time else ""
