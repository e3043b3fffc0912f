"""A job as a value, safe to run twice and anywhere, and what a worker does with it."""

from __future__ import annotations

import platform
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from loc import __version__
from loc.draft.protocol import Engine, Hint
from loc.draft.registry import load
from loc.errors import ConfigError, EngineRefused, EngineRejected, EngineUnavailable, LocError

KEPT_ENGINES = 4  # a worker of a cluster outlives a run; models of old settings are let go

Settings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Texts of one request. `loc_version` is the caller's, and must be the worker's.

    Nothing of it but names and languages is in its repr: settings hold keys, texts are unpublished.
    """

    engine: str
    settings: Settings = field(repr=False)
    source_lang: str
    target_lang: str
    texts: tuple[str, ...] = field(repr=False)
    hints: tuple[Hint, ...] = field(default=(), repr=False)
    loc_version: str = __version__


@dataclass(frozen=True, slots=True)
class Answer:
    """One target per text in order, and the version of the engine in the worker; or the error that it raised.

    An error is told, not raised: schedulers write into their logs what a job raises, with its arguments.
    `bug` is the class and place of an exception that no engine should raise.
    """

    targets: tuple[str, ...] = field(default=(), repr=False)
    engine_version: str = ""
    error: LocError | None = field(default=None, repr=False)
    bug: str = ""


def do_job(job: Job) -> Answer:
    """Runs in the worker; the engine is made for the first job with its settings, and kept."""
    try:
        _require_version(job.loc_version)
        engine = _keep_engine(job.engine, job.settings)
        targets = engine.translate(job.texts, job.source_lang, job.target_lang, job.hints)
        return Answer(tuple(targets), engine.version)
    except LocError as error:
        return Answer(error=_to_plain(error))
    except Exception as error:  # noqa: BLE001 - a bug of the engine, told where the run is
        return Answer(bug=f"{job.engine}: {_name_bug(error)}")


def _require_version(expected: str) -> None:
    if expected != __version__:
        raise ConfigError(
            f"the worker on {platform.node()} has loc {__version__}; expected {expected}",
            hint="install the same version on all machines",
        )


_making = threading.Lock()


def _keep_engine(name: str, settings: Settings) -> Engine:
    """A worker may have several threads: the second waits for the model that the first one loads."""
    with _making:
        return _make_engine(name, settings)


@lru_cache(KEPT_ENGINES)
def _make_engine(name: str, settings: Settings) -> Engine:
    return load(name, dict(settings))


def _to_plain(error: LocError) -> LocError:
    """Of our own classes: the one who asked need not have the module of another."""
    if isinstance(error, EngineRefused):
        return EngineRefused(str(error), hint=error.hint, retry_after=error.retry_after)
    kind = next((kind for kind in (ConfigError, EngineRejected) if isinstance(error, kind)), EngineUnavailable)
    return kind(str(error), hint=error.hint)


def _name_bug(error: Exception) -> str:
    """Class and place; the message may hold the text."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
