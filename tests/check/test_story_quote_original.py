"""Words spoken in Kazakh or Russian that come back through English."""

from __future__ import annotations

import pytest

from loc.check import quote_original
from loc.check.protocol import Setting, Story
from loc.check.silence import silence
from loc.glossary import Glossary
from loc.model import Finding, Severity, State, Term, Unit, UnitKey

TARGET = "«Біз реформаларды биыл да жалғастырамыз», – деді ол."
QUOTED = "“We will go on with the reforms this year,”"
ASTANA = ("ASTANA. KAZINFORM", "dateline")


def find(lang: str, *sources: str | tuple[str, str], terms: tuple[Term, ...] = (), target: str = TARGET) -> list[str]:
    """The sources that are told."""
    keys = [UnitKey(source, "text") if isinstance(source, str) else UnitKey(*source) for source in sources]
    story = Story([Unit(key, target, State.REVIEWED) for key in keys])
    return [unit.key.source for unit, _ in quote_original.find(story, Setting(lang, Glossary(terms, lang)))]


@pytest.mark.parametrize(
    ("source", "langs"),
    [
        (f"{QUOTED} President Tokayev said.", "kk ru"),
        (f"{QUOTED} said the Kazakh President, who spoke after the talks.", "kk ru"),
        ("«We will go on with the reforms this year,» said the Kazakh President.", "kk ru"),
        ("Kazakhstan's First Deputy Foreign Minister noted that “the talks will go on in May.”", "kk ru"),
        (
            "Minister of Trade and Integration of Kazakhstan Serik Zhumangarin said: “Prices are under control.”",
            "kk ru",
        ),
        ("According to Akorda, “the talks were long and useful.”", "kk ru"),
        ("Tokayev: “We are building a just country”", "kk ru"),
        (f"{QUOTED} Russian President Vladimir Putin said on Friday.", "ru"),
        (f"{QUOTED} Kremlin spokesman Dmitry Peskov told reporters.", "ru"),
        (f"{QUOTED} said Belarusian President Alexander Lukashenko.", "ru"),
        (f"{QUOTED} CSTO Secretary-General Imangali Tasmagambetov said.", "ru"),
        (f"{QUOTED} Tajik Foreign Minister Sirojiddin Muhriddin said at the CSTO meeting.", "ru"),
    ],
)
def test_officials_are_on_record_in_their_languages(source: str, langs: str) -> None:
    """Those of Kazakhstan in both, those of its neighbours in Russian, of some at their unions only."""
    assert [lang for lang in ("kk", "ru") if find(lang, source)] == langs.split()


@pytest.mark.parametrize(
    "source",
    [
        # Another one speaks, though somebody of the table stands nearby.
        "After meeting with Putin, Biden said: “We will go on with the talks this year.”",
        "Biden told Putin that “we will go on with the talks this year.”",
        "In remarks to President Tokayev, Macron said “it has been a good year for us all.”",
        f"{QUOTED} the UN Secretary-General said.",
        f"{QUOTED} Tajik Foreign Minister Sirojiddin Muhriddin said.",
        f"{QUOTED} the Russian tennis player said.",
        # A title, a turn of phrase, words of nobody.
        "President Tokayev signed the Law “On Amendments to Certain Acts on Education.”",
        "The Kazakh minister said the book “The Era of Independence” is out.",
        "Tokayev called it “a big step.”",
        "“We will go on with the reforms this year.”",
        "Tokayev said the reforms will go on.",
    ],
)
def test_words_of_others_are_silent(source: str) -> None:
    """Only a quotation of four words or more by a known speaker is told."""
    assert find("kk", source) == []
    assert find("ru", source) == []


def test_a_speaker_goes_on() -> None:
    """“He said”, a quotation alone and “the president added” belong to him who spoke before."""
    story = (
        "Tokayev arrived in Minsk on Monday.",
        f"{QUOTED} he said.",
        "“It is a step that we have long waited for.”",
        "“It will change the lives of many,” the president added.",
        f"{QUOTED} said Charles Michel.",
        "“We are glad to hear that from our friends,” he added.",
    )
    assert find("ru", *story) == list(story[1:4])


def test_a_quotation_of_several_sentences_is_told_in_each() -> None:
    """It opens in one unit, closes in another, and the speaker may stand with either."""
    story = (
        "“We have seen all that before.",
        "It is nothing new to us.",
        "Yes.",
        "We do not think that it changes anything,” Lavrov said.",
        "The talks go on.",
    )
    assert find("ru", *story) == [story[0], story[1], story[3]]


def test_a_quotation_that_never_closes_ends() -> None:
    """A lost mark does not make a quotation of the whole story."""
    story = ("Putin said: “We have seen all that before.", *["The talks in Geneva go on."] * 8)
    assert find("ru", *story) == list(story[:1])


def test_a_story_from_home_names_no_country() -> None:
    """In a story from Astana a minister is one of Kazakhstan, unless another country is named."""
    minister, envoy = (
        f"{QUOTED} Minister of Healthcare Azhar Giniyat said.",
        f"{QUOTED} US Ambassador Julie Stufft said.",
    )
    assert find("kk", ASTANA, minister, envoy) == [minister]
    assert find("kk", minister) == []
    assert find("kk", ("MOSCOW. KAZINFORM", "dateline"), minister) == []
    assert find("ru", ("MOSCOW. KAZINFORM", "dateline"), minister) == [minister]


def test_the_glossary_adds_speakers() -> None:
    """A note says in which languages a person is on record."""
    source = f"{QUOTED} Dimash Qudaibergen said."
    term = Term("Dimash Qudaibergen", "Димаш Құдайберген", note="A singer, speaks kk, ru.")
    assert find("kk", source) == []
    assert find("kk", source, terms=(term,)) == [source]


def test_an_empty_target_has_no_words_to_check() -> None:
    """That it is empty is told elsewhere."""
    assert find("kk", f"{QUOTED} Tokayev said.", target=" ") == []


def test_other_languages_are_left_alone() -> None:
    """Nobody of the table is on record in Turkish."""
    assert find("tr", f"{QUOTED} Tokayev said.") == []


def test_it_stands_until_it_is_confirmed() -> None:
    """In any state; the comment that the message shows silences it."""
    unit = Unit(UnitKey(f"{QUOTED} Tokayev said.", "text"), TARGET, State.APPROVED)
    ((_, flaw),) = quote_original.find(Story([unit]), Setting("kk", Glossary((), "kk")))
    assert flaw.span == (0, TARGET.index("»") + 1)
    assert "the words of “Tokayev” as spoken or on record in Kazakh" in flaw.message
    assert quote_original.severity is Severity.WARNING
    comment = flaw.message.partition("`# ")[2].rstrip("`")
    finding = Finding("quote-original", Severity.WARNING, "kk", "x.po", 1, "text", unit.key.source, flaw.message)
    assert silence(Unit(unit.key, TARGET, State.APPROVED, notes=(comment,)), [finding]) == ()
