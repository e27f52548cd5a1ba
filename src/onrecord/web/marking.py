"""A page's text with its layers marked: statements by speaker, opinions, gaps, times and acts.

Pointing at a statement, or reaching it by keyboard, lights its source and cue. The rules for that are a
style sheet of the page's own (`Marking.rules`), as the desk's pages carry no style in themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from onrecord.export.blocks import block_html, cover, is_title, language_of
from onrecord.export.marks import Mark, escape
from onrecord.records import Block, Reading, Span, Statement
from onrecord.web.addresses import person_address, statement_address
from onrecord.web.fold import Folded
from onrecord.web.rendering import name_controls

_GOLDEN_ANGLE = 137.508  # neighbouring voices get hues that lie far apart, however many there are
_FIRST_HUE = 212.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list beside the text, with those inside it."""

    stmt: Statement
    number: int
    css: str
    speaker: str
    address: str
    person: str | None
    inside: list[Entry] = field(default_factory=list)


class Marking:
    """The marks of one page; those of the statement `only` alone, without other layers, where it is given."""

    def __init__(self, key: str, reading: Reading, folded: Folded, *, only: str | None = None) -> None:
        self._key = key
        self._reading = reading
        self._folded = folded
        self._numbers = {stmt.id: n for n, stmt in enumerate(reading.statements, 1)}
        voices: dict[str, int] = {}
        for stmt in reading.statements:
            voices.setdefault(self._voice(stmt), len(voices))
        self._voices = voices
        shown = [stmt for stmt in reading.statements if only is None or stmt.id == only]
        self._marks = list(self._statement_marks(shown))
        if only is None:
            self._marks += self._layer_marks()

    def _voice(self, stmt: Statement) -> str:
        """Whom the statement belongs to: the name that the whole record has, else that of the page."""
        person = self._folded.people.speakers.get((self._key, stmt.id))
        return person or stmt.speaker_name or source_text(stmt)

    def css_of(self, stmt: Statement) -> str:
        """The classes that the statement's marks and its entry share."""
        return f"s{self._numbers[stmt.id]} v{self._voices[self._voice(stmt)]}"

    def rules(self) -> Iterator[str]:
        """The page's style sheet: a hue for each voice, and what lights up together."""
        for number in range(max(1, len(self._voices))):
            yield f".v{number}{{--hue:{(_FIRST_HUE + number * _GOLDEN_ANGLE) % 360:.0f}}}"
        for number in self._numbers.values():
            yield (
                f".sheet:has(.s{number}:is(:hover,:focus-visible,:focus-within,:target)) .s{number}"
                "{&.content{box-shadow:var(--ring)}&:is(.source,.cue){background:var(--lamp)}"
                "&.entry{background:var(--wash)}}"
            )

    @property
    def language(self) -> str:
        """The page's language; "" where it is not known."""
        return language_of(self._reading.page)

    @property
    def has_title(self) -> bool:
        """Whether the text itself has the title as its heading."""
        return any(is_title(self._reading.page, block) for block in self._reading.page.blocks)

    @property
    def layers(self) -> list[tuple[str, str, int]]:
        """(name, label, how many marks) of each layer that this reading has."""
        reading = self._reading
        furniture = sum(block.kind == "furniture" for block in reading.page.blocks)
        found = [
            ("statements", "Statements", len(reading.statements)),
            ("opinions", "The author’s own views", len(reading.opinions)),
            ("gaps", "Gaps", len(reading.gaps)),
            ("times", "Times", len(getattr(reading, "times", ()))),
            ("acts", "Acts", len(getattr(reading, "acts", ()))),
            ("furniture", "Furniture", furniture),
        ]
        return [one for one in found if one[2]]

    def article(self) -> Markup:
        """The whole text, block by block."""
        page = self._reading.page
        return self._html(cover(page))

    def context(self, stmt: Statement) -> Markup:
        """The blocks in which the statement stands."""
        spans = (*stmt.content, *stmt.source, *stmt.cue)
        blocks = [
            block
            for block in cover(self._reading.page)
            if any(span.start < block.end and block.start < span.end for span in spans)
        ]
        return self._html(iter(blocks))

    def _html(self, blocks: Iterator[Block]) -> Markup:
        page = self._reading.page
        return Markup(name_controls("\n".join(block_html(page, block, self._marks) for block in blocks)))

    def entries(self) -> list[Entry]:
        """The statements as a tree: those inside another's words stand under it."""
        made = {stmt.id: self._entry(stmt) for stmt in self._reading.statements}
        parents = {stmt.id: stmt.nested_in for stmt in self._reading.statements}
        top: list[Entry] = []
        for stmt in self._reading.statements:
            parent = made.get(stmt.nested_in or "")
            is_above = parent is not None and not _circles(stmt.id, parents)
            (parent.inside if parent is not None and is_above else top).append(made[stmt.id])
        return top

    def _entry(self, stmt: Statement) -> Entry:
        person = self._folded.people.speakers.get((self._key, stmt.id))
        return Entry(
            stmt,
            self._numbers[stmt.id],
            self.css_of(stmt),
            stmt.speaker_name or source_text(stmt) or "no source named",
            statement_address(self._key, stmt.id),
            person_address(person) if person else None,
        )

    def _statement_marks(self, statements: Sequence[Statement]) -> Iterator[Mark]:
        for stmt in statements:
            number = self._numbers[stmt.id]
            spans: list[tuple[str, Span]] = [
                *(("content", span) for span in stmt.content),
                *(("source", span) for span in stmt.source),
                *(("cue", span) for span in stmt.cue),
            ]
            for order, (role, span) in enumerate(spans):
                nested = " nested" if role == "content" and stmt.nested_in else ""
                title = (
                    f' title="{escape(stmt.speaker_name or source_text(stmt))}"' if role == "content" else ""
                )
                # The number stands where the content starts, or what there is instead of one.
                first = f'id="s{number}" data-n="{number}" tabindex="-1"' if order == 0 else ""
                yield Mark(span.start, span.end, f'class="{role}{nested} {self.css_of(stmt)}"{title}', first)

    def _layer_marks(self) -> Iterator[Mark]:
        reading = self._reading
        for number, gap in enumerate(reading.gaps, 1):
            yield Mark(
                gap.span.start,
                gap.span.end,
                f'class="gap" title="{escape(gap.note or f"{gap.kind} missing")}"',
                f'id="g{number}" tabindex="-1"',
            )
        for opinion in reading.opinions:
            yield Mark(opinion.span.start, opinion.span.end, 'class="opinion" title="the author’s own view"')
        for time in getattr(reading, "times", ()):
            yield Mark(time.start, time.end, f'class="time" title="{escape(time.value)}"')
        for act in getattr(reading, "acts", ()):
            for span in act.evidence:
                yield Mark(span.start, span.end, f'class="act" title="{escape(act.type)}"')


def _circles(id_: str, parents: Mapping[str, str | None]) -> bool:
    """Whether following the parents comes round to a statement that was met."""
    seen, at = {id_}, parents[id_]
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def source_text(stmt: Statement) -> str:
    """The source in the page's words; "" when there is none."""
    return " … ".join(span.text for span in stmt.source)
