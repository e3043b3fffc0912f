"""Any server that speaks OpenAI's chat completions: OpenAI itself, vLLM, Ollama, llama.cpp, LM Studio.

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from loc.draft.address import Address, read_address
from loc.draft.chat_reply import read_reply
from loc.draft.prompt import LANGUAGES, digest_prompt, write_messages
from loc.draft.protocol import Engine, Hint
from loc.draft.remote import Remote
from loc.draft.settings import read_count, read_key, read_seconds, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Answer, Transport
from loc.errors import ConfigError, EngineRefused, EngineRejected
from loc.lang.script.letters import has_letters

_NAME = "openai"
_SERVICE = "https://api.openai.com/v1/chat/completions"
_ENDPOINT = "/chat/completions"
_SETTINGS = ("url", "key", "key_file", "model", "style", "timeout_seconds", "connections")

_ITEM = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "target": {"type": "string"}},
    "required": ["id", "target"],
    "additionalProperties": False,
}
_SCHEMA = {
    "type": "object",
    "properties": {"translations": {"type": "array", "items": _ITEM}},
    "required": ["translations"],
    "additionalProperties": False,
}
_BY_SCHEMA = {"type": "json_schema", "json_schema": {"name": "translations", "strict": True, "schema": _SCHEMA}}

# What goes with the messages, the surest first. Older servers know no schema, LM Studio no json_object, reasoning
# models of OpenAI no temperature.
_FORMS: tuple[Mapping[str, object], ...] = (
    {"temperature": 0, "response_format": _BY_SCHEMA},
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {"response_format": _BY_SCHEMA},
    {"temperature": 0},
    {},
)

# A word of the error's body: what it means. https://platform.openai.com/docs/guides/error-codes
_FAULTS = {
    "insufficient_quota": Fault(EngineRefused, "its quota is used up"),
    "model_not_found": Fault(EngineRefused, "it does not know the model"),
    "context_length_exceeded": Fault(EngineRejected, "the texts are too long for the model"),
    "content_filter": Fault(EngineRejected, "its filter does not let the text through"),
}
_BAD_REQUEST = frozenset({400, 422, 501})


class _FormRefused(EngineRejected):
    """The server takes no request of this form, or this text in no form; its answer does not always tell."""


@dataclass(slots=True)
class _Form:
    """The form in use, a place in `_FORMS`; `proven` once the server has taken it."""

    place: int = 0
    proven: bool = False


@dataclass(frozen=True, slots=True)
class OpenAIEngine(Remote):
    transport: Transport
    model: str
    key: str = field(repr=False)
    style: str = field(repr=False)
    name: str = _NAME
    max_chars: int = 5_000
    max_batch: int = 10
    advice: str = "look at its settings `url`, `key` and `model`, and at the server's own log, or name another engine"
    _form: _Form = field(default_factory=_Form)

    @property
    def version(self) -> str:
        """The model and a digest of the prompt: another house style makes other drafts."""
        return f"{self.model} prompt-{digest_prompt(self.style)}"

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return source_lang != target_lang and {source_lang, target_lang} <= LANGUAGES.keys()

    def translate(
        self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
    ) -> tuple[str, ...]:
        """A text that the model left out, or gave twice in different words, has the result "": to be asked alone."""
        if not self.supports(source_lang, target_lang):
            raise EngineRejected(f"{_NAME} does not translate {source_lang} to {target_lang}")
        if any(len(text) > self.max_chars for text in texts):
            raise EngineRejected(f"{_NAME} takes {self.max_chars} characters a text")
        ids = _give_ids(texts)
        if not ids:
            return tuple(texts)
        known = dict(zip(texts, hints, strict=True)) if hints else {}
        messages = write_messages(
            {id_: text for text, id_ in ids.items()},
            {id_: known[text] for text, id_ in ids.items() if text in known},
            source_lang,
            target_lang,
            self.style,
        )
        targets = read_reply(self._ask(messages), ids.values())
        return tuple(targets.get(ids[text], "") if text in ids else text for text in texts)

    def _ask(self, messages: Sequence[Mapping[str, str]]) -> Answer:
        """In the form that the server took before; else it is offered one after another."""
        form = self._form
        for place in range(form.place, form.place + 1 if form.proven else len(_FORMS)):
            try:
                answer = self._post({"model": self.model, "messages": messages, "stream": False, **_FORMS[place]})
            except _FormRefused as error:
                refused = EngineRejected(str(error))
            else:
                form.place, form.proven = place, True
                return answer
        raise refused

    def _post(self, body: Mapping[str, object]) -> Answer:
        return self.transport.post(body, {"Authorization": f"Bearer {self.key}"} if self.key else {})


def make(settings: Mapping[str, str]) -> Engine:
    """`model` is the server's name of it; `style` is added to the house style, or `@` and the path of a file with it.

    A server of one's own may want no `key`.
    """
    refuse_unknown(_NAME, settings, _SETTINGS)
    key, model = read_key(_NAME, settings), " ".join(settings.get("model", "").split())
    if not model:
        raise ConfigError(f"engine {_NAME}: `model` is not set", hint="expected the name the server has for it")
    if not key and not settings.get("url"):
        raise ConfigError(
            f"engine {_NAME}: `key` is not set", hint="set `key` or `key_file`, or `url` to your own server"
        )
    transport = Transport(
        _complete(read_address(settings, _SERVICE)),
        timeout_seconds=read_seconds(_NAME, settings, "timeout_seconds", 60.0),
        connections=read_count(_NAME, settings, "connections", 4),
        read_fault=_read_fault,
    )
    return OpenAIEngine(transport, model, key, _read_style(settings.get("style", "")))


def _complete(address: Address) -> Address:
    """`http://localhost:11434/v1` is how the servers' manuals give their address."""
    parts = urlsplit(address.url)
    path = parts.path.rstrip("/")
    if not path.endswith(_ENDPOINT):
        path += _ENDPOINT
    return replace(address, url=parts._replace(path=path).geturl())


def _read_style(style: str) -> str:
    if not style.startswith("@"):
        return style
    try:
        return Path(style[1:]).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"engine {_NAME}: the style file {style[1:]} is no text in UTF-8") from None
    except OSError as error:
        raise ConfigError(f"engine {_NAME}: the style file {style[1:]} cannot be read: {error.strerror}") from None


def _give_ids(texts: Sequence[str]) -> dict[str, str]:
    """Each different text with letters and its id.

    A number alone would not do: a model that counts from 0 would give every target to its neighbour.
    """
    worded = dict.fromkeys(text for text in texts if has_letters(text))
    return {text: f"{number}-{_digest(text)}" for number, text in enumerate(worded, start=1)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:4]


def _read_fault(status: int, body: str) -> Fault | None:
    known = next((fault for word, fault in _FAULTS.items() if word in body), None)
    # Some servers answer 500 to a response_format they do not know: https://github.com/ggml-org/llama.cpp/issues/23463
    if known is None and (status in _BAD_REQUEST or "response_format" in body):
        return Fault(_FormRefused, "it does not take this text")
    return known
