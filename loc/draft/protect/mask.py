"""Masks into a text and out of its translation."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from loc.draft.protect.forms import Form
from loc.draft.protect.sides import is_glued, is_nested, tighten
from loc.draft.tokens import find_verbatim
from loc.lang.markup import find_tags
from loc.lang.script.letters import has_letters
from loc.model import Span


@dataclass(frozen=True, slots=True)
class Protected:
    """`text` with a mask for each of `tokens`, whose numbers run from 1. Without tokens it is the text as it was."""

    text: str
    tokens: tuple[str, ...]
    form: Form

    @property
    def is_bare(self) -> bool:
        """Nothing but masks: there is nothing to translate."""
        return bool(self.tokens) and not has_letters(self.form.masks().sub("", self.text))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A masked text in pieces: `texts` are one more than `numbers`, which stand between them."""

    texts: list[str]
    numbers: list[int]


def protect(text: str, form: Form, keep: Sequence[str] = ()) -> Protected:
    """Addresses, handles, hashtags, codes, tags of `loc.lang.markup` and the terms `keep`, letter for letter, masked.

    So is what looks like a mask itself. A text whose masks could not be told apart again gets none.
    """
    pieces: list[str] = []
    tokens: list[str] = []
    place = 0
    for start, stop in _spans(text, form, tuple(keep)):
        tokens.append(text[start:stop])
        pieces += [text[place:start], form.mask(len(tokens))]
        place = stop
    protected = Protected("".join((*pieces, text[place:])), tuple(tokens), form)
    return protected if restore(protected, protected.text) == text else Protected(text, (), form)


def needs_masks(text: str, keep: Sequence[str] = ()) -> bool:
    return next(_verbatim(text, tuple(keep)), None) is not None


def restore(protected: Protected, target: str) -> str | None:
    """`target` with the tokens in the place of their masks, in any order.

    None where a mask is lost, doubled or broken, has grown onto a word, or where tags no longer nest.
    """
    if not protected.tokens:
        return target
    source, found = _cut(protected.text, protected.form), _cut(target, protected.form)
    if sorted(found.numbers) != list(range(1, len(protected.tokens) + 1)):
        return None
    if _has_remnants(found, source, protected.form):
        return None
    texts = list(found.texts)
    for place, number in enumerate(found.numbers):
        before = source.numbers.index(number)
        token, sides = protected.tokens[number - 1], (source.texts[before], source.texts[before + 1])
        texts[place : place + 2] = tighten(token, sides, (texts[place], texts[place + 1]))
        if is_glued(token, sides, (texts[place], texts[place + 1])):
            return None
    tokens = [protected.tokens[number - 1] for number in found.numbers]
    if (is_nested(protected.tokens) and not is_nested(tokens)) or _have_met(tokens, texts, source):
        return None
    return texts[0] + "".join(token + text for token, text in zip(tokens, texts[1:], strict=True))


def _cut(text: str, form: Form) -> _Cut:
    cut = _Cut([], [])
    place = 0
    for match in form.masks().finditer(text):
        cut.texts.append(text[place : match.start()])
        cut.numbers.append(int(match["number"]))
        place = match.end()
    cut.texts.append(text[place:])
    return cut


def _has_remnants(found: _Cut, source: _Cut, form: Form) -> bool:
    counts = [sum(len(form.remnants().findall(text)) for text in cut.texts) for cut in (found, source)]
    return counts[0] > counts[1]


def _have_met(tokens: Sequence[str], texts: Sequence[str], source: _Cut) -> bool:
    """Two tokens, neither a tag, stand without anything between them, and no two of the source do."""
    words = [not find_tags(token) for token in tokens]
    met = (not text and left and right for text, left, right in zip(texts[1:-1], words, words[1:], strict=False))
    return any(met) and all(source.texts[1:-1])


def _spans(text: str, form: Form, keep: tuple[str, ...]) -> Iterator[Span]:
    """In text order, apart from each other: of two that overlap the first and longer one."""
    found = [*_verbatim(text, keep), *(match.span() for match in form.masks().finditer(text))]
    place = 0
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= place:
            yield start, stop
            place = stop


def _verbatim(text: str, keep: tuple[str, ...]) -> Iterator[Span]:
    yield from find_verbatim(text)
    place = 0
    for tag in find_tags(text):
        start = text.index(tag, place)
        place = start + len(tag)
        yield start, place
    if any(keep):
        yield from (match.span() for match in _terms(keep).finditer(text))


@functools.lru_cache(maxsize=64)
def _terms(keep: tuple[str, ...]) -> regex.Pattern[str]:
    terms = "|".join(map(regex.escape, sorted(filter(None, keep), key=len, reverse=True)))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}\p{{M}}])(?:{terms})(?![\p{{L}}\p{{N}}\p{{M}}])")
