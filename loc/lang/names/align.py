"""How far a Cyrillic word is from a Latin one by their sounds: a weighted edit distance over groups of letters.

Consonants must answer each other by `name_sounds`; vowels are worth less. Only the states that the Cyrillic word leaves
open are followed, so that a word of other sounds costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from loc.lang.names import sounds
from loc.lang.names.endings import is_adjective, is_ending

_VOWELS = sounds.VOWELS_CYRILLIC
NO_WAY = 9.0
_LOST_LAST_VOWEL_COST = 0.2
# The longest spelling of a sound and the letter after it.
_WINDOW = sounds.MAX_CONSONANTS + 1

# From a place in the Latin word: how many letters of it, the Cyrillic ones, the cost.
_Step = tuple[int, str, float]
# The same with the number of Cyrillic letters.
_Move = tuple[int, int, float]


class _Place(NamedTuple):
    """What may come at a place of the Latin word: consonants by their first Cyrillic letter, or a group of vowels."""

    steps: Mapping[str, Sequence[_Step]]
    lost: float
    vowels: str
    last: bool


@lru_cache(maxsize=65536)
def distance(latin: str, cyrillic: str, lang: str, budget: float, *, lowered: bool = False) -> float:
    """From the name, both folded, to the word without its ending; over `budget` where there is no way within it.

    A word that is `lowered`, in small letters, must be an adjective of the name.
    """
    fits = is_adjective if lowered else is_ending
    ways = (cost for place, cost in _find_stops(latin, cyrillic, budget).items() if fits(cyrillic[place:], lang))
    return min(ways, default=NO_WAY)


def _find_stops(latin: str, cyrillic: str, budget: float) -> Mapping[int, float]:
    """All places of the word where the name may stop, with the least cost of each."""
    states: list[dict[int, float]] = [{} for _ in range(len(latin) + 1)]
    states[0][0] = 0.0
    for at, reached in enumerate(states[:-1]):
        if not reached:
            continue
        here = _place(latin[at : at + _WINDOW])
        for place, cost in reached.items():
            for length, taken, price in _moves(here, cyrillic, place):
                total = cost + price
                if total <= budget and total < states[at + length].get(place + taken, NO_WAY):
                    states[at + length][place + taken] = total
    return states[-1]


@lru_cache(maxsize=8192)
def first_letters(latin: str) -> frozenset[str]:
    """What a name may begin with in Cyrillic. A vowel may be silent («Хулио», «Уоррен»), a consonant mostly not."""
    return _first_letters(latin[:2])


@lru_cache(maxsize=1024)
def _first_letters(latin: str) -> frozenset[str]:
    if latin[:1] in sounds.VOWELS_LATIN:
        return _VOWELS | {"в", "х"} if latin[:1] in "uoe" else _VOWELS | {"х"}
    firsts = {out[0] for length in (1, 2) for out, _ in sounds.CONSONANTS.get(latin[:length], ()) if out}
    longer = {out[0] for key, outs in sounds.CONSONANTS.items() if key.startswith(latin) for out, _ in outs}
    silent = _VOWELS if latin[:1] in "hwy" else frozenset()
    second = {out[0] for out, _ in sounds.CONSONANTS.get(latin[1:], ())} if latin[:1] in "tpgk" else set()
    return frozenset({*firsts, *longer, *silent, *second})


@lru_cache(maxsize=16384)
def _place(ahead: str) -> _Place:
    """Of the letters from this place on, to the end of the name where they are fewer than `_WINDOW`."""
    vowels = ahead[: _run(ahead, 0, sounds.VOWELS_LATIN)]
    return _Place(_steps(_keys(ahead), ahead[1:2] in sounds.SOFTENING), _lost_cost(ahead), vowels, vowels == ahead)


def _keys(ahead: str) -> tuple[str, ...]:
    """What may be one sound at the beginning."""
    longest = min(sounds.MAX_CONSONANTS, len(ahead))
    return tuple(ahead[:length] for length in range(1, longest + 1) if ahead[:length] in sounds.CONSONANTS)


@lru_cache(maxsize=1024)
def _steps(keys: tuple[str, ...], soft: bool) -> Mapping[str, Sequence[_Step]]:
    """By their first Cyrillic letter."""
    steps: dict[str, list[_Step]] = {}
    for key in keys:
        for out, cost in sounds.CONSONANTS[key]:
            if sounds.is_spelt(key, out, soft=soft):
                steps.setdefault(out[0], []).append((len(key), out, cost))
    return steps


def _lost_cost(ahead: str) -> float:
    letter = ahead[0]
    if ahead[:2] == letter * 2 and letter in sounds.DOUBLED:
        return 0.0
    cost = sounds.LOST_CONSONANT_COSTS.get(letter, sounds.LOST_CONSONANT_COST)
    return min(cost, sounds.LOST_LAST_COST) if ahead == letter else cost


def _moves(here: _Place, cyrillic: str, place: int) -> list[_Move]:
    letter = cyrillic[place : place + 1]
    moves = _consonant_moves(here.steps[letter], cyrillic, place) if letter in here.steps else []
    run = _run(cyrillic, place, _VOWELS) if letter in _VOWELS else 0
    if here.vowels:
        moves.extend(_vowel_moves(here.vowels, cyrillic[place : place + run], last=here.last))
        return moves
    after = cyrillic[place + run : place + run + 1]
    if run and after in here.steps:
        added = _consonant_moves(here.steps[after], cyrillic, place + run)
        moves += [(length, run + taken, price + sounds.ADDED_VOWEL_COST) for length, taken, price in added]
    moves.append((1, 0, here.lost))
    return moves


def _consonant_moves(steps: Sequence[_Step], cyrillic: str, place: int) -> list[_Move]:
    """A consonant doubled in Cyrillic alone («Алиссон») counts once, or the second one begins the ending («Киммен»)."""
    moves: list[_Move] = []
    for length, out, price in steps:
        taken = len(out)
        if taken == 1 or cyrillic.startswith(out, place):
            moves.append((length, taken, price))
            if cyrillic.startswith(out[-1], place + taken):
                moves.append((length, taken + 1, price))
    return moves


@lru_cache(maxsize=8192)
def _vowel_moves(group: str, vowels: str, *, last: bool) -> tuple[_Move, ...]:
    """A whole group for a whole group, or none; at the end of the name the ending may take its place."""
    lost = 0.0 if group in sounds.SILENT_LAST and last else sounds.LOST_VOWEL_COST
    moves = [(len(group), 0, min(lost, _LOST_LAST_VOWEL_COST) if last else lost)]
    moves += [(len(group), count, _vowel_cost(group, vowels[:count])) for count in range(1, len(vowels) + 1)]
    before = group[:-1]
    return (*moves, (len(before), len(vowels), _vowel_cost(before, vowels))) if before else tuple(moves)


def _vowel_cost(latin: str, cyrillic: str) -> float:
    usual = frozenset().union(*(sounds.VOWEL_SOUNDS[letter] for letter in latin))
    return sum(letter not in usual for letter in cyrillic) * sounds.VOWEL_COST


def _run(text: str, at: int, letters: frozenset[str]) -> int:
    stop = at
    while stop < len(text) and text[stop] in letters:
        stop += 1
    return stop - at
