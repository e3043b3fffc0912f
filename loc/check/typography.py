from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import regex

from loc.check.edit import MOST_FLAWS
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.typography.rules import TYPOGRAPHY_RULES, TypographyRule
from loc.model import Severity, Unit

severity = Severity.STYLE


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Each place where it stands; every fix sets all of them."""
    target, fixed = unit.target, None
    for rule, wrong in _find_rules(target, setting.lang):
        for _, match in zip(range(MOST_FLAWS), wrong.finditer(target), strict=False):
            fixed = fixed or set_typography(target, setting.lang)
            expected, got = repr(rule.right), repr(match.group())
            message = say("{fault}: expected {expected}, got {got}", fault=say(rule.what), expected=expected, got=got)
            yield Flaw(message, match.span(), fixed)


def set_typography(text: str, lang: str) -> str:
    """By the table; letters and digits stay as they are. Other languages than those of the table are left alone."""
    for rule, wrong in _find_rules(text, lang):
        text = wrong.sub(rule.right, text)
    return text


def _find_rules(text: str, lang: str) -> Iterator[tuple[TypographyRule, regex.Pattern[str]]]:
    """Those whose hint is in the text."""
    for hint, rules in _rules_of(lang):
        if hint.search(text):
            yield from rules


@lru_cache
def _rules_of(lang: str) -> tuple[tuple[re.Pattern[str], list[tuple[TypographyRule, regex.Pattern[str]]]], ...]:
    """By hint, each in the order of the table."""
    by_hint = defaultdict[str, list[tuple[TypographyRule, regex.Pattern[str]]]](list)
    for rule in TYPOGRAPHY_RULES:
        if lang in rule.langs.split():
            by_hint[rule.hint].append((rule, regex.compile(rule.wrong)))
    return tuple((re.compile(hint), rules) for hint, rules in by_hint.items())
