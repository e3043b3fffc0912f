"""What engines answered before, for reports: read beside whoever is drafting, never written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loc.draft.drafts import FILE_NAME, digest_text
from loc.errors import LocError

_QUERY = "SELECT digest, engine, version, target, made_at FROM draft WHERE source_lang = ? AND target_lang = ?"


@dataclass(frozen=True, slots=True)
class PastAnswer:
    engine: str
    version: str
    target: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """The kept answers of all engines for one pair of languages."""

    answers: Mapping[str, tuple[PastAnswer, ...]]

    def of(self, source: str) -> tuple[PastAnswer, ...]:
        """The oldest first."""
        return self.answers.get(digest_text(source), ())


def read_history(folder: Path, source_lang: str, target_lang: str) -> History | None:
    """None where nothing was ever kept in `folder`. Raises LocError for a file that cannot be read."""
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute(_QUERY, (source_lang, target_lang)).fetchall()
    except sqlite3.Error as error:
        raise LocError(f"{path}: the kept drafts cannot be read: {error}") from error
    answers: dict[str, list[PastAnswer]] = defaultdict(list)
    for digest, engine, version, target, made_at in rows:
        answers[digest].append(PastAnswer(engine, version, target, datetime.fromisoformat(made_at)))
    return History({key: tuple(sorted(each, key=lambda answer: answer.made_at)) for key, each in answers.items()})
