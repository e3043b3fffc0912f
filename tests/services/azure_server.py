"""Translator v3, as https://learn.microsoft.com/azure/ai-services/translator/reference/v3-0-translate has it."""

from __future__ import annotations

import json

from loopback import Reply
from services.exchange import Exchange, LoopbackService, Results, as_json
from services.posting import Request

KEY = "b61c0d27loopback4e9fa8833c51"
REGION = "westeurope"
_NUMBERS = {429: 429000, 500: 500000, 503: 503000}


def refuse(number: int, message: str) -> Reply:
    """The status is the first three digits of the number."""
    return as_json({"error": {"code": number, "message": message}}, number // 1000)


def fail(status: int) -> Reply:
    return refuse(_NUMBERS.get(status, status * 1000), f"The request with {KEY} is refused.")


def read(request: Request) -> Exchange | Reply:
    if request.path != "/translate":
        return as_json({"error": {"code": "404", "message": "Resource not found"}}, 404)
    keys = request.headers.get("ocp-apim-subscription-key"), request.headers.get("ocp-apim-subscription-region")
    if keys != (KEY, REGION):
        return refuse(401000, "The request is not authorized because credentials are missing or invalid.")
    if request.params.get("api-version") != "3.0":
        return refuse(400021, "The API version parameter is missing or invalid.")
    if request.params.get("from") != "en":
        return refuse(400035, "The source language is not valid.")
    lang = request.params.get("to", "")
    if lang not in {"kk", "ru"}:
        return refuse(400036, "The target language is not valid.")
    return _read_body(json.loads(request.body), lang)


def _read_body(rows: object, lang: str) -> Exchange | Reply:
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "Text" in row for row in rows):
        return refuse(400074, "The body of the request is not valid JSON.")
    if len(rows) > 1_000:
        return refuse(400072, "The array of input text has too many elements.")
    if sum(len(row["Text"]) for row in rows) > 50_000:
        return refuse(400077, "The maximum request size has been exceeded.")
    return Exchange(tuple(row["Text"] for row in rows), lang, lambda results: _write(results, lang))


def _write(results: Results, lang: str) -> Reply:
    return as_json([{"translations": [{"text": target, "to": lang}]} for _, target in results])


AZURE = LoopbackService({"key": KEY, "region": REGION}, read, fail, KEY)
