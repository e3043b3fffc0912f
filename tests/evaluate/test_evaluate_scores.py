"""Scores and test sets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from builders import ROOT

from loc import __version__
from loc.errors import LocError
from loc.evaluate.corpus import Corpus
from loc.evaluate.edits import Edit, measure_edits
from loc.evaluate.scores import BLEU, CHRF, TER, score_texts
from loc.evaluate.test_set import read_test_set, score_set

REFERENCE = "Президент во вторник прибыл в Душанбе с визитом."


def test_scores_carry_their_signatures() -> None:
    """The same text is perfect by each measure; chrF++ is the one with words of two."""
    chrf, bleu, ter = score_texts([REFERENCE], [REFERENCE], (CHRF, BLEU, TER))
    assert [round(score.value, 6) for score in (chrf, bleu, ter)] == [100, 100, 0]
    assert "nw:2" in chrf.signature
    assert "tok:13a" in bleu.signature
    assert all("version:" in score.signature for score in (chrf, bleu, ter))


def test_ter_is_the_share_of_words_changed() -> None:
    """One word in eight, by sacrebleu's own count of words."""
    (ter,) = score_texts([REFERENCE.replace("вторник", "среду")], [REFERENCE], (TER,))
    assert ter.value == pytest.approx(100 / 8)


def test_no_text_has_no_score() -> None:
    """Nothing is 0 or 100 that nobody translated."""
    assert score_texts([], [], (CHRF, TER)) == ()


def test_without_the_extra_the_error_names_it() -> None:
    """Where sacrebleu is missing, one is told what to install."""
    code = (
        "import sys; sys.modules['sacrebleu'] = None\n"
        "from loc.errors import LocError\n"
        "from loc.evaluate.scores import score_texts\n"
        "try: score_texts(['a'], ['a'], ('TER',))\n"
        "except LocError as error: print(error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "pip install 'loc[evaluate]'", done.stderr


def test_edits_are_counted_by_language_engine_and_month() -> None:
    """A row for each, in order; what was left untouched counts in the scores too."""
    draft = REFERENCE.replace("вторник", "среду")
    rows = measure_edits(
        [
            Edit("google", "ru", "2026-11", draft, REFERENCE),
            Edit("google", "ru", "2026-11", REFERENCE, REFERENCE),
            Edit("google", "ru", "2026-10", REFERENCE, REFERENCE),
            Edit("deepl", "ru", "2026-11", REFERENCE, REFERENCE),
            Edit("google", "kk", "2026-11", "Ол келді.", "Ол келді."),
        ]
    )
    assert [(row.lang, row.engine, row.month, row.units, row.untouched) for row in rows] == [
        ("kk", "google", "2026-11", 1, 1),
        ("ru", "deepl", "2026-11", 1, 1),
        ("ru", "google", "2026-10", 1, 1),
        ("ru", "google", "2026-11", 2, 1),
    ]
    assert rows[3].share_untouched == 0.5
    ter, chrf = rows[3].scores
    assert ter.value == pytest.approx(100 / 16)
    assert 50 < chrf.value < 100


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("head", ["source\tkk\tru", "en\tkk\tru", "eng\tkaz\trus", "Source\tkk_KZ\tru-RU"])
def test_columns_are_named_by_language(tmp_path: Path, head: str) -> None:
    """The first line may name them in any of the usual codes."""
    path = _write(tmp_path / "set.tsv", f"{head}\nYes.\tИә.\tДа.\n")
    kk, ru = read_test_set(path, "en", ("kk", "ru"))
    assert (kk.lang, kk.pairs, ru.lang, ru.pairs) == ("kk", (("Yes.", "Иә."),), "ru", (("Yes.", "Да."),))


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    """And among others."""
    path = _write(tmp_path / "set.tsv", "ru\tdocument\ten\nДа.\t1\tYes.\n")
    assert read_test_set(path, "en", ["ru"])[0].pairs == (("Yes.", "Да."),)


def test_two_columns_need_no_names(tmp_path: Path) -> None:
    """Source and target, in one language."""
    path = _write(tmp_path / "set.tsv", "Yes.\tИә.\nNo.\tЖоқ.\n")
    assert read_test_set(path, "en", ["kk"])[0].pairs == (("Yes.", "Иә."), ("No.", "Жоқ."))


@pytest.mark.parametrize(
    ("text", "langs", "message"),
    [
        ("Yes.\tИә.\n", ["kk", "ru"], "expected a first line that names the columns"),
        ("Yes.\tИә.\tДа.\n", ["kk"], "got 3 columns without names"),
        ("en\tkk\nYes.\tИә.\n", ["kk", "ru"], "expected a column for ru, got en, kk"),
        ("en\tkk\nalone\n", ["kk"], ":2: expected 2 columns"),
        ("", ["kk"], "got 1 columns without names"),
    ],
)
def test_a_file_that_is_no_test_set_is_refused(tmp_path: Path, text: str, langs: list[str], message: str) -> None:
    """It is said what was expected and what was found."""
    with pytest.raises(LocError, match=message):
        read_test_set(_write(tmp_path / "set.tsv", text), "en", langs)


def test_what_was_not_translated_is_not_scored() -> None:
    """The number of sentences scored stands beside that of the set, and in the signature."""
    corpus = Corpus("set.tsv", "ru", (("He came.", REFERENCE), ("Yes.", "Да."), ("He came.", "Он пришёл.")), "0" * 12)
    score = score_set(corpus, {"He came.": REFERENCE})
    assert (score.sentences, score.scored) == (3, 2)
    assert [each.name for each in score.scores] == ["chrF++", "BLEU", "TER"]
    assert score.signature == f"loc:{__version__} lang:ru file:set.tsv sha256:{'0' * 12} pairs:3 scored:2"
    assert score_set(corpus, {}).scores == ()
