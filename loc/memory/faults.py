from __future__ import annotations

from loc.errors import LocError


class BrokenIndex(LocError):
    """The memory's files are not what was written; they are to be made anew from the catalogs."""


class BusyIndex(LocError):
    """Somebody else writes, or the folder cannot be written; making it anew would not help."""
