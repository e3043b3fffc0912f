"""Scripts and languages of a text, told by its letters and commonest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from loc.lang.alphabets import ENDINGS, FUNCTION_WORDS, KAZAKH_ONLY, LOOK_ALIKES
from loc.model import Span

_LETTERS = regex.compile(r"\p{L}+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*")
_MIXED = regex.compile(
    r"(?<![\p{L}\p{M}])(?=\p{Cyrillic}+[\p{Latin}\p{Greek}]|[\p{Latin}\p{Greek}]+\p{Cyrillic})[\p{L}\p{M}]+"
)
_SCRIPTS = {
    "Latin": regex.compile(r"\p{Latin}+"),
    "Cyrillic": regex.compile(r"\p{Cyrillic}+"),
    "Arabic": regex.compile(r"\p{Arabic}+"),
    "Greek": regex.compile(r"\p{Greek}+"),
    "Han": regex.compile(r"\p{Han}+"),
}
_SCRIPT_OF = {"kk": "Cyrillic", "ru": "Cyrillic", "en": "Latin"}
_NAMES = {"kk": "Kazakh", "ru": "Russian"}
_WORDS = {lang: frozenset(words.split()) for lang, words in FUNCTION_WORDS.items()}
_ENDINGS = {lang: tuple(endings.split()) for lang, endings in ENDINGS.items()}

# Fewer words say too little about the language.
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word of two scripts. `fold` is it in one script, None where some letter has no look-alike there."""

    text: str
    span: Span
    fold: str | None


def has_letters(text: str) -> bool:
    return _LETTERS.search(text) is not None


def find_words(text: str) -> tuple[str, ...]:
    """Words of letters, apostrophes inside; a hyphen parts words."""
    return tuple(_WORD.findall(text))


def count_scripts(text: str) -> Counter[str]:
    """Letters of each script; scripts without letters are left out."""
    counts = {script: _count(pattern, text) for script, pattern in _SCRIPTS.items()}
    counts["Other"] = _count(_LETTERS, text) - sum(counts.values())
    return Counter({script: count for script, count in counts.items() if count > 0})


def _count(runs: regex.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def main_script(text: str) -> str:
    """The script of most letters, "" without any."""
    ranked = count_scripts(text).most_common(1)
    return ranked[0][0] if ranked else ""


def fold_look_alikes(word: str, lang: str) -> str:
    """`word` with Latin and Greek look-alikes replaced by the Cyrillic letters of `lang`."""
    table = LOOK_ALIKES.get(lang)
    return "".join(table.get(letter, letter) for letter in word) if table else word


def find_mixed_words(text: str, lang: str) -> Iterator[MixedWord]:
    """Words with Cyrillic beside Latin or Greek letters."""
    for match in _MIXED.finditer(text):
        yield MixedWord(match.group(), match.span(), _fold_to_one_script(match.group(), lang))


def _fold_to_one_script(word: str, lang: str) -> str | None:
    """Into the script of most letters first, so that a Cyrillic «С» in a Latin name becomes Latin."""
    cyrillic = fold_look_alikes(word, lang)
    latin = _unfold(word, lang)
    candidates = [latin, cyrillic] if main_script(word) == "Latin" else [cyrillic, latin]
    whole = [text for text in candidates if len(count_scripts(text)) == 1]
    return whole[0] if whole else None


def _unfold(word: str, lang: str) -> str:
    table = LOOK_ALIKES.get(lang)
    back = {table[latin]: latin for latin in table if latin.isascii()} if table else {}
    return "".join(back.get(letter, letter) for letter in word)


def wrong_language(text: str, lang: str) -> str | None:
    """Why `text` cannot be `lang`, None where it may be. Short texts are judged by script alone.

    Languages other than en, kk and ru, pseudo-locales too, are never wrong.
    """
    expected = _SCRIPT_OF.get(lang)
    if expected is None:
        return None
    ours = _count(_SCRIPTS[expected], text)
    if ours <= _count(_LETTERS, text) / 2:
        found = main_script(_without_names(text, keep_capitalised=ours == 0))
        if found and found != expected:
            return f"{found} script"
    other = {"kk": "ru", "ru": "kk"}.get(lang)
    if other and _reads_as(text, other):
        return f"reads as {_NAMES[other]}"
    return None


def _without_names(text: str, *, keep_capitalised: bool) -> str:
    """Without words such as NATO, iPhone and A320, which every language takes over, nor brands in a list."""
    words = [word for word in _ALPHANUMERIC.findall(text) if word.isalpha() and word[1:] == word[1:].lower()]
    return " ".join(word for word in words if keep_capitalised or not word[0].isupper())


def _reads_as(text: str, other: str) -> bool:
    words = find_words(text)
    if len(words) < _MIN_WORDS:
        return False
    # Names keep the letters of their language: only the first word and those in small letters count, if any.
    common = [word for index, word in enumerate(words) if index == 0 or word[0].islower()]
    judged = [word.lower() for word in (common if len(common) > 1 else words)]
    marks = {lang: sum(_speaks(word, lang) for word in judged) for lang in _NAMES}
    ours = "ru" if other == "kk" else "kk"
    # Four Kazakh words in a row without one of its own letters are rare: then one Russian mark decides, and no
    # Russian word with an ending that Kazakh has too («актер») makes it Kazakh.
    is_bare = KAZAKH_ONLY.isdisjoint(text)
    if is_bare and other == "kk":
        return False
    enough = 1 if is_bare else len(judged) / 5
    return marks[other] > marks[ours] and marks[other] >= enough


def _speaks(word: str, lang: str) -> bool:
    """Whether this lower-case word shows that its text is `lang`."""
    if word in _WORDS[lang]:
        return True
    if not KAZAKH_ONLY.isdisjoint(word):
        return lang == "kk"
    return len(word) > 3 and word.endswith(_ENDINGS[lang])  # noqa: PLR2004 - an ending needs a stem
