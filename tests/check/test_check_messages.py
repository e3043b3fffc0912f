"""What a check says can be told in the language of an interface."""

from __future__ import annotations

import ast
from gettext import NullTranslations

import pytest
from wordings import FOLDER, TOLD_BY_OTHERS, find_calls, texts_of_checks

from loc.check.phrases import say_any, say_in
from loc.lang.codes import language_name
from loc.lang.message import Message
from loc.lang.script.letters import wrong_language


def test_checks_say_what_they_find() -> None:
    """No message is put together by other means: then no catalog could have it."""
    wordings = {text for each in texts_of_checks() for text in (each if isinstance(each, tuple) else (each,))}
    for path in sorted(FOLDER.rglob("*.py")):
        texts = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
        assert [text for text in texts if str(text).startswith("expected ") and text not in wordings] == [], path
    for path, call in find_calls("Flaw"):
        assert isinstance(call.args[0], ast.Call | ast.Name), f"{path}:{call.lineno}"


def test_wordings_are_literal() -> None:
    """Or they are of those two tables that the wordings of the tests have by name."""
    variable = {
        ast.unparse(call.args[0]) for _, call in find_calls("say") if not isinstance(call.args[0], ast.Constant)
    }
    assert variable == {"rule.what", "reason"}


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("This sentence was left in English.", "ru", "Latin script"),
        ("بۇل سويلەم توته جازۋمەن جازىلعان.", "kk", "Arabic script"),
        ("Αυτή η πρόταση είναι ελληνική.", "ru", "Greek script"),
        ("这句话用中文写成。", "ru", "Han script"),
        ("이 문장은 한국어입니다.", "kk", "Other script"),
        ("Это предложение написано по-русски.", "en", "Cyrillic script"),
        ("Это предложение написано по-русски.", "kk", "reads as Russian"),
        ("Бұл сөйлем қазақша жазылған.", "ru", "reads as Kazakh"),
    ],
)
def test_reasons_of_a_wrong_language_are_wordings(text: str, lang: str, reason: str) -> None:
    """Each of them is in the table that catalogs are compared with."""
    assert wrong_language(text, lang) == reason
    assert reason in TOLD_BY_OTHERS


@pytest.mark.parametrize("lang", ["en", "kk", "ru", "uz"])
def test_languages_have_their_usual_names(lang: str) -> None:
    """In English as everywhere else."""
    assert say_in(lang) == f"in {language_name(lang)}"


@pytest.mark.parametrize("count", [1, 2, 3, 5000])
def test_alternatives_are_all_told(count: int) -> None:
    """In their order, however many a glossary has."""
    choices = [f"«{number}»" for number in range(count)]
    told = say_any(choices)
    assert told == " or ".join(choices)
    assert not isinstance(told, Message) or told.tell(NullTranslations()) == told
