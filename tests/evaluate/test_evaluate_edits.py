"""Which draft a reviewer changed, told from the catalogs and the answers kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import make_project, make_unit

from loc.draft.drafts import FILE_NAME, DraftKey, DraftStore, KeptDraft, digest_text
from loc.draft.history import read_history
from loc.errors import LocError
from loc.flow.edits import EditReport, evaluate_edits
from loc.flow.project import Project, open_project
from loc.model import Mark, Provenance, State, Unit
from loc.review.decide import accept, approve, edit

SOURCE = "Talks will continue in Almaty next week."
DRAFT = "Переговоры продолжатся в Алматы на следующей неделе."
BETTER = "Переговоры в Алматы продолжатся на будущей неделе."
NOW = datetime.now(UTC).replace(microsecond=0)
LATER = NOW + timedelta(minutes=1)
MONTH = f"{LATER:%Y-%m}"
PERSON = "Aigerim Serikova"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(make_project(tmp_path / "project", configuration='langs = ["ru"]\n'))


def keep(project: Project, engine: str, source: str, target: str, lang: str = "ru", at: datetime = NOW) -> None:
    """An answer as a run of drafts keeps it."""
    store = DraftStore(project.config.cache)
    key = DraftKey(engine, "1", "en", lang, digest_text(source))
    store.keep({key: KeptDraft(target, at)}, [key])
    store.close()


def save(project: Project, *units: Unit) -> None:
    file = project.catalogs.read("ru", "story")
    project.catalogs.save(file, units)


def rows(report: EditReport) -> list[tuple[str, str, str, int, int]]:
    return [(row.lang, row.engine, row.month, row.units, row.untouched) for row in report.rows]


def drafted(source: str = SOURCE, target: str = DRAFT, author: str = "google deep-translator/1.11.4") -> Unit:
    unit = make_unit(source, target)
    return replace(unit, provenance=(Provenance.of(Mark.DRAFT, source, target, author, LATER),))


def test_an_accepted_draft_is_untouched(project: Project) -> None:
    """Both marks are bound to the same text; no kept answer is needed, and that only such are seen is said."""
    save(project, accept(drafted(), PERSON, LATER))
    report = evaluate_edits(project, ["ru"])
    assert rows(report) == [("ru", "google", MONTH, 1, 1)]
    assert (report.reviewed, report.unknown, report.blind) == (1, 0, ("ru",))


def test_an_edited_draft_is_compared_with_the_answer(project: Project) -> None:
    """The edit took the draft's mark away; what the engine said is in the store."""
    keep(project, "google", SOURCE, DRAFT)
    save(project, approve(edit(drafted(), BETTER, PERSON, LATER), "Marat Akhmetov", LATER))
    report = evaluate_edits(project, ["ru"])
    assert rows(report) == [("ru", "google", MONTH, 1, 0)]
    assert report.rows[0].scores[0].value > 0
    assert (report.unknown, report.blind) == (0, ())


def test_a_stale_mark_names_the_draft(project: Project) -> None:
    """An edit in another program leaves the draft's mark: of several answers it was the one bound to it."""
    keep(project, "google", SOURCE, DRAFT)
    keep(project, "deepl", SOURCE, "На следующей неделе переговоры продолжатся в Алматы.")
    unit = replace(drafted(), target=BETTER, state=State.REVIEWED)
    reviewed = Provenance.of(Mark.REVIEWED, SOURCE, BETTER, PERSON, LATER)
    save(project, replace(unit, provenance=(*unit.provenance, reviewed)))
    assert rows(evaluate_edits(project, ["ru"])) == [("ru", "google", MONTH, 1, 0)]


def test_an_edit_in_another_program_counts(project: Project) -> None:
    """Poedit signs in the header and leaves the draft's mark: the month is that of its save."""
    keep(project, "google", SOURCE, DRAFT)
    save(project, drafted())
    path = project.catalogs.path("ru", "story")
    text = path.read_text(encoding="utf-8").replace("#, fuzzy, no-wrap", "#, no-wrap").replace(DRAFT, BETTER)
    lines = [line for line in text.splitlines() if not line.startswith(('"PO-Revision-Date', '"Last-Tr', '"X-Gen'))]
    signed = [
        '"Last-Translator: Aigerim Serikova\\n"',
        '"X-Generator: Poedit 3.5\\n"',
        '"PO-Revision-Date: 2027-02-01 09:00+0000\\n"',
    ]
    head = lines.index('msgstr ""') + 1
    path.write_text("\n".join((*lines[:head], *signed, *lines[head:], "")), encoding="utf-8")
    assert rows(evaluate_edits(project, ["ru"])) == [("ru", "google", "2027-02", 1, 0)]


def test_without_a_mark_it_was_the_newest_answer_before_the_review(project: Project) -> None:
    """What an engine said after the review was nobody's draft."""
    keep(project, "mymemory", SOURCE, "Раньше.", at=datetime(2026, 1, 30, tzinfo=UTC))
    keep(project, "google", SOURCE, DRAFT, at=datetime(2026, 1, 31, tzinfo=UTC))
    keep(project, "deepl", SOURCE, "Позже.", at=datetime(2026, 2, 2, tzinfo=UTC))
    save(project, edit(drafted(), BETTER, PERSON, datetime(2026, 2, 1, tzinfo=UTC)))
    assert rows(evaluate_edits(project, ["ru"])) == [("ru", "google", "2026-02", 1, 0)]


def test_what_no_engine_made_is_unknown(project: Project) -> None:
    """The memory, the house style and people are no engines; what is not reviewed does not count."""
    keep(project, "google", "Another sentence.", "Другое предложение.")
    save(
        project,
        accept(drafted("First.", "Первое.", "memory 100% story"), PERSON, LATER),
        accept(drafted("ASTANA.", "АСТАНА.", "house style"), PERSON, LATER),
        edit(make_unit("Second."), "Второе.", PERSON, LATER),
        drafted(),
    )
    report = evaluate_edits(project, ["ru"])
    assert (rows(report), report.reviewed, report.unknown) == ([], 3, 3)


def test_an_engine_of_another_package_is_one(project: Project) -> None:
    """An author that answered before is an engine, whatever its name."""
    keep(project, "agency-mt", SOURCE, DRAFT)
    save(project, accept(drafted(author="agency-mt 7"), PERSON, LATER))
    assert rows(evaluate_edits(project, ["ru"])) == [("ru", "agency-mt", MONTH, 1, 1)]


def test_answers_of_other_languages_are_not_mixed_in(project: Project) -> None:
    """The same sentence has its own answers in each language."""
    keep(project, "google", SOURCE, "Келіссөздер келесі аптада Алматыда жалғасады.", "kk")
    save(project, edit(drafted(), BETTER, PERSON, LATER))
    assert rows(evaluate_edits(project, ["ru"])) == []


def test_history_is_read_and_never_made(project: Project) -> None:
    """No file is no history, and reading makes none; a file that is no database is named."""
    assert read_history(project.config.cache, "en", "ru") is None
    assert not project.config.cache.exists()
    project.config.cache.mkdir()
    (project.config.cache / FILE_NAME).write_bytes(b"no database, whatever its name says" * 40)
    with pytest.raises(LocError, match=FILE_NAME):
        read_history(project.config.cache, "en", "ru")
