"""Names whose every letter is as usual: most are, and reading them costs a fraction of aligning them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from loc.lang.names import sounds
from loc.lang.names.endings import is_adjective, is_ending

_VOWELS_LATIN = "".join(sorted(sounds.VOWELS_LATIN))
_VOWELS_CYRILLIC = "".join(sorted(sounds.VOWELS_CYRILLIC))


@lru_cache(maxsize=65536)
def is_plainly(latin: str, cyrillic: str, lang: str, *, lowered: bool) -> bool:
    """Whether the word is the name, both folded; if so the `distance` is nothing. A `lowered` one is an adjective."""
    rest = _read(latin, cyrillic)
    return rest is not None and (is_adjective if lowered else is_ending)(rest, lang)


def _read(latin: str, cyrillic: str) -> str | None:
    """What follows the name. Only the longest sounds are tried: other ways may cost nothing too."""
    while latin:
        after = latin.lstrip(_VOWELS_LATIN)
        if len(after) < len(latin):
            rest = cyrillic.lstrip(_VOWELS_CYRILLIC)
            count = _count_vowels(latin.removesuffix(after), cyrillic.removesuffix(rest), last=not after)
            taken = (len(latin) - len(after), count)
        else:
            taken = _take_consonant(latin, cyrillic)
        if taken[1] < 0:
            return None
        latin, cyrillic = latin[taken[0] :], cyrillic[taken[1] :]
    return cyrillic


@lru_cache(maxsize=8192)
def _count_vowels(group: str, vowels: str, *, last: bool) -> int:
    """How many Cyrillic ones the group may be at no cost; -1 where it may not, nor be silent."""
    usual = frozenset().union(*(sounds.VOWEL_SOUNDS[letter] for letter in group))
    odd = next((at for at, letter in enumerate(vowels) if letter not in usual), len(vowels))
    return odd or (0 if last and group in sounds.SILENT_LAST else -1)


def _take_consonant(latin: str, cyrillic: str) -> tuple[int, int]:
    """How many letters of both, the longest spelling first; -1 of Cyrillic where there is no usual one."""
    plain, soft = _list_plain(), latin[1:2] in sounds.SOFTENING
    for length in range(min(sounds.MAX_CONSONANTS, len(latin)), 0, -1):
        key = latin[:length]
        for out in plain.get(key, ()):
            if cyrillic.startswith(out) and sounds.is_spelt(key, out, soft=soft):
                return length, len(out)
    return 0, -1


@cache
def _list_plain() -> Mapping[str, Sequence[str]]:
    """The Cyrillic letters of a sound that cost nothing, the longest first."""
    plain = {key: [out for out, cost in outs if cost == 0] for key, outs in sounds.CONSONANTS.items()}
    return {key: sorted(outs, key=len, reverse=True) for key, outs in plain.items() if outs}
