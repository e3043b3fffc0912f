"""Endings of Russian nouns and adjectives by the last letters of the dictionary form.

Source: Зализняк, «Грамматический словарь русского языка», the types of declension; ё is written е throughout.
"""

from __future__ import annotations

ADJECTIVE = (
    *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ую", "юю", "ых", "их", "ыми", "ими", "ою", "ею"),
)

# The same by gender, "" being the plural, and case; hard and soft endings together.
ADJECTIVE_CASES: dict[str, dict[str, tuple[str, ...]]] = {
    "masc": {
        "nomn": ("ый", "ий", "ой"),
        "gent": ("ого", "его"),
        "datv": ("ому", "ему"),
        "accs": ("ый", "ий", "ой", "ого", "его"),
        "ablt": ("ым", "им"),
        "loct": ("ом", "ем"),
    },
    "femn": {
        "nomn": ("ая", "яя"),
        "gent": ("ой", "ей"),
        "datv": ("ой", "ей"),
        "accs": ("ую", "юю"),
        "ablt": ("ой", "ей", "ою", "ею"),
        "loct": ("ой", "ей"),
    },
    "neut": {
        "nomn": ("ое", "ее"),
        "gent": ("ого", "его"),
        "datv": ("ому", "ему"),
        "accs": ("ое", "ее"),
        "ablt": ("ым", "им"),
        "loct": ("ом", "ем"),
    },
    "": {
        "nomn": ("ые", "ие"),
        "gent": ("ых", "их"),
        "datv": ("ым", "им"),
        "accs": ("ые", "ие", "ых", "их"),
        "ablt": ("ыми", "ими"),
        "loct": ("ых", "их"),
    },
}
# What tells an adjective: «Зайсанский», «Шардаринская», not «Майями».
ADJECTIVE_NOMINATIVE = frozenset({"ый", "ая", "ое", "ые", "яя", "ее"})
ADJECTIVE_LAST = ("ский", "цкий", "ской", "цкой", "ские", "цкие")

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

# The vowel that goes by the last letters, of words that are no names: «рынок», «рынка», but «Бишкек», «Бишкека».
# Longest first.
FLEETING_LAST = (("лец", "льц"), ("аец", "айц"), ("ец", "ц"), ("ок", "к"), ("ек", "к"))

# Words with forms of another root, and how those begin: «люди», «лет».
OTHER_STARTS = {"человек": ("лю",), "год": ("ле",)}

# Abbreviations that are read as words take endings in small letters: «МИДа».
ABBREVIATION_ENDINGS = frozenset({"", "а", "у", "ом", "е", "ы", "ов"})
