"""What the checks find and what they flag for nothing, beside the bars, pofilter and Weblate.

    check_quality.py [--ntrex FILE] [--lang LANG] [--seeds N] [--kinds] [--show] [--no-peers]

`loc evaluate checks` on the professional Kazakh and Russian of NTREX-128; the peers by the same faults, of one seed.
Sentences whose reference is itself at fault, listed in check_faults.txt, are not counted as flagged for nothing; the
figure with them stands below. LOC_PEERS names the site-packages of the peers (`make bench` sets it). Exit 1 where a bar
is missed.
"""

from __future__ import annotations

import argparse
import os
import site
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loc.cli.console import columns
from loc.evaluate.alarms import MAX_ERRORS, MAX_FLAGGED, Alarms, Find, Flagged, count_alarms
from loc.evaluate.corpus import Corpus, read_corpus
from loc.evaluate.injection import Recall, inject_faults
from loc.evaluate.speed import MIN_SENTENCES_A_SECOND, measure_speed
from loc.flow.evaluate import Evaluation, evaluate_checks
from loc.model import Severity

if TYPE_CHECKING:
    from benchmarks._check_peers import PEERS, WEBLATE_MEASURED
else:
    from _check_peers import PEERS, WEBLATE_MEASURED

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "ntrex-dev.tsv"
KNOWN = Path(__file__).with_name("check_faults.txt")
COLUMNS = {"kk": 2, "ru": 3}
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of a peer: shares found by class, share of clean sentences flagged, sentences a second."""

    name: str
    found: dict[str, float]
    flagged: float
    speed: float


def read_known(lang: str) -> frozenset[int]:
    rows = [row.split(maxsplit=2) for row in KNOWN.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return frozenset(int(line) for code, line, _ in rows if code == lang)


def measure_peer(name: str, corpus: Corpus) -> Measured | None:
    try:
        find = PEERS[name](corpus.lang)
    except Exception as error:  # noqa: BLE001 - each peer has its own way to be missing
        say(f"{name} cannot be asked here: {type(error).__name__}: {error}")
        return _remember(corpus.lang) if name == "Weblate" else None
    speed = measure_speed(corpus, lambda pairs: [list(find(*pair)) for pair in pairs]) or 0
    recalls = inject_faults(corpus, (), find).recalls
    return Measured(name, {recall.fault: recall.share for recall in recalls}, _share_flagged(corpus, find), speed)


def _remember(lang: str) -> Measured:
    found = WEBLATE_MEASURED[lang]
    return Measured("Weblate 5.14.3, as measured", found, found["flagged"], found["speed"])


def _share_flagged(corpus: Corpus, find: Find) -> float:
    return count_alarms(corpus, (), find).flagged / len(corpus.pairs)


def fault_rows(recall: Recall, peers: list[Measured], *, with_kinds: bool) -> list[Row]:
    theirs = [f"{peer.found[recall.fault]:.3f}" for peer in peers]
    whole = (recall.fault, str(recall.injected), f"{recall.share:.3f}", f"{recall.bar:.3f}", ok(recall.passes), *theirs)
    blanks = [""] * (2 + len(peers))
    kinds = recall.kinds if with_kinds else ()
    return [whole, *((f"  {kind.fault}", str(kind.injected), f"{kind.share:.3f}", *blanks) for kind in kinds)]


def count_flagged(alarms: Alarms, known: frozenset[int]) -> tuple[int, int]:
    """At error level and at any."""
    flagged = [each for each in alarms.sentences if each.line not in known]
    return sum(each.severity is Severity.ERROR for each in flagged), len(flagged)


def clean_rows(alarms: Alarms, known: frozenset[int], peers: list[Measured]) -> list[Row]:
    rows = []
    for title, lines in (("clean flagged", known), ("  with faulty references", frozenset[int]())):
        for level, found, bar in zip(
            ("error", "any"), count_flagged(alarms, lines), (MAX_ERRORS, MAX_FLAGGED), strict=True
        ):
            share = found / alarms.pairs
            theirs = [f"{peer.flagged:.1%}" if level == "any" and lines is not known else "" for peer in peers]
            verdict = (f"{bar:.1%}", ok(share <= bar)) if lines is known else ("", "")
            rows.append((f"{title}, {level}", str(found), f"{share:.2%}", *verdict, *theirs))
    return rows


def speed_row(speed: float | None, peers: list[Measured]) -> Row:
    verdict = ok(speed is None or speed >= MIN_SENTENCES_A_SECOND)
    theirs = [f"{peer.speed:.0f}" for peer in peers]
    return ("sentences a second", "", f"{speed or 0:.0f}", str(MIN_SENTENCES_A_SECOND), verdict, *theirs)


def report(lang: str, options: argparse.Namespace) -> bool:
    other = next(column for code, column in COLUMNS.items() if code != lang)
    corpus = read_corpus(options.ntrex, lang, (1, COLUMNS[lang]), skip_lines=1, other=other, story=0)
    ours = evaluate_checks(None, corpus, range(1, options.seeds + 1))
    peers = [] if options.no_peers else [each for each in (measure_peer(name, corpus) for name in PEERS) if each]
    known = read_known(lang)
    head = ("fault", "n", f"loc {lang}", "bar", "", *(peer.name for peer in peers))
    rows = [row for recall in ours.injection.recalls for row in fault_rows(recall, peers, with_kinds=options.kinds)]
    rows += [*clean_rows(ours.alarms, known, peers), speed_row(ours.speed, peers)]
    say(columns([head, *rows], "<>>><" + ">" * len(peers)))
    say(", ".join(f"{name} {found}" for name, found in ours.alarms.by_check if found))
    say(f"clean: {ours.alarms.signature}")
    say(f"faults: {ours.injection.signature}\n")
    for each in ours.alarms.sentences if options.show else ():
        say(describe(each, is_known=each.line in known))
    return passes(ours, known)


def describe(flagged: Flagged, *, is_known: bool) -> str:
    findings = "; ".join(f"{finding.severity} {finding.check}: {finding.message}" for finding in flagged.findings)
    return f"{flagged.line}{' (at fault)' if is_known else ''}  {findings}"


def passes(ours: Evaluation, known: frozenset[int]) -> bool:
    errors, flagged = count_flagged(ours.alarms, known)
    is_calm = errors <= MAX_ERRORS * ours.alarms.pairs and flagged <= MAX_FLAGGED * ours.alarms.pairs
    return is_calm and ours.injection.passes and (ours.speed or MIN_SENTENCES_A_SECOND) >= MIN_SENTENCES_A_SECOND


def ok(passed: bool) -> str:
    return "ok" if passed else "miss"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ntrex", type=Path, default=SHARED)
    parser.add_argument("--lang", choices=sorted(COLUMNS), action="append")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--kinds", action="store_true", help="also the kinds of each class")
    parser.add_argument("--show", action="store_true", help="name the clean sentences flagged, by line")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    if not options.ntrex.exists():
        say(f"skipped: {options.ntrex.name} is not beside the project")
        return 0
    if "LOC_PEERS" in os.environ:
        site.addsitedir(os.environ["LOC_PEERS"])
    passed = [report(lang, options) for lang in options.lang or COLUMNS]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
