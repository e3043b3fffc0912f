"""The Kazakh word a number written in digits ends in: endings behind the digits go by its sound."""

from __future__ import annotations

_UNITS = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
# Trailing zeros of a round number and the word they are read as.
_ROUND = ((12, "триллион"), (9, "миллиард"), (6, "миллион"), (3, "мың"), (2, "жүз"))
_ZERO = "нөл"

CARDINALS = {
    **{number: word for number, word in enumerate(_UNITS) if word},
    **{number * 10: word for number, word in enumerate(_TENS) if word},
}

# What endings are heard after abbreviations of scale words.
SCALE_WORDS = {"мың": 3, "миллион": 6, "миллиард": 9, "триллион": 12}
SCALE_ABBREVIATIONS = {"млн": 6, "млрд": 9, "трлн": 12}


def last_word(digits: str) -> str:
    """Of `2021` «бір», of `40` «қырық»; `digits` are digits only."""
    number = digits.lstrip("0")
    if not number:
        return _ZERO
    if number[-1] != "0":
        return _UNITS[int(number[-1])]
    if number[-2] != "0":
        return _TENS[int(number[-2])]
    zeros = len(number) - len(number.rstrip("0"))
    return next(word for power, word in _ROUND if zeros >= power)
