"""What becomes of a translated story when its next take comes: ours and the peers, takes with the truth known.

    merge_quality.py [--ntrex FILE] [--lang ru] [--seeds 1] [--fast] [--faults]

Right: a new sentence has the target of the one it comes from (all or its piece) as a draft with the source last
reviewed; one that only moved has it reviewed. Wrong: it has another's, or an inserted one has any. Cuts: two neighbours
and their targets are joined, then split again; right is the target as it was. Ends with 1 where `loc` misses a bar.
`--fast` merges 10,000 units instead of 100,000, which take msgmerge a minute.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from loc.catalog.cut import cut_target
from loc.catalog.merge import merge
from loc.model import Unit, UnitKey

if TYPE_CHECKING:
    from benchmarks._mergers import (
        CONTEXT,
        MERGERS,
        Got,
        Merged,
        Merger,
        files_of,
        make_reviewed,
        merge_ours,
        run_msgmerge,
    )
    from benchmarks._takes import (
        COLUMNS,
        KINDS,
        LINKS,
        Pair,
        Row,
        Take,
        TakeMaker,
        join_sources,
        join_targets,
        read_stories,
    )
else:  # run as a script, this folder comes first on the path
    from _mergers import CONTEXT, MERGERS, Got, Merged, Merger, files_of, make_reviewed, merge_ours, run_msgmerge
    from _takes import COLUMNS, KINDS, LINKS, Pair, Row, Take, TakeMaker, join_sources, join_targets, read_stories

SHARED = Path(__file__).parents[3] / "shared" / "data" / "ntrex-dev.tsv"
# Of the sentences of each kind, in per cent.
BARS = {"one-word": 99.5, "heavier": 97.0, "edited-moved": 97.0, "moved": 100.0, "split": 95.0, "joined": 95.0}
MOST_WRONG = 0.2
SHARES = (0.1, 0.3, 0.6)
TIMES_MSGMERGE = 10.0
EDITED_SHARE = 0.05
MIN_WORDS = 4
MANY_UNITS = 100_000
FEW_UNITS = 10_000


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def is_right(take: Take, row: Row, got: Got) -> bool:
    origins = [take.old[at] for at in row.origins]
    whole = " ".join(pair.target for pair in origins)
    if row.kind in ("unchanged", "moved"):
        return got == Got(whole, is_draft=False, previous=None)
    if row.kind == "inserted":
        return not got.target
    return (
        got.is_draft
        and got.previous == " ".join(pair.source for pair in origins)
        and (bool(got.target) if row.kind == "split" else got.target == whole)
    )


def score_take(take: Take, merged: Merged, score: Score) -> None:
    for row in take.new:
        got = merged[row.source]
        score.all[row.kind] += 1
        if is_right(take, row, got):
            score.right[row.kind] += 1
            continue
        known = [take.old[at].source for at in row.origins]
        is_wrong = bool(got.target) and (got.previous or "") not in known
        score.wrong[row.kind] += is_wrong
        score.faults.append(f"{row.kind}{' WRONG' if is_wrong else ''}: {row.source}\n    {known}\n    {got.previous}")


def make_takes(stories: Sequence[Sequence[Pair]], seeds: int, kinds: Sequence[str]) -> Iterator[Take]:
    for seed in range(seeds):
        maker = TakeMaker(stories, seed)
        for story in stories:
            for share in SHARES:
                yield maker.make(story, kinds, share)


def score_merger(takes: Sequence[Take], merger: Merger) -> Score:
    score = Score()
    for take in takes:
        started = time.perf_counter()
        merged = merger(take)
        score.seconds += time.perf_counter() - started
        score_take(take, merged, score)
    return score


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def report_carries(stories: Sequence[Sequence[Pair]], options: argparse.Namespace) -> list[str]:
    """What `loc` misses. Takes of one kind each, then those of all kinds at once."""
    takes = {kind: list(make_takes(stories, options.seeds, [kind])) for kind in KINDS}
    takes["mixed"] = list(make_takes(stories, options.seeds, KINDS))
    sentences = sum(len(take.new) for each in takes.values() for take in each)
    say(f"{sum(map(len, takes.values()))} takes, {sentences} sentences; right carries in %, kinds alone / mixed")
    missed: list[str] = []
    for name, merger in MERGERS.items():
        scores = {title: score_merger(each, merger) for title, each in takes.items()}
        missed += print_scores(name, scores, sentences)
        for fault in (
            (line for score in scores.values() for line in score.faults) if options.faults and name == "loc" else ()
        ):
            say(f"    {fault}")
    return missed


def print_scores(name: str, scores: dict[str, Score], sentences: int) -> list[str]:
    mixed = scores["mixed"]
    cells, missed = [], []
    for kind, bar in BARS.items():
        alone = percent(scores[kind].right[kind], scores[kind].all[kind])
        among = percent(mixed.right[kind], mixed.all[kind])
        cells.append(f"{kind} {alone:.2f}/{among:.2f}")
        missed += [f"{kind}: {share:.2f} % < {bar} %" for share in (alone, among) if name == "loc" and share < bar]
    wrong = percent(sum(sum(score.wrong.values()) for score in scores.values()), sentences)
    kept = min(percent(score.right["unchanged"], score.all["unchanged"]) for score in scores.values())
    seconds = sum(score.seconds for score in scores.values())
    say(f"{name:9} {'  '.join(cells)}  unchanged {kept:.2f}  wrong {wrong:.3f}  {seconds:.1f} s")
    return missed + ([f"wrong carries: {wrong:.3f} % > {MOST_WRONG} %"] if name == "loc" and wrong > MOST_WRONG else [])


def report_cuts(stories: Sequence[Sequence[Pair]], lang: str) -> None:
    chance = random.Random(1)  # noqa: S311 - takes, not secrets
    counts: Counter[str] = Counter()
    for story in stories:
        for one, other in pairwise(story):
            if one.target.endswith(".") and one.source.endswith("."):
                link = chance.choice(sorted(LINKS))
                target, second = join_targets(one.target, other.target, LINKS[link][lang])
                source = join_sources(one.source, other.source, link)
                got = cut_target(source, target, [one.source, other.source])
                counts["whole" if got == (target, target) else "right" if got == (one.target, second) else "wrong"] += 1
    total = sum(counts.values())
    say(
        f"cuts {lang}: {total}, " + ", ".join(f"{name} {percent(counts[name], total):.1f} %" for name in sorted(counts))
    )


def read_many(folder: Path, stories: Sequence[Sequence[Pair]], count: int) -> list[Pair]:
    """Unique sentences: of all pairs in the folder, then of the stories with numbers behind."""
    pairs: dict[str, Pair] = {}
    for path in sorted(folder.glob("*.tsv.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            source, target = (" ".join(column.split()) for column in line.split("\t")[:2])
            if len(source.split()) >= MIN_WORDS and target:
                pairs[source] = Pair(source, target)
    for number in range(1, 1 + count // sum(map(len, stories)) if len(pairs) < count else 0):
        pairs |= {
            f"{pair.source} {number}": Pair(f"{pair.source} {number}", pair.target) for each in stories for pair in each
        }
    return list(pairs.values())[:count]


def make_many(pairs: Sequence[Pair]) -> Take:
    """One sentence in twenty with another word at some place."""
    chance = random.Random(7)  # noqa: S311 - takes, not secrets
    words = [word for pair in pairs for word in pair.source.split()]
    rows = []
    for at, pair in enumerate(pairs):
        parts = pair.source.split()
        if is_edited := chance.random() < EDITED_SHARE:
            parts[chance.randrange(len(parts))] = f"{chance.choice(words)}{at}"
        rows.append(Row(" ".join(parts), "one-word" if is_edited else "unchanged", (at,)))
    return Take(tuple(pairs), tuple(rows))


def report_speed(take: Take) -> list[str]:
    units = [make_reviewed(pair) for pair in take.old]
    wanted = [Unit(UnitKey(row.source, CONTEXT)) for row in take.new]
    started = time.process_time()
    merge(units, wanted)
    ours = time.process_time() - started
    score = Score()
    score_take(take, merge_ours(take), score)
    old, template = map(str, files_of(take))
    with tempfile.TemporaryDirectory() as folder:
        started = os.times().children_user
        run_msgmerge(old, template, Path(folder))
        theirs = os.times().children_user - started
    right = percent(score.right["one-word"], score.all["one-word"])
    ours_said = f"loc {ours:.2f} s, right {right:.2f} %"
    say(f"{len(take.old)} units, {score.all['one-word']} edited, processor time: {ours_said}; msgmerge {theirs:.1f} s")
    return [f"speed: {theirs / ours:.1f} times msgmerge < {TIMES_MSGMERGE}"] if theirs < TIMES_MSGMERGE * ours else []


def main() -> None:
    parser = argparse.ArgumentParser(description="carry rates, cuts and speed of merging a new take")
    parser.add_argument("--ntrex", type=Path, default=SHARED)
    parser.add_argument("--lang", choices=sorted(COLUMNS), default="ru")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--fast", action="store_true", help=f"{FEW_UNITS} units in the speed table, without its bar")
    parser.add_argument("--faults", action="store_true", help="show the sentences loc got wrong")
    options = parser.parse_args()
    if not options.ntrex.exists():
        parser.exit(message=f"{options.ntrex} is not there; --ntrex names the file\n")
    stories = read_stories(options.ntrex, options.lang)
    missed = report_carries(stories, options)
    for lang in COLUMNS:
        report_cuts(read_stories(options.ntrex, lang), lang)
    many = read_many(options.ntrex.parent, stories, FEW_UNITS if options.fast else MANY_UNITS)
    slow = report_speed(make_many(many))
    missed += [] if options.fast else slow
    sys.exit("\n".join(["missed:", *missed]) if missed else 0)


if __name__ == "__main__":
    main()
