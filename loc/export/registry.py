"""The publishing formats."""

from __future__ import annotations

from loc.export.protocol import Writer
from loc.registry import Registry, Row

WRITERS: Registry[Writer] = Registry(
    "writer",
    "loc.writers",
    {
        "text": Row("plain text: headline, day, paragraphs with the house dateline", "loc.export.text"),
        "html": Row("a web page: headline, time, paragraphs, links", "loc.export.html"),
        "markdown": Row("CommonMark text", "loc.export.markdown"),
        "ninjs": Row("ninjs, IPTC's news in JSON, of the version the story came in", "loc.export.ninjs"),
        "newsml-g2": Row("NewsML-G2 2.35 newsItem with XHTML", "loc.export.newsml_g2"),
        "nitf": Row("NITF 3.6", "loc.export.nitf"),
        "xliff": Row("XLIFF 2.0 for other translation programs", "loc.export.xliff"),
        "proof": Row("two columns, source and target, to read or print", "loc.export.proof"),
    },
)
