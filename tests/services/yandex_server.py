"""Yandex Cloud's v2, as https://yandex.cloud/en/docs/translate/api-ref/Translation/translate has it.

Errors are gRPC's, by number and words: https://yandex.cloud/en/docs/api-design-guide/concepts/errors.
"""

from __future__ import annotations

from loopback import Reply
from services.exchange import Exchange, LoopbackService, Results, as_json, read_json
from services.posting import Request

KEY = "AQVN-loopback-2f9c71d0"
_NUMBERS = {400: 3, 401: 16, 403: 7, 404: 5, 429: 8, 500: 13, 503: 14}


def refuse(status: int, message: str) -> Reply:
    return as_json({"code": _NUMBERS.get(status, 2), "message": message, "details": []}, status)


def fail(status: int) -> Reply:
    return refuse(status, f"The request of {KEY} is refused.")


def read(request: Request) -> Exchange | Reply:
    if request.path != "/translate/v2/translate":
        return refuse(404, "Not Found")
    if request.headers.get("authorization") != f"Api-Key {KEY}":
        return refuse(401, "Unknown api key")
    body = read_json(request)
    texts, lang = body.get("texts"), str(body.get("targetLanguageCode"))
    if not isinstance(texts, list) or sum(map(len, texts)) > 10_000:
        return refuse(400, "total texts length must be not greater than 10000")
    if body.get("sourceLanguageCode") != "en" or lang not in {"kk", "ru"}:
        return refuse(400, f"unsupported target_language_code: {lang}")
    if "glossaryConfig" in body and lang != "ru":
        return refuse(400, "glossary is not supported for en-kk")
    return Exchange(tuple(texts), lang, _write)


def _write(results: Results) -> Reply:
    return as_json({"translations": [{"text": target} for _, target in results]})


YANDEX = LoopbackService({"key": KEY}, read, fail, KEY)
