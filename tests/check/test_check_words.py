"""unchanged, script, repeated-word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loc.model import Finding, Severity

Run = Callable[..., tuple[Finding, ...]]

UNCHANGED = [
    ("kk", "The ministers met in Astana.", "The ministers met in Astana.", Severity.ERROR),
    ("ru", "Oil prices fall again", "Oil prices fall again", Severity.ERROR),
    # Looks translated: only the marks differ.
    ("ru", 'He said "we will stay".', "He said «we will stay».", Severity.ERROR),
    ("kk", "Read more", "Read more", Severity.WARNING),
    ("kk", "Read more", "READ MORE", Severity.WARNING),
    ("ru", "Breaking News", "Breaking News", Severity.WARNING),
    ("ru", "Kassym-Jomart Tokayev, Emomali Rahmon", "Kassym-Jomart Tokayev, Emomali Rahmon", Severity.WARNING),
    # Looks untranslated: a brand, an agency, a figure.
    ("kk", "Reuters", "Reuters", None),
    ("ru", "BBC News", "BBC News", None),
    ("kk", "$58.2", "$58.2", None),
    ("ru", "Oil prices fall again", "Цены на нефть снова падают", None),
]

SCRIPT = [
    # Latin o, e and c in Cyrillic words, and alone.
    ("ru", "Talks were held.", "Состoялись переговoры.", "Состоялись переговоры."),
    ("kk", "The minister spoke.", "Министр сөз сөйледi.", "Министр сөз сөйледі."),
    ("ru", "He met the envoy.", "Он встретился c послом.", "Он встретился с послом."),
    ("ru", "A new round began.", "B субботу начался новый раунд.", "В субботу начался новый раунд."),
    # Whole words of one, two and three letters; before a figure; an initial.
    ("ru", "He came with his friend.", "Он пришел co своим другом.", "Он пришел со своим другом."),
    ("ru", "The choir sang at dawn.", "На рассвете пел xop.", "На рассвете пел хор."),
    ("ru", "A deal was signed in 2016.", "B 2016 году подписали соглашение.", "В 2016 году подписали соглашение."),
    ("ru", "Film of the 80s", "Фильм 80-x годов", "Фильм 80-х годов"),
    ("kk", "Brian O'Hagan spoke.", "Брайан O'Хаган сөйледі.", "Брайан О'Хаган сөйледі."),
    ("ru", "Robert A. Lind left.", "Ушел Роберт A. Линд.", "Ушел Роберт А. Линд."),
    # Digits for letters, Kazakh letters in Russian, letters of neither.
    ("ru", "A new law is in force.", "Вступил в силу н0вый закон.", "Вступил в силу новый закон."),
    ("kk", "The law is being tried.", "Жаңа заң ә3ірге сыналуда.", "Жаңа заң әзірге сыналуда."),
    ("ru", "By 2026 it will end.", "К 2О26 году это закончится.", "К 2026 году это закончится."),
    ("ru", "Peace is near.", "Переговоры о мире и о міре.", "Переговоры о мире и о мире."),
    ("kk", "The report came out.", "Есеп бӱгін ӓзір болды.", "Есеп бүгін әзір болды."),
    # A Cyrillic С in a Latin name.
    ("kk", "Coca-Cola opened a plant.", "Сoca-Cola зауыт ашты.", "Coca-Cola зауыт ашты."),
    ("ru", "He spoke.", "Ол сөз сөйлеп, жаңа жоспарды таныстырды.", None),
    ("kk", "The president signed the law.", "Президент подписал закон о бюджете на три года.", None),
    ("kk", "The president signed the law.", "Prezident zańǵa qol qoıdy.", None),
    ("kk", "The president signed the law.", "رەسپۋبليكا پرەزيدەنتى زاڭعا قول قويدى", None),
]

SCRIPT_SILENT = [
    # Latin names, with a Kazakh ending too, and codes with letters of their own.
    ("kk", "The film is on YouTube.", "Фильм YouTubeда жарияланды."),
    ("ru", "The US sent F-16s and an Airbus A320.", "США отправили истребители F-16 и самолет Airbus A320."),
    ("ru", "Oranges have vitamin C in them.", "В апельсинах есть витамин C и сахар."),
    ("kk", "NATO and WHO took part.", "Шараға NATO мен WHO қатысты."),
    ("kk", "The bank lowered its rate.", "Банк ставканы төмендетті."),
    # A class or vitamin named by the source, Roman figures, brands, ordinals, a tank, a quoted Kazakh word.
    ("ru", "It is a class B felony.", "Это преступление класса B, тяжкое."),
    ("kk", "Elizabeth II died.", "II Елизавета патшайым қайтыс болды."),
    ("kk", "It was built in the XIX century.", "Ол XIX ғасырда салынған."),
    ("kk", "He sells on the site.", "Ол YouTube-тан, IT-компаниядан және 3-ші орыннан айырылды."),
    ("ru", "Tanks came in.", "Прибыли танки Т34М и Су-30, 3-й полк."),
    ("ru", "The aqyn sang.", "Прозвучала песня «Көзімнің қарасы»."),
    ("ru", "Solve for y.", "Найдите y = 2."),
    ("kk", "He said so.", "Ол «Game of Thrones» сериалын көрді."),
    ("ru", "Kazakh artist Dinmukhamed Kudaibergen sang.", "Выступил певец Дінмұхамед Құдайберген."),
]

REPEATED = [
    ("ru", "They met in Minsk.", "Они встретились в в Минске.", "Они встретились в Минске."),
    ("kk", "The road is closed.", "Жол жол жабық.", "Жол жабық."),
    ("ru", "The talks go on.", "Переговоры переговоры продолжаются.", "Переговоры продолжаются."),
    # Looks like a slip: Kazakh and Russian double these words, and so does the source its name.
    ("kk", "He repeated it over and over.", "Ол мұны қайта қайта айтты.", None),
    ("kk", "It will heal step by step.", "Бірте-бірте жазылады.", None),
    ("ru", "It is very, very far.", "Это очень очень далеко.", None),
    ("ru", "Duran Duran sang in Almaty.", "Группа Дюран Дюран выступила в Алматы.", None),
    ("ru", "It is said that what was, was.", "Говорят, что было, было.", None),
]


@pytest.mark.parametrize(("lang", "source", "target", "severity"), UNCHANGED)
def test_unchanged(run: Run, lang: str, source: str, target: str, severity: Severity | None) -> None:
    """Words left in English are found, names and figures that stay are not."""
    assert [finding.severity for finding in run("unchanged", lang, source, target)] == ([severity] if severity else [])


@pytest.mark.parametrize(("lang", "source", "target", "fix"), SCRIPT)
def test_script_fires(run: Run, lang: str, source: str, target: str, fix: str | None) -> None:
    """Look-alikes, the other language and other alphabets are errors; look-alikes come with the right letters."""
    findings = run("script", lang, source, target)
    assert findings[0].severity is Severity.ERROR
    assert findings[0].fix == fix


@pytest.mark.parametrize(("lang", "source", "target"), SCRIPT_SILENT)
def test_script_is_silent(run: Run, lang: str, source: str, target: str) -> None:
    """Latin names and codes stand in Cyrillic text by right."""
    assert run("script", lang, source, target) == ()


@pytest.mark.parametrize(("lang", "source", "target", "fix"), REPEATED)
def test_repeated_word(run: Run, lang: str, source: str, target: str, fix: str | None) -> None:
    """A word typed twice is found with its fix, reduplication of the language is not."""
    assert [finding.fix for finding in run("repeated-word", lang, source, target)] == ([fix] if fix else [])
