"""How much of generated corrections is patched, and how much of that is right.

    patch_precision.py [--ntrex FILE] [--show COUNT] [--seed N]

Corrections: in each pair of NTREX one figure, month, weekday, scale or name of the English is changed. The truth does
not come from the patcher: it is the target with one exact string replaced, where a rule of this file knows that nothing
else can change (babel's plural categories, month names, tables below); what no rule knows is counted as unjudged and
shown by --show. Beside them stand the written pairs of tests/cases/draft/patch.tsv. Exit 1 below 99 % precision.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names

from loc.draft.patch import patch_target
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.model import Term

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "ntrex-dev.tsv"
CASES = ROOT / "tests" / "cases" / "draft" / "patch.tsv"
PRECISION = 0.99
LANGS = ("kk", "ru")
REFUSED = "-"
OWN_TERMS = {
    "Tokayev": ("Тоқаев", "Токаев"),
    "Putin": ("Путин", "Путин"),
    "Pashinyan": ("Пашинян", "Пашинян"),
    "Lukashenko": ("Лукашенко", "Лукашенко"),
    "Merkel": ("Меркель", "Меркель"),
    "NATO": ("НАТО", "НАТО"),
}
WEEKDAYS = {
    "Monday": ("дүйсенбі", "понедельник", "в понедельник"),
    "Tuesday": ("сейсенбі", "вторник", "во вторник"),
    "Wednesday": ("сәрсенбі", "сред", "в среду"),
    "Thursday": ("бейсенбі", "четверг", "в четверг"),
    "Friday": ("жұма", "пятниц", "в пятницу"),
    "Saturday": ("сенбі", "суббот", "в субботу"),
    "Sunday": ("жексенбі", "воскресен", "в воскресенье"),
}
COUNTRIES = ("Russia", "China", "France", "Germany", "Japan", "India", "Turkey", "Italy", "Brazil", "Kazakhstan")
CITIES = ("London", "Moscow", "Paris", "Beijing", "Tokyo", "Berlin", "Rome", "Washington", "Astana", "Dushanbe")
MONTHS = tuple(get_month_names("wide", locale="en").values())
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SCALES = ("million", "billion", "trillion")


@dataclass(frozen=True)
class Correction:
    """`expected` is None where no rule of this file knows the truth, REFUSED where there must be no patch."""

    kind: str
    lang: str
    old: str
    new: str
    target: str
    expected: str | None


def read_rows(path: Path) -> list[tuple[str, str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(row[1], row[2], row[3]) for row in (line.split("\t") for line in lines) if len(row) == 4]


def replace_once(text: str, old: str, new: str) -> str | None:
    """None unless `old` stands in `text` once, as a whole."""
    pattern = re.compile(rf"(?<![\w.,:-]){re.escape(old)}(?![\w-]|[.,:]\d)")
    return pattern.sub(lambda _: new, text) if len(pattern.findall(text)) == 1 else None


def change_numbers(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    for match in re.finditer(r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w:/]|[.,]\d)", english):
        old = match.group()
        new = _vary(old, rng)
        changed = english[: match.start()] + new + english[match.end() :]
        kind = "percent" if re.match(r"\s?(?:%|per ?cent)", english[match.end() :]) else "number"
        kind = "year" if re.fullmatch(r"(?:19|20)\d\d", old) else kind
        yield Correction(kind, lang, english, changed, target, _expect_number(old, new, target, lang))


def _vary(number: str, rng: random.Random) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return str(int(number) + rng.choice([-3, -2, -1, 1, 2, 3]))
    digits = list(number)
    places = [at for at, digit in enumerate(digits) if digit.isdigit()]
    for at in places[-rng.choice([1, 1, 2]) :]:
        digits[at] = rng.choice([digit for digit in "123456789" if digit != digits[at]])
    return "".join(digits)


def _expect_number(old: str, new: str, target: str, lang: str) -> str | None:
    rule = Locale(lang).plural_form
    if lang == "ru" and rule(Decimal(old.replace(",", ""))) != rule(Decimal(new.replace(",", ""))):
        return None
    if lang == "kk" and re.search(rf"{re.escape(old.replace('.', ','))} (?:[мбп]ен|[дт][ае])\b", target):
        return None  # the particle goes by the number
    for group in (" ", "\u00a0", ","):
        wrote = [text.replace(",", group).replace(".", "," if group != "," else ".") for text in (old, new)]
        if found := replace_once(target, *wrote):
            return found
    return None


def change_months(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    ours = list(get_month_names("wide", locale=lang).values())
    particle = re.search(rf"(?:{'|'.join(ours)}) (?:[мбп]ен|[дт][ае])\b", target)
    for number, month in enumerate(MONTHS):
        if month in ("March", "May") or len(re.findall(rf"\b{month}\b", english)) != 1:
            continue
        other = rng.choice([each for each in range(12) if each != number])
        changed = re.sub(rf"\b{month}\b", MONTHS[other], english)
        expected = None if particle else replace_once(target, ours[number], ours[other])
        yield Correction("month", lang, english, changed, target, expected)


def change_weekdays(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    for day, (kazakh, _, russian) in WEEKDAYS.items():
        if len(re.findall(rf"\b{day}\b", english)) != 1:
            continue
        other = rng.choice([each for each in WEEKDAYS if each != day])
        old, new = (kazakh, WEEKDAYS[other][0]) if lang == "kk" else (russian, WEEKDAYS[other][2])
        expected = (
            replace_once(target, old, new) if len(re.findall(WEEKDAYS[day][LANGS.index(lang)], target)) == 1 else None
        )
        yield Correction("weekday", lang, english, english.replace(day, other), target, expected)


def change_scales(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    for scale in SCALES:
        if len(re.findall(rf"\d {scale}\b", english)) == 1 and english.count(scale) == 1:
            other = rng.choice([each for each in SCALES if each != scale])
            shorts = {"million": "млн", "billion": "млрд", "trillion": "трлн"}
            expected = replace_once(target, shorts[scale], shorts[other])
            yield Correction("scale", lang, english, english.replace(scale, other), target, expected)


def change_names(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    for names, kind in ((COUNTRIES, "country"), (CITIES, "city")):
        for name in names:
            if len(re.findall(rf"\b{name}\b", english)) == 1:
                other = rng.choice([each for each in names if each != name])
                yield Correction(kind, lang, english, re.sub(rf"\b{name}\b", other, english), target, None)


def change_words(english: str, target: str, lang: str, rng: random.Random) -> Iterator[Correction]:
    for word in WORDS:
        if len(re.findall(rf"\b{word}\b", english, re.IGNORECASE)) == 1 and f" {word} " in english:
            other = rng.choice([each for each in WORDS if each != word])
            changed = english.replace(f" {word} ", f" {other} ")
            yield Correction("word", lang, english, changed, target, None)


CHANGES = (change_numbers, change_words, change_months, change_weekdays, change_scales, change_names)


def generate(rows: list[tuple[str, str, str]], seed: int) -> Iterator[Correction]:
    rng = random.Random(seed)  # noqa: S311 - a seed for the same corrections each time
    for english, *targets in rows:
        for lang, target in zip(LANGS, targets, strict=True):
            for change in CHANGES:
                yield from change(english, target, lang, rng)


def read_written() -> Iterator[Correction]:
    """Blank lines and those after # say nothing."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, old, new, target, expected = (part.replace("~", "\u00a0") for part in line.split(" | "))
            yield Correction("written", lang, old, new, target, expected)


def make_glossary(lang: str) -> Glossary:
    terms = [Term(source, targets[LANGS.index(lang)]) for source, targets in OWN_TERMS.items()]
    return Glossary(terms, lang, builtin_terms(lang))


def measure(corrections: list[Correction], show: int, seed: int) -> bool:
    glossaries = {lang: make_glossary(lang) for lang in LANGS}
    counts: dict[tuple[str, str], Counter[str]] = {}
    shown: list[str] = []
    for each in corrections:
        patch = patch_target(each.old, each.new, each.target, "en", each.lang, glossaries[each.lang], None)
        verdict = _judge(each, patch.target if patch else REFUSED)
        counts.setdefault((each.kind, each.lang), Counter())[verdict] += 1
        if verdict == "wrong" or (each.kind == "written" and verdict == "refused" and each.expected != REFUSED):
            sys.stdout.write(
                f"{verdict}: {each.new}\n  was {each.target}\n  got {patch and patch.target}\n  not {each.expected}\n"
            )
        if patch:
            shown.append(
                f"{each.lang} {each.kind}: {each.old}\n     -> {each.new}\n   {each.target}\n   {patch.changes}\n"
            )
    random.Random(seed).shuffle(shown)  # noqa: S311 - as above
    sys.stdout.write("\n".join(shown[:show]))
    return _report(counts)


def _judge(correction: Correction, got: str) -> str:
    if got == REFUSED:
        return "refused" if correction.expected != REFUSED else "kept"
    if correction.expected is None:
        return "unjudged"
    return "right" if got == correction.expected else "wrong"


def _report(counts: dict[tuple[str, str], Counter[str]]) -> bool:
    total: Counter[str] = Counter()
    sys.stdout.write(f"{'kind':10} lang corrections patched  right  wrong unjudged precision\n")
    for (kind, lang), count in sorted(counts.items()):
        total += count
        _write_row(kind, lang, count)
    _write_row("all", "", total)
    return total["right"] >= PRECISION * (total["right"] + total["wrong"])


def _write_row(kind: str, lang: str, count: Counter[str]) -> None:
    patched = count["right"] + count["wrong"] + count["unjudged"]
    judged = count["right"] + count["wrong"]
    precision = f"{count['right'] / judged:9.2%}" if judged else "        -"
    made = count.total()
    columns = f"{kind:10} {lang:4} {made:11} {patched / made:7.1%} {count['right']:6} {count['wrong']:6}"
    sys.stdout.write(f"{columns} {count['unjudged']:8} {precision}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ntrex", type=Path, default=SHARED)
    parser.add_argument("--show", type=int, default=0, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    rows = read_rows(options.ntrex) if options.ntrex.exists() else []
    return 0 if measure([*generate(rows, options.seed), *read_written()], options.show, options.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
