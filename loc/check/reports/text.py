from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import regex

from loc.model import Finding, Span

# So much of the target is shown on either side of the passage.
_AROUND_CHARS = 50
# Control and direction characters would garble a terminal or hide what stands there.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")


def write(findings: Iterable[Finding]) -> str:
    """By file in the order given; a passage is underlined, long targets are cut around it."""
    blocks = [
        "\n".join(line for finding in group for line in _tell(finding))
        for _, group in groupby(findings, key=lambda finding: finding.file)
    ]
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n")) if blocks else ""


def _tell(finding: Finding) -> Iterator[str]:
    place = f"{finding.file}:{finding.line}{f':{finding.column}' if finding.column > 1 else ''}"
    yield _show(f"{place}: {finding.severity} {finding.check}: {finding.message}")
    yield _show(f"    {'source':<7}{finding.source}")
    if finding.target:
        yield from _mark(finding.target, finding.span)
    if finding.fix is not None:
        yield _show(f"    {'fix':<7}{finding.fix}")


def _mark(target: str, span: Span | None) -> Iterator[str]:
    if span is None:
        yield _show(f"    {'target':<7}{target}")
        return
    start, stop = max(0, span[0] - _AROUND_CHARS), min(len(target), span[1] + _AROUND_CHARS)
    before = ("…" if start else "") + target[start : span[0]]
    after = target[span[1] : stop] + ("…" if stop < len(target) else "")
    passage = target[slice(*span)]
    yield _show(f"    {'target':<7}{before}{passage}{after}")
    yield " " * (11 + len(_show(before))) + "^" * max(1, len(_show(passage)))


def _show(text: str) -> str:
    return "".join(f"<U+{ord(letter):04X}>" if _UNSEEN.match(letter) else letter for letter in text)
