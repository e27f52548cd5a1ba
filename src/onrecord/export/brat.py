"""brat standoff (https://brat.nlplab.org/standoff.html): a .txt and an .ann for each page.

Offsets are characters (code points) of the .txt, which is the page's text byte for byte. Each span of a
statement is a text-bound annotation (Source, Cue, Content); relations bind source and cue to the content,
attributes give kind and manner, and the notes on it the statement's id and its speaker, by which
`onrecord judge import` knows it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.export.selection import ExportedPage
from onrecord.records import Manner, Span, Statement, StatementKind

KINDS: tuple[StatementKind, ...] = ("direct", "indirect", "mixed")
MANNERS: tuple[Manner, ...] = (
    "said",
    "written",
    "asked",
    "denied",
    "believed",
    "intended",
    "felt",
    "perceived",
)
CONFIGURATION = f"""# What onrecord's statements are made of; brat reads this beside the texts.
[entities]
Source
Cue
Content
Opinion
Gap

[relations]
SaidBy\tArg1:Content|Cue, Arg2:Source
CuedBy\tArg1:Content|Source, Arg2:Cue
Within\tArg1:Content|Source|Cue, Arg2:Content|Source|Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Content|Source|Cue, Value:{"|".join(KINDS)}
Manner\tArg:Content|Source|Cue, Value:{"|".join(MANNERS)}
"""
MANIFEST = "exported.json"
_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def brat_files(pages: Iterable[ExportedPage]) -> Iterator[tuple[str, bytes]]:
    """(file name, its bytes): annotation.conf, a .txt and an .ann for each page, and what was written.

    The last (`MANIFEST`) holds the annotations as they were, so that what an analyst changed can be told
    from what another reading of the page would say.
    """
    yield "annotation.conf", CONFIGURATION.encode()
    manifest = {}
    for exported in pages:
        name = file_name(exported)
        text = "".join(f"{line}\n" for line in _Annotations(exported).lines())
        yield f"{name}.txt", exported.page.text.encode()
        yield f"{name}.ann", text.encode()
        manifest[name] = {"page": exported.key, "annotations": text}
    yield MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1)


def file_name(exported: ExportedPage) -> str:
    """The page's outlet and day to recognise it by, and enough of its key to tell it from all others."""
    words = (exported.page.outlet, (exported.published or "")[:10])
    told = "-".join(_NAME.sub("-", word).strip("-.") for word in words if word)[:60]
    return f"{told or 'page'}.{exported.key[:16]}"


class _Annotations:
    """The lines of one .ann file; ids count up in their order."""

    def __init__(self, exported: ExportedPage) -> None:
        self._exported = exported
        self._count = dict.fromkeys("TRA#", 0)
        self._heads: dict[str, str] = {}  # statement id → the T that stands for it

    def lines(self) -> Iterator[str]:
        statements = self._exported.reading.statements
        for stmt in statements:
            yield from self._statement(stmt)
        for stmt in statements:
            if stmt.id in self._heads and stmt.nested_in in self._heads:
                yield self._relation("Within", self._heads[stmt.id], self._heads[stmt.nested_in])
        for label, spans in (
            ("Opinion", [opinion.span for opinion in self._exported.reading.opinions]),
            ("Gap", [gap.span for gap in self._exported.reading.gaps]),
        ):
            for span in spans:
                yield self._text_bound(label, (span,))[1]

    def _statement(self, stmt: Statement) -> Iterator[str]:
        ids = {}
        for label, spans in (("Content", stmt.content), ("Source", stmt.source), ("Cue", stmt.cue)):
            if any(True for span in spans for _ in _lines_of(span)):
                ids[label], line = self._text_bound(label, spans)
                yield line
        head = next(iter(ids.values()), None)
        if head is None:  # nothing of it stands in the text
            return
        self._heads[stmt.id] = head
        for relation, label in (("SaidBy", "Source"), ("CuedBy", "Cue")):
            if label in ids and ids[label] != head:
                yield self._relation(relation, head, ids[label])
        yield f"{self._next('A')}\tKind {head} {stmt.kind}"
        if stmt.manner:
            yield f"{self._next('A')}\tManner {head} {stmt.manner}"
        speaker = " ".join((self._exported.speaker(stmt) or "").split())
        yield f"{self._next('#')}\tAnnotatorNotes {head}\t{stmt.id} {speaker}".rstrip()

    def _text_bound(self, label: str, spans: Iterable[Span]) -> tuple[str, str]:
        pieces = [piece for span in spans for piece in _lines_of(span)]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        id_ = self._next("T")
        return id_, f"{id_}\t{label} {places}\t{' '.join(piece.text for piece in pieces)}"

    def _relation(self, label: str, a: str, b: str) -> str:
        return f"{self._next('R')}\t{label} Arg1:{a} Arg2:{b}"

    def _next(self, letter: str) -> str:
        self._count[letter] += 1
        return f"{letter}{self._count[letter]}"


def _lines_of(span: Span) -> Iterator[Span]:
    """The span's pieces between line ends: an annotation in brat holds none."""
    for match in re.finditer(r"[^\r\n]+", span.text):
        yield Span(span.start + match.start(), span.start + match.end(), match.group())
