"""Kazakh words that end in a point, in lower case, without that last point.

Sources: «Қазақ тілінің орфографиялық сөздігі» (2013), қысқартулар; «Қазақ энциклопедиясы» қысқартулар тізімі; CLDR kk
(айлар). Kazakh copy keeps Russian ones too (им., ул.), see loc.segment.language. Left out: what is a word of its own
at the end of a sentence (ат, қар, орыс).
"""

from __future__ import annotations

from loc.segment.wordlist import words_in

# Stand before a name.
TITLES = words_in("проф акад доц м-р мр м-с чл қ.ғ.д т.ғ.д ф.ғ.д т.ғ.к ф.ғ.к з.ғ.д з.ғ.к э.ғ.д э.ғ.к")

# Stand before a figure: `сағ. 10.00`, `5-б. 2-т.`
NUMBERED = words_in(
    """
    сағ қар көр бб бап т тт тарау сур кест тел факс үй пәт кв қаб корп нөм ст шам
    қаң ақп нау наур сәу мам мау шіл там қыр қырк қаз қараш жел желт
    """,
)

MONTHS = words_in("қаң ақп нау наур сәу мам мау шіл там қыр қырк қаз қараш жел желт")

MONTH_STEMS = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)

# Stand after a figure, and may end the sentence: `2021 ж.`, `ХХ ғ.`
UNITS = words_in("ж жж ғ ғғ мың млн млрд трлн тг тнг руб долл тиын м км см мм га кг т ц л сағ мин сек б")

# Stand after a name, and may end the sentence: `Алматы қ.`, `Абай көш.`
AFTER_NAME = words_in("қ қал ауд обл көш даңғ а а.о ш/а мкр ықш шағ")

NEVER_FINAL = words_in("мыс мәс т.а.ә қысқ қараң")

# May end a sentence: `т.б.`, `т.с.с.`
EITHER = words_in("т.б т.б.с т.с.с т.т т.с б.з.д б.з.б б.э.д ж.т.б с.с")

# Pronouns, conjunctions and adverbs of linking, as in abbreviations_ru.
OPENERS = words_in(
    """
    Ол Олар Оның Оған Онда Оны Олардың Бұл Бұған Бұдан Мұнда Осы Осыған Сол Соның Сонымен Сондай-ақ Сондықтан Соған
    Бірақ Алайда Әйтсе Дегенмен Және Ал Біз Біздің Мен Менің Сіз Сіздер Бүгін Кеше Ертең Қазір Енді Кейін Бұрын Егер
    Себебі Өйткені Тіпті Мысалы Бұдан Айта Еске Жалпы Барлық Барлығы Тағы Кейбір Осылайша Ендеше Яғни
    """,
)
