from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from rdflib import RDF, Graph, Namespace

from onrecord.export.selection import ExportedPage
from onrecord.export.web_annotation import render_web_annotation

# The parts of the recommendation's data model that are used, section 3 (Web Annotation Data Model).
MOTIVATIONS = {"describing", "tagging", "identifying", "classifying", "linking"}
OA = Namespace("http://www.w3.org/ns/oa#")
# What http://www.w3.org/ns/anno.jsonld makes of the names that are used; tests do not fetch it.
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: str(OA[name]) for name in ("start", "end", "exact", "prefix", "suffix")},
    **{name: str(OA[name]) for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: str(OA[name]) for name in ("TextPositionSelector", "TextQuoteSelector", *sorted(MOTIVATIONS))},
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "body": {"@id": str(OA.hasBody), "@type": "@id"},
    "target": {"@id": str(OA.hasTarget), "@type": "@id"},
    "source": {"@id": str(OA.hasSource), "@type": "@id"},
    "selector": {"@id": str(OA.hasSelector), "@type": "@id"},
    "motivation": {"@id": str(OA.motivatedBy), "@type": "@vocab"},
    "purpose": {"@id": str(OA.hasPurpose), "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
}


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys_of(inner)}
    return {key for inner in value for key in keys_of(inner)} if isinstance(value, list) else set()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib
def test_rdflib_reads_annotations_in_the_vocabulary(exported: ExportedPage) -> None:
    (line,) = b"".join(render_web_annotation([exported])).splitlines()
    page = json.loads(line)
    assert keys_of(page) - {"@context"} <= CONTEXT.keys()
    graph = Graph().parse(data=json.dumps(page | {"@context": CONTEXT}), format="json-ld")
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == len(page["items"])
    for one in found:
        assert list(graph.objects(one, OA.motivatedBy)) == [OA.describing]
        for target in graph.objects(one, OA.hasTarget):
            selectors = list(graph.objects(target, OA.hasSelector))
            starts = [
                int(str(start)) for selector in selectors for start in graph.objects(selector, OA.start)
            ]
            exacts = [str(exact) for selector in selectors for exact in graph.objects(selector, OA.exact)]
            assert exported.page.text.startswith(exacts[0], starts[0])


def read_annotations(exported: ExportedPage) -> list[dict[str, Any]]:
    (line,) = b"".join(render_web_annotation([exported])).splitlines()
    page = json.loads(line)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage" and page["id"].startswith("urn:uuid:")
    items: list[dict[str, Any]] = page["items"]
    return items


def resources(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in (*item["target"], *item["body"]) if one["type"] == "SpecificResource")


def test_both_selectors_of_every_run_name_the_same_characters(exported: ExportedPage) -> None:
    text, seen = exported.page.text, 0
    for item in read_annotations(exported):
        for one in resources(item):
            if "selector" not in one:
                continue
            position, quote = one["selector"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text and text.index(around) + len(quote["prefix"]) == position["start"]
            assert one["source"] == "https://fjord.example/1?a=b&c"
            seen += 1
    assert seen > 12


def test_the_model_of_the_recommendation_is_kept(exported: ExportedPage) -> None:
    items = read_annotations(exported)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation" and item["motivation"] in MOTIVATIONS
        assert item["target"]
        for body in item["body"]:
            assert body["purpose"] in MOTIVATIONS
            assert ("value" in body) == (body["type"] == "TextualBody")


def test_what_was_found_is_there_by_kind(exported: ExportedPage) -> None:
    items = read_annotations(exported)
    tags = [[body["value"] for body in item["body"] if body["purpose"] == "tagging"] for item in items]
    assert [tag[0] for tag in tags].count("statement") == 4
    assert {tag[0] for tag in tags} == {"statement", "act", "stance", "term", "time", "gap", "opinion"}
    assert ["act", "RETREAT", "negated"] in tags
    first, nested = items[0], items[2]
    assert first["body"][0]["value"].startswith("Mira Solvang-Lund: “We will")
    assert len(first["target"]) == 2
    (link,) = (body for body in nested["body"] if body["purpose"] == "linking")
    assert link["source"] == items[1]["id"]


def test_a_page_without_an_address_is_named_by_its_text(exported: ExportedPage) -> None:
    page = msgspec.structs.replace(exported.page, url="javascript:alert(1)")
    other = ExportedPage(exported.key, msgspec.structs.replace(exported.reading, page=page))
    assert read_annotations(other)[0]["target"][0]["source"].startswith("ni:///sha-256;")
