"""`loc` loaded once, then one fork for each command, so that hundreds of runs can be killed in seconds.

Reads one JSON request a line on stdin and answers with one JSON line on stdout. With `strace` it attaches to the
fork before the command begins: to write down its calls, or to kill it as it enters one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any, NoReturn

from loc.cli import main


def serve() -> None:
    """Warms up by the commands of the first request, all in one folder; nothing is loaded after a fork then."""
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    first = json.loads(requests.readline())
    os.chdir(first["folder"])
    for arguments in first["commands"]:
        main(arguments)
    os.chdir("/")
    print(json.dumps(os.getpid()), file=answers, flush=True)
    for line in requests:
        print(json.dumps(_run(json.loads(line))), file=answers, flush=True)


def _run(request: dict[str, Any]) -> tuple[int, str]:
    """Exit code, or the signal's number below zero, and stderr."""
    with tempfile.TemporaryFile() as errors:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:  # makes no call before strace has come that strace would count
            os.dup2(errors.fileno(), 2)
            os.read(reader, 1)
            _be_loc(request)
        os.close(reader)
        tracer = _attach(request["strace"], child) if request["strace"] else None
        os.write(writer, b"!")
        os.close(writer)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if tracer:
            tracer.communicate()
        errors.seek(0)
        return code, errors.read().decode()


def _be_loc(request: dict[str, Any]) -> NoReturn:
    os.chdir(request["folder"])
    if request["user"] is not None:
        os.setgroups([])
        os.setgid(request["user"])
        os.setuid(request["user"])
    code = main(request["arguments"])
    sys.stderr.flush()
    os._exit(code)


def _attach(command: list[str], child: int) -> subprocess.Popen[str]:
    tracer = subprocess.Popen([*command, "-p", str(child)], stderr=subprocess.PIPE, text=True)
    assert tracer.stderr
    said = tracer.stderr.readline()
    if "attached" not in said:
        os.kill(child, 9)
        sys.exit(said)
    return tracer


if __name__ == "__main__":
    serve()
