"""LibreTranslate's /translate and /languages, with the errors of its app.py."""

from __future__ import annotations

from collections.abc import Collection

from loopback import Reply
from services.exchange import Exchange, LoopbackService, Results, as_json, read_json
from services.posting import Request

KEY = "libre-loopback-3f9a-0c"
_MESSAGES = {429: "Slowdown: 30 per 1 minute"}


def fail(status: int) -> Reply:
    return as_json({"error": _MESSAGES.get(status, f"Cannot translate text: {KEY}")}, status)


def refuse(message: str, status: int = 400) -> Reply:
    return as_json({"error": message}, status)


def reader(langs: Collection[str] = ("kk", "ru"), *, listed: bool = True) -> LoopbackService:
    """A server with models from English into `langs`; one that is not `listed` has no /languages."""

    def read(request: Request) -> Exchange | Reply:
        if request.path == "/languages" and listed:
            return as_json([{"code": "en", "name": "English", "targets": ["en", *langs]}])
        if request.path != "/translate":
            return as_json({"error": "Not Found"}, 404)
        body = read_json(request)
        if body.get("api_key") != KEY:
            return refuse("Please contact the server operator to get an API key")
        return _read_texts(body, langs)

    return LoopbackService({"key": KEY}, read, fail, KEY)


def _read_texts(body: dict[str, object], langs: Collection[str]) -> Exchange | Reply:
    texts, lang = body.get("q"), str(body.get("target"))
    if not isinstance(texts, list) or not texts:
        return refuse("Invalid request: missing q parameter")
    if len(texts) > 50:
        return refuse(f"Invalid request: request ({len(texts)}) exceeds text limit (50)")
    if body.get("source") != "en" or lang not in langs:
        return refuse(f"{lang} is not supported")
    return Exchange(tuple(texts), lang, write)


def write(results: Results) -> Reply:
    return as_json({"translatedText": [target for _, target in results]})


LIBRETRANSLATE = reader()
