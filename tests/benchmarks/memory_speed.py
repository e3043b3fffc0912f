"""The translation memory beside translate-toolkit's matcher and rapidfuzz over everything.

    memory_speed.py [--fast] [--pairs N]… [--queries 500] [--data DIR]

Memory: English-Russian pairs of news and other text (DIR/news-ru.tsv.gz and general-*.tsv.gz), and as many more as are
wanted, made from them: in a random sentence 20-80 % of the words are replaced by runs of 1-5 words of other sentences,
so that words keep their frequencies. Queries: sentences of the memory of 4 words or more with 5-30 % of the words
replaced, dropped, inserted or moved. Recall@1: the best answer is as close as the best of all pairs (Levenshtein
normalized similarity, rapidfuzz over everything); a tie counts. Seed fixed.

Times are of one thread, in milliseconds, with processor time beside them; batches of 30, 100 and 300 queries are on
all cores, their workers started before. Each measurement of ours runs in a process
of its own; its memory is the most that it ever held. --fast stops at 100,000 pairs. From 100,000 pairs on, exit 1
where a bar is missed. Without DIR nothing is measured.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from loc.memory import Memory, Pair, PairStore
from loc.model import UnitKey

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"
FILES = ("news-ru.tsv.gz", "general-kk.tsv.gz", "general-ru.tsv.gz")
SIZES = (2_000, 100_000, 1_000_000)
BARS_FROM = 100_000
ADDED = 100_000
AT_LEAST = 0.5
TOOLKIT_QUERIES = 10
WARM_UP = 20
STORY = 30  # pairs reviewed at one time, queries asked at once
BATCHES = (STORY, 100, 300)
READY_SECONDS = 60.0
SEED = 20261123
AT = datetime(2020, 1, 1, tzinfo=UTC)

R = TypeVar("R")
Row = tuple[str, str]


class Time(NamedTuple):
    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Built:
    """Of the whole memory, then of ADDED pairs more."""

    seconds: Time
    added_seconds: Time
    kept: bool
    disk_bytes: int
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds for each query. `opened` is with the import of numpy."""

    opened: Time
    seconds: list[Time]
    best: list[str]
    memory_mb: float


# --- the text


def read_pairs(folder: Path) -> list[Row]:
    pairs: dict[str, str] = {}
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                source, target = (" ".join(column.split()) for column in line.split("\t")[:2])
                if source and target:
                    pairs.setdefault(source, target)
    return list(pairs.items())


def make_pairs(pool: Sequence[Row], count: int, chance: random.Random) -> list[Row]:
    pairs = dict(chance.sample(pool, min(count, len(pool))))
    while len(pairs) < count:
        source, target = chance.choice(pool)
        pairs.setdefault(" ".join(recombine(source.split(), pool, chance)), target)
    return list(pairs.items())


def recombine(words: list[str], pool: Sequence[Row], chance: random.Random) -> list[str]:
    left = max(1, round(len(words) * chance.uniform(0.2, 0.8)))
    while left > 0:
        donor = chance.choice(pool)[0].split()
        size = min(chance.randint(1, 5), left, len(donor))
        start, place = chance.randrange(len(donor) - size + 1), chance.randrange(max(1, len(words) - size + 1))
        words[place : place + size] = donor[start : start + size]
        left -= size
    return words


def make_queries(pairs: Sequence[Row], count: int, chance: random.Random) -> list[str]:
    long_enough = [words for words in (source.split() for source, _ in pairs) if len(words) > 3]
    return [" ".join(edit(words, pairs, chance)) for words in chance.sample(long_enough, count)]


def edit(words: list[str], pairs: Sequence[Row], chance: random.Random) -> list[str]:
    for _ in range(max(1, round(len(words) * chance.uniform(0.05, 0.3)))):
        place, other = chance.randrange(len(words)), chance.choice(chance.choice(pairs)[0].split())
        match chance.choice(("replace", "drop", "insert", "move")):
            case "replace":
                words[place] = other
            case "drop":
                words[place : place + 1] = words[place : place + 1] if len(words) == 1 else []
            case "insert":
                words.insert(place, other)
            case _:
                words.insert(chance.randrange(len(words)), words.pop(place))
    return words


# --- ours


def build(folder: Path, lines: Path, added: Path) -> Built:
    store = PairStore(folder)
    _, seconds = clock(partial(store.update, "ru", [("made", "1", pairs_of(lines, "made"))]))
    disk_bytes = sum(path.stat().st_size for path in folder.rglob("*"))
    files = sorted(folder.rglob("*.shard"))
    _, added_seconds = clock(partial(store.update, "ru", [("added", "1", pairs_of(added, "added"))]))
    kept = set(files) <= set(folder.rglob("*.shard"))
    return Built(seconds, added_seconds, kept, disk_bytes, memory_mb())


def pairs_of(lines: Path, origin: str) -> Iterator[Pair]:
    with lines.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number % STORY == 0:
                reviewed = AT + timedelta(minutes=number)
            source, target = line.rstrip("\n").split("\t")
            yield Pair(source, target, "text", origin, reviewed, "Айгүл Серік")


def ask(folder: Path, queries: Sequence[str]) -> Asked:
    memory, opened = clock(partial(PairStore(folder).open, "ru"))
    for query in queries[:WARM_UP]:
        memory.find(query, "text", AT_LEAST)
    answers = [clock(partial(memory.find, query, "text", AT_LEAST)) for query in queries]
    best = [found[0].source if found else "" for found, _ in answers]
    return Asked(opened, [seconds for _, seconds in answers], best, memory_mb())


def ask_batches(folder: Path, queries: Sequence[str]) -> dict[int, tuple[Time, Time]]:
    """By size, one by one and at once. Not to be called apart: a process that was started has no workers."""
    memory = PairStore(folder).open("ru")
    keys = [UnitKey(query, "text") for query in queries]
    wait_for_workers(memory, keys)
    batches = {}
    for size in BATCHES:
        batch = (keys * size)[:size]
        batches[size] = clock(partial(ask_alone, memory, batch))[1], clock(partial(memory.find_all, batch, AT_LEAST))[1]
    return batches


def ask_alone(memory: Memory, keys: Sequence[UnitKey]) -> None:
    for key in keys:
        memory.find(key.source, key.context, AT_LEAST)


def wait_for_workers(memory: Memory, keys: Sequence[UnitKey]) -> None:
    memory.find_all(keys, AT_LEAST)
    until = time.monotonic() + READY_SECONDS
    while memory.team and memory.team.count_ready() < memory.team.size and time.monotonic() < until:
        time.sleep(0.01)
    memory.find_all(keys, AT_LEAST)


def clock(work: Callable[[], R]) -> tuple[R, Time]:
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, Time(time.perf_counter() - wall, time.process_time() - processor)


def memory_mb() -> float:
    """Most ever held; ru_maxrss is the starting process's where that was larger."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def apart(work: Callable[..., R], *arguments: object) -> R:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


# --- the others


def scan(sources: Sequence[str], query: str) -> str:
    found = extractOne(query, sources, scorer=Levenshtein.normalized_similarity, score_cutoff=AT_LEAST)
    return found[0] if found else ""


def make_matcher(pairs: Iterable[Row]) -> Callable[[str], str]:
    """Imports it here, as the processes that are measured have no need of it."""
    from translate.search import match  # noqa: PLC0415
    from translate.storage import base  # noqa: PLC0415

    store: Any = base.TranslationStore()
    for source, target in pairs:
        unit = store.addsourceunit(source)
        unit.target = target
    matcher = match.matcher(store, max_candidates=1, min_similarity=AT_LEAST * 100, max_length=10_000)
    return partial(_match, matcher)


def _match(matcher: Any, query: str) -> str:  # noqa: ANN401 - translate-toolkit has no types
    found = matcher.matches(query)
    return str(found[0].source) if found else ""


# --- the table


def run(count: int, pool: Sequence[Row], queries: int, folder: Path) -> list[str]:
    """Prints the rows of one size; the bars that were missed."""
    chance = random.Random(SEED)  # noqa: S311 - the same text in each run
    pairs = make_pairs(pool, count + min(count, ADDED), chance)
    pairs, added = pairs[:count], pairs[count:]
    text_bytes = write_lines(folder / "pairs.tsv", pairs)
    write_lines(folder / "added.tsv", added)
    asked = make_queries(pairs, queries, chance)
    built = apart(build, folder / "memory", folder / "pairs.tsv", folder / "added.tsv")
    ours = apart(ask, folder / "memory", asked)
    batches = ask_batches(folder / "memory", asked)
    sources = [source for source, _ in (*pairs, *added)]
    answers = [clock(partial(scan, sources, query)) for query in asked]
    truth = [answer for answer, _ in answers]
    say(f"\n{count:,} pairs, {text_bytes / 1e6:.1f} MB of text, {queries} queries; asked with {len(added):,} more\n")
    recall = report("loc", ours.seconds, asked, truth, ours.best)
    report("rapidfuzz, all", [seconds for _, seconds in answers], asked, truth, truth)
    few = asked[:TOOLKIT_QUERIES]
    matcher = make_matcher((*pairs, *added))
    answers = [clock(partial(matcher, query)) for query in few]
    report("translate-toolkit", [seconds for _, seconds in answers], few, truth, [answer for answer, _ in answers])
    missed = judge(count, built, ours, recall, text_bytes)
    for size, (alone, shared) in batches.items():
        say(f"    {size:4} queries one by one {alone.wall * 1e3:7.0f} ms, at once {shared.wall * 1e3:7.0f} ms  ")
        say(f"(processor time of the one who asks {alone.processor * 1e3:.0f} and {shared.processor * 1e3:.0f} ms)\n")
    return missed


def write_lines(path: Path, pairs: Iterable[Row]) -> int:
    """Their bytes, both sides."""
    content = "".join(f"{source}\t{target}\n" for source, target in pairs).encode()
    path.write_bytes(content)
    return len(content) - 2 * content.count(b"\n")


def report(
    name: str, seconds: Sequence[Time], queries: Sequence[str], truth: Sequence[str], best: Sequence[str]
) -> float:
    similarity = Levenshtein.normalized_similarity
    right = sum(
        similarity(query, ours) >= similarity(query, theirs)
        for query, theirs, ours in zip(queries, truth, best, strict=False)
    )
    recall = right / len(best)
    wall, processor = ([each * 1e3 for each in column] for column in zip(*seconds, strict=True))
    say(
        f"  {name:18} median {at(wall, 0.5):9.2f} ms  p95 {at(wall, 0.95):9.2f}"
        f"  (processor {at(processor, 0.5):8.2f} / {at(processor, 0.95):8.2f})  recall@1 {recall:.3f}  of {len(best)}\n"
    )
    return recall


def judge(count: int, built: Built, ours: Asked, recall: float, text_bytes: int) -> list[str]:
    wall = [seconds.wall * 1e3 for seconds in ours.seconds]
    bars = (
        ("median, ms", at(wall, 0.5), "<=", 4.0),
        ("95th percentile, ms", at(wall, 0.95), "<=", 10.0),
        ("recall@1", recall, ">=", 0.995),
        ("pairs built a second", count / built.seconds.wall, ">=", 100_000),
        ("disk, times the text", built.disk_bytes / text_bytes, "<=", 2.0),
        ("memory to build, MB", built.memory_mb, "<=", 500.0),
        ("memory to ask, MB", ours.memory_mb, "<=", 500.0),
        ("opening, s", ours.opened.wall, "<=", 0.2),
        ("large file kept when adding", float(built.kept), ">=", float(count > ADDED)),
    )
    missed = []
    for name, value, sign, bar in bars:
        is_met = count < BARS_FROM or (value <= bar if sign == "<=" else value >= bar)
        say(f"    {name:28} {value:12,.3f}  {sign} {bar:,}{'' if is_met else '  MISSED'}\n")
        missed += [] if is_met else [f"{name} at {count:,}"]
    say(f"    built in {built.seconds.processor:.1f} s of processor time; {min(count, ADDED):,} added in ")
    say(f"{built.added_seconds.wall:.1f} s\n")
    return missed


def at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description="Milliseconds a query, recall, and what the index costs")
    parser.add_argument("--fast", action="store_true", help="stop at 100,000 pairs")
    parser.add_argument("--pairs", type=int, action="append")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--data", type=Path, default=SHARED)
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"{options.data}: no such folder; nothing measured")
    pool = read_pairs(options.data)
    missed = []
    for count in options.pairs or SIZES[: 2 if options.fast else 3]:
        with tempfile.TemporaryDirectory() as folder:
            missed += run(count, pool, options.queries, Path(folder))
    sys.exit(f"missed: {'; '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
