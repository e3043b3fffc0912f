"""Which rules hold for a language, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loc.segment import rules_cyrillic as cyrillic
from loc.segment import rules_english as english
from loc.segment import rules_marks as marks
from loc.segment.abbreviations_en import NUMBERED, WEEKDAYS
from loc.segment.candidates import Candidate, Choice
from loc.segment.rules_names import degree, initials
from loc.segment.words_en import EXCLAIMED, QUESTIONED

Rule = Callable[[Candidate], Choice | None]


@dataclass(frozen=True, slots=True)
class Language:
    """The first rule that answers decides; none answering is a sentence end. `doubtful` words go to the rules."""

    rules: tuple[Rule, ...]
    doubtful: frozenset[str]


_MARKS: tuple[Rule, ...] = (
    initials,
    marks.nothing_yet,
    marks.list_number,
    marks.no_word_follows,
    marks.bracketed_mark,
    marks.spaced_ellipsis,
    marks.lower_case_follows,
    marks.elision_follows,
    marks.punctuation_follows,
    marks.dash_follows,
    marks.broken_off,
)
_ENGLISH = Language(
    (
        *_MARKS,
        english.exclaimed_name,
        english.attribution,
        marks.other_end,
        english.abbreviation_in_brackets,
        english.closed,
        english.symbol_follows,
        english.never_final,
        english.number,
        english.month,
        english.clock,
        english.country,
        english.state,
        english.company,
        english.suffix,
        english.title,
        english.figure_follows,
        degree,
        english.initial,
    ),
    english.ALL | NUMBERED | WEEKDAYS | EXCLAIMED | QUESTIONED,
)
_CYRILLIC = Language(
    (
        *_MARKS,
        marks.other_end,
        cyrillic.closed,
        cyrillic.symbol_follows,
        degree,
        cyrillic.language_note,
        cyrillic.spaced_abbreviation,
        cyrillic.named_after,
        cyrillic.this_year,
        cyrillic.after_figure,
        cyrillic.never_final,
        cyrillic.number,
        cyrillic.after_name,
        cyrillic.title,
        cyrillic.figure_follows,
        cyrillic.roman_number,
        cyrillic.initial,
    ),
    cyrillic.ALL,
)
_NEUTRAL = Language((*_MARKS, marks.other_end, degree, english.initial), frozenset())
_LANGUAGES = {"en": _ENGLISH, "kk": _CYRILLIC, "ru": _CYRILLIC}


def find_language(lang: str) -> Language:
    """Rules of `lang`, a region or script after it ignored; the neutral ones for any other."""
    return _LANGUAGES.get(lang.replace("_", "-").split("-", 1)[0].lower(), _NEUTRAL)
