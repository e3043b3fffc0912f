"""cyrillic, kazakh_keys, mojibake, disguised: what `script` and its neighbours are made of."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.script.alphabets import KAZAKH_KEYS
from loc.lang.script.cyrillic import cut_trigrams, weigh_word
from loc.lang.script.disguised import find_disguised
from loc.lang.script.kazakh_keys import may_lack_letters, restore_kazakh
from loc.lang.script.mojibake import find_mojibake
from loc.lang.script.passages import find_latin, find_other_language
from loc.lang.script.strange_letters import find_digits_in_words, find_foreign, find_kazakh_letters, may_be_strange


@given(st.text("аоәө казқстнұ", max_size=16), st.sampled_from(["", "казакстан", "қазақстан", "Казакстан", "БІЛІКТІ"]))
def test_the_quick_look_passes_all_words_without_their_letters(text: str, word: str) -> None:
    """A text that it holds for right has no word that lacks its Kazakh letters."""
    whole = f"{text} {word}"
    assert may_lack_letters(whole) or not any(restore_kazakh(each) for each in whole.split() if len(each) > 3)


def test_a_right_text_lacks_no_letters() -> None:
    """Capitals and words that the list does not have are no reason to look closer."""
    assert not may_lack_letters("ҚАЗАҚСТАН Республикасының Президенті Қасым-Жомарт Тоқаев")
    assert may_lack_letters("Бул Казакстан")


def test_trigrams_know_where_a_word_begins_and_ends() -> None:
    """Every letter stands in three of them, the ends of the word marked."""
    assert list(cut_trigrams("жол")) == ["<жо", "жол", "ол>"]
    assert list(cut_trigrams("а")) == ["<а>"]


@pytest.mark.parametrize("word", ["жаман", "келген", "болды", "айтты", "балалар", "қойылған", "жаңа"])
def test_kazakh_words_weigh_above_nought(word: str) -> None:
    """Kazakh words speak for Kazakh, with letters of its own or without."""
    assert weigh_word(word) > 1
    assert weigh_word(word.translate(KAZAKH_KEYS)) > 0


@pytest.mark.parametrize("word", ["который", "случилось", "заявление", "пресс", "был", "прошлого"])
def test_russian_words_weigh_below_nought(word: str) -> None:
    """Russian words speak for Russian, those too whose letters would be Kazakh («был»)."""
    assert weigh_word(word) < -1


@pytest.mark.parametrize("word", ["революция", "министр", "провинция", "спорт"])
def test_words_of_both_languages_weigh_little(word: str) -> None:
    """Loans that Kazakh spells like Russian say nothing about the language."""
    assert abs(weigh_word(word)) <= 3


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("казакстан", "қазақстан"),
        ("Қазакстан", "Қазақстан"),
        ("УКІМЕТ", "ҮКІМЕТ"),
        ("қазақстан", None),
        ("билікті", None),  # authority; «білікті» is skilled
        ("айдын", None),  # a name; «айдың» is of the moon
        ("ташкент", None),
        ("", None),
    ],
)
def test_kazakh_letters_are_restored(word: str, right: str | None) -> None:
    """Frequent words get their letters back, capitals kept; words of their own are left."""
    assert restore_kazakh(word) == right


@given(st.text(alphabet="абгджиклмнорстухшыәғқңөұүһі", max_size=12))
def test_what_is_restored_is_right(word: str) -> None:
    """A restored word is as long, needs nothing more, and is the same on a Russian keyboard."""
    right = restore_kazakh(word)
    if right is not None:
        assert right.translate(KAZAKH_KEYS) == word.translate(KAZAKH_KEYS)
        assert restore_kazakh(right) is None


@given(
    st.lists(st.sampled_from(["үкімет", "Қазақстан", "переговоры", "Ёлка", "«Ақорда»", "—", "15", "ішкі"]), min_size=1)
)
def test_mojibake_of_any_words_is_read_again(words: list[str]) -> None:
    """Words of UTF-8 read in windows-1251 come back, all or none; figures alone are no mojibake."""
    text = " ".join(words)
    garbled = "".join(map(_read, text.encode()))
    right = garbled
    for mojibake in reversed(list(find_mojibake(garbled))):
        start, stop = mojibake.span
        right = right[:start] + (mojibake.right or "") + right[stop:]
    assert right == text


def _read(byte: int) -> str:
    return bytes([byte]).decode("cp1251") if byte != 0x98 else "\x98"


@pytest.mark.parametrize(
    ("lang", "text", "source", "found"),
    [
        ("ru", "пришел co всеми", "came with all", ["со"]),
        ("ru", "группа AC выступила", "the AC group", []),
        ("ru", "A потом ушли", "And then they left", ["А"]),
        ("ru", "План A готов", "Our Plan A is ready", []),
        ("ru", "A вот и он", "A man came", ["А"]),
        ("kk", "XIX ғасыр", "19th century", []),
        ("de", "co", "", []),
    ],
)
def test_disguised_words(lang: str, text: str, source: str, found: list[str]) -> None:
    """Latin words that look Cyrillic are told from names of the source and Roman figures."""
    assert [word.fold for word in find_disguised(text, lang, source)] == found


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("н0вый 3акон", ["новый"]),
        ("К0ВИД", ["КОВИД"]),
        ("1О0 и 2О26", ["100", "2026"]),
        ("0тчет", [None]),
        ("Су-30, Т34М, 3-й, 5G, 3км, 10млн, B2B, ЗИЛ-130", []),
    ],
)
def test_digits_in_words(text: str, folds: list[str | None]) -> None:
    """Digits inside words become letters and letters inside figures digits; codes stay."""
    assert [word.fold for word in find_digits_in_words(text)] == folds


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Министр уехал в Париж.", False),
        ("ru", "Новый 3акон", True),
        ("ru", "Министр Ђорђе", True),
        ("ru", "в міре", True),
        ("kk", "Әкім көлге барды.", False),
        ("kk", "бӱгін", True),
        ("kk", "2О26 жыл", True),
    ],
)
def test_a_quick_look_tells_texts_with_strange_letters(lang: str, text: str, expected: bool) -> None:
    """Kazakh letters are strange in Russian alone, digits and letters of other languages in both."""
    assert may_be_strange(text, lang) is expected


@given(st.text("а3Оoқіћ «», ", max_size=12), st.sampled_from(["kk", "ru"]))
def test_the_quick_look_passes_all_that_is_strange(text: str, lang: str) -> None:
    """Nothing is found in a text that it holds for plain."""
    found = [*find_digits_in_words(text), *find_foreign(text, lang)]
    found += find_kazakh_letters(text) if lang == "ru" else []
    assert not found or may_be_strange(text, lang)


def test_letters_of_neighbours_and_of_kazakh() -> None:
    """Letters of other languages are found, with the Kazakh ones where known; «і» in Russian is «и»."""
    assert [word.fold for word in find_foreign("бӱгін Ђорђе", "kk")] == ["бүгін", None]
    assert [word.fold for word in find_foreign("бӱгін", "ru")] == [None]
    assert [word.fold for word in find_kazakh_letters("в міре Әлия, «көл», қамшы")] == ["мире", None]


def test_a_kazakh_word_in_russian_has_no_fix() -> None:
    """«істейді» is no «истейди»; after a quotation within another the text is the writer's own again."""
    assert [word.fold for word in find_kazakh_letters("он істейді сообщіл")] == [None, "сообщил"]
    assert [word.text for word in find_kazakh_letters("«Клуб „Жұлдыз“ и көл» рад, әрине")] == ["әрине"]
    assert [word.text for word in find_kazakh_letters("клуб „Жұлдыз“ рад, әрине")] == ["әрине"]


def test_passages_have_their_places() -> None:
    """A Latin clause is found by its small-lettered words, a Kazakh one in Russian by its words."""
    assert list(find_latin("Он said that it was late вчера")) == [(3, 24)]
    assert not list(find_latin("Фильм «to be or not to be» и The Lord of the Rings"))
    ((start, stop),) = find_other_language("Он сказал, что бүгін елордада жаңа мектеп ашылды, и ушел домой.", "ru")
    assert (start, stop) == (15, 48)


def test_nothing_is_read_at_import_time() -> None:
    """The tables are read when the first word is weighed."""
    code = (
        "from loc.check import kazakh_letters, passage, script\n"
        "from loc.lang.script import cyrillic\nfrom loc.lang.script import kazakh_keys\n"
        "assert not cyrillic._read_weights.cache_info().currsize\n"
        "assert not kazakh_keys._read_words.cache_info().currsize\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
