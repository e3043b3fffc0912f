"""TMX of other programs, and ours."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import AT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from memory.exchange_files import read_content, read_file, tmx_of, tu_of
from translate.storage.tmx import tmxfile

from loc.memory import NEVER, Around, Pair
from loc.memory.exchange import write_tmx
from loc.model import State

DTD = Path(__file__).parents[2] / ".." / "shared" / "data" / "schemas" / "tmx14.dtd"
TALKS = Pair("The talks are over.", "Келіссөз аяқталды.", "", "x.tmx")
FULL = Pair(
    "The <b>talks</b> & the vote\r\n are over.",
    "<b>Келіссөз</b> бен дауыс беру аяқталды.",
    "headline",
    "2026-11-23-talks",
    AT,
    'Айгүл "Серік" <a@b>',
    State.APPROVED,
    Around("Ministers met.", "They will meet again."),
)


def write(*pairs: Pair) -> bytes:
    stream = io.BytesIO()
    assert write_tmx(stream, pairs, "en", "kk") == len(pairs)
    return stream.getvalue()


def read_back(folder: Path, content: bytes) -> list[Pair]:
    path = folder / "x.tmx"
    path.write_bytes(content)
    pairs, problems = read_file(path)
    assert problems == []
    return pairs


def read_seg(folder: Path, target: str) -> str:
    pairs, _ = read_content(folder, "x.tmx", tmx_of(tu_of("Over.", target)))
    return pairs[0].target


# What XML holds; the control characters that it does not hold come back in texts alone.
XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n"))
TEXT = st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip)
PAIRS = st.builds(
    Pair,
    TEXT,
    TEXT,
    XML_TEXT,
    XML_TEXT,
    st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
    XML_TEXT,
    st.sampled_from([State.REVIEWED, State.APPROVED]),
    st.builds(Around, XML_TEXT, XML_TEXT),
)


@settings(deadline=None)
@given(pairs=st.lists(PAIRS, max_size=4))
def test_what_is_written_is_read_again(pairs: list[Pair], tmp_path_factory: pytest.TempPathFactory) -> None:
    """All that is known of a pair, whatever stands in its texts."""
    assert read_back(tmp_path_factory.getbasetemp(), write(*pairs)) == pairs


def test_a_written_pair_is_whole(tmp_path: Path) -> None:
    """Tags, quotes, line ends; a time in another zone is the same time."""
    east = FULL._replace(made_at=AT.astimezone(datetime.strptime("+0500", "%z").tzinfo))
    assert read_back(tmp_path, write(FULL, east, TALKS)) == [FULL, FULL, TALKS]


@pytest.mark.skipif(not DTD.exists(), reason="needs ../shared/data/schemas/tmx14.dtd beside the project")
def test_written_tmx_is_valid() -> None:
    """By the DTD of TMX 1.4, also with a character that XML has not and with nothing in it."""
    dtd = etree.DTD(str(DTD))
    bell = TALKS._replace(source="Ring\x07 the bell.", reviewer="A\x00", origin="\udcff")
    for content in (write(FULL, TALKS, bell), write()):
        assert dtd.validate(etree.fromstring(content)), dtd.error_log


def test_other_programs_read_it() -> None:
    """translate-toolkit, which Weblate reads TMX with, finds source and target as they are."""
    reader: Any = tmxfile
    units = reader.parsestring(write(FULL, TALKS)).units
    assert [(unit.source, unit.target) for unit in units] == [
        (FULL.source, FULL.target),
        (TALKS.source, TALKS.target),
    ]


def test_the_header_says_what_omegat_asks() -> None:
    """Sentences in plain text from this language, in the attributes that TMX requires."""
    header = etree.fromstring(write(TALKS)).find("header")
    assert header is not None
    assert header.attrib.pop("creationtoolversion")
    assert dict(header.items()) == {
        "creationtool": "loc",
        "segtype": "sentence",
        "o-tmf": "loc",
        "adminlang": "en",
        "srclang": "en",
        "datatype": "plaintext",
    }


def test_metadata_that_xml_cannot_hold() -> None:
    """A name loses what no attribute can say, and says so; the pair is written."""
    content = write(TALKS._replace(reviewer="A\x00B", origin="\udcff")).decode()
    assert 'changeid="A\ufffdB"' in content
    assert '<prop type="x-loc-origin">\ufffd</prop>' in content


def test_a_pair_of_omegat(tmp_path: Path) -> None:
    """The doctype names a DTD that is not there; file, neighbours, author and time stand where OmegaT puts them."""
    content = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0"
    segtype="sentence" srclang="EN-US"/>
  <body>
    <tu>
      <prop type="file">talks.docx</prop>
      <prop type="prev">Ministers met.</prop>
      <tuv xml:lang="EN-US"><seg>The talks are over.</seg></tuv>
      <tuv xml:lang="KK-KZ" changeid="aigul" changedate="20261123T090000Z" creationid="b"
        creationdate="20250101T000000Z"><seg>Келіссөз аяқталды.</seg></tuv>
    </tu>
  </body>
</tmx>
"""
    pairs, problems = read_content(tmp_path, "x.tmx", content)
    assert problems == []
    assert pairs == [
        TALKS._replace(origin="talks.docx", made_at=AT, reviewer="aigul", around=Around("Ministers met.", ""))
    ]


def test_old_tmx(tmp_path: Path) -> None:
    """1.1 says `lang`; a unit's own date and author serve where the text has none."""
    unit = (
        '<tu creationdate="20261123T090000Z" creationid="b"><tuv lang="EN"><seg>The talks are over.</seg></tuv>'
        '<tuv lang="KK"><seg>Келіссөз аяқталды.</seg></tuv></tu>'
    )
    pairs, _ = read_content(tmp_path, "x.tmx", tmx_of(unit, version="1.1"))
    assert pairs == [TALKS._replace(made_at=AT, reviewer="b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """With and without a byte order mark; the letters of Russian in an old code page, too."""
    declared = {"cp1251": "windows-1251", "utf-8-sig": "UTF-8"}.get(encoding, encoding[:6].upper())
    head = f'<?xml version="1.0" encoding="{declared}"?>\n'
    unit = tu_of("Over.", "Ещё идут.").replace('"kk"', '"ru"')
    pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(unit, head=head).encode(encoding), "ru")
    assert [pair.target for pair in pairs] == ["Ещё идут."], problems


@pytest.mark.parametrize(
    ("code", "lang", "is_taken"),
    [
        ("kk", "kk", True),
        ("KK-kz", "kk", True),
        ("kk-Cyrl-KZ", "kk", True),
        ("kk_KZ", "kk", True),
        ("kk@cyrillic", "kk", True),
        ("kaz", "kk", True),
        ("KZ", "kk", True),
        ("ru-RU", "ru", True),
        ("ru", "ru-KZ", True),
        ("kk-Latn", "kk", False),
        ("kk-Arab-CN", "kk", False),
        ("kk-CN", "kk", False),
        ("kk@latin", "kk", False),
        ("kk-x-pseudo", "kk", False),
        ("kk", "kk-x-pseudo", False),
        ("kk-x-pseudo", "kk-x-pseudo", True),
        ("ky", "kk", False),
        ("", "kk", False),
        ("uz-Latn", "uz-Cyrl", False),
        ("uz-Cyrl-UZ", "uz-Cyrl", True),
    ],
)
def test_languages(tmp_path: Path, code: str, lang: str, is_taken: bool) -> None:
    """One language in one script, whatever the region and the way to write it."""
    unit = tu_of("Over.", "Бітті.").replace('"kk"', f'"{code}"')
    pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(unit), lang)
    assert bool(pairs) is is_taken
    assert bool(problems) is not is_taken


def test_one_of_many_languages(tmp_path: Path) -> None:
    """Only the one that is asked for comes; the plain code stands before that of a region."""
    unit = (
        '<tu srclang="*all*"><tuv xml:lang="ru"><seg>Всё.</seg></tuv><tuv xml:lang="en-US"><seg>Gray.</seg></tuv>'
        '<tuv xml:lang="kk-KZ"><seg>Бітті.</seg></tuv><tuv xml:lang="en"><seg>Grey.</seg></tuv></tu>'
    )
    pairs, _ = read_content(tmp_path, "x.tmx", tmx_of(unit))
    assert [(pair.source, pair.target) for pair in pairs] == [("Grey.", "Бітті.")]
    assert [pair.target for pair in read_content(tmp_path, "x.tmx", tmx_of(unit), "ru")[0]] == ["Всё."]


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ('<bpt i="1">&lt;b&gt;</bpt>Бітті<ept i="1">&lt;/b&gt;</ept>.', "Бітті."),
        ('<hi type="bold">Бәрі <hi>бітті</hi></hi>.', "Бәрі бітті."),
        ('<ph x="1">&lt;img alt="<sub>сурет</sub>"&gt;</ph>Бітті<it pos="end">x</it><ut>y</ut>.', "Бітті."),
        ('Бір<ph type="lb"/>екі.', "Бір екі."),
        ('Бір<ph type="x-loc-char">0007</ph>екі.', "Бір\x07екі."),
        ("&lt;b&gt;Бітті&lt;/b&gt; &amp; <![CDATA[<i>]]>", "<b>Бітті</b> & <i>"),
        ("<!-- жоқ -->Бі<?жоқ?>тті", "Бітті"),
        ("  Бітті.\n ", "  Бітті.\n "),
    ],
)
def test_codes_are_left_out(tmp_path: Path, seg: str, text: str) -> None:
    """And what stands between them is kept, white space too."""
    assert read_seg(tmp_path, seg) == text


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("20261123T090000Z", AT),
        ("2026-11-23T14:00:00+05:00", AT),
        ("20261123T090000", AT),
        ("20261123", AT - timedelta(hours=9)),
        ("", NEVER),
    ],
)
def test_dates(tmp_path: Path, date: str, at: datetime) -> None:
    """The standard's own form and the others of ISO 8601; without a zone it is UTC."""
    unit = tu_of("Over.", "Бітті.", review=f' changedate="{date}"')
    pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(unit))
    assert [pair.made_at for pair in pairs] == [at], problems


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("<tu/>", "no text in en"),
        ('<tu><tuv xml:lang="en"><seg>Over.</seg></tuv></tu>', "no text in kk, only en"),
        ('<tu><tuv xml:lang="en"/><tuv><seg>x</seg></tuv></tu>', "no text in kk, only en, one without language"),
        (tu_of("Over.", " \n"), "the text in kk is empty"),
        (tu_of("", "Бітті."), "the text in en is empty"),
        ('<tu><tuv xml:lang="en"/><tuv xml:lang="kk"><seg>x</seg></tuv></tu>', "the text in en is empty"),
        (
            tu_of("Over.", "Бітті.", review=' changedate="20261323T090000Z"'),
            "expected a time such as 20261123T090000Z, got '20261323T090000Z'",
        ),
        (
            tu_of("Over.", "Бітті.", review=' changedate="0001-01-01T00:00:00+14:00"'),
            "expected a time such as 20261123T090000Z, got '0001-01-01T00:00:00+14:00'",
        ),
        (tu_of("Over.", "ы" * 100_001), "the text in kk has 100,001 characters, more than 100,000"),
        (tu_of("x" * 1_000_001, "Бітті."), "has more than 1,000,000 characters"),
        (
            tu_of("Over.", "Бітті.", '<prop type="x-loc-state">draft</prop>'),
            "expected state reviewed or approved, got 'draft'",
        ),
        (
            tu_of("Over.", '<ph type="x-loc-char">D800</ph>'),
            "expected the number of a character in hex, got 'D800'",
        ),
    ],
)
def test_broken_records_are_told(tmp_path: Path, unit: str, message: str) -> None:
    """By their line; those before and after are used."""
    good = tu_of("Over.", "Бітті.")
    pairs, problems = read_content(tmp_path, "x.tmx", tmx_of(good, unit, good))
    assert len(pairs) == 2
    assert problems == [f"4: {message}"]


def test_an_entity_that_only_the_dtd_explains(tmp_path: Path) -> None:
    """The DTD is not read, so the record is told and left out."""
    head = '<!DOCTYPE tmx SYSTEM "tmx11.dtd">'
    content = tmx_of(tu_of("Over.", "Бітті&nbsp;."), tu_of("Over.", "Бітті."), head=head)
    pairs, problems = read_content(tmp_path, "x.tmx", content)
    assert [pair.target for pair in pairs] == ["Бітті."]
    assert problems == ["3: holds the entity &nbsp;, which nothing explains"]
