"""Pages with statements and stances, made for a test in few words."""

from __future__ import annotations

from onrecord.records import (
    Act,
    ActType,
    DateEvidence,
    Page,
    Published,
    SaidAt,
    Span,
    Stance,
    StanceKind,
    Statement,
    StatementKind,
    Term,
    TermKind,
)
from onrecord.track.pages import TrackedPage


class Draft:
    """A page in the making: each call writes a line and hangs something on it."""

    def __init__(self, key: str, published: str | None = "2031-05-04", outlet: str = "Fjord Post") -> None:
        self.key, self.published, self.outlet = key, published, outlet
        self.text = ""
        self.statements: list[Statement] = []
        self.stances: list[Stance] = []
        self.terms: list[Term] = []
        self.acts: list[Act] = []

    def says(
        self,
        speaker: str | None,
        content: str,
        *,
        side: str | None = None,
        cue: str = "said",
        at: str | None = None,
        kind: StatementKind = "indirect",
        nested_in: str | None = None,
    ) -> Statement:
        """A line `SPEAKER CUE CONTENT.`"""
        source = self._write(speaker or "Someone")
        cue_span = self._write(f" {cue} ")
        span = self._write(content)
        self._write(".\n")
        stmt = Statement(
            id=f"s{len(self.statements) + 1}",
            kind=kind,
            source=(source,),
            cue=(Span(cue_span.start + 1, cue_span.end - 1, cue),),
            content=(span,),
            text=content,
            speaker_name=speaker,
            on_behalf_of=side,
            nested_in=nested_in,
            said_at=self.when(at),
            confidence=1.0,
        )
        self.statements.append(stmt)
        return stmt

    def takes(
        self,
        holder: str,
        issue: str,
        stance: StanceKind,
        *,
        at: str | None = None,
        announced: bool = False,
        by: Statement | None = None,
        confidence: float = 1.0,
    ) -> Draft:
        """A stance, by its own line in the author's voice or by a statement."""
        span = by.content[0] if by else self._write(f"{holder} is {stance} {issue}")
        self._write("\n")
        self.stances.append(
            Stance(
                holder=holder,
                issue=issue,
                stance=stance,
                conditions=(),
                evidence=(span,),
                statement=by.id if by else None,
                at=self.when(at),
                announced=span if announced else None,
                confidence=confidence,
            )
        )
        return self

    def term(self, kind: TermKind, holder: str | None, text: str) -> Draft:
        """A term in its own line."""
        self.terms.append(Term(kind, holder, text, self._write(text)))
        self._write("\n")
        return self

    def act(self, type_: ActType, actor: str, text: str) -> Draft:
        """An act in the author's voice."""
        self.acts.append(Act(type_, None, (actor,), (), (self._write(text),), at=self.when(None)))
        self._write("\n")
        return self

    def when(self, at: str | None) -> SaidAt | None:
        """A day or a time; without, the page's date as a bound."""
        if at is not None:
            return SaidAt(at, at, "day" if len(at) == 10 else "minute")
        return SaidAt(None, self.published, "page") if self.published else None

    def page(self) -> TrackedPage:
        """The page as it is now."""
        published = self.published
        return TrackedPage(
            self.key,
            Page(
                id=self.key,
                source_id=self.key,
                url=None,
                title=None,
                outlet=self.outlet,
                authors=(),
                language="en",
                published=Published(
                    published, "day" if len(published) == 10 else "minute", DateEvidence("given", published)
                )
                if published
                else None,
                text=self.text,
                blocks=(),
            ),
            tuple(self.statements),
            tuple(self.acts),
            tuple(self.stances),
            tuple(self.terms),
        )

    def _write(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return Span(start, len(self.text), text)
