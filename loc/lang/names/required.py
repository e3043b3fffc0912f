"""Which names of an English sentence its translation is bound to say, and which it may tell otherwise."""

from __future__ import annotations

import regex

from loc.lang.cldr_names import city_names
from loc.lang.names.capitalised import Name, NameKind
from loc.lang.names.capitalised_words import BODIES_OF_PLACES, TITLES
from loc.lang.names.home import HOME, is_home_required
from loc.lang.names.made_words import has_suffix, is_made_word

_MIN_LETTERS = 3
_TITLE_CHARS = 24
_WORD_BEFORE = regex.compile(r"(\p{L}+)\.? $")
_WORD_AFTER = regex.compile(r" (\p{Lu}\p{L}+)")
# “one Manitoba farmer”, “a headline Where All Is Large”: no name of its own.
_BEFORE_NOUN = regex.compile(
    r"\b(?:the|an?|one|another|this|that|every|each|its|his|her|their|our) $", regex.IGNORECASE
)
_NOUN = regex.compile(r" \p{Ll}")
_AMONG_CAPITALS = regex.compile(r" \p{Lu}\p{Ll}")
# “Scuffles broke out”: at the beginning these may be words that the list of English ones lacks.
_OPENING_WORD = regex.compile(r"\p{L}+(?:s|ed|ing|ly)")
# “KazGUU”, “PERSON14”, “AstanaGenPlan”: short names, and words grown together, which stand in many ways.
_SHORT_NAME = regex.compile(r"\p{N}|\p{Ll}\p{Lu}{2}|\p{Lu}{2}\p{L}*\p{Ll}|\p{Ll}\p{Lu}$|(?:\p{Lu}\p{Ll}{2,}){3}")
# “said Pyongyang must”, “illegal by Madrid”: the city is the government that sits there.
_ACTS = regex.compile(r" (?:must|said|says|has|had|is|was|will|would|wants|wanted)\b")
_DOES = regex.compile(r"\bby $")


def is_required(name: Name, source: str, target: str, lang: str) -> bool:
    """Whether it is an alarm that the target lacks it."""
    if name.text == HOME.get(lang):
        return is_home_required(name.span, source, target)
    if name.kind is NameKind.ORGANISATION:
        return _is_body_of_place(name, source)
    if " " in name.text or has_title(name, source):
        return True
    if len(name.text) < _MIN_LETTERS or name.text[1] == "-" or _SHORT_NAME.search(name.text):
        return False
    if name.kind is NameKind.PLACE:
        return not _is_government(name, source)
    return name.kind is NameKind.PERSON or _stands_alone(name, source)


def is_name_word(word: str) -> bool:
    """Whether the last word of a name is one by itself: not in “Obama-era” and “Admiralty Embankment”."""
    return word[0].isupper() and not has_suffix(word)


def has_title(name: Name, source: str) -> bool:
    start = name.span[0]
    before = _WORD_BEFORE.search(source, max(0, start - _TITLE_CHARS), start)
    return before is not None and before[1].casefold() in TITLES


def _is_government(name: Name, source: str) -> bool:
    start, stop = name.span
    acts = _ACTS.match(source, stop) or _DOES.search(source, 0, start)
    return acts is not None and name.text in city_names("ru")


def _is_body_of_place(name: Name, source: str) -> bool:
    """“Pasco County”, “Syracuse University”: of other bodies the proper word may be translated."""
    after = _WORD_AFTER.match(source, name.span[1])
    return after is not None and after[1].casefold() in BODIES_OF_PLACES


def _stands_alone(name: Name, source: str) -> bool:
    start, stop = name.span
    if source[:start].endswith("#") or (_NOUN.match(source, stop) and _BEFORE_NOUN.search(source, 0, start)):
        return False
    if not is_name_word(name.text) or is_made_word(name.text) or (start == 0 and _OPENING_WORD.fullmatch(name.text)):
        return False
    return not _AMONG_CAPITALS.match(source, stop)
