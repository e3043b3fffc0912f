"""The one object behind all pages."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from loc.config import Config, Person, Role, WebSettings
from loc.errors import ConfigError
from loc.flow.desk import DeskProject
from loc.flow.project import Project
from loc.web.hub import Hub
from loc.web.security.limits import Attempts
from loc.web.security.origin import Names, is_loopback
from loc.web.security.proxies import Proxies
from loc.web.security.sessions import Sessions
from loc.web.security.sign_in import Passwords
from loc.web.unit_view import view_ahead

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


@dataclass(frozen=True, slots=True)
class Desk:
    """Found in a page as `request.app.state.desk`. `single` is who works alone on this machine, without sign-in."""

    project: DeskProject
    config: Config
    names: Names
    proxies: Proxies
    sessions: Sessions
    passwords: Passwords
    attempts: Attempts
    hub: Hub
    host: str
    port: int
    single: Person | None

    @property
    def settings(self) -> WebSettings:
        return self.config.web

    @property
    def address(self) -> str:
        """The machine's name stands for all of its addresses."""
        host = socket.gethostname() if self.host in _EVERYWHERE else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Cookies go over https only, whatever a proxy says."""
        wanted = self.settings.secure_cookies
        return not is_loopback(self.host) if wanted is None else wanted

    @property
    def cookie(self) -> str:
        """Cookies know no ports: each desk of a machine has its own name. `__Host-` lets no other host set it."""
        return f"{'__Host-' if self.is_secure else ''}loc-{self.port}"

    def person(self, login: str) -> Person | None:
        return self.config.person(login)

    def close(self) -> None:
        self.sessions.close()
        self.project.close()


def open_desk(project: Project, *, host: str = "", port: int | None = None, names: Sequence[str] = ()) -> Desk:
    """`names` are further ones that browsers know it by. Raises ConfigError where it would be open to everybody."""
    config = project.config
    host = host or config.web.host
    if not config.people and not is_loopback(host):
        raise ConfigError(
            f"{host}: a desk that others reach wants sign-in, and the configuration has no people",
            hint="Add [people.LOGIN] with name, role and password (`loc serve --hash-password`), or leave out --host.",
        )
    if config.people and not config.web.proxy_header and not any(person.password for person in config.people):
        raise ConfigError(
            "people: nobody can sign in, for none has a password and there is no `web.proxy_header`",
            hint="`loc serve --hash-password` makes what stands as `password` under [people.LOGIN].",
        )
    desk = DeskProject(project, partial(view_ahead, config.source_lang))
    return Desk(
        project=desk,
        config=config,
        names=Names.of(host, names),
        proxies=Proxies.of(config.web),
        sessions=Sessions(config.cache / "desk.sqlite", config.web.session_hours),
        passwords=Passwords(config.people),
        attempts=Attempts(),
        hub=Hub(desk),
        host=host,
        port=config.web.port if port is None else port,
        single=None if config.people else _alone(config),
    )


def _alone(config: Config) -> Person:
    return Person(login="", name=config.author, role=Role.EDITOR)
