"""The chain at the speed of the wire: 200 segments at 150 ms a request, and 1,000 stories on disk.

`python tests/benchmarks/draft_speed.py [--fast]`; `--fast` leaves out deep-translator's own batch, which takes half a
minute. Exits with 1 where a bar is missed.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from deep_translator import GoogleTranslator
from project_scale import story_text  # type: ignore[import-not-found]

from loc.cli import main
from loc.draft.budget import Budget
from loc.draft.drafts import DraftStore
from loc.draft.registry import load
from loc.draft.schedule import Chain
from loc.model import Draft

SEGMENTS = 200
REQUEST_SECONDS = 0.15
STORIES = 1_000
BARS = {"list": 0.25, "single": 4.2, "stories": 15.0}
ROOT = Path(__file__).parents[2]
CONFIGURATION = """\
langs = ["kk-x-pseudo", "ru-x-pseudo"]
author = "Aigerim Serikova"

[draft]
engines = ["pseudo"]
"""
# Where the seconds of a run are looked for: heading, parts of file names or of function names.
PLACES = (
    ("disk: fsync", ("posix.fsync",)),
    ("disk: SQLite", ("sqlite3.",)),
    ("gate", ("draft/gate.py", "draft/loops.py", "draft/notices.py", "draft/verdict.py", "_regex.Pattern")),
    ("catalogs", ("loc/catalog/",)),
    ("chain and stores", ("loc/draft/",)),
    ("wire and segments", ("loc/ingest/", "loc/segment/")),
    ("flow", ("loc/flow/", "loc/memory/", "loc/glossary/", "loc/model.py")),
)


class _Slow(BaseHTTPRequestHandler):
    """Google's mobile page under GET, DeepL's JSON under POST, each after the same time."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        text = parse_qs(urlsplit(self.path).query)["q"][0]
        self._send(f'<html><body><div class="result-container">{_target(text)}</div></body></html>', "text/html")

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [{"detected_source_language": "EN", "text": _target(text)} for text in asked["text"]]
        self._send(json.dumps({"translations": rows}), "application/json")

    def _send(self, text: str, kind: str) -> None:
        time.sleep(REQUEST_SECONDS)
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - its signature
        """Quiet."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def _target(text: str) -> str:
    number = "".join(char for char in text if char.isdigit())
    return f"Президент {number} өтініш бойынша сейсенбі күні Душанбеге келіп жетті."


@contextmanager
def slow_server() -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def chain_seconds(engine: str, url: str, **settings: str) -> float:
    """From the first question to the last draft, with the stores on disk."""
    texts = [f"The president came to Dushanbe on Tuesday over request {number}." for number in range(SEGMENTS)]
    with tempfile.TemporaryDirectory() as folder:
        stores = Path(folder)
        made = load(engine, {"url": url} | settings)
        chain = Chain([made], drafts=DraftStore(stores), budget=Budget(stores, {}))
        begun = time.perf_counter()
        drafts = dict(chain.draft_texts(texts, "en", "kk"))
        seconds = time.perf_counter() - begun
        chain.close()
    failures = [answer for answer in drafts.values() if not isinstance(answer, Draft)]
    if failures or len(drafts) != SEGMENTS:
        sys.exit(f"{engine}: {len(failures)} of {len(drafts)} without a draft: {failures[:1]}")
    return seconds


def peer_seconds(url: str) -> float:
    """deep-translator's own `translate_batch`."""
    translator = GoogleTranslator(source="en", target="kk")
    translator._base_url = f"{url}/m"  # noqa: SLF001 - it has no setting for it
    begun = time.perf_counter()
    translator.translate_batch([f"The president came over request {number}." for number in range(SEGMENTS)])
    return time.perf_counter() - begun


def make_project(folder: Path) -> None:
    (folder / "locales").mkdir()
    (folder / "sources").mkdir()
    (folder / "loc.toml").write_text(CONFIGURATION, encoding="utf-8")
    for number in range(STORIES):
        day = date(2025, 1, 1) + timedelta(days=number * 365 // STORIES)
        text = "".join(story_text(number, day))
        (folder / f"sources/{day}-plant-{number}.txt").write_text(text, encoding="utf-8")


def stories_seconds(folder: Path) -> float:
    """The command as a process, from start to exit."""
    make_project(folder)
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "loc", "-q", "draft"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    seconds = time.perf_counter() - begun
    written = sum(1 for _ in folder.glob("locales/*/*.po"))
    if written != 2 * STORIES:
        sys.exit(f"{written} catalogs written, {2 * STORIES} expected")
    return seconds


def profile_stories(folder: Path) -> Iterator[str]:
    """Shares of the time of the same run under a profiler, which makes Python look slower beside disk and regex."""
    make_project(folder)
    os.chdir(folder)
    profile = cProfile.Profile()
    sys.stdout.flush()
    shown, quiet = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    profile.runcall(main, ["-q", "draft"])
    sys.stdout.flush()
    os.dup2(shown, 1)
    rows = [(f"{file}:{name}", row[2]) for (file, _, name), row in pstats.Stats(profile).stats.items()]  # type: ignore[attr-defined]
    whole = sum(seconds for _, seconds in rows)
    for heading, parts in PLACES:
        here = [row for row in rows if any(part in row[0] for part in parts)]
        rows = [row for row in rows if row not in here]
        yield f"    {heading:18} {sum(seconds for _, seconds in here) / whole:5.0%}"
    yield f"    {'Python and the rest':18} {sum(seconds for _, seconds in rows) / whole:5.0%}"


def show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _measure(name: str, what: str, work: Callable[[], float], bar: float | None) -> bool:
    seconds = work()
    verdict = "" if bar is None else f"  bar {bar:g} s  {'ok' if seconds <= bar else 'MISSED'}"
    show(f"{name:10} {what:52} {seconds:7.2f} s{verdict}")
    return bar is None or seconds <= bar


def run(*, is_fast: bool) -> int:
    with slow_server() as url:
        if not is_fast:  # first: our engine takes the place of its HTTP
            _measure("peer", "deep-translator's translate_batch, 200 segments", lambda: peer_seconds(url), None)
        rows = [
            _measure("list", "deepl, 50 texts a request, 200 segments", lambda: _list_seconds(url), BARS["list"]),
            _measure("single", "google, 8 connections, 200 segments", lambda: _single_seconds(url), BARS["single"]),
        ]
    with tempfile.TemporaryDirectory() as folder:
        what = f"{STORIES:,} stories, 2 languages, wire to PO on disk"
        rows.append(_measure("stories", what, lambda: stories_seconds(Path(folder)), BARS["stories"]))
    with tempfile.TemporaryDirectory() as folder:
        for line in profile_stories(Path(folder)):
            show(line)
        os.chdir(ROOT)
    return 0 if all(rows) else 1


def _list_seconds(url: str) -> float:
    return chain_seconds("deepl", url, key="no-secret:fx")


def _single_seconds(url: str) -> float:
    return chain_seconds("google", url, connections="8")


if __name__ == "__main__":
    sys.exit(run(is_fast="--fast" in sys.argv[1:]))
