"""The words of the interface in Kazakh and Russian."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from newsroom import Browser, make_desk
from wordings import texts_of_checks, texts_of_refusals

from loc.catalog.po import read_entries
from loc.flow.status import Urgency
from loc.model import Mark, Part, Severity, Signal, State
from loc.web import words
from loc.web.render import LANGUAGE_COOKIE
from loc.web.words import FOLDER, LANGUAGES, Words, choose_language, words_of

TEMPLATES = Path(words.__file__).parent / "templates"
OTHERS = [language for language in LANGUAGES if language != "en"]
# Those that pages say with `_(variable)`.
NAMES = {
    *(state.label for state in State),
    *(urgency.name.lower() for urgency in Urgency if urgency is not Urgency.NONE),
    *Signal,
    *Part,
    *Severity,
    *Mark,
}
VARIABLE = re.compile(r"%\(\w+\)s|\{\w+\}")
Text = str | tuple[str, str]


def texts_of_pages() -> Iterator[Text]:
    """What stands in `_("…")`, and pairs of what stands in `ngettext("…", "…", number)`."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    for path in TEMPLATES.glob("*.html"):
        for _, function, found in environment.extract_translations(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
            texts = tuple(text for text in (found if isinstance(found, tuple) else (found,)) if text)
            if texts:
                yield texts[:2] if function == "ngettext" else texts[0]


def texts_of_messages() -> set[Text]:
    return texts_of_checks() | texts_of_refusals()


def texts_of_catalog(language: str) -> dict[Text, tuple[str, ...]]:
    _, *entries = read_entries((FOLDER / f"{language}.po").read_text(encoding="utf-8"), language)
    return {
        (row.source, row.plural) if row.plural else row.source: row.plural_targets or (row.target,) for row in entries
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_pages_and_messages_is_translated(language: str) -> None:
    """None is missing, none is there that nothing says any more."""
    assert set(texts_of_catalog(language)) == {*texts_of_pages(), *map(str, NAMES), *texts_of_messages()}


@pytest.mark.parametrize("language", OTHERS)
def test_catalogs_are_whole(language: str) -> None:
    """msgfmt finds nothing wrong, nothing fuzzy and nothing untranslated, and has them as gettext writes them."""
    path = FOLDER / f"{language}.po"
    checked = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert re.fullmatch(r"\d+ translated messages\.\n", checked.stderr)
    assert checked.returncode == 0
    assert not read_entries(path.read_text(encoding="utf-8"), language)[0].flags


@pytest.mark.parametrize("language", OTHERS)
def test_no_variable_is_lost(language: str) -> None:
    """Each form of a translation has what its msgid has; a page would fail or say less without it."""
    for text, targets in texts_of_catalog(language).items():
        source = text if isinstance(text, str) else text[1]
        for target in targets:
            assert sorted(VARIABLE.findall(target)) == sorted(VARIABLE.findall(source)), source
            assert "%" not in VARIABLE.sub("", target), source


@pytest.mark.parametrize("language", OTHERS)
def test_translations_end_as_their_sources(language: str) -> None:
    """A sentence stays a sentence, a label a label; messages have none."""
    messages = texts_of_messages()
    for text, targets in texts_of_catalog(language).items():
        source = text if isinstance(text, str) else text[1]
        for target in targets:
            assert target == target.strip(), source
            assert (target[-1] == ".") == (source[-1] == "."), source
            is_label = source[0].isupper() and text not in messages
            assert not is_label or target[0].isupper() or VARIABLE.match(target.lstrip("«")), source


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Accept", "Accept"),
        ("kk", "Accept", "Қабылдау"),
        ("ru", "Accept", "Принять"),
        ("kk", "Reject", "Қайтару"),
        ("ru", "Reject", "Вернуть"),
        ("kk", "not in any catalog", "not in any catalog"),
    ],
)
def test_words_are_said_in_the_language(language: str, text: str, expected: str) -> None:
    """What no catalog has stays English."""
    assert words_of(language).gettext(text) == expected


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 1, "%(num)s word"),
        ("en", 2, "%(num)s words"),
        ("kk", 1, "%(num)s сөз"),
        ("kk", 5, "%(num)s сөз"),
        ("ru", 1, "%(num)s слово"),
        ("ru", 3, "%(num)s слова"),
        ("ru", 5, "%(num)s слов"),
        ("ru", 11, "%(num)s слов"),
        ("ru", 21, "%(num)s слово"),
        ("ru", 112, "%(num)s слов"),
        ("ru", 0, "%(num)s слов"),
    ],
)
def test_numbers_have_their_forms(language: str, number: int, expected: str) -> None:
    """Three in Russian, one in Kazakh, where the noun does not change after a number."""
    assert words_of(language).ngettext("%(num)s word", "%(num)s words", number) == expected


def test_fuzzy_and_half_translated_words_stay_english() -> None:
    """A catalog that is being worked on says nothing that nobody has accepted."""
    text = """\
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, fuzzy
msgid "Save"
msgstr "Құтқару"

msgid "Undo"
msgstr ""

msgid "one"
msgid_plural "many"
msgstr[0] "бір"
msgstr[1] ""

#~ msgid "Accept"
#~ msgstr "Қабыл алу"
"""
    header, *entries = read_entries(text, "kk.po")
    words = Words(header.target, entries)
    assert [words.gettext(source) for source in ("Save", "Undo", "Accept")] == ["Save", "Undo", "Accept"]
    assert [words.ngettext("one", "many", number) for number in (1, 2)] == ["one", "many"]


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        ("", "", "en"),
        ("kk", "ru", "kk"),
        ("de", "ru", "ru"),
        ("../kk", "", "en"),
        ("", "kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7", "kk"),
        ("", "de, ru-RU;q=0.5, kk;q=0.7", "kk"),
        ("", "RU-ru", "ru"),
        ("", "kk;q=0, ru;q=0.1", "ru"),
        ("", "kk;q=0", "en"),
        ("", "kk; q=0.2, ru; q=0.3", "ru"),
        ("", "kk;q=x, ru", "ru"),
        ("", "*", "en"),
        ("", "fr-CH, de;q=0.9", "en"),
    ],
)
def test_the_language_is_the_one_wished_for(chosen: str, accepted: str, language: str) -> None:
    """The person's own choice first, then the browser's by weight, then English."""
    assert choose_language(chosen, accepted) == language


@given(st.text(max_size=20), st.text(max_size=80))
def test_any_wish_is_answered(chosen: str, accepted: str) -> None:
    """A cookie or a header may hold anything."""
    assert choose_language(chosen, accepted) in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_the_language(tmp_path: Path, language: str) -> None:
    """Each page says its words in it, by the choice of the person or of the browser, and says so itself."""
    desk = make_desk(tmp_path / "project")
    browser = Browser.of(desk)
    for name, value in (("Cookie", f"{LANGUAGE_COOKIE}={language}"), ("Accept-Language", language)):
        for path in ("/", "/help", f"/story/kk/{SLUG}", f"/export/kk/{SLUG}", "/search/kk", "/nothing"):
            page = browser.get(path, headers={name: value}).text
            assert f'<html lang="{language}">' in page
            assert words_of(language).gettext("Skip to the content") in page
    desk.close()
