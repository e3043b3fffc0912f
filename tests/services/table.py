"""The loopback service of every engine of the registry that asks one."""

from __future__ import annotations

import json

from loopback import Reply, google_page, mymemory_json
from services import openai_chat
from services.azure_server import AZURE
from services.deep_microsoft import MICROSOFT
from services.deepl_server import DEEPL
from services.exchange import Exchange, LoopbackService, Results
from services.google_cloud_server import GOOGLE_CLOUD
from services.libretranslate_server import LIBRETRANSLATE
from services.posting import Request
from services.yandex_server import YANDEX

from loc.draft.registry import ENGINES

_EMAIL = "desk@loopback.example"


def _fail_with_page(status: int) -> Reply:
    return Reply(f"<html><body><h1>{status}</h1> {_EMAIL}</body></html>".encode(), status=status)


def _read_google(request: Request) -> Exchange | Reply:
    return Exchange((request.params.get("q", ""),), request.params.get("tl", ""), _write_google)


def _write_google(results: Results) -> Reply:
    """Its page has one text, and no half characters."""
    target = str(results[0][1] or "") if results else ""
    return google_page(target.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace"))


def _read_mymemory(request: Request) -> Exchange | Reply:
    lang = request.params.get("langpair", "|").split("|")[1][:2]
    return Exchange((request.params.get("q", ""),), lang, _write_mymemory)


def _write_mymemory(results: Results) -> Reply:
    return Reply(json.dumps({"responseData": {}}).encode()) if not results else mymemory_json(results[0][1])  # type: ignore[arg-type]


def _read_openai(request: Request) -> Exchange | Reply:
    if request.path != openai_chat.PATH:
        return _fail_with_json(404)
    if request.headers.get("authorization") != f"Bearer {openai_chat.KEY}":
        return openai_chat.failure(401, "Incorrect API key provided.", "invalid_api_key")
    task = openai_chat.read_task(request)
    ids = [*task.texts, "none"]  # what belongs to no text has an id that no text has

    def write(results: Results) -> Reply:
        return openai_chat.completion(openai_chat.items([(ids[place], target) for place, target in results]))

    return Exchange(tuple(task.texts.values()), task.lang, write)


def _fail_with_json(status: int) -> Reply:
    return openai_chat.failure(status, f"The request of {openai_chat.KEY} is refused.")


_OPENAI = {"key": openai_chat.KEY, "model": openai_chat.MODEL}
_SERVICES = {
    "google": LoopbackService({}, _read_google, _fail_with_page),
    "mymemory": LoopbackService({"email": _EMAIL}, _read_mymemory, _fail_with_page, _EMAIL),
    "libretranslate": LIBRETRANSLATE,
    "deepl": DEEPL,
    "google-cloud": GOOGLE_CLOUD,
    "azure": AZURE,
    "microsoft": MICROSOFT,
    "yandex": YANDEX,
    "openai": LoopbackService(_OPENAI, _read_openai, _fail_with_json, openai_chat.KEY),
}
SERVICES = {name: _SERVICES[name] for name in ENGINES.rows if name in _SERVICES}
