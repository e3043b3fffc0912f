"""Letters and commonest words of Kazakh and Russian, and the letters of other scripts that look like them."""

from __future__ import annotations

from types import MappingProxyType

# Kazakh letters that the Russian alphabet lacks (CLDR kk, exemplarCharacters).
KAZAKH_ONLY = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")

# Latin and Greek letters drawn like Cyrillic ones: Unicode UTS #39 confusables.txt, as far as kk and ru go.
_SHARED = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
    "Y": "У", "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "ë": "ё", "Ë": "Ё",
    "Α": "А", "Β": "В", "Ε": "Е", "Η": "Н", "Κ": "К", "Μ": "М", "Ο": "О", "Ρ": "Р", "Τ": "Т", "Χ": "Х", "ο": "о",
}  # fmt: skip

# ə is the Azerbaijani schwa, ɵ the phonetic barred o: both are typed for ә and ө.
_KAZAKH = {"I": "І", "i": "і", "h": "һ", "ə": "ә", "Ə": "Ә", "ɵ": "ө", "Ɵ": "Ө"}

LOOK_ALIKES = MappingProxyType(
    {"kk": MappingProxyType(_SHARED | _KAZAKH), "ru": MappingProxyType(_SHARED)},
)

# Words of closed classes and of news that the other language lacks (Балакаев et al. 1962; Русская грамматика 1980).
# Words that both have («не», «да», «он», «бар») stand in neither.
FUNCTION_WORDS = MappingProxyType(
    {
        "kk": """
            және мен бен пен үшін бұл бір деп деді болып туралы бойынша кейін сондай ол оның олар олардың емес жоқ
            болды болған болады еді екен осы сол біз біздің сіз өз өзі де қатар дейін бірақ немесе арқылы сияқты үлкен
            жылы жылғы жыл қазір ғана барлық көп мұндай ретінде тағы бірге енді ал қарай отыр тұр жатыр керек мүмкін
            атап айтты сондықтан өйткені егер әр қандай барып келді алып арасында
        """,
        "ru": """
            и в на с что по к из за от для это как его ее её у их она они так также все всё был была были было но
            о об при до после во со если или чем только который которая которые которых которой чтобы когда уже еще
            ещё мы я ты вы им ему нас вас себя свой свои своей этого этом этот эта эти тем том где может быть
            будет будут есть нет более под над между без очень сказал заявил сообщил года году лет через время
        """,
    },
)

# Inflections that the other language lacks.
ENDINGS = MappingProxyType(
    {
        "kk": """
            лар дар тар лер дер тер дың ның тың дің нің тің ған ген қан кен ына іне нда нде ады еді ымыз іміз
        """,
        "ru": """
            ого его ому ему ый ий ая яя ое ее ые ие ых их ыми ими ся сь ть ция ции цию ение ения ость ости ами ями
        """,
    },
)
