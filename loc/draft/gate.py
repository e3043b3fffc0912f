"""What no draft may be. A draft that passes may still be bad; one that does not would waste a reviewer's time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import regex

from loc.draft.loops import find_loop
from loc.draft.notices import find_notice
from loc.draft.tokens import find_tokens
from loc.lang.coverage.verdict import Doubt, find_doubt
from loc.lang.numbers.figures import compare_figures
from loc.lang.script.letters import has_letters, wrong_language

PSEUDO_SUFFIX = "-x-pseudo"

# (len(target) + 20) / (len(source) + 20) in characters, so that short texts have more room. Recipe: professional
# translations of news, NTREX-128, every other document (1,007 sentences a language); each bound leaves the one
# farthest out outside. A target cut in half falls below in 3 of 4 cases.
_SMOOTHING_CHARS = 20
_LENGTH_RATIOS = {("en", "kk"): (0.64, 1.78), ("en", "ru"): (0.66, 1.85)}
_ANY_LENGTH_RATIO = (0.3, 3.0)  # languages without a measure

_MARKUP = regex.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});")
# Controls (line breaks among them), bidi marks and other invisible ones, the replacement character, private use.
_HIDDEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFC\uFFFD]")
_REPLACEMENTS = frozenset("\ufffc\ufffd")  # printable, yet of the hidden
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_DIGITS = regex.compile(r"\p{Nd}+")
_CODE = regex.compile(r"\p{N}|\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}")  # COVID-19, NATO, iPhone


class _Pair(NamedTuple):
    source: str
    target: str
    source_lang: str
    target_lang: str

    @property
    def pseudo(self) -> bool:
        return self.target_lang.endswith(PSEUDO_SUFFIX)


def judge(source: str, target: str | None, source_lang: str, target_lang: str) -> str | None:
    """The reason to refuse `target` as a draft of `source`, None where there is none."""
    if target is None or not target.strip():
        return "it is empty"
    if target.strip() == source.strip() and _may_stay(source):
        return None
    pair = _Pair(source, target, source_lang, target_lang)
    return next((reason for rule in _RULES if (reason := rule(pair))), None)


def _may_stay(source: str) -> bool:
    """Whether it holds nothing to translate: figures, addresses, codes, or one name such as Reuters."""
    words = [word for word in source.split() if has_letters(word) and not find_tokens(word)]
    lone_name = len(words) == 1 and words[0][:1].isupper()
    return lone_name or (all(_CODE.search(word) for word in words) and not _is_shouted(words))


def _is_shouted(words: list[str]) -> bool:
    """A headline in capitals is no row of codes."""
    return len(words) > 2 and all(word.isupper() for word in words)  # noqa: PLR2004 - "UN OPEC" is, three are not


def _judge_notice(pair: _Pair) -> str | None:
    notice = find_notice(pair.target)
    return f"it is a notice of the service: {notice.meaning}" if notice and not find_notice(pair.source) else None


def _judge_echo(pair: _Pair) -> str | None:
    return "it repeats the source" if _letters_of(pair.source) == _letters_of(pair.target) else None


def _letters_of(text: str) -> str:
    return "".join(_ALPHANUMERIC.findall(text)).casefold()


def _judge_markup(pair: _Pair) -> str | None:
    if "<" not in pair.target and "&" not in pair.target:
        return None
    extra = _extra(_MARKUP, pair)
    return f"it has markup that the source has not: {extra[:20]}" if extra else None


def _judge_hidden(pair: _Pair) -> str | None:
    if pair.target.isprintable() and _REPLACEMENTS.isdisjoint(pair.target):
        return None
    extra = _extra(_HIDDEN, pair)
    return f"it has an invisible character that the source has not: U+{ord(extra):04X}" if extra else None


def _extra(pattern: regex.Pattern[str], pair: _Pair) -> str | None:
    """The first find in the target that the source does not have as often."""
    extra = Counter(pattern.findall(pair.target)) - Counter(pattern.findall(pair.source))
    return next(iter(extra), None)


def _judge_letters(pair: _Pair) -> str | None:
    return "it has no letters" if has_letters(pair.source) and not has_letters(pair.target) else None


def _judge_language(pair: _Pair) -> str | None:
    reason = wrong_language(pair.target, pair.target_lang)
    return f"it is not {pair.target_lang}: {reason}" if reason else None


def _judge_loop(pair: _Pair) -> str | None:
    loop = find_loop(pair.target)
    return f"it repeats itself: {loop[:30]} …" if loop and not find_loop(pair.source) else None


def _judge_length(pair: _Pair) -> str | None:
    low, high = _LENGTH_RATIOS.get((pair.source_lang, pair.target_lang), _ANY_LENGTH_RATIO)
    ratio = (len(pair.target) + _SMOOTHING_CHARS) / (len(pair.source) + _SMOOTHING_CHARS)
    if low <= ratio <= high:
        return None
    return f"it is too {'short' if ratio < low else 'long'}: {len(pair.target)} characters for {len(pair.source)}"


def _judge_figures(pair: _Pair) -> str | None:
    if pair.pseudo:
        same = _DIGITS.findall(pair.source) == _DIGITS.findall(pair.target)
        return None if same else "its figures differ"
    lost = [each.source for each in compare_figures(*pair) if each.source is not None]
    return f"it lost or changed the figure {lost[0].text}" if lost else None


def _judge_tokens(pair: _Pair) -> str | None:
    target = pair.target.casefold()
    lost = next((token for token in find_tokens(pair.source) if token.casefold() not in target), None)
    return f"it lost {lost}" if lost else None


def _judge_coverage(pair: _Pair) -> str | None:
    """Refuses 1 in 200 of professional translations of news (NTREX-128, every other document)."""
    verdict = None if pair.pseudo else find_doubt(*pair)
    meanings = {
        Doubt.OTHER: "it is the translation of another sentence",
        Doubt.MISSING: "a part of the source is missing",
    }
    return meanings.get(verdict.doubt) if verdict else None


_RULES: tuple[Callable[[_Pair], str | None], ...] = (
    _judge_notice,
    _judge_echo,
    _judge_letters,
    _judge_markup,
    _judge_hidden,
    _judge_language,
    _judge_loop,
    _judge_length,
    _judge_figures,
    _judge_tokens,
    _judge_coverage,
)
