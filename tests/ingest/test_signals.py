"""What a take does to earlier takes, and embargoes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.ingest.text.signals import find_embargo, find_signal, is_note, names_embargo, strip_signal
from loc.model import Signal

U, C, W, K = Signal.UPDATE, Signal.CORRECTION, Signal.WITHDRAWAL, Signal.KILL

HEADLINES: list[tuple[str, str, Signal | None, int | None]] = [
    ("UPDATE 2-Kazakhstan opens a plant", "Kazakhstan opens a plant", U, 2),
    ("Update 2: Kazakhstan opens a plant", "Kazakhstan opens a plant", U, 2),
    ("UPDATE: Kazakhstan opens a plant", "Kazakhstan opens a plant", U, None),
    ("WRAPUP 3-Kazakhstan opens a plant", "Kazakhstan opens a plant", U, 3),
    ("2ND LEAD: Kazakhstan opens a plant", "Kazakhstan opens a plant", U, 2),
    ("Kazakhstan opens a plant (Update 1)", "Kazakhstan opens a plant", U, 1),
    ("CORRECTED-Kazakhstan opens a plant", "Kazakhstan opens a plant", C, None),
    ("CORRECTED (OFFICIAL)-Kazakhstan opens a plant", "Kazakhstan opens a plant", C, None),
    ("CORRECTION: Kazakhstan opens a plant", "Kazakhstan opens a plant", C, None),
    ("REFILE-UPDATE 2-Kazakhstan opens a plant", "Kazakhstan opens a plant", C, 2),
    ("Kazakhstan opens a plant (CORRECTED)", "Kazakhstan opens a plant", C, None),
    ("STORY WITHDRAWN-Kazakhstan opens a plant", "Kazakhstan opens a plant", W, None),
    ("KILL: Kazakhstan opens a plant", "Kazakhstan opens a plant", K, None),
    ("RPT-Kazakhstan opens a plant", "Kazakhstan opens a plant", None, None),
    ("RPT-UPDATE 1-Kazakhstan opens a plant", "Kazakhstan opens a plant", U, 1),
    ("KILL KILL KILL", "KILL KILL KILL", K, None),
    ("Police kill two in Almaty", "Police kill two in Almaty", None, None),
    ("Update on talks in Astana", "Update on talks in Astana", None, None),
    ("Correction officers strike", "Correction officers strike", None, None),
    ("Lead poisoning: 40 in hospital", "Lead poisoning: 40 in hospital", None, None),
    ("Bill withdrawn: minister explains", "Bill withdrawn: minister explains", None, None),
]


@pytest.mark.parametrize(("headline", "bare", "signal", "number"), HEADLINES)
def test_tags_of_headlines(headline: str, bare: str, signal: Signal | None, number: int | None) -> None:
    """A tag of the desk goes, the same word inside a sentence stays."""
    assert strip_signal(headline) == (bare, signal, number)
    assert find_signal(headline) is signal


LINES = {
    "(Adds quotes, background)": U,
    "(Updates with minister's comments)": U,
    "(Recasts, adds detail)": U,
    "(Corrects spelling of name in paragraph 2)": C,
    "(Refiles to fix typo in headline)": C,
    "Eds: Updates with figures. With AP Photos.": U,
    "Eds: Minor edits. CORRECTS spelling of Atyrau.": C,
    "Eds: With AP Photos.": None,
    "MANDATORY KILL": K,
    "WITHDRAWN": W,
    "HOLD HOLD HOLD": W,
    "ADVISORY: story slugged BC-Kazakhstan-Oil is withdrawn": W,
    "ADVISORY-Please disregard the story on oil": W,
    'The story headlined "Oil rises" has been withdrawn.': W,
    "Editors: Please kill the story slugged BC-Kazakhstan-Oil.": K,
    "Please kill item 57, the launch was put off.": K,
    "Troops have been withdrawn from the city.": None,
    "(The ministry adds nothing to this.)": None,
    "The story of the city has many chapters.": None,
    "Two hunters killed the wolf.": None,
    "Editors fear that a reporter has been killed": None,
    "Editors: a reporter of ours has been killed; a story follows.": None,
    "Attention turns to two killed in Almaty": None,
    "ADVISORY: The story on oil has been killed.": K,
}


@pytest.mark.parametrize("line", LINES)
def test_signals_of_notes_and_lines(line: str) -> None:
    """Editor's notes and stop lines tell, sentences for readers do not; the gravest wins."""
    assert find_signal(line) is LINES[line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Adds quotes, background)", True),
        ("Eds: With AP Photos.", True),
        ("(Eds: Minor edits.)", True),
        ("Editor's note: figures are preliminary.", True),
        ("(Reporting by Aigerim Serikova; Editing by Anna Doe)", False),
        ("Editors of three papers met in Astana.", False),
        ("Attention is needed, he said.", False),
    ],
)
def test_notes_are_told_from_text(line: str, expected: bool) -> None:
    """A word to editors is no paragraph; a sentence about editors is."""
    assert is_note(line) is expected


SENT = datetime(2026, 11, 20, 10, tzinfo=UTC)
EMBARGOES = {
    "EMBARGOED UNTIL 0900 GMT Nov 23": "2026-11-23T09:00",
    "EMBARGOED UNTIL 0900 GMT MONDAY": "2026-11-23T09:00",
    "EMBARGOED UNTIL 0900 GMT": "2026-11-21T09:00",
    "Embargo: 23 November 2026 09:00 Astana time": "2026-11-23T04:00",
    "Embargo: 23 November 2026 09:00 (Almaty time)": "2026-11-23T04:00",
    "HOLD FOR RELEASE 6 p.m. EST, Nov 23": "2026-11-23T23:00",
    "HOLD FOR RELEASE 6 p.m. EDT, July 3, 2026": "2026-07-03T22:00",
    "EMBARGOED FOR RELEASE UNTIL 12:01 a.m. ET, Monday, November 23, 2026": "2026-11-23T05:01",
    "FOR RELEASE AT 10:00 A.M. (EDT) JULY 6, 2026": "2026-07-06T14:00",
    "EMBARGOED UNTIL 6:30 p.m. local time (1330 GMT) on Tuesday, Nov. 24": "2026-11-24T13:30",
    "NOT FOR RELEASE BEFORE 00:01 GMT Thursday 26 November": "2026-11-26T00:01",
    "embargoed until noon London time on July 25, 2026": "2026-07-25T11:00",
    "EMBARGO: midnight GMT Nov 23": "2026-11-24T00:00",
    "Under embargo until 23.11.2026, 09.00 (Moscow time)": "2026-11-23T06:00",
    "Not for publication until 9 a.m. GMT+5 on 24 Nov 2026": "2026-11-24T04:00",
    "Embargo: 2026-11-23T09:00:00Z": "2026-11-23T09:00",
    "Embargo: 2026-11-23T09:00+05:00": "2026-11-23T04:00",
    "Embargo: 23/11/2026 09:00 UTC": "2026-11-23T09:00",
    "Embargo: no use before 0900 GMT Nov 24": "2026-11-24T09:00",
    "Embargo lifted at 0900 GMT Nov 24": "2026-11-24T09:00",
    "FOR RELEASE SUNDAY, NOV. 29": "2026-11-29T00:00",
    "EMBARGOED TILL 1700 HRS 23 NOV": "2026-11-23T17:00",
    "EMBARGOED UNTIL 1 JAN 0500 GMT": "2027-01-01T05:00",
    "EMBARGOED UNTIL 0900 CET NOV 23": "2026-11-23T08:00",
}


@pytest.mark.parametrize("line", EMBARGOES)
def test_embargoes_are_understood(line: str) -> None:
    """Every way to write it names one moment in UTC."""
    assert names_embargo(line)
    assert find_embargo(line, SENT) == datetime.fromisoformat(EMBARGOES[line]).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED",
        "EMBARGOED UNTIL FURTHER NOTICE",
        "EMBARGOED UNTIL DELIVERY",
        "EMBARGO UNTIL 03/11/2026 9am",
        "EMBARGOED UNTIL 0900 GMT MONDAY NOV 24",
        "EMBARGOED UNTIL 0900 IST Nov 24",
        "EMBARGOED UNTIL 9 a.m. local time Nov 24",
        "EMBARGO: 24 Nov 2026 at 9",
        "EMBARGOED UNTIL 31 NOV 2026",
        "EMBARGOED UNTIL 2500 GMT NOV 24",
        "EMBARGOED UNTIL NOV 24 OR NOV 25",
    ],
)
def test_an_embargo_in_doubt_is_none_but_named(line: str) -> None:
    """Two readings, a wrong weekday, an unknown zone: no moment, and the caller knows that there is an embargo."""
    assert names_embargo(line)
    assert find_embargo(line, SENT) is None


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on oil begins in December",
        "Embargo lifted on Kazakh oil",
        "The EU lifts its arms embargo on 23 November 2026",
        "Embargo: none",
        "FOR IMMEDIATE RELEASE",
        "Hold for ransom: police free three",
        "The following information is not for publication",
    ],
)
def test_talk_of_embargoes_is_no_embargo(line: str) -> None:
    """Sanctions and open releases put nothing under embargo."""
    assert not names_embargo(line)


def test_without_a_day_of_sending_a_weekday_is_not_enough() -> None:
    """Monday of which week? The year, though, is the one nearest to today."""
    assert find_embargo("EMBARGOED UNTIL 0900 GMT MONDAY", None) is None
    day = datetime.now(UTC)
    found = find_embargo(f"EMBARGOED UNTIL 0900 GMT {day:%b} {day.day}", None)
    assert found == day.replace(hour=9, minute=0, second=0, microsecond=0)


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
    | st.text("0123456789:/.- GMTZEmbargountilNovamp", max_size=80)
)
def test_any_text_has_an_answer(text: str) -> None:
    """No text is an error; what has no tag comes back stripped of white space only."""
    bare, signal, _ = strip_signal(text)
    assert bare in text
    assert find_signal(text) is not None or signal is None
    moment = find_embargo(text, SENT)
    assert moment is None or moment.tzinfo is UTC
