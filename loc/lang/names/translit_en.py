"""Letters of names by origin, as they are written in Cyrillic. `^` and `$` are the edges of a word; longest first.

Sources: BGN/PCGN 1947 (Russian) and 1979 (Kazakh), read backwards; ISO 9:1995; Гиляревский, Старостин, «Иностранные
имена и названия в русском тексте», 1985, for the others. Kazakh writes foreign names as Russian does.
"""

from __future__ import annotations

_PLAIN = {
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т",
    "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з", "^e": "э", "ch": "ч", "sh": "ш", "ph": "ф",
    "-": "-", "'": "’",
}  # fmt: skip
_SOFT_C = {"ce": "се", "ci": "си", "cy": "си", "^ce": "се"}
_GLIDES = {
    "ay": "ай", "ey": "ей", "oy": "ой", "uy": "уй", "ya": "я", "yu": "ю", "yo": "ё", "ye": "е", "y$": "и",
}  # fmt: skip

# BGN/PCGN 1947 and 1979, ISO 9:1995, read backwards.
CIS = _PLAIN | {
    "zh": "ж", "kh": "х", "ts": "ц", "shch": "щ", "sch": "щ", "j": "ж", "iy$": "ий", "y": "ы", "ay": "ай", "oy": "ой",
    "ya": "я", "yu": "ю", "yo": "ё", "ye": "е", "ey$": "ей", "uy": "уй", "iyev": "иев", "iyo": "иё", "gh": "г",
    "y$": "ый", "sky$": "ский", "skyy$": "ский", "skiy$": "ский", "ski$": "ский", "iya": "ия", "iye": "ие",
    "ayev": "аев", "eyev": "еев", "aya": "ая", "eye": "ее", "oye": "ое", "oyo": "оё", "dzh": "дж", "ia$": "ия",
    "ž": "ж", "č": "ч", "š": "ш", "ŝ": "щ", "û": "ю", "â": "я", "ë": "ё", "iyoye": "иёе", "x": "кс", "q": "к",
}  # fmt: skip
# Гиляревский, Старостин 1985, the English chapter; Ермолович, «Имена собственные на стыке языков и культур», 2001.
ENGLISH = _PLAIN | _SOFT_C | _GLIDES | {
    "th": "т", "ck": "к", "ee": "и", "ea": "и", "oo": "у", "ai": "ей", "ay": "ей", "ou": "ау", "aw": "о",
    "ow": "оу", "igh": "ай", "ie": "и", "e$": "", "j": "дж", "x": "кс", "x$": "кс", "wh": "у", "gh": "",
    "wa": "уо", "we": "уэ", "wi": "уи", "wo": "во", "kn": "н", "wr": "р", "qu": "кв", "ew": "ью", "au": "о",
    "ge$": "дж", "ce$": "с", "tch": "тч", "dge": "дж", "son$": "сон", "ley$": "ли", "ey$": "и", "ss": "сс",
    "tion": "шен", "kes$": "кс", "mes$": "ймс", "ton$": "тон", "mc": "мак", "shire$": "шир", "gan$": "ган",
    "nes$": "нс", "ake$": "ейк", "ade$": "ейд", "ate$": "ейт", "ane$": "ейн", "ale$": "ейл", "ame$": "ейм",
    "ace$": "ейс", "ave$": "ейв", "ike$": "айк", "ite$": "айт", "ide$": "айд", "oke$": "оук", "ole$": "оул",
}  # fmt: skip
# Гиляревский, Старостин 1985, the French chapter.
FRENCH = _PLAIN | _SOFT_C | {
    "ch": "ш", "ou": "у", "au": "о", "eau": "о", "ai": "е", "ei": "е", "oi": "уа", "eu": "ё", "gn": "нь",
    "h": "", "th": "т", "j": "ж", "ge": "же", "gi": "жи", "qu": "к", "e$": "", "es$": "", "s$": "", "t$": "",
    "d$": "", "x$": "", "z$": "", "l$": "ль", "el$": "ель", "lle$": "ль", "ille": "ий", "ç": "с", "y": "и",
    "ault$": "о", "aux$": "о", "w": "в", "gue$": "г", "que$": "к", "ier$": "ье", "er$": "е", "sse$": "с",
    "tte$": "т", "nne$": "н", "çois$": "суа", "cois$": "суа", "ois$": "уа",
}  # fmt: skip
# Гиляревский, Старостин 1985, the German chapter.
GERMAN = _PLAIN | {
    "sch": "ш", "tsch": "ч", "ch": "х", "ck": "к", "tz": "ц", "z": "ц", "w": "в", "ei": "ай", "ie": "и",
    "eu": "ой", "äu": "ой", "ö": "ё", "ü": "ю", "ä": "е", "v": "ф", "ß": "сс", "ss": "сс", "th": "т",
    "^sp": "шп", "^st": "шт", "j": "й", "qu": "кв", "ah": "а", "eh": "е", "oh": "о", "uh": "у", "chs": "кс",
    "l$": "ль", "^ö": "э", "lz": "льц", "el$": "ель", "ay": "ай", "ey": "ай", "c": "к",
}  # fmt: skip
# Гиляревский, Старостин 1985, the Spanish chapter.
SPANISH = _PLAIN | _SOFT_C | {
    "j": "х", "ll": "ль", "ñ": "нь", "z": "с", "h": "", "qu": "к", "gue": "ге", "gui": "ги", "ge": "хе",
    "gi": "хи", "x": "кс", "ch": "ч", "ya": "я", "ye": "е", "yo": "йо", "ay": "ай", "ey": "ей", "ia$": "ия",
    "cia$": "сия", "gia$": "хия", "al$": "аль", "el$": "ель", "ll$": "ль",
}  # fmt: skip
# Гиляревский, Старостин 1985, the Arabic chapter, from the spellings English copy has.
ARABIC = _PLAIN | _GLIDES | {
    "kh": "х", "gh": "г", "th": "с", "dh": "д", "j": "дж", "q": "к", "ou": "у", "ee": "и", "aa": "а", "oo": "у",
    "al-": "аль-", "^al-": "аль-", "el-": "эль-", "iy": "и", "w": "в", "aw": "ау", "'": "", "y$": "и",
    "ia$": "ия", "ss": "сс",
}  # fmt: skip
# Гиляревский, Старостин 1985, the Turkish chapter.
TURKISH = _PLAIN | {
    "ç": "ч", "ş": "ш", "ğ": "г", "c": "дж", "ı": "ы", "ö": "ё", "ü": "ю", "j": "ж", "y": "й", "ya": "я",
    "yu": "ю", "ye": "е", "yo": "йо", "yı": "йы", "oğ": "ог", "^ö": "о", "â": "а",
}  # fmt: skip

RULES = {
    "cis": CIS,
    "english": ENGLISH,
    "french": FRENCH,
    "german": GERMAN,
    "spanish": SPANISH,
    "arabic": ARABIC,
    "turkish": TURKISH,
}

# What shows the origin, searched in small letters; without any, English leads.
MARKS = {
    "cis": r"(?:[oe]v|[oe]va|sky|skiy|skyy|enko|chuk|yan|shvili|dze|iyev|bek|bay|bayev|uly|kyzy|zhan|khan|tay)$"
    r"|zh|kh|shch|iy|ye",
    "french": r"(?:eau|aux|ault|oux|ois|ette|elle|ier|ard|el|on)$"
    r"|^d'|^le-|ou|eu|ç|é|è|ê|ô",
    "german": r"sch|(?:mann|berg|burg|stein|tz|olz|mayer|meier|er|el)$|^von|ö|ü|ä|ß|ei",
    "spanish": r"(?:ez|os|as|ero|era|illo|illa|ado|ia|aga|o)$|ñ|ll|í|á|ó|ú",
    "arabic": r"^al-|^el-|^abd|ahm|mad$|ullah|aa|q[^u]|^kh|dh",
    "turkish": r"ğ|ş|ı|ç|oglu$",
}

# A name of the Turkic states; Kazakh writes it in its own letters.
TURKIC = r"(?:ayev|bayev|bekov|zhanov|galiyev|tayev|aqov|akov|bek|bay|uly|kyzy|zhan|khan|tay)$"

# Surnames of Russia and its neighbours, which go back to their letters one by one.
SLAVIC = r"(?:[a-z](?!ue)[a-z][oe]va?|[a-z]{3}ina|sky|skiy|skyy|enko|chuk|shvili)$"

# After and before these к and г are қ and ғ: «Тоқаев» («Қазақ грамматикасы», Астана, 2002, harmony).
BACK_VOWELS = frozenset("аоұыу")
VOWELS = BACK_VOWELS | frozenset("әеёиөүіэюя")

ACRONYM_LETTERS = {
    "A": "а", "B": "б", "C": "с", "D": "д", "E": "е", "F": "ф", "G": "г", "H": "х", "I": "и", "J": "дж",
    "K": "к", "L": "л", "M": "м", "N": "н", "O": "о", "P": "п", "Q": "к", "R": "р", "S": "с", "T": "т",
    "U": "у", "V": "в", "W": "в", "X": "кс", "Y": "й", "Z": "з",
}  # fmt: skip
LETTER_NAMES = {
    "A": "эй", "B": "би", "C": "си", "D": "ди", "E": "и", "F": "эф", "G": "джи", "H": "эйч", "I": "ай",
    "J": "джей", "K": "кей", "L": "эл", "M": "эм", "N": "эн", "O": "оу", "P": "пи", "Q": "кью", "R": "ар",
    "S": "эс", "T": "ти", "U": "ю", "V": "ви", "W": "дабл-ю", "X": "экс", "Y": "уай", "Z": "зет",
}  # fmt: skip
