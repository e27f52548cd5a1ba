"""The source of each statement to a voice: a name, a nominal, a pronoun, a label, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Statement
from onrecord.resolve import pronouns
from onrecord.resolve.figures import Figure
from onrecord.resolve.labels import ASKER, Labels
from onrecord.resolve.named_sources import Names
from onrecord.resolve.nominals import parse_phrase
from onrecord.resolve.pronouns import Spoken
from onrecord.resolve.voices import Voice

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b.*\b\w+(?:ed|en|wn|id|ld|ght|ne)\b|\bit\b", re.IGNORECASE
)
_WILL = re.compile(
    r"(?:['’]s (?:\w+ ){1,2}?)?\s?(?:would|will|could|was ready|is ready|was prepared|is prepared|had no|"
    r"has no|wants|wanted|had never|has never|remained|stood)\b"
)
_PARTICIPLE = re.compile(r"^(?:while |and |but |before |after )?(?:also )?(?:\w+ing)\b", re.IGNORECASE)


class Sources(Labels, Names):
    """The sources of a page's statements, resolved in the order of the page."""

    def resolve(self, statements: Sequence[Statement]) -> dict[str, Voice]:
        """The voice of each statement, by its id; a statement that nobody can be told for has none."""
        by_id = {s.id: s for s in statements}
        for stmt in sorted(statements, key=lambda s: (s.source or s.cue or s.content)[0].start):
            self._resolve(stmt, by_id, frozenset())
        self.parties.forget()
        return self.voices

    def _hear(self, speaker: Figure, content: Sequence[tuple[int, int]]) -> None:
        """The side that an indirect content begins with, where it says what that side will do."""
        for start, end in content[:1]:
            for named in self.cast.within(start, end)[:1]:
                before = self.text[start : named.mention.start].strip().lower()
                after = _WILL.match(self.text, named.mention.end, end)
                if (
                    before in ("", "that", "the", "that the")
                    and after
                    and named.side.kind in ("state", "organisation")
                ):
                    self.parties.hear(speaker, named.side)

    def _resolve(self, stmt: Statement, by_id: dict[str, Statement], asked: frozenset[str]) -> Voice | None:
        if stmt.id in self.voices:
            return self.voices[stmt.id]
        parent = None
        above = by_id.get(stmt.nested_in or "")
        if above is not None and above.id not in asked:
            parent = self._resolve(above, by_id, asked | {stmt.id})
        if stmt.id in self.voices:
            return self.voices[stmt.id]
        voice = self._voice(stmt, parent, above)
        if voice is not None:
            self.voices[stmt.id] = voice
            content = tuple((c.start, c.end) for c in stmt.content)
            self.spoken.append(Spoken(voice, stmt.nested_in is not None, content))
            if voice.figure is not None and stmt.kind == "indirect":
                self._hear(voice.figure, content)
        return voice

    def _voice(self, stmt: Statement, parent: Voice | None, above: Statement | None) -> Voice | None:
        if not stmt.source:
            return self._without_source(stmt, parent)
        start, end = stmt.source[0].start, stmt.source[0].end
        known = self._by_source.get((start, end))
        if known is not None:
            return known
        voice = self._sourced(start, end, stmt, parent, above)
        if voice is not None:
            self._by_source[start, end] = voice
        return voice

    def _without_source(self, stmt: Statement, parent: Voice | None) -> Voice | None:
        cue = " ".join(c.text for c in stmt.cue)
        where = (stmt.cue or stmt.content)[0]
        at = (where.start, where.start)
        if parent is None and self.issuer is not None and not _PASSIVE.search(cue):
            return Voice(self.issuer, at, "name", "the page is its own text", (), 0.7)
        if cue and _PARTICIPLE.match(cue):
            first = max(
                (s for s in self.spoken[-60:] if s.voice.at[0] < at[0]),
                key=lambda s: s.voice.at[0],
                default=None,
            )
            if first is not None and not re.search(r"[.!?][”\"]?\s", self.text[first.voice.at[1] : at[0]]):
                v = first.voice
                return Voice(
                    v.figure,
                    at,
                    "pronoun",
                    "the subject of the sentence",
                    (v.at,),
                    0.7,
                    v.unnamed,
                    v.party,
                    v.plural,
                    v.sex,
                )
        return None

    def _sourced(
        self, start: int, end: int, stmt: Statement, parent: Voice | None, above: Statement | None
    ) -> Voice | None:
        text = self.text[start:end]
        bare = re.sub(r"['’]s?$", "", text).strip()
        low = bare.lower()
        first = low.split()[0] if low else ""
        low = re.sub(r"^(his|her|its|their|my|our) own$", r"\1", low)
        if low in pronouns.ALL:
            return self._pronoun(start, end, low, parent, above)
        if start in self._labels or ASKER.match(text):
            return self._label(start, end, bare)
        if first in ("who", "which", "that", "whose"):
            return self._pronoun(start, end, first, parent, above)
        several = self._several(start, end)
        if several is not None:
            return several
        named = self._head_name(start, end)
        if named is not None:
            return self._of_name(named, start, end)
        phrase = parse_phrase(self.cast, start, end)
        if phrase is None:
            return None
        return self._nominal(phrase, parent, above)

    def _pronoun(
        self, start: int, end: int, low: str, parent: Voice | None, above: Statement | None
    ) -> Voice | None:
        at = (start, end)
        quoted = (bool(self.quoted[start]) and above is not None) or self._turn(above)
        voice: Voice | None = None
        if low in pronouns.I:
            voice = self._first(at, parent)
        elif low in pronouns.WE:
            voice = self._we(at, parent)
        elif low in pronouns.YOU:
            if self.guest is None or parent is None or parent.figure is self.guest:
                return None
            return Voice(self.guest, at, "pronoun", "whom the page is with", (), 0.6)
        elif low in pronouns.HE | pronouns.SHE:
            voice = pronouns.third_person(self.cast, start, low, self.spoken, parent, quoted)
        elif low in pronouns.IT or low in pronouns.THEY:
            voice = pronouns.body(self.cast, start, low, self.spoken, parent, quoted)
        elif low in pronouns.WHO:
            named = pronouns.relative(self.cast, start)
            if named is not None:
                return Voice(
                    named.side,
                    at,
                    "pronoun",
                    "the name before it",
                    ((named.mention.start, named.mention.end),),
                    0.7,
                )
        if voice is None:
            return None
        return Voice(
            voice.figure,
            at,
            "pronoun",
            voice.reason,
            voice.evidence,
            voice.confidence,
            voice.unnamed,
            voice.party,
            voice.plural,
            voice.sex,
        )

    def _turn(self, above: Statement | None) -> bool:
        """Whether the statement above is a turn of a transcript, whose words are its speaker's own."""
        return above is not None and self.transcript and above.nested_in is None
