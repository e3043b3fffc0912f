"""The shapes a mask may have, the one most engines keep first."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

_QUOTE = r"""(?:["'«»“”„]|&quot;|&\#34;|\s)*"""
_NUMBER = r"(?P<number>\d{1,4})"


@dataclass(frozen=True, slots=True)
class Form:
    """`template` makes a mask of its number. `pattern` finds it as engines rewrite it: case, spaces, the look-alike
    letters of Cyrillic, other brackets. `remnant` finds what is left of a broken one.
    """

    name: str
    template: str
    pattern: str
    remnant: str

    def mask(self, number: int) -> str:
        return self.template.replace("1", str(number), 1)

    def masks(self) -> regex.Pattern[str]:
        """Its group `number` is the mask's."""
        return _compile(self.pattern)

    def remnants(self) -> regex.Pattern[str]:
        return _compile(self.remnant)


@functools.cache
def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE)


# Which survives depends on the engine and changes with its models. DeepL's newer ones break tags in plain text and
# keep addresses (github.com/DeepLcom/deepl-api-issues/issues/25); AWS Translate translates masks that look like words
# (github.com/tolgee/tolgee-platform/pull/3779).
FORMS = (
    Form(
        "tag",
        '<x id="1"/>',
        rf"(?:<|&lt;)\s*[xх]\s*id\s*={_QUOTE}{_NUMBER}{_QUOTE}/?\s*(?:>|&gt;)(?:</\s*[xх]\s*>)?",
        r"(?:<|&lt;)\s*/?\s*[xх]\b|\bid\s*=",
    ),
    Form(
        "bracket",
        "⟦1⟧",
        rf"⟦\s*{_NUMBER}\s*⟧|[\[〚【]{{1,2}}\s*{_NUMBER}\s*[\]〛】]{{1,2}}",
        r"[⟦⟧〚〛【】]",
    ),
    Form("brace", "{{1}}", rf"[{{｛]\s*[{{｛]?\s*{_NUMBER}\s*[}}｝]?\s*[}}｝]", r"[{｛]\s*[{｛]|[}｝]\s*[}｝]"),
    Form("word", "ZX1Z", rf"[zз][xх]\s?{_NUMBER}\s?[zз]", r"[zз][xх]\s?\d"),
    Form("address", "m1@loc.test", rf"[mм]{_NUMBER}\s?@\s?loc\s?\.\s?test", r"@\s?loc\b|\bloc\s?\.\s?test"),
)
