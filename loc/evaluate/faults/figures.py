from __future__ import annotations

import random

import regex

from loc.evaluate.faults.sentence import Sentence, put, take_out

_NUMBER = regex.compile(r"\d+(?:[.,:\u00a0\u202f ]\d+)*(?:-\p{L}+)?\s?%?")


def change_digit(sentence: Sentence, chance: random.Random) -> str | None:
    """Any one of the target, whether the source has digits or words; a leading digit never becomes 0."""
    places = [match.start() for match in regex.finditer(r"\d", sentence.target)]
    if not places:
        return None
    place = chance.choice(places)
    digit = chance.choice([digit for digit in "123456789" if digit != sentence.target[place]])
    return put(sentence.target, place, place + 1, digit)


def drop_number(sentence: Sentence, chance: random.Random) -> str | None:
    """Only where the source has digits too."""
    numbers = list(_NUMBER.finditer(sentence.target))
    if not numbers or not regex.search(r"\d", sentence.source):
        return None
    return take_out(sentence.target, *chance.choice(numbers).span())
