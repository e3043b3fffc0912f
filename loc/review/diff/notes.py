"""What has to be known of a changed story before its sentences, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from loc.lang.codes import language_name
from loc.model import Signal, State
from loc.review.diff.story import DiffRow, Sentence, StoryDiff


def title(diff: StoryDiff) -> str:
    signal = "" if diff.signal is Signal.NEW else f", {diff.signal}"
    return f"{diff.slug} in {language_name(diff.lang)} ({diff.lang}): take {diff.take}{signal}"


def alarm(diff: StoryDiff) -> str:
    """That the story must be taken down; "" where it need not."""
    if not diff.is_killed:
        return ""
    done = "killed" if diff.signal is Signal.KILL else "withdrawn"
    if diff.published is None:
        return f"The story is {done}; it was not published in {language_name(diff.lang)}."
    return f"TAKE IT DOWN in {language_name(diff.lang)}: the story is {done}; {_publication(diff)}."


def describe(diff: StoryDiff) -> Iterator[str]:
    """What it is compared with, and the embargo where there is one or it changed."""
    yield f"{_base(diff)}."
    if diff.embargo != diff.embargo_before:
        yield f"Embargo changed: it was {_until(diff.embargo_before)}, now it is {_until(diff.embargo)}."
    elif diff.embargo:
        yield f"Embargo {_until(diff.embargo)}."
    if not diff.rows:
        yield "No difference."


def name_row(row: DiffRow) -> str:
    return f"{row.change}, moved" if row.is_moved and row.change != "moved" else row.change.value


def place(sentence: Sentence) -> str:
    return "  ".join(filter(None, (sentence.id, sentence.place, sentence.hint)))


def standing(sentence: Sentence) -> str:
    """State and author of a target; how it came there where nobody signed it."""
    if sentence.state is State.DRAFT:
        return f"draft, {sentence.author or 'taken over from the old text'}"
    return f"{sentence.state.label}, {sentence.author}" if sentence.author else sentence.state.label


def _base(diff: StoryDiff) -> str:
    if diff.take == 1 and not diff.published and not diff.rows:
        return f"Not published in {language_name(diff.lang)}, and there is no take before it"
    if diff.is_against_published:
        compared = f"Compared with what was published: {_publication(diff)}"
    else:
        left = _publication(diff) if diff.published else f"not published in {language_name(diff.lang)}"
        compared = f"Compared with take {diff.since}; {left}"
    is_told = diff.is_recalled and (diff.rows or diff.since != diff.take)
    return f"{compared}; its text is taken from the catalog" if is_told else compared


def _publication(diff: StoryDiff) -> str:
    """Which take and when, and the parts where only some left."""
    if diff.published is None:
        return ""
    parts = f", {diff.published.parts.replace(',', ' and ')} only" if diff.published.parts else ""
    return f"take {diff.published.take} was published on {_time(diff.published.at)}{parts}"


def _until(at: datetime | None) -> str:
    return f"until {_time(at)}" if at else "none"


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
