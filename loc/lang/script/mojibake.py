"""Text read in another encoding than it was written in, and that text again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from loc.lang.script.signs import signs_of
from loc.model import Span

# What a byte of 0x80 to 0xBF, the second of a letter in UTF-8, becomes in windows-1251 and windows-1252.
_SECOND_1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
_SECOND_1252 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

# Without one of these nothing is wrong: letters of neither language, and signs that news seldom has.
_QUICK = re.compile("[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇґєјЅѕї°±µ¶·¤¦¬®†‡‰‹›™À-ÿ\ufffd?]")
_RUNS = (
    (re.compile(f"(?:(?:[РСТУВ][{_SECOND_1251}]|в[Ђ„†‚][{_SECOND_1251}])[ .,:;!?()-]*)+"), "cp1251", "utf-8"),
    (re.compile(f"(?:(?:[ÐÑÒÓÃÂ][{_SECOND_1252}]|â[{_SECOND_1252}]{{2}})[ .,:;!?()-]*)+"), "cp1252", "utf-8"),
    (re.compile("[À-ÿ¨¸]{4,}(?:[ .,-]+[À-ÿ¨¸]+)*"), "latin-1", "cp1251"),
)
_LOST = re.compile("(?:пїЅ)+|\ufffd+|(?<!\\?)\\?{4,}")
_OURS = regex.compile(r"[\p{ASCII}\u0410-\u044fЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»“”„’‘—–…№•\u00a0\u202f°€₽₸]+")
# «ТІРІ» is Kazakh in capitals, and would be two letters in UTF-8.
_ALSO_OURS = frozenset("РСТУВІіЁё .,:;!?()-«»–—“”")
_LEAST_CHARS = 4
_MARKS = ("вЂ", "â€")  # quotes and dashes, three characters each


@dataclass(frozen=True, slots=True)
class Mojibake:
    """`right` is what was written, None where it is lost."""

    span: Span
    right: str | None


def find_mojibake(text: str) -> Iterator[Mojibake]:
    if not _QUICK.search(signs_of(text)):
        return
    found = [Mojibake(match.span(), None) for match in _LOST.finditer(text)]
    for pattern, read_as, written_as in _RUNS:
        for match in pattern.finditer(text):
            run = match.group().rstrip(" .,:;!?()-")
            right = _decode(run, read_as, written_as)
            is_long = len(run) >= _LEAST_CHARS or run.startswith(_MARKS)
            if right and is_long and not _ALSO_OURS.issuperset(run):
                found.append(Mojibake((match.start(), match.start() + len(run)), right))
    yield from sorted(found, key=lambda mojibake: mojibake.span)


def _decode(run: str, read_as: str, written_as: str) -> str | None:
    try:
        right = b"".join(_encode(letter, read_as) for letter in run).decode(written_as)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return right if _OURS.fullmatch(right) else None


def _encode(letter: str, encoding: str) -> bytes:
    """The bytes that windows code pages leave undefined are read as control characters."""
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode(encoding)
