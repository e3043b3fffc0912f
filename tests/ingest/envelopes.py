"""Real envelopes of agencies, and what happens to bytes on their way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "data" / "wire-samples"
_INSERTS = (
    b"\x00",
    b"\x01",
    b"\x02",
    b"\x03",
    b"\x04",
    b"\xff",
    b"EMBARGOED UNTIL 31 DEC 9999 2359 PST\n",
    b"KILL",
    b"^",
    b"99",
)


def sample(name: str) -> bytes:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path.read_bytes()


def mutate(content: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, lost, doubled or put in; sometimes cut."""
    data = bytearray(content)
    for _ in range(rng.randint(1, 20)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes((rng.randrange(256),))
        elif kind == 1:
            del data[at : at + rng.randint(1, 40)]
        elif kind == 2:
            data[at:at] = rng.choice(_INSERTS)
        elif kind == 3:
            data[at:at] = data[at : at + 60]
        elif rng.random() < 0.1:
            del data[at:]
    return bytes(data)
