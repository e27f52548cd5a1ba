"""Readings as one HTML page to open in a browser: the article's text with the statements marked in it.

The page stands alone (no scripts, nothing loaded), and what the pages hold is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from onrecord.export.blocks import block_html, cover, is_title, language_of, link
from onrecord.export.marks import Mark, escape
from onrecord.export.wording import count_of
from onrecord.records import Reading, Statement

_GOLDEN_ANGLE = 137.508  # neighbouring voices get hues that lie far apart, however many there are
_FIRST_HUE = 212.0
_PREVIEW = 180
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KEY = (
    '<p class="key"><span class="content v0">what was said</span> <span class="source v0">who said it</span> '
    '<span class="cue v0">the word that says so</span> '
    '<span class="opinion">the author’s own view</span> '
    '<span class="gap">announced, but not there</span></p>'
)


def render_highlights(readings: Sequence[Reading]) -> str:
    """One HTML document with the text of each page, its statements and its gaps marked in it.

    Statements are coloured by speaker, numbered, and listed beside the text with links to their
    place; pointing at one lights up its source and cue. Furniture is dimmed.
    """
    title = readings[0].page.title if len(readings) == 1 else f"{len(readings)} pages"
    voices = _Voices(readings)
    sheets = [_Sheet(f"p{n}", reading, voices) for n, reading in enumerate(readings, 1)]
    style = files("onrecord.export").joinpath("highlights.css").read_text("utf-8")
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title or 'Statements')} · onrecord</title>",
        "<style>",
        style,
        *voices.rules(),
        *(rule for sheet in sheets for rule in sheet.rules()),
        "</style>",
        "</head>",
        "<body>",
        *(part for sheet in sheets for part in sheet.parts()),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def render_fragment(reading: Reading) -> str:
    """The page with its marks as a piece of HTML for a page that is somebody else's, such as a notebook.

    Its styles reach nothing outside of it.
    """
    voices = _Voices([reading])
    # Several pages may be shown side by side, and an id must lead to its own.
    sheet = _Sheet(f"onrecord-{reading.page.id[:10]}", reading, voices)
    style = files("onrecord.export").joinpath("highlights.css").read_text("utf-8")
    style = re.sub(r"^html \{.*\}\n", "", style, flags=re.MULTILINE)
    style = re.sub(r"(?m)^(\s*)(:root|body) \{", r"\1:scope {", style)
    rules = [*voices.rules(), *sheet.rules()]
    lines = [
        '<div class="onrecord-page">',
        "<style>@scope (.onrecord-page) {",
        re.sub(r"\bmain\b", "section", style),
        *rules,
        "}</style>",
        *(part.replace("<main ", "<section ").replace("</main>", "</section>") for part in sheet.parts()),
        "</div>",
    ]
    return "\n".join(lines)


class _Voices:
    """A colour a speaker, the same on all pages."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._numbers: dict[str, int] = {}
        for reading in readings:
            for stmt in reading.statements:
                self._numbers.setdefault(_voice_name(stmt), len(self._numbers))

    def of(self, stmt: Statement) -> str:
        return f"v{self._numbers[_voice_name(stmt)]}"

    def rules(self) -> Iterator[str]:
        for number in range(max(1, len(self._numbers))):
            yield f".v{number}{{--hue:{(_FIRST_HUE + number * _GOLDEN_ANGLE) % 360:.0f}}}"


class _Sheet:
    """One page of the document."""

    def __init__(self, prefix: str, reading: Reading, voices: _Voices) -> None:
        self._prefix = prefix
        self._reading = reading
        self._voices = voices
        self._ids = {stmt.id: f"{prefix}s{n}" for n, stmt in enumerate(reading.statements, 1)}
        self._numbers = {stmt.id: n for n, stmt in enumerate(reading.statements, 1)}
        self._gap_ids = [f"{prefix}g{n}" for n, _ in enumerate(reading.gaps, 1)]

    def rules(self) -> Iterator[str]:
        # Bound to the page's own element: with hundreds of pages, looking through all is slow.
        for name in self._ids.values():
            yield (
                f"#{self._prefix}:has(.{name}:is(:hover,:focus-visible,:target)) .{name}"
                "{&.content{box-shadow:var(--ring)}&:is(.source,.cue){background:var(--lamp)}&:is(a){background:var(--wash)}}"
            )

    def parts(self) -> Iterator[str]:
        page = self._reading.page
        yield f'<main id="{self._prefix}"><article lang="{language_of(page)}">'
        yield from self._head()
        marks = self._marks()
        for block in cover(page):
            yield block_html(page, block, marks)
        yield "</article>"
        yield "<aside>"
        yield _KEY
        yield from self._list()
        yield from self._gaps()
        yield "</aside></main>"

    def _head(self) -> Iterator[str]:
        page = self._reading.page
        yield "<header>"
        if page.title and not any(is_title(page, block) for block in page.blocks):
            yield f'<h1 dir="auto">{escape(page.title)}</h1>'
        facts = [escape(page.outlet)] if page.outlet else []
        facts += [escape(", ".join(page.authors))] if page.authors else []
        if page.published:
            evidence = f"{page.published.evidence.kind}: {page.published.evidence.text}"
            facts.append(
                f'<time title="{escape(evidence)}">{escape(page.published.value.replace("T", " "))}</time>'
            )
        else:
            facts.append("no date found")
        if page.url:
            facts.append(link(page.url, page.url))
        yield f'<p class="facts">{" · ".join(facts)}</p>'
        yield "</header>"

    def _marks(self) -> list[Mark]:
        marks = []
        for stmt in self._reading.statements:
            name, voice = self._ids[stmt.id], self._voices.of(stmt)
            anchor = f'id="{name}" data-n="{self._numbers[stmt.id]}"'
            spans = [
                *(("content", span) for span in stmt.content),
                *(("source", span) for span in stmt.source),
                *(("cue", span) for span in stmt.cue),
            ]
            for order, (role, span) in enumerate(spans):
                nested = " nested" if role == "content" and stmt.nested_in else ""
                title = f' title="{escape(_voice_name(stmt))}"' if role == "content" else ""
                # The number stands where the content starts, or what there is instead of one.
                first = anchor if order == 0 else ""
                marks.append(
                    Mark(span.start, span.end, f'class="{role}{nested} {name} {voice}"{title}', first)
                )
        for name, gap in zip(self._gap_ids, self._reading.gaps, strict=True):
            attributes = f'class="gap" title="{escape(gap.note)}"'
            marks.append(Mark(gap.span.start, gap.span.end, attributes, f'id="{name}"'))
        for opinion in self._reading.opinions:
            attributes = 'class="opinion" title="the author’s own view"'
            marks.append(Mark(opinion.span.start, opinion.span.end, attributes, ""))
        return marks

    def _list(self) -> Iterator[str]:
        statements = self._reading.statements
        yield f"<h2>{count_of(len(statements), 'statement')}</h2>"
        children: dict[str | None, list[Statement]] = {}
        for stmt in statements:
            parent = stmt.nested_in if stmt.nested_in in self._ids else None
            children.setdefault(parent, []).append(stmt)
        yield from self._branch(children, None)

    def _branch(self, children: dict[str | None, list[Statement]], parent: str | None) -> Iterator[str]:
        if parent not in children:
            return
        yield '<ul class="statements">'
        # Popped, so that statements that name each other as parents can't go round for ever.
        for stmt in children.pop(parent):
            yield f"<li>{self._entry(stmt)}"
            yield from self._branch(children, stmt.id)
            yield "</li>"
        yield "</ul>"

    def _entry(self, stmt: Statement) -> str:
        facts: list[str] = [stmt.kind, *([stmt.manner] if stmt.manner else [])]
        facts += [f"for {stmt.on_behalf_of}"] if stmt.on_behalf_of else []
        facts += [f"on {stmt.channel}"] if stmt.channel else []
        facts += [f"through {' ← '.join(stmt.chain)}"] if stmt.chain else []
        facts.append(f"confidence {stmt.confidence:.2f}")
        name = self._ids[stmt.id]
        return (
            f'<a href="#{name}" class="{name} {self._voices.of(stmt)}">'
            f'<span class="number">{self._numbers[stmt.id]}</span> '
            f'<bdi class="speaker">{escape(_voice_name(stmt))}</bdi>'
            f'<span class="facts">{escape(" · ".join(facts))}</span>'
            f'<span class="preview" dir="auto">{escape(_shorten(stmt.text))}</span></a>'
        )

    def _gaps(self) -> Iterator[str]:
        gaps = self._reading.gaps
        if not gaps:
            return
        yield f"<h2>{count_of(len(gaps), 'gap')}</h2>"
        yield '<ul class="gaps">'
        for name, gap in zip(self._gap_ids, gaps, strict=True):
            yield (
                f'<li><a href="#{name}"><span>{escape(gap.note or f"{gap.kind} missing")}</span>'
                f'<span class="preview" dir="auto">{escape(_shorten(gap.span.text))}</span></a></li>'
            )
        yield "</ul>"


def _voice_name(stmt: Statement) -> str:
    if stmt.speaker_name:
        return stmt.speaker_name
    return " … ".join(span.text for span in stmt.source) or "no source named"


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _PREVIEW else flat[:_PREVIEW].rsplit(" ", 1)[0] + " …"
