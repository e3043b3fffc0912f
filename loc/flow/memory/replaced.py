"""Large files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from loc.errors import LocError


@contextmanager
def replaced(path: Path, name: str) -> Iterator[BinaryIO]:
    """A new file, hidden until the block ends well; then it takes the place of `path`, which stands untouched else.

    Raises LocError where it cannot be written; `name` is for messages.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(".tmp", f".{path.name}.", path.parent)
    except OSError as error:
        raise _failure(name, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(_mode_of(path))
        Path(temporary).replace(path)
    except OSError as error:
        raise _failure(name, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """That of the old file, else what the user's mask leaves of a new one; mkstemp gives nobody else a look."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _failure(name: str, error: OSError) -> LocError:
    return LocError(
        f"{name}: cannot be written: {error.strerror or error}; what stood there stands",
        hint="Check the rights of the folder and the space on the disk.",
    )
