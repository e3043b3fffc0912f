"""All case forms of one word of each stem class, by the tables of tests/cases/glossary, and agreement in phrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary.forms import place_of, stands_in
from loc.glossary.words import split_words

CASES = Path(__file__).parents[1] / "cases" / "glossary"


def read_table(lang: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Language, term, its forms; `_` stands for a space."""
    for line in (CASES / f"forms_{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            target, _, forms = line.partition(": ")
            yield lang, target, tuple(form.replace("_", " ") for form in forms.split())


TABLE = [*read_table("kk"), *read_table("ru")]


@pytest.mark.parametrize(("lang", "target", "forms"), TABLE, ids=[f"{row[0]}-{row[1]}" for row in TABLE])
def test_every_form_is_found(lang: str, target: str, forms: tuple[str, ...]) -> None:
    """Each form of the table is found, in a sentence, at its place, and in capitals."""
    for form in (target, *forms):
        start, stop = place_of(f"«1» {form}, 2", target, lang) or (0, 0)
        assert f"«1» {form}, 2"[start:stop].strip("«»") == form.strip("«»")
        assert target.isupper() or stands_in(form.upper(), target, lang), form


OTHERS = [
    ("kk", "Астана", "Астанаге Астаналық Астаны Астанма"),
    ("kk", "Қазақстан", "Қазақстандің Қазақстанта Қазақстандық Қазақстанқа"),
    ("kk", "Мәскеу", "Мәскеуға Мәскеуте Мәскеулік Мәскен"),
    ("kk", "Ақтау", "Ақтауге Ақтаулық Ақтан"),
    ("kk", "Бішкек", "Бішкекдің Бішкекқа Бішкекген"),
    ("kk", "Қытай", "Қытайтың Қытайке Қытайлық қытай"),
    ("kk", "Ресей", "Ресейға Ресейлік Рес"),
    ("kk", "ҰҚШҰ", "ҰҚШҰлық ұқшұ-ға ҰҚШ-ға"),
    ("kk", "одақ", "одақы одаға одақлар одақтас"),
    ("kk", "Қауіпсіздік Кеңесі", "Қауіпсізге_Кеңесі Қауіпсіздікті_Кеңесі Қауіпсіздік_Кеңсесі Қауіпсіздік,_Кеңесі"),
    ("kk", "Орталық Азия", "Орталықта_Азия Орталық_Азиялық Орталық_Азу"),
    ("ru", "Астана", "Астан Астанский Астанам астану"),
    ("ru", "Кабул", "Кабулов Кабулы Кабульский"),
    ("ru", "Вена", "Вен Венам вена Венский"),
    ("ru", "Китай", "китайский Китайка Кит"),
    ("ru", "Меркель", "Меркеля Меркелью Меркелей"),
    ("ru", "Лукашенко", "Лукашенка Лукашенком Лукашенков"),
    ("ru", "Душанбе", "Душанба Душанбы Душанбинский"),
    ("ru", "посол", "посольство после поселок"),
    ("ru", "Того", "Того"),
    ("ru", "ОДКБ", "ОДКБшный одкб ОДК"),
    ("ru", "Объединенные Арабские Эмираты", "Объединенных_Арабскими_Эмиратами Объединенный_Арабские_Эмираты"),
    ("ru", "Объединенные Арабские Эмираты", "Объединенными_Арабские_Эмиратами Объединенным_Арабским_Эмиратами"),
    ("ru", "Совет коллективной безопасности", "Советом_коллективной_безопасностью Совет_коллективную_безопасность"),
    ("ru", "Совет безопасности", "Советом_безопасностью Совета_по_безопасности Совета,_безопасности"),
    ("ru", "Южная Корея", "Южной_Корею Южная_Кореи Южный_Корея южнокорейский"),
    ("ru", "Верховный суд", "Верховного_судом Верховная_суда Верховный_судья"),
    ("ru", "Ильхам Алиев", "Ильхаму_Алиевым Ильхамом_Алиева"),
    ("ru", "Республика Казахстан", "Республике_Казахстаном Республики_Казахстанская"),
    ("ru", "Восточно-Казахстанская область", "Восточно-Казахстанской_область Восточно-Казахстанским_областью"),
]


@pytest.mark.parametrize(("lang", "target", "others"), OTHERS)
def test_no_other_word_is_taken(lang: str, target: str, others: str) -> None:
    """Wrong harmony or assimilation, another number of a name, derived words and broken agreement are no forms."""
    taken = [other for other in others.split() if stands_in(other.replace("_", " ") + " келді.", target, lang)]
    assert taken == []


def test_place_has_the_ending() -> None:
    """The span is that of the first form, with what a hyphen or quotation mark parts from it."""
    for text, target, lang, found in (
        ("Бүгін ҰҚШҰ-ға, ертең ҰҚШҰ-дан", "ҰҚШҰ", "kk", "ҰҚШҰ-ға"),
        ("Елші «Астана»ның төрінде", "Астана", "kk", "Астана»ның"),
        ("Он БҰҰ-ның Бас хатшысына жолықты", "БҰҰ Бас хатшысы", "kk", "БҰҰ-ның Бас хатшысына"),
        ("Говорили с Объединёнными Арабскими Эмиратами.", "ОАЭ", "ru", None),
        ("В Соединённых Штатах", "Соединенные Штаты", "ru", "Соединённых Штатах"),
        ("В Ка\u00adзах\u00adста́не", "Казахстан", "ru", "Ка\u00adзах\u00adста́не"),
        ("В Шанхай\u0306е", "Шанхай", "ru", None),
        ("El Senado y la OTAN", "otan", "es", "OTAN"),
    ):
        place = place_of(text, target, lang)
        assert (text[slice(*place)] if place else None) == found


def test_letters_may_be_composed_or_not() -> None:
    """Й and ё of two code points are those of one."""
    assert stands_in("в Шанхаи\u0306 и Орле\u0308", "Шанхай", "ru")
    assert stands_in("Кита\u0438\u0306га", "Шанхай", "kk") is False


def test_nothing_stands_nowhere() -> None:
    """A target without words is in no text, and no term in an empty one."""
    assert place_of("Астана", "…", "kk") is None
    assert place_of("", "Астана", "kk") is None


@given(st.text(alphabet="абвгдеийлнорстьыуяАБМ -«»’ҰҚ1", min_size=1, max_size=14), st.sampled_from(["kk", "ru", "fr"]))
def test_any_target_is_found_as_it_is(target: str, lang: str) -> None:
    """Whatever words a glossary holds, they are found unchanged, and the place is theirs."""
    words = split_words(target)
    place = place_of(f"Text: {target}.", target, lang)
    if words:
        assert place is not None
        assert 0 <= place[0] < place[1] <= len(target) + 7
    else:
        assert place is None


@pytest.mark.parametrize("name", ["Алматы", "Мәскеу", "Ресей", "Қазақстан", "Катар", "Париж", "Бішкек", "Тоқаев"])
def test_another_program_makes_the_same_forms(name: str) -> None:
    """qazaq-inflector's cases, possessives and copulas of a name or noun are all found."""
    inflector = pytest.importorskip("qazaq_inflector", reason="qazaq-inflector is not installed").QazaqNameInflector()
    persons = ("1sg", "2sg", "2sg_formal", "3", "1pl")
    forms = [inflector.inflect(name, case) for case in inflector.CASES]
    forms += [inflector.possessive(name, person, case, plural)
              for person in persons for case in inflector.CASES for plural in (False, True)]  # fmt: skip
    forms += [inflector.predicate(name, person) for person in persons]
    assert [form for form in forms if not stands_in(form, name, "kk")] == []
