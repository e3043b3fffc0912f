from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.pairs import count_unpaired, find_unpaired
from loc.check.protocol import Flaw, Setting
from loc.model import Severity, State, Unit

severity = Severity.WARNING

_ANY = regex.compile(r"[\"“”„«»‘’‹›]")
_LOOSE = regex.compile(r"[\"“”„]")
# A quotation of many words, not a word or two in quotes, which may be turned otherwise.
_QUOTATION = regex.compile(r"[\"“«](?:[^\"”»\s]+\s+){5,}[^\"”»\s]+[\"”»]")
_DOUBLE = regex.compile(r"[\"“”«»„]")
# English single quotes; a closing one may as well be an apostrophe, so it counts only where it is asked for.
_SINGLE_OPENING = regex.compile(r"(?<![^\s(\"“])['‘](?=\p{L})")
_SINGLE_CLOSING = regex.compile(r"(?<=\S)['’](?!\p{L})")
_SINGLE_AT_END = regex.compile(r"[.?!]['’]$")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    source, target = unit.key.source, unit.target
    if _QUOTATION.search(source) and not _ANY.search(target):
        yield Flaw("expected the quotation in «», got no quotes")
    elif _is_open(source):
        yield from _find_closed(target)
    else:
        yield from _find_unpaired_quotes(target)
    for opening, closing in ("()", "[]"):
        yield from _find_unpaired(target, opening, closing)
    yield from _find_foreign(target, is_draft=unit.state is State.DRAFT)


def _is_open(source: str) -> bool:
    """Whether a quotation begins or ends in another sentence."""
    openings = len(_SINGLE_OPENING.findall(source))
    ends_here = openings == 0 and _SINGLE_AT_END.search(source) is not None
    return len(_DOUBLE.findall(source)) % 2 == 1 or openings > len(_SINGLE_CLOSING.findall(source)) or ends_here


def _find_closed(target: str) -> Iterator[Flaw]:
    marks = count_unpaired(target, "«", "»") + len(_LOOSE.findall(target)) % 2
    if marks == 0:
        yield Flaw("expected a quote that opens or closes a quotation of several sentences, got none alone")


def _find_unpaired_quotes(target: str) -> Iterator[Flaw]:
    yield from _find_unpaired(target, "«", "»")
    loose = [match.start() for match in _LOOSE.finditer(target)]
    if len(loose) % 2 == 1:
        yield Flaw(f"expected quotes in pairs, got {len(loose)}", (loose[-1], loose[-1] + 1))


def _find_unpaired(target: str, opening: str, closing: str) -> Iterator[Flaw]:
    for place in find_unpaired(target, opening, closing):
        yield Flaw(f"expected {opening} and {closing} in pairs, got a {target[place]} alone", (place, place + 1))


def _find_foreign(target: str, *, is_draft: bool) -> Iterator[Flaw]:
    """What a translator chose is house style, what an engine brought is to be mended; a mixture is a slip."""
    kinds = set(_LOOSE.findall(target))
    if '"' in kinds:
        place = target.index('"')
        weight = Severity.WARNING if is_draft or len(kinds) > 1 else Severity.STYLE
        yield Flaw('expected «», got straight quotes "', (place, place + 1), _set_guillemets(target), weight)
    elif kinds and "«" not in target and (match := _LOOSE.search(target)):
        yield Flaw(f"expected «», got {match.group()}", match.span(), severity=Severity.STYLE)


def _set_guillemets(target: str) -> str | None:
    """Straight quotes in turn; None where they are odd or stand among other quotes."""
    parts = target.split('"')
    if len(parts) % 2 == 0 or regex.search("[«»“”„]", target):
        return None
    return "".join(part + mark for part, mark in zip(parts, ["«", "»"] * (len(parts) // 2) + [""], strict=True))
