"""Files and folders that may not be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash.crash_desk import CrashDesk
from crash.crash_invariants import refuse_damage
from crash.crash_jobs import JOBS

NOBODY = 65534
# job, what is read-only, what the message names
CASES = [
    ("review", "locales/kk/2026-11-23-plant.po", "locales/kk/2026-11-23-plant.po"),
    ("review", "locales/kk", "locales/kk/2026-11-23-plant.po"),
    ("draft-take", "locales/ru/2026-11-23-plant.po", "locales/ru/2026-11-23-plant.po"),
    ("draft-take", "locales/ru", "locales/ru/2026-11-23-plant.po"),
    ("catalog-take", "locales/kk", "locales/kk/2026-11-23-plant.po"),
    ("ingest-take", "sources", "sources/2026-11-23-plant.txt"),
    ("ingest-take", "sources/2026-11-23-plant.txt", "sources/2026-11-23-plant.txt"),
    ("ingest-suffix", "sources", "sources/2026-11-23-plant.wire"),
    ("export", ".", "2026-11-23-plant.txt"),
    ("export-again", "exports/kk", "2026-11-23-plant.html"),
    ("export-again", "locales/published.tsv", "locales/published.tsv"),
    ("init", "empty", "empty"),
]


@pytest.fixture(scope="module")
def rights_desk(tmp_path_factory: pytest.TempPathFactory, crash_desk: CrashDesk) -> Iterator[CrashDesk]:
    """Its commands are nobody's where we are root, who may write everything."""
    user = NOBODY if os.geteuid() == 0 else None
    bases = tmp_path_factory.mktemp("bases")
    with tempfile.TemporaryDirectory() as folder:  # tmp_path is closed to nobody
        Path(folder).chmod(0o755)
        yield CrashDesk(crash_desk.server, Path(folder) / "project", bases, user=user)


@pytest.mark.parametrize(("name", "path", "named"), CASES)
def test_what_is_read_only_stays(name: str, path: str, named: str, rights_desk: CrashDesk) -> None:
    """Exit 3 with file and reason and nothing lost; once it may be written the next run finishes."""
    job = JOBS[name]
    expected = rights_desk.undisturbed(job)
    rights_desk.prepare(job.base)
    target = rights_desk.place / path
    content = target.read_bytes() if target.is_file() else b""
    mode = target.stat().st_mode
    target.chmod(mode & ~0o222)
    code, errors = rights_desk.run(job.arguments)
    assert code == 3, errors
    assert f"{named}: cannot be written: Permission denied" in errors
    assert not target.is_file() or target.read_bytes() == content
    target.chmod(mode)
    refuse_damage(rights_desk.snapshot(), expected)
    rights_desk.finish(job)
