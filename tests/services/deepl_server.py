"""DeepL's /v2/translate, as https://developers.deepl.com/api-reference/translate has it."""

from __future__ import annotations

from loopback import Reply
from services.exchange import Exchange, LoopbackService, Results, as_json, read_json
from services.posting import Request

KEY = "7c1f4e52-loopback-9d0b:fx"
GLOSSARY = "4a3f8b1e-loopback-glossary"
_STATUSES = {429: "Too many requests", 456: "Quota for this billing period has been exceeded", 413: "Too large"}


def fail(status: int) -> Reply:
    return as_json({"message": _STATUSES.get(status, f"Internal error, key {KEY}")}, status)


def read(request: Request) -> Exchange | Reply:
    if request.path != "/v2/translate":
        return fail(404)
    if request.headers.get("authorization") != f"DeepL-Auth-Key {KEY}":
        return as_json({"message": "Forbidden"}, 403)
    body = read_json(request)
    texts, lang = body.get("text"), str(body.get("target_lang"))
    if not isinstance(texts, list) or not 0 < len(texts) <= 50:
        return as_json({"message": "Parameter 'text' must be an array of at most 50 strings."}, 400)
    if len(request.body) > 131_072:
        return fail(413)
    refused = _refuse(body, lang)
    return refused or Exchange(tuple(texts), lang.lower(), write)


def _refuse(body: dict[str, object], lang: str) -> Reply | None:
    if lang not in {"RU", "EN-GB"} and not (lang == "KK" and body.get("enable_beta_languages") is True):
        return as_json({"message": "Value for 'target_lang' not supported."}, 400)
    if body.get("source_lang") != "EN":
        return as_json({"message": "Value for 'source_lang' not supported."}, 400)
    if body.get("glossary_id", GLOSSARY) != GLOSSARY:
        return as_json({"message": "Glossary not found"}, 404)
    return None


def write(results: Results) -> Reply:
    rows = [{"detected_source_language": "EN", "text": target} for _, target in results]
    return as_json({"translations": rows})


DEEPL = LoopbackService({"key": KEY}, read, fail, KEY)
