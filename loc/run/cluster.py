"""A crew of the workers of a Dask scheduler."""

from __future__ import annotations

import hashlib
import itertools
import pkgutil
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from distributed import CancelledError, Client, KilledWorker, Security

from loc import __version__
from loc.draft.address import is_loopback
from loc.errors import ConfigError, EngineUnavailable
from loc.run.jobs import Answer, Job, do_job

CONNECT_SECONDS = 5.0
CLOSE_SECONDS = 1.0  # a dead scheduler says no goodbye
_Dask = Any  # its client and futures are typed in part only
_NEXT = "start `dask scheduler` and `dask worker ADDRESS` with loc installed, or leave --cluster out"


class Cluster:
    """Connects at once. `slots` are the threads of the workers there are then; others may join and leave.

    Raises EngineUnavailable where nobody answers or works there, ConfigError for a wrong address and for workers
    without this version of loc. tls:// takes its certificates from dask's own configuration.
    """

    def __init__(self, address: str, *, connect_seconds: float = CONNECT_SECONDS) -> None:
        self.address = address
        self._connect_seconds = connect_seconds
        self._lock = threading.Lock()
        self._serial = itertools.count()
        self._client: _Dask | None = _connect(address, connect_seconds)
        try:
            threads = self._count_threads(self._client)
        except BaseException:
            self.close()
            raise
        self.slots = sum(threads.values())
        self.name = f"the cluster {address}, {self.slots} at once"
        hosts = {urlsplit(worker).hostname or "" for worker in threads}
        self.leaves_machine = not all(map(is_loopback, hosts))
        self.is_plain = self.leaves_machine and not address.startswith("tls://")
        self._hosts = None if self.leaves_machine else sorted(hosts)  # the others may join later

    def run(self, jobs: Sequence[Job], job_seconds: float, total_seconds: float) -> list[Answer]:  # noqa: ARG002 - Dask ends no job
        with self._lock:
            client = self._client = self._client or _connect(self.address, self._connect_seconds)
        futures: list[_Dask] = []
        try:
            futures += [self._submit(client, job) for job in jobs]
            return list(_collect(futures, jobs, total_seconds))
        except (CancelledError, OSError, RuntimeError):  # it says so in several ways
            raise EngineUnavailable(f"the cluster {self.address} is lost", hint=_NEXT) from None
        finally:
            for future in futures:
                future.release()

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client:
            client.close(timeout=CLOSE_SECONDS)

    def _submit(self, client: _Dask, job: Job) -> _Dask:
        """Schedulers show and log the key: a digest of the texts, and a number, for a job may be asked again."""
        digest = hashlib.sha256("\0".join((job.engine, job.target_lang, *job.texts)).encode()).hexdigest()[:16]
        key = f"loc-{digest}-{client.id}-{next(self._serial)}"
        return client.submit(do_job, job, key=key, pure=False, workers=self._hosts)

    def _count_threads(self, client: _Dask) -> dict[str, int]:
        try:
            client.wait_for_workers(1, timeout=self._connect_seconds)
        except TimeoutError as error:
            raise EngineUnavailable(f"the cluster {self.address} has no workers", hint=_NEXT) from error
        versions = client.run(pkgutil.resolve_name, "loc:__version__", on_error="return")
        for worker, version in versions.items():
            _compare(worker, version)
        threads: dict[str, int] = client.nthreads()
        return threads


def _connect(address: str, seconds: float) -> _Dask:
    _require_address(address)
    try:
        return Client(address, timeout=seconds, set_as_default=False, name="loc")  # type: ignore[no-untyped-call]
    except OSError as error:
        raise EngineUnavailable(
            f"no Dask scheduler answers at {address} within {seconds:g} s ({type(error).__name__})", hint=_NEXT
        ) from error


def _require_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ConfigError(
            f"{address!r} is no address of a Dask scheduler", hint="expected tcp://HOST:PORT or tls://HOST:PORT"
        )
    if parts.scheme == "tls" and not _has_certificates():
        raise ConfigError(
            f"there are no certificates for {address}",
            hint="dask's own configuration names them, under `distributed.comm.tls`",
        )


def _has_certificates() -> bool:
    security: _Dask = Security()  # type: ignore[no-untyped-call]
    return security.get_connection_args("client")["ssl_context"] is not None


def _compare(worker: str, version: str | Exception) -> None:
    if version == __version__:
        return
    found = f"cannot import it ({type(version).__name__})" if isinstance(version, Exception) else f"has loc {version}"
    raise ConfigError(
        f"the worker at {worker} {found}; expected loc {__version__}", hint="install the same versions on all machines"
    )


def _collect(futures: Sequence[_Dask], jobs: Sequence[Job], total_seconds: float) -> Iterator[Answer]:
    end = time.monotonic() + total_seconds
    for future, job in zip(futures, jobs, strict=True):
        try:
            yield future.result(max(end - time.monotonic(), 0))
        except TimeoutError:
            yield Answer(error=EngineUnavailable(f"no answer within {total_seconds:g} s"))
        except KilledWorker as error:
            deaths = f"{error.allowed_failures + 1} workers died one after the other over {len(job.texts)} texts"
            yield Answer(error=EngineUnavailable(f"{deaths} of {job.engine}"))
        except ImportError as error:  # a worker that joined late
            yield Answer(error=ConfigError(f"a worker of the cluster cannot import loc: {error.name}", hint=_NEXT))
