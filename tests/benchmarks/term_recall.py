"""How many forms of names the term finder finds in real text, and how often it takes another word for the name.

    term_recall.py [--pairs FILE] [--half {all,even,odd}] [--lang LANG] [--show COUNT]

Names: CLDR's countries and cities and those of term_names.txt. Where the English of a pair has a name, its form in the
target is told by a looser rule that knows nothing of the finder: words that begin as those of the name do but for their
last two letters, with a capital where the name has one, up to nine letters longer; adjectives and inhabitants
(«китайский», «қытайлық») are other words. Recall is the share of those that are found.

Then each name is looked for in each target. Where nothing in the English explains a hit, neither the name nor a word
that begins like it, the hit counts as another word, unless its form was read by eye and stands in term_read.txt: most
are the translator's own addition. Exit 1 below 98 % of the forms or above 0.5 % other words.

--pairs takes NTREX's three columns or two, plain or gzipped; term_read.txt knows NTREX only.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections import defaultdict
from pathlib import Path

import regex

from loc.glossary import Glossary
from loc.glossary.forms import place_of
from loc.lang.cldr_names import city_names, territory_names
from loc.model import Term

HERE = Path(__file__).parent
NTREX = HERE.parents[1] / ".." / "shared" / "data" / "ntrex-dev.tsv"
LANGS = ("kk", "ru")
MIN_RECALL = 0.98
MAX_OTHERS = 0.005
MAX_LONGER = 9
HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
WORD = regex.compile(r"\p{L}+")
DERIVED = {
    "kk": regex.compile(r"\p{L}{0,4}(?:[лдт][ыі][қкғг]|ш[ыі]л)\p{L}*"),
    "ru": regex.compile(
        r"\p{L}*(?:с?ск|цк)(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)|\p{L}*(?:ец|ц|ан|анин|чан|ян)\p{L}*"
    ),
}

Rows = list[tuple[str, str]]


def read_names(lang: str) -> list[Term]:
    lines = (HERE / "term_names.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    own = {row[0]: row[1 + LANGS.index(lang)] for row in rows}
    return [Term(source, target) for source, target in {**city_names(lang), **territory_names(lang), **own}.items()]


def read_rows(path: Path, lang: str) -> Rows:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    if rows[0][0] == "document":
        return [(row[1], row[2 + LANGS.index(lang)]) for row in rows[1:]]
    return [(row[0], row[1]) for row in rows if len(row) > 1]


def begins_there(name: str, words: list[str], lang: str) -> bool:
    stems = [(part, part[: max(3, len(part) - 2)]) for part in WORD.findall(name)]
    places = range(len(words) - len(stems) + 1)
    return any(all(begins(words[at + i], *stem, lang) for i, stem in enumerate(stems)) for at in places)


def begins(word: str, part: str, stem: str, lang: str) -> bool:
    if not fold(word).startswith(fold(stem)) or len(word) > len(part) + MAX_LONGER:
        return False
    if part.isupper() and len(part) > 1:
        return word.startswith(part)
    return word[0].isupper() >= part[0].isupper() and not DERIVED[lang].fullmatch(fold(word)[len(stem) :])


def fold(word: str) -> str:
    return word.casefold().replace("ё", "е")


def measure_recall(rows: Rows, names: list[Term], lang: str) -> tuple[int, list[str]]:
    """How many forms there are by the loose rule or the finder, and those the finder misses."""
    glossary = Glossary(names, lang)
    count, missed = 0, []
    for source, target in rows:
        words = WORD.findall(target)
        for name in {hit.term.target for hit in glossary.find(source)}:
            found = place_of(target, name, lang) is not None
            if found or begins_there(name, words, lang):
                count += 1
                missed += [] if found else [f"{lang} missed {name}: {target}"]
    return count, missed


def measure_others(rows: Rows, names: list[Term], lang: str) -> tuple[int, list[str]]:
    """How many hits there are of all names in all targets, and those that are other words."""
    starts, read = collect_starts(names), read_forms(lang)
    count, others = 0, []
    for source, target in rows:
        english = start_of_words(source)
        for name, explaining in starts.items():
            if span := place_of(target, name, lang):
                count += 1
                form = target[slice(*span)]
                known = explaining & english or (name, form) in read
                others += [] if known else [f"{lang} {name} = {form}: {source} / {target}"]
    return count, others


def collect_starts(names: list[Term]) -> dict[str, set[str]]:
    """By target, how the words of its English names begin."""
    starts: defaultdict[str, set[str]] = defaultdict(set)
    for term in names:
        starts[term.target] |= start_of_words(term.source)
    return starts


def start_of_words(english: str) -> set[str]:
    return {fold(word)[:4] for word in WORD.findall(english.replace(".", ""))}


def read_forms(lang: str) -> set[tuple[str, str]]:
    """Name and form, of `LANG | NAME | FORM`."""
    rows = (line.split(" | ") for line in (HERE / "term_read.txt").read_text(encoding="utf-8").splitlines())
    return {(row[1], row[2]) for row in rows if row[0] == lang}


def measure(rows: Rows, lang: str, show: int) -> bool:
    names = read_names(lang)
    started = time.process_time()
    count, missed = measure_recall(rows, names, lang)
    found_at = time.process_time()
    hits, others = measure_others(rows, names, lang)
    seconds = (found_at - started, time.process_time() - found_at)
    sys.stdout.writelines(f"{line}\n" for line in [*missed[:show], *others[:show]])
    recall, share = 1 - len(missed) / count, len(others) / hits
    sys.stdout.write(f"{lang:4} {len(names):5} {len(rows):6} {count:6} {recall:8.2%} {hits:6} {share:11.2%}")
    sys.stdout.write(f" {seconds[0]:9.2f} {seconds[1]:9.2f}\n")
    return recall >= MIN_RECALL and share <= MAX_OTHERS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=Path, default=NTREX)
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument("--show", type=int, default=0, metavar="COUNT")
    options = parser.parse_args()
    if not options.pairs.exists():
        sys.stdout.write(f"skipped: {options.pairs.name} is not beside the project\n")
        return 0
    langs = [options.lang] if options.lang else LANGS
    sys.stdout.write("lang names  pairs  forms   recall   hits other-words find-secs  all-secs\n")
    passed = [measure(read_rows(options.pairs, lang)[HALVES[options.half]], lang, options.show) for lang in langs]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
