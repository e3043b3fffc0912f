"""Noun endings of Kazakh and the order they stand in. Source: «Қазақ грамматикасы», Астана, 2002, the noun."""

from __future__ import annotations

PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
POSSESSIVE_THIRD = ("сы", "сі", "ы", "і")
GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")

_POSSESSIVE = (
    *POSSESSIVE_THIRD,
    *("ым", "ім", "м", "ың", "ің", "ң", "ыңыз", "іңіз", "ңыз", "ңіз", "ымыз", "іміз", "мыз", "міз"),
)
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_INSTRUMENTAL = ("мен", "бен", "пен")
_CASE = (
    *("ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті"),
    *_ABLATIVE,
    *_INSTRUMENTAL,
    *("ша", "ше", "дай", "дей", "тай", "тей", "нікі", "дікі", "тікі"),
)
_POSSESSED_CASE = (
    "на",
    "не",
    "а",
    "е",
    "ға",
    "ге",
    "н",
    "ды",
    "ді",
    "дан",
    "ден",
    "нан",
    "нен",
    *_INSTRUMENTAL,
    "дай",
    "дей",
)
_LOCATIVE = ("да", "де", "та", "те")
_POSSESSED_LOCATIVE = ("нда", "нде", "да", "де")
_COPULA = (
    *("мын", "мін", "бын", "бін", "пын", "пін", "сың", "сің", "сыз", "сіз"),
    *("сыңдар", "сіңдер", "сыздар", "сіздер"),
    *("мыз", "міз", "быз", "біз", "пыз", "піз", "дыр", "дір", "тыр", "тір"),
)

ENDINGS = {
    "plural": PLURAL,
    "possessive": _POSSESSIVE,
    "genitive": GENITIVE,
    "case": _CASE,
    "possessed-case": _POSSESSED_CASE,
    "locative": _LOCATIVE,
    "possessed-locative": _POSSESSED_LOCATIVE,
    "relative": ("ғы", "гі"),
    "copula": _COPULA,
}

# What may follow what; a word may end after any of them.
_FREE = ("genitive", "case", "locative", "copula")
_POSSESSED = ("genitive", "possessed-case", "possessed-locative", "copula")
FOLLOWERS = {
    "stem": ("plural", "possessive", *_FREE),
    "plural": ("possessive", *_FREE),
    "possessive": _POSSESSED,
    "genitive": (),
    "case": ("copula",),
    "possessed-case": ("copula",),
    "locative": ("relative", "copula"),
    "possessed-locative": ("relative", "copula"),
    "relative": ("plural", *_FREE),
    "copula": (),
}

# Inside a compound a word is bare, possessed or in the genitive: «Премьер-Министрінің орынбасары», not «басқа хатшы».
INNER_SLOTS = frozenset({"plural", "possessive", "genitive"})

# These keep their vowel after back and front stems alike.
INVARIABLE = frozenset({*_INSTRUMENTAL, "нікі", "дікі", "тікі"})

BACK_VOWELS = frozenset("аоұыёя")
FRONT_VOWELS = frozenset("әөүіе")
# In stems these leave it open: loans go by their sound, «Тоқаевтың», «Рейнге». But е among front vowels is front.
NEUTRAL_VOWELS = frozenset("еэиую")
# Behind a vowel it is none itself.
GLIDE = "у"
# After back vowels these last letters show a loan, which may take front endings too: «банкінің», «актіге».
# Source: the rules in «Орфографиялық сөздік», § 35; those of 2018, § 95.
LOAN_LAST = ("к", "г", "кт", "кс", "кл", "ь")

VOWELS = frozenset("аәеёиоөуұүыіэюя")
_VOICELESS = frozenset("пфкқтсшщчхцһ")
# Voiced letters that loans speak voiceless at the end: «Петербургке», «Тоқаевты». Source: «Орфографиялық сөздік», § 36.
_DEVOICED = frozenset("бвгд")
_NASALS = frozenset("мнң")
# They are spoken with a glide and may count as vowels or consonants: «су-ы», «су-дың».
_GLIDES = frozenset("уиюй")
_ALL = VOWELS | _VOICELESS | _DEVOICED | _NASALS | _GLIDES | frozenset("ғжзлр")
_VOICED = _ALL - _VOICELESS

# The last letters after which an ending with this first letter stands.
STANDS_AFTER = {
    "л": VOWELS | _GLIDES | {"р"},
    "д": _VOICED,
    "б": _VOICED,
    "ғ": _VOICED,
    "г": _VOICED,
    "т": _VOICELESS | _DEVOICED,
    "қ": _VOICELESS | _DEVOICED,
    "к": _VOICELESS | _DEVOICED,
    "п": _VOICELESS | _DEVOICED,
    "н": VOWELS | _NASALS,
    "м": _VOICED,
    "ң": VOWELS,
    "ы": (_ALL - VOWELS) | _GLIDES,
    "і": (_ALL - VOWELS) | _GLIDES,
    "с": _ALL,
    "ш": _ALL,
    "а": _NASALS,
    "е": _NASALS,
}

# Last consonants that become voiced before a vowel: «агенттік», «агенттігі».
VOICING = {"қ": "ғ", "к": "г", "п": "б"}

# Loans lose one of two like consonants, and т or д behind с or з: «конгресс», «конгресі», «съезд», «съезге».
# Source: «Жаңа әліпби негізіндегі қазақ тілі емлесінің ережелері», 2018, § 93; of like consonants the use of akorda.kz.
SHORTENED_LAST = ("сс", "лл", "мм", "нн", "тт", "ст", "сть", "зд")

# Nouns that lose their last vowel before a vowel: «халық», «халқы».
SYNCOPE = {"халық": "халқ", "орын": "орн", "ауыз": "ауз", "мойын": "мойн", "дауыс": "даус", "қауіп": "қауп"}

# Words of their own that read like forms: «бас» (head) and «басқа» (other).
NOT_FORMS = frozenset({("бас", "басқа")})
