"""What stands behind a number put right for the new one: endings, scale words, counted nouns."""

from __future__ import annotations

import regex

from loc.draft.patch.edit import Edit
from loc.draft.patch.places import Place
from loc.draft.patch.source import Kind, SourceChange
from loc.lang.forms.inflect_kk import NOUN_CHAINS, Chain, move_ending, move_form
from loc.lang.forms.inflect_ru import may_agree
from loc.lang.forms.spoken_kk import SCALE_ABBREVIATIONS, SCALE_WORDS, last_word
from loc.lang.numbers import count_ru
from loc.lang.numbers.write_figure import Digits

_RU_ORDINAL = frozenset({"й", "я", "е", "го", "му", "ю"})
_RU_ANY_ORDINAL = frozenset({*_RU_ORDINAL, "м", "ми", "х"})
# «2-м» is «двум» too, «5-м» only «пятом»; «3-е» is «трое» too.
_RU_DATIVES = frozenset({"2", "3", "4"})
_RU_COLLECTIVES = frozenset(["2", "3", "4", "5", "6", "7", "8", "9", "10"])
_MIN_WORD = 4
_RU_SCALES = {"тысяча": 3, "миллион": 6, "миллиард": 9, "триллион": 12}
_RU_ABBREVIATIONS = {"млн": 6, "млрд": 9, "трлн": 12}
_ORDINALS: tuple[Chain, ...] = (
    ("ordinal-digits",),
    ("ordinal",),
    *(("ordinal-digits", case) for case in ("genitive", "dative", "accusative", "locative", "ablative")),
    *(("ordinal", case) for case in ("genitive", "dative", "accusative", "locative", "ablative")),
)
# A longer word behind a hyphen is a noun, «16-сыныпта», «20-жылдық», unless it starts like an ending.
_KK_ENDING_STARTS = tuple(first + vowel for first in "дтнлғгқкшмбп" for vowel in "аеыі")
_VOCALIZED = frozenset({"во", "со", "ко", "об", "обо"})
_WORD_BEFORE = regex.compile(r"(\p{L}+)[ \u00a0]$")
_BEFORE_DASH = regex.compile(r"\s?[-–—:]\s?\d")
_AFTER_DASH = regex.compile(r"\d\s?[-–—:]\s?$")


def finish(
    place: Place, digits: str, old: Digits, new: Digits, new_power: int, change: SourceChange, target: str, lang: str
) -> Edit | None:
    """`digits` with the ending or unit of `place` behind them; None where unsure."""
    if lang == "ru":
        if not _preposition_stays(target, place, old, new):
            return None
        rest = _finish_ru(place, old, new, new_power, change, target)
    else:
        rest = _finish_kk(place, old, new, new_power)
    if rest is None:
        return None
    text, stop = rest
    return Edit((place.span[0], stop), digits + text)


def _preposition_stays(target: str, place: Place, old: Digits, new: Digits) -> bool:
    """«со 100», «во 2-м», «об 11» go by how the number is spoken."""
    match = _WORD_BEFORE.search(target, 0, place.span[0])
    word = match[1].lower() if match else ""
    if word == "о":
        return not any(_first_group(each) in {"1", "11"} for each in (old, new))
    is_short = word in {"в", "с", "к"}
    return word not in _VOCALIZED and not (is_short and any(_is_vocalizing(each, place) for each in (old, new)))


def _first_group(number: Digits) -> str:
    return number.whole[: (len(number.whole) - 1) % 3 + 1]


def _is_vocalizing(number: Digits, place: Place) -> bool:
    hundred = len(number.whole) == 3 and number.whole[0] == "1"  # noqa: PLR2004
    return hundred or (number.whole == "2" and place.ending in _RU_ANY_ORDINAL)


def _finish_ru(
    place: Place, old: Digits, new: Digits, new_power: int, change: SourceChange, target: str
) -> tuple[str, int] | None:
    if place.ending:
        return (place.hyphen + place.ending, place.stop) if _ending_stays_ru(place.ending, old, new, change) else None
    if not place.unit and _is_in_pair(target, place):
        return "", place.span[1]
    if place.unit == "%" or _is_abbreviated(place.unit):
        return _finish_short_ru(place, old, new, new_power, target)
    return None if place.unit_ending else _finish_noun_ru(place, old, new, new_power, target)


def _finish_short_ru(place: Place, old: Digits, new: Digits, new_power: int, target: str) -> tuple[str, int] | None:
    kept = None if place.unit_ending else count_ru.recount(target, place.span[0], "", old, new)
    unit = _rename_abbreviation(place.unit, place.power, new_power)
    return None if kept is None or unit is None else (place.gap + unit, place.stop)


def _finish_noun_ru(place: Place, old: Digits, new: Digits, new_power: int, target: str) -> tuple[str, int] | None:
    noun, stop = count_ru.noun_after(target, place.span[1])
    lemma = _word_of(_RU_SCALES, new_power) if new_power != place.power else None
    if new_power != place.power and not lemma:
        return None
    form = count_ru.recount(target, place.span[0], noun, old, new, lemma)
    if form is None:
        return None
    is_part = bool(place.unit) or form != noun
    return (target[place.span[1] : stop - len(noun)] + form, stop) if is_part else ("", place.span[1])


def _is_in_pair(target: str, place: Place) -> bool:
    """The first of a range or a score, or the last of a score: no noun goes by it."""
    if _BEFORE_DASH.match(target, place.span[1]):
        return True
    noun, _ = count_ru.noun_after(target, place.span[1])
    return bool(_AFTER_DASH.search(target, 0, place.span[0])) and not (noun and may_agree(noun))


def _ending_stays_ru(ending: str, old: Digits, new: Digits, change: SourceChange) -> bool:
    if len(ending) >= _MIN_WORD:
        return True
    if change.old.kind in (Kind.ORDINAL, Kind.DECADE):
        return ending in _RU_ANY_ORDINAL
    doubtful = {"м": _RU_DATIVES, "е": _RU_COLLECTIVES}.get(ending, frozenset())
    if {old.whole, new.whole} & doubtful:
        return False
    return ending in {*_RU_ORDINAL, "м"}


def _is_abbreviated(unit: str) -> bool:
    return unit.removesuffix(".") in {*_RU_ABBREVIATIONS, "тыс"}


def _rename_abbreviation(unit: str, power: int, new_power: int) -> str | None:
    if power == new_power:
        return unit
    bare = unit.removesuffix(".")
    new = next((word for word, each in _RU_ABBREVIATIONS.items() if each == new_power), None)
    return new + unit[len(bare) :] if new and bare in _RU_ABBREVIATIONS else None


def _finish_kk(place: Place, old: Digits, new: Digits, new_power: int) -> tuple[str, int] | None:
    if place.ending:
        ending = _move_ending_kk(place.ending, old.part or old.whole, new.part or new.whole)
        return None if ending is None else (place.hyphen + ending, place.stop)
    if new_power == place.power:
        return place.gap + place.unit + _hyphenate(place.unit_ending), place.stop
    unit = _rename_scale_kk(place, new_power)
    return None if unit is None else (place.gap + unit, place.stop)


def _hyphenate(ending: str) -> str:
    return f"-{ending}" if ending else ""


def _move_ending_kk(ending: str, old: str, new: str) -> str | None:
    chains = (*NOUN_CHAINS, *_ORDINALS)
    moved = move_ending(last_word(old), ending, last_word(new), chains)
    if moved is not None:
        return moved
    return ending if len(ending) >= _MIN_WORD and not ending.startswith(_KK_ENDING_STARTS) else None


def _rename_scale_kk(place: Place, new_power: int) -> str | None:
    spoken_old, spoken_new = (_word_of(SCALE_WORDS, power) for power in (place.power, new_power))
    if spoken_old is None or spoken_new is None:
        return None
    bare = place.unit.removesuffix(".")
    if bare not in SCALE_ABBREVIATIONS:
        return None if place.unit_ending else move_form(spoken_old, place.unit, spoken_new)
    short = _word_of(SCALE_ABBREVIATIONS, new_power)
    if short is None:
        return None
    short += place.unit[len(bare) :]
    if not place.unit_ending:
        return short
    ending = move_ending(spoken_old, place.unit_ending, spoken_new)
    return None if ending is None else f"{short}-{ending}"


def _word_of(words: dict[str, int], power: int) -> str | None:
    return next((word for word, each in words.items() if each == power), None)
