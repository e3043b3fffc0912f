"""Names of countries as the wire and the desks write them, where CLDR's main name is another one.

Codes are ISO 3166-1. OTHER_TARGETS begin with CLDR's short form where it has one (alt="short", which babel leaves out);
the rest are the forms of the countries' own Russian and Kazakh documents and of akorda.kz.
"""

from __future__ import annotations

# Groupings, outlying parts and test codes among CLDR's territories, and St. Martin, in the news a church or a person.
NOT_TERRITORIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "UM", "CQ", "MF"})

ENGLISH_ALIASES = {
    "US": "US",
    "USA": "US",
    "United States of America": "US",
    "UK": "GB",
    "Britain": "GB",
    "Great Britain": "GB",
    "Turkey": "TR",
    "Czech Republic": "CZ",
    "Burma": "MM",
    "Republic of Korea": "KR",
    "Democratic People's Republic of Korea": "KP",
    "DPRK": "KP",
    "Ivory Coast": "CI",
    "UAE": "AE",
    "Macau": "MO",
    "Vatican": "VA",
    "Palestine": "PS",
    "Swaziland": "SZ",
    "Russian Federation": "RU",
    "Kyrgyz Republic": "KG",
    "East Timor": "TL",
    "Cabo Verde": "CV",
    "Democratic Republic of the Congo": "CD",
    "DR Congo": "CD",
    "Republic of the Congo": "CG",
    "Republic of Kazakhstan": "KZ",
    "Republic of Belarus": "BY",
    "People's Republic of China": "CN",
    "Republic of Moldova": "MD",
    "Syrian Arab Republic": "SY",
    "Islamic Republic of Iran": "IR",
}

# Shorter than CLDR's English, which tells two Congos and two Hong Kongs apart.
ENGLISH_NAMES = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "CD": "Congo - Kinshasa"}

OTHER_TARGETS: dict[str, dict[str, tuple[str, ...]]] = {
    "kk": {
        "US": ("АҚШ", "Құрама Штаттар", "Америка"),
        "GB": ("Біріккен Корольдік", "Құрама Корольдік", "Британия"),
        "AE": ("БАӘ",),
        "AU": ("Австралия",),
        "BY": ("Беларусь Республикасы", "Белоруссия"),
        "CD": ("Конго Демократиялық Республикасы", "ДР Конго"),
        "CF": ("Орталық Африка Республикасы", "ОАР"),
        "CG": ("Конго Республикасы", "Конго"),
        "CN": ("ҚХР", "Қытай Халық Республикасы"),
        "CZ": ("Чех Республикасы",),
        "DE": ("Алмания",),
        "HK": ("Гонконг", "Сянган"),
        "IR": ("Иран Ислам Республикасы",),
        "KG": ("Қырғыз Республикасы",),
        "KP": ("КХДР",),
        "KR": ("Корея Республикасы", "Корея"),
        "KZ": ("Қазақстан Республикасы", "ҚР"),
        "MD": ("Молдова Республикасы",),
        "MO": ("Макао",),
        "MV": ("Мальдив",),
        "NL": ("Нидерландтар", "Голландия"),
        "PH": ("Филиппин",),
        "PS": ("Палестина",),
        "RU": ("Ресей Федерациясы", "РФ"),
        "SY": ("Сирия Араб Республикасы",),
        "ZA": ("Оңтүстік Африка Республикасы", "ОАР"),
    },
    "ru": {
        "US": ("США", "Соединенные Штаты Америки", "Америка"),
        "GB": ("Соединенное Королевство", "Британия", "Англия"),
        "AE": ("Объединенные Арабские Эмираты",),
        "BY": ("Республика Беларусь", "Белоруссия"),
        "CD": ("ДР Конго", "ДРК", "Демократическая Республика Конго"),
        "CF": ("ЦАР",),
        "CG": ("Республика Конго", "Конго"),
        "CN": ("КНР", "Китайская Народная Республика"),
        "CZ": ("Чешская Республика",),
        "DE": ("ФРГ",),
        "FM": ("Микронезия",),
        "IR": ("Исламская Республика Иран",),
        "KG": ("Кыргызстан", "Кыргызская Республика"),
        "KP": ("Северная Корея", "Корейская Народно-Демократическая Республика"),
        "KR": ("Южная Корея",),
        "KZ": ("Республика Казахстан", "РК"),
        "MD": ("Республика Молдова", "Молдавия"),
        "NL": ("Голландия",),
        "PS": ("Палестина",),
        "RU": ("Российская Федерация", "РФ"),
        "SC": ("Сейшелы",),
        "SY": ("Сирийская Арабская Республика",),
        "TM": ("Туркмения",),
        "ZA": ("ЮАР", "Южная Африка"),
    },
}

# An abbreviation is answered by one where the language has it.
SHORT_TARGETS: dict[str, dict[str, str]] = {
    "kk": {"DPRK": "КХДР", "UAE": "БАӘ", "US": "АҚШ", "USA": "АҚШ"},
    "ru": {"US": "США", "USA": "США"},
}

# Places that are no territories of CLDR, but whose English names hold one of its names or stand beside them.
OTHER_PLACES: dict[str, dict[str, str]] = {
    "kk": {
        "England": "Англия",
        "New Guinea": "Жаңа Гвинея",
        "New Jersey": "Нью-Джерси",
        "New Mexico": "Нью-Мексико",
        "Northern Ireland": "Солтүстік Ирландия",
        "Scotland": "Шотландия",
        "Wales": "Уэльс",
    },
    "ru": {
        "England": "Англия",
        "New Guinea": "Новая Гвинея",
        "New Jersey": "Нью-Джерси",
        "New Mexico": "Нью-Мексико",
        "Northern Ireland": "Северная Ирландия",
        "Scotland": "Шотландия",
        "Wales": "Уэльс",
    },
}

# Countries that are first names too: before another capitalised word they are taken for a person's.
GIVEN_NAMES = frozenset({"Chad", "Georgia", "Israel", "Jersey", "Jordan"})

# What CLDR shortens and a story writes out.
WRITTEN_OUT = {"о-ва": "острова", "о-в": "остров", "Св.": "Святой"}

# What an amount is counted in, without the country: 5 billion tenge.
SHORT_CURRENCIES: dict[str, dict[str, str]] = {
    "kk": {"dollar": "доллар", "ruble": "рубль", "som": "сом", "tenge": "теңге", "yen": "иена", "yuan": "юань"},
    "ru": {"dollar": "доллар", "ruble": "рубль", "som": "сом", "tenge": "тенге", "yen": "иена", "yuan": "юань"},
}

CURRENCY_ABBREVIATIONS: dict[str, dict[str, str]] = {
    "kk": {"dollar": "долл", "ruble": "руб", "tenge": "тг"},
    "ru": {"dollar": "долл", "ruble": "руб", "tenge": "тг"},
}

# Cities of many datelines that are no time zone's exemplar city in CLDR; spelt as in the news of akorda.kz.
OTHER_CITIES: dict[str, dict[str, str]] = {
    "kk": {
        "Ankara": "Анкара",
        "Astana": "Астана",
        "Beijing": "Бейжің",
        "Geneva": "Женева",
        "New Delhi": "Нью-Дели",
        "Washington": "Вашингтон",
    },
    "ru": {
        "Ankara": "Анкара",
        "Astana": "Астана",
        "Beijing": "Пекин",
        "Geneva": "Женева",
        "New Delhi": "Нью-Дели",
        "Washington": "Вашингтон",
    },
}
