"""Words that may stand twice in a row where the source has such a pair too; the spelling rules want a hyphen."""

from __future__ import annotations

from types import MappingProxyType

# kk: repeated converbs and adverbs (Балакаев et al. 1962, қос сөздер; the press writes some of them apart).
# ru: words said twice for emphasis (Русская грамматика 1980, § 2209).
REDUPLICATED = MappingProxyType(
    {
        "kk": frozenset(
            {
                "айта", "ақырын", "бара", "біле", "бірте", "жүре", "жылай", "келе", "көре", "күле", "қайта", "неше",
                "ойлай", "сөйлей", "талай", "тұра", "әрең",
            },
        ),
        "ru": frozenset({"да", "нет", "ну", "вот", "еле", "чуть", "очень"}),
    },
)  # fmt: skip
