"""Segmentation side by side: ours and every peer that can be imported.

    segment_quality.py [--ntrex FILE] [--only NAME] [--lang en] [--strict] [--no-speed] [--faults]

NTREX: each document's lines are joined with one space and cut again; a line without end punctuation (headline,
subhead) is a paragraph of its own. Counted are the ends inside paragraphs. What happens inside the
lines listed in segment_faults.txt does not count. Speed: documents one by one, processor time. LOC_PEERS names the
site-packages of the peers (`make bench` sets it).
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import site
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from loc.segment import split

Lines = frozenset[tuple[str, int]]
Splitter = Callable[[str], list[str]]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "ntrex-dev.tsv"
GOLDEN = Path(__file__).parents[1] / "cases" / "segment" / "golden_en.txt"
FAULTS = Path(__file__).with_name("segment_faults.txt")
COLUMNS = {"en": 1, "kk": 2, "ru": 3}
SPEED_BYTES = 5_000_000
PEER_BYTES = 1_000_000
_ENDED = re.compile(r"[.!?…][\"'”’»“)\]]*$")


@dataclass
class Line:
    """`number` counts the lines of its document, from 1."""

    document: str
    number: int
    text: str


@dataclass
class Score:
    right: int = 0
    extra: int = 0
    missed: int = 0
    documents: int = 0
    exact: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


def load_ours(lang: str) -> Splitter:
    return lambda text: [text[start:stop] for start, stop in split(text, lang)]


def load_pysbd(lang: str) -> Splitter:
    segmenter = importlib.import_module("pysbd").Segmenter(language=lang, clean=False)
    return lambda text: [str(sentence).strip() for sentence in segmenter.segment(text)]


def load_sentencex(lang: str) -> Splitter:
    segment = importlib.import_module("sentencex").segment
    return lambda text: [sentence.strip() for sentence in segment(lang, text)]


def load_sentence_splitter(lang: str) -> Splitter:
    splitter = importlib.import_module("sentence_splitter").SentenceSplitter(language=lang)
    return lambda text: list(splitter.split(text))


def load_blingfire(lang: str) -> Splitter:
    cut = importlib.import_module("blingfire").text_to_sentences
    return lambda text: str(cut(text)).split("\n")


def load_translate_toolkit(lang: str) -> Splitter:
    language = importlib.import_module("translate.lang.factory").getlanguage(lang)
    return lambda text: [str(sentence) for sentence in language.sentences(text)]


SPLITTERS: dict[str, Callable[[str], Splitter]] = {
    "loc": load_ours,
    "pysbd": load_pysbd,
    "sentencex": load_sentencex,
    "sentence-splitter": load_sentence_splitter,
    "blingfire": load_blingfire,
    "translate-toolkit": load_translate_toolkit,
}


def read_documents(path: Path, lang: str) -> list[list[Line]]:
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        [Line(document, number, " ".join(row[COLUMNS[lang]].split())) for number, row in enumerate(lines, 1)]
        for document, lines in groupby(rows, key=lambda row: row[0])
    ]


def read_faults(lang: str) -> Lines:
    rows = [row.split() for row in FAULTS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return frozenset((document, int(number)) for code, document, number in rows if code == lang)


def read_paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if _ENDED.search(line.text):
            paragraph.append(line)
            continue
        yield from ([paragraph] if paragraph else [])
        paragraph = []
        yield [line]
    yield from ([paragraph] if paragraph else [])


def find_ends(pieces: list[str]) -> set[int]:
    """Ends of all but the last piece, in characters that are no white space."""
    ends, at = set(), 0
    for piece in pieces[:-1]:
        at += len("".join(piece.split()))
        ends.add(at)
    return ends


def find_ignored(paragraph: list[Line], faults: Lines) -> set[int]:
    """What lies inside faulty lines, counted as in `find_ends`."""
    ignored: set[int] = set()
    at = 0
    for line in paragraph:
        stop = at + len("".join(line.text.split()))
        if (line.document, line.number) in faults:
            ignored.update(range(at + 1, stop))
        at = stop
    return ignored


def score_paragraph(paragraph: list[Line], splitter: Splitter, faults: Lines, score: Score) -> bool:
    ignored = find_ignored(paragraph, faults)
    gold = find_ends([line.text for line in paragraph]) - ignored
    got = find_ends(splitter(" ".join(line.text for line in paragraph))) - ignored
    score.right += len(gold & got)
    score.extra += len(got - gold)
    score.missed += len(gold - got)
    if gold == got:
        return True
    score.faults.append(f"{paragraph[0].document} lines {paragraph[0].number}-{paragraph[-1].number}")
    return False


def score_documents(documents: list[list[Line]], splitter: Splitter, faults: Lines) -> Score:
    score = Score(documents=len(documents))
    for lines in documents:
        results = [score_paragraph(paragraph, splitter, faults, score) for paragraph in read_paragraphs(lines)]
        score.exact += all(results)
    return score


def count_golden(splitter: Splitter) -> str:
    cases = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    right = sum(splitter(case.replace("| |", " ")) == case.split("| |") for case in cases)
    return f"{right}/{len(cases)}"


def measure_speed(documents: list[list[Line]], splitter: Splitter, max_bytes: int) -> float:
    """Megabytes of UTF-8 a second."""
    texts = [" ".join(line.text for line in lines) for lines in documents]
    size = sum(len(text.encode()) for text in texts)
    rounds = max(1, max_bytes // size)
    started = time.process_time()
    for _ in range(rounds):
        for text in texts:
            splitter(text)
    return size * rounds / 1e6 / (time.process_time() - started)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report(name: str, lang: str, documents: list[list[Line]], options: argparse.Namespace) -> None:
    try:
        splitter = SPLITTERS[name](lang)
    except Exception as error:  # noqa: BLE001 - each peer has its own way to lack a language
        say(f"{name:18} {lang}  left out: {type(error).__name__}: {error}")
        return
    score = score_documents(documents, splitter, frozenset() if options.strict else read_faults(lang))
    golden = count_golden(splitter) if lang == "en" else "-"
    speed = (
        0.0 if options.no_speed else measure_speed(documents, splitter, SPEED_BYTES if name == "loc" else PEER_BYTES)
    )
    share = score.exact / score.documents
    say(
        f"{name:18} {lang}  F1 {score.f1:.4f}  +{score.extra} -{score.missed}"
        f"  documents {score.exact}/{score.documents} {share:.1%}  golden {golden}  {speed:.2f} MB/s"
    )
    for fault in score.faults if options.faults else ():
        say(f"    {fault}")


def main() -> None:
    parser = argparse.ArgumentParser(description="F1, exact documents, golden rules and speed of sentence splitters")
    parser.add_argument("--ntrex", type=Path, default=SHARED)
    parser.add_argument("--only", choices=sorted(SPLITTERS), action="append")
    parser.add_argument("--lang", choices=sorted(COLUMNS), action="append")
    parser.add_argument("--strict", action="store_true", help="count the faulty lines of the reference too")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--faults", action="store_true", help="name the paragraphs cut otherwise than the reference")
    options = parser.parse_args()
    if not options.ntrex.exists():
        parser.exit(message=f"{options.ntrex} is not there; --ntrex names the file\n")
    if "LOC_PEERS" in os.environ:
        site.addsitedir(os.environ["LOC_PEERS"])
    for lang in options.lang or COLUMNS:
        documents = read_documents(options.ntrex, lang)
        for name in options.only or SPLITTERS:
            report(name, lang, documents, options)


if __name__ == "__main__":
    main()
