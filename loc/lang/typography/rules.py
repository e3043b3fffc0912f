"""How Kazakh and Russian news copy is set: one row a rule. Quotation marks have a table of their own."""

from __future__ import annotations

from dataclasses import dataclass

NBSP = "\u00a0"

_MILCHIN = "Мильчин, Чельцова, Справочник издателя и автора, 2003"
_CLDR = "CLDR 45"
# NTREX-128, the half in use, Kazakh: 94 sentences with « – », 1 with « — »; Russian: 3 and 102.
_PRESS = "the press: NTREX-128"

_CAPITAL = r"(?=\p{Cyrillic})\p{Lu}"
_FIRST_INITIAL = rf"(?<=(?<![\p{{L}}.]){_CAPITAL}\.)"
_INITIAL = rf"(?<=(?<!\p{{L}}){_CAPITAL}\.)"
_SURNAME = rf"(?={_CAPITAL}\p{{Ll}})"
_DASH = r"(?:—|–|--?)(?=[ \u00a0]\S)"
_UNITS_RU = "тыс|млн|млрд|трлн|руб|долл|коп|кг|г|т|км|м|см|мм|га|кв|куб|л|ч|мин|чел"
_UNITS_KK = "мың|млн|млрд|трлн|теңге|тг|кг|г|т|км|м|см|мм|га|шаршы|текше|л|сағ|мин"
_SIGNS = "[$€₽₸£°]"
_HOUR = r"(?:[01]?\d|2[0-3])"
_MINUTE = r"(?=[0-5]\d(?![\d%]|[.,]\d|[ \u00a0](?:%|млн|млрд|тыс|мың)))"
_BEFORE_NAME = r"(?<=(?<!\d[ \u00a0])\b(?:г|гл|им|рис|ст|стр|ул)\.)"

_YEAR = r"(?<![\d-])[12]\d{3}"
_DIGIT = r"\d"
_LETTER = r"\b[^\W\d_]\."
_LETTERS = r"[глмстр]\. "


@dataclass(frozen=True, slots=True)
class TypographyRule:
    """What matches `wrong`, a pattern of the package regex, is to be `right`.

    `hint` is a plain pattern, quick to look for, without which `wrong` cannot be there.
    """

    langs: str
    what: str
    hint: str
    wrong: str
    right: str
    source: str


_row = TypographyRule

TYPOGRAPHY_RULES = (
    _row("kk ru", "ellipsis", r"\.\.\.", r"(?<!\.)\.\.\.(?!\.)", "…", f"{_CLDR}, characters/ellipsis"),
    _row("ru", "dash", " [—–-]", rf"(?<=\S)(?!\u00a0—)[ \u00a0]{_DASH}", f"{NBSP}—", f"{_MILCHIN}; {_PRESS}"),
    _row("kk", "dash", "[ \u00a0](?:—|--?) ", rf"(?<=\S[ \u00a0])(?!–){_DASH}", "–", _PRESS),
    _row("ru", "dash", r"\A[–-]", r"\A(?:–|--?)(?=\s)", "—", f"{_MILCHIN}; {_PRESS}"),
    _row("kk", "dash", r"\A[—-]", r"\A(?:—|--?)(?=\s)", "–", _PRESS),
    _row(
        "kk ru", "dash between years", _DIGIT, rf"(?<={_YEAR})-(?=[12]\d{{3}}(?![\d-]))", "–", f"{_CLDR}, intervals y"
    ),
    _row("ru", "percent", "%", r"(?<=\d) ?(?=%(?!-\p{L}))", NBSP, f"{_CLDR}, percentFormats #,##0 %"),
    _row("kk", "percent", "%", r"(?<=\d)[ \u00a0\u2009\u202f]+(?=%)", "", f"{_CLDR}, percentFormats #,##0%"),
    _row("ru", "number sign", "№", r"(?<=№) ?(?=\d)", NBSP, _MILCHIN),
    _row("kk", "number sign", "№", r"(?<=№) (?=\d)", NBSP, f"{_MILCHIN}; set close too in the Kazakh press"),
    _row("ru", "initials", _LETTER, rf"{_FIRST_INITIAL} ?(?={_CAPITAL}\.[ \u00a0]?{_SURNAME})", NBSP, _MILCHIN),
    _row("ru", "initials", _LETTER, rf"{_INITIAL} ?{_SURNAME}", NBSP, _MILCHIN),
    # The Kazakh press sets «Қ.Тоқаев» and «Қ. Тоқаев»: only the space that is there is kept on the line.
    _row("kk", "initials", _LETTER, rf"{_INITIAL} {_SURNAME}", NBSP, _PRESS),
    _row("kk ru", "thousands", _DIGIT, r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))", NBSP, f"{_CLDR}, symbols/group"),
    _row("ru", "unit", _DIGIT, rf"(?<=\d) (?=(?:{_UNITS_RU})\b|{_SIGNS})", NBSP, f"{_CLDR}, 0 млн; {_MILCHIN}"),
    _row("kk", "unit", _DIGIT, rf"(?<=\d) (?=(?:{_UNITS_KK})\b|{_SIGNS})", NBSP, f"{_CLDR}, 0 млн"),
    _row("ru", "year", _DIGIT, r"(?<=\d) (?=гг?\.)", NBSP, f"{_CLDR}, dateFormats y г., there with a narrow space"),
    _row("kk", "year", _DIGIT, r"(?<=\d) (?=жж?\.)", NBSP, f"{_CLDR}, dateFormats y ж., there with a narrow space"),
    _row("ru", "abbreviation", r"[Тт]\.", r"(?<=\b[Тт]\.) ?(?=[едкнпч]\.)", NBSP, _MILCHIN),
    _row("ru", "abbreviation", r"н\. ?э\.", r"(?<=\bн\.) ?(?=э\.)", NBSP, _MILCHIN),
    _row("ru", "abbreviation", "и т", r"(?<=\bи) (?=т\.[ \u00a0]?[дп]\.)", NBSP, _MILCHIN),
    _row("ru", "abbreviation", _LETTERS, rf"{_BEFORE_NAME} (?=[\p{{Lu}}\d])", NBSP, _MILCHIN),
    _row("ru", "time", _DIGIT, rf"(?<=\b[ВвКк] {_HOUR})\.{_MINUTE}", ":", f"{_CLDR}, timeFormats HH:mm"),
    _row("kk", "time", _DIGIT, rf"(?<=\b[Сс]ағат {_HOUR})\.{_MINUTE}", ":", f"{_CLDR}, timeFormats HH:mm"),
    _row("kk ru", "full stop in quotes", r"\.»", r"(?<=[\p{L}\d]{3})\.»(?=\s|\Z)", "».", _MILCHIN),
    _row("kk ru", "comma in quotes", ",»", r"(?<=[\p{L}\d]),»(?=\s|\Z)", "»,", _MILCHIN),
)
