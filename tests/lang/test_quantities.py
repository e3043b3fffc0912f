from __future__ import annotations

import pytest

from loc.lang.numbers.figures import compare_figures

# Language, source, target: the same quantity, localised.
SAME = [
    # Percent and points.
    ("ru", "Output rose 5.4 percent.", "Выпуск вырос на 5,4%."),
    ("kk", "Output rose 5.4 pct.", "Өндіріс 5,4 пайызға өсті."),
    ("kk", "Output rose 5.4%.", "Өндіріс 5,4 процентке артты."),
    ("ru", "The rate rose by 0.5 percentage points.", "Ставка выросла на 0,5 п.п."),
    ("ru", "The rate rose by 0.5 percentage point.", "Ставка выросла на 0,5 процентного пункта."),
    ("kk", "The rate rose by 0.5 percentage points.", "Мөлшерлеме 0,5 пайыздық тармаққа көтерілді."),
    ("ru", "Growth is seen at 5% to 10%.", "Рост ожидается на уровне 5–10%."),
    # Grouping and scale.
    ("kk", "It sold 1,250,000 cars.", "Компания 1 250 000 көлік сатты."),
    ("ru", "It sold 1,250,000 cars.", "Компания продала 1,25 млн машин."),
    ("kk", "It sold 12,500 cars.", "Компания 12,5 мың көлік сатты."),
    ("kk", "It sold 12,500 cars.", "Компания 12 мың 500 көлік сатты."),
    ("ru", "The fund holds $4.9755 billion.", "В фонде 4 млрд 975,5 млн долларов."),
    ("kk", "The debt is 2.3 trillion tenge.", "Қарыз көлемі – 2,3 триллион теңге."),
    ("ru", "The loan is worth 2.3 tln tenge.", "Объем займа — 2,3 трлн тенге."),
    ("ru", "Fish imports reached 800 thou. tonnes.", "Импорт рыбы составил 800 тыс. тонн."),
    ("ru", "The fine exceeds 2 1/2 million tenge.", "Штраф превышает два с половиной миллиона тенге."),
    ("ru", "It costs between $325 million and $340 million.", "Это обойдется в сумму от $325 до $340 млн."),
    ("ru", "A Meteor-1B satellite was launched.", "Запущен спутник «Метеор-1В»."),
    # Currencies by sign, code and word.
    ("ru", "The ticket costs £20.", "Билет стоит 20 фунтов стерлингов."),
    ("kk", "The ticket costs 20 yuan.", "Билет құны – 20 юань."),
    ("ru", "The loan is USD 20 million.", "Сумма кредита — 20 млн долларов США."),
    ("kk", "The loan is $20 million.", "Несие көлемі – 20 млн АҚШ доллары."),
    ("ru", "The plant cost KZT 5 billion.", "Завод обошелся в 5 млрд тенге."),
    ("kk", "The plant cost 3bn euros.", "Зауытқа 3 млрд еуро жұмсалды."),
    ("ru", "Prices range from 5 to 10 dollars.", "Цены — от 5 до 10 долларов."),
    # Clocks and zones.
    ("kk", "The session opens at 9 a.m.", "Отырыс сағат 9:00-де ашылады."),
    ("kk", "The session opens at 8 p.m.", "Отырыс кешкі сағат 8-де ашылады."),
    ("ru", "Talks begin at 3 p.m.", "Переговоры начнутся в три часа дня."),
    ("ru", "The helicopter crashed at 1 p.m.", "Вертолет разбился в час дня."),
    ("ru", "Talks begin at noon.", "Переговоры начнутся в 12:00."),
    ("ru", "Talks begin at midnight.", "Переговоры начнутся в 00:00."),
    ("ru", "Talks begin at 1200 GMT.", "Переговоры начнутся в 15:00 мск."),
    ("kk", "Talks begin at 1200 GMT.", "Келіссөздер Гринвич бойынша сағат 12:00-де басталады."),
    ("kk", "Talks begin at 3 p.m. GMT.", "Келіссөздер Астана уақытымен сағат 20:00-де басталады."),
    ("ru", "Talks begin at three o'clock.", "Переговоры начнутся в 15:00."),
    ("kk", "Talks begin at 3 o’clock.", "Келіссөздер сағат 15:00-де басталады."),
    ("ru", "Troops moved out at 0500.", "Войска выступили в 5:00."),
    # Dates, decades, centuries.
    ("ru", "He arrived on September 16.", "Он прибыл 16 сентября."),
    ("ru", "He arrived on 16 September.", "Он прибыл 16.09."),
    ("kk", "He arrived on Sept. 16, 2021.", "Ол 2021 жылғы 16 қыркүйекте келді."),
    ("ru", "The fair opens on May 1.", "Ярмарка открывается первого мая."),
    ("kk", "The fair opens on May 1.", "Жәрмеңке бірінші мамырда ашылады."),
    ("ru", "They mark November 7 October Revolution Day.", "Они отмечают 7 ноября День Октябрьской революции."),
    ("ru", "Rates fell to 8.9 percent in 2019, 2021 – 8.5 percent.", "В 2019-м ставка — 8,9%, в 2021-м — 8,5%."),
    ("kk", "Prices rose in the 1930s.", "Баға 1930-жылдары өсті."),
    ("ru", "Prices rose in the 1930s.", "Цены росли в тридцатые годы."),
    ("kk", "The fort dates to the 19th century.", "Бекініс XIX ғасырда салынған."),
    ("kk", "The fort dates to the 19th century.", "Бекініс 19-ғасырда салынған."),
    ("ru", "The fort dates to the nineteenth century.", "Крепость построена в 19 веке."),
    ("kk", "The SS19 collection was shown.", "2019 жылғы жазғы топтама көрсетілді."),
    # Ranges, scores, ordinals.
    ("ru", "They won 3-2.", "Они победили со счетом 3:2."),
    ("ru", "They lost 0-3.", "Они уступили со счетом 3:0."),
    ("ru", "Spain lost 71-73.", "Испания уступила со счетом 71:73."),
    ("ru", "Repairs take 5-10 days.", "Ремонт займет от 5 до 10 дней."),
    ("kk", "Repairs take 5 to 10 days.", "Жөндеуге 5–10 күн кетеді."),
    ("kk", "Repairs take 5-10 days.", "Жөндеу 5-тен 10 күнге дейін созылады."),
    ("ru", "He finished 3rd.", "Он занял 3-е место."),
    ("kk", "He finished 3rd.", "Ол үшінші орын алды."),
    ("kk", "He finished third.", "Ол 3-ші орын алды."),
    # Parts and numbers in words.
    ("ru", "Some 2/3 of voters agreed.", "Согласились около двух третей избирателей."),
    ("kk", "Some 2/3 of voters agreed.", "Сайлаушылардың үштен екісі келісті."),
    ("ru", "Two-thirds of voters agreed.", "Согласились 67% избирателей."),
    ("ru", "They met in the last 16.", "Они встретились в 1/8 финала."),
    ("ru", "It took 1.5 years.", "Это заняло полтора года."),
    ("kk", "It took 1.5 years.", "Бұған бір жарым жыл кетті."),
    ("kk", "The talks took two and a half hours.", "Келіссөз 2,5 сағатқа созылды."),
    ("ru", "The grant is half a million tenge.", "Размер гранта — 500 тыс. тенге."),
    ("ru", "Two dozen men were held.", "Задержаны 24 человека."),
    ("kk", "Three decades passed.", "Содан бері 30 жыл өтті."),
    ("ru", "A fire hit the 79-storey tower.", "Пожар охватил семидесятидевятиэтажную башню."),
    ("ru", "They played on with 10 men.", "Они доигрывали вдесятером."),
    ("kk", "G7 leaders met.", "Үлкен жетілік басшылары кездесті."),
    # Identities.
    ("ru", "Call +7 (727) 258-00-00.", "Звоните по номеру +7 727 258 00 00."),
    ("kk", "Flight KC 922 was late.", "KC 922 рейсі кешікті."),
    ("ru", "Law No. 155-FZ was signed.", "Подписан закон № 155-ФЗ."),
    # Another unit of time.
    ("ru", "The visit will last two weeks.", "Визит продлится 14 дней."),
    ("ru", "The truce lasts 48 hours.", "Перемирие продлится двое суток."),
    ("kk", "The term is 18 months.", "Мерзімі – бір жарым жыл."),
    ("ru", "Much changed after 9/11.", "После 11 сентября изменилось многое."),
    # Measures an editor converts.
    ("kk", "The tower is 100 feet high.", "Мұнараның биіктігі – 30 метр."),
    ("ru", "It was 80 °F.", "Было 27 градусов."),
    ("ru", "The mine is ten miles away.", "До шахты 16 км."),
    ("ru", "The wall is six feet high.", "Высота стены — почти два метра."),
    ("ru", "He weighs 200 pounds.", "Он весит 90 кг."),
    ("ru", "The tank holds 10 gallons.", "Бак вмещает 38 литров."),
    ("kk", "The blade is 6 inches long.", "Пышақ жүзінің ұзындығы – 15 см."),
    ("ru", "The forward is 6-foot-2.", "Рост форварда — 188 см."),
    ("ru", "Up to 3 to 6 inches of rain fell.", "Выпало от 7 до 15 см осадков."),
]

# Language, source, target, the figures of both sides.
OTHER = [
    # Converted, and then mistyped.
    ("ru", "It was 80 °F.", "Было 26 градусов.", "80", "26"),
    ("ru", "The boar weighed 550 pounds.", "Кабан весил 240 кг.", "550", "240"),
    ("ru", "The rate rose by 0.5 percentage points.", "Ставка выросла на 0,5 процента.", "0.5", "0,5"),
    ("kk", "The loan is $20 million.", "Несие көлемі – 20 млн теңге.", "20 million", "20 млн"),
    ("kk", "The ticket costs 20 rubles.", "Билет құны – 20 теңге.", "20", "20"),
    ("ru", "The ticket costs 20 euros.", "Билет стоит 20 долларов.", "20", "20"),
    ("ru", "The debt is 2.3 trillion tenge.", "Долг — 2,3 млрд тенге.", "2.3 trillion", "2,3 млрд"),
    ("ru", "The race is 12 miles long.", "Длина трассы — 12 км.", "12", "12"),
    ("ru", "The race is 12 miles long.", "Длина трассы — 25 км.", "12", "25"),
    ("kk", "The race is 1 mile long.", "Жарыс жолының ұзындығы – 1 км.", "1", "1"),
    ("kk", "The bag weighs 550 pounds.", "Қаптың салмағы – 247 кг.", "550", "247"),
    ("ru", "It was 80 °F.", "Было 80 °C.", "80", "80"),
    ("ru", "Repairs took 3 months.", "Ремонт занял 3 недели.", "3", "3"),
    ("ru", "Talks begin at 3 p.m. GMT.", "Переговоры начнутся в 15:00 мск.", "3 p.m.", "15:00"),
    ("kk", "Talks begin at 9 p.m.", "Келіссөздер сағат 9:00-де басталады.", "9 p.m.", "9:00"),
    ("ru", "Talks begin at 9:30 p.m.", "Переговоры начнутся в 9:30.", "9:30 p.m.", "9:30"),
    ("ru", "He arrived on September 16.", "Он прибыл 16 октября.", "16", "16"),
    ("kk", "He arrived on May 5.", "Ол 5 маусымда келді.", "5", "5"),
    ("kk", "Prices rose in the 1930s.", "Баға 1940-жылдары өсті.", "1930", "1940"),
    ("kk", "The fort dates to the 19th century.", "Бекініс XVIII ғасырда салынған.", "19", "XVIII"),
    ("kk", "They drew 2-2.", "Олар 2:1 есебімен ойнады.", "2-2", "2:1"),
    ("ru", "In the first half they led 2-2.", "В первом тайме счет был 1:2.", "2-2", "1:2"),
    ("ru", "He finished 3rd.", "Он занял 4-е место.", "3", "4"),
    ("kk", "Police held 7 people.", "Полиция сегіз адамды ұстады.", "7", "сегіз"),
    ("ru", "Police held seven people.", "Полиция задержала 8 человек.", "seven", "8"),
    ("ru", "Call +7 (727) 258-00-00.", "Звоните по номеру +7 727 258 00 01.", "7 (727) 258-00-00", "7 727 258 00 01"),
    ("ru", "Law No. 155-FZ was signed.", "Подписан закон № 156-ФЗ.", "155", "156"),
    # Looks right: the day is told by a word that stands for something else.
    ("kk", "A year after the October 1 vote little changed.", "Қазандағы сайлаудан бір жыл өтті.", "1", None),
    # Looks right: the clock lost its minutes, the score a half.
    ("ru", "They drew 2-2 at home.", "Дома они сыграли 2: вничью.", "2-2", None),
    ("ru", "The unbeaten run began in 2012 the following year.", "В следующем году началась серия.", "2012", None),
]


@pytest.mark.parametrize(("lang", "source", "target"), SAME)
def test_localised_quantity_is_the_same(lang: str, source: str, target: str) -> None:
    """Value and unit count, not the digits they are written with."""
    assert compare_figures(source, target, "en", lang) == ()


@pytest.mark.parametrize(("lang", "source", "target", "ours", "theirs"), OTHER)
def test_other_value_or_unit_is_a_difference(
    lang: str, source: str, target: str, ours: str, theirs: str | None
) -> None:
    """One difference that names what was and what became of it."""
    (difference,) = compare_figures(source, target, "en", lang)
    assert difference.source
    assert difference.source.text == ours
    assert (difference.target.text if difference.target else None) == theirs


def test_figure_has_unit_and_measure() -> None:
    """The unit is found before the figure, behind it and behind its scale word."""
    for text, lang, unit, measure in (
        ("$5 million", "en", "dollar", "$5 million"),
        ("5 млн американских долларов", "ru", "dollar", "5 млн американских долларов"),
        ("25-летний", "ru", "year", "25-летний"),
        ("1 қазанда", "kk", "month 10", "1 қазанда"),
    ):
        (figure,) = [each for each in compare_figures(text, "", "en" if lang == "en" else lang, lang) if each.source]
        assert figure.source
        assert figure.source.units == {unit}
        assert figure.source.measure == measure


def test_long_text_is_compared_by_value() -> None:
    """A table of thousands of figures takes no more time than its length."""
    source = " ".join(str(number) for number in range(20_000))
    (difference,) = compare_figures(source, source.replace(" 7777 ", " "), "en", "kk")
    assert difference.source
    assert difference.source.text == "7777"
