"""The frozen records that the stages hand to each other.

Offsets everywhere are Unicode code points of `Page.text`, end exclusive: for every `Span` of a
page, `page.text[span.start:span.end] == span.text`. The JSON form of a record is its fields in
order (`to_json`), and `from_json` gives the record back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

import msgspec

BlockKind = Literal["heading", "paragraph", "passage", "post", "list", "caption", "embed", "furniture"]
StatementKind = Literal["direct", "indirect", "mixed"]
# Speech and writing first; the last four report a mind rather than words.
Manner = Literal["said", "written", "asked", "denied", "believed", "intended", "felt", "perceived"]
DatePrecision = Literal["year", "month", "day", "minute", "second"]
TimePrecision = Literal["year", "quarter", "month", "week", "day", "part of day", "hour", "minute", "second"]
EntityKind = Literal["person", "organisation", "state", "place"]
MentionKind = Literal["name", "nominal", "pronoun"]
ActType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
StanceKind = Literal["for", "against", "conditional", "unclear"]
TermKind = Literal["demand", "offer", "condition", "deadline", "venue", "mediator"]


# How a notebook shows records, by the name of their class. Layers above say so (onrecord.display): what
# HTML looks like is nothing that records know.
displays: dict[str, Callable[[Any], str]] = {}


class Frozen(msgspec.Struct, frozen=True):
    """Base of all records: immutable, compared and hashed by value."""

    def _repr_html_(self) -> str | None:
        """The record for a notebook; None, and so its plain form, where nothing says how to show it."""
        names = (kind.__name__ for kind in type(self).__mro__)
        show = next((displays[name] for name in names if name in displays), None)
        return show(self) if show else None


class Span(Frozen, frozen=True):
    """A run of `Page.text`. `start` and `end` are code points, end exclusive; `text` is the run."""

    start: int
    end: int
    text: str


class Document(Frozen, frozen=True):
    """The bytes of one page with what is known about them from outside, before reading.

    `name` is how a person finds it again (a path, an address, "talks.jsonl:12", "-"). `kind` is
    "html", "text" or None (to be seen from the bytes). `charset` is what the transport declared.
    `url`, `title`, `outlet` and `published_on` (ISO 8601) are for pages that can't say so
    themselves; given values win over what the page says. `fetched_from` is the address where the
    bytes were found, redirects followed: the page's own canonical address wins over it, and its
    relative links stand on it.
    """

    name: str
    data: bytes
    kind: Literal["html", "text"] | None = None
    charset: str | None = None
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    fetched_from: str | None = None


class Rejected(Frozen, frozen=True):
    """A source that was not read: how far it came (`stage`), a short stable `reason`, the rest in words."""

    source: str
    stage: str
    reason: str
    detail: str


class Block(Frozen, frozen=True):
    """A run of the page of one kind.

    Blocks are in order and do not overlap. `outlet` is set on a passage or post when the page
    names whose text it is; `url` is the link that introduces it. `level` is 1 to 6 for a heading.
    `missing` marks an embed that is lost, or a paragraph that announces a list which does not follow.
    """

    start: int
    end: int
    kind: BlockKind
    outlet: str | None = None
    url: str | None = None
    level: int | None = None
    missing: bool = False


class DateEvidence(Frozen, frozen=True):
    """What a date stands on: a `kind` of place and its `text`.

    `kind` is "given", "json-ld", "meta", "time", "url" or "text".
    `span` points into the page's text where the evidence stands there.
    """

    kind: str
    text: str
    span: Span | None = None


class Published(Frozen, frozen=True):
    """When the page was published: ISO 8601 `value`, cut to its `precision`, with the evidence."""

    value: str
    precision: DatePrecision
    evidence: DateEvidence


class Page(Frozen, frozen=True):
    """One document as read. `id` is the SHA-256 (hex) of the text."""

    id: str
    source_id: str | None
    url: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    published: Published | None
    text: str
    blocks: tuple[Block, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of these code points; ValueError when it lies outside the page or is empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) outside a page of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


class SaidAt(Frozen, frozen=True):
    """When something was said: an interval of ISO 8601 times, either end open (None).

    `precision` is that of the evidence, or "page" when there is none but the page's date, which
    bounds it from above.
    """

    earliest: str | None
    latest: str | None
    precision: DatePrecision | Literal["page"]
    evidence: tuple[Span, ...] = ()


class Statement(Frozen, frozen=True):
    """A source says, thinks or wants something (PolNeAR's attribution: source, cue, content).

    `text` is the content's pieces joined by " … ". `speaker` is an entity's id, None when the
    source is unnamed or not resolved; `speaker_name` is its name in words. `nested_in` is the id
    of the statement of the same page whose content holds this one. `confidence` is in [0, 1].
    """

    id: str
    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    speaker: str | None = None
    speaker_name: str | None = None
    on_behalf_of: str | None = None
    addressee: str | None = None
    channel: str | None = None
    chain: tuple[str, ...] = ()
    nested_in: str | None = None
    manner: Manner | None = None
    said_at: SaidAt | None = None
    confidence: float = 0.0


class Link(Frozen, frozen=True):
    """Why a mention is taken for an entity: a short `reason`, the spans that it stands on, a confidence.

    `confidence` is in [0, 1]; below 0.5 the link is a guess, and says so wherever it is shown.
    """

    reason: str
    evidence: tuple[Span, ...]
    confidence: float


class Mention(Frozen, frozen=True):
    """Words that stand for an entity: a name, a nominal ("the minister") or a pronoun.

    `entity` is the entity's id, None where it is unnamed or can't be told.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: str | None = None
    link: Link | None = None


class Role(Frozen, frozen=True):
    """What somebody is, as the page words it ("foreign minister"), and where it says so."""

    text: str
    span: Span


class Entity(Frozen, frozen=True):
    """A person, organisation, state or place of the page, by its fullest name there.

    `aliases` are the other spellings met, in order; `party` is the name of the side it belongs to.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    party: str | None = None


class TimeExpression(Frozen, frozen=True):
    """Words that tell a time, with their TIMEX3 `value` and the interval that it covers.

    `earliest` and `latest` are ISO 8601, None where the value is not anchored (a duration, a set,
    a vague past). `type` is TIMEX3's.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    earliest: str | None = None
    latest: str | None = None
    precision: TimePrecision | None = None


class Act(Frozen, frozen=True):
    """Something done, by word or deed, coded in PLOVER (2021): root `type`, `mode`, who, to whom, when.

    `move` is the finer type of the extension for negotiations (docs/ontology.md). `statement` is the
    id of the innermost statement whose content tells the act, None in the author's own voice.
    `at` is when it was (or is to be) done.
    """

    type: ActType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    evidence: tuple[Span, ...]
    at: SaidAt | None = None
    move: str | None = None
    first_time: bool = False
    negated: bool = False
    future: bool = False
    hypothetical: bool = False
    statement: str | None = None
    confidence: float = 0.0


class Stance(Frozen, frozen=True):
    """What a party takes on an issue, with the words that show it and those it makes conditions in.

    `announced` are words that say that the holder has changed.
    """

    holder: str
    issue: str
    stance: StanceKind
    conditions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    statement: str | None = None
    at: SaidAt | None = None
    announced: Span | None = None
    confidence: float = 0.0


class Term(Frozen, frozen=True):
    """Something on the table: `kind`, whose it is, and where the page words it."""

    kind: TermKind
    holder: str | None
    text: str
    span: Span
    statement: str | None = None


class Gap(Frozen, frozen=True):
    """Evidence that is announced but not there: `kind` is list, embed, outlet, source or date."""

    kind: Literal["list", "embed", "outlet", "source", "date"]
    span: Span
    note: str


class Opinion(Frozen, frozen=True):
    """The author's own judgement, taunt, guess or forecast, kept apart from what is reported.

    `hypothesis` is the explanation of a side's conduct that its words name ("playing for time").
    """

    span: Span
    hypothesis: str | None = None


class ModelId(Frozen, frozen=True):
    """Which model read the page: the bundle's name and the SHA-256 of its manifest."""

    bundle: str
    sha256: str


class Reading(Frozen, frozen=True):
    """All that was read from one page. `onrecord` is the version that read it."""

    page: Page
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    opinions: tuple[Opinion, ...]
    model: ModelId
    onrecord: str
    acts: tuple[Act, ...] = ()
    stances: tuple[Stance, ...] = ()
    terms: tuple[Term, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()


R = TypeVar("R", bound=Frozen)


def to_json(record: Frozen | Sequence[Frozen]) -> bytes:
    """The record (or a sequence of them) as UTF-8 JSON, keys in the order of the fields."""
    return msgspec.json.encode(record if isinstance(record, Frozen) else tuple(record))


def from_json(data: bytes | str, kind: type[R]) -> R:
    """The record of this kind back from its JSON; msgspec.ValidationError where it does not fit."""
    return msgspec.json.decode(data, type=kind)
