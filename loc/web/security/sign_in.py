"""Passwords, as argon2id hashes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from argon2 import Parameters, PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from loc.config import Person
from loc.errors import ConfigError, LocError
from loc.web.security.tokens import new_token

# NIST SP 800-63B, 5.1.1.1: at least 8; a longest only to bound the work.
MIN_CHARS, MAX_CHARS = 8, 1000


class Passwords:
    """Raises ConfigError for a hash that no password could fit."""

    def __init__(self, people: Iterable[Person]) -> None:
        costs = [_cost_of(person) for person in people if person.password]
        # Asked for where nobody has the login: the answer takes as long.
        self._decoy = PasswordHasher.from_parameters(costs[0]).hash(new_token()) if costs else ""
        self._hasher = PasswordHasher()

    def fit(self, person: Person | None, password: str) -> bool:
        """Takes the same time for an unknown login, one without a password and a wrong password."""
        stored = person.password if person else ""
        try:
            self._hasher.verify(stored or self._decoy, _normal(password))
        except (InvalidHashError, VerificationError):
            return False
        return bool(stored)


def hash_password(password: str) -> str:
    """For `password` of [people.LOGIN]. Raises LocError for one that is easily guessed."""
    if not MIN_CHARS <= len(password) <= MAX_CHARS:
        raise LocError(
            f"expected a password of {MIN_CHARS} to {MAX_CHARS} characters, got {len(password)}",
            hint="Four words that do not belong together are easily remembered.",
        )
    return PasswordHasher().hash(_normal(password))


def _normal(password: str) -> str:
    """Programs write й as one character or as two, and people cannot tell."""
    return unicodedata.normalize("NFC", password[: MAX_CHARS + 1])


def _cost_of(person: Person) -> Parameters:
    try:
        return extract_parameters(person.password)
    except InvalidHashError as error:
        raise ConfigError(
            f"people.{person.login}.password: not a whole argon2 hash",
            hint="`loc serve --hash-password` makes one; copy all of its line.",
        ) from error
