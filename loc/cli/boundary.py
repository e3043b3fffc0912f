"""The one place where exceptions become messages and exit codes."""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from loc import __version__
from loc.cli.console import complain
from loc.cli.group import commands
from loc.errors import LocError

DONE, USAGE, BUG, INTERRUPTED = 0, 2, 4, 130


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    # A command is short and its values hold no cycles: collecting at Python's usual pace is a seventh of a long draft.
    gc.set_threshold(50_000, 20, 20)
    try:
        code = commands.main(arguments, prog_name="loc", standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 - the one boundary
        return _explain(error)
    except KeyboardInterrupt as interrupt:
        return _explain(interrupt)
    except SystemExit:  # click's own answer to a closed pipe
        return DONE
    return code if isinstance(code, int) else DONE


def _explain(error: BaseException) -> int:
    """Says what happened on stderr; the exit code that goes with it."""
    match error:
        case click.UsageError():
            error.show()
            return USAGE
        case click.ClickException():
            complain(error.format_message())
            return USAGE
        case LocError():
            complain(str(error), error.hint)
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            complain("interrupted; what was finished is saved, and the next run goes on from there")
            return INTERRUPTED
        case BrokenPipeError():
            # `loc … | head` closed the pipe, and Python must not flush into it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        case _:
            complain(f"bug: {type(error).__name__}: {error}", f"The traceback is in {_write_log()}; please report it.")
            return BUG


def _write_log() -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = Path(tempfile.mkdtemp(prefix="loc-")) / f"{stamp}.log"
    facts = f"loc {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    path.write_text(facts + traceback.format_exc(), encoding="utf-8")
    return path
