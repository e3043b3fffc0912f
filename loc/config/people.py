"""Who may work at the desk, and where it is served."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """A translator reviews, an editor approves too, and may let a story leave that is not ready."""

    TRANSLATOR = "translator"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Person:
    """`name` stands in the marks. `langs` () is all of the project.

    `password` is an argon2 hash, "" for who comes through a proxy only.
    """

    login: str
    name: str
    role: Role = Role.TRANSLATOR
    langs: tuple[str, ...] = ()
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Where the desk is served. `proxies` are addresses or networks that `proxy_header` is believed from.

    `secure_cookies` None is: unless it is served on loopback.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    proxy_header: str = ""
    proxies: tuple[str, ...] = ()
    secure_cookies: bool | None = None
    session_hours: float = 12.0


def same_name(name: str, other: str) -> bool:
    """Whatever the case, the spaces and, as `Last-Translator` has one, the address behind it."""
    return _plain(name) == _plain(other)


def _plain(name: str) -> str:
    without_address = name.partition("<")[0] or name
    return " ".join(unicodedata.normalize("NFKC", without_address).casefold().split())
