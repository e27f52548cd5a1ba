from __future__ import annotations

import json
import re
from typing import Any, get_args

from onrecord.export.plover import QUADS, render_plover
from onrecord.export.selection import ExportedPage
from onrecord.records import ActType

# The manual's tables of fields (chapter "Data Fields"): records, entities, texts, citations.
FIELDS = {
    "id",
    "has_event",
    "date",
    "time",
    "enddate",
    "endtime",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "event_text",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text",
    "text_info",
    "cite_info",
    "coder",
    "coded_date",
    "coded_time",
    "comment",
}
ENTITY = {
    "code",
    "sector",
    "entity_text",
    "identifier_id",
    "identifier_text",
    "religion",
    "ethnicity",
    "office",
    "gender",
    "age",
}
CITATION = {
    "corpus",
    "citation",
    "url",
    "title",
    "language",
    "publication",
    "license",
    "copyright",
    "coder",
    "codebook",
    "version",
}
OWN = {"move", "future", "hypothetical", "first_time", "statement", "confidence"}


def events(exported: ExportedPage) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(render_plover([exported])).splitlines()]


def test_a_record_has_the_manuals_fields(exported: ExportedPage) -> None:
    found = events(exported)
    assert len({event["id"] for event in found}) == len(found) == 2  # the act that was denied is none
    for event in found:
        assert {"id", "date", "actor", "event"} <= event.keys() <= FIELDS | OWN
        assert event["cite_info"].keys() <= CITATION
        assert all(one.keys() <= ENTITY for one in (*event["actor"], *event["recipient"]))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"])
        assert set(event["event"]) <= set(get_args(ActType))
        for place, text in zip(event["text_info"], event["event_text"], strict=True):
            assert exported.page.text[place["start"] : place["end"]] == text


def test_actors_dates_and_quads(exported: ExportedPage) -> None:
    attack, signed = events(exported)
    assert attack["actor"] == [{"code": "Norland", "entity_text": "Norland", "identifier_text": "Norland"}]
    assert (attack["date"], attack["quad_code"], attack["mode"]) == ("2031-05-05", 4, ["ground"])
    assert signed["actor"][0]["code"] == "Norland" and signed["actor"][0]["office"] == "mayor"
    assert signed["date"] == "2031-05-02" and "report" in signed["comment"]
    assert signed["statement"].startswith("urn:uuid:")


def test_every_type_has_a_quad() -> None:
    assert QUADS.keys() == set(get_args(ActType))
    assert set(QUADS.values()) == {1, 2, 3, 4}
