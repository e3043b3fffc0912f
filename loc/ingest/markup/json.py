"""JSON of a wire, read strictly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import NoReturn

from loc.errors import WireError
from loc.ingest.decode import decode
from loc.ingest.markup.html_body import is_printable

_MAX_DEPTH = 60
_HINT = "Ask the desk to send the item again."


def parse_json(content: bytes, name: str) -> tuple[object, str]:
    """(value, text). Raises WireError, for a member given twice too: nobody could say which of them holds."""
    text = decode(content, name)
    try:
        value = json.loads(text, object_pairs_hook=_refuse_twins, parse_constant=_refuse_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise WireError(f"{name}:{error.lineno}: expected JSON, got {error.msg}", hint=_HINT) from error
    except ValueError as error:
        raise WireError(f"{name}: expected JSON, got {error}", hint=_HINT) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    _refuse_odd(value, name)
    return value, text


def dump_json(value: object) -> str:
    """A string as it is, anything else as JSON in one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _refuse_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        twin = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ValueError(f"the member {twin[:40]!r} twice in one object")
    return members


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant}, which is no JSON number")


def _finite(number: str) -> float:
    return float(number) if isfinite(float(number)) else _refuse_constant(number)


def _refuse_odd(value: object, name: str) -> None:
    """Depth, and what escapes smuggle past `decode`."""
    for text, depth in _walk(value):
        if depth > _MAX_DEPTH:
            raise _too_deep(name)
        if not is_printable(text):
            raise WireError(f"{name}: expected text, got a control character in {text[:40]!r}", hint=_HINT)


def _walk(value: object) -> Iterator[tuple[str, int]]:
    """(string or "", depth) of each value and member name."""
    waiting = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        yield (found if isinstance(found, str) else ""), depth
        if isinstance(found, dict):
            waiting += [(entry, depth + 1) for pair in found.items() for entry in pair]
        elif isinstance(found, list):
            waiting += [(entry, depth + 1) for entry in found]


def _too_deep(name: str) -> WireError:
    return WireError(f"{name}: JSON nested more than {_MAX_DEPTH} deep", hint="No story needs that; is it one?")
