from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from loc.check.phrases import say_in
from loc.check.protocol import Flaw, Setting, Story
from loc.check.speakers import QUOTATION, Scene, Speaker, find_attribution, find_subject, read_scene
from loc.glossary import Glossary
from loc.lang.message import say
from loc.lang.typography.quotes import pair_quotes
from loc.model import IGNORE, Severity, Span, Unit

severity = Severity.WARNING

# Above the unit, once the words were compared; any reason will do.
CONFIRMATION = f'{IGNORE}quote-original "checked against akorda.kz"'

_LANGS = frozenset({"kk", "ru"})
# Fewer words in quotes are a name or a turn of phrase.
_MIN_WORDS = 4
_LONG = 4
# A quotation that is never closed ends somewhere.
_MAX_UNITS = 6
# “He said” may follow “he said”.
_MAX_BACK = 8
_MARKS = frozenset('"“”«»')
# In a note of the glossary: `# speaks kk, ru`.
_SPEAKS = regex.compile(r"\bspeaks (?P<langs>kk|ru|kk, ru|ru, kk)\b")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Units of one quotation, or one unit without; `outside` is what the speaker did not say."""

    units: tuple[Unit, ...]
    outside: str
    words: tuple[int, ...]


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """Words that were spoken in the language of the target, or are on record in it, and come back through English.

    They stand until a reviewer has put in the original ones or confirmed them. Officials of Kazakhstan are on record in
    both languages, those of Russia and its neighbours in Russian; the glossary adds others by the note `speaks LANG`.
    """
    if setting.lang not in _LANGS or setting.source_lang != "en" or not any(map(_has_marks, story.units)):
        return
    scene, passages = _read_scene(story.units, setting.glossary), tuple(_cut(story.units))
    for at, passage in enumerate(passages):
        if max(passage.words) >= _MIN_WORDS:
            speaker = _tell_speaker(passages[max(at - _MAX_BACK, 0) : at + 1], scene)
            if speaker and setting.lang in speaker.langs:
                yield from _report(passage, speaker, setting.lang)


def _read_scene(units: Sequence[Unit], glossary: Glossary) -> Scene:
    dateline = next((unit.key.source for unit in units if unit.key.context == "dateline"), "")
    return read_scene((unit.key.source for unit in units), dateline, _listed(glossary))


def _listed(glossary: Glossary) -> Mapping[str, frozenset[str]]:
    notes = ((term.source, _SPEAKS.search(term.note)) for term in glossary.terms if "speaks" in term.note)
    return {source: frozenset(note["langs"].split(", ")) for source, note in notes if note}


def _tell_speaker(passages: Sequence[_Passage], scene: Scene) -> Speaker | None:
    """Of the last one; the speaker of the passage before may go on speaking."""
    *earlier, passage = passages
    attribution = find_attribution(passage.outside, scene)
    if attribution and not attribution.back:
        return attribution.speaker
    goes_on = attribution or not _WORD.search(passage.outside)
    if not goes_on or not earlier:
        return None if any(passage.words) else find_subject(passage.outside, scene)
    return _tell_speaker(earlier, scene) or _tell_subject(earlier[-1], scene)


def _tell_subject(passage: _Passage, scene: Scene) -> Speaker | None:
    return None if find_attribution(passage.outside, scene) else find_subject(passage.outside, scene)


def _report(passage: _Passage, speaker: Speaker, lang: str) -> Iterator[tuple[Unit, Flaw]]:
    for unit, words in zip(passage.units, passage.words, strict=True):
        if words >= _MIN_WORDS and unit.target.strip():
            message = say(
                "expected the words of “{speaker}” as spoken or on record {in_own}, got a translation of English; "
                "put them in, or confirm: `{comment}`",
                speaker=speaker.text,
                in_own=say_in(lang),
                comment=f"# {CONFIRMATION}",
            )
            yield unit, Flaw(message, _longest_quotation(unit.target))


def _longest_quotation(target: str) -> Span | None:
    pairs = pair_quotes(target).pairs
    start, stop = max(pairs, key=lambda pair: pair[1] - pair[0], default=(0, -1))
    return (start, stop + 1) if stop >= 0 else None


def _cut(units: Sequence[Unit]) -> Iterator[_Passage]:
    at = 0
    while at < len(units):
        count = _count_quoted(units[at : at + _MAX_UNITS])
        read = [_read(unit.key.source, opens=number > 0) for number, unit in enumerate(units[at : at + count])]
        outside = " ".join(text for text, _ in read)
        yield _Passage(tuple(units[at : at + count]), outside, tuple(words for _, words in read))
        at += count


def _count_quoted(units: Sequence[Unit]) -> int:
    """How many units the quotation takes that the first one opens; one where it closes there, or nowhere."""
    if not _has_marks(units[0]) or not pair_quotes(units[0].key.source).opened:
        return 1
    for count, unit in enumerate(units[1:], 2):
        if _has_marks(unit):
            quotes = pair_quotes(unit.key.source)
            return count if quotes.closed else 1
    return 1


def _read(source: str, *, opens: bool) -> tuple[str, int]:
    """What stands outside the quotations, and how many words in them; `opens`: one was open before."""
    quotes = pair_quotes(source) if _MARKS & set(source) else None
    spans = list(quotes.pairs) if quotes else []
    if quotes and opens and quotes.closed:
        spans.append((-1, quotes.closed[0]))
    elif opens:
        spans.append((-1, len(source)))
    if quotes and quotes.opened and not (opens and quotes.closed):
        spans.append((quotes.opened[-1], len(source)))
    outside, at, words = "", 0, 0
    for start, stop in sorted(spans):
        if start < at and at:
            continue
        outside += source[at : max(start, 0)] + QUOTATION
        words += _count_spoken(source[max(start, 0) : stop])
        at = stop + 1
    return outside + source[at:], words


def _count_spoken(quoted: str) -> int:
    """None in a title, where the long words have capitals: “On Amendments to Certain Acts”."""
    words = _WORD.findall(quoted)
    long = [word for word in words[1:] if len(word) >= _LONG]
    return 0 if 3 * sum(word[0].isupper() for word in long) > 2 * len(long) else len(words)


def _has_marks(unit: Unit) -> bool:
    return not _MARKS.isdisjoint(unit.key.source)
