from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.export.follow_the_money import render_follow_the_money
from onrecord.export.selection import ExportedPage

SCHEMATA = json.loads(Path(__file__).with_name("follow_the_money_schema.json").read_text())["schemata"]
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?",
    "url": r"https?://\S+",
    "checksum": r"[0-9a-f]{40}",
    "language": r"[a-z]{3}",
}


def entities(*pages: ExportedPage) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in b"".join(render_follow_the_money(pages)).splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def test_every_entity_fits_its_schema(exported: ExportedPage) -> None:
    found = entities(exported)
    for entity in found.values():
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            prop = schema["properties"][name]
            assert values and all(isinstance(value, str) and value for value in values)
            if form := FORMS.get(prop["type"]):
                assert all(re.fullmatch(form, value) for value in values), (name, values)
            if prop["type"] == "entity":
                for value in values:
                    assert prop["range"] in SCHEMATA[found[value]["schema"]]["schemata"]


@pytest.mark.skipif(importlib.util.find_spec("followthemoney") is None, reason="needs ICU to be built")
def test_followthemoney_takes_every_entity(exported: ExportedPage) -> None:
    from followthemoney import model  # type: ignore[import-not-found,unused-ignore]

    for entity in entities(exported).values():
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: set(values) for name, values in entity["properties"].items()}
        proxy.schema.validate(entity)


def test_people_statements_and_acts(exported: ExportedPage) -> None:
    found = entities(exported)
    by_name = {one["properties"]["name"][0]: one for one in found.values() if "name" in one["properties"]}
    solvang = by_name["Mira Solvang-Lund"]
    assert solvang["schema"] == "Person"
    assert solvang["properties"]["alias"] == ["M. Solvang", "Solvang"]
    assert solvang["properties"]["position"] == ["mayor"]
    assert by_name["Norland"]["schema"] == "PublicBody"
    (represents,) = (one for one in found.values() if one["schema"] == "Representation")
    assert represents["properties"]["client"] == [by_name["Norland"]["id"]]
    (article,) = (one for one in found.values() if one["schema"] == "Article")
    events = [one["properties"] for one in found.values() if one["schema"] == "Event"]
    assert [event["keywords"][0] for event in events] == ["statement"] * 4 + ["act"] * 3
    assert all(event["proof"] == [article["id"]] for event in events)
    assert events[0]["organizer"] == [solvang["id"]] and events[0]["endDate"] == ["2031-05-02"]
    assert "organizer" not in events[2]  # unnamed
    start, end = map(int, re.findall(r"\d+", events[1]["recordId"][0]))
    assert article["properties"]["bodyText"][0][start:end] == "Solvang had promised work"
    assert article["properties"]["bodyText"] == [exported.page.text.replace("\x0b", " ")]
    text = exported.page.text.encode()
    assert article["properties"]["contentHash"] == [hashlib.sha1(text).hexdigest()]


def test_somebody_on_two_pages_is_one(exported: ExportedPage) -> None:
    page = msgspec.structs.replace(exported.page, url="https://other.example/2")
    other = ExportedPage("cd" * 32, msgspec.structs.replace(exported.reading, page=page), exported.known_as)
    both, one = entities(exported, other), entities(exported)

    def named(found: dict[str, dict[str, Any]]) -> list[str]:
        return sorted(id_ for id_, entity in found.items() if entity["schema"] in {"Person", "PublicBody"})

    assert named(both) == named(one)
