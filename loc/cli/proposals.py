"""Fixes that a person has to decide on, with the command that does it."""

from __future__ import annotations

import shlex

from loc.check.reports.shown import reveal, reveal_change
from loc.cli.console import paint
from loc.flow.check_fix import Proposal
from loc.lang.wording import Piece, compare_wording


def say_proposal(proposal: Proposal) -> str:
    """The place and state, `[-old-]{+new+}` words, and the command; none where there is no project to decide in."""
    unit = proposal.unit
    pieces = compare_wording(unit.target, proposal.target)
    state = "unsigned" if unit.unsigned else unit.state.label
    lines = [f"{proposal.file}:{unit.line}: {unit.key.id} is {state}, a fix is proposed"]
    lines.append(f"    {''.join(_change(piece) if piece.is_changed else reveal(piece.old) for piece in pieces)}")
    command = _command(proposal)
    # What cannot be seen must not reach the terminal, nor be left out of the command.
    return "\n".join([*lines, f"    {command}"] if command and reveal(command) == command else lines)


def _command(proposal: Proposal) -> str:
    """Empty outside a project."""
    where = ["loc", "review", proposal.slug, "-l", proposal.lang, "--unit", proposal.unit.key.id]
    return shlex.join([*where, "--edit", proposal.target]) if proposal.slug else ""


def _change(piece: Piece) -> str:
    old = paint(f"[-{reveal_change(piece.old)}-]", "red") if piece.old else ""
    return old + (paint(f"{{+{reveal_change(piece.new)}+}}", "green") if piece.new else "")
