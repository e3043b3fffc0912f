"""Why a story cannot leave, and why a decision is refused, in the language of the interface."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import SLUG, TARGETS
from httpx2 import Response
from newsroom import STORY, Browser, make_desk, people
from pages import parse, select, text_of
from wordings import REFUSING, find_calls

from loc.flow.desk import Action, DeskUnit, decide_unit, open_story
from loc.flow.export import export_story
from loc.lang.message import Message
from loc.web.advice import is_for_desk
from loc.web.desk import Desk
from loc.web.render import LANGUAGE_COOKIE
from loc.web.words import words_of

SENTENCE = "The plant makes 25 turbines a year."
TARGET = TARGETS[SENTENCE]
EXPORT = f"/export/kk/{SLUG}"
ID = re.compile(r"\b[0-9a-f]{8}\b")
# Files of these folders that speak to who has a command line.
FOR_COMMANDS = {"desk.py", "server.py", "sign_in.py", "returned.py", "xliff.py"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "project", people(), "[review]\nfour_eyes = true\n")
    yield desk
    desk.close()


def browser_of(desk: Desk, login: str, language: str) -> Browser:
    browser = Browser.of(desk)
    assert browser.sign_in(login).status_code == 303
    browser.cookies.set(LANGUAGE_COOKIE, language)
    browser.see(STORY)
    return browser


def row_of(desk: Desk, source: str = SENTENCE) -> DeskUnit:
    return next(row for row in open_story(desk.project, SLUG, "kk").units if row.unit.key.source == source)


def decide(browser: Browser, row: DeskUnit, action: str, target: str = "", *, by_script: bool = True) -> Response:
    headers = {"Accept": "application/json"} if by_script else None
    fields = {"action": action, "target": target, "seen": row.seen}
    return browser.submit(f"/unit/kk/{row.unit.key.id}/{SLUG}", headers, **fields)


def save(desk: Desk, target: str = TARGET, *, action: Action = Action.SAVE, source: str = SENTENCE) -> None:
    person, row = desk.person("aigerim"), row_of(desk, source)
    assert person
    decide_unit(desk.project, SLUG, "kk", row.unit.key.id, action, target, row.seen, person)


def reasons_of(desk: Desk, language: str) -> list[str]:
    """Without the ID of the sentence, which is a link."""
    page = parse(browser_of(desk, "daniyar", language).see(EXPORT).text)
    assert {each.get("lang") for each in select(page, ".reasons bdi")} == {language}
    return [ID.sub("", " ".join(each.text_content().split())).strip() for each in select(page, ".reasons li")]


@pytest.mark.parametrize(
    ("language", "missing", "draft", "wrong"),
    [
        ("en", "not translated: It stands", "draft; expected reviewed", "numbers: changed figure: expected 25, got 26"),
        (
            "kk",
            "аударылмаған: It",
            "қаралама; керегі: тексерілген",
            "numbers: сан өзгерген: «25» болуы керек",
        ),
        ("ru", "не переведено: It", "в черновике; нужно: проверено", "numbers: число изменено: ожидалось «25»"),
    ],
)
def test_reasons_are_told(desk: Desk, language: str, missing: str, draft: str, wrong: str) -> None:
    """Marked as of that language; what is not translated, not reviewed and wrong."""
    save(desk, TARGET.replace("25", "26"))
    save(desk, "", action=Action.REJECT)
    reasons = reasons_of(desk, language)
    assert [row for row in reasons if row.startswith(missing)]
    assert [row for row in reasons if row == f"{draft}: {SENTENCE}"]
    assert [row for row in reasons if row.startswith(wrong)]


@pytest.mark.parametrize(
    ("line", "kazakh", "russian"),
    [
        ("KILL: Kazakhstan opens a plant", "агенттік материалдың күшін жойды", "агентство аннулировало материал"),
        ("WITHDRAWAL: Kazakhstan opens a plant", "агенттік материалды қайтарып алды", "агентство отозвало материал"),
        (
            "embargo 2199-01-01T08:00:00Z",
            "эмбарго мерзімі: 2199-01-01 08:00 UTC",
            "эмбарго до 2199-01-01 08:00 UTC",
        ),
    ],
)
def test_what_holds_the_whole_story_is_told(desk: Desk, line: str, kazakh: str, russian: str) -> None:
    """A kill, a withdrawal and an embargo, whatever is translated."""
    source = desk.project.project.sources.files()[SLUG].path
    source.write_text(f"date 2026-11-23 {line}\n\nASTANA. KAZINFORM – {SENTENCE}\n", encoding="utf-8")
    assert reasons_of(desk, "kk")[0] == kazakh
    assert reasons_of(desk, "ru")[0] == russian


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_command_is_left_of_a_reason(desk: Desk, language: str) -> None:
    """Translations name commands where the page can leave them out."""
    told = words_of(language).gettext("not in the catalog yet; `loc draft` brings it in")
    assert "`loc draft`" in told
    assert is_for_desk(re.sub(r"; `loc [^`]*`[\w ]*", "", told))


@pytest.mark.parametrize(
    ("login", "action", "target", "kazakh", "russian"),
    [
        (
            "aigerim",
            "accept",
            "",
            "сөйлемі: қабылдау мүмкін емес, аудармасы жоқ",
            "предложение : нельзя принять, перевода нет",
        ),
        (
            "aigerim",
            "approve",
            "",
            "Aigerim Serikova: бекіту құқығы тек редакторда бар",
            "Aigerim Serikova не может утвердить: для этого нужен редактор",
        ),
        ("aigerim", "save", " ", "сөйлемі: жаңа мәтін бос", "предложение : новый текст пуст"),
        (
            "aigerim",
            "undo",
            "",
            "сөйлемі: болдырмайтын шешіміңіз жоқ",
            "предложение : отменять нечего, ваших решений нет",
        ),
        ("aigerim", "delete", "", "белгісіз әрекет: 'delete'", "неизвестное действие: 'delete'"),
        (
            "daniyar",
            "approve",
            TARGET,
            "сөйлемі: мәтінді Daniyar Akhmetov тексерген, сондықтан оны басқа редактор бекітуі керек",
            "предложение : текст проверен (Daniyar Akhmetov), утвердить его должен другой редактор",
        ),
    ],
)
def test_refusals_are_told(desk: Desk, login: str, action: str, target: str, kazakh: str, russian: str) -> None:
    """To the script, and to a form on the page of the story."""
    row = row_of(desk)
    for language, expected in (("kk", kazakh), ("ru", russian)):
        browser = browser_of(desk, login, language)
        answer = decide(browser, row, action, target)
        assert (answer.status_code, ID.sub("", answer.json()["error"]).strip()) == (422, expected)
        page = parse(decide(browser, row, action, target, by_script=False).text)
        assert expected.split(":")[-1].strip(". ") in text_of(page, ".problem")
        assert {each.get("lang") for each in select(page, ".problem bdi")} == {language}


def test_hints_are_told(desk: Desk) -> None:
    """With the words of the interface for its buttons."""
    row = row_of(desk)
    assert decide(browser_of(desk, "aigerim", "ru"), row, "approve").json()["hint"] == (
        "Редакторы проекта: Daniyar Akhmetov."
    )
    assert decide(browser_of(desk, "aigerim", "kk"), row, "undo").json()["hint"] == (
        "Жаңа мәтінді сақтаңыз немесе «Қайтару» түймесін басыңыз."
    )


def test_who_comes_second_is_told(desk: Desk) -> None:
    """Who changed the sentence meanwhile, by name."""
    row = row_of(desk)
    save(desk)
    answer = decide(browser_of(desk, "daniyar", "kk"), row, "save", "Зауыт жұмыс істейді.")
    assert answer.status_code == 409
    assert ID.sub("", answer.json()["error"]) == " сөйлемін осы арада Aigerim Serikova өзгертті"


def test_who_wrote_on_a_sentence_that_is_gone_is_told(desk: Desk) -> None:
    """On a page of its own, with the text that was not saved, and what to do."""
    row, source = row_of(desk), desk.project.project.sources.files()[SLUG].path
    source.write_text(source.read_text(encoding="utf-8").replace("25 turbines", "30 turbines"), encoding="utf-8")
    page = parse(decide(browser_of(desk, "aigerim", "ru"), row, "save", TARGET, by_script=False).text)
    text = text_of(page, ".message")
    assert f"в материале больше нет. Ваш текст, не сохранён: {TARGET}" in text
    assert "Пришла новая версия, посмотрите её." in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Nothing left: a proof does not leave the house. Choose another format."),
        ("kk", "Материал шығарылмады: салыстырма сыртқа шығарылмайды. Басқа пішімді таңдаңыз."),
        ("ru", "Материал не выпущен: сверка наружу не выпускается. Выберите другой формат."),
    ],
)
def test_an_export_that_is_refused_is_told(desk: Desk, language: str, expected: str) -> None:
    """In one line, with what to do."""
    for row in open_story(desk.project, SLUG, "kk").units:
        save(desk, TARGETS[row.unit.key.source], source=row.unit.key.source)
    browser = browser_of(desk, "daniyar", language)
    (seen,) = {field.get("value") for field in select(parse(browser.see(EXPORT).text), '[name="seen"]')} or {""}
    page = parse(browser.submit(EXPORT, None, seen=seen, action="export", format="proof").text)
    assert text_of(page, ".problem") == expected


@pytest.mark.parametrize("count", [1, 2, 3])
def test_reasons_are_told_in_a_refusal_too(desk: Desk, count: int) -> None:
    """An editor who asks for an export where only an override is possible reads all of them in a row."""
    sources = [row.unit.key.source for row in open_story(desk.project, SLUG, "kk").units]
    for source in sources:
        save(desk, TARGETS[source], source=source)
    for source in sources[:count]:
        save(desk, "", action=Action.REJECT, source=source)
    browser = browser_of(desk, "daniyar", "ru")
    (seen,) = {field.get("value") for field in select(parse(browser.see(EXPORT).text), '[name="seen"]')}
    page = parse(browser.submit(EXPORT, None, seen=seen, action="export", format="text").text)
    told = text_of(page, ".problem")
    assert told.startswith(f"Материал не выпущен: не экспортировано: locales/kk/{SLUG}.po:")
    assert told.count("в черновике; нужно: проверено") == count
    assert told.count("предложение ") == count


def test_messages_of_the_command_line_stay_as_they_are(desk: Desk) -> None:
    """The same messages are English text with file, line and ID."""
    save(desk, TARGET.replace("25", "26"))
    row = row_of(desk)
    reasons = export_story(desk.project.project, SLUG, "kk").reasons
    place = f"locales/kk/{SLUG}.po:{row.unit.line}: unit {row.unit.key.id}"
    assert f"{place}: numbers: changed figure: expected 25, got 26" in reasons
    assert all(isinstance(reason, Message) for reason in reasons)


def is_told(node: ast.expr) -> bool:
    """Put together by a function, or taken from a variable or another error; a literal only where no desk shows it."""
    if isinstance(node, ast.Constant):
        return not is_for_desk(str(node.value))
    return isinstance(node, ast.Call | ast.Name | ast.Attribute)


@pytest.mark.parametrize("name", ["Refused", "LocError", "Gone", "Reason"])
def test_nothing_is_said_that_no_catalog_can_have(name: str) -> None:
    """Refusals and reasons at the desk are messages with templates, and their hints are, unless for commands alone."""
    calls = [row for row in find_calls(name, REFUSING) if is_at_the_desk(row[0])]
    assert calls
    for path, call in calls:
        for text in (*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "hint")):
            assert is_told(text), f"{path}:{call.lineno}"


def test_no_message_is_kept_as_a_mere_string() -> None:
    """A variable that an error is raised with holds a message."""
    for folder in REFUSING:
        for path in filter(is_at_the_desk, sorted(folder.rglob("*.py"))):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "problem":
                    assert isinstance(node.value, ast.Call), f"{path}:{node.lineno}"


def is_at_the_desk(path: Path) -> bool:
    is_of_flow = path.is_relative_to(REFUSING[1])
    if is_of_flow and path.parent.name != "desk":
        return path == REFUSING[1] / "export.py"
    return path.name not in FOR_COMMANDS
