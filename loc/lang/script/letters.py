"""Scripts and languages of a text, told by its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from loc.lang.script.alphabets import ANY_KAZAKH, KAZAKH_ANSWERS, KAZAKH_ONLY, LOOK_ALIKES, RUSSIAN_ANSWERS
from loc.lang.script.code_page import to_page
from loc.lang.script.cyrillic import MOST_WEIGHT, SCALE, weigh_word
from loc.lang.script.signs import signs_of
from loc.model import Span

_Pattern = regex.Pattern[str] | re.Pattern[str]

_LETTERS = regex.compile(r"\p{L}+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
# The same, twice as fast, where all letters are Cyrillic.
_CYRILLIC_WORD = re.compile("[\u0400-\u0481\u048a-\u052f]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*")
_MIXED = regex.compile(
    r"(?<![\p{L}\p{M}])(?=\p{Cyrillic}+[\p{Latin}\p{Greek}]|[\p{Latin}\p{Greek}]+\p{Cyrillic})[\p{L}\p{M}]+"
)
# What every mixed word has, quick to find: its rarer letters come first.
_NEIGHBOURS = re.compile("[A-Za-z\u00aa-\u03ff\u1d00-\u1fff](?:[\u0400-\u052f]|(?<=[\u0400-\u052f].))")
_ROMAN = regex.compile(r"[ivx]+|[IVX]+")
_SCRIPTS: Mapping[str, _Pattern] = {
    "Latin": regex.compile(r"\p{Latin}+"),
    "Cyrillic": re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]+"),
    "Arabic": regex.compile(r"\p{Arabic}+"),
    "Greek": regex.compile(r"\p{Greek}+"),
    "Han": regex.compile(r"\p{Han}+"),
}
_SCRIPT_OF = {"kk": "Cyrillic", "ru": "Cyrillic", "en": "Latin"}
# All letters of other alphabets than the Cyrillic one and some signs, told at once: no category is asked.
_NOT_CYRILLIC = re.compile(
    "[^\0-@\\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u0400-\u052f\u2000-\u206f\u20a0-\u20bf№]"
)
# So many of its own letters in a text are Kazakh: in a Kazakh sentence every seventh, in a Russian one none.
_MANY = 12
_OTHER = {"kk": "Russian", "ru": "Kazakh"}
_SENTENCE_END = (".", "!", "?", "…", ".»", "!»", "?»", "…»", ".”", "!”", "?”")

# How far the words must speak for the other language (`weigh_word`), how far words that may be names, and what a first
# word with a capital may say at most where no sentence ends. Set on every second line of news-*.tsv.gz and
# general-*.tsv.gz (learn_letters.py): of 20,657 Russian and 8,289 Kazakh lines of news none and one, a Russian one,
# read as the other language.
_ENOUGH = 6.0
_ENOUGH_OF_NAMES = 14.0
# So far for the language itself, the rest of the words need not be asked.
_MORE_THAN_ENOUGH = 40.0
# 93 % of Russian sentences, in one half of NTREX-128, say so within so many characters.
_HEAD_CHARS = 80
# Less will do for a short sentence that ends with a mark: of 36,236 in the same files one is read wrongly.
_ENOUGH_OF_SHORT = 4.0
_SHORT_WORDS = 6
_MOST_OF_NAME = 5.0


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


def _count(runs: _Pattern, text: str) -> int:
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
    if not _NEIGHBOURS.search(text):
        return
    for match in _MIXED.finditer(text):
        yield MixedWord(match.group(), match.span(), _fold_to_one_script(match.group(), lang))


def _fold_to_one_script(word: str, lang: str) -> str | None:
    """Into the script of most letters first, so that a Cyrillic «С» in a Latin name becomes Latin."""
    cyrillic = fold_look_alikes(word, lang)
    latin = _unfold(word, lang)
    is_latin = 2 * _count(_SCRIPTS["Latin"], word) > len(word) or _ROMAN.fullmatch(latin)
    candidates = [latin, cyrillic] if is_latin else [cyrillic, latin]
    whole = [text for text in candidates if len(count_scripts(text)) == 1]
    return whole[0] if whole else None


def _unfold(word: str, lang: str) -> str:
    table = LOOK_ALIKES.get(lang)
    back = {table[latin]: latin for latin in table if latin.isascii()} if table else {}
    return "".join(back.get(letter, letter) for letter in word)


def wrong_language(text: str, lang: str) -> str | None:
    """Why `text` cannot be `lang`, None where it may be. Names alone are judged by their script.

    Languages other than en, kk and ru, pseudo-locales too, are never wrong.
    """
    expected = _SCRIPT_OF.get(lang)
    if expected is None:
        return None
    is_cyrillic = expected == "Cyrillic" and not _NOT_CYRILLIC.search(signs_of(text))
    if not is_cyrillic:
        ours = _count(_SCRIPTS[expected], text)
        if ours <= len(text) / 2 and ours <= _count(_LETTERS, text) / 2:
            found = main_script(_without_names(text, keep_capitalised=ours == 0))
            if found and found != expected:
                return f"{found} script"
    other, word = _OTHER.get(lang), _CYRILLIC_WORD if is_cyrillic else _PLAIN_WORD
    return f"reads as {other}" if other and _reads_as_other(text, lang, word) else None


def _without_names(text: str, *, keep_capitalised: bool) -> str:
    """Without words such as NATO, iPhone and A320, which every language takes over, nor brands in a list."""
    words = [word for word in _ALPHANUMERIC.findall(text) if word.isalpha() and word[1:] == word[1:].lower()]
    return " ".join(word for word in words if keep_capitalised or not word[0].isupper())


def _reads_as_other(text: str, lang: str, word: re.Pattern[str]) -> bool:
    if lang == "kk" and _MANY * _count_kazakh(text) >= len(text):
        return False
    other = 1 if lang == "ru" else -1
    text = text.lower() if text.isupper() else text
    # The last of these may be cut off.
    if _is_clear(word.findall(text, 0, _HEAD_CHARS)[:-1], other):
        return False
    words = word.findall(text)
    if len(words) == 1 and words[0].lower() in (RUSSIAN_ANSWERS if lang == "kk" else KAZAKH_ANSWERS):
        return True
    common = dict.fromkeys(filter(str.islower, words))
    is_sentence = text.endswith(_SENTENCE_END)
    if common:
        weight, first = _weigh(common, other), _weigh_first(words, other)
        weight += first if is_sentence else max(-_MOST_OF_NAME, min(_MOST_OF_NAME, first))
        return weight >= (_ENOUGH_OF_SHORT if is_sentence and len(words) <= _SHORT_WORDS else _ENOUGH)
    return is_sentence and _weigh((word.lower() for word in words), other) >= _ENOUGH_OF_NAMES


def _count_kazakh(text: str) -> int:
    page = to_page(text)
    if page is None:
        return len(ANY_KAZAKH.findall(text))
    return len(page) - len(page.translate(None, _kazakh_on_page()))


@cache
def _kazakh_on_page() -> bytes:
    return to_page("".join(KAZAKH_ONLY)) or b""


def _is_clear(head: Sequence[str], other: int) -> bool:
    """Whether the words that a text begins with speak so much for its language that the rest need not be asked."""
    if _weigh(dict.fromkeys(filter(str.islower, head)), other) > -_MORE_THAN_ENOUGH:
        return False
    # The first word outweighs the others only if it is long: no letter adds more than so much.
    return len(head[0]) * MOST_WEIGHT / SCALE <= _MORE_THAN_ENOUGH or _weigh_first(head, other) <= _MORE_THAN_ENOUGH


def _weigh_first(words: Sequence[str], other: int) -> float:
    """Names keep the letters of their language, and a first word with a capital may be one."""
    return 0.0 if words[0].islower() else other * weigh_word(words[0].lower())


def _weigh(words: Iterable[str], other: int) -> float:
    """How far they speak for the other language, until it is clear that they do not."""
    weight = 0.0
    for word in words:
        weight += other * weigh_word(word)
        if weight <= -_MORE_THAN_ENOUGH:
            break
    return weight
