from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from trafilatura.xml import validate_tei

from onrecord.export.selection import ExportedPage
from onrecord.export.tei import NAMESPACE, render_tei
from onrecord.export.xml_text import writable
from onrecord.records import ModelId, Page, Reading

ID = "{http://www.w3.org/XML/1998/namespace}id"


def corpus(*pages: ExportedPage) -> etree._Element:
    return etree.fromstring(b"".join(render_tei(pages)))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found: Any = root.xpath(path, namespaces={"t": NAMESPACE})
    return list(found)


def whole(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def test_it_is_valid_tei(exported: ExportedPage) -> None:
    # trafilatura carries TEI's own document type definition (P5 4.8).
    assert validate_tei(corpus(exported, exported))
    assert validate_tei(corpus())


def test_a_document_that_is_not_tei_is_told(exported: ExportedPage) -> None:
    root = corpus(exported)
    etree.SubElement(find(root, "//t:said")[0], f"{{{NAMESPACE}}}teiHeader")
    assert not validate_tei(root)


def test_every_element_holds_the_characters_that_it_names(exported: ExportedPage) -> None:
    root = corpus(exported)
    text = writable(exported.page.text)
    blocks = find(root, "//t:*[self::t:p or self::t:ab][@corresp]")
    assert len(blocks) == 4
    for block in blocks:
        assert whole(block) == cut(text, block)
    # A run that another crosses is cut; its pieces together are the run.
    pieces: dict[tuple[str, str, str], str] = {}
    for element in find(root, "//t:said|//t:rs|//t:seg|//t:quote[@corresp]"):
        place = element.get("corresp", "")
        key = (element.tag, place, element.get(ID, "").partition(".")[0])
        pieces[key] = pieces.get(key, "") + whole(element)
    assert len(pieces) == 5 + 3 + 4 + 2
    for (_, place, _), joined in pieces.items():
        start, end = map(int, re.findall(r"char=(\d+),(\d+)", place)[0])
        assert joined == text[start:end]


def cut(text: str, element: etree._Element) -> str:
    start, end = map(int, re.findall(r"char=(\d+),(\d+)", element.get("corresp", ""))[0])
    return text[start:end]


def test_speakers_nesting_and_chains(exported: ExportedPage) -> None:
    root = corpus(exported)
    people = {
        person.get(ID): whole(person) for person in find(root, "//t:person") if person.get(ID) is not None
    }
    assert "Mira Solvang-Lund" in people.values()
    said = {element.get(ID): element for element in find(root, "//t:said")}
    assert people[said["p1-s1"].get("who", "#")[1:]] == "Mira Solvang-Lund"
    assert said["p1-s1"].get("direct") == "true"
    assert said["p1-s1"].get("next") == "#p1-s1.2" and said["p1-s1.2"].get("prev") == "#p1-s1"
    assert said["p1-s3"] in list(said["p1-s2"].iter())  # nested in its parent
    assert [whole(one) for one in find(root, "//t:said//t:quote")][:1] == ["“We will\nsign 🚢 on Monday,”"]
    assert find(root, "//t:quote[@type='passage'][@source='https://coast.example/7']")


def test_hostile_pages_stay_text(make_page: Callable[..., Page]) -> None:
    page = make_page([("paragraph", "<b>&amp; ]]> \ufffe\x01 said nothing")], title="<x>", url="https://a b")
    exported = ExportedPage("k", Reading(page, (), (), (), ModelId("", ""), ""))
    root = corpus(exported)
    assert validate_tei(root)
    assert whole(find(root, "//t:p[@corresp]")[0]) == "<b>&amp; ]]> \ufffd\ufffd said nothing"
