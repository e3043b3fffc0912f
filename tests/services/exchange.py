"""What every translating service has in common: texts in, results out, and its own words for what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from loopback import Reply, translate
from services.posting import Request, Service

# (place of the text, what is said of it); a place beyond the last text belongs to none.
Results = Sequence[tuple[int, object]]


@dataclass(frozen=True)
class Exchange:
    """One question as the service read it; `write` makes its answer of results."""

    texts: tuple[str, ...]
    lang: str
    write: Callable[[Results], Reply]


@dataclass(frozen=True)
class LoopbackService:
    """`settings` are what its engine needs beside `url`; `secret` is the key among them.

    `read` returns a Reply where the question is wrong, or asks for no translation. `fail` is the answer of a status
    in the service's own form, with the key in its message.
    """

    settings: Mapping[str, str]
    read: Callable[[Request], Exchange | Reply]
    fail: Callable[[int], Reply]
    secret: str = ""


Behaviour = Callable[[Exchange], Reply]


def right_results(exchange: Exchange) -> list[tuple[int, object]]:
    return [(place, translate(text, exchange.lang)) for place, text in enumerate(exchange.texts)]


def right_answer(exchange: Exchange) -> Reply:
    return exchange.write(right_results(exchange))


def serve(service: LoopbackService, behaviour: Behaviour = right_answer) -> Service:
    def reply(request: Request) -> Reply:
        heard = service.read(request)
        return heard if isinstance(heard, Reply) else behaviour(heard)

    return reply


def as_json(content: object, status: int = 200) -> Reply:
    return Reply(json.dumps(content).encode(), status=status, kind="application/json; charset=utf-8")


def read_json(request: Request) -> dict[str, object]:
    """{} where the body is no object, or is not called JSON."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    content = json.loads(request.body)
    return content if isinstance(content, dict) else {}
