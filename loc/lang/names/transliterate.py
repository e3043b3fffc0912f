"""English names spelt in Kazakh and Russian: several candidates, for nobody knows a name's origin by its letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from loc.lang.names import translit_en as letters
from loc.lang.names.exceptions import EXCEPTIONS
from loc.lang.names.letters import fold_latin
from loc.lang.names.pinyin import read_pinyin

_PART = regex.compile(r"[\p{L}\p{M}'’]+|[^\p{L}\p{M}'’]+")
_KAZAKH_ONLY = regex.compile("[әғқңөұүһі]")
_MARKS = {origin: regex.compile(marks) for origin, marks in letters.MARKS.items()}
# English names read as syllables of pinyin too: “Wade”.
_PINYIN = regex.compile(r"^(?:x|q|zh)|[jqx]i|ng|ao|iu|ui|uo|ou")
_SLAVIC = regex.compile(letters.SLAVIC)
# What it ends in, told without a search.
_SLAVIC_LAST = ("v", "va", "ina", "sky", "skiy", "skyy", "enko", "chuk", "shvili")
_TURKIC = regex.compile(letters.TURKIC)
_MAX_SPELLINGS = 8
_MAX_LISTED = 2

# How much a source of spellings is believed before its marks are seen.
_LISTED, _CHINESE, _LEADS, _MARKED, _OTHER = 6.0, 2.0, 1.0, 2.0, 0.3


@dataclass(frozen=True, slots=True)
class Spelling:
    """`weight` is its share among the candidates, 0.0-1.0."""

    text: str
    weight: float


@lru_cache(maxsize=4096)
def transliterate(name: str, lang: str) -> tuple[Spelling, ...]:
    """Best first; at most eight. None for other languages than kk and ru."""
    if lang not in {"kk", "ru"}:
        return ()
    parts = [_spell_word(part, lang) if part[0].isalpha() else {part: 1.0} for part in _PART.findall(name)]
    spelt: dict[str, float] = {"": 1.0}
    for part in parts:
        spelt = _best({text + more: weight * share for text, weight in spelt.items() for more, share in part.items()})
    total = sum(spelt.values())
    return tuple(Spelling(text, weight / total) for text, weight in spelt.items())


def spell_surely(word: str, lang: str) -> tuple[str, ...]:
    """Spellings of one word of a name that leave no other right one; none where its origin is not plain."""
    listed = EXCEPTIONS.get(fold_latin(word), ())
    if not listed:
        return tuple(each.text for each in transliterate(word, lang)) if _is_slavic(word) else ()
    return () if any("-" in text for text in listed) else tuple(_case_like(word, text) for text in listed)


def _is_slavic(word: str) -> bool:
    folded = word.casefold()
    return folded.endswith(_SLAVIC_LAST) and _SLAVIC.search(folded) is not None


def spell_acronym(acronym: str) -> tuple[str, ...]:
    """By its letters («НАТО») and by their English names («Би-би-си»), in small letters."""
    capitals = [letter for letter in acronym if letter in letters.LETTER_NAMES]
    by_letter = "".join(letters.ACRONYM_LETTERS[letter] for letter in capitals)
    return by_letter, "-".join(letters.LETTER_NAMES[letter] for letter in capitals)


def _best(weights: Mapping[str, float]) -> dict[str, float]:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:_MAX_SPELLINGS])


def _spell_word(word: str, lang: str) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for text, weight in _candidates(word.casefold().replace("’", "'"), lang):
        weights[text] += weight
    total = sum(weights.values())
    cased = {_case_like(word, text): weight / total for text, weight in weights.items() if text}
    return _best(cased)


def _candidates(word: str, lang: str) -> Iterator[tuple[str, float]]:
    listed = _listed(fold_latin(word), lang)
    yield from ((text, _LISTED / (1 + rank)) for rank, text in enumerate(listed))
    chinese = read_pinyin(word)
    if chinese:
        yield chinese, _CHINESE if _PINYIN.search(word) else _OTHER
    marked = [origin for origin, marks in _MARKS.items() if marks.search(word)]
    for origin in letters.RULES:
        weight = _MARKED if origin in marked else _LEADS if origin == "english" else _OTHER
        text = spell_by(word, origin)
        native = _write_kazakh(text) if lang == "kk" and origin in {"cis", "turkish"} else text
        if native != text:
            yield native, weight * (1.5 if _TURKIC.search(word) else 0.5)
        yield text, weight


def _listed(word: str, lang: str) -> list[str]:
    """The best two. Those with letters of Kazakh alone come first there, and do not come in Russian."""
    texts = EXCEPTIONS.get(word, ())
    kazakh = [text for text in texts if _KAZAKH_ONLY.search(text)]
    shared = [text for text in texts if text not in kazakh]
    return [*kazakh, *shared][:_MAX_LISTED] if lang == "kk" else shared[:_MAX_LISTED]


def spell_by(word: str, origin: str) -> str:
    """In small letters, by the rules of one origin."""
    rules, by_first = letters.RULES[origin], _rules_by_first(origin)
    edged, at, spelt = f"^{word.casefold()}$", 0, ""
    while at < len(edged):
        for key in by_first.get(edged[at], ()):
            if edged.startswith(key, at):
                spelt += rules[key]
                at += len(key)
                break
        else:
            spelt += _spell_accented(edged[at], rules)
            at += 1
    return spelt


@cache
def _rules_by_first(origin: str) -> Mapping[str, Sequence[str]]:
    """The letters of the rules by the first of them, the longest first."""
    by_first: dict[str, list[str]] = {}
    for key in sorted(letters.RULES[origin], key=len, reverse=True):
        by_first.setdefault(key[0], []).append(key)
    return by_first


def _spell_accented(letter: str, rules: Mapping[str, str]) -> str:
    plain = fold_latin(letter)
    return rules.get(plain) or "".join(rules.get(each, "") for each in plain)


def _write_kazakh(text: str) -> str:
    """к and г beside back vowels are қ and ғ, where none of the two is a front one: «Қасымбеков». с is not doubled."""
    hard = {"к": "қ", "г": "ғ"}
    text = text.replace("сс", "с")
    return "".join(
        hard[letter] if letter in hard and _is_among_back(text[max(at - 1, 0) : at], text[at + 1 : at + 2]) else letter
        for at, letter in enumerate(text)
    )


def _is_among_back(before: str, after: str) -> bool:
    vowels = {letter for letter in (before, after) if letter in letters.VOWELS}
    return bool(vowels) and vowels <= letters.BACK_VOWELS


def _case_like(word: str, text: str) -> str:
    if word.isupper() and len(word) > 1:
        return text.upper()
    return text[0].upper() + text[1:] if word[0].isupper() else text
