"""Time zones as newsrooms name them -> keys of the tz database (iana.org/time-zones).

Left out because two zones claim them: IST (India, Israel, Ireland), AST, SST. CST is America's: the later of the two.
"""

from __future__ import annotations

_AMERICA = {
    "America/New_York": ("ET", "EST", "EDT", "EASTERN", "EASTERN TIME", "NEW YORK TIME", "WASHINGTON TIME"),
    "America/Chicago": ("CT", "CST", "CDT", "CENTRAL TIME"),
    "America/Denver": ("MT", "MST", "MDT", "MOUNTAIN TIME"),
    "America/Los_Angeles": ("PT", "PST", "PDT", "PACIFIC TIME"),
}
_EUROPE = {
    "Europe/London": ("BST", "LONDON TIME", "UK TIME", "BRITISH TIME"),
    "Europe/Berlin": ("CET", "CEST", "MEZ", "MESZ", "BERLIN TIME", "FRANKFURT TIME"),
    "Europe/Paris": ("PARIS TIME",),
    "Europe/Brussels": ("BRUSSELS TIME",),
    "Europe/Zurich": ("GENEVA TIME", "ZURICH TIME"),
    "Europe/Vienna": ("VIENNA TIME",),
    "Europe/Kyiv": ("EET", "EEST", "KYIV TIME", "KIEV TIME"),
    "Europe/Moscow": ("MSK", "MOSCOW TIME"),
    "Europe/Minsk": ("MINSK TIME",),
    "Europe/Istanbul": ("TRT", "ISTANBUL TIME", "ANKARA TIME"),
}
_ASIA = {
    "Asia/Almaty": (
        *("ALMT", "ASTANA TIME", "ALMATY TIME", "NUR-SULTAN TIME", "KAZAKHSTAN TIME", "KAZAKH TIME"),
        "LOCAL TIME IN ASTANA",
    ),
    "Asia/Tashkent": ("TASHKENT TIME", "UZBEKISTAN TIME"),
    "Asia/Bishkek": ("BISHKEK TIME",),
    "Asia/Dushanbe": ("DUSHANBE TIME",),
    "Asia/Ashgabat": ("ASHGABAT TIME",),
    "Asia/Baku": ("BAKU TIME",),
    "Asia/Tbilisi": ("TBILISI TIME",),
    "Asia/Yerevan": ("YEREVAN TIME",),
    "Asia/Tehran": ("TEHRAN TIME",),
    "Asia/Dubai": ("DUBAI TIME", "ABU DHABI TIME"),
    "Asia/Shanghai": ("BEIJING TIME", "CHINA TIME"),
    "Asia/Hong_Kong": ("HKT", "HONG KONG TIME"),
    "Asia/Singapore": ("SGT", "SINGAPORE TIME"),
    "Asia/Tokyo": ("JST", "TOKYO TIME", "JAPAN TIME"),
    "Asia/Seoul": ("KST", "SEOUL TIME"),
    "Asia/Kolkata": ("DELHI TIME", "NEW DELHI TIME"),
    "Australia/Sydney": ("AEST", "AEDT", "SYDNEY TIME"),
}

ZONES = {
    name: key for key, names in {"UTC": ("GMT", "UTC", "Z"), **_AMERICA, **_EUROPE, **_ASIA}.items() for name in names
}

# Written out, these are not what summer makes of the zone: 6 p.m. EST in July is 7 p.m. by New York's clocks.
FIXED_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
FIXED_HOURS |= {"BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "AEST": 10, "AEDT": 11}
