"""Learns the tables of loc.lang.script.cyrillic and loc.lang.script.kazakh_keys from text of both languages.

    learn_letters.py [--shared DIR]

Read are the targets of news-*.tsv.gz and general-*.tsv.gz, without Kazakh lines of four words and more that have no
Kazakh letter: they are Russian. ntrex-dev.tsv is not read, so that it can measure the tables.

letters_kk_ru.txt: of three letters in a row, and of words that these judge wrongly, the natural logarithm of how much
oftener Kazakh has them than Russian, doubled and rounded. kazakh_words.txt: Kazakh words that one letter or more turns
into something that is no word, neither Kazakh nor Russian, where it is typed without the Kazakh letters.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import log
from pathlib import Path

import regex

from loc.lang.script.alphabets import KAZAKH_KEYS, KAZAKH_ONLY
from loc.lang.script.cyrillic import MOST_WEIGHT, SCALE, cut_trigrams

SHARED = Path(__file__).parents[3] / "shared" / "data"
PACKAGE = Path(__file__).parents[2] / "loc" / "lang" / "script"

_WORD = regex.compile(r"[\p{Cyrillic}\p{M}]+")
_CLEAN = regex.compile(r"[а-яёәғқңөұүһі]+")
_RUSSIAN_LINE_WORDS = 4
_WORD_COUNT, _TRIGRAM_COUNT, _SMOOTHING = 2, 15, 2.0
_EXCEPTION_COUNT, _EXCEPTION_GAP, _OF_BOTH = 5, 4.0, 2.0
_WORD_SMOOTHING = 0.5
_LEAST, _LEAST_OF_SHORT, _SHORT_CHARS, _LEAST_OF_ONE_I = 4, 20, 5, 20
_RIVAL_COUNT, _RIVAL_SHARE, _SAME_STEM_CHARS = 3, 0.01, 6

Words = Mapping[str, Counter[str]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    words = {lang: count_words(shared, lang) for lang in ("kk", "ru")}
    trigrams = weigh_trigrams(words)
    weights = trigrams | weigh_exceptions(words, trigrams)
    _write("letters_kk_ru.txt", _group(weights))
    spelled = find_spelled(words)
    _write("kazakh_words.txt", [" ".join(row) for row in _rows(spelled)])
    words_count = len(weights) - len(trigrams)
    sys.stdout.write(f"{len(trigrams)} trigrams, {words_count} words; {len(spelled)} Kazakh words\n")


def count_words(shared: Path, lang: str) -> Counter[str]:
    words = Counter[str]()
    for target in _read_targets(shared, lang):
        found = _WORD.findall(target.lower())
        is_russian = lang == "kk" and len(found) >= _RUSSIAN_LINE_WORDS and KAZAKH_ONLY.isdisjoint(target)
        if not is_russian:
            words.update(word for word in found if _CLEAN.fullmatch(word))
    return words


def _read_targets(shared: Path, lang: str) -> Iterator[str]:
    for kind in ("news", "general"):
        with gzip.open(shared / f"{kind}-{lang}.tsv.gz", "rt", encoding="utf-8") as file:
            yield from (line.rstrip("\n").split("\t")[1] for line in file if "\t" in line)


def weigh_trigrams(words: Words) -> dict[str, int]:
    """Kazakh without its own letters counts as Kazakh too: so it is typed on a Russian keyboard."""
    counts: dict[str, Counter[str]] = {lang: Counter() for lang in words}
    for lang, found in words.items():
        for word, count in found.items():
            if count >= _WORD_COUNT:
                for spelling in {word, word.translate(KAZAKH_KEYS)} if lang == "kk" else {word}:
                    for trigram in cut_trigrams(spelling):
                        counts[lang][trigram] += 1 + log(count)  # type: ignore[assignment]
    totals = {lang: sum(found.values()) for lang, found in counts.items()}
    weights = {}
    for trigram in counts["kk"].keys() | counts["ru"].keys():
        kk, ru = counts["kk"][trigram], counts["ru"][trigram]
        if kk + ru >= _TRIGRAM_COUNT:
            weights[trigram] = _round(log((kk + _SMOOTHING) / totals["kk"] * totals["ru"] / (ru + _SMOOTHING)))
    return {trigram: weight for trigram, weight in weights.items() if weight}


def weigh_exceptions(words: Words, trigrams: Mapping[str, int]) -> dict[str, int]:
    """Words whose counts say otherwise than their letters: loans of Kazakh, and Russian «сын» and «был»."""
    totals = {lang: sum(found.values()) for lang, found in words.items()}
    exceptions = {}
    for word in words["kk"].keys() | words["ru"].keys():
        kk, ru = words["kk"][word], words["ru"][word]
        if kk + ru >= _EXCEPTION_COUNT and KAZAKH_ONLY.isdisjoint(word):
            right = _round(log((kk + _WORD_SMOOTHING) / totals["kk"] * totals["ru"] / (ru + _WORD_SMOOTHING)))
            guess = sum(trigrams.get(trigram, 0) for trigram in cut_trigrams(word))
            is_wrong = right * guess <= 0 or abs(right) <= _OF_BOTH * SCALE
            if is_wrong and abs(right - guess) > _EXCEPTION_GAP * SCALE:
                exceptions[f"={word}"] = right
    return exceptions


def _round(weight: float) -> int:
    return max(-MOST_WEIGHT, min(MOST_WEIGHT, round(weight * SCALE)))


def find_spelled(words: Words) -> list[str]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in words["kk"].items():
        spellings[word.translate(KAZAKH_KEYS)][word] += count
    rivals = {typed for typed, found in spellings.items() if _has_rival(found)}
    spelled = []
    for typed, found in spellings.items():
        word, count = found.most_common(1)[0]
        stems = {typed[:stop] for stop in range(max(3, len(typed) - _SAME_STEM_CHARS), len(typed))}
        others = [number for other, number in found.items() if other != word]
        is_lone = sum(others) * 50 <= count and max(others, default=0) < _RIVAL_COUNT
        if word != typed and is_lone and count >= _least(word, typed) and not words["ru"][typed] and not stems & rivals:
            spelled.append(word)
    return sorted(spelled)


def _has_rival(found: Counter[str]) -> bool:
    """«билік» and «білік» are typed alike, and so is all that begins with them."""
    first, *others = found.most_common(2)
    return bool(others) and others[0][1] >= _RIVAL_COUNT and others[0][1] > first[1] * _RIVAL_SHARE


def _least(word: str, typed: str) -> int:
    """How often a word must have been seen; short ones and «и» for «і» alone are names too («Кимнің»)."""
    lost = [(right, got) for right, got in zip(word, typed, strict=True) if right != got]
    if len(word) <= _SHORT_CHARS:
        return _LEAST_OF_SHORT if len(word) > 3 else 10**9
    return _LEAST_OF_ONE_I if ("і", "и") in lost else _LEAST


def _group(weights: Mapping[str, int]) -> list[str]:
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for key, weight in weights.items():
        rows[weight].append(key)
    return [f"{weight} {' '.join(sorted(rows[weight]))}" for weight in sorted(rows)]


def _rows(words: list[str], width: int = 20) -> Iterator[list[str]]:
    for start in range(0, len(words), width):
        yield words[start : start + width]


def _write(name: str, rows: list[str]) -> None:
    (PACKAGE / name).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
