"""Months and weekdays: English names, Kazakh stems, Russian forms by case, ё written е.

Source: CLDR 45; Зализняк, «Грамматический словарь русского языка», for the cases.
"""

from __future__ import annotations

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

KAZAKH_MONTHS = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)
KAZAKH_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")

_RUSSIAN_MONTHS = (
    *("январ+ь", "феврал+ь", "март+", "апрел+ь", "ма+й", "июн+ь"),
    *("июл+ь", "август+", "сентябр+ь", "октябр+ь", "ноябр+ь", "декабр+ь"),
)
# Nominative ending -> the endings of CASES.
_MONTH_ENDINGS = {
    "ь": ("ь", "я", "ю", "ь", "ем", "е"),
    "й": ("й", "я", "ю", "й", "ем", "е"),
    "": ("", "а", "у", "", "ом", "е"),
}


def _decline_month(month: str) -> tuple[str, ...]:
    stem, ending = month.split("+")
    return tuple(stem + each for each in _MONTH_ENDINGS[ending])


# Forms in the order of CASES.
RUSSIAN_MONTHS = tuple(_decline_month(month) for month in _RUSSIAN_MONTHS)

# Gender, then forms in the order of CASES, then dative plural («по средам»).
RUSSIAN_WEEKDAYS: tuple[tuple[str, ...], ...] = (
    (
        "masc",
        *[
            "понедельник",
            "понедельника",
            "понедельнику",
            "понедельник",
            "понедельником",
            "понедельнике",
            "понедельникам",
        ],
    ),
    ("masc", *["вторник", "вторника", "вторнику", "вторник", "вторником", "вторнике", "вторникам"]),
    ("femn", *["среда", "среды", "среде", "среду", "средой", "среде", "средам"]),
    ("masc", *["четверг", "четверга", "четвергу", "четверг", "четвергом", "четверге", "четвергам"]),
    ("femn", *["пятница", "пятницы", "пятнице", "пятницу", "пятницей", "пятнице", "пятницам"]),
    ("femn", *["суббота", "субботы", "субботе", "субботу", "субботой", "субботе", "субботам"]),
    (
        "neut",
        *["воскресенье", "воскресенья", "воскресенью", "воскресенье", "воскресеньем", "воскресенье", "воскресеньям"],
    ),
)
