from __future__ import annotations

import pytest

from loc.catalog.file import parse_file
from loc.catalog.place import find_place

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRIES = {
    "plain": '#. lede\nmsgctxt "text"\nmsgid "Read 5."\nmsgstr "Оқы 6."\n',
    "escaped": 'msgid "He said \\"5\\"."\nmsgstr "Ол \\"6\\" деді."\n',
    "wrapped source": 'msgid ""\n"Read "\n"5."\nmsgstr "Оқы 6."\n',
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_place_is_that_of_the_letter_in_the_file(name: str) -> None:
    """The letter at line and column of the text is the letter of the target."""
    text = HEADER + ENTRIES[name]
    file = parse_file(text, "x.po")
    (unit, raw), start = file.raws[0], file.raws[0][0].target.index("6")
    line, column = find_place(raw, unit.line, unit.target, start)
    assert text.split("\n")[line - 1][column - 1] == "6"


@pytest.mark.parametrize("target", ['""\n"Оқы "\n"6."', '"Оқы "\n"6."'])
def test_a_wrapped_target_gives_the_beginning_of_its_first_line(target: str) -> None:
    """Whether the string after msgstr is empty there or not."""
    text = f'{HEADER}msgid "Read 5."\nmsgstr {target}\n'
    unit, raw = parse_file(text, "x.po").raws[0]
    assert find_place(raw, unit.line, unit.target, 4) == (5, 1)
