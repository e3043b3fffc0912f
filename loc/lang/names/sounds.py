"""What Latin letters of a name become in Cyrillic, for names of any origin at once; a cost says how seldom.

The Cyrillic ones are folded (`name_letters`): э and ё are е, й, ы and і are и, ю is иу, я is иа, қ is к, ғ is г.
Costs: 0 usual, up to 1 for what needs a language to explain it. Sources: Гиляревский, Старостин, «Иностранные имена
и названия в русском тексте», 1985; BGN/PCGN romanisations of Russian, Kazakh and their neighbours, read backwards; the
Palladius and Kontsevich systems.
"""

from __future__ import annotations

# By letters, the Cyrillic ones with their cost. The longest come first where both fit, the shorter are tried too.
_WRITTEN = {
    "b": "б в.8 п.8",
    "bh": "бх б",
    "c": "к с ч.5 ц.3 г.8 ш.8 дж.8",
    "cc": "кк кс ч к с.5",
    "ch": "ч ш х к тч.3 дж.5 ж.8",
    "chs": "кс хс",
    "ci": "ч чи си ци ш.5",
    "ck": "к кк.2",
    "cq": "к",
    "ct": "кт т.5",
    "cz": "ч ц ш.5",
    "cs": "ч.3 кс",
    "d": "д т.6",
    "dh": "д дх з.3",
    "dj": "дж ж ди.3",
    "dg": "дж дг",
    "dt": "дт т",
    "dz": "дз ц.5",
    "dzh": "дж ж",
    "f": "ф в.8",
    "g": "г ж дж х.3 к.8 и.8",
    "gg": "дж г гг",
    "gh": "г гх.3 ф.4 х.5",
    "gn": "нь н гн",
    "gi": "дж ж",
    "gu": "г гв гу",
    "h": "х г",
    "j": "дж ж х и ч з.8",
    "jh": "дж джх",
    "k": "к х.7 г.8",
    "kh": "х к.3 кх",
    "kn": "н кн",
    "ks": "кс",
    "l": "л",
    "lh": "л лх",
    "lj": "л",
    "ll": "л лл и.4 ль иа.8",
    "m": "м н.9",
    "mc": "мак мк",
    "mac": "мак мек",
    "mb": "м мб",
    "n": "н м.9",
    "ng": "нг н",
    "nj": "н ндж нж",
    "nh": "н нх",
    "p": "п б.8",
    "ph": "ф пх п.5",
    "pf": "пф ф",
    "ps": "пс с",
    "q": "к ч.3 ц.3 х.6",
    "qu": "к кв ку.3",
    "r": "р",
    "rh": "р рх",
    "rr": "р рр",
    "rz": "ж ш рз рж",
    "s": "с з ш.3 ж.7",
    "sc": "ш с ск",
    "sch": "ш сх ск",
    "sh": "ш сх с.5",
    "shch": "ш",
    "si": "ж.4 ш.5",
    "sj": "ш ж.6",
    "ss": "с сс ш.5",
    "sz": "с ш сз",
    "szcz": "ш",
    "st": "ст шт с.6",
    "sp": "сп шп",
    "t": "т д.6 ч.6",
    "tch": "ч тч",
    "th": "т с з.3 ф.6 д.5 тх.3",
    "thm": "тм см",
    "ti": "ш.4 ти ци",
    "ts": "ц тс",
    "tz": "ц тс",
    "tzsch": "тш ч",
    "tsch": "ч тш",
    "tsh": "тш ч",
    "tt": "т тт",
    "v": "в ф б.4",
    "w": "в у",
    "wh": "в у х.4",
    "wr": "р вр",
    "x": "кс з с ш х кш.3 гз.2",
    "xh": "х кс.5 дж.4",
    "z": "з с ц ж.5 дз.3",
    "zh": "ж чж чжх дж.3",
    "zz": "ц цц дз з.2 зз",
    "lk": "лк к.3",
    "lm": "лм м.4",
    "dn": "дн н.5",
    "ght": "т йт",
    "rs": "рс с.8",
    "eu": "ев",
    "au": "ав",
}

DOUBLED = frozenset("bcdfgklmnprstvz")


def _read(written: str) -> tuple[tuple[str, float], ...]:
    outs = []
    for each in written.split():
        letters = each.rstrip(".0123456789")
        outs.append((letters, float(each[len(letters) :] or 0)))
    return tuple(outs)


CONSONANTS = {latin: _read(written) for latin, written in _WRITTEN.items()}
MAX_CONSONANTS = max(map(len, CONSONANTS))

VOWELS_LATIN = frozenset("aeiouy")
VOWELS_CYRILLIC = frozenset("аеиоу")

# The Cyrillic vowels that a Latin vowel may be, alone or in a group; all others cost.
VOWEL_SOUNDS = {
    "a": frozenset("аеи"),
    "e": frozenset("еиа"),
    "i": frozenset("иае"),
    "o": frozenset("оуа"),
    "u": frozenset("уаи"),
    "y": frozenset("иаеу"),
}
VOWEL_COST = 0.6
LOST_VOWEL_COST = 0.6
ADDED_VOWEL_COST = 0.6
# A consonant of one side without one on the other: «Листер» for Leicester.
LOST_CONSONANT_COST = 1.6
LOST_CONSONANT_COSTS = {
    "h": 0.0,
    "j": 0.3,
    "w": 0.2,
    "r": 0.9,
    "t": 0.9,
    "g": 0.7,
    "x": 0.6,
    "s": 0.8,
    "d": 0.9,
    "p": 1.2,
}
# The last consonant of a French name is silent: «Блан».
LOST_LAST_COST = 0.6
SILENT_LAST = frozenset({"e", "es", "ye", "ue"})
SOFTENING = frozenset({"e", "i", "y", "z", ""})
_SOFT_C = frozenset({"с", "ч", "ш"})


def is_spelt(latin: str, cyrillic: str, *, soft: bool) -> bool:
    """A single `c` is с only where it is `soft`: before e, i and y, and at the end."""
    return soft or latin != "c" or cyrillic not in _SOFT_C
