from __future__ import annotations

from loc.cli.console import complain, count
from loc.errors import GlossaryError

_MAX_TOLD = 10


def tell_faults(problems: tuple[GlossaryError, ...]) -> None:
    """What is wrong in a glossary, to those who came for something else; the rest of it is in force."""
    for problem in problems[:_MAX_TOLD]:
        complain(str(problem), problem.hint)
    if len(problems) > _MAX_TOLD:
        complain(
            f"and {count(len(problems) - _MAX_TOLD, 'more fault')} in the glossary", "`loc glossary check` has all."
        )
