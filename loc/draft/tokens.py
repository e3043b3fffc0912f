"""What stands in a draft as it stands in the source: web addresses, e-mail, handles, hashtags, and codes."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.model import Span

_TOKEN = regex.compile(
    r"""
      (?: https?:// | www\. ) [^\s<>«»“”"]+ [^\s<>«»“”".,;:!?)\]'’…]   # a web address, without the mark after it
    | (?<! [\w.+-] ) [\w.+-]{1,64} @ [\w-]+ (?: \. [\w-]+ )+            # an e-mail address (RFC 5321, 4.5.3.1.1)
    | (?<! [\w@/] ) @ \w+                                             # a handle
    | (?<! [\w&/] ) \# (?= \w* \p{L} ) \w+                            # a hashtag
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Narrow on purpose. Figures, units and money are no codes: a target writes 16,5 % for 16.5 percent. Nor are
# acronyms, aircraft and summits: it writes БҰҰ for UN, Ту-154 for Tu-154, ЕС-27 for EU27.
_CODE = regex.compile(
    r"""
    (?<! \w ) (?= [A-Z\d$+] ) (?:
      (?: NASDAQ | NYSE | LSE | KASE | AIX | MOEX | HKEX | SSE | TSE | FWB ) : \s?
        [A-Z0-9]{1,6} (?: \. [A-Z]{1,3} )? (?! \w )                   # an exchange and its ticker
    | (?<! \$ ) \$ [A-Z]{1,5} (?! [\w$] )                            # a ticker as it is tagged: $KSPI
    | (?<! \. ) [A-Z]{2,5} \. (?: L | N | O | OQ | KZ | MM | HK | DE | PA | TO ) (?! \.? \w )  # Reuters': KAP.L
    | (?: [A-Z]{2,3} | [A-Z]\d | \d[A-Z] ) [ \u00a0-]? \d{1,4} (?! \w )
        (?<= \b [Ff]light s? \s (?: [Nn]o\. \s? | [Nn]umber \s )? [A-Z\d]{2,3} [ \u00a0-]? \d{1,4} )  # IATA: KC 931
    | (?<! - ) \d{1,4} - [IVXLC]{1,8} (?! [\w-] )                    # a law: 148-VIII
    | (?<! / ) [A-Z]{1,6} (?: / [A-Z0-9][A-Z0-9.-]* )* / [A-Z]* \d [\w.-]* (?: / [\w.-]*\w )* (?<! [.-] ) (?! \w )
                                                                      # a paper of the UN: S/RES/2254
    | [A-Z]{2}\d{2} (?: \s? [A-Z0-9]{4} ){2,7} (?: \s? [A-Z0-9]{1,3} )? (?! \w )   # IBAN, ISO 13616
    | (?<! \. ) \d+ (?: \. \d+ ){2,} (?! [\w.]*\w )                 # a version, an address: 192.168.0.1
    | (?<! \+ ) (?: \+ | 8 \s? (?= \( ) ) (?= (?: [\s()\u00a0-]* \d ){9,15} (?! \d ) )
        \(? \d+ (?: [\s()\u00a0-]{1,2} \d+ )* (?! \w )              # a telephone number, ITU-T E.164
    )
    """,
    regex.VERBOSE,
)


_SIGNS = ("@", "#", "://", "www.")  # no token without one; most sentences have none and are done in 1 µs, not 40


def find_tokens(text: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _match_tokens(text))


def split_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is such a token; joined they are the text."""
    start = 0
    for match in _match_tokens(text):
        yield text[start : match.start()], False
        yield match.group(), True
        start = match.end()
    yield text[start:], False


def find_verbatim(text: str) -> tuple[Span, ...]:
    """Where tokens and codes stand; the spans may overlap."""
    return tuple(match.span() for match in (*_match_tokens(text), *_CODE.finditer(text)))


def _match_tokens(text: str) -> Iterator[regex.Match[str]]:
    lowered = text.lower()
    return _TOKEN.finditer(text) if any(sign in lowered for sign in _SIGNS) else iter(())
