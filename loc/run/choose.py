"""What the command line asks for."""

from __future__ import annotations

from loc.config import Config
from loc.errors import ConfigError
from loc.run.crew import Crew
from loc.run.processes import Processes
from loc.run.spread import Spreader


def open_spreader(config: Config, cluster: str | None, jobs: int | None) -> Spreader | None:
    """None where neither is asked for.

    Raises ConfigError where the extra is missing, and what `Cluster` and `Processes` raise.
    """
    if cluster is None and jobs is None:
        return None
    return Spreader(_open_crew(cluster, jobs), config.settings_of)


def _open_crew(cluster: str | None, jobs: int | None) -> Crew:
    if cluster is None:
        return Processes(jobs or 0)
    if jobs is not None:
        raise ConfigError("--cluster and --jobs both say who works", hint="leave one of them out")
    try:
        from loc.run.cluster import Cluster  # start-up: 550 ms
    except ModuleNotFoundError as error:
        raise ConfigError(f"--cluster needs {error.name}", hint="pip install 'loc[cluster]'") from error
    return Cluster(cluster)
