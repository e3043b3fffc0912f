"""What the screen says, as text with its marks. Marks are words and signs too: colours may be off."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from textual.content import Content

from loc.check.reports.shown import reveal, reveal_change
from loc.check.runner import IDLE
from loc.check.silence import Ignored, read_ignored
from loc.flow.desk import DeskUnit
from loc.lang.wording import Piece, compare_wording
from loc.memory import PairMatch
from loc.model import Mark, Severity, State, TermHit, digest_of
from loc.tui.session import Session

_STATES = {
    State.EMPTY: "ansi_red",
    State.DRAFT: "ansi_yellow",
    State.REVIEWED: "ansi_green",
    State.APPROVED: "ansi_green bold",
}
_SEVERITIES = {Severity.ERROR: "ansi_red", Severity.WARNING: "ansi_yellow", Severity.STYLE: ""}
_WIDTH = 9  # of the first column: `approved`, `proposed`


def tell_story(session: Session) -> Content:
    """One line: whose story, how far it is, and what is out of the ordinary."""
    status = session.story.status
    counts = {"empty": status.empty, "draft": status.draft, "reviewed": status.reviewed, "approved": status.approved}
    said = [f"{count} {label}" for label, count in counts.items() if count]
    flaws = {"error": status.errors, "warning": status.warnings}
    said += [f"{count} {label}{'' if count == 1 else 's'}" for label, count in flaws.items() if count]
    alarm = "" if status.urgency == "none" else f"  {status.urgency.upper()}"
    embargo = f"  embargo until {status.embargo}" if status.embargo else ""
    return Content.assemble(
        (f"{reveal(session.slug)}  {session.lang}  take {status.take}", "bold"),
        (alarm, "bold ansi_red"),
        (reveal(embargo), "bold"),
        f"  {', '.join(said)}",
    )


def tell_row(row: DeskUnit, *, is_unsaved: bool) -> Content:
    """A unit in the list: about it, source, target."""
    unit = row.unit
    flaws = [str(finding.severity) for finding in row.findings]
    counts = [f"{flaws.count(name)} {name}" for name in dict.fromkeys(flaws)]
    about = "  ".join([row.part.value, unit.key.id, *counts, *(["not saved"] if is_unsaved else [])])
    return Content("\n").join(
        [
            Content.assemble((f"{unit.state.label:{_WIDTH}}", _STATES[unit.state]), (about, "dim")),
            plain(unit.key.source),
            plain(unit.target or "–"),
        ]
    )


def tell_aids(session: Session) -> Content:
    """All that is known of the sentence, what wants a decision first."""
    row = session.row
    lines = [
        *_tell_lost(session.lost),
        *_tell_clash(session),
        *_tell_correction(row),
        *_tell_findings(row),
        *_tell_ignored(read_ignored(row.unit)),
        *_tell_matches(row.matches),
        *_tell_terms(row),
        *_tell_marks(row),
    ]
    return Content("\n").join(lines)


def plain(text: str) -> Content:
    return Content(reveal(text))


def compare(pieces: Iterable[Piece]) -> Content:
    """`[-old-]` and `{+new+}`, as in the lists of the command line."""
    return Content("").join(part for piece in pieces for part in _tell_piece(piece))


def _tell_piece(piece: Piece) -> Iterator[Content]:
    """A space before both words stands before the marks; an empty side is left out."""
    if not piece.is_changed:
        yield plain(piece.old)
        return
    sides = [side for side in (piece.old, piece.new) if side]
    lead = " " if all(side.startswith(" ") and side.strip() for side in sides) else ""
    old, new = piece.old.removeprefix(lead), piece.new.removeprefix(lead)
    yield Content(lead)
    if old:
        yield Content.styled(f"[-{reveal_change(old)}-]", "ansi_red")
    if new:
        yield Content.styled(f"{{+{reveal_change(new)}+}}", "ansi_green")


def _line(label: str, *parts: Content | str, style: str = "dim") -> Content:
    return Content("").join([Content.styled(f"{label:{_WIDTH}}", style), *parts])


def _tell_lost(lost: Iterable[str]) -> Iterator[Content]:
    for text in lost:
        yield _line("not saved", "its sentence is gone: ", plain(text), style="bold ansi_red")


def _tell_clash(session: Session) -> Iterator[Content]:
    """Both texts, where another came between."""
    unit = session.row.unit
    if session.clash:
        by = f" by {reveal(session.clash.by)}" if session.clash.by else ""
        yield _line("conflict", f"changed{by} meanwhile; M saves yours in its place", style="bold ansi_red")
        yield _line("theirs", plain(unit.target))
        yield _line("yours", compare(compare_wording(unit.target, session.clash.yours)))
    elif session.is_overtaken:
        yield _line("meanwhile", "changed by somebody; what you write is kept", style="bold ansi_red")
        yield _line("theirs", plain(unit.target))


def _tell_correction(row: DeskUnit) -> Iterator[Content]:
    if not row.previous:
        return
    yield _line("changed", compare(row.previous), style="bold ansi_yellow")
    before = row.previous_target or row.unit.target
    if row.proposal:
        key = "" if row.proposal == row.unit.target else "  (T accepts it)"
        yield _line("proposed", compare(compare_wording(before, row.proposal)), key)
    elif row.previous_target and row.previous_target != row.unit.target:
        yield _line("before", plain(row.previous_target))


def _tell_findings(row: DeskUnit) -> Iterator[Content]:
    """The first fix is on a key, so is a word on the first finding."""
    key, ignore = "  (F applies it)", "  (I ignores it)"
    for finding in row.findings:
        said = plain(f"{finding.check}: {finding.message}")
        is_first = bool(ignore and row.unit.target and finding.check != IDLE)
        yield _line(finding.severity.value, said, ignore if is_first else "", style=_SEVERITIES[finding.severity])
        ignore = "" if is_first else ignore
        if finding.fix:
            yield _line("fix", compare(compare_wording(finding.target, finding.fix)), key)
            key = ""


def _tell_ignored(comments: Iterable[Ignored]) -> Iterator[Content]:
    key = "  (H takes it back)"
    for ignored in comments:
        by = f" – {ignored.author}, {ignored.made_at:%Y-%m-%d %H:%M} UTC" if ignored.made_at else ""
        yield _line("ignored", plain(f"{ignored.check} – {ignored.reason}{by}").stylize("dim"), key)
        key = ""


def _tell_matches(matches: Iterable[PairMatch]) -> Iterator[Content]:
    for number, match in enumerate(matches, 1):
        percent = f"{math.floor(match.score * 100)}%"  # rounded down: 100 % is the same text
        yield _line(f"{number}  {percent}", compare(compare_wording(match.source, match.query)), style="bold")
        yield _line("", plain(match.target))
        yield _line("", plain(", ".join(_origin(match))).stylize("dim"))


def _origin(match: PairMatch) -> Iterator[str]:
    yield match.origin
    if match.reviewer:
        yield match.reviewer
    if match.in_context:
        yield "same sentences around it"
    ours, theirs = match.differing_figures
    if ours or theirs:
        yield f"figures differ: {' '.join(ours) or 'none'} → {' '.join(theirs) or 'none'}"


def _tell_terms(row: DeskUnit) -> Iterator[Content]:
    source = row.unit.key.source
    for text, target in dict.fromkeys(_terms(source, row.terms)):
        yield _line("term", plain(f"{text} → {target}"))


def _terms(source: str, hits: Iterable[TermHit]) -> Iterator[tuple[str, str]]:
    for hit in hits:
        forbidden = "not " if hit.term.status == "forbidden" else ""
        note = f" ({hit.term.note})" if hit.term.note and hit.term.place else ""
        yield source[slice(*hit.span)], f"{forbidden}{hit.term.target}{note}"


def _tell_marks(row: DeskUnit) -> Iterator[Content]:
    unit = row.unit
    if row.origin and unit.state < State.REVIEWED:
        yield _line("draft", plain(row.origin))
    now = digest_of(unit.key.source, unit.target)
    for mark in sorted(unit.provenance, key=lambda mark: mark.made_at):
        if mark.digest == now and mark.mark is not Mark.DRAFT:
            yield _line(mark.mark.value, plain(f"{mark.author}, {mark.made_at:%Y-%m-%d %H:%M} UTC"))
