"""TEI P5 (https://tei-c.org): the pages' text with statements in place, one teiCorpus.

A statement is `<said>` (`direct` tells quoted from reported, `who` leads to the speaker); what stands in
quotation marks in it is `<quote>`; the source is `<rs type="source">` and the cue `<seg type="cue">`.
Where a statement has several pieces, or another one crosses it, its pieces are chained by `next` and
`prev`. `corresp` names the characters of each by RFC 5147, in code points of the page's text; text and
blocks are the page's, character for character (what XML can't hold is U+FFFD).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree

from onrecord.export.addresses import fragment_iri, page_iri, web_address
from onrecord.export.blocks import cover
from onrecord.export.selection import ExportedPage
from onrecord.export.xml_text import writable
from onrecord.quotation import find_quotations
from onrecord.records import Block, Span, Statement

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_NSMAP: dict[Any, str] = {None: NAMESPACE}  # lxml-stubs has no type for the default namespace
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DIRECT = {"direct": "true", "indirect": "false", "mixed": "unknown"}  # mixed: reported, with quoted words


def render_tei(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """One XML document with a TEI element for each page."""
    corpus = etree.Element(_tag("teiCorpus"), nsmap=_NSMAP)
    _header(corpus, "A record of who said what", None)
    found = list(pages)
    for number, exported in enumerate(found, 1):
        _Text(corpus, exported, f"p{number}").write()
    if not found:  # a corpus without a text is not TEI
        empty = etree.SubElement(corpus, _tag("TEI"))
        _header(empty, "Nothing found", None)
        _sub(_sub(_sub(empty, "text"), "body"), "p")
    yield etree.tostring(corpus, xml_declaration=True, encoding="UTF-8")


@dataclass(frozen=True, slots=True)
class _Run:
    """An element over [start, end): its tag, its attributes, and what its pieces are chained by."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    chain: str


class _Text:
    """One page as a TEI element."""

    def __init__(self, corpus: etree._Element, exported: ExportedPage, prefix: str) -> None:
        self._root = etree.SubElement(corpus, _tag("TEI"), {_ID: prefix})
        self._exported = exported
        self._prefix = prefix
        self._speakers: dict[str, str] = {}
        self._chains: dict[str, list[etree._Element]] = {}

    def write(self) -> None:
        page = self._exported.page
        header = _header(self._root, page.title or page_iri(page), self._exported)
        runs = self._runs()
        self._participants(header)
        body = _sub(_sub(self._root, "text", {_LANG: page.language} if page.language else {}), "body")
        division = _sub(body, "div", {_SPACE: "preserve"})
        blocks = [block for block in cover(page) if page.text[block.start : block.end].strip()]
        for block in blocks:
            self._block(division, block, runs)
        if not blocks:
            _sub(division, "p")
        self._link()

    def _runs(self) -> list[_Run]:
        runs = []
        for number, stmt in enumerate(self._exported.reading.statements, 1):
            name = f"{self._prefix}-s{number}"
            said = [("direct", _DIRECT[stmt.kind])]
            if who := self._who(stmt):
                said.append(("who", f"#{who}"))
            for span in stmt.content:
                runs.append(self._run(span, "said", said, name))
                if stmt.kind != "indirect":
                    for quoted in find_quotations(span.text):
                        inner = self._exported.page.span(span.start + quoted.start, span.start + quoted.end)
                        runs.append(self._run(inner, "quote", [], ""))
            source = [("type", "source"), *([("ref", f"#{who}")] if who else [])]
            runs += [self._run(span, "rs", source, f"{name}-source") for span in stmt.source]
            runs += [self._run(span, "seg", [("type", "cue")], f"{name}-cue") for span in stmt.cue]
        return runs

    def _run(self, span: Span, tag: str, attributes: list[tuple[str, str]], chain: str) -> _Run:
        place = ("corresp", fragment_iri(self._exported.page, span))
        return _Run(span.start, span.end, tag, (*attributes, place), chain)

    def _who(self, stmt: Statement) -> str | None:
        name = self._exported.speaker(stmt)
        if name is None:
            return None
        return self._speakers.setdefault(name, f"{self._prefix}-who{len(self._speakers) + 1}")

    def _participants(self, header: etree._Element) -> None:
        if self._speakers:
            people = _sub(_sub(_sub(header, "profileDesc"), "particDesc"), "listPerson")
            for name, id_ in self._speakers.items():
                _sub(_sub(people, "person", {_ID: id_}), "persName").text = writable(name)

    def _block(self, parent: etree._Element, block: Block, runs: list[_Run]) -> None:
        page = self._exported.page
        place = {"corresp": fragment_iri(page, page.span(block.start, block.end))}
        if block.kind == "paragraph":
            element = _sub(parent, "p", place)
        elif block.kind in {"passage", "post"}:
            source = {"source": block.url} if block.url and not block.url.split()[1:] else {}
            quote = _sub(parent, "quote", {"type": block.kind, **source})
            element = _sub(quote, "p", place)
        else:
            element = _sub(parent, "ab", {"type": block.kind, **place})
        inside = [run for run in runs if max(run.start, block.start) < min(run.end, block.end)]
        self._fill(element, block, sorted(inside, key=lambda run: (run.start, -run.end)))

    def _fill(self, element: etree._Element, block: Block, runs: list[_Run]) -> None:
        text = self._exported.page.text
        edges = {block.start, block.end}
        for run in runs:
            edges.update((max(run.start, block.start), min(run.end, block.end)))
        cuts = sorted(edges)
        opened: list[tuple[_Run, etree._Element]] = []
        for here, there in pairwise(cuts):
            wanted = [run for run in runs if run.start <= here and run.end >= there]
            kept = 0
            while kept < min(len(opened), len(wanted)) and opened[kept][0] is wanted[kept]:
                kept += 1
            del opened[kept:]
            for run in wanted[kept:]:
                inner = _sub(opened[-1][1] if opened else element, run.tag, dict(run.attributes))
                if run.chain:
                    self._chains.setdefault(run.chain, []).append(inner)
                opened.append((run, inner))
            _append(opened[-1][1] if opened else element, writable(text[here:there]))

    def _link(self) -> None:
        for name, pieces in self._chains.items():
            ids = [name, *(f"{name}.{number}" for number in range(2, len(pieces) + 1))]
            for number, piece in enumerate(pieces):
                piece.set(_ID, ids[number])
                if number:
                    piece.set("prev", f"#{ids[number - 1]}")
                if number + 1 < len(pieces):
                    piece.set("next", f"#{ids[number + 1]}")


def _header(parent: etree._Element, title: str, exported: ExportedPage | None) -> etree._Element:
    header = _sub(parent, "teiHeader")
    description = _sub(header, "fileDesc")
    statement = _sub(description, "titleStmt")
    _sub(statement, "title").text = writable(title)
    for author in exported.page.authors if exported else ():
        _sub(statement, "author").text = writable(author)
    _sub(
        _sub(description, "publicationStmt"), "p"
    ).text = "Made by onrecord from the page named as its source."
    source = _sub(description, "sourceDesc")
    if exported is None:
        _sub(source, "p").text = "Each text names its own."
        return header
    page = exported.page
    bibl = _sub(source, "bibl")
    _sub(bibl, "title").text = writable(page.title or "Without a title")
    if page.outlet:
        _sub(bibl, "publisher").text = writable(page.outlet)
    if exported.published:
        _sub(bibl, "date", {"when": exported.published}).text = exported.published
    if address := web_address(page):
        _sub(bibl, "ref", {"target": address}).text = writable(address)
    _sub(bibl, "idno", {"type": "sha256"}).text = page.id
    return header


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _sub(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    safe = {key: writable(value) for key, value in (attributes or {}).items()}
    return etree.SubElement(parent, _tag(name), safe)


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
