"""Letters and commonest words of Kazakh and Russian, and the letters of other scripts that look like them."""

from __future__ import annotations

import re
from types import MappingProxyType

# Kazakh letters that the Russian alphabet lacks (CLDR kk, exemplarCharacters).
KAZAKH_ONLY = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
ANY_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")

# Words that are a sentence by themselves in one of the languages, and no word or name of the other.
RUSSIAN_ANSWERS = frozenset(
    {
        *("нет", "спасибо", "пожалуйста", "сегодня", "завтра", "вчера", "сейчас", "конечно", "хорошо", "плохо"),
        *("никогда", "всегда", "почему", "зачем", "здравствуйте", "извините", "неправда", "отлично", "разумеется"),
    }
)
KAZAKH_ANSWERS = frozenset(
    {
        *("жоқ", "иә", "рақмет", "рахмет", "бүгін", "ертең", "қазір", "әрине", "жарайды", "дұрыс", "ешқашан"),
        *("әрқашан", "неге", "неліктен", "сәлеметсіз", "кешіріңіз", "өтірік", "керемет", "кеше"),
    }
)

# Latin and Greek letters drawn like Cyrillic ones: Unicode UTS #39 confusables.txt, as far as kk and ru go.
_SHARED = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
    "Y": "У", "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "ë": "ё", "Ë": "Ё",
    "Α": "А", "Β": "В", "Ε": "Е", "Η": "Н", "Κ": "К", "Μ": "М", "Ο": "О", "Ρ": "Р", "Τ": "Т", "Χ": "Х", "ο": "о",
    "α": "а", "ρ": "р", "χ": "х", "κ": "к", "τ": "т",
}  # fmt: skip

# ə is the Azerbaijani schwa, ɵ the phonetic barred o: both are typed for ә and ө.
_KAZAKH = {"I": "І", "i": "і", "h": "һ", "ə": "ә", "Ə": "Ә", "ɵ": "ө", "Ɵ": "Ө"}

# What a Russian keyboard has in the place of the Kazakh letters.
KAZAKH_KEYS = MappingProxyType(str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ"))

LOOK_ALIKES = MappingProxyType(
    {"kk": MappingProxyType(_SHARED | _KAZAKH), "ru": MappingProxyType(_SHARED)},
)

# Digits drawn like Cyrillic letters.
DIGIT_LOOK_ALIKES = MappingProxyType({"0": "о", "3": "з", "4": "ч", "6": "б"})

# Cyrillic letters of other languages that stand for Kazakh ones in old fonts and on other keyboards.
NEIGHBOURS = MappingProxyType(
    str.maketrans("ӓӛґѓҕҡҟԛҥӈӊҧӫӧӱўҳїӒӚҐЃҔҠҞԚҤӇӉҦӪӦӰЎҲЇ", "әәғғғқққңңңңөөүүһіӘӘҒҒҒҚҚҚҢҢҢҢӨӨҮҮҺІ")
)
