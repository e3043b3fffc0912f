"""Masks: what gets one, what engines may do to them, and when a draft is no draft any more."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loc.draft.protect import FORMS, Form, protect, restore
from loc.draft.tokens import find_verbatim

FORM = {form.name: form for form in FORMS}
BRACKET = FORM["bracket"]
forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)

_PIECES = st.sampled_from(
    [
        *("@akorda", "#Алматы", "press@example.kz", "https://example.org/a?b=1", "KAP.L", "$KSPI", "148-VIII"),
        *("<a>", "</a>", "<b>", "</b>", "Kaspi", "Air Astana", " ", "  ", ".", ",", "(", ")", "«", "»", "—", "\n"),
        *('<x id="1"/>', "<x id='2'>", "</x>", "⟦1⟧", "⟦", "⟧", "[1]", "[[2]]", "[", "]", "{{1}}", "{2}"),
        *("{", "}", "ZX1Z", "zx 2 z", "зх3з", "ZX", "Z", "1", "m1@loc.test", "m2@loc .test", "@loc", "12", "١"),
        *("қ", "ё", "&lt;x id=1&gt;", "+7 7172 745555", "\u0301", "\u202e", "\u202c", "\u200f", "e\u0301", "🇰🇿"),
        *("\u00a0", "сөз", "word"),
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=40)


@forms
@given(text=_TEXTS, keep=st.lists(st.sampled_from(["Kaspi", "Air Astana", "word", "", "1"]), max_size=3))
@example(text="⟦1⟧@akorda⟦2⟧#Алматы", keep=[])
@example(text="[@akorda]{#Алматы}ZX@akordaZ", keep=[])
@example(text="@akorda\u0301", keep=[])
def test_what_is_masked_comes_back(form: Form, text: str, keep: list[str]) -> None:
    """An engine that changes nothing gives the text back, whatever stands in it."""
    protected = protect(text, form, keep)
    assert restore(protected, protected.text) == text


@forms
@given(
    texts=st.lists(st.sampled_from(["@akorda", "https://example.org", "KAP.L"]), min_size=1, max_size=6), data=st.data()
)
def test_order_may_change(form: Form, texts: list[str], data: st.DataObject) -> None:
    """Languages order their sentences otherwise: the tokens come back in the order of their masks."""
    protected = protect(" and ".join(texts), form)
    numbers = data.draw(st.permutations(range(1, len(texts) + 1)))
    target = " және ".join(form.mask(number) for number in numbers)
    assert restore(protected, target) == " және ".join(texts[number - 1] for number in numbers)


@forms
@given(target=st.lists(_PIECES, max_size=8).map("".join))
def test_a_draft_is_whole_or_none(form: Form, target: str) -> None:
    """Whatever an engine makes of the masks, a draft that comes out has each token."""
    restored = restore(protect("Kaspi wrote to @akorda about KAP.L.", form, ["Kaspi"]), target)
    assert restored is None or all(token in restored for token in ("Kaspi", "@akorda", "KAP.L"))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("See https://example.org/a?b=1, then go.", ["https://example.org/a?b=1"]),
        ("Write to press@example.kz or @akorda under #Almaty.", ["press@example.kz", "@akorda", "#Almaty"]),
        ("Kaspi.kz (NASDAQ: KSPI) rose, KAP.L and $KSPI fell.", ["NASDAQ: KSPI", "KAP.L", "$KSPI"]),
        ("Flight KC 931 and flight No. 7J 12 were late.", ["KC 931", "7J 12"]),
        ("Law 148-VIII follows S/RES/2254.", ["148-VIII", "S/RES/2254"]),
        ("Call +7 (717) 274-55-55 or 8 (800) 080 77 77.", ["+7 (717) 274-55-55", "8 (800) 080 77 77"]),
        ("Send it to KZ86 125K ZT50 0410 0100.", ["KZ86 125K ZT50 0410 0100"]),
        ("The <a>report</a> is <b>out</b>.", ["<a>", "</a>", "<b>", "</b>"]),
        ("The server 192.168.0.1 is down.", ["192.168.0.1"]),
    ],
)
def test_what_gets_a_mask(text: str, masked: list[str]) -> None:
    """Addresses, handles, hashtags, tickers, numbers of flights, laws and telephones, and tags."""
    assert list(protect(text, BRACKET).tokens) == masked


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its rate to 16.5 percent, or $5 million.",
        "The U.N. and the EU27 met the G20 at COP29 in FY2024.",
        "A Tu-154 and a Boeing 737 carried 1,200 people over 300 km at +16 degrees.",
        "HIV/AIDS kills; AC/DC plays 24/7 in the 2024-25 season.",
        "It won 3-1, 6:3 and +10 000 000 tenge.",
        "NATO: UN must act.",
    ],
)
def test_what_a_translation_writes_otherwise_gets_none(text: str) -> None:
    """Figures, units, money, acronyms and types of aircraft are the engine's to translate."""
    assert find_verbatim(text) == ()


def test_terms_are_kept_letter_for_letter() -> None:
    """A do-not-translate term is masked as a whole word, the longer before the shorter, in its own case."""
    text = "Air Astana and Air, not Airbus nor air astana, flew."
    assert protect(text, BRACKET, ["Air", "Air Astana"]).tokens == ("Air Astana", "Air")


def test_a_text_without_anything_is_left_alone() -> None:
    """Without a token the text goes as it is, and what comes back is taken as it is."""
    protected = protect("Talks go on.", BRACKET)
    assert (protected.text, protected.tokens) == ("Talks go on.", ())
    assert restore(protected, "Келіссөз ⟦1⟧ жүріп жатыр.") == "Келіссөз ⟦1⟧ жүріп жатыр."


def test_look_alikes_are_masked_too() -> None:
    """A footnote that looks like a mask cannot be taken for one."""
    protected = protect("See [1] by @akorda.", BRACKET)
    assert protected.tokens == ("[1]", "@akorda")
    assert restore(protected, "[2] авторы: [1] қараңыз.") == "@akorda авторы: [1] қараңыз."


SOURCE = "The post by @akorda cites press@example.kz."
GOOD = [
    ("tag", "Жазба: < x id = « 2 » / > және <X ID='1'></X>.", "Жазба: press@example.kz және @akorda."),
    ("tag", 'Пост &lt;х id=&quot;1&quot;/&gt; и <x id="2">.', "Пост @akorda и press@example.kz."),
    ("bracket", "Пост [1] ссылается на [[ 2 ]].", "Пост @akorda ссылается на press@example.kz."),
    ("bracket", "⟦ 1 ⟧ жазбасында 【2】 тұр.", "@akorda жазбасында press@example.kz тұр."),
    ("brace", "Пост {1} и { { 2 } } .", "Пост @akorda и press@example.kz."),
    ("word", "Пост zx1z и ЗХ 2 З.", "Пост @akorda и press@example.kz."),
    ("address", "Пост M1@LOC.test и m2 @ loc. test.", "Пост @akorda и press@example.kz."),
    ("word", "ZX1Z-ның жазбасы, ZX2Z.", "@akorda-ның жазбасы, press@example.kz."),
]
BAD = [
    ("bracket", "Пост ⟦1⟧.", "lost"),
    ("bracket", "Пост ⟦1⟧ и ⟦1⟧ и ⟦2⟧.", "doubled"),
    ("bracket", "Пост ⟦1⟧ и ⟦3⟧.", "another number"),
    ("bracket", "Пост ⟦1⟧ и ⟦2⟧, ⟦ 1.", "half of a third"),
    ("word", "Пост ZX1Z, ZX2Z, ZX2.", "half of a third"),
    ("word", "Пост ZX1Zның ZX2Z.", "an ending grown on"),
    ("word", "ПостZX1Z ZX2Z.", "a word grown on"),
    ("tag", 'Пост <x id="1"/> и <x id="два"/>.', "a number translated"),
    ("address", "Пост m1@loc.test, почта@loc.test.", "a letter translated"),
    ("brace", "", "nothing"),
]


@pytest.mark.parametrize(("form", "target", "restored"), GOOD)
def test_what_engines_do_to_masks_is_mended(form: str, target: str, restored: str) -> None:
    """Spaces, case, other brackets and quotes, look-alike letters and a hyphened ending do no harm."""
    assert restore(protect(SOURCE, FORM[form]), target) == restored


@pytest.mark.parametrize(("form", "target", "fault"), BAD)
def test_what_cannot_be_mended_is_no_draft(form: str, target: str, fault: str) -> None:
    """A mask that is lost, doubled, broken or grown onto a word makes the draft none."""
    assert restore(protect(SOURCE, FORM[form]), target) is None, fault


TAGGED = "The <a>report</a> on <b>wheat</b> (NASDAQ: KSPI)."


@pytest.mark.parametrize(
    ("target", "restored"),
    [
        ("⟦1⟧ Отчёт ⟦2⟧ о ⟦3⟧ пшенице ⟦4⟧ ( ⟦5⟧ ) .", "<a>Отчёт</a> о <b>пшенице</b> (NASDAQ: KSPI) ."),
        ("Отчёт⟦1⟧ новый ⟦2⟧о ⟦3⟧пшенице⟦4⟧ (⟦5⟧).", "Отчёт <a>новый</a> о <b>пшенице</b> (NASDAQ: KSPI)."),
        ("⟦3⟧Бидай⟦4⟧ туралы ⟦1⟧есеп⟦2⟧те (⟦5⟧).", "<b>Бидай</b> туралы <a>есеп</a>те (NASDAQ: KSPI)."),
        ("⟦1⟧Отчёт о ⟦3⟧пшенице⟦4⟧⟦2⟧ (⟦5⟧).", "<a>Отчёт о <b>пшенице</b></a> (NASDAQ: KSPI)."),
        ("⟦2⟧Отчёт⟦1⟧ о ⟦3⟧пшенице⟦4⟧ (⟦5⟧).", None),
        ("⟦1⟧Отчёт о ⟦3⟧пшенице⟦2⟧ ныне⟦4⟧ (⟦5⟧).", None),
    ],
)
def test_tags_stay_close_and_nested(target: str, restored: str | None) -> None:
    """Spaces inside tags and brackets go, endings may touch a tag, tags that cross are no draft."""
    assert restore(protect(TAGGED, BRACKET), target) == restored


def test_nothing_but_masks_is_seen() -> None:
    """A text of tokens and marks alone has nothing to translate."""
    assert protect("@akorda, https://example.org.", BRACKET).is_bare
    assert not protect("By @akorda.", BRACKET).is_bare
    assert not protect("...", BRACKET).is_bare


@pytest.mark.parametrize(
    "piece", ["w/", "+1 ", "1.", "A", "8 (", "1-I", "AB12 ABCD ", "A/1-", "$A", "<x id=", "⟦ ", "{ ", "ZX1"]
)
def test_long_texts_are_masked_in_linear_time(piece: str) -> None:
    """A long run of anything comes back: a pattern that explodes would not."""
    text = piece * (50_000 // len(piece))
    for form in FORMS:
        protected = protect(text[:2_000], form)
        assert restore(protected, protected.text) == text[:2_000]
        assert list(form.masks().finditer(text)) is not None
    assert all(0 <= start < stop <= len(text) for start, stop in find_verbatim(text))


def test_tokens_do_not_meet() -> None:
    """Two tokens that an engine pushed together are no draft, unless they stand so in the source."""
    protected = protect("By @akorda, see @press and @desk.", BRACKET)
    assert restore(protected, "⟦1⟧⟦2⟧ және ⟦3⟧.") is None
    together = protect("See [1][2].", BRACKET)
    assert restore(together, "⟦1⟧⟦2⟧ қараңыз.") == "[1][2] қараңыз."
