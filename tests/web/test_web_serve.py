"""`loc serve` as a program of its own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher
from builders import ROOT, make_project, run_loc
from desk import CONFIGURATION, SLUG, WIRE
from newsroom import people

from loc.cli.group import COMMANDS
from loc.errors import LocError
from loc.web.server import listen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program, and the address it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "loc", "serve", "--port", "0", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def ask(address: str, path: str, host: str = "") -> tuple[int, str]:
    with closing(_connect(address)) as connection:
        connection.request("GET", path, headers={"Host": host or urlsplit(address).netloc})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def _connect(address: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)


def test_it_serves_until_ctrl_c_and_logs_no_address(folder: Path) -> None:
    """The address comes first, alone on stdout; Ctrl-C ends it with 0; what was asked for is nowhere in the log."""
    with served(folder) as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        assert ask(address, "/?q=very-secret-search")[0] == 200
        assert ask(address, "/nothing?q=very-secret-search")[0] == 404
        assert ask(address, "/", host="evil.example")[0] == 421
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert err.splitlines() == ["The desk is open; Ctrl-C closes it.", "The desk is closed."]


def test_ctrl_c_ends_open_stories(folder: Path) -> None:
    """Streams are ended, not cut off after a grace, and nothing is complained of."""
    with served(folder) as (process, address), closing(_connect(address)) as connection:
        connection.request("GET", f"/events/kk/{SLUG}")
        stream = connection.getresponse()
        assert stream.getheader("Content-Type", "").startswith("text/event-stream")
        assert stream.readline()
        process.send_signal(signal.SIGINT)
        stream.read()  # raises IncompleteRead for one that was cut off
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert err.splitlines() == ["The desk is open; Ctrl-C closes it.", "The desk is closed."]


def test_a_port_in_use_is_said(folder: Path) -> None:
    """Exit 3, the port, and what to do; no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run_loc(folder, "serve", "--port", port)
    assert done.returncode == 3
    assert f"127.0.0.1:{port}: another program listens there" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_people_it_opens_to_nobody_else(folder: Path) -> None:
    """Exit 3 before anything listens; with people it opens, and says what its cookies want."""
    done = run_loc(folder, "serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - that is what is refused
    assert done.returncode == 3
    assert done.stdout == ""
    assert "the configuration has no people" in done.stderr
    (folder / "loc.toml").write_text(CONFIGURATION + people(), encoding="utf-8")
    with served(folder, "--host", "0.0.0.0", "--name", "desk.example") as (_, address):  # noqa: S104 - for a moment
        port = urlsplit(address).port
        own = f"http://127.0.0.1:{port}"
        assert ask(own, "/sign-in", host="desk.example")[0] == 200
        assert ask(own, "/", host="desk.example")[0] == 303
        assert ask(own, "/sign-in", host="evil.example")[0] == 421


def test_no_project_no_desk(tmp_path: Path) -> None:
    """Exit 3 and the way to make one."""
    done = run_loc(tmp_path, "serve", "--port", "0")
    assert done.returncode == 3
    assert "loc init" in done.stderr


def test_a_password_is_hashed_outside_of_a_project(tmp_path: Path) -> None:
    """The hash alone goes to stdout, and fits; the password is shown nowhere."""
    done = subprocess.run(
        [sys.executable, "-m", "loc", "serve", "--hash-password"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="күзде жаңбыр жиі жауады\n",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    (line,) = done.stdout.splitlines()
    assert PasswordHasher().verify(line, "күзде жаңбыр жиі жауады")
    assert line.startswith("$argon2id$")
    assert "жаңбыр" not in done.stdout + done.stderr


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "jinja2", "argon2"])
def test_without_the_extra_it_says_so(folder: Path, missing: str) -> None:
    """Exit 3, the package and the extra that has it; every other command works without."""
    code = f"import sys; sys.modules[{missing!r}] = None; from loc.cli import main; sys.exit(main(['serve']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert done.returncode == 3
    assert f"the desk needs the package {missing}" in done.stderr
    assert "loc[web]" in done.stderr


def test_the_command_is_listed_and_costs_no_start_up() -> None:
    """It stands in the table, and neither its help nor that of `loc` loads a web server."""
    assert "serve" in [row.name for row in COMMANDS]
    code = (
        "import sys; from loc.cli import main; main(['serve', '--help']);"
        "sys.exit(any(name in sys.modules for name in ('starlette', 'jinja2', 'uvicorn', 'argon2')))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "--hash-password" in done.stdout


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours_is_said(host: str) -> None:
    """A name that leads nowhere, and an address of another machine."""
    with pytest.raises(LocError, match=host):
        listen(host, 0)


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_is_loopback_too() -> None:
    """`--host ::1` listens there."""
    try:
        listener = listen("::1", 0)
    except LocError:
        pytest.skip("this machine's loopback has no IPv6")
    with listener:
        assert listener.getsockname()[0] == "::1"
