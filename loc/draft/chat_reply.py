"""Reads the translations out of what a chat model said, each by the id of its segment.

Models fence their JSON, talk around it, think aloud before it and break off in it. What is whole is kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import regex

from loc.draft.transport import Answer
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

_MAX_TRIES = 1_000  # places where an object may begin
_END_OF_THOUGHT = "</think>"  # reasoning models of DeepSeek and Qwen write it into the answer

_NO_RIGHT = frozenset({401, 402, 403, 404, 429})
_SERVER_FAULT = 500

_SURROGATE = regex.compile(r"\p{Cs}")

# Small models put raw line breaks into strings, and figures without quotes: these are kept as they are written.
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


def read_reply(answer: Answer, ids: Collection[str]) -> dict[str, str]:
    """Targets by id; an id is missing where the answer has no whole string for it, or two that differ.

    Raises EngineRefused, EngineUnavailable or EngineRejected where it has none at all.
    """
    content, end = _read_choice(answer)
    targets = _match(_find_items(content.rsplit(_END_OF_THOUGHT, 1)[-1]), ids)
    if not targets:
        broke_off = " and broke off at its limit of tokens" if end == "length" else ""
        raise EngineRejected(f"the model gave no translation by the ids of the segments{broke_off}")
    return targets


def _read_choice(answer: Answer) -> tuple[str, str]:
    """What the model said and why it ended."""
    try:
        reply = answer.json()
        if "choices" not in reply and "error" in reply:
            raise _map_error(reply["error"])
        choice = reply["choices"][0]
        message = choice["message"]
        content, refusal = _join_parts(message.get("content")), message.get("refusal")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise EngineRejected("the server gave an answer of an unknown form") from None
    if refusal and not content:
        raise EngineRejected("the model refuses to translate this")
    return content, str(choice.get("finish_reason"))


def _join_parts(content: object) -> str:
    """Content is a string, or a list of parts with a `text` each; None where the model only thought or refused."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content)
    return content if isinstance(content, str) else ""


def _map_error(error: object) -> EngineError:
    """Of gateways that tell an error under the HTTP status 200."""
    code = str(error.get("code")) if isinstance(error, Mapping) else ""
    status = int(code) if code.isascii() and code.isdecimal() else 0
    if status in _NO_RIGHT:
        return EngineRefused(f"the server answers {status}: it does not serve us")
    if status >= _SERVER_FAULT:
        return EngineUnavailable(f"the server answers {status}: a fault of the service")
    return EngineRejected("the server gave an error instead of an answer")


def _find_items(content: str) -> Iterator[tuple[str, object]]:
    """(id, target) of the whole objects in the text, from outside inwards."""
    start, tries = content.find("{"), 0
    while start >= 0 and tries < _MAX_TRIES:
        tries += 1
        try:
            found, stop = _DECODER.raw_decode(content, start)
        except (ValueError, RecursionError):
            stop = start + 1  # broken off: whole ones may lie within
        else:
            yield from _open(found)
        start = content.find("{", stop)


def _open(found: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Of an item itself, of an object with a list of items, or of one with targets by id."""
    if "id" in found and "target" in found:
        yield str(found["id"]), found["target"]
        return
    for name, value in found.items():
        if isinstance(value, list):
            yield from (pair for item in value if isinstance(item, dict) for pair in _open_item(item))
        elif isinstance(value, dict):
            yield from value.items()
        else:
            yield name, value


def _open_item(item: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if "id" in item and "target" in item:
        yield str(item["id"]), item["target"]


def _match(items: Iterator[tuple[str, object]], ids: Collection[str]) -> dict[str, str]:
    targets: dict[str, str] = {}
    doubtful: set[str] = set()
    for id_, target in items:
        if id_ not in ids or not isinstance(target, str) or not target.strip():
            continue
        whole = _SURROGATE.sub("\ufffd", target)
        if targets.setdefault(id_, whole) != whole:
            doubtful.add(id_)
    return {id_: target for id_, target in targets.items() if id_ not in doubtful}
