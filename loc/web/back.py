"""Where a form leads back to."""

from __future__ import annotations

import re

# A path of the desk: `//host` and `/\host` are other sites to a browser.
_PATH = re.compile(r"/(?![/\\])[\x21-\x7e]*")


def way_back(wanted: object) -> str:
    """The path asked for where it is one of ours, else the queue."""
    path = wanted if isinstance(wanted, str) else ""
    return path if _PATH.fullmatch(path) and "\\" not in path else "/"
