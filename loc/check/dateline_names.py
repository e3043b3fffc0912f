"""Agencies and places of datelines, and what Kazakh and Russian news call them, beside their own name.

Source: the agencies' own Russian and Kazakh pages and the credits of news from Kazakhstan, where both «Рейтер» and
«Ройтерс» stand.
"""

from __future__ import annotations

from types import MappingProxyType

AGENCIES = MappingProxyType(
    {
        "AA": ("Анадолу",),
        "AFP": ("АФП", "Франс Пресс"),
        "ANSA": ("АНСА",),
        "AP": ("АП", "Ассошиэйтед Пресс"),
        "Anadolu": ("Анадолу", "АА"),
        "Bloomberg": ("Блумберг",),
        "EFE": ("ЭФЭ",),
        "Interfax": ("Интерфакс",),
        "KazTAG": ("КазТАГ", "ҚазТАГ"),
        "Kazinform": ("Казинформ", "ҚазАқпарат", "Қазақпарат", "Qazinform"),
        "Kyodo": ("Киодо",),
        "QazInform": ("Казинформ", "ҚазАқпарат", "Қазақпарат", "Kazinform"),
        "RIA Novosti": ("РИА Новости", "РИА Жаңалықтар"),
        "Reuters": ("Рейтер", "Ройтерс", "Рейтерс"),
        "Sputnik": ("Спутник",),
        "TASS": ("ТАСС",),
        "UPI": ("ЮПИ",),
        "Xinhua": ("Синьхуа",),
        "Yonhap": ("Рёнхап", "Ренхап", "Йонхап"),
        "dpa": ("ДПА",),
    }
)

# Places that neither CLDR knows nor their sounds tell, by the wire's name in small letters.
PLACES = MappingProxyType(
    {
        "kk": MappingProxyType({"united nations": "БҰҰ", "uralsk": "Орал", "ust-kamenogorsk": "Өскемен"}),
        "ru": MappingProxyType({"united nations": "ООН", "oral": "Уральск", "oskemen": "Усть-Каменогорск"}),
    }
)
