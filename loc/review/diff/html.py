"""For a browser: one page without scripts and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from loc.review.diff.marked import Marked, mark_sources, mark_targets, reveal, reveal_change
from loc.review.diff.notes import alarm, describe, name_row, place, standing, title
from loc.review.diff.story import DiffRow, StoryDiff

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<h1>{title}</h1>
{stories}
</body>
</html>
"""
# Every pair of a text and its ground has a contrast of 4.5 at least (WCAG 2.2, AA).
_STYLE = """\
:root { color-scheme: light dark; --ground: #ffffff; --text: #1a1a1a; --quiet: #555555; --line: #8a8a8a;
  --old: #8c0d1a; --old-ground: #fde8ea; --new: #0b5a24; --new-ground: #e2f5e6; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181c; --text: #e8e8e8; --quiet: #b0b0b0; --line: #7a7a7a;
  --old: #ffb3ba; --old-ground: #47161c; --new: #a8ecb8; --new-ground: #123b1f; } }
body { background: var(--ground); color: var(--text); font: 1rem/1.5 Georgia, "Times New Roman", serif;
  margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; margin: 0; }
article { border-top: 1px solid var(--line); break-inside: avoid; padding: .8rem 0; }
.place, small, dt { color: var(--quiet); font: .8rem/1.6 system-ui, sans-serif; }
dl { display: grid; gap: .2rem 1rem; grid-template-columns: 6rem 1fr; margin: .4rem 0 0; }
dd { margin: 0; overflow-wrap: anywhere; }
del { background: var(--old-ground); color: var(--old); text-decoration: line-through; }
ins { background: var(--new-ground); color: var(--new); text-decoration: underline; }
.alarm { background: var(--old-ground); border-left: .3rem solid; color: var(--old); font-weight: bold;
  padding: .6rem; }
@media print { @page { margin: 15mm; } body { margin: 0; max-width: none; } }"""


def write(diffs: Sequence[StoryDiff]) -> str:
    """Languages under one heading; `diffs` are of one story."""
    heading = f"What to change: {diffs[0].slug}" if diffs else "What to change"
    stories = "\n".join(line for diff in diffs for line in _story(diff))
    return _PAGE.format(title=_escape(heading), style=_STYLE, stories=stories)


def _story(diff: StoryDiff) -> Iterator[str]:
    yield "<section>"
    if alarm(diff):
        yield f'<p class="alarm">{_escape(alarm(diff))}</p>'
    yield f"<h2>{_escape(title(diff))}</h2>"
    yield from (f"<p>{_escape(line)}</p>" for line in describe(diff))
    for row in diff.rows:
        yield from _row(row, diff)
    yield "</section>"


def _row(row: DiffRow, diff: StoryDiff) -> Iterator[str]:
    (old, new), (old_targets, new_targets) = mark_sources(row), mark_targets(row)
    published = "published" if diff.is_against_published else "reviewed"
    yield "<article>"
    yield f"<h3>{name_row(row)}</h3>"
    yield f'<p class="place">{_escape(place((row.new or row.old)[0]))}</p>'
    yield "<dl>"
    yield from (_entry("was", _mark_up(text, "del"), diff.source_lang) for text in old)
    yield from (_entry("now", _mark_up(text, "ins"), diff.source_lang) for text in new)
    yield from (_entry(published, _mark_up(text, "del"), diff.lang) for text in old_targets)
    for text, sentence in zip(new_targets, row.new, strict=True):
        note = f" <small>({_escape(standing(sentence))})</small>" if sentence.target else ""
        yield _entry("proposed", _mark_up(text, "ins"), diff.lang, note)
    yield "</dl>"
    yield "</article>"


def _entry(label: str, text: str, lang: str, note: str = "") -> str:
    """No language where there is no text."""
    shown = f'<span lang="{_escape(lang)}" dir="auto">{text}</span>' if text else "—"
    return f"<dt>{label}</dt><dd>{shown}{note}</dd>"


def _mark_up(text: Marked, tag: str) -> str:
    return "".join(
        f"<{tag}>{escape(reveal_change(piece))}</{tag}>" if changed else _escape(piece) for piece, changed in text.cut()
    )


def _escape(text: str) -> str:
    return escape(reveal(text))
