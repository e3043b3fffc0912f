"""Models by hub id, against a server that speaks the hub's protocol; each case in a process and a cache of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

pytest.importorskip("ctranslate2", reason="the extra `local` is not installed")
pytest.importorskip("huggingface_hub", reason="the extra `local` is not installed")

from draft.tiny_models import IN_KAZAKH, SOURCES, write_phrase_book

from loc.draft.local.model_files import find_folder
from loc.errors import ConfigError

_COMMIT = "5" * 40
_PROGRAM = """
import json, sys
from loc.draft.registry import load
from loc.errors import EngineError
engine = load("ctranslate2", {"model": sys.argv[1]})
before = engine.version
try:
    print(json.dumps([engine.translate(json.loads(sys.argv[2]), "en", "kk"), before, engine.version]))
except EngineError as error:
    print(json.dumps([type(error).__name__, str(error), error.hint]))
engine.close()
"""


class _Hub(BaseHTTPRequestHandler):
    """One repository, desk/tiny: its listing, its tree, its files. Another is not there, one wants a key."""

    folder: ClassVar[Path]
    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.asked.append(path)
        if "/desk/tiny" not in path:
            self._send(b"{}", status=401, headers={"X-Error-Code": "GatedRepo" if "gated" in path else "RepoNotFound"})
        elif "/resolve/" in path:
            content = (self.folder / Path(path).name).read_bytes()
            etag = hashlib.sha256(content).hexdigest()
            self._send(content, headers={"ETag": f'"{etag}"', "X-Repo-Commit": _COMMIT})
        elif "/tree/" in path:
            self._send_json([self._describe(file) for file in self.folder.iterdir()])
        else:
            names = [{"rfilename": file.name} for file in self.folder.iterdir()]
            self._send_json({"id": "desk/tiny", "sha": _COMMIT, "private": False, "tags": [], "siblings": names})

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Says nothing."""

    @staticmethod
    def _describe(file: Path) -> dict[str, Any]:
        oid = hashlib.sha256(file.read_bytes()).hexdigest()[:40]
        return {"type": "file", "path": file.name, "size": file.stat().st_size, "oid": oid}

    def _send_json(self, content: object) -> None:
        self._send(json.dumps(content).encode(), headers={"Content-Type": "application/json"})

    def _send(self, body: bytes, *, status: int = 200, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[str, type[_Hub]]]:
    """Its address, and what it serves and was asked."""

    class Served(_Hub):
        folder = tmp_path / "served"
        asked: ClassVar[list[str]] = []

    Served.folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Served
    server.shutdown()
    thread.join()
    server.server_close()


def _run(tmp_path: Path, endpoint: str, model: str, *texts: str) -> list[Any]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    env |= {"HF_HOME": str(tmp_path / "home"), "HF_ENDPOINT": endpoint, "NO_PROXY": "*"}
    command = [sys.executable, "-c", _PROGRAM, model, json.dumps(texts or SOURCES)]
    ended = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    answer: list[Any] = json.loads(ended.stdout)
    return answer


def test_a_model_is_fetched_once(tmp_path: Path, hub: tuple[str, type[_Hub]]) -> None:
    """The first run downloads what it needs and no other weights; the second asks nobody; no request holds a text."""
    endpoint, served = hub
    write_phrase_book(served.folder, "nllb")
    (served.folder / "model.safetensors").write_bytes(b"raw")
    targets, before, after = _run(tmp_path, endpoint, "desk/tiny")
    assert targets == list(IN_KAZAKH)
    assert before.startswith("tiny/ct2-")
    assert after.startswith("tiny+")
    assert any(path.endswith("/model.bin") for path in served.asked)
    assert not any("safetensors" in path or "Dushanbe" in path for path in served.asked)
    served.asked.clear()
    targets, before, again = _run(tmp_path, endpoint, "desk/tiny")
    assert targets == list(IN_KAZAKH)
    assert before == again == after
    assert served.asked == []


def test_raw_models_are_told_the_conversion(tmp_path: Path, hub: tuple[str, type[_Hub]]) -> None:
    """A repository without a model in CTranslate2 form is refused with the command that makes one."""
    endpoint, served = hub
    (served.folder / "config.json").write_text('{"architectures": ["M2M100ForConditionalGeneration"]}')
    (served.folder / "model.safetensors").write_bytes(b"raw")
    kind, message, hint = _run(tmp_path, endpoint, "desk/tiny")
    assert (kind, "not in CTranslate2 form" in message) == ("EngineRefused", True)
    assert "ct2-transformers-converter --model desk/tiny " in hint
    assert not any("safetensors" in path for path in served.asked)


@pytest.mark.parametrize(
    ("model", "kind", "words"),
    [
        ("desk/gated", "EngineRefused", "accepted its terms"),
        ("desk/none", "EngineRefused", "no folder desk/none here"),
        ("models/..tiny", "EngineRefused", "no hub id"),
    ],
)
def test_models_the_hub_does_not_give(
    tmp_path: Path, hub: tuple[str, type[_Hub]], model: str, kind: str, words: str
) -> None:
    """A gated model, a missing one and a wrong name are told apart."""
    told = _run(tmp_path, hub[0], model)
    assert told[0] == kind
    assert words in told[1]


def test_no_network(tmp_path: Path) -> None:
    """Where the hub is not reached, the user is told how to bring the model here."""
    kind, message, hint = _run(tmp_path, "http://127.0.0.1:9", "desk/tiny", "Talks go on.")
    assert kind == "EngineUnavailable"
    assert "hf download desk/tiny" in message
    assert "folder" in hint
    assert "Talks" not in message + hint


def test_a_folder_comes_before_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that may be both is the folder where there is one; what can be neither is a wrong setting."""
    monkeypatch.chdir(tmp_path)
    assert find_folder("models/tiny") is None
    (tmp_path / "models" / "tiny").mkdir(parents=True)
    assert find_folder("models/tiny") == Path("models/tiny")
    with pytest.raises(ConfigError, match="no model folder"):
        find_folder("/nowhere/tiny")
