"""Time zones as they are named beside clock times. Source: IANA tz database 2024a, CLDR 45 zone names."""

from __future__ import annotations

from types import MappingProxyType

# Pattern -> hours ahead of GMT; two where summer time or the change of law on 2024-03-01 (Kazakhstan) decides.
TIME_ZONES = MappingProxyType(
    {
        "en": {
            r"(?:GMT|UTC)(?![+−-])": (0,),
            r"BST|CET|Central European time": (1, 2),
            r"CEST|EET": (2,),
            r"MSK|Moscow time": (3,),
            r"(?:Astana|Almaty|Nur-Sultan|Kazakhstan) time": (5, 6),
            r"EDT": (-4,),
            r"EST": (-5,),
            r"E\.?T\b|[Ee]astern(?: [Tt]ime)?": (-5, -4),
            r"CST": (-6,),
            r"CDT": (-5,),
            r"C\.?T\b|[Cc]entral [Tt]ime": (-6, -5),
            r"PST": (-8,),
            r"PDT": (-7,),
            r"P\.?T\b|[Pp]acific(?: [Tt]ime)?": (-8, -7),
        },
        "ru": {
            r"(?:GMT|UTC)(?![+−-])|по Гринвичу|(?:по )?всемирно\w+ времени": (0,),
            r"(?:по )?центральноевропейско\w+ времени": (1, 2),
            r"[мМ][сС][кК]|(?:по )?московско\w+ времени|по Москве": (3,),
            r"по времени (?:Астаны|Алматы|Нур-Султана)|(?:по )?(?:астанинско|алматинско)\w+ времени": (5, 6),
            r"(?:по )?(?:североамериканско\w+ )?восточно\w+ времени|по времени Нью-Йорка": (-5, -4),
        },
        "kk": {
            r"(?:GMT|UTC)(?![+−-])|Гринви[чш]\w*(?: уақыты\w*)?|[дД]үниежүзілік уақыт\w*": (0,),
            r"Орталық Еуропа уақыты\w*": (1, 2),
            r"Мәскеу(?:дің)? уақыты\w*|МСК": (3,),
            r"(?:Астана|Алматы|Нұр-Сұлтан|Қазақстан)(?:ның)? уақыты\w*": (5, 6),
            r"[шШ]ығыс (?:Америка )?уақыты\w*|Нью-Йорк уақыты\w*": (-5, -4),
        },
    },
)

# Words that tell the hour is counted from noon.
AFTERNOON = MappingProxyType(
    {
        "ru": r"вечер|дня|ночи|пополудни",
        "kk": r"кеш|түн|түстен|түскі",
    },
)
