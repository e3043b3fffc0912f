"""The edges of quotes, end-punctuation, spacing and repeated-word: what looks like a slip, and what hides one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.check import end_punctuation, markup, quotes, repeated_word, spacing, typography
from loc.check.edit import MOST_FLAWS
from loc.check.protocol import Flaw, Setting
from loc.check.spacing import fix_spaces
from loc.glossary import Glossary
from loc.lang.typography.quotes import pair_quotes
from loc.model import Finding, Severity, Unit, UnitKey

Run = Callable[..., tuple[Finding, ...]]

QUOTES = [
    # Two kinds of marks around one quotation.
    ("kk", '"We agreed," he said.', '“Біз келістік", – деді ол.', "one kind"),
    # The one mark that is left is straight, curly, low or inner.
    ("ru", '"We agreed," he said.', '"Мы договорились, — сказал он.', 'got a " alone'),
    ("kk", '"We agreed," he said.', "Біз келістік”, – деді ол.", "got a ” alone"),
    ("ru", 'He read "War and Peace".', "Он читал «книгу „Война и мир».", "got a „ alone"),
    # Looks like quotations that run on: the source opens and closes its own.
    ("ru", "'Did you do it?' he said.", "Он спросил: Вы это сделали?»", "« and »"),
    ("ru", "He told the desk: 'We will rebuild the bridge.", "Он сообщил: Мы восстановим мост.", "several sentences"),
    ("kk", "It was the dogs' best year.' ", "Бұл олар үшін ең жақсы жыл болды «.", "« and »"),
    # Looks like equal marks that are not set twice: the speaker stands between them.
    ("ru", '"We won," he said at Barys.', "«Мы победили, — сказал он на базе «Барыса».", "« and »"),
    # Two marks at the end may close another sentence's quotation, but not in the middle of this one.
    ("kk", 'He read "War and Peace.""', "Ол Соғыс пен бейбітшілікті» оқыды.", "« and »"),
    # Looks like a name at the edge of a speech: the source quotes nobody.
    ("ru", "League: Barys 5-3 Traktor", "Лига: «Барыс 5:3 «Трактор»", "« and »"),
    # A straight mark for an apostrophe is no quotation that runs on.
    ("ru", 'He spoke on the Lakers" site.', "Он говорил на сайте «Лейкерс.", "« and »"),
    # Brackets of another kind do not close.
    ("kk", "The bank (KDB) lent it.", "Қаржыны банк [ҚДБ) берді.", "[ and ]"),
]

QUOTES_SILENT = [
    ("ru", "'Did you do it?' he said.", "«Вы это сделали?» — спросил он."),
    ("kk", "He told the desk: 'We will rebuild the bridge.", "Ол былай деді: «Біз көпірді қалпына келтіреміз."),
    # The translator closes in each sentence what the source leaves open, or sets speech off by a dash.
    ("ru", '"We agreed on the border.', "«Мы договорились о границе и о воде»."),
    ("ru", '"We agreed on the border.', "— Мы договорились о границе."),
    # Equal marks are not set twice at the start either.
    ("ru", 'Ivanov: "Barys plays three times a week now."', "Иванов: «Барыс» теперь играет три раза в неделю»."),
    # Two marks at the end: the sentence closes a quotation that an earlier one opened, or it does not.
    ("kk", 'He read "War and Peace.""', "Ол «Соғыс пен бейбітшілікті» оқыды."),
    ("ru", "He is 5'10\" tall.", "Его рост 5'10\"."),
    ("ru", 'He spoke on the Lakers" site.', "Он говорил на сайте «Лейкерс»."),
    ("ru", "It is fine :)", "Все хорошо :)"),
    ("kk", "1) the budget. 2) the plan", "1) бюджет. 2) жоспар"),
    # A few words of a speaker may be told without quotes.
    ("kk", 'He promised to "take a hard look" at it.', "Ол мұны мұқият қарайтынын айтты."),
]

END = [
    ("ru", "The session is over.", "Сессия завершена:", "got `:`"),
    ("kk", "The session is over.", "Отырыс аяқталды;", "got `;`"),
    ("kk", "The session is over.", "Отырыс аяқталды…", "got `…`"),
    ("ru", "The session is over.", "Сессия завершена..", "got `..`"),
    ("kk", "The session is over.", "Отырыс аяқталды,.", "got `,.`"),
    ("ru", 'He said: "It is over."', "Он сказал: «Все кончено»", "got no end mark"),
    ("ru", "The session is over (for now).", "Сессия завершена (пока)!", "got `!`"),
]

END_SILENT = [
    ("ru", "Why Astana hosts the summit", "Почему саммит пройдет в Астане?"),
    ("kk", "I kept thinking, what will they ask?", "Олар не сұрар екен деп ойладым."),
    ("ru", "He waited...", "Он ждал..."),
    ("kk", "Really?!", "Шынымен бе?!"),
    ("ru", "Who will pay?..", "Кто заплатит?.."),
]

SPACING = [
    ("ru", "Он был в г. Вашингтон, D .C.", "Он был в г. Вашингтон, D.C."),
    ("kk", "«Бәрі дайын. », – деді ол.", "«Бәрі дайын.», – деді ол."),
    ("kk", "“Бәрі дайын .“", "“Бәрі дайын.“"),
    ("ru", "Рост на 5% , а не на 8%.", "Рост на 5%, а не на 8%."),
    ("ru", "Астана\u00a0 — столица.", "Астана\u00a0— столица."),
    ("kk", "Отырыс 15 :30-да басталады.", "Отырыс 15:30-да басталады."),
    ("ru", "Тереза\u200b\u200b Мэй.", "Тереза Мэй."),
    ("kk", "Ол келді ( кеше).", "Ол келді (кеше)."),
    ("kk", "Оны ректор Қ .Сәтбаев қабылдады.", "Оны ректор Қ.Сәтбаев қабылдады."),
]

SPACING_SILENT = [
    ("He waited ... and left.", "Он подождал ... и ушел."),
    ("It is fine :)", "Все хорошо :)"),
    ("The score was 3 : 1.", "Счет 3 : 1."),
    ("It costs 1 250 tenge.", "Это стоит 1\u00a0250\u202fтенге."),
    ("The site is akorda.kz.", "Сайт — akorda.kz, файл — .docx."),
    ("It runs on .NET.", "Это работает на .NET."),
    ("It ends in .kz now.", "Теперь это домен .kz и файл .docx."),
]

REPEATED = [
    # The language doubles these with a hyphen only, and the source has no emphasis: no safe fix.
    ("kk", "He returned to the film.", "Ол фильмге қайта қайта оралды.", ("қайта", None)),
    ("ru", "It is bad.", "Ситуация очень очень плохая.", ("очень", None)),
    ("ru", "They met on the bridge.", "«На на мосту» они встретились.", ("На", "«На мосту» они встретились.")),
    ("ru", "Nobody saw anything.", "Никто не видел что-либо либо слышал.", ("либо", None)),
    # The source has one name twice, the target two.
    ("kk", "Mr. Mandagi was at the Roa Roa Hotel.", "Мандаги Мандаги Roa Roa қонақүйінде болды.", ("Мандаги", None)),
    # A typing slip of the source is no reason for one in the target.
    ("ru", "According to to the official, it is ready.", "По словам словам чиновника, все готово.", ("словам", None)),
]


@pytest.mark.parametrize(("lang", "source", "target", "message"), QUOTES)
def test_hidden_slips_of_quotes_are_found(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """A mark that lost its other half is found, whatever the marks and whatever else is open."""
    findings = run("quotes", lang, source, target)
    assert any(message in finding.message and finding.severity is Severity.WARNING for finding in findings)


@pytest.mark.parametrize(("lang", "source", "target"), QUOTES_SILENT)
def test_good_quotes_are_left_alone(run: Run, lang: str, source: str, target: str) -> None:
    """Nothing but house style is said of quotations that only look broken."""
    assert [finding for finding in run("quotes", lang, source, target) if finding.severity is not Severity.STYLE] == []


@pytest.mark.parametrize(("lang", "source", "target", "message"), END)
def test_other_end_marks_are_found(run: Run, lang: str, source: str, target: str, message: str) -> None:
    """Every other mark at the end is found, two that do not go together too."""
    (finding,) = run("end-punctuation", lang, source, target)
    assert message in finding.message


@pytest.mark.parametrize(("lang", "source", "target"), END_SILENT)
def test_good_ends_are_left_alone(run: Run, lang: str, source: str, target: str) -> None:
    """Questions in headlines and thoughts, and marks that go together, are right."""
    assert run("end-punctuation", lang, source, target) == ()


@pytest.mark.parametrize(
    ("source", "target", "fix"),
    [
        ("The session is over.", "Сессия завершена", "Сессия завершена."),
        ("The session is over.", "Сессия «Диалог»,", "Сессия «Диалог»."),
        ("Who will pay?", "Кто заплатит", None),
        ("The session is over.", "Сессия завершена?", None),
    ],
)
def test_only_a_missing_full_stop_has_a_fix(run: Run, source: str, target: str, fix: str | None) -> None:
    """A sentence that does not end is ended; what may change the meaning is left to a person."""
    (finding,) = run("end-punctuation", "ru", source, target)
    assert finding.fix == fix


@pytest.mark.parametrize(("lang", "target", "fix"), SPACING)
def test_stray_spaces_are_mended(run: Run, lang: str, target: str, fix: str) -> None:
    """Spaces beside marks of every kind are found, and no-break spaces stay."""
    assert {finding.fix for finding in run("spacing", lang, "The session is over.", target)} == {fix}


def test_torn_site_is_told_by_its_source(run: Run) -> None:
    """A space inside the name of a site is found where the source has that ending behind a name."""
    (finding,) = run("spacing", "ru", "He wrote to akorda.kz.", "Он написал на сайт akorda .kz.")
    assert finding.fix == "Он написал на сайт akorda.kz."


@pytest.mark.parametrize(("source", "target"), SPACING_SILENT)
def test_good_spaces_are_left_alone(run: Run, source: str, target: str) -> None:
    """Ellipses that the source sets off too, faces, scores and names of files keep their spaces."""
    assert run("spacing", "ru", source, target) == ()


@pytest.mark.parametrize(("lang", "source", "target", "expected"), REPEATED)
def test_words_that_only_seem_allowed_are_found(
    run: Run, lang: str, source: str, target: str, expected: tuple[str, str | None]
) -> None:
    """Neither the list of doubled words nor a name that is twice in the source hides another word."""
    word, fix = expected
    (finding,) = run("repeated-word", lang, source, target)
    assert finding.message == f"expected {word} once, got it twice"
    assert fix is None or finding.fix == fix


@given(st.text(alphabet='абғ ,.«»!?:;-()\u00a0\u200b\n\t“”"D…', max_size=30))
def test_mended_spaces_are_good(text: str) -> None:
    """Spaces come to rest: what is mended has nothing more to mend, and no letter is lost."""
    once = fix_spaces(text)
    assert fix_spaces(once) == once
    assert _solid(once) == _solid(text)


@given(st.text(alphabet="аб «»„“”\"'5,.—", max_size=30))
def test_every_quote_has_one_place(text: str) -> None:
    """Each mark is an end of one pair or alone, and pairs open before they close."""
    found = pair_quotes(text)
    places = [*(place for pair in (*found.pairs, *found.mixed) for place in pair), *found.opened, *found.closed]
    marks = [place for place, letter in enumerate(text) if letter in "«»„“”"]
    assert len(places) == len(set(places))
    assert set(marks) <= set(places)
    assert all(start < stop for start, stop in (*found.pairs, *found.mixed))


_LARGE = 50_000


@pytest.mark.parametrize("check", [quotes, end_punctuation, spacing, repeated_word, markup, typography])
@pytest.mark.parametrize(
    "text",
    ["(", ")", '"', "«", "»", "« ", '" ', " ", "a ", ".", ", ", "<a>", "“”", "а.", "1 ", "\t", "«а» ", "-", "' 'а"],
)
def test_monstrous_units_are_checked_and_few_flaws_told(check: object, text: str) -> None:
    """A unit of nothing but marks comes back, with no more flaws than anybody would read."""
    target = text * (_LARGE // len(text))
    source = f'"We agreed, he said. {target}"'
    assert len(list(_find(check, source, f"а{target}б"))) <= MOST_FLAWS * 10


def _find(check: object, source: str, target: str) -> Iterator[Flaw]:
    find = getattr(check, "find")  # noqa: B009 - modules of one protocol
    yield from find(Unit(UnitKey(source, "text"), target), Setting("ru", Glossary((), "ru")))


def _solid(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter not in "\u200b\ufeff")
