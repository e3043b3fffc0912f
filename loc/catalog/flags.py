"""The order of flags in a `#,` line: that of gettext's write-po.c."""

from __future__ import annotations

from collections.abc import Iterable

# format_language of gettext's message.c, newer versions' additions in their place.
_FORMATS = (
    "c", "objc", "c++", "python", "python-brace", "java", "java-printf", "csharp", "javascript", "scheme", "lisp",
    "elisp", "librep", "rust", "go", "ruby", "sh", "sh-printf", "awk", "lua", "object-pascal", "modula2", "d", "ocaml",
    "smalltalk", "qt", "qt-plural", "kde", "kde-kuit", "boost", "tcl", "perl", "perl-brace", "php", "gcc-internal",
    "gfc-internal", "ycp",
)  # fmt: skip
_FIRST, _FORMAT, _UNKNOWN, _RANGE, _LAST = range(5)
_RANKS = {
    "fuzzy": (_FIRST, 0),
    "no-wrap": (_LAST, 0),
    **{f"{kind}{name}-format": (_FORMAT, place) for place, name in enumerate(_FORMATS) for kind in ("", "no-")},
}


def order_flags(flags: Iterable[str]) -> list[str]:
    """Flags that gettext does not know stand behind the formats, as they came."""
    return sorted(dict.fromkeys(flags), key=_rank)


def _rank(flag: str) -> tuple[int, int]:
    return (_RANGE, 0) if flag.startswith("range:") else _RANKS.get(flag, (_UNKNOWN, 0))
