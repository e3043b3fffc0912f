"""A desk with people, and a browser of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from argon2 import PasswordHasher
from builders import make_project
from desk import CONFIGURATION, SLUG, WIRE
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loc.flow.project import open_project
from loc.web.app import create_app
from loc.web.desk import Desk, open_desk

PASSWORD = "төрт сөз бір сөйлем"  # noqa: S105 - of the tests
# As cheap as argon2 allows: what is tested is not how long a guess takes.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
STORY = f"/story/kk/{SLUG}"


def people(**passwords: str) -> str:
    """Aigerim translates, Daniyar edits; `passwords` by login, else both have PASSWORD."""
    hashes = {login: CHEAP.hash(passwords.get(login, PASSWORD)) for login in ("aigerim", "daniyar")}
    return f"""
[people.aigerim]
name = "Aigerim Serikova"
role = "translator"
password = '{hashes["aigerim"]}'

[people.daniyar]
name = "Daniyar Akhmetov"
role = "editor"
password = '{hashes["daniyar"]}'
"""


def make_desk(folder: Path, *more: str, host: str = "", names: tuple[str, ...] = ()) -> Desk:
    """Over a project with one story; `more` is configuration after the usual one."""
    if not folder.exists():
        make_project(folder, {f"{SLUG}.txt": WIRE})
    (folder / "loc.toml").write_text(CONFIGURATION + "\n".join(more), encoding="utf-8")
    return open_desk(open_project(folder), host=host, names=names)


class Browser(TestClient):
    """Keeps cookies, follows nothing, and gives back the token of the page it saw last."""

    def __init__(self, app: Starlette, address: str, client: str = "127.0.0.1") -> None:
        super().__init__(
            app, base_url=address, follow_redirects=False, raise_server_exceptions=False, client=(client, 50000)
        )
        self.page_token = ""

    @classmethod
    def of(cls, desk: Desk, client: str = "127.0.0.1") -> Self:
        return cls(create_app(desk), desk.address, client)

    def see(self, path: str, **headers: str) -> Response:
        answer = self.get(path, headers=headers)
        found = re.search(r'name="token" value="([^"]*)"', answer.text)
        self.page_token = found[1] if found else ""
        return answer

    def submit(self, path: str, headers: Mapping[str, str] | None = None, **fields: str) -> Response:
        """A form of the page seen last, or with another `token`."""
        return self.post(path, data={"token": self.page_token, **fields}, headers=headers)

    def sign_in(self, login: str = "aigerim", password: str = PASSWORD, **fields: str) -> Response:
        self.see("/sign-in")
        return self.submit("/sign-in", None, login=login, password=password, **fields)
