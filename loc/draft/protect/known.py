"""Which form each engine keeps, remembered from run to run: a probe costs characters that a service may charge for."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from loc.draft.protect.forms import FORMS, Form

FILE_NAME = "masks.json"
KEPT_FOR = timedelta(days=30)  # services change their models without a word

_BY_NAME = {form.name: form for form in FORMS}


@dataclass(frozen=True, slots=True)
class Known:
    """`form` is None for an engine that keeps none."""

    form: Form | None


@dataclass(frozen=True, slots=True)
class KnownForms:
    """A file below `.loc/`, shared by all processes; a lost or broken one costs a probe. Without a `folder` none."""

    folder: Path | None = None

    def find(self, engine: str) -> Known | None:
        """None where it is not known, or not any more. `engine` names version and languages too."""
        try:
            name, at = self._read()[engine]
            is_fresh = timedelta() <= datetime.now(UTC) - datetime.fromisoformat(at) < KEPT_FOR
            return Known(_BY_NAME[name] if name else None) if is_fresh else None
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, engine: str, form: Form | None) -> None:
        """What another process keeps in the same moment may be lost."""
        if self.folder is None:
            return
        now = datetime.now(UTC).replace(microsecond=0).isoformat()
        rows = self._read() | {engine: [form.name if form else "", now]}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _replace(self.folder / FILE_NAME, json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True))

    def _read(self) -> dict[str, Any]:
        try:
            rows = json.loads((self.folder / FILE_NAME).read_text(encoding="utf-8")) if self.folder else {}
        except (OSError, ValueError):
            return {}
        return rows if isinstance(rows, dict) else {}


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)
