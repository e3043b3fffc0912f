"""What services say in the place of a translation."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Notice:
    """`pattern` minds no case; `stops` is True where the service will not serve the next text either."""

    pattern: str
    meaning: str
    stops: bool = False


# MyMemory sends its notices as `translatedText`, in capitals: https://mymemory.translated.net/doc/usagelimits.php,
# https://mymemory.translated.net/doc/spec.php, and reports on deep-translator's issue list.
NOTICES = (
    Notice(r"mymemory warning", "its quota is used up", stops=True),
    Notice(r"you used all available free translations", "its quota is used up", stops=True),
    Notice(r"query length limit exceeded", "the text is too long for it"),
    Notice(r"\bis an invalid (?:source|target) language\b", "it does not know the language"),
    Notice(r"invalid language pair", "it does not know the language pair"),
    Notice(r"please select two distinct languages", "it does not know the language pair"),
    Notice(r"^no query specified", "it saw no text"),
    Notice(r"invalid email provided", "it does not accept the e-mail address", stops=True),
    Notice(r"(?:authentication failure|invalid (?:api )?key|provided key is invalid)", "it wants a key", stops=True),
    # Google's page for those it takes for robots.
    Notice(r"our systems have detected unusual traffic", "it takes us for a robot", stops=True),
    # Pages of servers and of what stands before them.
    Notice(r"<(?:!doctype|html|head|body)\b", "a web page instead of a translation"),
    Notice(r"^(?:Error )?[45]\d\d(?:\.|:)? (?:[A-Z][a-z]+ ?){1,3}$", "an error page instead of a translation"),
    Notice(r"\btoo many requests\b.{0,40}$", "too many questions", stops=True),
    Notice(r"^(?:internal server error|bad gateway|service unavailable|gateway time-?out)", "an error page"),
    # Chat models talk about the translation instead of giving it alone.
    Notice(r"\bas an ai (?:language )?model\b", "talk of a chat model"),
    Notice(r"^(?:sure|certainly|of course)?[,!. ]*here(?:'s| is| are) (?:the|your|a) .{0,40}translation", "chat talk"),
    Notice(r"^(?:конечно[,!. ]*)?вот (?:ваш )?перевод", "chat talk"),
    Notice(r"^(?:әрине[,!. ]*)?міне,? аударма", "chat talk"),
)


def find_notice(text: str) -> Notice | None:
    found = _compile_all().search(text)
    return NOTICES[(found.lastindex or 1) - 1] if found else None


@functools.cache
def _compile_all() -> regex.Pattern[str]:
    """One group a notice; nearly every text has none, and is looked through once."""
    return regex.compile("|".join(f"({notice.pattern})" for notice in NOTICES), regex.IGNORECASE)
