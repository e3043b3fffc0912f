"""Files that are broken, malicious or huge."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory.exchange_files import read_content, read_file, tmx_of, tu_of, xliff_1_of, xliff_2_of

from loc.errors import LocError
from loc.memory.exchange import BrokenFile

GOOD = tu_of("Over.", "Бітті.")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (tmx_of(GOOD, GOOD).rpartition("</tu>")[0], ":4: expected XML, got no element found"),
        (tmx_of(GOOD, "</seg>", GOOD), ":4: expected XML, got mismatched tag"),
        (tmx_of(GOOD, tu_of("\x07", "x")), ":4: expected XML, got not well-formed (invalid token)"),
        (tmx_of(GOOD, tu_of("&#7;", "x")), ":4: expected XML, got reference to invalid character number"),
        (tmx_of(GOOD, tu_of("&nbsp;", "x")), ":4: expected XML, got undefined entity"),
        (tmx_of(GOOD).encode() + b"\xff", ":5: expected XML, got not well-formed (invalid token)"),
        (tmx_of(head='<?xml version="1.0" encoding="klingon"?>'), ":1: expected UTF-8 or UTF-16: unknown encoding"),
        (
            tmx_of(head='<?xml version="1.0" encoding="shift-jis"?>'),
            ":1: expected UTF-8 or UTF-16: multi-byte encodings are not supported",
        ),
        (tmx_of(head=f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{LAUGHS}]>'), ":1: expected a document without entities"),
        (
            tmx_of(head='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "without entities of its own, got 'x'",
        ),
        (tmx_of(head='<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]>'), "without entities of its own"),
        (tmx_of(head='<!DOCTYPE tmx [<!ATTLIST tuv x CDATA "y">]>'), ":1: expected a document without defaults"),
        (tmx_of("<x>" * 300), ":3: expected elements at most 200 deep"),
        (tmx_of(f"<!--{'x' * 5_000_000}-->"), ": expected no tag or comment of more than 4,000,000 bytes"),
        (tmx_of(*(f"<x{n}/>" for n in range(100_000))), ": expected at most 10,000 names"),
        (
            tmx_of(head=f"<!DOCTYPE tmx [{'<!ELEMENT x ANY>' * 100_000}]>"),
            ": expected <tmx> in the first 1,000,000 bytes",
        ),
        (tmx_of(GOOD).replace("<tmx", "<html"), ":1: expected <tmx>, got <html>"),
        ("", ":1: expected XML, got no element found"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: str | bytes, message: str) -> None:
    """Is refused with the line, what was expected and what to do."""
    with pytest.raises(BrokenFile) as caught:
        read_content(tmp_path, "x.tmx", content)
    assert message in str(caught.value)
    assert str(tmp_path / "x.tmx") in str(caught.value)
    assert caught.value.hint


def test_a_doctype_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """Neither a DTD elsewhere, which nobody fetches, nor an empty one."""
    for head in (
        '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx14.dtd" [ ]>',
        "<!DOCTYPE tmx [<!ELEMENT tmx ANY><!-- жоқ -->]>",
    ):
        pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(GOOD, head=head))
        assert (len(pairs), problems) == (1, [])


def test_many_codes_in_one_record(tmp_path: Path) -> None:
    """A record of many elements is as long as one of much text."""
    codes = '<ph x="1"/>' * 20_000
    pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(tu_of("Over.", codes), GOOD))
    assert len(pairs) == 1
    assert problems == ["3: has more than 1,000,000 characters"]


FILES = {
    "x.tmx": tmx_of(GOOD, tu_of('O<bpt i="1">b</bpt>', "Б", '<prop type="x-loc-origin">a</prop>')).encode(),
    "u.tmx": tmx_of(GOOD, head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
    "x.xlf": xliff_1_of('<trans-unit id="1"><source>O</source><target state="final">Б</target></trans-unit>').encode(),
    "y.xlf": xliff_2_of(
        '<unit id="1"><segment state="final"><source>O<cp hex="7"/></source><target>Б</target></segment></unit>'
    ).encode(),
    "x.tsv": "Over.\tБітті.\nDone.\tДайын.\n".encode(),
}
# Bytes that mean something to these formats, and any others.
BYTES = st.sampled_from(b"<>&;\"'=/!-[]\t\n\0\xff\xd0") | st.integers(0, 255)
EDITS = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(0, 8), st.binary(max_size=4) | BYTES.map(lambda b: bytes([b])))
)


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(sorted(FILES)), edits=EDITS)
def test_damaged_files(
    name: str, edits: list[tuple[int, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give pairs, problems or an error of ours; every text that is read can be written."""
    content = FILES[name]
    for place, length, piece in edits:
        start = place % (len(content) + 1)
        content = content[:start] + piece + content[start + length :]
    try:
        pairs, _ = read_content(tmp_path_factory.getbasetemp(), name, content)
    except LocError as error:
        assert f"{name}:" in str(error)
        return
    for pair in pairs:
        assert pair.source.strip()
        assert pair.target.strip()
        "".join(pair[:4]).encode()


READ = """
import resource, sys
from pathlib import Path
from loc.memory.exchange import read_pairs, write_tmx

with open(sys.argv[1] + ".out", "wb") as stream:
    pairs = read_pairs(Path(sys.argv[1]), "en", "kk", [].append)
    written = write_tmx(stream, pairs, "en", "kk")
print(written, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure(path: Path) -> tuple[int, float]:
    """How many pairs were read and written, and the most memory ever held, in megabytes."""
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    pairs, kilobytes = map(int, done.stdout.split())
    return pairs, kilobytes / 1000


def write_large(path: Path, megabytes: int) -> int:
    """Units of 10 kB, as many as it takes."""
    unit = tu_of("Over. " * 800, "Бітті. " * 450) + "\n"
    units = megabytes * 1_000_000 // len(unit.encode())
    with path.open("w", encoding="utf-8") as stream:
        stream.write(tmx_of("").removesuffix("\n</body></tmx>\n"))
        for _ in range(units):
            stream.write(unit)
        stream.write("</body></tmx>")
    return units


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Ten times the file takes no more than a few megabytes more to read and write."""
    small, large = tmp_path / "small.tmx", tmp_path / "large.tmx"
    counts = write_large(small, 3), write_large(large, 30)
    (few, before), (many, after) = measure(small), measure(large)
    assert (few, many) == counts
    assert after - before < 5


def test_a_row_without_end(tmp_path: Path) -> None:
    """A table of one line of 30 MB is told, and not held whole."""
    path, small = tmp_path / "x.tsv", tmp_path / "small.tsv"
    path.write_bytes(b"Over.\t" + b"x" * 30_000_000)
    small.write_bytes(b"Over.\tx")
    pairs, (problem,) = read_file(path)
    assert (pairs, problem.place) == ([], f"{path}:1")
    assert measure(path)[1] - measure(small)[1] < 5
