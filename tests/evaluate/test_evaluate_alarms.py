from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from loc import __version__
from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.errors import LocError
from loc.evaluate.alarms import Alarms, count_alarms
from loc.evaluate.corpus import Corpus, read_corpus
from loc.evaluate.injection import inject_faults
from loc.glossary import Glossary
from loc.model import Finding, Severity, State, Unit, UnitKey

NTREX = Path(__file__).parents[2] / ".." / "shared" / "data" / "ntrex-dev.tsv"
COLUMNS = {"kk": (1, 2), "ru": (1, 3)}
OTHERS = {"kk": 3, "ru": 2}
# A class has 20 faults and more in the sample: one of them missed is 5 %.
SAMPLING = 0.06

PAIRS = (
    ("The council met on 16 May (Monday).", "Кеңес 16 мамырда (дүйсенбіде) отырыс өткізді."),
    ("He left.", "Ол кетті ."),
    ("Prices rose by 5%.", "Баға 6% өсті  ғой."),
)


class Finder:
    """All checks, for references that people wrote."""

    def __init__(self, lang: str) -> None:
        self.setting = Setting(lang, Glossary((), lang))
        self.checks = CHECKS.names()

    def __call__(self, source: str, target: str) -> Iterable[Finding]:
        return run_checks([Unit(UnitKey(source), target, State.REVIEWED)], self.setting, self.checks, "x.po")


def corpus(pairs: tuple[tuple[str, str], ...] = PAIRS) -> Corpus:
    return Corpus("x.tsv", "kk", pairs, "0" * 12)


def test_a_sentence_counts_once_and_at_its_worst() -> None:
    """Sentences are counted, not findings."""
    alarms = count_alarms(corpus(), CHECKS.names(), Finder("kk"))
    assert dict(alarms.by_check) == dict.fromkeys(CHECKS.names(), 0) | {"spacing": 2, "numbers": 1}
    assert dict(alarms.by_severity) == {Severity.ERROR: 1, Severity.WARNING: 1, Severity.STYLE: 0}
    assert (alarms.flagged, alarms.pairs) == (2, 3)


def test_signature_names_all_that_makes_the_figures() -> None:
    """Version, language, file, digest, pairs and checks stand on one line."""
    assert count_alarms(corpus(), ["numbers", "quotes"], Finder("kk")).signature == (
        f"loc:{__version__} lang:kk file:x.tsv sha256:000000000000 pairs:3 checks:numbers,quotes"
    )


def test_flagged_sentences_are_told_by_their_line() -> None:
    """The line is that of the file, and the worst of the findings is its severity."""
    alarms = count_alarms(replace(corpus(), lines=(2, 3, 5)), CHECKS.names(), Finder("kk"))
    assert [(flagged.line, flagged.severity) for flagged in alarms.sentences] == [
        (3, Severity.WARNING),
        (5, Severity.ERROR),
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "style", "passes"),
    [(1, 3, 0, True), (2, 0, 0, False), (1, 4, 0, False), (0, 4, 90, True)],
)
def test_bars_are_shares_of_the_sentences(errors: int, warnings: int, style: int, passes: bool) -> None:
    """Of 100 sentences one may have an error and four anything; house style is not counted."""
    counts = zip(Severity, (errors, warnings, style), strict=True)
    assert Alarms("", 100, (), tuple(counts)).passes is passes


def test_corpus_is_read_with_its_digest(tmp_path: Path) -> None:
    """Columns are chosen, header and empty lines passed over."""
    path = tmp_path / "x.tsv"
    path.write_bytes("id\ten\tkk\r\n1\tYes.\tИә.\r\n\r\n".encode())
    read = read_corpus(path, "kk", (1, 2), skip_lines=1, other=2, story=0)
    assert read.pairs == (("Yes.", "Иә."),)
    assert (read.lines, read.others, read.stories) == ((2,), ("Иә.",), ("1",))
    assert len(read.digest) == 12


@pytest.mark.parametrize(
    ("content", "message"), [(b"a\tb\nalone\n", ":2: expected 2 columns"), (b"a\t\xff\n", ":1: expected UTF-8")]
)
def test_corpus_errors_name_the_line(tmp_path: Path, content: bytes, message: str) -> None:
    """A line without its columns or not in UTF-8 is named."""
    path = tmp_path / "x.tsv"
    path.write_bytes(content)
    with pytest.raises(LocError, match=message):
        read_corpus(path, "kk")


@pytest.mark.skipif(not NTREX.exists(), reason="needs ../shared/data/ntrex-dev.tsv beside the project")
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_professional_translations_are_left_alone(lang: str) -> None:
    """Of 1,007 professional references, faulty ones among them, at most 1 % are flagged as errors and 6 % at all."""
    real = read_corpus(NTREX, lang, COLUMNS[lang], skip_lines=1)
    alarms = count_alarms(real, CHECKS.names(), Finder(lang))
    assert dict(alarms.by_severity)[Severity.ERROR] <= 0.01 * alarms.pairs
    assert alarms.flagged <= 0.06 * alarms.pairs


@pytest.mark.skipif(not NTREX.exists(), reason="needs ../shared/data/ntrex-dev.tsv beside the project")
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_faults_in_professional_translations_are_found(lang: str) -> None:
    """Of the faults put into every eighth of 1,007 professional references, nearly as many as in all are found."""
    real = read_corpus(NTREX, lang, COLUMNS[lang], skip_lines=1, other=OTHERS[lang])
    sample = replace(real, pairs=real.pairs[::8], others=real.others[::8], lines=real.lines[::8])
    recalls = inject_faults(sample, CHECKS.names(), Finder(lang)).recalls
    assert all(recall.injected >= 20 for recall in recalls)
    assert {recall.fault for recall in recalls if recall.share < recall.bar - SAMPLING} == set()
