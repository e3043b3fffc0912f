"""What the gate lets in and what it keeps out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.draft.gate import judge
from loc.draft.loops import find_loop
from loc.draft.notices import NOTICES, find_notice
from loc.draft.tokens import find_tokens, split_tokens

REFERENCES = Path(__file__).parents[2].parent / "shared" / "data" / "ntrex-dev.tsv"
COLUMNS = {"kk": "kaz", "ru": "rus"}

GOOD = [
    ("The bank raised its rate to 16.5 percent.", "Банк мөлшерлемені 16,5 пайызға көтерді.", "kk"),
    ("The bank raised its rate to 16.5 percent.", "Банк повысил ставку до 16,5 %.", "ru"),
    ("Reuters", "Reuters", "kk"),
    ("COVID-19", "COVID-19", "ru"),
    ("NATO UN", "NATO UN", "ru"),
    ("https://example.org/news", "https://example.org/news", "kk"),
    ("42", "42", "ru"),
    ("Apple showed the iPhone 17 in Cupertino.", "Apple компаниясы Купертинода iPhone 17 смартфонын таныстырды.", "kk"),
    ("Tokayev: We keep our word", "Тоқаев: Біз сөзімізде тұрамыз", "kk"),
    ('"No, no, no," the coach said.', "«Нет, нет, нет», — сказал тренер.", "ru"),
    ("Ha-ha-ha-ha-ha, he wrote.", "«Ха-ха-ха-ха-ха», — написал он.", "ru"),
    ("Write to press@example.kz.", "press@example.kz мекенжайына жазыңыз.", "kk"),
    ("Details at www.example.kz.", "Подробности на www.example.kz.", "ru"),
    ("He answered @akorda under #Almaty.", "Ол #Almaty белгісімен @akorda парақшасына жауап берді.", "kk"),
    ("R&D spending rose.", "Расходы на R&D выросли.", "ru"),
    ("Use the <b> tag.", "Используйте тег <b>.", "ru"),
    ("Yes.", "Иә.", "kk"),
    ("Here is the translation of the poem.", "Вот перевод этого стихотворения.", "ru"),
]
BAD = [
    ("Talks go on.", None, "kk", "empty"),
    ("Talks go on.", " \u00a0", "ru", "empty"),
    ("Talks go on.", "Talks go on.", "kk", "repeats the source"),
    ("Talks go on", "«Talks go on»", "ru", "repeats the source"),
    ("Tokayev Visits Dushanbe", "Tokayev Visits Dushanbe", "kk", "repeats the source"),
    ("TALKS GO ON", "TALKS GO ON", "ru", "repeats the source"),
    ("Talks go on.", "— … —", "kk", "no letters"),
    ("Talks go on.", "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS", "kk", "notice"),
    ("Talks go on.", "Вот перевод: переговоры идут.", "ru", "notice"),
    ("Talks go on.", "<p>Келіссөз жүріп жатыр.</p>", "kk", "markup"),
    ("Talks go on.", "Переговоры&nbsp;идут.", "ru", "markup"),
    ("Talks go on.", "Келіссөз жүріп\njatyr.", "kk", "invisible"),
    ("Talks go on.", "\u202eПереговоры идут.", "ru", "invisible"),
    ("Talks go on.", "Переговоры идут\ufffd.", "ru", "invisible"),
    ("The talks went on in the capital.", "Переговоры в столице продолжались весь день.", "kk", "not kk"),
    ("The talks went on in the capital.", "Келіссөздер елордада күні бойы жалғасты.", "ru", "not ru"),
    ("The talks went on in the capital.", "Kelissózder elordada kúni boıy jalǵasty.", "kk", "Latin"),
    ("The talks went on in the capital.", "كەلىسسوزدەر ەلوردادا كۇنى بويى جالعاستى.", "kk", "Arabic"),
    ("The talks went on in the capital.", "Переговоры, переговоры, переговоры, переговоры.", "ru", "repeats itself"),
    ("He said it all.", "Ол айтты, бәрін ол айтты, бәрін ол айтты, бәрін.", "kk", "repeats itself"),
    ("The ministers signed the agreement after two days of hard talks.", "Подписано.", "ru", "too short"),
    ("The talks went on.", "Келіссөздер елордада түнге дейін еш үзіліссіз жалғасты, " * 2, "kk", "too long"),
    ("Exports grew by 12 percent.", "Экспорт 21 пайызға өсті.", "kk", "figure"),
    ("Exports grew by 12 percent.", "Экспорт вырос.", "ru", "figure"),
    (
        "See https://example.org/a for more.",
        "Толығырақ https://example.org/b сайтында.",
        "kk",
        "lost https://example.org/a",
    ),
    ("Write to press@example.kz today.", "Напишите сегодня в пресс-службу.", "ru", "lost press@example.kz"),
]


@pytest.mark.parametrize(("source", "target", "lang"), GOOD)
def test_good_drafts_pass(source: str, target: str, lang: str) -> None:
    """Right drafts that look like one fault or another come through."""
    assert judge(source, target, "en", lang) is None


@pytest.mark.parametrize(("source", "target", "lang", "reason"), BAD)
def test_bad_drafts_are_refused(source: str, target: str | None, lang: str, reason: str) -> None:
    """Each fault is refused, and the reason names it."""
    assert reason in (judge(source, target, "en", lang) or "")


def test_pseudo_locales_need_no_language() -> None:
    """Pseudo text is no Kazakh, and must still be whole."""
    assert judge("Exports grew by 12.", "Әхпөөртс ғрөөұ бы 12.", "en", "kk-x-pseudo") is None
    assert "figures" in (judge("Exports grew by 12.", "Әхпөөртс ғрөөұ бы 13.", "en", "kk-x-pseudo") or "")


@pytest.mark.parametrize("lang", COLUMNS)
def test_professional_translations_pass(lang: str) -> None:
    """Of human translations of news at most 3 % are refused, for their length at most 0.5 %."""
    if not REFERENCES.exists():
        pytest.skip(f"{REFERENCES.name} is not beside the checkout")
    with REFERENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    reasons = [reason for row in rows if (reason := judge(row["eng"], row[COLUMNS[lang]], "en", lang))]
    assert len(rows) > 1_000
    assert len(reasons) <= 0.03 * len(rows), reasons
    assert sum("too short" in reason or "too long" in reason for reason in reasons) <= 0.005 * len(rows)


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("Ол келді, келді, келді, келді.", "келді"),
        ("в этом году в этом году в этом году", "в этом году"),
        ("жаққққққққққ", "қ"),
        ("На-на-на, спел он.", None),
        ("День за днём, год за годом, век за веком.", None),
        ("2020, 2021, 2022, 2023", None),
        ("", None),
    ],
)
def test_loops(text: str, loop: str | None) -> None:
    """A phrase said again and again is found, a refrain is not."""
    assert find_loop(text) == loop


@pytest.mark.parametrize("piece", ["w", "w.", "а ", "@", "#", "<", "<a", "&", "1", "1 ", "сөз ", "http://", "a@b."])
def test_long_texts_cost_little(piece: str) -> None:
    """A long run of anything is judged in linear time: a pattern that explodes would not come back."""
    text = piece * (50_000 // len(piece))
    assert judge("Talks go on.", text, "en", "kk") is not None
    assert judge(text, "Келіссөз жүріп жатыр.", "en", "kk") is not None
    assert find_notice(text) is None
    assert all(token in text for token in find_tokens(text))


def test_notices_have_each_a_meaning() -> None:
    """Every notice can be told to a user."""
    assert all(notice.meaning for notice in NOTICES)
    assert find_notice("Мы сделали предупреждение.") is None


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("See https://example.org/a?b=1, then go.", ("https://example.org/a?b=1",)),
        ("(www.example.org).", ("www.example.org",)),
        ("Mail a.b+c@mail.example.org!", ("a.b+c@mail.example.org",)),
        ("Follow @loc_desk, tag #Қазақстан and #2026", ("@loc_desk", "#Қазақстан")),
        ("Issue #5 at 5 p.m. costs $5 & more", ()),
    ],
)
def test_tokens(text: str, tokens: tuple[str, ...]) -> None:
    """Addresses, handles and hashtags are found without the marks around them."""
    assert find_tokens(text) == tokens


@given(st.text(alphabet=st.sampled_from("ab. @#/:wқш\n")) | st.text())
def test_pieces_are_the_text(text: str) -> None:
    """Whatever the text, its pieces joined are the text again."""
    assert "".join(piece for piece, _ in split_tokens(text)) == text


@given(st.text(), st.text())
def test_any_text_is_judged(source: str, target: str) -> None:
    """The gate has an answer for every pair of strings, and a reason is a sentence without line breaks."""
    reason = judge(source, target, "en", "kk")
    assert reason is None or "\n" not in reason
