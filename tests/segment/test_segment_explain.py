from __future__ import annotations

import pytest

from loc.segment import Verdict, explain
from loc.segment.candidates import JOIN, SPLIT, Choice

CASES: list[tuple[str, str, Choice, str]] = [
    ("en", "It rained. The sun came.", SPLIT, "plain_word"),
    ("en", "He won in 2019. The next vote is due.", SPLIT, "sentence_end"),
    ("en", "DUSHANBE. KAZINFORM – It rained.", JOIN, "dateline"),
    ("en", "1. The fund grew.", JOIN, "list_number"),
    ("en", "1) one 2) two", SPLIT, "list_item"),
    ("en", "Det. Dennis Young came.", JOIN, "title"),
    ("en", "Order No. 5 was signed.", JOIN, "number"),
    ("en", "It opens on Nov. 3 in Astana.", JOIN, "month"),
    ("en", "It opens at 5 a.m. Eastern time.", JOIN, "clock"),
    ("en", "He left the U.S. Senate.", JOIN, "country"),
    ("en", "It happened in Fresno, Calif. The police came.", SPLIT, "state"),
    ("en", "Apple Inc. Chief Executive Tim Cook spoke.", JOIN, "company"),
    ("en", "King Jr. Day is near.", JOIN, "suffix"),
    ("en", "Kazakhstan vs. Belgium", JOIN, "never_final"),
    ("en", "Shares of Yahoo! Inc. fell", JOIN, "exclaimed_name"),
    ("en", '"Are you ready?" CNN reported.', JOIN, "attribution"),
    ("en", "George W. Bush spoke.", JOIN, "initial"),
    ("en", "J. K. Rowling", JOIN, "initials"),
    ("en", "It was 15 C. Winds were light.", SPLIT, "degree"),
    ("en", "He said so (Smith, D-Calif.) Friday.", JOIN, "abbreviation_in_brackets"),
    ("en", "Apple Inc. (AAPL) fell.", JOIN, "symbol_follows"),
    ("en", "It fell (!) again.", JOIN, "bracketed_mark"),
    ("en", "He came etc. and left.", JOIN, "lower_case_follows"),
    ("kk", "2026 ж. 3 қараша күні", JOIN, "after_figure"),
    ("kk", "Жиын сағ. 10.00-де басталды.", JOIN, "number"),
    ("kk", "О. Бектенов келді.", JOIN, "list_number"),
    ("kk", "Отырысты О. Бектенов ашты.", JOIN, "initial"),
    ("kk", "Жарлық а.ж. 4 шілдеде шықты.", JOIN, "this_year"),
    ("kk", "Алматы қ. Абай көш. тұрады", JOIN, "after_name"),
    ("kk", "«Жеңдік!» – деді ол.", JOIN, "dash_follows"),
    ("ru", "университет им. Абая", JOIN, "named_after"),
    ("ru", "Он живёт в г. Алматы.", JOIN, "title"),
    ("ru", "нефть, газ и т. д. Покупатель один.", JOIN, "lower_case_follows"),
    ("ru", "(от англ. Member)", JOIN, "language_note"),
    ("ru", "Фильм о Петре I. Он вышел.", SPLIT, "roman_number"),
]


@pytest.mark.parametrize(("lang", "text", "choice", "rule"), CASES)
def test_first_verdict(lang: str, text: str, choice: Choice, rule: str) -> None:
    """The rule that decided the first candidate is named."""
    verdict = explain(text, lang)[0]
    assert (verdict.choice, verdict.rule) == (choice, rule)


def test_one_verdict_per_candidate() -> None:
    """Each mark before white space is accounted for, points inside figures and addresses are none."""
    assert explain("Mr. Lee paid $3.5 at gov.kz. He left.", "en") == (
        Verdict(3, JOIN, "title"),
        Verdict(28, SPLIT, "sentence_end"),
    )
