"""loc.toml, [tool.loc] and LOC_* variables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loc.config import Config, Role, WebSettings, find_root, read_config
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
    "[review]\nfour_eyes = 'maybe'": "expected true or false, got 'maybe'",
    "people = 1": "people: expected a table, got 1",
    "[people]\ndana = 'Dana'": "people.dana: expected a table, got 'Dana'",
    "[people.dana]\nrole = 'editor'": "people.dana.name: expected the name that stands in the marks, got ''",
    "[people.dana]\nname = 'Dana Omarova'\nrole = 'boss'": "people.dana.role: expected 'translator' or 'editor'",
    "[people.dana]\nname = 'Dana Omarova'\nlangs = ['de']": "people.dana.langs: expected languages of the project",
    "[people.dana]\nname = 'Dana Omarova'\npasword = ''": "unknown key 'people.dana.pasword'",
    "[people.a]\nname = 'Dana'\n[people.b]\nname = ' DANA '": "people.a and people.b are both 'DANA'",
    "[web]\nport = 70000": "web.port: expected a number from 0 to 65535, got 70000",
    "[web]\nproxies = ['proxy']": "web.proxies: expected addresses or networks",
    "[web]\nproxy_header = 'X-User'": "web.proxies: expected the addresses that `proxy_header` is believed from",
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


PEOPLE = """
[people.dana]
name = "Dana  Omarova"
langs = ["kk"]
password = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"

[people.serik]
name = "Serik Akhmetov"
role = "editor"
"""


def test_people_have_a_name_a_role_and_languages(tmp_path: Path) -> None:
    """A translator of Kazakh, an editor of all; both are found by login and by the name in a mark."""
    found = config(tmp_path, PEOPLE)
    dana, serik = found.people
    assert (dana.login, dana.name, dana.role, dana.langs) == ("dana", "Dana Omarova", Role.TRANSLATOR, ("kk",))
    assert (serik.role, serik.langs, serik.password) == (Role.EDITOR, (), "")
    assert [found.person("dana"), found.person("nobody")] == [dana, None]
    assert [found.person_named("DANA OMAROVA <dana@desk.kz>"), found.person_named("Dana")] == [dana, None]


@pytest.mark.parametrize("value", ['"turbine-25"', "73190582"])
def test_a_password_is_never_shown(value: str, tmp_path: Path) -> None:
    """Neither a hash in the repr, nor one that is no hash in the message that refuses it."""
    assert "aGFzaA" not in repr(config(tmp_path, PEOPLE))
    with pytest.raises(ConfigError, match=r"people\.dana\.password: expected") as caught:
        config(tmp_path, f"[people.dana]\nname = 'Dana Omarova'\npassword = {value}\n")
    assert value.strip('"') not in str(caught.value)


def test_the_desk_is_served_on_loopback_unless_told_otherwise(tmp_path: Path) -> None:
    """Four eyes are on, cookies go by the host, no proxy is believed."""
    found = config(tmp_path)
    assert (found.four_eyes, found.people, found.web) == (True, (), WebSettings())
    assert (found.web.host, found.web.secure_cookies, found.web.proxies) == ("127.0.0.1", None, ())


def test_the_desk_is_set_by_file_and_variables(tmp_path: Path) -> None:
    """Every setting of [web] once, numbers and lists from variables too."""
    found = config(
        tmp_path,
        "[review]\nfour_eyes = false\n[web]\nhost = '0.0.0.0'\nproxy_header = 'X-User'\nsecure_cookies = true\n",
        LOC_WEB_PORT="9000",
        LOC_WEB_PROXIES="10.0.0.0/8, ::1",
        LOC_WEB_SESSION_HOURS="8",
    )
    assert not found.four_eyes
    assert found.web == WebSettings("0.0.0.0", 9000, "X-User", ("10.0.0.0/8", "::1"), True, 8.0)  # noqa: S104
