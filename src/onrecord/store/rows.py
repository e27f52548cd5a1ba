"""What a record answers with: frozen rows, and the sequence that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

import msgspec

from onrecord.records import Frozen, Span, Statement, displays, to_json
from onrecord.store import frames

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


class Added(Enum):
    """What adding a reading came to; true when the record has changed.

    `NEW` is a page that was not there, `READ_ANEW` a page whose current reading was replaced (it was
    read by another model or version, or with other metadata), `KNOWN` a page with this very reading.
    """

    NEW = "new"
    READ_ANEW = "read anew"
    KNOWN = "known"

    def __bool__(self) -> bool:
        return self is not Added.KNOWN


class StatementRow(Statement, frozen=True, kw_only=True):
    """A statement, and the page it stands on.

    `known_as` is the speaker's name in the whole record where it differs from the page's, `page` the
    page's key in the record (`page_key`), `published` the page's date in ISO 8601, cut to its precision.
    Spans are code points of the page's text.
    """

    known_as: str | None = None
    page: str
    source_id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


class KnownSpeaker(Frozen, frozen=True):
    """Whom a statement's source is in the whole record: the canonical name, and all spellings met."""

    name: str
    spellings: tuple[str, ...] = ()


class PageRow(Frozen, frozen=True):
    """A page of the record, as its current reading has it; `statements` counts them.

    `page` is the page's key in the record, `text_id` the SHA-256 of its text (equal where another
    outlet carries the same text), `added_at` when it first came in, `read_at` when its current
    reading did (both UTC), `bundle` and `onrecord` what read it.
    """

    page: str
    text_id: str
    source_id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    statements: int
    added_at: str
    read_at: str
    bundle: str
    onrecord: str


class RejectedRow(Frozen, frozen=True):
    """A source that was not read, once for each reason.

    `first_at` and `last_at` (UTC) are when it was rejected so first and last, `times` how often.
    `page` is the page last read from this source, before or after; None when there is none yet.
    """

    source: str
    stage: str
    reason: str
    detail: str
    first_at: str
    last_at: str
    times: int
    page: str | None


class Hit(Frozen, frozen=True):
    """A place that a search found: a statement, or a block of a page.

    `snippet` is an excerpt and `marks` are the [start, end) runs of it that matched, in code
    points. `evidence` is where it stands in the page: the block, or a statement's content
    (its source and cue when it has none); empty when only the title matched. `statement` is the
    statement's id. `score` is BM25 (higher is better); scores of statements and of blocks can't
    be compared with each other.
    """

    kind: Literal["statement", "block"]
    snippet: str
    marks: tuple[tuple[int, int], ...]
    evidence: tuple[Span, ...]
    page: str
    source_id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    statement: str | None
    speaker_name: str | None
    score: float


class Counts(Frozen, frozen=True):
    """How much a record holds.

    `readings` counts those that were replaced too, `statements` only those of current readings,
    `rejected` the sources that were rejected and never read. `first_published` and
    `last_published` are days; None when no page is dated.
    """

    pages: int
    readings: int
    statements: int
    outlets: int
    rejected: int
    first_published: str | None
    last_published: str | None


Row = TypeVar("Row", bound=Frozen)


class Rows(Sequence[Row], Generic[Row]):
    """Rows in order: an immutable sequence that also gives tables."""

    __slots__ = ("_kind", "_rows")

    def __init__(self, rows: Sequence[Row], kind: type[Row]) -> None:
        self._rows = tuple(rows)
        self._kind = kind

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        if isinstance(index, slice):
            return Rows(self._rows[index], self._kind)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self._kind, self._rows) == (other._kind, other._rows)

    def __hash__(self) -> int:
        return hash((self._kind, self._rows))

    def __repr__(self) -> str:
        return f"<{len(self)} × {self._kind.__name__}>"

    def _repr_html_(self) -> str | None:
        show = displays.get("Rows")
        return show(self) if show else None

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row, keys in the order of the fields, as JSON has it: spans are dicts in lists."""
        dicts: list[dict[str, Any]] = msgspec.json.decode(to_json(self._rows))
        return dicts

    def to_polars(self) -> pl.DataFrame:
        """A frame with a column a field, spans as lists of structs; the same columns when empty.

        UsageError when polars is not installed.
        """
        frame: pl.DataFrame = frames.polars_frame(self.to_dicts(), self._kind)
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """A frame with a column a field, spans as lists of dicts; the same columns when empty.

        UsageError when pandas is not installed.
        """
        frame: pd.DataFrame = frames.pandas_frame(self.to_dicts(), self._kind)
        return frame
