from __future__ import annotations

import json
import re
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from onrecord.export.schema_org import render_schema_org
from onrecord.export.selection import ExportedPage

SCHEMA = Namespace("https://schema.org/")
# The domains that schema.org gives to the properties that are used.
PROPERTIES = {
    "Quotation": {"spokenByCharacter", "isPartOf", "text", "dateCreated", "citation", "identifier"},
    "Claim": {"author", "appearance", "text", "dateCreated", "citation", "identifier"},
    "NewsArticle": {"url", "headline", "author", "publisher", "datePublished", "inLanguage"},
    "Person": {"name", "description"},
    "Country": {"name"},
}


def nodes(exported: ExportedPage) -> list[dict[str, Any]]:
    document = json.loads(b"".join(render_schema_org([exported])))
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib
def test_rdflib_reads_the_graph(exported: ExportedPage) -> None:
    found = nodes(exported)
    graph = Graph()
    # schema.org's context maps its terms to its vocabulary; it lies on the web, where tests do not go.
    graph.parse(data=json.dumps({"@context": {"@vocab": str(SCHEMA)}, "@graph": found}), format="json-ld")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Quotation))) == 1
    assert len(set(graph.subjects(RDF.type, SCHEMA.Claim))) == 3
    speakers = {
        str(name) for one in graph.objects(None, SCHEMA.author) for name in graph.objects(one, SCHEMA.name)
    }
    assert "Jonas Brekke" in speakers
    (quotation,) = graph.subjects(RDF.type, SCHEMA.Quotation)
    assert list(graph.objects(quotation, SCHEMA.isPartOf)) == [URIRef("https://fjord.example/1?a=b&c")]


def test_only_properties_of_the_type_are_used(exported: ExportedPage) -> None:
    for node in nodes(exported):
        assert {name for name in node if not name.startswith("@")} <= PROPERTIES[node["@type"]]


def test_references_lead_somewhere_and_characters_are_exact(exported: ExportedPage) -> None:
    found = {node["@id"]: node for node in nodes(exported)}
    quotations = [node for node in found.values() if node["@type"] in {"Quotation", "Claim"}]
    stmts = {stmt.text: stmt for stmt in exported.reading.statements}
    for node in quotations:
        for name in ("author", "spokenByCharacter", "isPartOf", "appearance", "citation"):
            assert name not in node or node[name]["@id"] in found
        places = [tuple(map(int, re.findall(r"\d+", one["value"]))) for one in node["identifier"]]
        assert places == [(span.start, span.end) for span in stmts[node["text"]].content]
    (direct,) = (node for node in quotations if node["@type"] == "Quotation")
    assert found[direct["spokenByCharacter"]["@id"]]["name"] == "Mira Solvang-Lund"
