"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loc.errors import CatalogError

if sys.platform != "win32":
    import fcntl


def write_atomically(path: Path, content: bytes) -> None:
    """The old file or the new one stands, whole, whenever the machine stops.

    A link is written through, a file keeps its mode, and one that is read-only raises OSError although its folder
    would let it be replaced.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    _make_folder(target.parent)
    mode = _writable_mode(target)
    temporary = _temporary_of(target)
    with _claim(temporary, 0o666 if mode is None else mode):
        try:
            _write(temporary, content, mode)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def append_line(path: Path, line: bytes) -> None:
    """The whole line or, where the disk is full, nothing of it. The caller holds a lock."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(handle).st_size
        os.lseek(handle, max(size - 1, 0), os.SEEK_SET)
        text = line + b"\n" if os.read(handle, 1) in (b"", b"\n") else b"\n" + line + b"\n"  # the last one was cut
        if os.write(handle, text) < len(text):
            os.ftruncate(handle, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def _temporary_of(path: Path) -> Path:
    """One name for each file, so that nothing piles up and no folder is searched. Hidden, hence never a source."""
    return path.with_name(f".{path.name}.tmp")


def _writable_mode(path: Path) -> int | None:
    """None where there is no file yet."""
    try:
        with path.open("r+b") as stream:
            return os.fstat(stream.fileno()).st_mode & 0o7777
    except FileNotFoundError:
        return None


@contextmanager
def _claim(temporary: Path, mode: int) -> Iterator[None]:
    """Two writers of one file come one after the other; the system lets the claim of a dead one go."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, mode)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        while not _is_at(handle, temporary):  # the writer before us made it the file itself, or removed it
            os.close(handle)
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, mode)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes, mode: int | None) -> None:
    with path.open("wb") as stream:
        if mode is not None:
            path.chmod(mode)  # before the text is in: it may be confidential
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def explained(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{name}: cannot be written: {error.strerror}; the old file stands"
        raise CatalogError(message, hint="Check the rights of the folder and the space on the disk.") from error
