"""What a correction changes, as text, JSON and HTML."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any, TypeAlias

import pytest
from builders import AT
from lxml import html as lxml_html

from loc.model import Signal, State
from loc.review.diff import html, text
from loc.review.diff import json as json_form
from loc.review.diff.story import Change, DiffRow, Published, Sentence, StoryDiff

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here


def sentence(source: str, target: str = "", state: State = State.REVIEWED, author: str = "Dana") -> Sentence:
    return Sentence("0a1b2c3d", source, target, state, author, "sources/plant.txt:3", "lede, paragraph 1, sentence 1")


EDITED = DiffRow(
    Change.EDITED,
    (sentence("It makes 25 turbines.", "Ол 25 турбина шығарады."),),
    (sentence("It makes 26 turbines.", "Ол 26 турбина шығарады.", State.DRAFT, "patch 25 → 26"),),
    is_moved=True,
)
SPLIT = DiffRow(
    Change.SPLIT,
    (sentence("It is new, and it works.", "Ол жаңа әрі жұмыс істейді."),),
    (sentence("It is new.", "Ол жаңа.", State.DRAFT, ""), sentence("It works.", "", State.EMPTY, "")),
)
INSERTED = DiffRow(Change.INSERTED, (), (sentence("Rain fell.", "Жаңбыр жауды.", State.DRAFT, "google 1"),))
DELETED = DiffRow(Change.DELETED, (sentence("Snow fell.", "Қар жауды."),), ())
REWORDED = DiffRow(Change.REWORDED, (sentence("It is big.", "", State.EMPTY),), (sentence("It is big.", "Ол үлкен."),))
DIFF = StoryDiff(
    slug="2026-11-23-plant",
    lang="kk",
    source_lang="en",
    take=2,
    signal=Signal.CORRECTION,
    since=1,
    is_recalled=False,
    published=Published(1, AT),
    embargo=None,
    embargo_before=None,
    rows=(EDITED, SPLIT, INSERTED, DELETED, REWORDED),
)
HOSTILE = 'a <script>alert(1)</script> & "x" \u202ec\u202c'
HOSTILE_SHOWN = 'a <script>alert(1)</script> & "x" <U+202E>c<U+202C>'
HOSTILE_DIFF = replace(
    DIFF,
    slug=HOSTILE,
    rows=(DiffRow(Change.EDITED, (sentence(HOSTILE, HOSTILE, author=HOSTILE),), (sentence("b", HOSTILE),)),),
)


def plain(words: str, _colour: str) -> str:
    return words


def tell(diff: StoryDiff) -> str:
    return text.write([diff], plain)


def parse(*diffs: StoryDiff) -> Tree:
    return lxml_html.document_fromstring(html.write(diffs))


def test_the_text_marks_words() -> None:
    """Kind, ID and place, then labels in one column; removed and new words can be told without colours."""
    assert tell(DIFF) == (
        "2026-11-23-plant in Kazakh (kk): take 2, correction\n"
        "  Compared with what was published: take 1 was published on 2026-11-23 09:00 UTC.\n"
        "\n"
        "edited, moved  0a1b2c3d  sources/plant.txt:3  lede, paragraph 1, sentence 1\n"
        "    was        It makes [-25-] turbines.\n"
        "    now        It makes {+26+} turbines.\n"
        "    published  Ол [-25-] турбина шығарады.\n"
        "    proposed   Ол {+26+} турбина шығарады.  (draft, patch 25 → 26)\n"
        "\n"
        "split  0a1b2c3d  sources/plant.txt:3  lede, paragraph 1, sentence 1\n"
        "    was        It is new[-, and it-] works.\n"
        "    now        It is new{+.+}\n"
        "    now        {+It+} works.\n"
        "    published  Ол жаңа әрі жұмыс істейді.\n"
        "    proposed   Ол жаңа.  (draft, taken over from the old text)\n"
        "    proposed   (no target)\n"
        "\n"
        "inserted  0a1b2c3d  sources/plant.txt:3  lede, paragraph 1, sentence 1\n"
        "    now        {+Rain fell.+}\n"
        "    proposed   {+Жаңбыр жауды.+}  (draft, google 1)\n"
        "\n"
        "deleted  0a1b2c3d  sources/plant.txt:3  lede, paragraph 1, sentence 1\n"
        "    was        [-Snow fell.-]\n"
        "    published  [-Қар жауды.-]\n"
        "\n"
        "reworded  0a1b2c3d  sources/plant.txt:3  lede, paragraph 1, sentence 1\n"
        "    was        It is big.\n"
        "    now        It is big.\n"
        "    published  (not known)\n"
        "    proposed   Ол үлкен.  (reviewed, Dana)\n"
    )


def test_colours_are_over_the_marks() -> None:
    """Removed words red, new ones green, the kind yellow, brackets and all."""
    coloured = text.write([DIFF], lambda words, colour: f"<{colour}>{words}</>")
    assert "was        It makes <red>[-25-]</> turbines." in coloured
    assert "now        It makes <green>{+26+}</> turbines." in coloured
    assert "<yellow>edited, moved</>  0a1b2c3d" in coloured


FACTS = [
    (replace(DIFF, rows=()), ["published: take 1 was published on 2026-11-23 09:00 UTC.", "No difference."]),
    (replace(DIFF, published=None), ["Compared with take 1; not published in Kazakh."]),
    (replace(DIFF, published=Published(2, AT)), ["Compared with take 1; take 2 was published on"]),
    (replace(DIFF, published=Published(1, AT, "headline,lede")), ["09:00 UTC, headline and lede only."]),
    (replace(DIFF, is_recalled=True), ["09:00 UTC; its text is taken from the catalog."]),
    (replace(DIFF, is_recalled=True, take=1, rows=()), ["published on 2026-11-23 09:00 UTC.", "No difference."]),
    (
        replace(DIFF, is_recalled=True, take=1, rows=(), published=None),
        ["Not published in Kazakh, and there is no take before it.", "No difference."],
    ),
    (replace(DIFF, embargo=AT), ["Embargo changed: it was none, now it is until 2026-11-23 09:00 UTC."]),
    (replace(DIFF, embargo_before=AT), ["Embargo changed: it was until 2026-11-23 09:00 UTC, now it is none."]),
    (replace(DIFF, embargo=AT, embargo_before=AT), ["Embargo until 2026-11-23 09:00 UTC."]),
    (
        replace(DIFF, signal=Signal.KILL),
        ["TAKE IT DOWN in Kazakh: the story is killed; take 1 was published on 2026-11-23 09:00 UTC."],
    ),
    (replace(DIFF, signal=Signal.WITHDRAWAL), ["TAKE IT DOWN in Kazakh: the story is withdrawn;"]),
    (replace(DIFF, signal=Signal.KILL, published=None), ["The story is killed; it was not published in Kazakh."]),
]


@pytest.mark.parametrize(("diff", "lines"), FACTS)
def test_what_matters_first_is_said(diff: StoryDiff, lines: list[str]) -> None:
    """What it is compared with, embargoes, kills: in the text and on the page."""
    assert all(line in tell(diff) for line in lines)
    assert all(line in parse(diff).text_content() for line in lines)


def test_a_kill_comes_before_everything() -> None:
    """The first line of the text, the first paragraph of the page, a member of its own in JSON."""
    killed = replace(DIFF, signal=Signal.KILL)
    assert tell(killed).startswith("TAKE IT DOWN")
    assert parse(killed).find(".//section")[0].text.startswith("TAKE IT DOWN")
    assert [json.loads(json_form.write([diff]))["stories"][0]["take_down"] for diff in (killed, DIFF)] == [True, False]


def test_the_old_target_has_the_name_of_what_it_is() -> None:
    """`published` only where it left; else it is what was reviewed."""
    told = tell(replace(DIFF, published=None))
    assert "    reviewed   Ол [-25-] турбина шығарады." in told
    assert "    published" not in told


def test_json_spans_are_the_changed_words() -> None:
    """Cut out of its text, each span is what the text form has in brackets; unknown targets are null, with no spans."""
    (story,) = json.loads(json_form.write([DIFF]))["stories"]
    edited, split, inserted, deleted, reworded = story["changes"]
    assert [cut(side, "source") for side in (*edited["old"], *edited["new"])] == [["25"], ["26"]]
    assert [cut(side, "target") for side in (*edited["old"], *edited["new"])] == [["25"], ["26"]]
    assert [cut(side, "source") for side in (*split["old"], *split["new"])] == [[", and it"], ["."], ["It"]]
    assert [cut(side, "target") for side in (*split["old"], *split["new"])] == [[], [], []]
    assert (inserted["old"], cut(inserted["new"][0], "target")) == ([], ["Жаңбыр жауды."])
    assert (deleted["new"], cut(deleted["old"][0], "source")) == ([], ["Snow fell."])
    assert [reworded[side][0]["target"] for side in ("old", "new")] == [None, "Ол үлкен."]


def cut(side: dict[str, Any], name: str) -> list[str]:
    return [side[name][start:stop] for start, stop in side[f"{name}_spans"]]


def test_json_says_what_is_compared() -> None:
    """Takes, times with their zone, and the members every story has."""
    diff = replace(DIFF, published=Published(1, AT, "headline,lede"), embargo=AT + timedelta(days=1), rows=(EDITED,))
    (story,) = json.loads(json_form.write([diff]))["stories"]
    (change,) = story.pop("changes")
    assert story == {
        "article": "2026-11-23-plant",
        "lang": "kk",
        "take": 2,
        "signal": "correction",
        "since": 1,
        "compared_with": "published",
        "published": {"take": 1, "at": "2026-11-23T09:00:00+00:00", "parts": ["headline", "lede"]},
        "take_down": False,
        "embargo": "2026-11-24T09:00:00+00:00",
        "embargo_before": None,
    }
    assert (change["change"], change["moved"], change["new"][0]) == (
        "edited",
        True,
        {
            "id": "0a1b2c3d",
            "place": "sources/plant.txt:3",
            "source": "It makes 26 turbines.",
            "source_spans": [[9, 11]],
            "target": "Ол 26 турбина шығарады.",
            "target_spans": [[3, 5]],
            "state": "draft",
            "author": "patch 25 → 26",
        },
    )


def test_the_page_marks_words_in_their_language() -> None:
    """<del> in what was, <ins> in what is; each text names its language, the page its own."""
    page = parse(DIFF, replace(DIFF, lang="ru"))
    first = page.find(".//article")
    rows = zip(first.iter("dt"), first.iter("dd"), strict=True)
    assert [(label.text, shown.text_content()) for label, shown in rows] == [
        ("was", "It makes 25 turbines."),
        ("now", "It makes 26 turbines."),
        ("published", "Ол 25 турбина шығарады."),
        ("proposed", "Ол 26 турбина шығарады. (draft, patch 25 → 26)"),
    ]
    assert [text.get("lang") for text in first.iter("span")] == ["en", "en", "kk", "kk"]
    assert [(mark.tag, mark.text) for mark in first.iter("del", "ins")] == [
        ("del", "25"),
        ("ins", "26"),
        ("del", "25"),
        ("ins", "26"),
    ]
    assert (page.get("lang"), len(page.findall(".//section"))) == ("en", 2)


def test_hostile_text_is_text() -> None:
    """Markup of a wire is shown as it stands, what cannot be seen by its number; nothing is fetched or run."""
    written = html.write([HOSTILE_DIFF])
    page: Tree = lxml_html.document_fromstring(written)
    assert not page.xpath("//script | //link | //img | //@src | //@href | //@onload")
    assert page.find(".//article").text_content().count(HOSTILE_SHOWN) == 3
    assert "url(" not in written
    for shown in (written, tell(HOSTILE_DIFF)):
        assert "\u202e" not in shown
        assert "\u202c" not in shown
    (story,) = json.loads(json_form.write([HOSTILE_DIFF]))["stories"]
    assert story["changes"][0]["old"][0]["target"] == HOSTILE


def test_changed_white_space_can_be_seen() -> None:
    """A no-break space in place of a space is a change without words."""
    row = DiffRow(Change.EDITED, (sentence("8 %"),), (sentence("8\u00a0%"),))
    told = tell(replace(DIFF, rows=(row,)))
    assert "8[-<U+0020>-]%" in told
    assert "8{+<U+00A0>+}%" in told


GROUNDS = {"text": ["ground"], "quiet": ["ground"], "old": ["ground", "old-ground"], "new": ["ground", "new-ground"]}
PAIRS = [(colour, ground) for colour, grounds in GROUNDS.items() for ground in grounds]


@pytest.mark.parametrize(("theme", "pair"), list(product((0, 1), PAIRS)))
def test_colours_can_be_read(theme: int, pair: tuple[str, str]) -> None:
    """4.5 to 1 at least, on light and on dark (WCAG 2.2, 1.4.3)."""
    first, second = sorted(luminance(colours(theme)[name]) for name in pair)
    assert (second + 0.05) / (first + 0.05) >= 4.5


def colours(theme: int) -> dict[str, str]:
    block = html.write([DIFF]).split(":root {")[1:][theme].split("}")[0]
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
