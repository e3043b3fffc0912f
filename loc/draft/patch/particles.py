"""Kazakh words that stand apart and still go by the sound before them: «Қытай мен Ресей», «Ташкент пен Душанбе»."""

from __future__ import annotations

import regex

from loc.draft.patch.edit import Edit
from loc.lang.forms.inflect_kk import add_endings
from loc.lang.forms.spoken_kk import SCALE_ABBREVIATIONS, SCALE_WORDS, last_word

_PARTICLE = regex.compile(r"(?P<gap>[ \u00a0])(?P<word>[мбп]ен|[дт][ае]|[мбп][ае])(?!\p{L}|-)")
_LAST = regex.compile(r"(?P<percent>%)$|(?P<digits>\d+)$|(?P<word>\p{L}+)\.?$")
_PERCENT = "пайыз"


def adjust_particle(edit: Edit, target: str) -> Edit | None:
    """The edit with the particle behind it; None where its shape is not sure."""
    match = _PARTICLE.match(target, edit.span[1])
    if match is None:
        return edit
    ending = {"н": "instrumental", "а": "locative", "е": "locative"}[match["word"][-1]]
    if match["word"][0] in "мбп" and ending == "locative":
        return None
    if _shape(target[slice(*edit.span)], ending) != match["word"]:
        return None
    shape = _shape(edit.text, ending)
    if shape is None:
        return None
    return Edit((edit.span[0], match.end()), f"{edit.text}{match['gap']}{shape}")


def _shape(text: str, ending: str) -> str | None:
    spoken = _speak(text)
    word = add_endings(spoken, (ending,)) if spoken else None
    return word[len(spoken) :] if word and spoken else None


def _speak(text: str) -> str | None:
    match = _LAST.search(text)
    if match is None:
        return None
    if match["digits"]:
        return last_word(match["digits"] if match["digits"].strip("0") else _all_digits(text))
    if match["percent"]:
        return _PERCENT
    power = SCALE_ABBREVIATIONS.get(match["word"])
    if power:
        return next(word for word, each in SCALE_WORDS.items() if each == power)
    return None if match["word"].isupper() and len(match["word"]) > 1 else match["word"].lower()


def _all_digits(text: str) -> str:
    """Of `12 000`, whose last group says too little."""
    return "".join(letter for letter in text if letter.isdigit())
