"""Kazakh words put in a form by vowel harmony and assimilation; None wherever usage wavers.

Source: «Қазақ грамматикасы», Астана, 2002, the noun. Forms are chains of endings: `("locative", "relative")`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loc.lang.forms.endings_kk import VOICING, VOWELS

Chain = tuple[str, ...]

_BACK = frozenset("аоұыёя")
_FRONT = frozenset("әөүіеэ")
_KAZAKH_BACK = frozenset("қғұ")
# A loan that ends so after a back vowel is heard either way: «банкке», «Нью-Йоркта».
_WAVERING_LAST = ("к", "г", "кт", "ск")
_KNOWN_HARMONY = {"елу": "front"}

# The classes of last letters. б, в, г and д are loans' and spoken voiceless: «Тоқаевтың», «Бағдадқа».
_CLASSES = {
    **dict.fromkeys("аәеёоөұүыіэя", "vowel"),
    **dict.fromkeys("иуюй", "glide"),
    **dict.fromkeys("мнң", "nasal"),
    **dict.fromkeys("зж", "voiced"),
    **dict.fromkeys("пфкқтсшщчхцһбвгд", "voiceless"),
    "р": "r",
    "л": "l",
}

# «су», «суы» or «сусы»: before a possessive they count as either.
_DIPHTHONGS = frozenset("иую")

# By class of the last letter, "" for all others. A is а or е, Y ы or і, G ғ or г, K қ or к.
_ENDINGS: dict[str, dict[str, str]] = {
    "genitive": {"vowel": "нYң", "nasal": "нYң", "voiceless": "тYң", "": "дYң"},
    "dative": {"voiceless": "KA", "": "GA"},
    "accusative": {"vowel": "нY", "voiceless": "тY", "": "дY"},
    "locative": {"voiceless": "тA", "": "дA"},
    "ablative": {"nasal": "нAн", "voiceless": "тAн", "": "дAн"},
    "instrumental": {"voiceless": "пен", "voiced": "бен", "": "мен"},
    "plural": {"vowel": "лAр", "glide": "лAр", "r": "лAр", "voiceless": "тAр", "": "дAр"},
    "possessive": {"vowel": "сY", "": "Y"},
    "ordinal": {"vowel": "ншY", "": "YншY"},
    "ordinal-digits": {"": "шY"},
    "similative": {"voiceless": "тAй", "": "дAй"},
    "equative": {"": "шA"},
    "relative": {"": "GY"},
    "genitive-possessed": {"": "нYң"},
    "dative-possessed": {"": "нA"},
    "accusative-possessed": {"": "н"},
    "locative-possessed": {"": "ндA"},
    "ablative-possessed": {"": "нAн"},
    "instrumental-possessed": {"": "мен"},
}
_LETTERS = {"A": ("а", "е"), "Y": ("ы", "і"), "G": ("ғ", "г"), "K": ("қ", "к")}

_CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_FREE: tuple[Chain, ...] = ((), *((case,) for case in _CASES), ("locative", "relative"), ("similative",), ("equative",))
_POSSESSED: tuple[Chain, ...] = (
    (),
    *((f"{case}-possessed",) for case in _CASES),
    ("locative-possessed", "relative"),
)
NOUN_CHAINS: tuple[Chain, ...] = (
    *_FREE,
    *(("plural", *rest) for rest in _FREE),
    *(("possessive", *rest) for rest in _POSSESSED),
    *(("plural", "possessive", *rest) for rest in _POSSESSED),
)
POSSESSED_CHAINS = _POSSESSED


def add_endings(stem: str, chain: Chain) -> str | None:
    """`("Душанбе", ("locative",))` -> `Душанбеде`."""
    harmony = tell_harmony(stem)
    if not chain:
        return stem
    if harmony is None:
        return None
    word = stem
    for ending in chain:
        last = word.rstrip("ьъ")[-1:].lower()
        if last not in _CLASSES or (ending == "possessive" and last in _DIPHTHONGS):
            return None
        word = _join(word, _spell(ending, _CLASSES[last], harmony))
    return word


def find_chains(stem: str, form: str, chains: tuple[Chain, ...]) -> Iterator[Chain]:
    """The chains that make `form` of `stem`."""
    yield from (chain for chain in chains if add_endings(stem, chain) == form)


def ending_of(stem: str, chain: Chain) -> str | None:
    """What `chain` adds to a stem that is written in digits or capitals, and so keeps its letters."""
    word = add_endings(stem, chain)
    return word[len(stem) :] if word and word.startswith(stem) else None


def move_form(old: str, form: str, new: str, chains: tuple[Chain, ...] = NOUN_CHAINS) -> str | None:
    """`new` in the form that `form` is of `old`: `("Ташкент", "Ташкентте", "Душанбе")` -> `Душанбеде`."""
    forms = {add_endings(new, chain) for chain in find_chains(old, form, chains)}
    return forms.pop() if len(forms) == 1 else None


def move_ending(old: str, ending: str, new: str, chains: tuple[Chain, ...] = NOUN_CHAINS) -> str | None:
    """The same for what stands behind digits: `("бір", "ге", "алты")` -> `ға`."""
    found = {ending_of(new, chain) for chain in chains if ending_of(old, chain) == ending}
    return found.pop() if len(found) == 1 else None


def _join(word: str, ending: str) -> str:
    """A last п, к or қ is voiced before a vowel: «қыркүйек», «қыркүйегі»."""
    last = word[-1]
    return word[:-1] + VOICING[last] + ending if last in VOICING and ending[0] in VOWELS else word + ending


def _spell(ending: str, last_class: str, harmony: str) -> str:
    shapes = _ENDINGS[ending]
    shape = shapes.get(last_class, shapes[""])
    return "".join(_LETTERS[c][harmony == "front"] if c in _LETTERS else c for c in shape)


@cache
def tell_harmony(stem: str) -> str | None:
    """`back` or `front`, None where it cannot be told."""
    word = stem.lower()
    if word in _KNOWN_HARMONY:
        return _KNOWN_HARMONY[word]
    if word.endswith("ь"):
        return "front"
    vowels = [letter for letter in word if letter in VOWELS or letter == "ю"]
    if not vowels:
        return None
    if word.endswith("ев"):
        return _harmony_before_ev(vowels)
    return _harmony_before_u(word) if vowels[-1] == "у" else _harmony_by_vowel(word, vowels[-1])


def _harmony_by_vowel(word: str, vowel: str) -> str | None:
    wavers = word.endswith(_WAVERING_LAST) and not _KAZAKH_BACK & set(word[-2:])
    if vowel in _BACK:
        return None if wavers else "back"
    if vowel == "и":
        return None if _KAZAKH_BACK & set(word) or word.endswith("ск") else "front"
    return "front" if vowel in _FRONT else None


def _harmony_before_ev(vowels: list[str]) -> str | None:
    """Names in -ев go by the vowel before: «Тоқаевтың», «Медведевтің»."""
    before = vowels[-2] if len(vowels) > 1 else ""
    if before in _FRONT or before == "и":
        return "front"
    return "back" if before in _BACK - {"ё"} else None


def _harmony_before_u(word: str) -> str | None:
    """The glide goes by the vowel right before it, «Мәскеуде»; the vowel у by a back one before, «Стамбулда»."""
    at = word.rindex("у")
    if at and word[at - 1] in _FRONT | _BACK:
        return "front" if word[at - 1] in _FRONT else "back"
    before = next((letter for letter in reversed(word[:at]) if letter in VOWELS), "")
    sure = before in _BACK and not word.endswith(("у", *_WAVERING_LAST))
    return "back" if sure else None
