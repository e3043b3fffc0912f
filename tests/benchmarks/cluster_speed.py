"""Two workers against one, for processes of this machine and for a Dask cluster on loopback, all real.

`python tests/benchmarks/cluster_speed.py`. The engine keeps the processor busy for 50 ms a text. Processes are started
before; the start is a figure of its own. One and two workers run in turns, the best of each counts, and beside them
stand two bare loops against one: what the machine itself had to give then. Exits with 1 where a bar is missed though
the machine could have reached it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from run.dask_farm import DaskFarm  # noqa: E402 - the path first
from run.spread_engines import NAME, register  # noqa: E402

from loc.draft.registry import load  # noqa: E402
from loc.draft.schedule import Chain  # noqa: E402
from loc.model import Draft  # noqa: E402
from loc.run.cluster import Cluster  # noqa: E402
from loc.run.crew import Crew  # noqa: E402
from loc.run.processes import Processes  # noqa: E402
from loc.run.spread import SpreadEngine  # noqa: E402

BAR = 1.8
BARE_BAR = 1.9  # below it the machine has no two free cores, and its figures say little
RUNS = 3
TEXTS = [f"Kazakhstan bought {number} carriages." for number in range(101, 161)]
BUSY_SECONDS = 0.05
LOOP = "import time\nwhile time.thread_time() < 1.5: sum(range(5_000))"

Run = Callable[[], object]


def main() -> int:
    missed = False
    tell(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        path = register(folder / "outside")
        sys.path.insert(0, str(path))
        settings = {"model": str(folder / "diary"), "style": str(BUSY_SECONDS)}
        for option, crews in open_crews(folder, path, stack).items():
            missed |= not compare(option, crews, settings)
    return int(missed)


def open_crews(folder: Path, path: Path, stack: ExitStack) -> dict[str, tuple[Crew, Crew]]:
    """One worker and two, by the option that asks for them."""
    return {
        "--jobs": (stack.enter_context(closing(Processes(1))), stack.enter_context(closing(Processes(2)))),
        "--cluster": (open_cluster(folder / "one", 1, path, stack), open_cluster(folder / "two", 2, path, stack)),
    }


def open_cluster(folder: Path, workers: int, path: Path, stack: ExitStack) -> Crew:
    folder.mkdir()
    farm = stack.enter_context(DaskFarm(folder, workers, (path,)))
    while (cluster := Cluster(farm.address, connect_seconds=30)).slots < workers:
        cluster.close()
    return stack.enter_context(closing(cluster))


@contextmanager
def closing(crew: Crew) -> Iterator[Crew]:
    try:
        yield crew
    finally:
        crew.close()


def compare(option: str, crews: tuple[Crew, Crew], settings: Mapping[str, str]) -> bool:
    """Whether the bar is met, or cannot be."""
    one, two = (SpreadEngine(load(NAME, settings), settings, crew) for crew in crews)
    runs: dict[str, Run] = {
        "one": lambda: draft(one),
        "two": lambda: draft(two),
        "one bare": lambda: run_loops(1),
        "two bare": lambda: run_loops(2),
    }
    first = measure(lambda: one.translate(TEXTS[:1], "en", "kk")) - BUSY_SECONDS
    two.translate(TEXTS[:8], "en", "kk")
    seconds = {name: min(times) for name, times in measure_in_turns(runs).items()}
    ratio, bare = seconds["one"] / seconds["two"], 2 * seconds["one bare"] / seconds["two bare"]
    verdict = "met" if ratio >= BAR else "MISSED" if bare >= BARE_BAR else "no two free cores to see it on"
    tell(
        f"{option}: {len(TEXTS)} texts, one worker {seconds['one']:.2f} s, two {seconds['two']:.2f} s, "
        f"ratio {ratio:.2f} (bar {BAR}: {verdict}; two bare loops {bare:.2f}); "
        f"start of a worker {first:.2f} s; load {os.getloadavg()[0]:.2f}"
    )
    return ratio >= BAR or bare < BARE_BAR


def draft(engine: SpreadEngine) -> None:
    """Through a chain with nothing kept, as `loc draft` has it; the chain is not closed, for its workers go on."""
    drafts = dict(Chain([engine], patience_seconds=60).draft_texts(TEXTS, "en", "kk"))
    if [text for text in TEXTS if not isinstance(drafts[text], Draft)]:
        raise RuntimeError(drafts)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measure_in_turns(runs: Mapping[str, Run]) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(RUNS):
        for name, run in runs.items():
            seconds[name].append(measure(run))
    return seconds


def measure(run: Run) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def run_loops(count: int) -> None:
    for process in [subprocess.Popen([sys.executable, "-c", LOOP]) for _ in range(count)]:
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
