"""PO entries that have broken writers, and random ones."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from loc.catalog.entry import Entry

HEADER = Entry(
    target=(
        "Project-Id-Version: 2026-11-23-story\n"
        "PO-Revision-Date: 2026-11-23 09:00+0000\n"
        "Last-Translator: Kazakh desk\n"
        "Language-Team: Kazakh\n"
        "Language: kk\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    )
)
KAZAKH = "Ұжымдық қауіпсіздік туралы шарт ұйымына мүше мемлекеттердің басшылары Душанбеде өткен отырысқа қатысты."
REVIEWED = "loc: reviewed 2026-11-23T09:00:00Z 0123456789abcdef Aigerim Serikova"


def make_entry(
    source: str,
    target: str = "Мәтін.",
    *,
    context: str | None = "text",
    fuzzy: bool = False,
    **fields: Any,  # noqa: ANN401 - each field has its own
) -> Entry:
    """A prose entry; `fields` are those of Entry."""
    flags = ("fuzzy", "no-wrap") if fuzzy else ("no-wrap",)
    return Entry(context=context, source=source, target=target, flags=flags)._replace(**fields)


TORTURE = {
    "one word longer than a line": make_entry("A" * 200, "Қазақстандықтардыңкінен" * 9),
    "two long sentences": make_entry(f"{KAZAKH} {KAZAKH}", KAZAKH, fuzzy=True, previous_source=KAZAKH),
    "wide letters": make_entry("日本語のとても長い文章" * 12, "한국어 문장입니다. " * 12),
    "combining marks": make_entry("e\u0301 a\u030a " * 30, "й и\u0306 ғ " * 30),
    "emoji": make_entry("Flags 🇰🇿🇷🇺 and a family 👨\u200d👩\u200d👧", "Жалаулар 🇰🇿🇷🇺, отбасы 👨\u200d👩\u200d👧"),
    "tabs": make_entry("\tKey rate\t14.25%\t", "\tБазалық мөлшерлеме\t14,25%\t"),
    "quotes": make_entry('"Yes," he said: "No."', '"Иә", – деді ол: «Жоқ»"'),
    "backslashes": make_entry("C:\\new\\table\\ \\", "\\n \\\\ \\"),
    "control characters": make_entry("\a\b\f\v\r", "\r\v\f\b\a"),
    "other control characters": make_entry("\x01\x1b\x7f\x85 end", "\x02 соңы"),
    "line feed inside": make_entry("two\nlines", "екі\nжол"),
    "line feed at the end": make_entry("a line\n", "жол\n"),
    "line feeds around": make_entry("\n\na\n\nb\n\n", "\n\nа\n\nә\n\n"),
    "only a line feed": make_entry("\n", "\n"),
    "line feed after an escape": make_entry('\\\n"\n\\n', '\\\n"\n\\n'),
    "Unicode line ends": make_entry("a\u2028b\u2029c\x85d", "а\u2028ә\u2029б\x85в"),
    "no-break and narrow spaces": make_entry("8.7 percent of 1,200 km", "1\u202f200 км-дің 8,7\u00a0%-ы"),
    "right to left": make_entry("\u202bשלום\u202c and \u2066سلام\u2069", "\u200fשלום\u200e"),
    "zero width": make_entry("soft\u00adhyphen, \u200bspace, \ufeffmark", "жұмсақ\u00adтасымал"),
    "spaces at the ends": make_entry("  padded  ", "  толық  "),
    "untranslated": make_entry("Nothing yet", ""),
    "untranslated and fuzzy": make_entry("Nothing yet, fuzzy", "", flags=("no-wrap",)),
    "no context": make_entry("Without context", context=None),
    "empty context": make_entry("With an empty context", context=""),
    "context with an escape": make_entry("With context", context='a "b"\n\\c'),
    "one very long reference": make_entry("Long reference", references=(f"sources/{'a-slug-' * 20}.txt:1",)),
    "a thousand references": make_entry(
        "Many references", references=tuple(f"sources/2026/11/a-story.txt:{line}" for line in range(1000))
    ),
    "references of all lengths": make_entry(
        "Filled lines", references=tuple(f"{'x' * (count % 40 + 1)}.txt:{count}" for count in range(200))
    ),
    "references in Chinese and Kazakh": make_entry(
        "Bytes, not letters",
        references=tuple(f"sources/{'日本語' * (line % 5)}-оқиға.txt:{line}" for line in range(40)),
    ),
    "references without a line": make_entry("No line", references=("sources/a.txt", "sources/b.txt")),
    "a reference with spaces": make_entry("Isolated", references=("\u2068sources/a b.txt\u2069:1",)),
    "comments": make_entry("Comments", comments=("ask the desk", "", "  padded  ", "#hash", "\ttab", REVIEWED, "")),
    "only empty comments": make_entry("Empty comments", comments=("", "")),
    "comments like other lines": make_entry("Odd comments", comments=(", fuzzy", ": a:1", ". x", "~ y", "| z", "! w")),
    "extracted comments": make_entry("Extracted", extracted=("body, paragraph 1", "", "  padded  ", ": x")),
    "only an empty extracted comment": make_entry("Empty extracted", extracted=("",)),
    "previous fields": make_entry(
        "Previous", fuzzy=True, previous_context="headline", previous_source='"Old"\n\ttext\n'
    ),
    "previous without fuzzy": make_entry("Previous, reviewed", previous_source="Old"),
    "obsolete": make_entry("Gone", obsolete=True),
    "obsolete with all": make_entry(
        "Gone\nwith\\all\n",
        '"Жоқ"\nжол\n',
        fuzzy=True,
        comments=("gone", "", REVIEWED),
        previous_context='old\n"context"\n',
        previous_source=f"{KAZAKH}\n\n{KAZAKH}",
        obsolete=True,
    ),
    "obsolete with previous only": make_entry("Gone, bare", flags=(), previous_source="Old", obsolete=True),
    "formats": make_entry(
        "100 %",
        "100 %",
        flags=("fuzzy", "no-c-format", "no-python-format", "no-python-brace-format", "no-lua-format", "no-wrap"),
    ),
    "plural": Entry(
        source="%d file",
        plural="%d files",
        flags=("c-format", "range: 0..10"),
        plural_targets=("%d файл", "%d файл"),
    ),
    "obsolete plural": Entry(
        flags=("fuzzy",),
        previous_source="file",
        previous_plural="files",
        context="menu",
        source="a file",
        plural="files\n",
        plural_targets=("файл", "файлдар\n"),
        obsolete=True,
    ),
}

# Surrogates cannot be encoded, gettext ends a file at NUL and takes no other control characters raw.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.text("ab \t\n\a\b\f\v\r\\\"'«қ» \u2028")
# gettext joins a line that ends in a backslash with the next.
LINE = (st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.text("ab \t\\\"'#~|,:.«қ» \u2028")).filter(
    lambda line: not line.endswith("\\")
)
REFERENCE = st.from_regex(r"[a-zқ日/]{1,30}\.txt(:[1-9][0-9]{0,3})?", fullmatch=True)
PREVIOUS = st.just((None, None)) | st.tuples(st.none() | TEXT, TEXT)
ENTRY = st.builds(
    lambda previous, **fields: Entry(previous_context=previous[0], previous_source=previous[1], **fields),
    previous=PREVIOUS,
    comments=st.lists(LINE, max_size=3).map(tuple),
    extracted=st.lists(LINE, max_size=2).map(tuple),
    references=st.lists(REFERENCE, max_size=9, unique=True).map(tuple),
    flags=st.just(("no-wrap",)),
    context=st.none() | TEXT,
    source=TEXT.map(lambda text: f"s{text}"),
    target=TEXT,
    obsolete=st.booleans(),
).filter(lambda entry: entry.target or not entry.obsolete)  # gettext drops an obsolete entry without a target
