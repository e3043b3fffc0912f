from __future__ import annotations

import sys
import webbrowser
from threading import Thread

import click

from loc.cli.console import Console, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import here
from loc.errors import LocError
from loc.flow.project import Project, open_project


@click.command("serve", short_help="The review desk in a browser.")
@click.option("--host", default="", metavar="ADDRESS", help="Where to listen; without it on this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT", help="0 is any free one.  [default: 8765]")
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A name that browsers know it by; may be repeated."
)
@click.option("--open", "is_opened", is_flag=True, help="Open a browser on it.")
@click.option(
    "--hash-password", "is_hashing", is_flag=True, help="Ask for a password, print its hash for [people.LOGIN]."
)
@click.pass_obj
def command(
    console: Console, host: str, port: int | None, names: tuple[str, ...], *, is_opened: bool, is_hashing: bool
) -> int:
    """Open the review desk in a browser, until Ctrl-C.

    Without people in the configuration it is for one, on this machine alone. With [people.LOGIN] everybody signs in,
    and --host lets others reach it.
    """
    if is_hashing:
        show(_hash(_ask_password()))
        return 0
    _serve(console, open_project(here(), tell_faults), host, port, names, is_opened=is_opened)
    return 0


def _serve(
    console: Console, project: Project, host: str, port: int | None, names: tuple[str, ...], *, is_opened: bool
) -> None:
    try:
        from loc.web.desk import open_desk  # start-up: 0.3 s for starlette, jinja2 and uvicorn
        from loc.web.server import listen, serve
    except ModuleNotFoundError as error:
        raise _explained(error) from error
    host, port = host or project.config.web.host, project.config.web.port if port is None else port
    with listen(host, port) as listener:
        desk = open_desk(project, host=host, port=listener.getsockname()[1], names=names)
        serve(desk, listener, lambda: _tell_ready(console, desk.address, is_secure=desk.is_secure, is_opened=is_opened))
    console.say("The desk is closed.")


def _tell_ready(console: Console, address: str, *, is_secure: bool, is_opened: bool) -> None:
    """A browser that asks before the desk answers is kept waiting by the socket."""
    show(address)
    sys.stdout.flush()
    console.say("The desk is open; Ctrl-C closes it.")
    if is_secure:
        console.say("Its cookies go over https alone: put a proxy with a certificate before it,")
        console.say("or, in a network that you trust, set `secure_cookies = false` under [web].")
    if is_opened:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _ask_password() -> str:
    """From the terminal, twice and unseen, or the first line of stdin."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _hash(password: str) -> str:
    try:
        from loc.web.security.sign_in import hash_password  # start-up: 20 ms, the only user of argon2
    except ModuleNotFoundError as error:
        raise _explained(error) from error
    return hash_password(password)


def _explained(error: ModuleNotFoundError) -> Exception:
    if (error.name or "").partition(".")[0] == "loc":
        return error
    return LocError(f"the desk needs the package {error.name}", hint="Install loc with its extra `web`: loc[web].")
