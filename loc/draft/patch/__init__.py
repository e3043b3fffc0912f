"""A correction of a figure, a date or a name carried into the reviewed target, where that can be done for sure."""

from __future__ import annotations

from collections import Counter
from datetime import date

from loc.draft.patch.calendar import rewrite_day
from loc.draft.patch.clock import rewrite_clock
from loc.draft.patch.edit import Edit, Patch, apply_edits
from loc.draft.patch.names import rewrite_name
from loc.draft.patch.numbers import find_matches, rewrite
from loc.draft.patch.particles import adjust_particle
from loc.draft.patch.source import Kind, SourceChange, find_changes
from loc.draft.patch.words import find_words, rewrite_word
from loc.glossary import Glossary
from loc.lang.numbers.figures import Figure, compare_figures, find_figures
from loc.lang.numbers.numerals import find_digits

__all__ = ["Patch", "patch_target"]

_LANGS = frozenset({"kk", "ru"})
_DAYS = frozenset({Kind.MONTH, Kind.WEEKDAY})


def patch_target(
    old_source: str, new_source: str, target: str, source_lang: str, lang: str, glossary: Glossary, day: date | None
) -> Patch | None:
    """`target`, a translation of `old_source`, made one of `new_source`; None wherever that is not sure.

    Only figures, dates, weekdays, clock times and names in the glossary may differ between the sources, and each old
    value must stand in `target` exactly once. `day` is the day whose terms are in force.
    """
    if source_lang != "en" or lang not in _LANGS:
        return None
    changes = find_changes(old_source, new_source, glossary, day)
    if not changes or not _are_figures_told(changes, old_source, target, lang):
        return None
    edits = [_find_edit(change, target, lang) for change in changes]
    if lang == "kk":
        edits = [adjust_particle(edit, target) if edit else None for edit in edits]
    sure = [edit for edit in edits if edit is not None]
    patch = apply_edits(target, sure) if len(sure) == len(edits) else None
    return patch if patch and _is_sound(old_source, new_source, target, patch.target, lang) else None


def _find_edit(change: SourceChange, target: str, lang: str) -> Edit | None:
    if sum(item.sense == change.old.sense for item in change.others) != 1:
        return None
    if change.old.kind is Kind.NAME:
        return rewrite_name(change, target, lang)
    if change.old.kind in _DAYS:
        return rewrite_day(change, target, lang)
    if change.old.kind is Kind.CLOCK:
        return rewrite_clock(change, target, lang)
    return _rewrite_number(change, target, lang)


def _rewrite_number(change: SourceChange, target: str, lang: str) -> Edit | None:
    matches, words = find_matches(change, target, lang), find_words(change, target, lang)
    if len(matches) + len(words) != 1:
        return None
    if words:
        return rewrite_word(words[0], change, target, lang)
    return rewrite(matches[0], change, target, lang)


def _are_figures_told(changes: tuple[SourceChange, ...], source: str, target: str, lang: str) -> bool:
    """A figure of the target that the source lacks may follow from the changed one: «10 миль (16 км)»."""
    if all(change.old.kind in (*_DAYS, Kind.NAME) for change in changes):
        return True
    known = {reading for figure in find_figures(source, "en") for reading in _readings(figure)}
    return all(not known.isdisjoint(_readings(figure)) for figure in find_digits(target, lang))


def _readings(figure: Figure) -> frozenset[object]:
    return figure.readings.union(*(piece.readings for piece in figure.pieces if piece.firm))


def _is_sound(old_source: str, new_source: str, target: str, patched: str, lang: str) -> bool:
    """The patched pair has no difference of figures that the old pair had not."""
    before = Counter(difference.change for difference in compare_figures(old_source, target, "en", lang))
    after = Counter(difference.change for difference in compare_figures(new_source, patched, "en", lang))
    return not after - before
