"""Words at which sentences of several clauses are cut, in Russian and Kazakh.

Sources: «Русская грамматика», 1980, сложное предложение; «Қазақ грамматикасы», 2002, құрмалас сөйлем, шылау.
"""

from __future__ import annotations

from types import MappingProxyType

# What an English joint may become; the longest first where one begins another.
CONJUNCTIONS = MappingProxyType(
    {
        "and": ("а также", "и", "а", "сондай-ақ", "сонымен қатар", "және", "ал"),
        "but": ("однако", "но", "а", "бірақ", "алайда", "дегенмен", "ал"),
        "while": ("в то время как", "тогда как", "а", "пока", "ал"),
        "although": ("хотя", "дегенмен"),
        "though": ("хотя", "дегенмен"),
        "because": ("потому что", "поскольку", "так как", "себебі", "өйткені"),
        "as": ("поскольку", "так как", "себебі", "өйткені"),
        "so": ("поэтому", "так что", "сондықтан"),
        "or": ("или", "либо", "немесе"),
        "where": ("где", "онда"),
        "when": ("когда",),
    },
)

# Left out at the head of a sentence, where the English one has none either.
DROPPED = frozenset(("а также", "и", "а", "но", "сондай-ақ", "және", "ал", "бірақ"))

RELATIVE_LINKS = frozenset(("which", "who", "that"))

# A relative clause that becomes a sentence begins with the subject itself.
RELATIVES = MappingProxyType(
    {"который": "Он", "которая": "Она", "которое": "Оно", "которые": "Они", "что": "Это"},
)

# Past, present, future and negative of the third person, and the words that close a Kazakh clause as verbs do.
KAZAKH_FINITE = (
    *("ды", "ді", "ты", "ті", "ады", "еді", "йды", "йді", "ған", "ген", "қан", "кен", "мақ", "мек", "бақ", "бек"),
    *("сын", "сін", "мын", "мін", "мыз", "міз", "отыр", "тұр", "жатыр", "жүр", "екен", "емес", "жоқ", "бар", "керек"),
)

# Consonants of names as English would write them, near enough to find a name again; vowels, h and х are left out.
CONSONANTS = MappingProxyType(
    dict(zip("бвгджзклмнпрстфқғң", "bvgdjzklmnprstfkgn", strict=True)) | {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"}
)

# English spellings of one sound, in the order they are looked at.
SPELLINGS = (
    *(("ph", "f"), ("th", "t"), ("kh", "k"), ("ck", "k"), ("ch", "C"), ("sh", "S"), ("ts", "TS")),
    *(("ce", "s"), ("ci", "s"), ("cy", "s"), ("ge", "j"), ("gi", "j"), ("dj", "j")),
    *(("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks")),
)
