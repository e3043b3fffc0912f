"""Words that deny, and words that translators of news put for a denial.

A denial in English is told with “not” and its kin only: of those with “n't”, which stand in quotations, one in fifty
(news-ru) is told without any of the words below. Kazakh verbs deny with -ма/-ме, -ба/-бе, -па/-пе before their
endings, nouns with -сыз/-сіз, емес and жоқ («Қазақ грамматикасы», Астана, 2002). With these `loc.check.negation` flags
20 of 41,313 good pairs of news-ru and 15 of 16,577 of news-kk; of those whose one denial is taken out it finds half.
"""

from __future__ import annotations

_AUXILIARIES = (
    *("is", "are", "was", "were", "am", "be", "been", "do", "does", "did", "will", "would", "has", "have", "had"),
    *("could", "should", "may", "might", "must", "can"),
)
# What follows in “not only”, “not long after”, “could not be better”: nothing is denied there.
_NO_DENIAL = "only|just|least|to mention|long|help|until|that|be (?:better|more|happier|prouder)|lost on"

DENIALS_EN = (
    rf"(?:{'|'.join(_AUXILIARIES)}) not(?! (?:{_NO_DENIAL})\b)",
    r"cannot(?! (?:help|be over)\b)",
    r"never(?! (?:more|mind|ceases|been better)\b)",
    r"(?:has|have|had|is|are|was|were|be) no(?!\.|[. ]*\d| (?:longer|doubt|matter|other|more|fewer|less)\b)",
    r"(?<!goes )without(?! (?:doubt|question)\b)",
    r"neither",
)

# Regular expressions over whole words.
DENIALS = {
    "kk": (
        *(r"емес\p{L}*", r"жоқ\p{L}*", r"\p{L}+с[ыі]з\p{L}*", r"еш\p{L}*", r"бей\p{L}+", r"қарсы\p{L}*", r"тыс\p{L}*"),
        *(
            r"бас тарт\p{L}*",
            r"\p{L}{2,}[мбп][ае]",
            r"\p{L}{2,}[мбп][ае](?:й|с|ған|ген|ды|ді|ң|сын|сін|у|са|се|м|п)\p{L}*",
        ),
        *(r"тоқта\p{L}*", r"аулақ\p{L}*", r"бос\p{L}*", r"айыр\p{L}*"),
    ),
    "ru": (
        *(r"не\p{L}*", r"ни\p{L}*", r"без\p{L}*", r"бес\p{L}+", r"вне", r"мало\p{L}*", r"редко", r"едва", r"вряд"),
        *(r"отсутств\p{L}*", r"отказ\p{L}*", r"отриц\p{L}*", r"отверг\p{L}*", r"опроверг\p{L}*", r"запре\p{L}+"),
        *(r"прекра\p{L}+", r"переста\p{L}+", r"лиш\p{L}*", r"кроме", r"избе\p{L}+", r"вместо", r"исключ\p{L}*"),
        *(r"трудн\p{L}*", r"сложно", r"пока", r"только", r"потер\p{L}*", r"утра[тч]\p{L}+", r"провал\p{L}*"),
        *(r"помеша\p{L}+", r"меша\p{L}+", r"удерж\p{L}*", r"воздерж\p{L}*", r"оста[нвлё]\p{L}*", r"чужд\p{L}*"),
        *(r"плох\p{L}*", r"дал[её]к\p{L}*", r"отмен\p{L}*", r"снят\p{L}*", r"закры\p{L}+", r"равно", r"хватит"),
        *(r"против\p{L}*", r"анти\p{L}+", r"закончи\p{L}*", r"освобо\p{L}+", r"ин[аоы]\p{L}*", r"молч\p{L}+"),
        *(r"впервые", r"уже", r"раньше", r"прежде", r"ин[аоы]че", r"меньше", r"пропа\p{L}+", r"пропус\p{L}+"),
    ),
}
