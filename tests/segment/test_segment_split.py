from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.segment import explain, split
from loc.segment.boundaries import _ask_rules, _find_sure
from loc.segment.candidates import PLACE, SPLIT, Candidate
from loc.segment.language import find_language

LANGS = ("en", "kk", "ru", "ja")
PIECES = """
Mr. U.S. a.m. p.m. 5 No. Inc. Jr. The He Astana said vs. i.e. D.C. Fla. Nov. 3 A. J.K. … ... . ! ? ?! Yahoo! I a " ' “ ”
« » ( ) [ ] – — - • 1) 2) 1. 2. т. е. д. б. г. ж. 2021 сағ. 10.00 им. Абая О. млн. тг. қ. АҚШ Ол деді Президент сказал и
др. ст. 。 ？ 日本 । (AP) KAZINFORM DUSHANBE. МОСКВА, ноября. /ТАСС/. gov.kz grade water! reported asked, them. <...> km
"""
BLANKS = ["\u00a0", "\n", "\t", ""]
pieces = st.lists(st.sampled_from(PIECES.split() + BLANKS), max_size=25)
wire = pieces.map(" ".join) | pieces.map("".join)
texts = st.text() | wire


@given(texts, st.sampled_from(LANGS))
def test_spans_and_gaps_rebuild_the_text(text: str, lang: str) -> None:
    """Spans come in order, hold no outer white space, and between them stands white space alone."""
    at = 0
    for start, stop in split(text, lang):
        assert text[at:start].strip() == ""
        assert text[start:stop] == text[start:stop].strip() != ""
        at = stop
    assert text[at:].strip() == ""


@given(texts, st.sampled_from(LANGS))
def test_explain_tells_what_split_does(text: str, lang: str) -> None:
    """The verdicts that say split are the ends of all sentences but the last."""
    said = [verdict.offset for verdict in explain(text, lang) if verdict.choice is SPLIT]
    assert said == [stop for _, stop in split(text, lang)[:-1]]


@given(texts, st.sampled_from(LANGS))
def test_white_space_around_changes_nothing(text: str, lang: str) -> None:
    """A paragraph set off by blanks is cut as without them."""
    moved = split(f"\n {text}\n", lang)
    assert moved == tuple((start + 2, stop + 2) for start, stop in split(text, lang))


@given(wire, st.sampled_from(("en", "kk", "ru")))
def test_short_cut_agrees_with_the_rules(text: str, lang: str) -> None:
    """Where the sure case answers without the rules, they would have chosen the same."""
    language = find_language(lang)
    start = len(text) - len(text.lstrip())
    for match in PLACE.finditer(text, start):
        stop = match.end(match.lastindex or 0)
        if match.end() == len(text):
            continue
        sure = _find_sure(text, start, match.start(), stop, match.end(), language)
        if sure:
            candidate = Candidate(text, start, match.start(), stop, match.end())
            assert _ask_rules(candidate, language)[0] is sure[0]


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0", "\u2003"])
def test_white_space_alone_has_no_sentence(text: str) -> None:
    """A paragraph of white space gives no span."""
    assert split(text, "en") == ()


@pytest.mark.parametrize(
    ("lang", "text", "sentences"),
    [
        ("en-US", "He left the U.S. Senate. She stayed.", 2),
        ("en_GB", "He met Mr. Smith.", 1),
        ("ru-RU", "Он живёт в г. Алматы.", 1),
        ("kk-Cyrl-KZ", "Жиын сағ. 10.00-де басталды.", 1),
        ("KK", "Отырысты О. Бектенов өткізді.", 1),
        ("de", "Er kam. Sie ging.", 2),
        ("ja", "会議は終わった。大統領は出発した。", 2),
        ("zh", "会议结束了。总统说：“我们准备好了。”他离开了。", 3),
        ("hi", "बैठक समाप्त हुई। राष्ट्रपति चले गए।", 2),
        ("ar", "هل انتهى الاجتماع؟ نعم.", 2),
        ("hy", "Նիստն ավարտվեց։ Նախագահը մեկնեց։", 2),
        ("", "One. Two.", 2),
    ],
)
def test_any_language(lang: str, text: str, sentences: int) -> None:
    """Regions and scripts in the code are ignored; other languages are cut at their own marks."""
    assert len(split(text, lang)) == sentences


@pytest.mark.parametrize("piece", ["A. ", "(((", ". . . . .x", "No. 5 ", "г. Х. ", '." ', "1. ", ".\n", "• ", "U.S. "])
def test_long_runs_end(piece: str) -> None:
    """A paragraph of one thing over and over is cut without recursion, and to its last character."""
    text = piece * 20_000
    spans = split(text, "en")
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text.rstrip())
