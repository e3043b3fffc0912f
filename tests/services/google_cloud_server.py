"""Cloud Translation's v2, as https://cloud.google.com/translate/docs/reference/rest/v2/translate has it."""

from __future__ import annotations

from loopback import Reply
from services.exchange import Exchange, LoopbackService, Results, as_json, read_json
from services.posting import Request

KEY = "AIzaLoopback0f3b7d9a1c5e"
_REASONS = {429: "rateLimitExceeded", 500: "backendError", 503: "backendError"}


def refuse(status: int, reason: str, message: str, detail: str = "") -> Reply:
    """Google's form of an error; the newer reasons stand in `details`."""
    error: dict[str, object] = {
        "code": status,
        "message": message,
        "errors": [{"message": message, "domain": "global", "reason": reason}],
    }
    if detail:
        error["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": detail}]
    return as_json({"error": error}, status)


def fail(status: int) -> Reply:
    return refuse(status, _REASONS.get(status, "badRequest"), f"Consumer 'api_key:{KEY}' has been refused.")


def read(request: Request) -> Exchange | Reply:
    if request.path != "/language/translate/v2":
        return refuse(404, "notFound", "Not found")
    if "key" in request.params or request.headers.get("x-goog-api-key") != KEY:
        return refuse(400, "badRequest", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")
    body = read_json(request)
    texts, lang = body.get("q"), str(body.get("target"))
    if not isinstance(texts, list) or not texts:
        return refuse(400, "required", "Required Text")
    if len(texts) > 128:
        return refuse(400, "invalid", "Too many text segments")
    if body.get("format") != "text" or body.get("source") != "en" or lang not in {"kk", "ru"}:
        return refuse(400, "invalid", "Invalid Value")
    return Exchange(tuple(texts), lang, write)


def write(results: Results) -> Reply:
    return as_json({"data": {"translations": [{"translatedText": target} for _, target in results]}})


GOOGLE_CLOUD = LoopbackService({"key": KEY}, read, fail, KEY)
