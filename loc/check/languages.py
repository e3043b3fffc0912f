from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.phrases import say_in
from loc.check.protocol import Flaw, Setting, Story
from loc.lang.message import say
from loc.lang.names.capitalised import NameKind, find_names
from loc.lang.names.match import find_name
from loc.lang.numbers.figures import Difference, compare_figures
from loc.lang.numbers.words import SCALES
from loc.lang.typography.quotes import pair_quotes
from loc.model import Severity, Unit

severity = Severity.WARNING

# Shorter ones and pieces of a sentence become a turn of phrase, and lose their quotes rightly.
_QUOTATION_WORDS = 8
_ENDED = regex.compile(r"[.,!?…]['’]?$")
# “Ye” is told by a pronoun as well.
_NAME_LETTERS = 3
_QUOTED_WORDS = 4


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """What the story says otherwise in another of its languages, where this one is not as the source.

    Compared are figures, people and quotations; a place is told in too many ways.
    """
    for lang, others in story.others.items():
        for unit in story.units:
            other = others.get(unit.key)
            if unit.target.strip() and other and other.target.strip():
                yield from ((unit, flaw) for flaw in _compare(unit, other.target, lang, setting))


def _compare(unit: Unit, other: str, lang: str, setting: Setting) -> Iterator[Flaw]:
    if {setting.lang, lang} <= SCALES.keys():
        yield from _compare_figures(unit, other, lang, setting)
    if setting.source_lang == "en":
        yield from _compare_people(unit, other, lang, setting.lang)
    if _lost_quotes(unit, other):
        yield Flaw(say("expected a quotation in quotes as {in_other}, got no quotes", in_other=say_in(lang)))


def _compare_figures(unit: Unit, other: str, lang: str, setting: Setting) -> Iterator[Flaw]:
    """Feet may be metres in one language only: what both may say of the source is no difference."""
    differences = compare_figures(other, unit.target, lang, setting.lang)
    if differences:
        own = compare_figures(unit.key.source, unit.target, setting.source_lang, setting.lang)
        yield from (
            _describe(difference, lang) for difference in differences if any(_meet(difference, each) for each in own)
        )


def _meet(difference: Difference, own: Difference) -> bool:
    """Whether both speak of one figure of the target, or of one that it lacks."""
    if difference.target or own.target:
        return difference.target is not None and own.target is not None and difference.target.span == own.target.span
    return bool(difference.source and own.source and not difference.source.readings.isdisjoint(own.source.readings))


def _describe(difference: Difference, lang: str) -> Flaw:
    ours = difference.target
    return Flaw(_tell(difference, say_in(lang)), ours.span if ours else None)


def _tell(difference: Difference, in_other: str) -> str:
    expected, got = (figure.text if figure else "" for figure in (difference.source, difference.target))
    if not got:
        return say(
            "missing figure: expected «{expected}» as {in_other}, got nothing", expected=expected, in_other=in_other
        )
    if not expected:
        return say("extra figure: expected no such figure as {in_other}, got «{got}»", in_other=in_other, got=got)
    return say(
        "changed figure: expected «{expected}» as {in_other}, got «{got}»",
        expected=expected,
        in_other=in_other,
        got=got,
    )


def _compare_people(unit: Unit, other: str, lang: str, own_lang: str) -> Iterator[Flaw]:
    for name in find_names(unit.key.source):
        is_long = len(name.text) >= _NAME_LETTERS
        if is_long and name.kind is NameKind.PERSON and not find_name(name.text, unit.target, own_lang):
            place = find_name(name.text, other, lang)
            if place:
                message = say(
                    "expected “{name}”, «{theirs}» {in_other}, got no such name",
                    name=name.text,
                    theirs=other[slice(*place)],
                    in_other=say_in(lang),
                )
                yield Flaw(message)


def _lost_quotes(unit: Unit, other: str) -> bool:
    is_quotation = any(map(_is_sentence, _find_quoted(unit.key.source, _QUOTATION_WORDS)))
    return is_quotation and bool(_find_quoted(other, _QUOTED_WORDS)) and not pair_quotes(unit.target)


def _is_sentence(quoted: str) -> bool:
    return quoted[0].isupper() and _ENDED.search(quoted) is not None


def _find_quoted(text: str, min_words: int) -> list[str]:
    """The quotations of so many words, without their marks."""
    quotes = pair_quotes(text)
    quoted = (text[start + 1 : stop] for start, stop in (*quotes.pairs, *quotes.mixed))
    return [each for each in quoted if len(each.split()) >= min_words]
