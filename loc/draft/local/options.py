"""What stands under `[engine.ctranslate2]`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loc.draft.local.families import FAMILIES
from loc.draft.settings import read_count, read_seconds, refuse_unknown
from loc.errors import ConfigError

NAME = "ctranslate2"

_SETTINGS = ("model", "family", "threads", "connections", "beam_size", "compute_type", "device", "timeout_seconds")
_DEVICES = ("cpu", "cuda", "auto")
_COMPUTE_TYPES = (
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
    "auto",
    "default",
)


@dataclass(frozen=True, slots=True)
class Options:
    """`model` is a folder or a hub id, `family` "" where the files tell.

    `connections` texts are translated at once, each by `threads` threads; both together should be the cores.
    """

    model: str
    family: str
    threads: int
    connections: int
    beam_size: int
    compute_type: str
    device: str
    timeout_seconds: float

    @property
    def model_name(self) -> str:
        return Path(self.model).name


def read_options(settings: Mapping[str, str]) -> Options:
    """Raises ConfigError."""
    refuse_unknown(NAME, settings, _SETTINGS)
    model = settings.get("model", "").strip()
    if not model:
        raise ConfigError(
            f"engine {NAME}: `model` is missing; expected the folder of a model or its hub id",
            hint="the manual lists models that know Kazakh and Russian, under `Local models`",
        )
    threads = read_count(NAME, settings, "threads", 1)
    device = _read_choice(settings, "device", _DEVICES, "cpu")
    return Options(
        model=os.path.expanduser(model),  # noqa: PTH111 - a hub id must stay as it is
        family=_read_choice(settings, "family", ("", *FAMILIES), ""),
        threads=threads,
        connections=read_count(NAME, settings, "connections", max(count_cores() // threads, 1)),
        beam_size=read_count(NAME, settings, "beam_size", 4),
        compute_type=_read_choice(settings, "compute_type", _COMPUTE_TYPES, "int8" if device == "cpu" else "auto"),
        device=device,
        timeout_seconds=read_seconds(NAME, settings, "timeout_seconds", 300.0),
    )


def count_cores() -> int:
    """Those this process may use, which a container may have bounded."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_choice(settings: Mapping[str, str], key: str, choices: tuple[str, ...], default: str) -> str:
    value = settings.get(key, default)
    if value not in choices:
        expected = ", ".join(filter(None, choices))
        raise ConfigError(f"engine {NAME}: `{key}` is {value!r}; expected one of {expected}")
    return value
