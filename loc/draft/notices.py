"""What services say in the place of a translation."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Notice:
    """`pattern` minds no case, and is tried where the text has one of `words`, in small letters.

    `stops` is True where the service will not serve the next text either.
    """

    words: tuple[str, ...]
    pattern: str
    meaning: str
    stops: bool = False


# MyMemory sends its notices as `translatedText`, in capitals: https://mymemory.translated.net/doc/usagelimits.php,
# https://mymemory.translated.net/doc/spec.php, and reports on deep-translator's issue list.
NOTICES = (
    Notice(("mymemory",), r"mymemory warning", "its quota is used up", stops=True),
    Notice(("free translations",), r"you used all available free translations", "its quota is used up", stops=True),
    Notice(("length limit",), r"query length limit exceeded", "the text is too long for it"),
    Notice(("invalid",), r"\bis an invalid (?:source|target) language\b", "it does not know the language"),
    Notice(("language pair",), r"invalid language pair", "it does not know the language pair"),
    Notice(("distinct languages",), r"please select two distinct languages", "it does not know the language pair"),
    Notice(("no query",), r"^no query specified", "it saw no text"),
    Notice(("invalid email",), r"invalid email provided", "it does not accept the e-mail address", stops=True),
    Notice(
        ("authentication", "key"),
        r"(?:authentication failure|invalid (?:api )?key|provided key is invalid)",
        "it wants a key",
        stops=True,
    ),
    # Google's page for those it takes for robots.
    Notice(("unusual traffic",), r"our systems have detected unusual traffic", "it takes us for a robot", stops=True),
    # Pages of servers and of what stands before them.
    Notice(("<",), r"<(?:!doctype|html|head|body)\b", "a web page instead of a translation"),
    Notice(
        ("4", "5"), r"^(?:Error )?[45]\d\d(?:\.|:)? (?:[A-Z][a-z]+ ?){1,3}$", "an error page instead of a translation"
    ),
    Notice(("too many requests",), r"\btoo many requests\b.{0,40}$", "too many questions", stops=True),
    Notice(
        ("server error", "gateway", "unavailable"),
        r"^(?:internal server error|bad gateway|service unavailable|gateway time-?out)",
        "an error page",
    ),
    # Chat models talk about the translation instead of giving it alone.
    Notice(("as an ai",), r"\bas an ai (?:language )?model\b", "talk of a chat model"),
    Notice(
        ("translation",),
        r"^(?:sure|certainly|of course)?[,!. ]*here(?:'s| is| are) (?:the|your|a) .{0,40}translation",
        "chat talk",
    ),
    Notice(("перевод",), r"^(?:конечно[,!. ]*)?вот (?:ваш )?перевод", "chat talk"),
    Notice(("аударма",), r"^(?:әрине[,!. ]*)?міне,? аударма", "chat talk"),
)


def find_notice(text: str) -> Notice | None:
    small = text.lower()
    likely = (notice for notice in NOTICES if any(word in small for word in notice.words))
    return next((notice for notice in likely if _compile(notice.pattern).search(text)), None)


@functools.cache
def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE)
