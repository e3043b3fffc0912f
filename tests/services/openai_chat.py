"""Chat completions as OpenAI, vLLM, Ollama and llama.cpp speak them, and what models make of a task."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loopback import Reply, translate
from services.posting import Request, Service

PATH = "/v1/chat/completions"
KEY = "sk-loopback-5f0c1d"
MODEL = "aitu-translate-8b"


@dataclass(frozen=True)
class Task:
    """What one request asks: `texts` by id, `told` the user's whole object, `options` all but the messages."""

    system: str
    told: dict[str, Any]
    options: dict[str, Any]

    @property
    def texts(self) -> dict[str, str]:
        return {segment["id"]: segment["text"] for segment in self.told["segments"]}

    @property
    def lang(self) -> str:
        return "kk" if "into Kazakh" in self.system else "ru"


Model = Callable[[Task], str]


def read_task(request: Request) -> Task:
    options = json.loads(request.body)
    system, user = options.pop("messages")
    assert (system["role"], user["role"]) == ("system", "user")
    return Task(system["content"], json.loads(user["content"]), options)


def completion(content: object, finish_reason: str = "stop", **message: object) -> Reply:
    reply = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content} | message,
                "finish_reason": finish_reason,
            }
        ],
        "usage": {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790},
    }
    return as_json(reply)


def as_json(reply: object, status: int = 200, *headers: tuple[str, str]) -> Reply:
    return Reply(json.dumps(reply).encode(), status=status, headers=headers, kind="application/json")


def failure(status: int, message: str, code: str | None = None, kind: str = "invalid_request_error") -> Reply:
    """OpenAI's form of an error; vLLM and llama.cpp keep to it."""
    return as_json({"error": {"message": message, "type": kind, "param": None, "code": code}}, status)


def items(targets: Mapping[str, object] | Sequence[tuple[str, object]]) -> str:
    pairs = targets.items() if isinstance(targets, Mapping) else targets
    return json.dumps({"translations": [{"id": id_, "target": target} for id_, target in pairs]}, ensure_ascii=False)


def right(task: Task) -> dict[str, object]:
    return {id_: translate(text, task.lang) for id_, text in task.texts.items()}


def speak(model: Model) -> Service:
    """A server that takes every form of request, and the model's words are its answer."""
    return lambda request: completion(model(read_task(request)))


def serve(request: Request) -> Reply:
    """The right answer, where path and key are right."""
    if request.path != PATH:
        return as_json({"detail": "Not Found"}, 404)
    if request.headers.get("authorization") not in {None, f"Bearer {KEY}"}:
        return failure(401, "Incorrect API key provided.", "invalid_api_key")
    return speak(lambda task: items(right(task)))(request)


def refuse_forms(*unknown: str) -> Service:
    """A server that answers 400 where the request has any of these: json_schema, json_object, temperature."""

    def reply(request: Request) -> Reply:
        options = read_task(request).options
        asked = {options.get("response_format", {}).get("type"), *(name for name in options if name == "temperature")}
        bad = sorted(asked & set(unknown), key=str)
        return failure(400, f"'{bad[0]}' is not supported") if bad else serve(request)

    return reply
