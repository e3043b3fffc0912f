"""What a Russian number does to the noun behind it. Source: CLDR plural rules; Русская грамматика 1980, § 1366-1373."""

from __future__ import annotations

import regex

from loc.lang.forms.inflect_ru import may_agree
from loc.lang.numbers.calendar_words import RUSSIAN_MONTHS
from loc.lang.numbers.write_figure import Digits

# Nominative singular, accusative singular, genitive singular, form of five.
_ROWS = """
процент процент процента процентов
пункт пункт пункта пунктов
тысяча тысячу тысячи тысяч
миллион миллион миллиона миллионов
миллиард миллиард миллиарда миллиардов
триллион триллион триллиона триллионов
доллар доллар доллара долларов
рубль рубль рубля рублей
цент цент цента центов
фунт фунт фунта фунтов
юань юань юаня юаней
иена иену иены иен
тонна тонну тонны тонн
килограмм килограмм килограмма килограммов
метр метр метра метров
километр километр километра километров
сантиметр сантиметр сантиметра сантиметров
литр литр литра литров
гектар гектар гектара гектаров
баррель баррель барреля баррелей
градус градус градуса градусов
миля милю мили миль
фут фут фута футов
дюйм дюйм дюйма дюймов
год год года лет
месяц месяц месяца месяцев
неделя неделю недели недель
день день дня дней
час час часа часов
минута минуту минуты минут
секунда секунду секунды секунд
раз раз раза раз
человек человека человека человек
балл балл балла баллов
очко очко очка очков
гол гол гола голов
матч матч матча матчей
место место места мест
голос голос голоса голосов
мандат мандат мандата мандатов
случай случай случая случаев
страна страну страны стран
регион регион региона регионов
город город города городов
район район района районов
дом дом дома домов
школа школу школы школ
машина машину машины машин
автомобиль автомобиль автомобиля автомобилей
самолет самолет самолета самолетов
"""
COUNTED = {row[0]: row for row in (tuple(line.split()) for line in _ROWS.strip().splitlines())}

# Stand behind any number alike.
_INVARIABLE = frozenset(
    [
        "млн",
        "млрд",
        "трлн",
        "тыс",
        "долл",
        "руб",
        "евро",
        "тенге",
        "песо",
        "сом",
        "сомов",
        "км",
        "м",
        "см",
        "мм",
        "кг",
        "г",
        "т",
        "га",
        "кв",
        "куб",
        "мин",
        "сек",
        "ч",
        "л",
        "МВт",
        "ГВт",
        "кВт",
    ]
)
_YEAR_FORMS = frozenset({"год", "года", "году", "годом", "годе", "г", "гг", "годы", "годов", "годам", "годах"})
_MONTH_GENITIVES = frozenset(month[1] for month in RUSSIAN_MONTHS)

_GENITIVE = frozenset(
    [
        "до",
        "от",
        "из",
        "у",
        "для",
        "без",
        "около",
        "более",
        "менее",
        "свыше",
        "больше",
        "меньше",
        "порядка",
        "после",
        "против",
        "с",
        "со",
        "не",
    ],
)
_ACCUSATIVE = frozenset(["на", "за", "в", "через", "спустя"])
_MEASURING_VERBS = ("составл", "состави", "набра", "получи", "потеря", "заработа")
_ADVERBS = frozenset(
    [
        "почти",
        "примерно",
        "приблизительно",
        "всего",
        "лишь",
        "только",
        "уже",
        "еще",
        "ещё",
        "ровно",
        "минимум",
        "максимум",
    ]
)
_PLURAL_OBLIQUE = ("ам", "ям", "ами", "ями", "ах", "ях")

_NOUN = regex.compile(r"[ \u00a0\u2009\u202f](\p{L}+)")
_LAST_WORD = regex.compile(r"(\p{L}+)[ \u00a0\u2009\u202f]*[$€£₸₽]?$")
_YEARS = range(1000, 2101)


def plural_category(number: Digits) -> str:
    """CLDR's for Russian: one, few, many, and other for fractions."""
    if number.part:
        return "other"
    value = int(number.whole)
    if value % 100 in range(11, 15):
        return "many"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(value % 10, "many")


def noun_after(text: str, stop: int) -> tuple[str, int]:
    """The word behind a number that ends at `stop`, and where it ends; "" where none stands there."""
    match = _NOUN.match(text, stop)
    return (match[1], match.end()) if match else ("", stop)


def recount(text: str, start: int, noun: str, old: Digits, new: Digits, new_lemma: str | None = None) -> str | None:
    """`noun`, which stands behind the number `old` at `start` of `text`, as it is behind `new`; None where unsure.

    `new_lemma` takes the place of the noun's own, for another scale.
    """
    before, after = plural_category(old), plural_category(new)
    if before == after and new_lemma is None:
        return noun
    case = governed_case(text, start)
    if "one" in {before, after} and before != after and not case:
        return None if not _is_ordinal(noun, old, new) else noun
    if not noun or noun in _INVARIABLE or _is_ordinal(noun, old, new):
        return noun
    row = _find_row(noun)
    if row is None:
        return None if may_agree(noun) or new_lemma else noun
    return _decline(row, COUNTED[new_lemma or row[0]], noun, (before, after), case)


def _find_row(noun: str) -> tuple[str, ...] | None:
    folded = noun.replace("ё", "е")
    for row in COUNTED.values():
        stem = row[0][:-1] if row[0][-1] in "аяоьй" else row[0]
        if folded in row or (folded.startswith(stem) and folded.endswith(_PLURAL_OBLIQUE)):
            return row
    return None


def _is_ordinal(noun: str, old: Digits, new: Digits) -> bool:
    """Days and years are counted by no case: «21 сентября», «в 2021 году»."""
    if noun in _MONTH_GENITIVES:
        return True
    years = all(not each.part and not each.grouped and int(each.whole) in _YEARS for each in (old, new))
    return noun in _YEAR_FORMS and years


def governed_case(text: str, start: int) -> str:
    """`gent` or `accs` where the words before a number tell, else ""."""
    word, at = _word_before(text, start)
    while word in _ADVERBS:
        word, at = _word_before(text, at)
    if word in _GENITIVE:
        return "gent"
    return "accs" if word in _ACCUSATIVE or word.startswith(_MEASURING_VERBS) else ""


def _word_before(text: str, start: int) -> tuple[str, int]:
    match = _LAST_WORD.search(text, 0, start)
    return (match[1].lower(), match.start()) if match else ("", 0)


def _decline(
    row: tuple[str, ...], new_row: tuple[str, ...], noun: str, categories: tuple[str, str], case: str
) -> str | None:
    if noun.endswith(_PLURAL_OBLIQUE) and noun not in row:
        same_row = row == new_row and set(categories) <= {"few", "many"}
        return noun if same_row else None
    cases = [each for each in _possible_cases(row, noun, categories[0]) if not case or each == case]
    forms = {_form_of(new_row, each, categories[1]) for each in cases}
    return forms.pop() if len(forms) == 1 else None


def _possible_cases(row: tuple[str, ...], noun: str, category: str) -> list[str]:
    return [case for case in ("nomn", "accs", "gent") if _form_of(row, case, category) == noun]


def _form_of(row: tuple[str, ...], case: str, category: str) -> str:
    nominative, accusative, genitive, of_five = row
    if category == "one":
        return {"nomn": nominative, "accs": accusative}.get(case, genitive)
    if category == "other" or (category == "few" and case != "gent"):
        return genitive
    return of_five
