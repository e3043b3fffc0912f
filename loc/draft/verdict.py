"""An engine's answer, cleaned of what nobody sees, and whether it may be a draft."""

from __future__ import annotations

import unicodedata

from loc.draft.gate import judge
from loc.draft.question import Question
from loc.model import digest_of

REJECTED = "a reviewer rejected it before"

# Engines put them in, nobody sees them: zero-width space, soft hyphen, byte-order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u00ad\ufeff"))


def judge_answer(question: Question, target: str) -> str | None:
    """The reason to refuse it, None where there is none."""
    if question.unwanted and digest_of(question.text, target) in question.unwanted:
        return REJECTED
    return judge(question.text, target, question.source_lang, question.target_lang)


def tidy(target: str | None) -> str:
    return unicodedata.normalize("NFC", (target or "").translate(_INVISIBLE)).strip()
