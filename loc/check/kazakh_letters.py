from __future__ import annotations

import re
from collections.abc import Iterator

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.alphabets import ANY_KAZAKH
from loc.lang.script.kazakh_keys import may_lack_letters, restore_kazakh
from loc.lang.script.letters import wrong_language
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

_WORD = re.compile("[\u0400-\u052f]{4,}")
_ANY_WORD = re.compile("[\u0400-\u052f]+")
# Of 1,007 Kazakh news sentences (NTREX-128, every other document) none of six words lacks them all, of 16,600 in
# news-kk.tsv.gz 2.
_MIN_WORDS = 6


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    if setting.lang != "kk":
        return
    restored = list(_restore(unit.target))
    if restored and not wrong_language(unit.target, "kk"):
        fix = replace_spans(unit.target, restored)
        for span, word in restored:
            got = unit.target[slice(*span)]
            message = say("expected {expected}, got {got} without its Kazakh letters", expected=word, got=got)
            yield Flaw(message, span, fix)
    elif _lacks_all(unit.target) and not wrong_language(unit.target, "kk"):
        message = say("expected Kazakh letters (ә ғ қ ң ө ұ ү һ і), got none in the sentence")
        yield Flaw(message, (0, len(unit.target)))


def _restore(text: str) -> Iterator[tuple[Span, str]]:
    if may_lack_letters(text):
        for match in _WORD.finditer(text):
            word = restore_kazakh(match.group())
            if word:
                yield match.span(), word


def _lacks_all(text: str) -> bool:
    """Words with capitals are names and may well lack them."""
    if ANY_KAZAKH.search(text):
        return False
    return sum(match[0].islower() for match in _ANY_WORD.finditer(text)) >= _MIN_WORDS
