from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.export.highlights import render_highlights
from onrecord.records import Block, Gap, ModelId, Opinion, Page, Reading, Span, Statement


def parsed(*readings: Reading) -> html.HtmlElement:
    return html.document_fromstring(render_highlights(readings))


def of_class(root: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return [node for node in root.iter("*") if name in (node.get("class") or "").split()]


def test_every_statement_is_marked_and_linked(reading: Reading) -> None:
    root = parsed(reading)
    article = root.find(".//article")
    assert article is not None
    for number, stmt in enumerate(reading.statements, 1):
        name = f"p1s{number}"
        marked = [node for node in of_class(article, name) if "content" in node.get("class", "")]
        assert [node.text_content() for node in marked] == [span.text for span in stmt.content]
        assert marked[0].get("id") == name
        (link,) = root.xpath(f"//aside//a[@href='#{name}']")
        assert stmt.speaker_name in link.text_content()
        for role in ("source", "cue"):
            spans = [n.text_content() for n in of_class(article, name) if role in n.get("class", "").split()]
            assert "".join(spans) == getattr(stmt, role)[0].text


def test_confidence_is_a_number_and_named(reading: Reading) -> None:
    facts = [node.text_content() for node in of_class(parsed(reading), "facts")]
    assert [fact.rpartition(" · ")[2] for fact in facts[1:]] == [
        "confidence 0.97",
        "confidence 0.80",
        "confidence 0.70",
    ]


def test_the_same_speaker_has_the_same_colour(reading: Reading) -> None:
    root = parsed(reading)
    voices = [
        re.findall(r"\bv\d+", link.get("class", ""))
        for link in root.xpath("//aside//li/a[contains(@class,'v')]")
    ]
    assert voices == [["v0"], ["v1"], ["v0"]]


def test_nested_statements_stand_under_their_parent(reading: Reading) -> None:
    root = parsed(reading)
    (inner,) = root.xpath("//aside//li//li/a")
    assert inner.get("href") == "#p1s3"
    assert of_class(root, "nested")[0].text_content() == "no one would be dismissed"


def test_blocks_are_what_they_are(reading: Reading) -> None:
    root = parsed(reading)
    assert [h.text_content() for h in root.iter("h1")] == ["Harbour talks to resume"]
    assert [li.text_content() for li in root.xpath("//article//li")] == [
        "Eight hours <at most>",
        "A seat on the board",
    ]
    assert of_class(root, "furniture")[0].text_content() == "Sign up for our newsletter & more"
    (quote,) = root.iter("blockquote")
    assert quote.text_content().startswith("from Coast Daily")
    assert quote.find(".//a").get("href") == "https://coast.example/7"
    assert of_class(root, "gap")[0].text_content() == "Here is what the union asks for:"


def test_several_pages_keep_apart(reading: Reading) -> None:
    root = parsed(reading, reading)
    assert len(root.xpath("//main")) == 2
    ids = [node.get("id") for node in root.xpath("//*[@id]")]
    assert len(ids) == len(set(ids)) == 10


def test_statements_that_name_each_other_as_parents_end(reading: Reading) -> None:
    first, second, third = reading.statements
    looped = (first, msgspec.structs.replace(second, nested_in="c"), third)
    assert "p1s1" in render_highlights([msgspec.structs.replace(reading, statements=looped)])


HOSTILE = [
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)//https://",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\u202eevil",
    "\x00",
    "}body{display:none",
]
ALLOWED = re.findall(
    r"\w+",
    "html head meta title style body main article aside header h1 h2 h3 h4 h5 h6 p blockquote "
    "ul li a span time bdi",
)


@given(st.lists(st.sampled_from(HOSTILE), min_size=12, max_size=12))
def test_hostile_pages_are_shown_as_text(bits: list[str]) -> None:
    text = "".join(bits)
    span = Span(0, len(text), text)
    stmt = Statement(
        bits[0],
        "direct",
        (span,),
        (),
        (span,),
        text,
        bits[1],
        bits[2],
        bits[3],
        None,
        bits[4],
        (bits[5],),
        None,
        "said",
    )
    blocks = (Block(0, len(text), "passage", bits[7], bits[8], None),)
    page = Page(bits[0], bits[1], bits[9], bits[10], bits[11], (bits[0],), bits[1], None, text, blocks)
    reading = Reading(page, (stmt,), (Gap("list", span, bits[2]),), (Opinion(span),), ModelId("", ""), "")
    out = render_highlights([reading])
    root = html.document_fromstring(out)
    assert {node.tag for node in root.iter("*")} <= set(ALLOWED)
    assert not root.xpath("//comment()")
    for node in root.iter("*"):
        assert not [name for name in map(str, node.attrib) if name.startswith("on") or name == "style"]
        assert not (node.get("href") or "#").lower().startswith("javascript")
    (style,) = root.iter("style")
    assert "alert" not in (style.text or "") and "display:none" not in (style.text or "")
    assert text.replace("\x00", "\ufffd") in (root.find(".//blockquote").text_content() or "")  # type: ignore[union-attr]


def test_it_loads_nothing(reading: Reading) -> None:
    out = render_highlights([reading])
    assert "<script" not in out and "@import" not in out and "url(" not in out and " src=" not in out


@pytest.mark.browser
def test_pointing_at_a_statement_lights_its_source_and_cue(
    reading: Reading, make_page: Callable[..., Page], tmp_path: Path
) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("no Chromium at /usr/bin/chromium")
    (tmp_path / "page.html").write_text(render_highlights([reading]), "utf-8")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(chromium),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        tab = browser.new_page(viewport={"width": 380, "height": 700})
        complaints: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto((tmp_path / "page.html").as_uri())

        def background() -> str:
            return str(tab.eval_on_selector(".source.p1s1", "e => getComputedStyle(e).backgroundColor"))

        before = background()
        tab.hover(".content.p1s1 >> nth=0")
        assert background() != before
        other = tab.eval_on_selector("article .source.p1s2", "e => getComputedStyle(e).backgroundColor")
        assert other == before
        # nothing sticks out at the width of a small telephone
        assert tab.evaluate("document.documentElement.scrollWidth") <= 380
        assert complaints == []
        browser.close()
