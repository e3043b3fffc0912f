"""A target cut where its source was cut."""

from __future__ import annotations

import pytest

from loc.catalog.cut import cut_target

BUDGET = "The government approved the budget on Tuesday, and parliament will debate it on November 30."
BUDGET_PIECES = ("The government approved the budget on Tuesday.", "Parliament will debate it on November 30.")
BRIDGE = "The bridge, built in 1974, was closed on Monday after cracks were found; repairs will take six weeks."
BRIDGE_PIECES = (
    "The bridge, built in 1974, was closed on Monday after cracks were found.",
    "Repairs will take six weeks.",
)
AIRLINE = "The airline bought 12 Airbus jets for its new hub in Astana, which will open in the spring of 2027."
AIRLINE_PIECES = ("The airline bought 12 Airbus jets for its new hub in Astana.", "It will open in the spring of 2027.")
PRICES = "Prices for bread rose 3 percent, while sugar became 5 percent cheaper and meat cost as much as before."
TALKS = "Ministers met in Geneva in May, they met again in Vienna in July, and they will meet in Almaty in October."
TALKS_PIECES = (
    "Ministers met in Geneva in May.",
    "They met again in Vienna in July.",
    "They will meet in Almaty in October.",
)

CUT = {
    "ru, conjunction left out": (
        BUDGET,
        "Во вторник правительство утвердило бюджет, а парламент рассмотрит его 30 ноября.",
        BUDGET_PIECES,
        ("Во вторник правительство утвердило бюджет.", "Парламент рассмотрит его 30 ноября."),
    ),
    "kk, conjunction left out": (
        BUDGET,
        "Үкімет сейсенбіде бюджетті бекітті, ал парламент оны 30 қарашада талқылайды.",
        BUDGET_PIECES,
        ("Үкімет сейсенбіде бюджетті бекітті.", "Парламент оны 30 қарашада талқылайды."),
    ),
    "ru, conjunction kept as in the source": (
        "The government approved the budget on Tuesday, but parliament will debate it on November 30.",
        "Во вторник правительство утвердило бюджет, но парламент рассмотрит его 30 ноября.",
        ("The government approved the budget on Tuesday.", "But parliament will debate it on November 30."),
        ("Во вторник правительство утвердило бюджет.", "Но парламент рассмотрит его 30 ноября."),
    ),
    "ru, at the semicolon and not at the commas": (
        BRIDGE,
        "Мост, построенный в 1974 году, закрыли в понедельник, обнаружив трещины; ремонт займет шесть недель.",
        BRIDGE_PIECES,
        (
            "Мост, построенный в 1974 году, закрыли в понедельник, обнаружив трещины.",
            "Ремонт займет шесть недель.",
        ),
    ),
    "kk, two sentences already": (
        BRIDGE,
        "1974 жылы салынған көпір дүйсенбіде жарықтар табылған соң жабылды. Жөндеу алты аптаға созылады.",
        BRIDGE_PIECES,
        (
            "1974 жылы салынған көпір дүйсенбіде жарықтар табылған соң жабылды.",
            "Жөндеу алты аптаға созылады.",
        ),
    ),
    "ru, a relative clause gets its subject": (
        AIRLINE,
        "Авиакомпания купила 12 самолетов Airbus для нового узла в Астане, который откроется весной 2027 года.",
        AIRLINE_PIECES,
        (
            "Авиакомпания купила 12 самолетов Airbus для нового узла в Астане.",
            "Он откроется весной 2027 года.",
        ),
    ),
    "ru, three": (
        TALKS,
        "Министры встречались в Женеве в мае, снова встретились в Вене в июле, и в октябре они встретятся в Алматы.",
        TALKS_PIECES,
        (
            "Министры встречались в Женеве в мае.",
            "Снова встретились в Вене в июле.",
            "В октябре они встретятся в Алматы.",
        ),
    ),
}

WHOLE = {
    "kk, the relative clause stands before its noun": (
        AIRLINE,
        "Әуекомпания 2027 жылдың көктемінде ашылатын Астанадағы жаңа хабы үшін 12 Airbus ұшағын сатып алды.",
        AIRLINE_PIECES,
    ),
    "ru, no joint at all": (
        BUDGET,
        "Утвержденный во вторник правительством бюджет парламент рассмотрит 30 ноября.",
        BUDGET_PIECES,
    ),
    "ru, the clauses change places": (
        BUDGET,
        "30 ноября парламент рассмотрит бюджет, утвержденный правительством во вторник.",
        BUDGET_PIECES,
    ),
    "pieces of another sentence": (PRICES, "Хлеб подорожал на 3%, а сахар подешевел на 5%.", BUDGET_PIECES),
    "nothing to cut": (BUDGET, "Бюджет", BUDGET_PIECES),
}


@pytest.mark.parametrize(("source", "target", "pieces", "expected"), CUT.values(), ids=CUT)
def test_a_target_is_cut_into_sentences(
    source: str, target: str, pieces: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """Each piece begins with a capital, ends with its mark and says what its source says."""
    assert cut_target(source, target, pieces) == expected


@pytest.mark.parametrize(("source", "target", "pieces"), WHOLE.values(), ids=WHOLE)
def test_where_no_cut_is_sure_each_piece_gets_the_whole(source: str, target: str, pieces: tuple[str, ...]) -> None:
    """A wrong half would hide what belongs to the other."""
    assert cut_target(source, target, pieces) == (target,) * len(pieces)
