"""The readers' own country in Kazakh copy."""

from __future__ import annotations

import pytest

from loc.lang.names.home import is_home_required


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Exports of grain from Kazakhstan grew.", "Астық экспорты өсті."),
        ("Turkey and Kazakhstan sign 24 contracts", "Түркиямен 24 келісімшартқа қол қойылды"),
        ("Shoe factory opens in South Kazakhstan", "Елде аяқкиім фабрикасы ашылды"),
        # Somebody's republic, and nobody is there.
        ("The Government of the Republic of Kazakhstan met.", "Республикасының Үкіметі отырыс өткізді."),
        ("He was appointed Minister of Kazakhstan.", "Ахметовті Республикасының министрі етіп тағайындады."),
    ],
)
def test_the_country_is_asked_for(source: str, target: str) -> None:
    """Where nothing says whose it is."""
    start = source.index("Kazakhstan")
    assert is_home_required((start, start + 10), source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Exports of grain from Kazakhstan grew.", "Еліміздің астық экспорты өсті."),
        ("The President of Kazakhstan spoke.", "Президент сөз сөйледі."),
        ("Kazakhstan's Foreign Ministry replied.", "Сыртқы істер министрлігі жауап берді."),
        ("Startup hub to be created in Kazakhstan", "Стартап-хаб құрылады"),
        ("He left the Government of Kazakhstan.", "Ол Чех Республикасының үкіметінен кетті."),
    ],
)
def test_readers_at_home_need_not_be_told(source: str, target: str) -> None:
    """«Ел» says as much, and the offices of a country are its own."""
    start = source.index("Kazakhstan")
    assert not is_home_required((start, start + 10), source, target)
