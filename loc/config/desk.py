"""`[people.LOGIN]` and `[web]`, each value checked."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from loc.config.keys import PERSON
from loc.config.people import Person, Role, WebSettings, same_name
from loc.config.table import Table
from loc.errors import ConfigError

_HASH = "$argon2"
_DEFAULT = WebSettings()


def read_people(table: Table) -> tuple[Person, ...]:
    """In file order. Two of one name would be one person in the marks."""
    people = tuple(_person(table, login, row) for login, row in table.section("people").items())
    for number, person in enumerate(people):
        twin = next((other for other in people[:number] if same_name(other.name, person.name)), None)
        if twin:
            raise ConfigError(
                f"{table.path}: people.{twin.login} and people.{person.login} are both {person.name!r}",
                hint="Marks tell people by their names: give one of them a middle name.",
            )
    return people


def read_web(table: Table) -> WebSettings:
    header, proxies = table.text("web", "proxy_header", ""), table.names("web", "proxies", ())
    for address in proxies:
        if not _is_network(address):
            raise table.fail("web.proxies", "addresses or networks, such as 10.0.0.0/8", address)
    if header and not proxies:
        raise table.fail("web.proxies", "the addresses that `proxy_header` is believed from", "none")
    has_cookies = "secure_cookies" in table.section("web")
    return WebSettings(
        host=table.text("web", "host", _DEFAULT.host),
        port=round(table.number("web", "port", _DEFAULT.port, 0, 65535)),
        proxy_header=header,
        proxies=proxies,
        secure_cookies=table.flag("web", "secure_cookies") if has_cookies else None,
        session_hours=table.number("web", "session_hours", _DEFAULT.session_hours, 0.1, 24 * 31),
    )


def _person(table: Table, login: str, row: object) -> Person:
    place = f"people.{login}"
    known = table.subtable(place, row, PERSON)
    name, role, password = (_text(table, f"{place}.{key}", known.get(key, "")) for key in ("name", "role", "password"))
    if not name.strip():
        raise table.fail(f"{place}.name", "the name that stands in the marks", name)
    if role not in ("", *Role):
        raise table.fail(f"{place}.role", "'translator' or 'editor'", role)
    if password and not password.startswith(_HASH):  # it may be the password itself: not shown
        raise ConfigError(f"{table.path}: {place}.password: expected an argon2 hash, which begins with {_HASH}")
    langs = tuple(_langs(table, f"{place}.langs", known.get("langs", [])))
    return Person(login, " ".join(name.split()), Role(role or Role.TRANSLATOR), langs, password)


def _text(table: Table, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise table.fail(key, "a string", "another value" if key.endswith("password") else value)
    return value


def _langs(table: Table, key: str, value: object) -> Iterator[str]:
    known = table.names("", "langs", ("kk", "ru"))
    for lang in table.name_list(key, value):
        if lang not in known:
            raise table.fail(key, f"languages of the project, {', '.join(known)}", lang)
        yield lang


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
