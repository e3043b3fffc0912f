from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from loc.check.edit import MOST_FLAWS
from loc.check.pairs import BRACKETS, find_new_unpaired
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.signs import signs_of
from loc.lang.typography.quotes import QUOTES, Quotes, outer_pairs, pair_quotes, set_quotes
from loc.model import Severity, Span, State, Unit

severity = Severity.WARNING

# Fewer words in quotes may be a name or a turn of phrase, and be turned otherwise.
_QUOTATION_WORDS = 6
_LONG_WORDS = 5
_ENDED = regex.compile(r"[.,!?…]['’]?$")
_PAIRS = {mark: pair for pair in (("«", "»"), *BRACKETS.items()) for mark in pair}

# Without one of the first in the target, and of the second in the source, nothing is looked for.
_SIGN = re.compile(r'["«»„“”‟()\[\]{}]')
_ENGLISH_SIGN = re.compile("[\"«»„“”‟'‘’]")
# English single quotes: a closing one may as well be an apostrophe, so most of them allow and do not ask.
_MAY_BE_SINGLE = re.compile(r"['‘’](?:(?<![^\s(\"“]['‘])(?<!’)|(?<!‘)$)")
_SINGLE_OPENING = regex.compile(r"(?<![^\s(\"“])['‘](?=\p{L})")
_SINGLE_CLOSING = regex.compile(r"(?<=\S)['’](?!\p{L})")
_SINGLE_SPEECH = regex.compile(r"(?:^|[:,]\s)['‘](?=\p{Lu})")
_SINGLE_AT_END = regex.compile(r"[.?!]['’]$")
# A possessive or a decade with a straight quote for its apostrophe.
_POSSESSIVE = regex.compile(r"(?<=\p{Ll}s)[\"”](?=\s\p{L})|(?<=\d)[\"”](?=s\b)")
_TWICE_AT_END = regex.compile(r"[\"”]{2}$")
_CLOSED_TWICE = regex.compile(r"[\"”'’][.,!?…]*[\"”]|['’][.,!?…]*['’]")

# Speech begins with the sentence or after a colon, and ends it or stands before the speaker.
_NEAR_CHARS = 5
_SPEECH_START = regex.compile(r"(?:^|[:–—]\s*)$")
_SPEECH_END = regex.compile(r"[.!?…]*$|[,!?…]\s*[–—-]\s")
_ENDS = " .,!?…"
_SPEAKER = regex.compile(r"[,!?…]\s*[–—-]\s")
# Speech that is set off by a dash, or by single quotes.
_OTHER_SPEECH = regex.compile(r"^[–—-]\s|(?<![^\s(])['‘‹](?=\p{L})")
# Behind a colon that the target lacks, speech is told in other words.
_SPEECH_BEHIND = regex.compile(r":\s[\"“‘'](?=\p{L})")
_SHORT_NAME = regex.compile(r"\p{Lu}\S*(?:\s\S+)?")


@dataclass(frozen=True, slots=True)
class _Open:
    """How many quotations end (`opened`) or begin (`closed`) in other sentences: at least, at most."""

    opened: tuple[int, int]
    closed: tuple[int, int]


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """The marks that a translator chose are house style, straight ones of a machine are not."""
    source, target = unit.key.source, unit.target
    if not (_SIGN.search(signs_of(target)) or _ENGLISH_SIGN.search(source)):
        return
    quotes = pair_quotes(target)
    yield from _find_faults(source, target, quotes)
    is_draft = unit.state is State.DRAFT
    if quotes and setting.lang in QUOTES and (setting.is_style_on or (is_draft and '"' in target)):
        yield from _find_foreign(target, quotes, setting.lang, is_draft=is_draft)


def _find_faults(source: str, target: str, quotes: Quotes) -> Iterator[Flaw]:
    asked = _pair_english(source)
    if asked and not quotes:
        yield from _find_lost(source, asked, target)
    if asked.is_open or quotes.is_open or quotes.mixed or _MAY_BE_SINGLE.search(source):
        yield from _find_unpaired(source, asked, target, quotes)
    for place in find_new_unpaired(source, target)[:MOST_FLAWS]:
        yield Flaw(_say_alone(target[place]), (place, place + 1))


def _pair_english(source: str) -> Quotes:
    quotes = pair_quotes(source)
    if not (quotes.opened or quotes.closed):
        return quotes
    without = pair_quotes(_POSSESSIVE.sub("’", source))
    return quotes if without.opened or without.closed else without


def _find_lost(source: str, asked: Quotes, target: str) -> Iterator[Flaw]:
    if not _OTHER_SPEECH.search(target) and any(_is_quotation(source, pair) for pair in outer_pairs(asked)):
        yield Flaw(say("expected the quotation in «», got no quotes"))


def _is_quotation(source: str, pair: Span) -> bool:
    """Whole sentences of a speaker, not a phrase of theirs."""
    text = source[pair[0] + 1 : pair[1]]
    return text[:1].isupper() and bool(_ENDED.search(text)) and len(text.split()) >= _QUOTATION_WORDS


def _find_unpaired(source: str, asked: Quotes, target: str, quotes: Quotes) -> Iterator[Flaw]:
    known = _count_open(source, asked, target, quotes)
    for start, stop in quotes.mixed[:MOST_FLAWS]:
        message = say(
            "expected quotes of one kind around the quotation, got {opening} and {closing}",
            opening=target[start],
            closing=target[stop],
        )
        yield Flaw(message, (stop, stop + 1))
    # The first to open and the last to close are those that reach into other sentences.
    extra = (*quotes.opened[known.opened[1] :], *quotes.closed[: max(len(quotes.closed) - known.closed[1], 0)])
    is_merged = len(extra) == 1 and _is_merged(source, asked, target, extra[0], quotes)
    for place in () if is_merged else extra[:MOST_FLAWS]:
        yield Flaw(_say_alone(target[place]), (place, place + 1))
    lacks = len(quotes.opened) < known.opened[0] or len(quotes.closed) < known.closed[0]
    is_told = _SPEECH_BEHIND.search(source) is not None and ":" not in target and not quotes
    if lacks and not extra and not is_told and not _is_set_otherwise(target, quotes):
        yield Flaw(say("expected a quote that opens or closes a quotation of several sentences, got none alone"))


def _is_set_otherwise(target: str, quotes: Quotes) -> bool:
    """A translator may close in each sentence what the source leaves open, or set speech off by other marks."""
    return any(_is_long(target, pair) for pair in outer_pairs(quotes)) or _OTHER_SPEECH.search(target) is not None


def _is_long(text: str, pair: Span) -> bool:
    return len(text[pair[0] : pair[1]].split()) >= _LONG_WORDS


def _count_open(source: str, asked: Quotes, target: str, quotes: Quotes) -> _Open:
    """Two marks at the end close an inner quotation too, here or in an earlier sentence."""
    (opens, may_open), ends = _count_single(source)
    opened, closed = len(asked.opened), len(asked.closed)
    is_unsure = closed > 0 and _TWICE_AT_END.search(source) is not None
    is_inside = is_unsure and quotes.closed and target[quotes.closed[-1] + 1 :].strip(_ENDS)
    return _Open((opened + opens, opened + may_open), (closed - is_unsure + ends, closed - bool(is_inside) + ends))


def _count_single(source: str) -> tuple[Span, int]:
    if not _MAY_BE_SINGLE.search(source):
        return (0, 0), 0
    openings, closings = len(_SINGLE_OPENING.findall(source)), len(_SINGLE_CLOSING.findall(source))
    open_at_end = max(openings - closings, 0)
    ends_here = not openings and _SINGLE_AT_END.search(source)
    return (min(open_at_end, len(_SINGLE_SPEECH.findall(source))), open_at_end), int(bool(ends_here))


def _is_merged(source: str, asked: Quotes, target: str, alone: int, quotes: Quotes) -> bool:
    """One mark may open or close an inner quotation and the outer one: equal marks are not set twice.

    Мильчин, Чельцова 2003, 5.3. Sure where the source closes two, or where a name of a word or two stands at the edge.
    """
    if not quotes.pairs:
        return False
    is_closing = alone in quotes.closed
    inner = min(quotes.pairs) if is_closing else max(quotes.pairs, key=lambda pair: pair[1])
    marks = {target[place] for place in (alone, *inner)}
    if not (marks <= {"«", "»"} or (is_closing and marks == {'"'})) or not _is_speech(target, alone, inner):
        return False
    if is_closing:
        return _is_name(target, inner) and any(_is_long(source, pair) for pair in outer_pairs(asked))
    is_name = bool(asked) and _is_name(target, inner) and not _SPEAKER.search(target, alone, inner[0])
    return is_name or _CLOSED_TWICE.search(source) is not None


def _is_speech(target: str, alone: int, inner: Span) -> bool:
    start, stop = min(alone, inner[0]), max(alone, inner[1])
    is_twice = alone in {inner[0] - 1, inner[1] + 1}
    begins = _SPEECH_START.search(target, max(0, start - _NEAR_CHARS), start)
    return bool(begins and not is_twice and _SPEECH_END.match(target, stop + 1))


def _is_name(target: str, pair: Span) -> bool:
    return _SHORT_NAME.fullmatch(target, pair[0] + 1, pair[1]) is not None


def _say_alone(mark: str) -> str:
    if mark not in _PAIRS:
        return say("expected quotes in pairs, got a {mark} alone", mark=mark)
    opening, closing = _PAIRS[mark]
    return say(
        "expected {opening} and {closing} in pairs, got a {mark} alone", opening=opening, closing=closing, mark=mark
    )


def _is_set(target: str, quotes: Quotes, outer: tuple[str, str]) -> bool:
    """Whether all are the language's own, none inside another."""
    starts = [start for start, _ in quotes.pairs]
    alone = (*quotes.opened, *quotes.closed)
    return starts == sorted(starts) and all(target[place] in outer for place in (*starts, *alone))


def _find_foreign(target: str, quotes: Quotes, lang: str, *, is_draft: bool) -> Iterator[Flaw]:
    """What a translator chose is house style, what an engine brought is to be mended."""
    if _is_set(target, quotes, QUOTES[lang][0]):
        return
    (opening, closing), inner = QUOTES[lang]
    fixed = set_quotes(target, lang)
    place = target.find('"')
    if place >= 0:
        weight = Severity.WARNING if is_draft else Severity.STYLE
        message = say('expected {expected}, got straight quotes "', expected=opening + closing)
        yield Flaw(message, (place, place + 1), fixed, weight)
    elif fixed and fixed != target:
        place = next(place for place, (old, new) in enumerate(zip(target, fixed, strict=True)) if old != new)
        form = opening + closing if fixed[place] in opening + closing else "".join(inner)
        message = say("expected {expected}, got {got}", expected=form, got=target[place])
        yield Flaw(message, (place, place + 1), fixed, Severity.STYLE)
