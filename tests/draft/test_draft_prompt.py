"""What a chat model is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.check.protocol import Setting
from loc.check.quotes import find as find_quotes
from loc.draft.prompt import (
    HOUSE_STYLE,
    LANGUAGES,
    MAX_EXAMPLES,
    MAX_PARAGRAPH_CHARS,
    digest_prompt,
    write_messages,
    write_task,
)
from loc.draft.protocol import Hint
from loc.glossary import Glossary
from loc.lang.script.letters import count_scripts, find_mixed_words, wrong_language
from loc.model import Match, Term, Unit, UnitKey

TEXT = "The minister spoke on Monday."


def _told(hints: dict[str, Hint], texts: dict[str, str]) -> dict[str, list[dict[str, object]]]:
    content: dict[str, list[dict[str, object]]] = json.loads(write_messages(texts, hints, "en", "kk")[1]["content"])
    return content


@pytest.mark.parametrize("lang", HOUSE_STYLE)
def test_the_rules_keep_to_themselves(lang: str) -> None:
    """The house style is written in its own language, in one script a word, with paired quotes."""
    rules = HOUSE_STYLE[lang]
    assert wrong_language(rules, lang) is None
    assert set(count_scripts(rules)) == {"Cyrillic"}
    assert list(find_mixed_words(rules, lang)) == []
    for rule in rules.splitlines():
        assert rule.startswith("- ")
        assert rule.endswith((".", ".»"))
        assert list(find_quotes(Unit(UnitKey("A rule."), rule), Setting(lang, Glossary((), lang)))) == []


@pytest.mark.parametrize("lang", sorted(LANGUAGES.keys() - {"en"}))
def test_each_language_is_named(lang: str) -> None:
    """The task names both languages; only Kazakh and Russian have rules of their own."""
    task = write_task("en", lang)
    assert f"from English into {LANGUAGES[lang]}," in task
    assert ("House style" in task) is (lang in HOUSE_STYLE)
    assert "$" not in task


def test_own_style_comes_last() -> None:
    """The house's own rules stand after ours, so that they have the last word, and also alone."""
    assert write_task("en", "ru", " Пишите «Астана». \n").endswith(HOUSE_STYLE["ru"] + "Пишите «Астана».\n")
    assert write_task("en", "de", "Kurz.").endswith("House style:\nKurz.\n")


def test_another_style_has_another_digest() -> None:
    """White space around it is no other style."""
    assert digest_prompt("") == digest_prompt("\n") != digest_prompt("Пишите «Астана».")
    assert len(digest_prompt("")) == 8


@given(text=st.text(min_size=1), paragraph=st.text(max_size=80), term=st.text(min_size=1, max_size=20))
def test_no_text_gets_out_of_its_string(text: str, paragraph: str, term: str) -> None:
    """Whatever a wire, a glossary or a memory holds, the task stays the same and each string comes back whole."""
    hint = Hint(paragraph, (Term(term, term),), (Match(text, term, 0.9, "slug"),))
    system, user = write_messages({"1-ab": text}, {"1-ab": hint}, "en", "kk")
    assert system == {"role": "system", "content": write_task("en", "kk")}
    told = json.loads(user["content"])
    assert told["segments"][0]["text"] == text
    assert told["terms"] == [{"source": term, "target": term}]
    assert told["examples"] == [{"source": text, "target": term}]
    line = " ".join(paragraph.split())
    assert told.get("paragraphs") == ([{"number": 1, "text": line}] if line not in {"", text} else None)


def test_what_is_not_known_is_not_there() -> None:
    """Without hints the object holds the segments alone."""
    assert _told({}, {"1-ab": TEXT}) == {"segments": [{"id": "1-ab", "text": TEXT}]}


def test_a_sentence_alone_is_its_paragraph() -> None:
    """A paragraph that says no more than the segment, line breaks aside, is not said again."""
    told = _told({"1-ab": Hint("The minister\nspoke on Monday.")}, {"1-ab": TEXT})
    assert told == {"segments": [{"id": "1-ab", "text": TEXT}]}


def test_examples_are_few_and_the_nearest() -> None:
    """The nearest pair of every text goes before the second of any, a third nowhere, a pair once."""
    hints = {
        str(number): Hint(
            matches=tuple(Match(f"s{number}.{rank}", f"t{number}.{rank}", 0.9, "slug") for rank in range(3))
        )
        for number in range(6)
    }
    examples = _told(hints | {"6": hints["0"]}, {id_: f"{TEXT} {id_}" for id_ in (*hints, "6")})["examples"]
    assert [example["source"] for example in examples] == [f"s{number}.0" for number in range(6)] + ["s0.1", "s1.1"]
    assert len(examples) == MAX_EXAMPLES


def test_a_whole_story_is_no_paragraph() -> None:
    """Too long a paragraph would crowd out the segments and is left out."""
    hints = {"1-ab": Hint("w" * (MAX_PARAGRAPH_CHARS + 1)), "2-cd": Hint("w" * MAX_PARAGRAPH_CHARS)}
    told = _told(hints, {"1-ab": TEXT, "2-cd": TEXT})
    assert [segment.get("paragraph") for segment in told["segments"]] == [None, 1]


def test_forbidden_words_are_told_apart() -> None:
    """A word the glossary forbids is to be avoided, one it leaves untranslated is its own target."""
    terms = (Term("Kiev", "Киев", "forbidden"), Term("Reuters", "Reuters", "do-not-translate"))
    told = _told({"1-ab": Hint(terms=terms)}, {"1-ab": TEXT})
    assert told["terms"] == [{"source": "Kiev", "avoid": "Киев"}, {"source": "Reuters", "target": "Reuters"}]
