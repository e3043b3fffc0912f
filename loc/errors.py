"""What can go wrong, sorted by what the caller does next.

    LocError                 tell the user, exit 3
    ├── ConfigError          mend loc.toml or the environment
    ├── WireError            mend or drop this wire file, go on with the others
    ├── CatalogError         mend this PO file by hand; it is never overwritten
    ├── GlossaryError        mend the glossary
    └── EngineError          no draft from this engine
        ├── EngineUnavailable    not reached: try again, then the next engine
        ├── EngineRefused        quota or key: stop asking this engine
        └── EngineRejected       this text only: go on with the others

`NotReady` is no error of ours but the state of the text: exit 1.
"""

from __future__ import annotations


class LocError(Exception):
    """An expected failure. Its text says what, where, expected and got; `hint` says what to do next."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ConfigError(LocError):
    pass


class WireError(LocError):
    pass


class CatalogError(LocError):
    pass


class GlossaryError(LocError):
    pass


class EngineError(LocError):
    pass


class EngineUnavailable(EngineError):
    pass


class EngineRefused(EngineError):
    """`retry_after` is in seconds, None where the service did not say."""

    def __init__(self, message: str, *, hint: str = "", retry_after: float | None = None) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after


class EngineRejected(EngineError):
    pass
