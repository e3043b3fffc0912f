"""What stands in a draft as it stands in the source: web addresses, e-mail, handles, hashtags."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_TOKEN = regex.compile(
    r"""
      (?: https?:// | www\. ) [^\s<>«»“”"]+ [^\s<>«»“”".,;:!?)\]'’…]   # a web address, without the mark after it
    | (?<! [\w.+-] ) [\w.+-]{1,64} @ [\w-]+ (?: \. [\w-]+ )+            # an e-mail address (RFC 5321, 4.5.3.1.1)
    | (?<! [\w@/] ) @ \w+                                             # a handle
    | (?<! [\w&/] ) \# (?= \w* \p{L} ) \w+                            # a hashtag
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def find_tokens(text: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _TOKEN.finditer(text))


def split_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is such a token; joined they are the text."""
    start = 0
    for match in _TOKEN.finditer(text):
        yield text[start : match.start()], False
        yield match.group(), True
        start = match.end()
    yield text[start:], False
