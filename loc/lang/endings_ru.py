"""Endings of Russian nouns and adjectives by the last letters of the dictionary form.

Source: Зализняк, «Грамматический словарь русского языка», the types of declension; ё is written е throughout.
"""

from __future__ import annotations

ADJECTIVE = (
    *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ую", "юю", "ых", "их", "ыми", "ими", "ою", "ею"),
)

_SINGULAR = ("а", "у", "ом", "ем", "е")
_SOFT = ("я", "ю", "ем", "ом", "е", "и", "ей", "ев", "ям", "ями", "ях", "ью")
_FEMININE = ("ы", "и", "е", "у", "ой", "ей", "ою", "ею", "ам", "ами", "ах")
_FEMININE_SOFT = ("и", "е", "ю", "ей", "ею", "ям", "ями", "ях")

# Last letters of the dictionary form, longest first: what is cut off, and the endings put in its place.
NOUN_TYPES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ия", "я", ("и", "ю", "ей", "ею", "й", "ям", "ями", "ях")),
    ("ие", "е", ("я", "ю", "ем", "и", "й", "ям", "ями", "ях")),
    ("ье", "е", ("я", "ю", "ем", "и", "ям", "ями", "ях")),
    ("ий", "й", ("я", "ю", "ем", "и", "е", "ев", "ям", "ями", "ях")),
    ("ии", "и", ("й", "ям", "ями", "ях", "я", "ю", "ей")),
    ("а", "а", _FEMININE),
    ("я", "я", _FEMININE_SOFT),
    ("о", "о", ("а", "у", "ом", "е", "ам", "ами", "ах")),
    ("е", "е", ("я", "ю", "ем", "и", "ей", "ям", "ями", "ях")),
    ("ы", "ы", ("ов", "ев", "ам", "ами", "ах")),
    ("й", "й", _SOFT),
    ("ь", "ь", _SOFT),
)
CONSONANT_TYPE = (*_SINGULAR, "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах")
UNDECLINED_LAST = ("и", "у", "ю", "э", "оа", "уа", "еа")

# Names have no plural: «Кабулов» is no form of «Кабул», nor «Дубаи» of «Дубай».
NAME_CONSONANT_TYPE = _SINGULAR
NAME_NOUN_TYPES = {"й": ("я", "ю", "ем", "е")}
# Of names in -о only Slavic ones decline: «Косове», but «Конго».
DECLINED_NAMES_IN_O = ("ово", "ево", "ино", "ыно")

# ы is not written after these, и not after other hard consonants: «Гаваны», not «гавани».
BEFORE_I = frozenset("гкхжшчщ")

# The genitive plural without ending, «стран», «сил». Of names only the plural ones have it: «Филиппин», but not «куб».
BARE_GENITIVE_LAST = frozenset("аоыя")
PLURAL_LAST = "ы"

# Surnames decline between noun and adjective: «Токаев», «Токаевым».
SURNAME_LAST = ("ев", "ов", "ин", "ын")
SURNAME_ENDINGS = ("ым", "ых", "ыми")

# The vowel that goes: «Египет», «Египта».
FLEETING = {"египет": "египт", "посол": "посл", "день": "дн"}
# The same by the last letters, of words that are no names: «рынок», «рынка», but «Бишкек», «Бишкека». Longest first.
FLEETING_LAST = (("лец", "льц"), ("аец", "айц"), ("ец", "ц"), ("ок", "к"), ("ек", "к"))

# Words of their own that read like forms: «посол» (ambassador) and «после» (after).
NOT_FORMS = frozenset({("посол", "после")})

# Abbreviations that are read as words take endings in small letters: «МИДа».
ABBREVIATION_ENDINGS = frozenset({"", "а", "у", "ом", "е", "ы", "ов"})
