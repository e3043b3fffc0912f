"""Learns the word pairs and the weights of loc.lang.coverage.verdict, and measures them.

    learn_word_pairs.py [--write] [--lang LANG]… [--shared DIR] [--show COUNT]

Pairs are learned from news-*.tsv.gz and general-*.tsv.gz without the sentences of ntrex-dev.tsv. The weights are
learned on pairs that professionals translated: of Kazakh those at the end of news-kk.tsv.gz that have capitals, of
Russian every 12th block of 40 of news-ru.tsv.gz; each half of them is read with a table learned without it. The
table that is written has seen them all.

Without --write the shipped tables are measured on ntrex-dev.tsv, which nothing is learned from (1,007 sentences); exit
1 where a bar is missed: another sentence found 90 %, half a sentence 60 %, clean sentences flagged 1 %, as errors
0.2 %. Found by loc.check.completeness, in per cent, on the calibration (its models alone) and on ntrex-dev (all of it):

                          calibration   ntrex-dev
                            kk    ru     kk    ru
    other sentence        98.0  98.4   95.0  98.8
    next sentence         76.6  81.7   74.7  81.5
    first half kept       73.9  82.7   65.2  68.6
    second half kept      94.4  89.1   82.5  79.9
    half added            13.1  22.3   17.9  32.1
    clean, flagged         0.3   0.7    0.2   0.5
    clean, as errors       0.0   0.1    0.0   0.1

The calibration is at log-odds of 2 and 3, from which other and missing sentences were told at first; they are told
from 3 and 3.5 now, for fewer alarms.

Some of the flagged clean sentences do lack a “he said” or a name. Additions are told late, for translators of both
languages explain freely: at log-odds of 7 46 and 60 % of them are found, and 0.6 and 0.5 % of the clean flagged.
Measured and left: pairs down to a strength of 0.004 (another 40 % of size, no gain), prefixes of 4 to 7 letters in
place of stems, and both probabilities by mean, maximum or Dice: with words alone those found 49, 45 and 54 % of the
other sentences in Kazakh at 1 % false alarms where the geometric mean found 62 %.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from math import log, log2
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
import regex

from loc.check import completeness
from loc.check.protocol import Setting
from loc.glossary import Glossary
from loc.lang.coverage.evidence import Words
from loc.lang.coverage.stems import cut_words, stem
from loc.lang.coverage.verdict import LEAST_ODDS, Doubt, read_weights
from loc.lang.coverage.verdict import Learned as LearnedWeights
from loc.lang.coverage.word_pairs import RARITIES, STRENGTHS, WordPairs
from loc.model import Severity, Unit, UnitKey

if TYPE_CHECKING:
    from benchmarks._coverage_fit import (
        FAULTS,
        TRAINED,
        Floats,
        Pair,
        measure_lengths,
        read_all,
        regress,
        tabulate,
        weigh_slots,
    )
    from benchmarks._model_one import Learned, Side, learn
else:
    from _coverage_fit import FAULTS, TRAINED, Floats, Pair, measure_lengths, read_all, regress, tabulate, weigh_slots
    from _model_one import Learned, Side, learn

SHARED = Path(__file__).parents[3] / "shared" / "data"
PACKAGE = Path(__file__).parents[2] / "loc" / "lang" / "coverage"
COLUMNS = {"kk": 2, "ru": 3}
MIN_STRENGTH = 0.015
BARS = {"other sentence": 0.9, "first half kept": 0.6, "second half kept": 0.6}
MAX_FLAGGED = 0.01
MAX_ERRORS = 0.002
SEED = 7
_KAZAKH_PROFESSIONAL_FROM = 15_500


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def read_pairs(path: Path) -> list[Pair]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return [(row[0], row[1]) for row in rows]


def read_ntrex(shared: Path, lang: str) -> list[Pair]:
    rows = [line.split("\t") for line in (shared / "ntrex-dev.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[1], row[COLUMNS[lang]]) for row in rows]


def fold(text: str) -> str:
    return regex.sub(r"\W+", "", text.lower())


def find_half(lang: str, row: int, source: str) -> int | None:
    """0 or 1 for a pair of the calibration, in which half it is."""
    if lang == "kk":
        return row // 20 % 2 if row >= _KAZAKH_PROFESSIONAL_FROM and source != source.lower() else None
    return {5: 0, 17: 1}.get(row // 40 % 24)


def without(pairs: Iterable[Pair], held: Iterable[Pair]) -> list[Pair]:
    """None with a sentence of `held` on either side."""
    known = {fold(text) for pair in held for text in pair}
    return [pair for pair in pairs if known.isdisjoint(map(fold, pair))]


def learn_pairs(pairs: Sequence[Pair], lang: str) -> Learned:
    cut = [(list(_stems(source, "en")), list(_stems(target, lang))) for source, target in pairs]
    return learn(cut, MIN_STRENGTH)


def _stems(text: str, lang: str) -> Iterator[str]:
    return (stem(word, lang) for word in cut_words(text) if not word[0].isdigit())


def rank_strength(strength: float) -> int:
    """`STRENGTHS` from e^-0.77 up, one less for each e^-0.77 below."""
    return max(1, STRENGTHS - int(-log(strength) * 1.3))


def rank_rarity(count: int) -> int:
    return min(RARITIES - 1, int(log2(count) / 1.6))


def write_table(learned: Learned, path: Path) -> None:
    order = np.lexsort((learned.targets, learned.sources))
    sources, targets = learned.sources[order], learned.targets[order] - 1
    lengths = np.bincount(sources, minlength=len(learned.source.words))[1:]
    starts = np.cumsum(lengths) - lengths
    steps = np.diff(targets, prepend=0)
    first = starts[lengths > 0]
    steps[first] = targets[first]
    members = {
        "source.txt": "\n".join(learned.source.words[1:]).encode(),
        "target.txt": "\n".join(learned.target.words[1:]).encode(),
        "source-rarity.bin": _rarities(learned.source),
        "target-rarity.bin": _rarities(learned.target),
        "lengths.bin": lengths.astype("<u2").tobytes(),
        "steps.bin": steps.astype("<u2").tobytes(),
        "strengths.bin": bytes(map(rank_strength, learned.strength[order].tolist())),
    }
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as table:
        for name, content in members.items():
            table.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)


def _rarities(side: Side) -> bytes:
    return bytes(map(rank_rarity, side.counts[1:]))


def read_calibration(halves: Sequence[Sequence[Pair]], rest: Sequence[Pair], lang: str) -> dict[str, list[Words]]:
    """Clean pairs and each fault, in words; a half is read with a table that has not seen it."""
    read: dict[str, list[Words]] = {name: [] for name in ("clean", *FAULTS)}
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for at, half in enumerate(halves):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pairs.zip"
            write_table(learn_pairs(without([*rest, *halves[1 - at]], half), lang), path)
            table = WordPairs(path, lang)
        read["clean"] += read_all(half, lang, table)
        for name, spoil in FAULTS.items():
            for _ in range(3 if name == "other sentence" else 1):
                read[name] += read_all(spoil(half, chance), lang, table)
    return read


def fit(read: dict[str, list[Words]]) -> LearnedWeights:
    clean, other = read["clean"], read["other sentence"]
    usual, spread = measure_lengths(clean)
    learned = LearnedWeights(
        length=[round(usual, 4), round(spread, 4)],
        source=weigh_slots([each.source_slots for each in clean], [each.source_slots for each in other]),
        target=weigh_slots([each.target_slots for each in clean], [each.target_slots for each in other]),
        models={},
    )
    tables = {name: tabulate(words, read_weights(learned)) for name, words in read.items()}
    for doubt, faults in TRAINED.items():
        model = regress(tables["clean"], np.vstack([tables[fault] for fault in faults]))
        learned["models"][doubt.value] = [round(float(each), 3) for each in model]
        _tell_calibration(doubt, model, tables)
    return learned


def _tell_calibration(doubt: Doubt, model: Floats, tables: dict[str, Floats]) -> None:
    for odds in (LEAST_ODDS[doubt] - 1, LEAST_ODDS[doubt], LEAST_ODDS[doubt] + 2):
        shares = " ".join(f"{name} {(table @ model > odds).mean():.4f}" for name, table in tables.items())
        tell(f"{doubt:8} log-odds > {odds}: {shares}")


def learn_language(shared: Path, lang: str) -> LearnedWeights:
    ntrex = [(source, target) for each in COLUMNS for source, target in read_ntrex(shared, each)]
    rows = list(enumerate(read_pairs(shared / f"news-{lang}.tsv.gz")))
    halves = [without([pair for row, pair in rows if find_half(lang, row, pair[0]) == at], ntrex) for at in (0, 1)]
    news = [pair for row, pair in rows if find_half(lang, row, pair[0]) is None]
    rest = without([*news, *dict.fromkeys(read_pairs(shared / f"general-{lang}.tsv.gz"))], ntrex)
    read = read_calibration(halves, rest, lang)
    tell(f"{lang}: weights from {len(read['clean'])} pairs")
    weights = fit(read)
    write_table(learn_pairs([*rest, *halves[0], *halves[1]], lang), PACKAGE / f"word_pairs_{lang}.zip")
    return weights


def measure(pairs: Sequence[Pair], lang: str, show: int) -> bool:
    """Prints a row for the clean pairs and for each fault; whether all bars are met."""
    started = time.process_time()
    clean = [flag(pair, lang) for pair in pairs]
    micros = (time.process_time() - started) / len(pairs) * 1e6
    flagged, errors = _share(clean, *Severity), _share(clean, Severity.ERROR)
    tell(f"{lang} clean              {len(pairs):5} flagged {flagged:.4f} as errors {errors:.4f}, {micros:.0f} µs each")
    for pair in [pair for pair, found in zip(pairs, clean, strict=True) if found][:show]:
        tell(f"   {pair[0]} | {pair[1]}")
    chance = random.Random(SEED)  # noqa: S311 - no secret
    passed = flagged <= MAX_FLAGGED and errors <= MAX_ERRORS
    for name, spoil in FAULTS.items():
        found = [flag(pair, lang) for pair in spoil(pairs, chance)]
        tell(f"{lang} {name:18} {len(found):5} flagged {_share(found, *Severity):.4f}")
        passed &= _share(found, *Severity) >= BARS.get(name, 0.0)
    return passed


def flag(pair: Pair, lang: str) -> Severity | None:
    unit = Unit(UnitKey(pair[0], "text"), pair[1])
    flaw = next(completeness.find(unit, Setting(lang, Glossary((), lang))), None)
    return (flaw.severity or completeness.severity) if flaw else None


def _share(found: Sequence[Severity | None], *wanted: Severity) -> float:
    return sum(each in wanted for each in found) / len(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lang", action="append", choices=list(COLUMNS))
    parser.add_argument("--show", type=int, default=0, metavar="COUNT")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    if options.write:
        path = PACKAGE / "weights.json"
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        weights = {lang: learn_language(options.shared, lang) for lang in options.lang or COLUMNS}
        path.write_text(json.dumps({**known, **weights}, indent=0) + "\n", encoding="utf-8")
        return 0
    if not options.shared.exists():
        tell(f"skipped: {options.shared} is not there")
        return 0
    passed = [measure(read_ntrex(options.shared, lang), lang, options.show) for lang in COLUMNS]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
