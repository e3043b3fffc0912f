from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from loc.model import Finding


class Report(Protocol):
    """A module of this package."""

    def write(self, findings: Iterable[Finding], files: Iterable[str] = (), /) -> Iterable[str]:
        """The report piece by piece, a line break at its end; nothing where there is nothing to say.

        `files` are all that were checked, those without findings too; they are read after the findings.
        """
        ...
