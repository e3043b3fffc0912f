"""An engine that comes from outside, does what its texts say, and keeps a diary that several processes share."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loc.draft.protocol import Engine, Hint
from loc.errors import ConfigError, EngineRefused, EngineRejected, EngineUnavailable

NAME = "outside"
ERRORS = {
    "refuse": EngineRefused("the quota is used up", hint="pay", retry_after=7.5),
    "reject": EngineRejected("the text is odd"),
    "miss": EngineUnavailable("the model is gone", hint="bring it back"),
    "misconfigure": ConfigError("no such model", hint="name another"),
    "break": ZeroDivisionError("a text nobody may see"),
}


@dataclass(frozen=True, slots=True)
class OutsideEngine:
    """Keeps the processor busy for `busy_seconds` a text. A text is a command, perhaps with a file after it."""

    diary: Path
    busy_seconds: float = 0.0
    timeout_seconds: float = 20.0
    shows_hints: bool = False
    version: str = "1"
    name: str = NAME
    max_chars: int = 1_000
    max_batch: int = 8
    connections: int = 1
    leaves_machine: bool = False
    plain_http: bool = False
    advice: str = "it only tests"

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return (source_lang, target_lang) == ("en", "kk")

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,
        target_lang: str,
        hints: Sequence[Hint] = (),
    ) -> tuple[str, ...]:
        if not self.supports(source_lang, target_lang):
            raise EngineRejected(f"{self.name} does not translate {source_lang} to {target_lang}")
        targets = [self._answer(text) for text in texts]
        if hints and self.shows_hints:
            targets = [f"{target} [{hint.paragraph}]" for target, hint in zip(targets, hints, strict=True)]
        return tuple(targets[1:] if "shorten" in texts else targets)

    def close(self) -> None:
        pass

    def _answer(self, text: str) -> str:
        write(self.diary, f"{os.getpid()} {text}")
        command, _, place = text.partition(" ")
        if command in ERRORS:
            raise ERRORS[command]
        if command == "die" or (command == "die-once" and write_once(Path(place))):
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "hang":
            time.sleep(60)
        if command == "print":
            print("a library talks")  # noqa: T201 - that is the fault
        keep_busy(self.busy_seconds)
        bought = re.fullmatch(r"Kazakhstan bought (.+) carriages\.", text)
        return f"Қазақстан {bought[1]} вагон сатып алды." if bought else text.upper()


def make(settings: Mapping[str, str]) -> Engine:
    diary = Path(settings["model"])
    write(diary, f"{os.getpid()} made")
    seconds = float(settings.get("timeout_seconds", "20"))
    return OutsideEngine(diary, float(settings.get("style", "0")), seconds, settings.get("region") == "hints")


def keep_busy(seconds: float) -> None:
    """Of processor time, so that two on one core take twice as long."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(5_000))


def write(diary: Path, line: str) -> None:
    with diary.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def write_once(place: Path) -> bool:
    """True for the first who asks."""
    try:
        place.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def register(folder: Path) -> Path:
    """A folder for sys.path, in which a package called outside brings the engine."""
    package = folder / "outside-1.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: outside\nVersion: 1\n", encoding="utf-8")
    (package / "entry_points.txt").write_text(f"[loc.engines]\n{NAME} = run.spread_engines:make\n", encoding="utf-8")
    return folder
