"""What the published schemas say of a written item: each `find_…_faults` is empty for a valid one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from builders import ROOT
from jsonschema import Draft3Validator, Draft4Validator
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT3, DRAFT4

SCHEMAS = ROOT.parent / "shared" / "data" / "schemas"
NINJS_SCHEMA = SCHEMAS / "superdesk-ninjs-schema.json"
NEWSML_SCHEMA = SCHEMAS / "NewsML-G2_2.35-spec-All-Power.xsd"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENRICHED = {"a", "em", "num"}
# element: (its children in order or, as a set, in any; its attributes), from NITF 3.x's content models; the elements
# with text are those of TEXTS.
CHILDREN: dict[str, list[str] | set[str]] = {
    "nitf": ["head", "body"],
    "head": ["title", "meta", "tobject", "docdata"],
    "docdata": {
        "correction",
        "doc-id",
        "urgency",
        "date.issue",
        "date.release",
        "ed-msg",
        "du-key",
        "doc.copyright",
        "doc.rights",
        "key-list",
    },
    "key-list": {"keyword"},
    "body": ["body.head", "body.content"],
    "body.head": ["hedline", "byline", "distributor", "dateline"],
    "hedline": ["hl1", "hl2"],
    "body.content": {"p", "hl2", "media"},
    "media": ["media-reference", "media-caption"],
    "p": ENRICHED,
    "hl1": ENRICHED,
    "hl2": ENRICHED,
    "media-caption": ENRICHED,
    "a": {"em", "num"},
    "em": ENRICHED,
    "num": {"sub", "sup"},
}
TEXTS = {
    "title",
    "hl1",
    "hl2",
    "byline",
    "distributor",
    "dateline",
    "p",
    "media-caption",
    "a",
    "em",
    "num",
    "sub",
    "sup",
}
ATTRIBUTES = {
    "nitf": {"version", "baselang"},
    "meta": {"name", "content"},
    "tobject": {"tobject.type"},
    "docdata": {"management-status"},
    "correction": {"info", "id-string"},
    "doc-id": {"id-string"},
    "urgency": {"ed-urg"},
    "date.issue": {"norm"},
    "date.release": {"norm"},
    "ed-msg": {"msg-type", "info"},
    "du-key": {"key", "version"},
    "doc.copyright": {"holder"},
    "doc.rights": {"limitations"},
    "keyword": {"key"},
    "body": {LANG},
    "p": {"lede"},
    "a": {"href"},
    "em": {"class"},
    "media": {"media-type"},
    "media-reference": {"mime-type"},
}
ONCE = {
    "head",
    "body",
    "title",
    "tobject",
    "docdata",
    "body.head",
    "body.content",
    "hedline",
    "hl1",
    "distributor",
    "dateline",
}


# What NewsML-G2's schema imports of http://www.w3.org/2001/xml.xsd.
XML_XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang"><xs:simpleType><xs:union memberTypes="xs:language"><xs:simpleType>
<xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction>
</xs:simpleType></xs:union></xs:simpleType></xs:attribute></xs:schema>"""


@cache
def load_newsml_schema() -> etree.XMLSchema:
    """With the import beside it: nothing is fetched."""
    if not NEWSML_SCHEMA.is_file():
        pytest.skip("no ../shared/data/schemas beside the checkout")
    with TemporaryDirectory() as folder:
        (Path(folder) / "xml.xsd").write_text(XML_XSD, encoding="utf-8")
        place = Path(folder) / NEWSML_SCHEMA.name
        place.write_bytes(NEWSML_SCHEMA.read_bytes())
        return etree.XMLSchema(etree.parse(str(place), etree.XMLParser(no_network=True)))


def find_newsml_faults(root: etree._Element) -> str:
    schema = load_newsml_schema()
    return "" if schema.validate(root) else str(schema.error_log)


@cache
def _load_superdesk_schema() -> dict[str, Any]:
    if not NINJS_SCHEMA.is_file():
        pytest.skip("no ../shared/data/schemas beside the checkout")
    schema: dict[str, Any] = json.loads(NINJS_SCHEMA.read_text(encoding="utf-8"))
    return schema


def find_superdesk_faults(made: dict[str, Any]) -> list[str]:
    """By the draft the schema names, and by draft 4, whose `required` it has."""
    schema, faults = _load_superdesk_schema(), list[str]()
    for validator, draft in ((Draft3Validator, DRAFT3), (Draft4Validator, DRAFT4)):
        registry: Registry[Any] = Registry().with_resource(schema["id"], draft.create_resource(schema))
        faults += [error.message for error in validator(schema, registry=registry).iter_errors(made)]
    return faults


def find_nitf_faults(root: etree._Element) -> list[str]:
    """What NITF's content models do not allow."""
    faults = []
    for element in root.iter():
        name = str(element.tag).removeprefix(NITF)
        allowed, children = CHILDREN.get(name, []), [str(child.tag).removeprefix(NITF) for child in element]
        faults += [f"{child} in {name}" for child in children if child not in allowed]
        if isinstance(allowed, list):
            places = [allowed.index(child) for child in children if child in allowed]
            faults += [f"{name}: {children} out of order"] if places != sorted(places) else []
        faults += [f"{child} twice in {name}" for child in set(children) & ONCE if children.count(child) > 1]
        faults += [f"{name} {key}" for key in map(str, element.attrib) if key not in ATTRIBUTES.get(name, set())]
        strings = (element.text or "") + "".join(child.tail or "" for child in element)
        faults += [f"text in {name}"] if strings.strip() and name not in TEXTS else []
    return faults
