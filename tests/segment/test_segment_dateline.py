from __future__ import annotations

import pytest

from loc.segment import split
from loc.segment.dateline import find_dateline_stop

DATELINES = [
    "DUSHANBE. KAZINFORM – ",
    "ASTANA. KAZINFORM - ",
    "ASTANA. November 3. KAZINFORM – ",
    "NUR-SULTAN. KAZINFORM /Aliya Serik/ – ",
    "ASTANA, Nov 3 (Reuters) - ",
    "ALMATY, Nov. 3 (Reuters) - ",
    "WASHINGTON (AP) — ",
    "ST. LOUIS (AP) — ",
    "NEW YORK (AP) — ",
    "TAMPA, Fla. (AP) — ",
    "SANTA FE, N.M. (AP) — ",
    "CHARLESTON, W.Va. (AP) — ",
    "ASTANA, Kazakhstan, Nov. 3 (UPI) -- ",
    "Paris, Nov 3, 2026 (AFP) - ",
    "MOSCOW, November 3. /TASS/. ",
    "BISHKEK. Nov 3 (Interfax) - ",
    "LONDON — ",
    "Berlin (dpa) - ",
    "RIO DE JANEIRO, Nov. 3 (Reuters) - ",
    "АСТАНА. ҚазАқпарат – ",
    "АЛМАТЫ. 3 қараша. ҚазАқпарат – ",
    "ӨСКЕМЕН. ҚазАқпарат – ",
    "АСТАНА. КАЗИНФОРМ – ",
    "АЛМАТЫ. 3 ноября. КАЗИНФОРМ – ",
    "МОСКВА, 3 ноября. /ТАСС/. ",
    "МОСКВА, 3 ноября 2026 года. /Корр. ТАСС Иван Петров/. ",
    "МОСКВА, 3 ноя - РИА Новости. ",
    "Астана. 3 ноября. Интерфакс-Казахстан – ",
    "Astana. KAZINFORM – ",
    "ASTANA. October 5. KAZINFORM /Ruslan Serik/ - ",
    "WASHINGTON, D.C. (AP) — ",
    "BAKU, Azerbaijan, November 3. ",
    "TASHKENT, November 3 - Sputnik. ",
    "АСТАНА. ҚазАқпарат. ",
    "Алматы. КАЗИНФОРМ – ",
    "Москва. 3 ноября. INTERFAX.RU - ",
    "НЬЮ-ЙОРК. КАЗИНФОРМ – ",
    "Бишкек, 3 ноября (АКИпресс). ",
    "ДУШАНБЕ.\u00a0КАЗИНФОРМ\u00a0– ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline_stays_with_its_sentence(dateline: str) -> None:
    """The dateline is found to its last blank, and no sentence ends in it."""
    text = f"{dateline}Ақорда. Second."
    assert find_dateline_stop(text) == len(dateline)
    assert split(text, "en")[0][0] == 0
    assert text[slice(*split(text, "en")[0])] == f"{dateline}Ақорда."


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended. Both sides left – for good.",
        "Talks ended on Friday. Kazinform reports.",
        "Он ушёл. Она осталась – ненадолго.",
        "Келіссөз аяқталды. Тараптар тарады – бірақ қайта кездеседі.",
        "",
    ],
)
def test_plain_text_has_none(text: str) -> None:
    """A first sentence in lower case is no dateline, whatever dashes follow."""
    assert find_dateline_stop(text) == 0
