"""Cloud Translation, Basic (v2): https://cloud.google.com/translate/docs/reference/rest/v2/translate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from loc.draft.address import read_address
from loc.draft.offered import GOOGLE_CLOUD
from loc.draft.protocol import Engine, Hint
from loc.draft.service import SETTINGS, make_engine
from loc.draft.settings import need_key, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Transport
from loc.errors import EngineRefused

_URL = "https://translation.googleapis.com/language/translate/v2"
_CODES = {"zh": "zh-CN", "nb": "no"}

_BUSY = Fault(EngineRefused, "too many questions", passing=True)
_QUOTA = Fault(EngineRefused, "its quota is used up")
_KEY = Fault(EngineRefused, "it does not accept the key")
_OFF = Fault(EngineRefused, "the project of the key has no Cloud Translation")
_REASONS = {
    "rateLimitExceeded": _BUSY,
    "userRateLimitExceeded": _BUSY,
    "RATE_LIMIT_EXCEEDED": _BUSY,
    "dailyLimitExceeded": _QUOTA,
    "quotaExceeded": _QUOTA,
    "API_KEY_INVALID": _KEY,
    "keyInvalid": _KEY,
    "API_KEY_SERVICE_BLOCKED": _KEY,
    "API_KEY_IP_ADDRESS_BLOCKED": _KEY,
    "accessNotConfigured": _OFF,
    "SERVICE_DISABLED": _OFF,
    "BILLING_DISABLED": Fault(EngineRefused, "the project of the key is not paid for"),
}
# The newer names are in `details`, the older in `errors`.
_REASON = regex.compile(r'"reason"\s*:\s*"(?P<reason>\w+)"')


@dataclass(frozen=True, slots=True)
class GoogleCloud:
    key: str = field(repr=False)
    name: str = "google-cloud"
    version: str = "v2"
    max_batch: int = 128
    max_request_chars: int = 30_000  # above, the answer is a 400 or a 413
    advice: str = "its quota and billing are set in the console of the project the key belongs to"

    def code(self, lang: str, *, of_target: bool) -> str | None:  # noqa: ARG002 - they are the same
        code = _CODES.get(lang, lang)
        return code if code in GOOGLE_CLOUD else None

    def ask(
        self,
        transport: Transport,
        texts: Sequence[str],
        source: str,
        target: str,
        hints: Iterable[Hint],  # noqa: ARG002 - it takes none
    ) -> object:
        body = {"q": list(texts), "source": source, "target": target, "format": "text"}
        answer = transport.post(body, {"X-goog-api-key": self.key})
        return [each["translatedText"] for each in answer.json()["data"]["translations"]]


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("google-cloud", settings, SETTINGS)
    address = read_address(settings, _URL, endpoint="/language/translate/v2")
    return make_engine(GoogleCloud(need_key("google-cloud", settings)), address, settings, read_fault)


def read_fault(_status: int, body: str) -> Fault | None:
    """`{"error": {"errors": [{"reason": …}], "details": [{"reason": …}]}}`: a used-up quota is a 403 like a bad key."""
    faults = [_REASONS[reason] for reason in _REASON.findall(body) if reason in _REASONS]
    return faults[-1] if faults else None
