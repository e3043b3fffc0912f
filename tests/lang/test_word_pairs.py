"""Word pairs learned from translations, and what they say of a pair of texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loc.lang.coverage
from loc.lang.coverage.evidence import COLUMNS, NAME, UNKNOWN, add_anchors, read_words
from loc.lang.coverage.features import find_least_run, find_least_sums
from loc.lang.coverage.stems import cut_words, find_words, stem
from loc.lang.coverage.verdict import Doubt, find_doubt, measure_coverage
from loc.lang.coverage.word_pairs import STRENGTHS, UNSEEN, WordPairs, load_word_pairs

FOLDER = Path(loc.lang.coverage.__file__).parent
LANGS = ["kk", "ru"]

ONE_STEM = [
    ("en", "minister", "ministers"),
    ("en", "vote", "voted"),
    ("kk", "сот", "соттың"),
    ("kk", "мектеп", "мектептерде"),
    ("kk", "банк", "банкіден"),
    ("ru", "война", "войну"),
    ("ru", "школа", "школами"),
    ("ru", "новый", "новых"),
]

PARTNERS = [
    ("kk", "government", "үкіметтің", "теңіз"),
    ("kk", "president", "президентке", "мектеп"),
    ("kk", "minister", "министрмен", "жаңбыр"),
    ("kk", "year", "жылы", "емес"),
    ("ru", "government", "правительством", "море"),
    ("ru", "war", "войны", "книга"),
    ("ru", "children", "детям", "бюджет"),
    ("ru", "police", "полицией", "музыка"),
]

SENTENCE = "The government will present the new budget to parliament on Monday."
TRANSLATIONS = {
    "kk": "Үкімет жаңа бюджетті дүйсенбіде парламентке ұсынады.",
    "ru": "Правительство внесёт новый бюджет в парламент в понедельник.",
}


def table(lang: str) -> WordPairs:
    pairs = load_word_pairs(lang)
    assert pairs is not None
    return pairs


@pytest.mark.parametrize(("lang", "word", "form"), ONE_STEM)
def test_forms_of_a_word_share_a_stem(lang: str, word: str, form: str) -> None:
    """Case endings, plurals and simple English endings are cut."""
    assert stem(word, lang) == stem(form, lang)


@given(st.text())
def test_words_and_their_spans_go_together(text: str) -> None:
    """As many words as spans, and each span holds its word."""
    spans = find_words(text)
    assert cut_words(text) == [text[start:stop].lower() for start, stop in spans]


@pytest.mark.parametrize(("lang", "source", "target", "stranger"), PARTNERS)
def test_a_word_is_linked_to_its_translation_alone(lang: str, source: str, target: str, stranger: str) -> None:
    """Common words of news know their partner in any form, and not a word that only could stand beside it."""
    (ours,), (partner, other) = table(lang).find_slots([source], [target, stranger])
    assert UNSEEN not in (ours, partner, other)
    strengths = [slot % COLUMNS for slot in (ours, partner, other)]
    assert 1 <= strengths[0] == strengths[1] <= STRENGTHS
    assert strengths[2] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_slots_tell_the_rarity_of_a_word(lang: str) -> None:
    """Each word has that of its stem, whatever its form and place, and whether it has a partner there or not."""
    pairs, words = table(lang), cut_words(SENTENCE)
    for targets in ([], cut_words(TRANSLATIONS[lang])):
        slots, their_slots = pairs.find_slots(words, targets)
        assert [slot // COLUMNS for slot in slots] == [pairs.source_rarity[stem(word, "en")] for word in words]
        assert [slot // COLUMNS for slot in their_slots] == [pairs.target_rarity[stem(word, lang)] for word in targets]


def test_unknown_words_have_no_slots() -> None:
    """A word that was never seen is no error."""
    assert table("kk").find_slots(["qqqqqq"], ["ъъъъъ", "үкімет"])[0] == [UNSEEN]
    assert table("kk").find_slots([], ["ъъъъъ"]) == ([], [UNSEEN])


def test_words_kept_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are forgotten when there are too many, and read again: the answer is the same."""
    pairs, words = WordPairs(FOLDER / "word_pairs_kk.zip", "kk"), cut_words(SENTENCE)
    targets = cut_words(TRANSLATIONS["kk"])
    expected = pairs.find_slots(words, targets)
    monkeypatch.setattr("loc.lang.coverage.word_pairs._MOST_KEPT", 2)
    assert WordPairs(FOLDER / "word_pairs_kk.zip", "kk").find_slots(words, targets) == expected


@pytest.mark.parametrize("lang", ["en", "kk-x-pseudo", "../kk", ""])
def test_other_languages_have_no_table(lang: str) -> None:
    """Nothing was learned of them, so nothing is said of a pair either."""
    assert load_word_pairs(lang) is None
    assert find_doubt(SENTENCE, "Something else altogether.", "en", lang) is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_holds_stems_and_no_sentences(lang: str) -> None:
    """Not one entry has two words, and none is longer than a stem."""
    pairs = table(lang)
    words = [*pairs.source_rarity, *pairs.target_rarity]
    assert len(words) > 10_000
    assert all(len(word) <= 6 and " " not in word for word in words)


def test_the_tables_are_small() -> None:
    """Both languages together stay under a megabyte and a half."""
    assert 0 < sum(path.stat().st_size for path in FOLDER.glob("word_pairs_*.zip")) < 1_500_000


def test_nothing_is_read_at_import() -> None:
    """Tables are read when the first pair is asked about."""
    code = (
        "import loc.lang.coverage.verdict as c, loc.lang.coverage.word_pairs as w; "
        "raise SystemExit(w.load_word_pairs.cache_info().currsize + c._load_weights.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lang", LANGS)
def test_words_of_a_translation_are_covered(lang: str) -> None:
    """The nouns of a good pair tell for it, on both sides."""
    coverage = measure_coverage(SENTENCE, TRANSLATIONS[lang], lang)
    assert coverage is not None
    told = dict(zip(cut_words(SENTENCE), coverage.source, strict=True))
    assert all(told[word] > 1 for word in ("government", "budget", "parliament"))
    assert sum(coverage.target) > 5
    assert find_doubt(SENTENCE, TRANSLATIONS[lang], "en", lang) is None


def test_names_are_found_in_the_other_alphabet() -> None:
    """A name tells for the pair where it is found in the target, and against it where it is not."""
    source = "Tokayev flew to Dushanbe."
    there, gone = "Тоқаев Душанбеге ұшып кетті.", "Премьер-министр Душанбеге ұшып кетті."
    found = add_anchors(read_words(source, there, table("kk")), source, there, "kk")
    missing = add_anchors(read_words(source, gone, table("kk")), source, gone, "kk")
    assert found.source_slots[0] == found.target_slots[0] == NAME * COLUMNS + 1
    assert missing.source_slots[0] == NAME * COLUMNS
    assert missing.source_slots[3] == missing.target_slots[2] == NAME * COLUMNS + 1


def test_figures_written_otherwise_are_not_held_against_a_pair() -> None:
    """«3 мың» answers for 3,000, so the zeros tell nothing."""
    source, target = "The plant made 3,000 cars.", "Зауыт 3 мың көлік шығарды."
    words = add_anchors(read_words(source, target, table("kk")), source, target, "kk")
    assert words.source_slots[words.source.index("000")] == UNKNOWN


RUNS = [
    ([1.0, -1.0, -2.0, 0.5, -1.0, 4.0], (-3.5, 1, 5)),
    ([2.0, 1.0], (0.0, 0, 0)),
    ([-1.0], (-1.0, 0, 1)),
    ([], (0.0, 0, 0)),
]


@pytest.mark.parametrize(("values", "run"), RUNS)
def test_least_run(values: list[float], run: tuple[float, int, int]) -> None:
    """The run with the least sum, none where nothing is below zero."""
    assert find_least_run(values) == run


@given(st.lists(st.integers(-9, 9).map(float)))
def test_least_sums(values: list[float]) -> None:
    """From either end the least of all beginnings and ends; in a row that of the least run."""
    beginnings = [sum(values[:stop]) for stop in range(len(values) + 1)]
    ends = [sum(values[start:]) for start in range(len(values) + 1)]
    assert find_least_sums(values) == (min(*beginnings, *ends), find_least_run(values)[0])


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(LANGS))
def test_any_text_gets_an_answer(source: str, target: str, lang: str) -> None:
    """Empty texts, marks and foreign letters are no error, and a passage lies in its text."""
    verdict = find_doubt(source, target, "en", lang)
    if verdict and verdict.passage:
        text = source if verdict.doubt is Doubt.MISSING else target
        start, stop = verdict.passage
        assert 0 <= start < stop <= len(text)


def test_a_megabyte_is_no_sentence_and_no_trouble() -> None:
    """Names are not looked up in a text that long, where each would be compared with each."""
    source, target = "Minister Kalmyrzaev met Bekmagambetov. " * 25_000, "Дауыл. " * 100_000
    assert find_doubt(source, target, "en", "kk") is not None
