"""All of a text that is no letter of Kazakh or Russian: a quick look at it says what a text cannot hold."""

from __future__ import annotations

import re
from functools import lru_cache

from loc.lang.script.alphabets import KAZAKH_ONLY

# One set of letters, for which no category is asked.
_SIGN = re.compile(f"[^ \u0410-\u044fЁё{''.join(sorted(KAZAKH_ONLY))}]")


@lru_cache(maxsize=1024)
def signs_of(text: str) -> str:
    """Every character in its order, but Russian and Kazakh letters and plain spaces.

    Several checks ask it of one text, and look for single characters in some ten instead of some hundred.
    """
    return "".join(_SIGN.findall(text))
