"""For each check a story in which it finds one thing, and that in Kazakh and in Russian."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import AT, make_unit

from loc.check.protocol import Story
from loc.check.runner import IDLE
from loc.memory import PairMatch
from loc.model import IGNORE, State, Term, Unit, UnitKey

TERMS = (
    Term("turbine", "турбина", place="locales/ru/glossary.po:7"),
    Term("wind farm", "ветропарк", place="locales/ru/glossary.po:10"),
    Term("wind farm", "ветряная электростанция", status="admitted", place="locales/ru/glossary.po:13"),
)
BILL = "The Majilis passed the bill in the second reading."
OTHER_BILL = "Мажилис одобрил законопроект во втором чтении."
SAID = "“We will go on with the reforms this year,” President Tokayev said."


def reviewed(source: str, target: str, context: str = "text") -> Unit:
    return make_unit(source, target, State.REVIEWED if target else State.EMPTY, context)


def find_elsewhere(_: UnitKey) -> tuple[PairMatch, ...]:
    day = AT + timedelta(days=1)
    return (PairMatch(BILL, OTHER_BILL, 1.0, "2026-11-24-bill", BILL, "text", day, "Асет Омаров", State.REVIEWED),)


BUDGET = reviewed("The budget grew by 8.7 percent.", "Бюджет вырос на 7,8 процента.")
EXAMPLES = {
    "empty": (
        Story([reviewed("The plant was opened.", "")]),
        "аударма болуы керек, мұнда бос",
        "ожидался перевод, здесь пусто",
    ),
    "unsigned": (
        Story([replace(reviewed("It was opened.", "Его открыли."), unsigned=True)]),
        (
            "бұл аудармаға ешкім қол қоймаған: аудармашы қабылдағанша (`loc review --unit 2d14c46f --accept`) "
            "немесе fuzzy белгісін қойғанша, ол қаралама болып саналады"
        ),
        (
            "перевод никем не подписан: он считается черновиком, пока переводчик его не примет "
            "(`loc review --unit 2d14c46f --accept`) или не пометит как fuzzy"
        ),
    ),
    "numbers": (
        Story([reviewed("Exports rose by 5 percent.", "Экспорт вырос на 6 процентов.")]),
        "сан өзгерген: «5» болуы керек, «6» тұр",
        "число изменено: ожидалось «5», стоит «6»",
    ),
    "completeness": (
        Story(
            [
                reviewed(
                    "The minister opened a new school on Monday, and the governor promised to build a hospital there "
                    "next year.",
                    "Министр в понедельник открыл новую школу.",
                )
            ]
        ),
        "аударылмай қалған: «governor promised to build a hospital there next year»",
        "осталось без перевода: «governor promised to build a hospital there next year»",
    ),
    "negation": (
        Story([reviewed("The company did not pay taxes.", "Компания платила налоги.")]),
        "түпнұсқада болымсыздық бар («did not»), аудармада жоқ",
        "в исходном тексте отрицание («did not»), в переводе его нет",
    ),
    "attribution": (
        Story([reviewed("“We will build a new road,” the minister said.", "«Мы построим новую дорогу».")]),
        "дәйексөздің кімдікі екені айтылмаған: аудармада «деді» сияқты сөз жоқ",
        "не сказано, чья это цитата: в переводе нет слов вроде «сказал»",
    ),
    "unchanged": (
        Story([reviewed("The plant was opened.", "The plant was opened.")]),
        "аударма болуы керек, түпнұсқаның өзі тұр: The plant was opened.",
        "ожидался перевод, а это исходный текст: The plant was opened.",
    ),
    "script": (
        Story([reviewed("The plant was opened on Monday.", "Завод бүгін ашылды, оған министр де келді.")]),
        "орысша мәтін болуы керек, мұнда: қазақшаға ұқсайды",
        "ожидался текст на русском, здесь: похоже на казахский",
    ),
    "passage": (
        Story(
            [
                reviewed(
                    "The minister told reporters that a new agreement was signed, and details will be published "
                    "tomorrow.",
                    "Министр сообщил журналистам, что жаңа келісімге қол қойылды, а подробности опубликуют завтра.",
                )
            ]
        ),
        "орысша мәтін болуы керек, мұнда басқа тілдегі үзінді тұр: «жаңа келісімге қол қойылды»",
        "ожидался текст на русском, здесь отрывок на другом языке: «жаңа келісімге қол қойылды»",
    ),
    "kazakh-letters": (
        Story([reviewed("Kazakhstan opens a plant.", "Казакстан зауыт ашты.")]),
        "«Қазақстан» болуы керек, «Казакстан» қазақ әріптерінсіз жазылған",
        "ожидалось «Қазақстан», «Казакстан» написано без казахских букв",
    ),
    "encoding": (
        Story([reviewed("The plant was opened.", "Р—Р°РІРѕРґ открыли.")]),
        "«Завод» болуы керек, «Р—Р°РІРѕРґ» тұр: мәтін басқа кодтаумен оқылған",
        "ожидалось «Завод», стоит «Р—Р°РІРѕРґ»: текст прочитан не в той кодировке",
    ),
    "control": (
        Story([reviewed("The plant was opened.", "За\u200eвод открыли.")]),
        "көрінбейтін таңба болмауы керек, U+200E (солдан оңға жазу белгісі) тұр",
        "невидимых символов быть не должно, стоит U+200E (метка письма слева направо)",
    ),
    "names": (
        Story([reviewed("Tokayev met Emmanuel Macron.", "Токаев провёл встречу.")]),
        "«Emmanuel Macron» үшін «Эммануель Макрон» болуы керек, аудармада ондай есім жоқ",
        "для «Emmanuel Macron» ожидалось «Эммануель Макрон», в переводе такого имени нет",
    ),
    "terms": (
        Story([reviewed("The turbine was made here.", "Её сделали здесь.")]),
        "«turbine» үшін «турбина» болуы керек, аудармада оның ешбір түрі жоқ",
        "для «turbine» ожидалось «турбина», в переводе этого нет ни в одной форме",
    ),
    "markup": (
        Story([reviewed("The <b>plant</b> was opened.", "<b>Завод открыли.")]),
        "</b> түпнұсқадағыдай 1 рет болуы керек, мұнда 0 рет",
        "</b> ожидалось столько же, сколько в исходном тексте: 1, здесь 0",
    ),
    "quotes": (
        Story([reviewed("The (big) plant was opened.", "(Большой завод открыли.")]),
        "( және ) жұп болуы керек, ( жалғыз тұр",
        "( и ) ставятся парами, ( стоит без пары",
    ),
    "end-punctuation": (
        Story([reviewed("The plant was opened.", "Завод открыли,")]),
        "соңында `.` болуы керек, үтір тұр",
        "в конце ожидалось: `.`, стоит: запятая",
    ),
    "headline": (
        Story([reviewed("Plant opens", "Завод открыли " * 8 + "сегодня", "headline")]),
        "тақырып 110 таңбадан аспауы керек, мұнда 119 (түпнұсқада 11)",
        "ожидался заголовок не длиннее 110 знаков, здесь 119 (в исходном тексте 11)",
    ),
    "dateline": (
        Story([reviewed("ASTANA. KAZINFORM", "АСТАНА. КАЗИНФОРМ –", "dateline")]),
        "орны мен күнінен кейін сызықша болмауы керек, мұнда тұр",
        "после места и даты тире не нужно, здесь оно стоит",
    ),
    "typography": (
        Story([reviewed("It was opened...", "Его открыли...")]),
        "көп нүкте: '…' болуы керек, '...' тұр",
        "многоточие: ожидалось '…', стоит '...'",
    ),
    "spacing": (
        Story([reviewed("It was opened.", "Его  открыли.")]),
        "қатар тұрған бірнеше бос орын: ' ' болуы керек, '  ' тұр",
        "несколько пробелов подряд: ожидалось ' ', стоит '  '",
    ),
    "repeated-word": (
        Story([reviewed("The plant was opened.", "Завод завод открыли.")]),
        "«Завод» бір рет болуы керек, қатарынан екі рет тұр",
        "ожидалось одно «Завод», стоит два подряд",
    ),
    "consistency": (
        Story(
            [
                reviewed("A wind farm was opened.", "Ветропарк открыли."),
                reviewed("The wind farm is big.", "Ветряная электростанция большая."),
            ]
        ),
        "«wind farm» үшін материалдың басқа жеріндегідей «ветропарк» болуы керек, «ветряная электростанция» тұр",
        "для «wind farm» ожидалось «ветропарк», как в других местах материала, стоит «ветряная электростанция»",
    ),
    "repeated-quote": (
        Story(
            [
                reviewed("He said: “We will build a new road.”", "Он сказал: «Мы построим новую дорогу»."),
                reviewed("“We will build a new road,” he repeated.", "«Дорога будет новой», — повторил он."),
            ]
        ),
        "дәйексөз сол сөздермен қайталануы керек: «Мы построим новую дорогу», мұнда «Дорога будет новой» тұр",
        "ожидалась та же цитата теми же словами: «Мы построим новую дорогу», стоит «Дорога будет новой»",
    ),
    "paragraphs": (
        Story(
            [
                reviewed("It stands in Atyrau and is big.", "Завод стоит в Атырау."),
                reviewed("Nobody had expected this.", "Завод стоит в Атырау."),
            ]
        ),
        "өз аудармасы болуы керек, бұл мына сөйлемнің аудармасы: «It stands in Atyrau and is big.»",
        "ожидался свой перевод, а это перевод предложения «It stands in Atyrau and is big.»",
    ),
    "quote-original": (
        Story([reviewed(SAID, "«Мы продолжим реформы в этом году», — сказал Президент Токаев.")]),
        (
            "«Tokayev»: орысша айтылған немесе жарияланған сөздердің өзі болуы керек, бұл ағылшыншадан аударылған; "
            'сол сөздерді қойыңыз немесе растаңыз: `# loc: ignore quote-original "checked against akorda.kz"`'
        ),
        (
            "«Tokayev»: ожидались слова, как они были сказаны или опубликованы на русском, а это перевод с английского;"
            ' вставьте их или подтвердите: `# loc: ignore quote-original "checked against akorda.kz"`'
        ),
    ),
    "languages": (
        Story([BUDGET], {"kk": {BUDGET.key: replace(BUDGET, target="Бюджет 8,7 пайызға өсті.")}}),
        "сан өзгерген: қазақша мәтіндегідей «8,7» болуы керек, «7,8» тұр",
        "число изменено: ожидалось «8,7», как в тексте на казахском, стоит «7,8»",
    ),
    "catalogs": (
        Story([reviewed(BILL, "Мажилис принял законопроект.")], find_elsewhere=find_elsewhere),
        (
            f"2026-11-24-bill материалындағыдай «{OTHER_BILL}» болуы керек (тексерген Асет Омаров, 2026-11-24), "
            "мұнда басқа мәтін"
        ),
        (
            f"ожидалось «{OTHER_BILL}», как в материале 2026-11-24-bill (проверено: Асет Омаров, 2026-11-24), "
            "здесь другой текст"
        ),
    ),
    IDLE: (
        Story([replace(reviewed("It was opened.", "Его открыли."), notes=(f'{IGNORE}numbers "by telephone"',))]),
        "елемейтін ештеңе жоқ: numbers мұнда ескертпе бермейді",
        "пропускать нечего: замечания numbers здесь нет",
    ),
}
