"""XML of a wire may be hostile or broken: what is read, what is refused, and that nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.inline import collect_inline
from loc.ingest.markup.xml import find_root_name, local_name, parse_wire_xml
from loc.ingest.markup.xml_text import MAX_ELEMENTS, mend_text, parse_wire
from loc.model import Inline

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]>'

REFUSED = {
    "billion laughs": f"{BOMB}<nitf>&l8;</nitf>",
    "billion laughs in an attribute": f'{BOMB}<nitf a="&l8;"/>',
    "external entity": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>',
    "any entity of its own": '<!DOCTYPE nitf [<!ENTITY co "Acme">]><nitf>&co;</nitf>',
    "undefined entity": "<nitf>caf&eacute;</nitf>",
    "truncated": "<nitf><body><p>The plant has",
    "no XML": "The plant has opened.",
    "nothing": "",
    "NUL": "<nitf>a\0b</nitf>",
    "control byte": "<nitf>a\x08b</nitf>",
    "control character by number": "<nitf>a&#8;b</nitf>",
    "two roots": "<nitf/><nitf/>",
    "unbound prefix": "<x:nitf/>",
    "deep nesting": "<a>" * 5_000 + "</a>" * 5_000,
    "wrong encoding": "<?xml version='1.0' encoding='no-such'?><nitf/>",
}


@pytest.mark.parametrize("case", REFUSED)
def test_hostile_and_broken_documents_are_wire_errors(case: str) -> None:
    """Refused with the name of the wire and a line."""
    with pytest.raises(WireError, match=r"^x\.xml:\d+: "):
        parse_wire_xml(REFUSED[case].encode(), "x.xml")


def test_a_declared_encoding_that_the_bytes_do_not_have_is_a_wire_error() -> None:
    """UTF-8 by declaration, windows-1251 by content."""
    with pytest.raises(WireError, match=r"x\.xml:1"):
        parse_wire_xml("<?xml version='1.0' encoding='utf-8'?><nitf>Астана</nitf>".encode("cp1251"), "x.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_encodings_are_read(encoding: str) -> None:
    """By byte order mark or declaration."""
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    content = f"<?xml version='1.0' encoding='{declared}'?>\n<nitf>Астана</nitf>".encode(encoding)
    assert parse_wire_xml(content, "x").text == "Астана"
    assert find_root_name(content) == "nitf"


def test_a_parameter_entity_brings_nothing_in(tmp_path: Path) -> None:
    """Neither its file nor what the file would define."""
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY word "secret">')
    content = f'<!DOCTYPE nitf [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]><nitf>a &word; b</nitf>'
    try:
        root = parse_wire_xml(content.encode(), "x")
        mend_text(root, "x")
    except WireError:
        return
    assert b"secret" not in etree.tostring(root)


def test_a_doctype_without_a_subset_is_fine_and_not_loaded() -> None:
    """Agencies name the DTD of NITF; nobody fetches it."""
    content = b'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-6.dtd">\n<nitf><p>Text</p></nitf>'
    assert find_root_name(content) == "nitf"
    assert parse_wire_xml(content, "x")[0].text == "Text"


def test_xinclude_is_left_alone(tmp_path: Path) -> None:
    """No file comes in by xi:include."""
    (tmp_path / "secret.txt").write_text("secret")
    content = (
        '<nitf xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<xi:include parse="text" href="{(tmp_path / "secret.txt").as_uri()}"/></nitf>'
    )
    root = parse_wire_xml(content.encode(), "x")
    assert [local_name(child) for child in root] == ["include"]
    assert "".join(map(str, root.itertext())) == ""


def test_instructions_and_comments_are_left_out() -> None:
    """The words around them stay together."""
    content = (
        b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- by <nitf> --><p>one <?x y?>two <!-- no -->three</p>'
    )
    assert find_root_name(content) == "p"
    assert collect_inline(parse_wire_xml(content, "x"))[0] == "one two three"


def test_four_megabytes_in_one_text_node_are_read() -> None:
    """Also with a reference or an entity at every word."""
    content = b"<!DOCTYPE p SYSTEM 'x.dtd'><p>" + b"caf&eacute; &amp;amp; word " * 150_000 + b"</p>"
    root = parse_wire_xml(content, "x")
    mend_text(root, "x")
    text, inlines = collect_inline(root)
    assert text == ("café & word " * 150_000).rstrip()
    assert inlines == ()


MENDED = {
    "Saarikko&amp;#39;s &amp;quot;plan&amp;quot;": 'Saarikko\'s "plan"',
    "AT&amp;T and R&amp;D; fine": "AT&T and R&D; fine",
    "price &lt; 5": "price < 5",
    "&#146;tis": "’tis",
    "кафе\u0301": "кафе\u0301",
    "cafe\u0301": "café",
    "&amp;#0;&amp;#8;x": "\ufffdx",
}


@pytest.mark.parametrize("markup", MENDED)
def test_text_is_mended(markup: str) -> None:
    """Escaped twice, cp1252 under the name of ISO 8859-1, decomposed letters."""
    root = parse_wire_xml(f"<p>{markup}<b>x</b>{markup}</p>".encode(), "x")
    mend_text(root, "x")
    assert (root.text, root[0].tail) == (MENDED[markup], MENDED[markup])


def test_entities_of_a_dtd_that_is_not_loaded_are_html_s() -> None:
    """Before, between and after elements; none of the text is lost."""
    root = parse_wire_xml(b"<!DOCTYPE p SYSTEM 'x.dtd'><p>a&nbsp;b<i>c&eacute;</i>d&mdash;e</p>", "x")
    mend_text(root, "x")
    assert etree.tostring(root, encoding="unicode") == "<p>a\xa0b<i>cé</i>d—e</p>"


def test_an_entity_that_nobody_knows_is_a_wire_error() -> None:
    """Its text would be lost."""
    root = parse_wire_xml(b"<!DOCTYPE p SYSTEM 'x.dtd'>\n<p>a &companyname; b</p>", "x")
    with pytest.raises(WireError, match=r"^x:2: .*'&companyname;'"):
        mend_text(root, "x")


def test_only_safe_links_survive() -> None:
    """A link to a script, a file or a fragment is text."""
    markup = (
        "<p><a href=' https://example.kz/a '>one</a> <a href='JavaScript:alert(1)'>two</a> <a href='#x'>three</a></p>"
    )
    text, inlines = collect_inline(parse_wire_xml(markup.encode(), "x"))
    assert (text, inlines) == ("one two three", (Inline((0, 3), "a", "https://example.kz/a"),))


@given(st.recursive(st.text("a b\n"), lambda inner: st.lists(st.tuples(st.sampled_from("abi"), inner)), max_leaves=20))
def test_spans_of_inlines_nest_or_lie_apart(tree: object) -> None:
    """In text order, the outer before the inner, none with a space at its ends."""

    def write(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, list)
        return "".join(f"<{tag} href='http://a.kz/'>{write(inner)}</{tag}>" for tag, inner in node)

    text, inlines = collect_inline(parse_wire_xml(f"<p>{write(tree)}</p>".encode(), "x"))
    assert text == " ".join(text.split())
    for inline in inlines:
        piece = text[slice(*inline.span)]
        assert piece
        assert piece == piece.strip()
    spans = [inline.span for inline in inlines]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for order, (start, stop) in enumerate(spans):
        assert all(other[0] >= stop or (start <= other[0] and other[1] <= stop) for other in spans[order + 1 :])


@given(st.binary(max_size=200) | st.text("<>!?-[]DOCTYPEnitf \"'&;", max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_a_wire_error(content: bytes) -> None:
    """And a root's name is found or not, never an error."""
    find_root_name(content)
    try:
        parse_wire_xml(content, "x")
    except WireError as error:
        assert str(error).startswith("x:")


def test_more_elements_than_any_story_has_are_refused() -> None:
    """They would fill the memory."""
    with pytest.raises(WireError, match=r"^x:1: expected one story, got 200,001 elements"):
        parse_wire(b"<p>" + b"<b/>" * MAX_ELEMENTS + b"</p>", "x")
    assert len(parse_wire(b"<p>" + b"<b/>" * 1000 + b"</p>", "x")) == 1000
