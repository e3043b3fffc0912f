"""Accepted answers on disk, and who is asking for what."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import ROOT

from loc import database
from loc.draft import drafts
from loc.draft.drafts import FILE_NAME, DraftKey, DraftStore, KeptDraft, digest_text
from loc.draft.owner import Owner

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TARGET = "Келіссөздер Алматыда өтті."


def _key(text: str, engine: str = "google", version: str = "1", lang: str = "kk") -> DraftKey:
    return DraftKey(engine, version, "en", lang, digest_text(text))


def _keys(count: int) -> list[DraftKey]:
    return [_key(f"Talks number {number} were held in Almaty.") for number in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / ".loc")


def test_what_is_kept_is_found_by_another(store: DraftStore, tmp_path: Path) -> None:
    """Target, time and masks come back in another store of the same project, more of them than one query takes."""
    keys = _keys(1_200)
    kept = {key: KeptDraft(f"{TARGET} {number}", AT, number % 3) for number, key in enumerate(keys)}
    store.keep(kept, keys)
    assert DraftStore(tmp_path / ".loc").find(keys) == kept


@pytest.mark.parametrize(
    "other", [_key("x", engine="deepl"), _key("x", version="2"), _key("x", lang="ru"), _key("y"), _key("x ")]
)
def test_an_answer_is_one_engines_for_one_text(store: DraftStore, other: DraftKey) -> None:
    """Engine, version, language and text all count."""
    store.keep({_key("x"): KeptDraft(TARGET, AT)}, ())
    assert store.find([other]) == {}


def test_a_claim_keeps_others_away(store: DraftStore, tmp_path: Path) -> None:
    """Of two who want the same texts each gets its share; an answer or a release ends the claim."""
    first, second, third = keys = _keys(3)
    other = DraftStore(tmp_path / ".loc")
    assert store.claim(keys[:2]).ours == {first, second}
    assert other.claim(keys).ours == {third}
    store.keep({first: KeptDraft(TARGET, AT)}, [first])
    store.release([second])
    claims = other.claim(keys)
    assert (claims.kept, claims.ours) == ({first: KeptDraft(TARGET, AT)}, frozenset({second, third}))


def test_a_closed_store_claims_nothing(store: DraftStore, tmp_path: Path) -> None:
    """What was claimed and never asked falls free when the run ends."""
    keys = _keys(2)
    store.claim(keys)
    store.close()
    assert DraftStore(tmp_path / ".loc").claim(keys).ours == set(keys)


def test_claims_of_the_dead_fall_free_at_once(tmp_path: Path) -> None:
    """A process that is killed while it asks leaves claims that hold nobody up; its answers stay."""
    program = f"""
        import os, signal
        from datetime import UTC, datetime
        from pathlib import Path
        from loc.draft.drafts import DraftStore, DraftKey, KeptDraft
        store = DraftStore(Path({str(tmp_path)!r}))
        keys = [DraftKey("google", "1", "en", "kk", str(number)) for number in range(4)]
        store.claim(keys)
        store.keep({{keys[0]: KeptDraft("аударма", datetime(2026, 11, 23, tzinfo=UTC))}}, keys[:1])
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, check=False)
    assert done.returncode == -9
    keys = [DraftKey("google", "1", "en", "kk", str(number)) for number in range(4)]
    claims = DraftStore(tmp_path).claim(keys)
    assert claims.kept.keys() == {keys[0]}
    assert claims.ours == set(keys[1:])


def test_owners_are_told_by_their_start() -> None:
    """A process number comes again; whoever started at another time is another."""
    here = Owner.of_this_process()
    assert not here.is_dead
    assert here._replace(started="1").is_dead
    assert here._replace(pid=2**22 + 1).is_dead
    assert not here._replace(host="another", pid=2**22 + 1).is_dead


@pytest.mark.parametrize("until_seconds", [-1.0, 10 * drafts.LEASE_SECONDS])
def test_a_lease_ends(store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until_seconds: float) -> None:
    """A claim nobody can ask about ends with its lease; one from a clock that was ahead counts for nothing."""
    key = _key("x")
    monkeypatch.setattr(drafts, "LEASE_SECONDS", until_seconds)
    store.claim([key])
    monkeypatch.undo()
    assert DraftStore(tmp_path / ".loc").claim([key]).ours == {key}


@pytest.mark.parametrize(
    "content", [b"not a database, and long enough to be read as one" * 40, b"SQLite format 3\0cut"]
)
def test_a_broken_store_is_put_aside(tmp_path: Path, content: bytes) -> None:
    """What was there is kept under another name, a new store serves, and it is said once."""
    (tmp_path / FILE_NAME).write_bytes(content)
    store = DraftStore(tmp_path)
    store.keep({_key("x"): KeptDraft(TARGET, AT)}, ())
    assert DraftStore(tmp_path).find([_key("x")])
    assert (tmp_path / "drafts.broken").read_bytes() == content
    (fault,) = store.faults
    assert "drafts.sqlite is broken" in fault


def test_a_locked_store_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody holds the file for good: the run goes on in memory, and says so."""
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.1)
    DraftStore(tmp_path).keep({_key("x"): KeptDraft(TARGET, AT)}, ())
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        store = DraftStore(tmp_path)
        store.keep({_key("y"): KeptDraft(TARGET, AT)}, ())
        assert store.find([_key("x"), _key("y")]).keys() == {_key("y")}
    (fault,) = store.faults
    assert "does without" in fault
    assert "locked" in fault


def test_a_store_without_a_folder_is_done_without(tmp_path: Path) -> None:
    """Where the folder cannot be made the run goes on in memory."""
    (tmp_path / ".loc").write_text("a file", encoding="utf-8")
    store = DraftStore(tmp_path / ".loc")
    store.keep({_key("x"): KeptDraft(TARGET, AT)}, ())
    assert store.find([_key("x")])
    assert len(store.faults) == 1


def test_a_full_disk_is_done_without(tmp_path: Path) -> None:
    """A database that may not grow stands for a full disk: the answers of the run are kept in memory."""
    store = DraftStore(tmp_path)
    store.find([])
    store._database.change(lambda connection: connection.execute("CREATE TABLE ballast (content)"))  # noqa: SLF001
    connection = store._database._connection  # noqa: SLF001 - the limit is one of the connection
    assert connection is not None
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    keys = _keys(500)
    store.keep({key: KeptDraft(TARGET * 9, AT) for key in keys}, keys)
    assert store.find(keys).keys() == set(keys)
    assert "full" in store.faults[0]


def test_a_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    """A newer loc's answers are not thrown away by an older one."""
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (tmp_path / FILE_NAME).read_bytes()
    store = DraftStore(tmp_path)
    assert store.find([_key("x")]) == {}
    assert "another version" in store.faults[0]
    assert (tmp_path / FILE_NAME).read_bytes() == before
