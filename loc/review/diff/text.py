"""For a terminal: `[-old-]` and `{+new+}` words, coloured where `paint` does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from loc.review.diff.marked import Marked, mark_sources, mark_targets, reveal, reveal_change
from loc.review.diff.notes import alarm, describe, name_row, place, standing, title
from loc.review.diff.story import DiffRow, Sentence, StoryDiff

Paint = Callable[[str, str], str]  # text and the name of a colour -> text

_LABEL_WIDTH = len("published")


def write(diffs: Iterable[StoryDiff], paint: Paint) -> str:
    return "\n\n".join("\n".join(_tell(diff, paint)) for diff in diffs) + "\n"


def _tell(diff: StoryDiff, paint: Paint) -> Iterator[str]:
    if alarm(diff):
        yield paint(reveal(alarm(diff)), "red")
    yield reveal(title(diff))
    yield from (f"  {reveal(line)}" for line in describe(diff))
    for row in diff.rows:
        yield ""
        yield from _tell_row(row, paint, "published" if diff.is_against_published else "reviewed")


def _tell_row(row: DiffRow, paint: Paint, old_target: str) -> Iterator[str]:
    (old, new), (old_texts, new_texts) = mark_sources(row), mark_targets(row)
    yield f"{paint(name_row(row), 'yellow')}  {reveal(place((row.new or row.old)[0]))}"
    yield from (_line("was", _show_old(text, paint)) for text in old)
    yield from (_line("now", _show_new(text, paint)) for text in new)
    yield from (_line(old_target, _show_old(text, paint) or "(not known)") for text in old_texts)
    for text, sentence in zip(new_texts, row.new, strict=True):
        yield _line("proposed", f"{_show_new(text, paint) or '(no target)'}  {_standing(sentence)}")


def _standing(sentence: Sentence) -> str:
    return f"({reveal(standing(sentence))})" if sentence.target else ""


def _line(label: str, text: str) -> str:
    return f"    {label:{_LABEL_WIDTH}}  {text}".rstrip()


def _show_old(text: Marked, paint: Paint) -> str:
    return _show(text, lambda piece: paint(f"[-{piece}-]", "red"))


def _show_new(text: Marked, paint: Paint) -> str:
    return _show(text, lambda piece: paint(f"{{+{piece}+}}", "green"))


def _show(text: Marked, mark: Callable[[str], str]) -> str:
    return "".join(mark(reveal_change(piece)) if changed else reveal(piece) for piece, changed in text.cut())
