"""What other programs' checks say of a translated sentence; each is left out where it cannot be imported."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from loc.evaluate.alarms import Find
from loc.model import Finding, Severity

# Those of Weblate 5.14 that look at prose; the others look at markup, format strings and plurals.
WEBLATE_CHECKS = {
    "same": ("SameCheck",),
    "duplicate": ("DuplicateCheck",),
    "chars": (
        "BeginSpaceCheck",
        "EndSpaceCheck",
        "DoubleSpaceCheck",
        "EndStopCheck",
        "EndColonCheck",
        "EndQuestionCheck",
        "EndExclamationCheck",
        "EndInterrobangCheck",
        "EndEllipsisCheck",
        "EndSemicolonCheck",
        "PunctuationSpacingCheck",
        "ZeroWidthSpaceCheck",
    ),
}


def load_pofilter(lang: str) -> Find:
    """All checks of `pofilter --language=LANG`, of translate-toolkit."""
    checks = importlib.import_module("translate.filters.checks")
    unit_class = importlib.import_module("translate.storage.po").pounit
    checker = checks.StandardChecker(checkerconfig=checks.CheckerConfig(targetlanguage=lang))

    def find(source: str, target: str) -> Iterator[Finding]:
        unit = unit_class(source)
        unit.target = target
        return (_finding(name, lang) for name in checker.run_filters(unit))

    return find


def load_weblate(lang: str) -> Find:
    """Its checks by themselves, under the settings of its own tests; its database is not asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_test")
    importlib.import_module("django").setup()
    modules = {name: importlib.import_module(f"weblate.checks.{name}") for name in WEBLATE_CHECKS}
    checks = [getattr(modules[name], check)() for name, classes in WEBLATE_CHECKS.items() for check in classes]

    def find(source: str, target: str) -> Iterator[Finding]:
        unit = _weblate_unit(source, target, lang)
        asked = (check for check in checks if not check.should_skip(unit))
        return (_finding(check.check_id, lang) for check in asked if check.check_single(source, target, unit))

    return find


class _NoFlags(frozenset[str]):
    """The flags of a unit that has none."""

    def has_value(self, _: str) -> bool:
        return False

    def has_any(self, _: set[str]) -> bool:
        return False


def _weblate_unit(source: str, target: str, lang: str) -> SimpleNamespace:
    english = _weblate_language("en")
    component = SimpleNamespace(id=1, name="", project=SimpleNamespace(name=""), source_language=english)
    return SimpleNamespace(
        translation=SimpleNamespace(language=_weblate_language(lang), component=component),
        all_flags=_NoFlags(),
        check_cache={},
        note="",
        source_string=source,
        get_target_plurals=lambda: [target],
    )


def _weblate_language(code: str) -> SimpleNamespace:
    def is_base(codes: tuple[str, ...]) -> bool:
        return code in codes

    return SimpleNamespace(code=code, base_code=code, is_base=is_base, is_cjk=lambda: False)


def _finding(check: Any, lang: str) -> Finding:  # noqa: ANN401 - theirs
    return Finding(str(check), Severity.WARNING, lang, "", 0, "", "", str(check))


PEERS: dict[str, Callable[[str], Find]] = {"pofilter": load_pofilter, "Weblate": load_weblate}

# Where Weblate is not installed: version 5.14.3 over both halves of NTREX-128, 123 to 126 faults of each class.
# The last two are the share of clean sentences flagged and sentences a second.
WEBLATE_MEASURED: dict[str, dict[str, float]] = {
    "kk": {
        "digit changed": 0,
        "number dropped": 0,
        "left in English": 1,
        "other language": 0.10,
        "look-alike letters": 0,
        "quote or bracket unbalanced": 0.07,
        "word doubled": 0.83,
        "stray space": 1,
        "end punctuation": 0.93,
        "another sentence": 0.24,
        "name dropped": 0,
        "half missing": 0,
        "flagged": 0.063,
        "speed": 1921,
    },
    "ru": {
        "digit changed": 0,
        "number dropped": 0,
        "left in English": 0.99,
        "other language": 0,
        "look-alike letters": 0,
        "quote or bracket unbalanced": 0,
        "word doubled": 0.78,
        "stray space": 1,
        "end punctuation": 0.93,
        "another sentence": 0.17,
        "name dropped": 0,
        "half missing": 0.01,
        "flagged": 0.12,
        "speed": 1351,
    },
}
