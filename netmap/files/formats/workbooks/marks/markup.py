"""Small parts of a workbook's markup; they were searched for document types and entities before."""

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

_BROKEN = (ElementTree.ParseError, DefusedXmlException, ValueError)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def list_parts(data: bytes, name: str) -> list[Element]:
    """Return the elements of a name in a part of markup; none where it is missing or broken."""
    try:
        root: Element = ElementTree.fromstring(data)
    except _BROKEN:
        return []
    return [element for element in root.iter() if local_name(element) == name]


def find_attribute(element: Element, name: str) -> str:
    """Return an attribute whatever namespace it is in, "" without it."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def list_relations(parts: Mapping[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """Return what a part points to: {id: (last word of the type, address or path of the part)}."""
    folder, _, name = path.rpartition("/")
    found = {}
    for relation in list_parts(parts.get(f"{folder}/_rels/{name}.rels", b""), "Relationship"):
        target = relation.get("Target", "")
        if relation.get("TargetMode", "").lower() != "external":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2].lower(), target)
    return found


def find_sheet_path(parts: Mapping[str, bytes], title: str) -> str:
    """Return the path of the part that holds a sheet, "" where none is known."""
    relations = list_relations(parts, "xl/workbook.xml")
    for sheet in list_parts(parts.get("xl/workbook.xml", b""), "sheet"):
        if sheet.get("name") == title:
            return relations.get(find_attribute(sheet, "id"), ("", ""))[1]
    return ""
