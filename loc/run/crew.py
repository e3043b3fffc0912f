"""Who does the jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from loc.run.jobs import Answer, Job

DEATHS_ALLOWED = 3  # of workers over one job, as a Dask scheduler has it
START_SECONDS = 60.0  # for a process to start and a model to load


class Crew(Protocol):
    """Workers that may die. Safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """What a user calls it, with its size."""
        ...

    @property
    def slots(self) -> int:
        """Jobs done at once."""
        ...

    @property
    def leaves_machine(self) -> bool: ...

    @property
    def is_plain(self) -> bool:
        """True where jobs leave the machine unencrypted."""
        ...

    def run(self, jobs: Sequence[Job], job_seconds: float, total_seconds: float) -> list[Answer]:
        """One answer per job, in order. The job of a dead worker is done again by another.

        A job may take `job_seconds` once a worker is ready for it, all of them `total_seconds`.
        """
        ...

    def close(self) -> None:
        """Gives up what is not done, and ends what was started; the crew may be used again."""
        ...
