"""Names found in an English sentence, and in Kazakh and Russian ones in every form."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.names.align import distance
from loc.lang.names.capitalised import NameKind, find_names, is_acronym
from loc.lang.names.endings import is_adjective, is_ending
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.match import find_name

PRESENT = [
    ("Mirziyoyev", "kk", "Кездесуде Мирзиёевтің ұсынысы қаралды.", "Мирзиёевтің"),
    ("Mirziyoyev", "ru", "Переговоры с Мирзиёевым прошли в Самарканде.", "Мирзиёевым"),
    ("Mirziyoyev", "ru", "Президент Мирзиеев прибыл в Алма-Ату.", "Мирзиеев"),
    ("Guterres", "kk", "Бас хатшы Гутерришке хат жолданды.", "Гутерришке"),
    ("Guterres", "ru", "Об этом сообщили Гутерришу.", "Гутерришу"),
    ("Guterres", "ru", "Делегация встретилась с Гуттеришем.", "Гуттеришем"),
    ("Pashinyan", "kk", "Шақыру Пашинянға табыс етілді.", "Пашинянға"),
    ("Tokayev", "kk", "Тоқаевпен келіссөз жүргізілді.", "Тоқаевпен"),
    ("Tokayev", "ru", "Токаеву доложили об итогах года.", "Токаеву"),
    ("Zhaparov", "kk", "Жапаровты Астанада қарсы алды.", "Жапаровты"),
    ("Xi Jinping", "ru", "Си Цзиньпину передали послание.", "Си Цзиньпину"),
    ("Xi Jinping", "kk", "Төраға Си Цзиньпиннің сапары аяқталды.", "Си Цзиньпиннің"),
    ("Erdogan", "kk", "Эрдоғанның сөзін жеткізді.", "Эрдоғанның"),
    ("Erdogan", "ru", "Слова Эрдогана приводит агентство.", "Эрдогана"),
    ("Macron", "kk", "Макронға жауап берілді.", "Макронға"),
    ("Olaf Scholz", "ru", "Олафом Шольцем подписан договор.", "Олафом Шольцем"),
    ("Charles Michel", "ru", "Шарля Мишеля ждут в столице.", "Шарля Мишеля"),
    ("Kassym-Jomart Tokayev", "kk", "Қасым-Жомарт Тоқаев Жарлыққа қол қойды.", "Қасым-Жомарт Тоқаев"),
    ("Emomali Rahmon", "ru", "Э. Рахмон выступил с речью.", "Рахмон"),
    ("Angela Merkel", "kk", "Меркельдің кеңсесі хабарлады.", "Меркельдің"),
    ("London", "ru", "На лондонской бирже выросли цены.", "лондонской"),
    ("London", "kk", "Бағаның өсуін лондондық сарапшылар болжаған.", "лондондық"),
    ("Moscow", "kk", "Ұшақ Мәскеуден келді.", "Мәскеуден"),
    ("Germany", "kk", "Германиядан инвесторлар келді.", "Германиядан"),
    ("Leicester", "ru", "«Лестер» проиграл на своём поле.", "Лестер"),
    ("Jean-Pierre", "ru", "Вопрос задали Жан-Пьер.", "Жан-Пьер"),
    ("Twitter", "kk", "Ол бұл туралы Twitter-де жазды.", "Twitter"),
    ("Gazprom", "ru", "Акции Gazprom подорожали.", "Gazprom"),
    ("BBC", "ru", "Об этом сообщает Би-би-си.", "Би-би-си"),
    ("NATO", "kk", "НАТО-ның мәлімдемесі жарияланды.", "НАТО"),
    ("New York", "kk", "Кездесу Нью-Йоркте өтеді.", "Нью-Йоркте"),
    ("O'Hagan", "ru", "Следователь О’Хаган отказался от комментариев.", "О’Хаган"),
    ("Egypt", "ru", "Переговоры прошли в Египте.", "Египте"),
    ("Almaty", "ru", "Матч пройдёт в Алма-Ате.", "Ате"),
    ("Bob Blanc", "ru", "По словам Блана, решение принято.", "Блана"),
]

ABSENT = [
    ("Mirziyoyev", "kk", "Кездесуде Пашинянның ұсынысы қаралды."),
    ("Pashinyan", "ru", "Переговоры с Путиным прошли в Ереване."),
    ("Tokayev", "kk", "Мемлекет басшысы Жарлыққа қол қойды."),
    ("Tokayev", "ru", "Такая встреча прошла в Токио."),
    ("Angela Merkel", "ru", "Анжела Дэвис приехала в Берлин."),
    ("London", "ru", "В Лиссабоне открылся саммит."),
    ("Xi", "kk", "Саммит Сеулде өтті."),
    ("Macron", "ru", "макроны выросли в цене"),
    ("China", "kk", "Жиынға Кенни Чан қатысты."),
    ("Rahmon", "kk", ""),
]

SENTENCES = [
    ("President Tokayev met Emomali Rahmon in Dushanbe on Thursday.", ["Tokayev", "Emomali Rahmon", "Dushanbe"]),
    ("Thousands of American soldiers left Kabul in May.", ["Kabul"]),
    ("The Ministry of Defence said Mr. Shoigu would visit.", ["Shoigu"]),
    ("Will Smith arrived in New York.", ["Will Smith", "New York"]),
    ("Will the talks continue?", []),
    ("Talks Resume After Long Delay As Gulf Tension Grows", []),
    ("Putin Says Talks With Pashinyan Will Resume Soon", ["Putin", "Pashinyan"]),
    ("Kazakhstan's exports grew.", ["Kazakhstan"]),
    ("Meetings were held. Negotiators disagreed.", []),
    ("Ursula von der Leyen spoke.", ["Ursula von der Leyen"]),
    ("President of Kazakhstan Nursultan Nazarbayev met Libyans.", ["Kazakhstan", "Nursultan Nazarbayev"]),
    ("A London-based firm hired the Israeli coach.", ["London"]),
    ("The envoy met Jae-in and al-Sisi.", ["Jae-in", "al-Sisi"]),
    ("", []),
    (". A point comes before Samarkand.", ["Samarkand"]),
]


@pytest.mark.parametrize(("name", "lang", "target", "found"), PRESENT)
def test_a_name_is_found_in_any_form(name: str, lang: str, target: str, found: str) -> None:
    """Case endings, other spellings, dropped first names, adjectives and Latin letters do not hide a name."""
    span = find_name(name, target, lang)
    assert span is not None
    assert target[slice(*span)] == found


@pytest.mark.parametrize(("name", "lang", "target"), ABSENT)
def test_another_name_is_not_taken_for_it(name: str, lang: str, target: str) -> None:
    """Names with a like beginning, common words and a first name alone are no hit."""
    assert find_name(name, target, lang) is None


def test_a_name_without_letters_is_missing() -> None:
    """A combining mark alone has no sound to look for."""
    assert find_name("\u0301", "Ол Астанаға келді.", "kk") is None


def test_known_targets_come_first() -> None:
    """A target of the caller's list is found though it sounds nothing like the name."""
    target = "Ақордада кеңес өтті."
    assert find_name("Presidential Palace", target, "kk") is None
    assert find_name("Presidential Palace", target, "kk", {"Presidential Palace": ["Ақорда"]}) == (0, 8)


def test_known_target_of_several_words_stands_together() -> None:
    """The words of a listed target are asked for side by side, each in its own case."""
    known = {"Emirates": ["Объединённые Арабские Эмираты"]}
    assert find_name("Emirates", "в Объединенных Арабских Эмиратах", "ru", known) == (2, 32)
    assert find_name("Emirates", "Объединённые силы ушли.", "ru", known) is None


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_names_of_a_sentence(sentence: str, names: list[str]) -> None:
    """Names are told from opening words, headline capitals, months, titles and nationalities."""
    assert [name.text for name in find_names(sentence)] == names


def test_names_have_kinds() -> None:
    """People, places, acronyms and the proper words of bodies are told apart."""
    kinds = {name.text: name.kind for name in find_names("Ms. Kurylenko of NATO left Armenia for Tartu University.")}
    assert kinds == {
        "Kurylenko": NameKind.PERSON,
        "NATO": NameKind.ACRONYM,
        "Armenia": NameKind.PLACE,
        "Tartu": NameKind.ORGANISATION,
    }


@given(st.text(alphabet="ABZaegkn .-'’ÉĞ1", max_size=40))
def test_spans_hold_their_names(text: str) -> None:
    """Whatever the text, a span is inside it and begins as its name does."""
    for name in find_names(text):
        start, stop = name.span
        assert 0 <= start < stop <= len(text)
        assert text[start:stop].startswith(name.text.split()[0])


@given(st.text(max_size=20), st.text(alphabet="АаБеғқiN -’'1", max_size=40), st.sampled_from(["kk", "ru", "de"]))
def test_any_text_may_be_asked(name: str, target: str, lang: str) -> None:
    """No name and no target breaks the matcher, and a span lies inside the target."""
    span = find_name(name, target, lang)
    assert span is None or 0 <= span[0] < span[1] <= len(target)


@pytest.mark.parametrize(("latin", "cyrillic"), [("Jones", "Джонс"), ("Hughes", "Хьюз"), ("Kovacic", "Ковачич")])
def test_distance_is_small_for_the_same_sounds(latin: str, cyrillic: str) -> None:
    """The same name is near, and nearer than another one."""
    near = distance(fold_latin(latin), fold_cyrillic(cyrillic), "ru", 3.0)
    far = distance(fold_latin(latin), fold_cyrillic("Морозов"), "ru", 3.0)
    assert near < far


@pytest.mark.parametrize(
    ("rest", "lang", "is_one"),
    [
        ("нің", "kk", True),
        ("лардың", "kk", True),
        ("дық", "kk", True),
        ("ского", "kk", False),
        ("ом", "ru", True),
        ("ского", "ru", True),
        ("цами", "ru", True),
        ("даның", "ru", False),
        ("ed", "de", True),
        ("ungen", "de", False),
    ],
)
def test_endings(rest: str, lang: str, is_one: bool) -> None:
    """What follows a name is an ending of that language or no form of the name."""
    assert is_ending(fold_cyrillic(rest), lang) is is_one


def test_adjectives_are_of_a_language() -> None:
    """Each language has its own adjectives of places, and others have none."""
    assert is_adjective(fold_cyrillic("ской"), "ru")
    assert is_adjective(fold_cyrillic("дық"), "kk")
    assert not is_adjective("ской", "de")


@pytest.mark.parametrize(
    ("word", "is_one"), [("NATO", True), ("U.S", True), ("MPs", True), ("Nato", False), ("I", False)]
)
def test_acronyms(word: str, is_one: bool) -> None:
    """Acronyms are in capitals, with points or a plural s."""
    assert is_acronym(word) is is_one


def test_nothing_is_loaded_at_import() -> None:
    """Neither CLDR nor the list of English words is read before a name is asked for."""
    code = (
        "import sys\n"
        "from loc.lang import common_words\n"
        "from loc.lang.names import capitalised, transliterate\n"
        "from loc.lang.names import match as name_match\n"
        "assert 'babel' not in sys.modules\n"
        "assert not common_words._common_words.cache_info().currsize\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
