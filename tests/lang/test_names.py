"""Names from CLDR, and those of the wire that CLDR does not have."""

from __future__ import annotations

import subprocess
import sys

import pytest

from loc.lang.cldr_names import city_names, currency_names, currency_variants, territory_names, territory_variants

TERRITORIES = [
    ("Tajikistan", "Тәжікстан", "Таджикистан"),
    ("Kazakhstan", "Қазақстан", "Казахстан"),
    ("Türkiye", "Түркия", "Турция"),
    ("Turkey", "Түркия", "Турция"),
    ("US", "АҚШ", "США"),
    ("United States", "Америка Құрама Штаттары", "Соединенные Штаты"),
    ("UK", "Ұлыбритания", "Великобритания"),
    ("South Korea", "Оңтүстік Корея", "Республика Корея"),
    ("Kyrgyz Republic", "Қырғызстан", "Киргизия"),
    ("Hong Kong", "Сянган АӘА", "Гонконг"),
    ("Myanmar", "Мьянма", "Мьянма"),
    ("Cook Islands", "Кук аралдары", "острова Кука"),
    ("Åland Islands", "Аланд аралдары", "Аландские острова"),
    ("New Mexico", "Нью-Мексико", "Нью-Мексико"),
]

CURRENCIES = [
    ("US dollar", "АҚШ доллары", "доллар США"),
    ("Kazakhstani tenge", "Қазақстан теңгесі", "казахский тенге"),
    ("tenge", "теңге", "тенге"),
    ("euro", "еуро", "евро"),
]

CITIES = [
    ("Dushanbe", "Душанбе", "Душанбе"),
    ("Moscow", "Мәскеу", "Москва"),
    ("Ulaanbaatar", "Ұланбатыр", "Улан-Батор"),
    ("Kyiv", "Киев", "Киев"),
    ("New York", "Нью-Йорк", "Нью-Йорк"),
]


@pytest.mark.parametrize(("english", "kazakh", "russian"), TERRITORIES)
def test_territories(english: str, kazakh: str, russian: str) -> None:
    """CLDR's names and the wire's lead to the same target, written out and without remarks."""
    assert territory_names("kk")[english] == kazakh
    assert territory_names("ru")[english] == russian


@pytest.mark.parametrize(("english", "kazakh", "russian"), CURRENCIES)
def test_currencies(english: str, kazakh: str, russian: str) -> None:
    """Money in use, by its name in the singular."""
    assert currency_names("kk")[english] == kazakh
    assert currency_names("ru")[english] == russian


@pytest.mark.parametrize(("english", "kazakh", "russian"), CITIES)
def test_cities(english: str, kazakh: str, russian: str) -> None:
    """The exemplar cities of the time zones."""
    assert city_names("kk")[english] == kazakh
    assert city_names("ru")[english] == russian


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_what_is_no_name_is_left_out(lang: str) -> None:
    """No groupings, test codes, dead money, stations, nor cities called as their country."""
    assert not {"European Union", "Unknown Region", "Pseudo-Accents", "world"} & set(territory_names(lang))
    assert not {"Soviet rouble", "troy ounce of gold", "special drawing rights"} & set(currency_names(lang))
    assert not {"Davis", "Unknown City", "Singapore", "Knox, Indiana"} & set(city_names(lang))
    assert not [name for names in (territory_names, city_names) for name in names(lang).values() if "о-в" in name]


def test_variants_stand_beside_known_names() -> None:
    """Each variant belongs to a name that has a main target."""
    for lang in ("kk", "ru"):
        assert set(territory_variants(lang)) <= set(territory_names(lang))
        assert set(currency_variants(lang)) <= set(currency_names(lang))
    assert "Кыргызстан" in territory_variants("ru")["Kyrgyzstan"]
    assert currency_variants("ru")["US dollar"] == ("доллар", "долл")


def test_unknown_language_has_no_names() -> None:
    """A language that CLDR does not know is no error."""
    assert not territory_names("xx-nowhere")
    assert not currency_names("xx-nowhere")
    assert not city_names("xx-nowhere")


def test_import_loads_no_locale() -> None:
    """The start of a command that needs no names does not pay for them."""
    code = "import sys, loc.glossary.builtin; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
