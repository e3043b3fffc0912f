"""What an answer must hold before deep-translator reads it: it takes anything for a translation."""

from __future__ import annotations

import regex

from loc.draft.notices import find_notice
from loc.draft.transport import Answer
from loc.errors import EngineRefused, EngineRejected

_RESULT = regex.compile(
    r"""<div\s[^>]*class=["'][^"']*\b(?:t0|result-container)\b[^>]*>(?P<closed>.*?</div)?""", regex.DOTALL
)
_ROBOT = regex.compile(r"consent\.google|/sorry/|unusual traffic|g-recaptcha|captcha-form", regex.IGNORECASE)


def inspect_google(answer: Answer) -> None:
    """Raises EngineRefused for a consent or captcha page, EngineRejected where the translation is not whole."""
    result = _RESULT.search(answer.text)
    if result is None and _ROBOT.search(answer.text):
        raise EngineRefused("google shows a consent or captcha page instead of a translation")
    if result is None:
        raise EngineRejected("google shows a page without a translation")
    if not result["closed"]:
        raise EngineRejected("google's answer breaks off in the translation")


def inspect_mymemory(answer: Answer) -> None:
    """Raises EngineRefused or EngineRejected for what the JSON says beside its HTTP status of 200.

    `responseStatus` is a number or its digits; `matches` are other people's sentences, not the translation.
    KeyError, TypeError and the like where the JSON is of another form.
    """
    content = answer.json()
    target, status = content["responseData"]["translatedText"], str(content.get("responseStatus", 200))
    notice = find_notice(str(target or content.get("responseDetails") or ""))
    if content.get("quotaFinished") is True or status == "429":
        raise EngineRefused("mymemory: its quota is used up")
    if status != "200":
        kind = EngineRefused if notice and notice.stops else EngineRejected
        raise kind(f"mymemory answers {status[:3]}: {notice.meaning if notice else 'no translation'}")
    if not target:
        raise EngineRejected("mymemory gave nothing back")
