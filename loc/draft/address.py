"""Where an engine is asked, and what that means for confidential text."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit, urlunsplit

from loc.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Address:
    """`url` may carry a password and is never shown; `host` is what messages name."""

    url: str = field(repr=False)
    host: str
    loopback: bool
    plain_http: bool


def read_address(settings: Mapping[str, str], service: str, *, endpoint: str = "") -> Address:
    """The setting `url`, with the path of `service` where it has none of its own; `service` without the setting.

    A path of its own that does not end in `endpoint` is a folder, and gets it.
    """
    url = settings.get("url") or service
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in {"http", "https"}:
        raise ConfigError(
            "the setting `url` of an engine is no web address", hint="expected https://host[:port][/path]"
        )
    path = parts.path if parts.path.strip("/") else urlsplit(service).path
    if not path.endswith(endpoint):
        path = path.rstrip("/") + endpoint
    loopback = is_loopback(host)
    return Address(
        url=urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")),
        host=host,
        loopback=loopback,
        plain_http=parts.scheme == "http" and not loopback,
    )


def sibling(address: Address, name: str) -> Address:
    """Another endpoint in the same folder: `name` for the last piece of the path."""
    parts = urlsplit(address.url)
    path = f"{parts.path.rpartition('/')[0]}/{name}"
    return replace(address, url=urlunsplit(parts._replace(path=path)))


def is_loopback(host: str) -> bool:
    """By name or address; other names are not looked up."""
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761, 6.3
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
