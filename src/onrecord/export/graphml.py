"""GraphML (http://graphml.graphdrawing.org): the graph of who quotes whom, for Gephi, networkx, igraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from onrecord.export.quoting import Voice, find_quoting
from onrecord.export.selection import ExportedPage
from onrecord.export.xml_text import writable

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NSMAP: dict[Any, str] = {None: _NAMESPACE}  # lxml-stubs has no type for the default namespace
# (id, what it is on, its name, its type)
_KEYS = (
    ("label", "node", "label", "string"),
    ("kind", "node", "kind", "string"),
    ("times", "edge", "times", "int"),
    ("weight", "edge", "weight", "double"),  # what graph tools look for
    ("first", "edge", "first", "string"),
    ("last", "edge", "last", "string"),
)


def render_graphml(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """A directed graph: an edge from the one who quotes to the one who is quoted, `times` and days on it."""
    root = etree.Element(f"{{{_NAMESPACE}}}graphml", nsmap=_NSMAP)
    for id_, on, name, type_ in _KEYS:
        etree.SubElement(
            root, f"{{{_NAMESPACE}}}key", {"id": id_, "for": on, "attr.name": name, "attr.type": type_}
        )
    graph = etree.SubElement(root, f"{{{_NAMESPACE}}}graph", {"id": "quoting", "edgedefault": "directed"})
    found = find_quoting(pages)
    names: dict[Voice, str] = {}
    for voice in (voice for one in found for voice in (one.quoter, one.quoted)):
        if voice not in names:
            names[voice] = f"n{len(names)}"
            node = etree.SubElement(graph, f"{{{_NAMESPACE}}}node", {"id": names[voice]})
            _data(node, "label", voice.name)
            _data(node, "kind", voice.kind)
    for one in found:
        edge = etree.SubElement(
            graph, f"{{{_NAMESPACE}}}edge", {"source": names[one.quoter], "target": names[one.quoted]}
        )
        _data(edge, "times", str(one.times))
        _data(edge, "weight", str(float(one.times)))
        _data(edge, "first", one.first)
        _data(edge, "last", one.last)
    yield etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _data(parent: etree._Element, key: str, value: str | None) -> None:
    if value is not None:
        etree.SubElement(parent, f"{{{_NAMESPACE}}}data", {"key": key}).text = writable(value)
