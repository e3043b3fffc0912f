"""loc.toml, [tool.loc] and LOC_* variables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loc.config import Config, find_root, read_config
from loc.errors import ConfigError
from loc.model import Signal, State


def config(folder: Path, text: str = "", **environ: str) -> Config:
    (folder / "loc.toml").write_text(text, encoding="utf-8")
    return read_config(folder, environ)


def test_an_empty_file_is_a_project_with_defaults(tmp_path: Path) -> None:
    """kk and ru from English, google alone, reviewed copy leaves."""
    found = config(tmp_path)
    assert (found.langs, found.engines, found.export_require) == (("kk", "ru"), ("google",), State.REVIEWED)


def test_variables_stand_over_the_file(tmp_path: Path) -> None:
    """One setting each: list, number, and an engine's address and key."""
    found = config(
        tmp_path,
        '[draft]\nengines = ["google"]\n[engine.google]\nurl = "https://one"\n',
        LOC_DRAFT_ENGINES="mymemory, google",
        LOC_MEMORY_THRESHOLD="0.9",
        LOC_GOOGLE_URL="https://two",
        LOC_GOOGLE_CLOUD_KEY="secret",
        LOC_REQUIRE_TOOLS="1",
    )
    assert found.engines == ("mymemory", "google")
    assert found.memory_threshold == 0.9
    assert found.settings_of("google") == {"url": "https://two"}
    assert found.settings_of("google-cloud") == {"key": "secret"}


def test_a_key_is_not_in_the_repr(tmp_path: Path) -> None:
    """A configuration may be logged; keys may not."""
    assert "secret" not in repr(config(tmp_path, LOC_GOOGLE_KEY="secret"))


def test_datelines_have_half_open_dates(tmp_path: Path) -> None:
    """`from` and `until` are read as dates, None is open."""
    (row,) = config(tmp_path, '[[dateline]]\nwire = "W"\nkk = "{city}. Ж"\nuntil = 2023-01-01\n').datelines
    assert (row.wire, row.forms, row.since, row.until) == ("W", (("kk", "{city}. Ж"),), None, date(2023, 1, 1))


def test_notices_go_by_signal_and_language(tmp_path: Path) -> None:
    """A correction's own sentence in each language that has one; any other signal or language has none."""
    found = config(
        tmp_path, "[notice.correction]\nkk = 'Түзетілді.'\nru = 'Исправлено.'\n[notice.update]\nru = 'Дополнено.'\n"
    )
    assert [found.notice_of(Signal.CORRECTION, lang) for lang in ("kk", "ru", "de")] == [
        "Түзетілді.",
        "Исправлено.",
        "",
    ]
    assert [found.notice_of(signal, "ru") for signal in (Signal.UPDATE, Signal.NEW)] == ["Дополнено.", ""]
    assert [found.notice_of(Signal.UPDATE, "kk"), config(tmp_path).notice_of(Signal.CORRECTION, "kk")] == ["", ""]


WRONG = {
    "lang = ['kk']": "unknown key 'lang'",
    "langs = 'kk'": "expected a list of strings, got 'kk'",
    "langs = [1]": "expected a list of strings",
    "draft = 1": "draft: expected a table, got 1",
    "[draft]\nengine = []": "unknown key 'draft.engine'",
    "[memory]\nthreshold = 2": "memory.threshold: expected a number from 0 to 1, got 2",
    "[memory]\nthreshold = 'x'": "expected a number",
    "[memory]\ntrust = 'reviewed'": "memory.trust: expected 'nobody' or 'approved', got 'reviewed'",
    "[export]\nrequire = 'draft'": "expected 'reviewed' or 'approved', got 'draft'",
    "[engine]\ngoogle = 1": "engine.google: expected a table",
    "[engine.google]\nurll = ''": "unknown key 'engine.google.urll'",
    "[[dateline]]\nkk = 'x'": "dateline.wire: expected",
    "[[dateline]]\nwire = 'W'\nkk = '{town}'": "dateline.kk: expected a form",
    "[[dateline]]\nwire = 'W'\nfrom = '2021-01-01'": "dateline.from: expected a date",
    "dateline = 1": "dateline: expected tables",
    "notice = 'x'": "notice: expected a table, got 'x'",
    "[notice]\ncorrection = 'x'": "notice.correction: expected a table with a sentence a language, got 'x'",
    "[notice.corection]\nkk = 'x'": "unknown key 'notice.corection'",
    "[notice.kill]\nkk = 'x'": "unknown key 'notice.kill'",
    "[notice.correction]\nkk = 1": "notice.correction.kk: expected a sentence, got 1",
    "[notice.update]\nru = ' '": "notice.update.ru: expected a sentence, got ' '",
    "langs = [": "not valid TOML",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_setting_is_named(text: str, tmp_path: Path) -> None:
    """File, key, what was expected and what was found."""
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, text)
    assert WRONG[text] in str(caught.value)
    assert "loc.toml" in str(caught.value)


def test_pyproject_is_a_project_only_with_its_table(tmp_path: Path) -> None:
    """Another project's pyproject.toml above is passed by."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.loc]\nlangs = ['kk']\n", encoding="utf-8")
    (inner / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert find_root(inner) == tmp_path
    assert read_config(tmp_path, {}).langs == ("kk",)
