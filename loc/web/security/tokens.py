"""Secrets: a session's is known to its browser alone, a form's token is made of it and tells nothing about it."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_BYTES = 32  # 256 bits


def new_token() -> str:
    return secrets.token_urlsafe(_BYTES)


def digest_secret(secret: str) -> str:
    """What may be kept on disk: a random secret of 256 bits needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def form_token(secret: str) -> str:
    return hmac.new(secret.encode(), b"loc form", hashlib.sha256).hexdigest()


def fits(token: object, secret: str) -> bool:
    """In the same time, however much of it is right."""
    return isinstance(token, str) and hmac.compare_digest(token.encode(), form_token(secret).encode())
