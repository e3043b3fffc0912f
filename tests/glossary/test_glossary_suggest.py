"""Terms proposed from reviewed pairs."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from loc.glossary import Glossary
from loc.glossary.suggest import Suggestion, suggest_terms
from loc.glossary.suggest_forms import dictionary_form
from loc.glossary.suggest_phrases import find_content_words, find_phrases
from loc.glossary.suggest_stems import stem
from loc.glossary.suggest_targets import Association, Targets
from loc.model import Term

RUSSIAN = [
    ("The envoy praised the Neutral Zone Treaty on Monday.", "Посол похвалил Договор о нейтральной зоне."),
    ("Critics of the Neutral Zone Treaty stayed at home.", "Критики Договора о нейтральной зоне не пришли."),
    ("They signed the Neutral Zone Treaty last year.", "Год назад подписали Договор о нейтральной зоне."),
    ("A working visit to the coast begins.", "Начинается рабочий визит на побережье."),
    ("The working visit ended early.", "Рабочий визит завершился раньше срока."),
    ("During the working visit he opened a school.", "Во время рабочего визита он открыл школу."),
    ("The weather was fine.", "Погода была хорошей."),
    ("Prices rose slowly in spring.", "Весной цены росли медленно."),
    ("Farmers expect a good harvest.", "Аграрии ждут хорошего урожая."),
]
KAZAKH = [
    ("The envoy left Zhetkinshek on Monday.", "Елші дүйсенбіде Жеткіншектен кетті."),
    ("Trains to Zhetkinshek were late.", "Жеткіншекке баратын пойыздар кешікті."),
    ("The mayor of Zhetkinshek resigned.", "Жеткіншек әкімі қызметінен кетті."),
    ("A working visit to the coast begins.", "Жағалауға жұмыс сапары басталады."),
    ("The working visit ended early.", "Жұмыс сапары ерте аяқталды."),
    ("During the working visit he opened a school.", "Жұмыс сапарында ол мектеп ашты."),
    ("The weather was fine.", "Ауа райы жақсы болды."),
    ("Prices rose slowly in spring.", "Көктемде баға баяу өсті."),
    ("Farmers expect a good harvest.", "Диқандар мол өнім күтеді."),
]


def suggest(pairs: list[tuple[str, str]], lang: str, *terms: Term, min_count: int = 3) -> dict[str, Suggestion]:
    return {each.source: each for each in suggest_terms(pairs, lang, Glossary(terms, lang), min_count)}


def test_names_and_noun_phrases_with_their_targets() -> None:
    """A name of three words and a noun phrase are proposed in their dictionary form, with counts and examples."""
    found = suggest(RUSSIAN, "ru")
    assert set(found) == {"Neutral Zone Treaty", "working visit"}
    treaty, visit = found["Neutral Zone Treaty"], found["working visit"]
    assert treaty.target == "Договор о нейтральной зоне"
    assert (treaty.score, treaty.source_count, treaty.both_count) == (1.0, 3, 3)
    assert visit.target.casefold() == "рабочий визит"
    assert visit.examples == tuple(RUSSIAN[3:6])


def test_kazakh_forms_are_one_word() -> None:
    """Case endings are joined, and the bare form is the one proposed."""
    found = suggest(KAZAKH, "kk")
    assert found["Zhetkinshek"].target == "Жеткіншек"
    assert found["working visit"].target.casefold() == "жұмыс сапары"


def test_known_terms_are_not_proposed() -> None:
    """What the glossary has in any spelling of its own is no news; part of a known term is none either."""
    known = Term("neutral zone treaty", "Договор о нейтральной зоне")
    assert set(suggest(RUSSIAN, "ru", known)) == {"working visit"}


def test_rare_phrases_are_left_out() -> None:
    """Below `min_count` there is nothing to count."""
    assert suggest(RUSSIAN, "ru", min_count=4) == {}
    assert suggest([], "ru") == {}


def test_limit_keeps_the_best() -> None:
    """The first of a shorter list is the first of the longer one."""
    glossary = Glossary((), "ru")
    everything = suggest_terms(RUSSIAN, "ru", glossary)
    assert suggest_terms(RUSSIAN, "ru", glossary, limit=1) == everything[:1]


def test_order_does_not_depend_on_the_pairs_order() -> None:
    """The same pairs from back to front give the same terms."""
    there = suggest(RUSSIAN, "ru")
    back = suggest(RUSSIAN[::-1], "ru")
    assert [(each.source, each.target) for each in there.values()] == [(e.source, e.target) for e in back.values()]


def test_pairs_may_be_a_stream() -> None:
    """The pairs are read once."""
    stream = islice(cycle(RUSSIAN), 90)
    assert {each.source for each in suggest_terms(stream, "ru", Glossary((), "ru"))} >= {"working visit"}


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The Ministry of Trade and Tourism agreed.", {"Ministry of Trade and Tourism"}),
        ("On Monday the American senators left Minsk.", {"Minsk"}),
        ("Kazakhstan's Samruk-Kazyna grew.", {"Kazakhstan", "Samruk-Kazyna"}),
        ("Cabinet Backs New Budget Plan", set()),
        ("He spoke of Minsk and the Kremlin.", set()),
        ("New York is large.", {"New York"}),
        ("", set()),
    ],
)
def test_names_of_a_sentence(text: str, phrases: set[str]) -> None:
    """Runs of capitals with their small joints; no headlines, days, nationalities and lists."""
    assert find_phrases(text, frozenset()) == phrases


def test_noun_phrases_are_of_content_words() -> None:
    """Two or three words in small letters side by side, or parted by “of”, each often enough."""
    text = "the rule of law, state visit plans and also rather public opinion"
    content = find_content_words([text, text], 2)
    assert find_phrases(text, content) == {
        "rule of law",
        "state visit",
        "visit plans",
        "state visit plans",
        "public opinion",
    }


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("ru", ["договор", "договора", "договору", "договором", "Договоры"]),
        ("ru", ["нейтральной", "нейтральная", "нейтральных"]),
        ("kk", ["Жарлық", "Жарлығы", "Жарлығымен", "Жарлықтар", "Жарлықтың"]),
        ("kk", ["сапар", "сапары", "сапарында", "сапарлар"]),
    ],
)
def test_forms_of_a_word_have_one_stem(lang: str, forms: list[str]) -> None:
    """Case, number, possession and the voiced stem are counted as one word."""
    assert len({stem(form, lang) for form in forms}) == 1


def test_kazakh_case_is_stripped_where_the_bare_word_is_known() -> None:
    """A word that ends like a case ending keeps it unless the shorter word is in the texts."""
    assert dictionary_form({"Таразда": 5}, "kk", {"Тараз", "Таразда"}) == "Тараз"
    assert dictionary_form({"Қарағанды": 5}, "kk", {"Қарағанды"}) == "Қарағанды"


def test_log_likelihood_rewards_evidence() -> None:
    """The same share on more pairs weighs more, and independence weighs nothing."""
    few, many = Association((1,), 3, 3, 3), Association((1,), 30, 30, 30)
    assert 0 < few.log_likelihood(1000) < many.log_likelihood(1000)
    assert Association((1,), 100, 100, 10).log_likelihood(1000) == pytest.approx(0)


def test_marks_part_phrases() -> None:
    """Words on two sides of a comma are no phrase."""
    targets = Targets(["совет, безопасность"] * 3 + ["погода"] * 20, "ru")
    best = targets.associate([0, 1, 2])
    assert best is not None
    assert len(best.words) == 1
