"""Letters and digits inside a Cyrillic text that its language does not have, though each word is of one script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from loc.lang.script.alphabets import ANY_KAZAKH, DIGIT_LOOK_ALIKES, KAZAKH_KEYS, KAZAKH_ONLY, NEIGHBOURS
from loc.lang.script.cyrillic import weigh_word
from loc.lang.script.letters import MixedWord
from loc.lang.script.signs import signs_of

# «н0вый», «0тчет» and «2О26», but neither «3-й» nor «Т34М»: of the last digit and letter differ in size.
_DIGIT = regex.compile(
    r"""
    (?<=\p{L}\p{Ll}|^\p{L}|[^\p{L}\p{N}]\p{L})[0346](?=\p{Ll}) | (?<=\p{Lu})[03](?=\p{Lu})
    | (?<![\p{L}\p{N}.,:/-])0(?=\p{Ll}{3})
    """,
    regex.VERBOSE,
)
_BESIDE_LETTER = re.compile(r"\d(?:(?<=[0346])[^\W\d]|[ОоOo]\d)")
_LETTER = regex.compile(r"(?<=\d)[ОоOo](?=\d)")
_CYRILLIC_AND_DIGITS = regex.compile(r"[\p{Cyrillic}0346]+")
_WORD_AROUND = regex.compile(r"[\p{L}\p{M}\p{N}]+")

# All Cyrillic letters but the Russian and Kazakh ones.
_FOREIGN_LETTERS = (
    "\u0400\u0402-\u0405\u0407-\u040f\u0450\u0452-\u0455\u0457-\u0491\u0494-\u0499\u049c-\u04a1"
    "\u04a4-\u04ad\u04b2-\u04b9\u04bc-\u04d7\u04da-\u04e7\u04ea-\u052f"
)
_FOREIGN = re.compile(f"[{_FOREIGN_LETTERS}]")
# All that this module looks for has one of these, or is a Kazakh letter in Russian.
_STRANGE = re.compile(f"[0-9{_FOREIGN_LETTERS}]")
_OURS = "\u0410-\u044fёЁ" + "".join(sorted(KAZAKH_ONLY))
_FOREIGN_WORD = regex.compile(rf"(?V1)\p{{L}}*[\p{{Cyrillic}}--[{_OURS}]]\p{{L}}*")
_QUOTES = frozenset("«»“”„")
_OPENINGS = {"»": "«", "”": "“", "“": "„"}
_WORD_OR_QUOTE = regex.compile(r"\p{L}+|[«»“”„]")
_I = frozenset("іІ")
# A lower-case word this Russian without its Kazakh letters is Russian.
_RUSSIAN = -4.0
# One with «і» alone for «и» need only not be Kazakh: «істейді» is.
_MAY_BE_RUSSIAN = 3.0


def may_be_strange(text: str, lang: str) -> bool:
    """A quick look before all the others, for kk and ru."""
    return _STRANGE.search(signs_of(text)) is not None or (lang == "ru" and ANY_KAZAKH.search(text) is not None)


def find_digits_in_words(text: str) -> Iterator[MixedWord]:
    """Digits that stand for letters, and letters «О» that stand for a zero."""
    for match in _WORD_AROUND.finditer(text) if _BESIDE_LETTER.search(text) else ():
        word = match.group()
        fold = _LETTER.sub("0", word)
        if fold == word and _CYRILLIC_AND_DIGITS.fullmatch(word):
            fold = _DIGIT.sub(_read_upper if word.isupper() else _read_lower, word)
        if fold != word:
            # «0ведены» was «введены»: a digit at the start may stand for any letter.
            yield MixedWord(word, match.span(), fold if fold[0] == word[0] else None)


def _read_lower(digit: regex.Match[str]) -> str:
    return DIGIT_LOOK_ALIKES[digit.group()]


def _read_upper(digit: regex.Match[str]) -> str:
    return _read_lower(digit).upper()


def find_foreign(text: str, lang: str) -> Iterator[MixedWord]:
    """Words with Cyrillic letters that are neither Kazakh nor Russian, and the Kazakh ones for them where known."""
    if not _FOREIGN.search(signs_of(text)):
        return
    for match in _FOREIGN_WORD.finditer(text):
        fold = match.group().translate(NEIGHBOURS) if lang == "kk" else match.group()
        is_mended = not _FOREIGN_WORD.match(fold)
        yield MixedWord(match.group(), match.span(), fold if is_mended else None)


def find_kazakh_letters(text: str) -> Iterator[MixedWord]:
    """Words of a Russian text with Kazakh letters: «і» for «и», and small-lettered ones outside «».

    Names keep their letters, and those have more than «і».
    """
    if not ANY_KAZAKH.search(text):
        return
    opened: set[str] = set()
    for match in _WORD_OR_QUOTE.finditer(text):
        word = match.group()
        if word in _QUOTES:
            _turn(opened, word)
        elif not opened and (letters := KAZAKH_ONLY.intersection(word)) and (letters <= _I or not word[0].isupper()):
            yield MixedWord(word, match.span(), _to_russian(word, letters))


def _turn(opened: set[str], mark: str) -> None:
    """`opened` holds the marks of the quotations that are open; «“» closes what «„» opened."""
    opening = _OPENINGS.get(mark)
    if opening in opened:
        opened.remove(opening)
    elif mark not in {"»", "”"}:
        opened.add(mark)


def _to_russian(word: str, letters: frozenset[str]) -> str | None:
    fold = word.translate(KAZAKH_KEYS)
    return fold if weigh_word(fold.lower()) <= (_MAY_BE_RUSSIAN if letters <= _I else _RUSSIAN) else None
