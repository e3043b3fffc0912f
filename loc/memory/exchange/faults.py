from __future__ import annotations

from loc.errors import LocError


class BrokenFile(LocError):
    """A file that cannot be read to its end; what came of it before is not to be kept."""


class BrokenRecord(Exception):
    """One record that cannot be used; the others can."""
