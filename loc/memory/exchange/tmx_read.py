"""TMX 1.4b (LISA, 2005) and older, which say `lang` for `xml:lang`.

Any two texts of a <tu> are a pair, whatever its `srclang`: OmegaT reads so, too. Of codes (<bpt>, <ph> …) nothing is
kept; white space is, as the standard has it. Text that says no state counts as reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from loc.memory.exchange import tmx_names as names
from loc.memory.exchange.elements import Element, find_root, stream_elements
from loc.memory.exchange.faults import BrokenRecord
from loc.memory.exchange.langs import fits
from loc.memory.exchange.protocol import FileToRead, Problem, Tell
from loc.memory.exchange.texts import check_text, read_break, read_character, read_text, read_time
from loc.memory.pair import Around, Pair
from loc.model import State

SUFFIXES = frozenset({".tmx"})

_KEPT = frozenset({"hi"})
_STATES = {state.label: state for state in (State.REVIEWED, State.APPROVED)}
# OmegaT's: the file of a segment, and its neighbours.
_FILE, _PREVIOUS, _FOLLOWING = "file", "prev", "next"


def recognizes(head: bytes) -> bool:
    return find_root(head) == "tmx"


def read(file: FileToRead, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
    for element in stream_elements(file, "tmx", frozenset({"tu"})):
        if element.name == "tu":
            try:
                yield _read_pair(element, source_lang, lang, file.name)
            except BrokenRecord as fault:
                tell(Problem(f"{file.path}:{element.line}", str(fault)))


def _read_pair(tu: Element, source_lang: str, lang: str, file_name: str) -> Pair:
    if tu.fault:
        raise BrokenRecord(tu.fault)
    source, target = _choose(tu, source_lang), _choose(tu, lang)
    props = _read_props(tu) | _read_props(target)
    first = partial(_first_attribute, (target, tu))
    return Pair(
        check_text(_read_seg(source), source_lang),
        check_text(_read_seg(target), lang),
        props.get(names.CONTEXT, ""),
        props.get(names.ORIGIN, props.get(_FILE, file_name)),
        read_time(first("changedate") or first("creationdate")),
        first("changeid") or first("creationid"),
        _read_state(props),
        Around(
            props.get(names.PREVIOUS, props.get(_PREVIOUS, "")),
            props.get(names.FOLLOWING, props.get(_FOLLOWING, "")),
        ),
    )


def _choose(tu: Element, lang: str) -> Element:
    """`en` before `en-US` where there are both, else the first."""
    by_code = [(_lang_of(tuv), tuv) for tuv in tu.find_all("tuv")]
    fitting = [(code, tuv) for code, tuv in by_code if fits(code, lang)]
    if not fitting:
        found = ", ".join(code or "one without language" for code, _ in by_code[:8])
        raise BrokenRecord(f"no text in {lang}, only {found}" if found else f"no text in {lang}")
    return next((tuv for code, tuv in fitting if code.lower() == lang.lower()), fitting[0][1])


def _lang_of(tuv: Element) -> str:
    return tuv.attributes.get("xml:lang", tuv.attributes.get("lang", ""))


def _read_props(element: Element) -> dict[str, str]:
    return {prop.attributes.get("type", ""): prop.text for prop in element.find_all("prop")}


def _first_attribute(elements: tuple[Element, ...], name: str) -> str:
    return next((found for element in elements if (found := element.attributes.get(name))), "")


def _read_seg(tuv: Element) -> str:
    seg = tuv.find("seg")
    return read_text(seg, _KEPT, _read_code) if seg else ""


def _read_code(code: Element) -> str:
    if code.name == "ph" and code.attributes.get("type") == names.CHARACTER:
        return read_character(code.text)
    return read_break(code)


def _read_state(props: dict[str, str]) -> State:
    label = props.get(names.STATE, State.REVIEWED.label)
    if label not in _STATES:
        raise BrokenRecord(f"expected state reviewed or approved, got {label[:40]!r}")
    return _STATES[label]
