"""Who speaks Kazakh or Russian in public, as the English wire calls them.

Sources: the languages of state and of office in the constitutions of Kazakhstan (article 7), Russia (68), Belarus (17)
and Kyrgyzstan (13); Russian as the working language in the charters of the CIS (35) and the CSTO (28) and the treaty on
the EAEU (110); office holders by akorda.kz, kremlin.ru and president.gov.by.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BOTH = frozenset({"kk", "ru"})
_RUSSIAN = frozenset({"ru"})

# Country or union -> the languages in which the words of its officials are on record.
SPOKEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {"Kazakhstan": _BOTH, "Russia": _RUSSIAN, "Belarus": _RUSSIAN, "Kyrgyzstan": _RUSSIAN, "union": _RUSSIAN}
)

# Their officials speak Russian at the unions that they belong to.
SPOKEN_AT_UNION: Mapping[str, frozenset[str]] = MappingProxyType(
    {"Armenia": _RUSSIAN, "Azerbaijan": _RUSSIAN, "Tajikistan": _RUSSIAN, "Uzbekistan": _RUSSIAN}
)

# What stands before an office.
COUNTRY_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Kazakhstan": ("Kazakhstani", "Kazakhstan", "Kazakh"),
        "Russia": ("Russian Federation", "Russian", "Russia"),
        "Belarus": ("Belarusian", "Belarussian", "Belarus"),
        "Kyrgyzstan": ("Kyrgyzstani", "Kyrgyzstan", "Kyrgyz Republic", "Kyrgyz"),
        "Armenia": ("Armenian", "Armenia"),
        "Azerbaijan": ("Azerbaijani", "Azerbaijan"),
        "Tajikistan": ("Tajikistani", "Tajikistan", "Tajik"),
        "Uzbekistan": ("Uzbekistani", "Uzbekistan", "Uzbek"),
        "union": ("CSTO", "CIS", "EAEU", "Eurasian Economic Commission", "Collective Security Treaty Organization"),
    }
)

UNIONS = (
    *("CSTO", "CIS", "EAEU", "Eurasian Economic Union", "Supreme Eurasian Economic Council"),
    *("Commonwealth of Independent States", "Collective Security Treaty Organization"),
)

# Surnames that are nobody else's in the news, and seats that speak for themselves.
SPEAKERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Kazakhstan": (
            *("Tokayev", "Nazarbayev", "Nazarbaev", "Bektenov", "Smailov", "Mamin", "Tileuberdi", "Nurtleu"),
            *("Akorda", "Majilis", "Mazhilis"),
        ),
        "Russia": (
            *("Putin", "Lavrov", "Peskov", "Zakharova", "Mishustin", "Shoigu", "Matviyenko", "Nebenzya", "Ryabkov"),
            *("Dmitry Medvedev", "Kremlin", "State Duma", "Federation Council"),
        ),
        "Belarus": ("Lukashenko", "Lukashenka"),
        "Kyrgyzstan": ("Japarov", "Zhaparov"),
        "union": ("Tasmagambetov", "Stanislav Zas"),
    }
)

OFFICES = (
    *("President", "Prime Minister", "Premier", "PM", "leader", "head of state", "minister", "ministry", "chairman"),
    *("chairwoman", "chairperson", "speaker", "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy"),
    *("official", "senator", "deputy", "MP", "governor", "akim", "mayor", "general", "commander", "commissioner"),
    *("government", "parliament", "secretary", "secretary-general", "secretary general", "press service", "diplomat"),
    *("foreign office", "prosecutor", "ombudsman", "lawmaker", "side", "authorities", "embassy", "central bank"),
    "counselor",
)

# A story from here speaks of the offices of its own country without naming it.
HOMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Kazakhstan": (
            *("Astana", "Nur-Sultan", "Almaty", "Shymkent", "Karaganda", "Aktobe", "Aktau", "Atyrau", "Pavlodar"),
            *("Kostanay", "Kokshetau", "Kyzylorda", "Oral", "Uralsk", "Petropavlovsk", "Semey", "Taraz", "Turkistan"),
            *("Taldykorgan", "Konaev", "Oskemen", "Ust-Kamenogorsk", "Zhezkazgan"),
        ),
        "Russia": ("Moscow", "St. Petersburg", "Sochi", "Kazan", "Vladivostok"),
        "Belarus": ("Minsk",),
        "Kyrgyzstan": ("Bishkek",),
    }
)
