"""Segments + units -> a Story, or the reasons why it is not ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from loc.export.protocol import Story
from loc.lang.markup import untag_text
from loc.lang.message import Message, say
from loc.model import Article, Inline, Paragraph, Part, Segment, Signal, State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a story cannot leave. `segment` is None where it is the whole story."""

    text: Message
    segment: Segment | None = None
    unit: Unit | None = None


def find_reasons(
    article: Article,
    segments: Sequence[Segment],
    units: Mapping[UnitKey, Unit],
    require: State,
    now: datetime,
) -> Iterator[Reason]:
    """What keeps the story from leaving: its signal, its embargo, then each segment that is not far enough."""
    if article.signal is Signal.KILL:
        yield Reason(say("the wire sent a kill for it"))
    if article.signal is Signal.WITHDRAWAL:
        yield Reason(say("the wire sent a withdrawal for it"))
    if article.embargo and article.embargo > now:
        yield Reason(say("under embargo until {until} UTC", until=f"{article.embargo:%Y-%m-%d %H:%M}"))
    for segment in segments:
        unit = units.get(segment.key)
        state = unit.state if unit else State.EMPTY
        if unit is None:
            yield Reason(say("not in the catalog yet; `loc draft` brings it in"), segment)
        elif state is State.EMPTY:
            yield Reason(say("not translated"), segment, unit)
        elif state < require:
            yield Reason(_not_far_enough(unit, require), segment, unit)


def _not_far_enough(unit: Unit, require: State) -> Message:
    expected = say(require.label)
    if unit.unsigned:
        return say("nobody signed it; expected {expected}", expected=expected)
    return say("{state}; expected {expected}", state=say(unit.state.label), expected=expected)


def assemble(
    article: Article,
    segments: Sequence[Segment],
    units: Mapping[UnitKey, Unit],
    lang: str,
    require: State = State.EMPTY,
    *,
    notice: str = "",
) -> Story:
    """The paragraphs these segments stand in, then `notice`; a sentence below `require` is marked as what it is."""
    sentences: dict[int, list[tuple[str, tuple[Inline, ...]]]] = {}
    for segment in segments:
        sentences.setdefault(segment.paragraph, []).append(_sentence(segment, units.get(segment.key), require))
    paragraphs = tuple(_join(article.paragraphs[index], rows) for index, rows in sentences.items())
    if notice:
        paragraphs += (Paragraph(Part.BODY, notice),)
    pairs = tuple((segment, units.get(segment.key)) for segment in segments)
    return Story(replace(article, lang=lang, paragraphs=paragraphs), article, pairs, notice)


def _sentence(segment: Segment, unit: Unit | None, require: State) -> tuple[str, tuple[Inline, ...]]:
    if unit is None or not unit.target:
        return untag_text(f"[NOT TRANSLATED: {segment.text}]", segment.inlines)
    target = unit.target if unit.state >= require else f"[DRAFT: {unit.target}]"
    return untag_text(target, segment.inlines)


def _join(paragraph: Paragraph, sentences: Sequence[tuple[str, tuple[Inline, ...]]]) -> Paragraph:
    text, inlines = "", list[Inline]()
    for sentence, marked in sentences:
        text += " " if text else ""
        inlines += [Inline((row.span[0] + len(text), row.span[1] + len(text)), row.tag, row.href) for row in marked]
        text += sentence
    return replace(paragraph, text=text, inlines=tuple(inlines))
