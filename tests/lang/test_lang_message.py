"""English text that can be told in other languages."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import replace
from gettext import NullTranslations

import pytest

from loc.lang.message import Message, say
from loc.model import Finding, Severity

FIGURE = say("expected {expected}, got {got}", expected="25", got="26")
COUNT = say("at most {n} word, got {got}", "at most {n} words, got {got}", n=3, got=5)
LIST = say("expected {expected}", expected=say("{these} or {other}", these="«Астана»", other="«Ақмола»"))
COPY = say("got {got}", got="{expected} %s {0}")


class Marked(NullTranslations):
    """Words in brackets, plurals with the number that chose them."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{n}: {msgid1 if n == 1 else msgid2}]"


@pytest.mark.parametrize(
    ("message", "english", "marked"),
    [
        (FIGURE, "expected 25, got 26", "[expected 25, got 26]"),
        (COUNT, "at most 3 words, got 5", "[3: at most 3 words, got 5]"),
        (LIST, "expected «Астана» or «Ақмола»", "[expected [«Астана» or «Ақмола»]]"),
        (COPY, "got {expected} %s {0}", "[got {expected} %s {0}]"),
    ],
)
def test_a_message_is_its_english_and_can_be_told(message: Message, english: str, marked: str) -> None:
    """Counts choose their form, messages inside are told too, and what stands in the copy is never a template."""
    assert message == english
    assert message.tell(NullTranslations()) == english
    assert message.tell(Marked()) == marked
    assert json.loads(json.dumps([message])) == [english]


@pytest.mark.parametrize("message", [FIGURE, COUNT, LIST])
def test_a_message_is_whole_wherever_it_goes(message: Message) -> None:
    """To another process, into a copy, and with a finding that is changed."""
    finding = Finding("numbers", Severity.ERROR, "ru", "locales/ru/a.po", 13, "text", "It rose.", message)
    for other in (pickle.loads(pickle.dumps(finding)), copy.deepcopy(finding), replace(finding, line=9)):  # noqa: S301 - our own
        assert isinstance(other.message, Message)
        assert (other.message, other.message.tell(Marked())) == (message, message.tell(Marked()))


def test_one_is_told_as_one() -> None:
    """English has its singular as the others have theirs."""
    one = say("at most {n} word", "at most {n} words", n=1)
    assert (one, one.tell(Marked())) == ("at most 1 word", "[1: at most 1 word]")
