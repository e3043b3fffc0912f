"""Names of Kazakhstan as Kazakh itself writes them: «Сәтбаев» for Satpayev, «Қасымбек» for Kassymbekov.

English takes these names from Russian, which had to write Kazakh sounds by its own letters, and added its endings.
Kazakh goes by its harmony and its own consonants («Қазақ тілінің орфографиялық ережелері», 1983), and may leave out the
endings -ов, -ев and -ович (Decree 2923 of the President of Kazakhstan, 2 April 1996).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import regex

from loc.lang.names.exceptions import EXCEPTIONS
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.transliterate import spell_by

_KAZAKH = regex.compile(
    r"ba(?:y|i|j)|be[ck]|zhan|djan|jan|gali|ghali|kul|khan|mukha|muha|akhmet|ahmet|nur|tay|gul|ay?eva?$|uly$|[ky]yzy$|qyzy$|zh"
)
_SURNAME = regex.compile(r"(?:[oe]va?|ovich|evich|ovna|evna|uly|kyzy|qyzy|in|ina)$")
_ENDING = regex.compile(r"(?:[ое]ва?|[ое]вич|[ое]вна|ина?|ули|кизи)$")
# Consonants of one kind, which Russian and Kazakh ears took for each other; в, й and vowels do not count.
_KINDS = str.maketrans(
    {
        **dict.fromkeys("пбф", "п"),
        **dict.fromkeys("тд", "т"),
        **dict.fromkeys("кгхқғһ", "к"),
        **dict.fromkeys("чшщ", "ш"),
        **dict.fromkeys("сц", "с"),
        **dict.fromkeys("нң", "н"),
    },
)
_NOT_COUNTED = regex.compile(r"[вйаәеёиоөуұүыіэюяьъ’']")
_TOGETHER = regex.compile(r"[дт](?=ж)")
_ROUNDED = str.maketrans("уи", "ое")
_MIN_CONSONANTS = 2


@lru_cache(maxsize=4096)
def is_own_spelling(name: str, word: str) -> bool:
    """Whether a word of Kazakh copy has the consonants of a Kazakh name, by their kinds; of others the vowels too."""
    latin = fold_latin(name)
    if latin in EXCEPTIONS or not (_SURNAME.search(latin) or _KAZAKH.search(latin)):
        return False
    spelt = fold_cyrillic(spell_by(name, "cis"))
    if _KAZAKH.search(latin):
        kinds = _kinds(_ENDING.sub("", spelt))
        return len(kinds) >= _MIN_CONSONANTS and _kinds(word).startswith(kinds)
    return fold_cyrillic(word).translate(_ROUNDED).startswith(spelt.translate(_ROUNDED))


def _kinds(word: str) -> str:
    consonants = _NOT_COUNTED.sub("", _TOGETHER.sub("", word.casefold())).translate(_KINDS)
    return "".join(letter for letter, _ in groupby(consonants))
