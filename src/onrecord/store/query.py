"""Asking the tables: filters, and rows put together again from their columns and spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
)

from onrecord.errors import UsageError
from onrecord.records import Manner, SaidAt, Span, StatementKind
from onrecord.store import fulltext
from onrecord.store.days import find_days, parse_since, parse_until
from onrecord.store.folding import fold
from onrecord.store.rows import Counts, KnownSpeaker, PageRow, RejectedRow, StatementRow
from onrecord.store.tables import judgements, pages, readings, rejected, sources, spans, statements

_BATCH = 500  # ids in one condition; databases limit how many variables a statement may have
# Whose each statement is in the whole record, by the page's key and the statement's id.
Speakers = Mapping[tuple[str, str], KnownSpeaker]
PAGE_COLUMNS = (
    pages.c.key.label("page"),
    pages.c.source_id,
    pages.c.url,
    pages.c.outlet,
    pages.c.title,
    pages.c.published,
)


def page_fields(row: Any) -> dict[str, Any]:
    """What every answer says of its page, out of a row that has it as attributes."""
    return {column.name: getattr(row, column.name) for column in PAGE_COLUMNS}


# The key settles ties, so that two records of the same pages show them alike.
BY_TIME = (statements.c.instant.nulls_last(), pages.c.key, statements.c.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which statements are asked for; what is None does not narrow. See `Record.statements`."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    kind: StatementKind | None = None
    text: str | None = None
    manner: Manner | None = None
    min_confidence: float | None = None
    limit: int | None = None


def get_statements(
    connection: Connection, filters: Filters, *, by_time: bool, speakers: Speakers | None = None
) -> list[StatementRow]:
    """The statements that pass; in order of their pages' coming, or of time with the undated last.

    With `speakers`, a speaker is also found by the names that the record knows them by.
    """
    speakers = speakers or {}
    order = BY_TIME if by_time else (pages.c.id, statements.c.position)
    asked = _joined().where(*find_conditions(connection, filters, speakers)).order_by(*order)
    rows = _rows(connection, connection.execute(asked.limit(filters.limit)).mappings().all())
    return [_known_as(row, speakers.get((row.page, row.id))) for row in rows]


def find_conditions(
    connection: Connection, filters: Filters, speakers: Speakers
) -> list[ColumnElement[bool]]:
    """What the filters ask of `statements` joined with `pages`; UsageError when one can't be understood."""
    known = _known(connection, filters.speaker, speakers) if filters.speaker is not None else []
    return list(_conditions(filters, known))


def _known_as(row: StatementRow, speaker: KnownSpeaker | None) -> StatementRow:
    if speaker is None or speaker.name == row.speaker_name:
        return row
    return msgspec.structs.replace(row, known_as=speaker.name)


def _known(connection: Connection, asked: str, speakers: Speakers) -> list[int]:
    """`statements.id` of what is said by those whose name, or one of whose spellings, has all these words."""
    words = fold(asked).split()
    fits: dict[KnownSpeaker, bool] = {}
    pages_of: dict[str, set[str]] = defaultdict(set)
    for (page, statement), speaker in speakers.items():
        if speaker not in fits:
            texts = (f" {fold(text)} " for text in (speaker.name, *speaker.spellings))
            fits[speaker] = any(all(f" {word} " in text for word in words) for text in texts)
        if fits[speaker]:
            pages_of[page].add(statement)
    found: list[int] = []
    keys = sorted(pages_of)
    for first in range(0, len(keys), _BATCH):
        batch = (
            select(statements.c.id, statements.c.statement_id, pages.c.key)
            .join(pages, statements.c.page_id == pages.c.id)
            .where(pages.c.key.in_(keys[first : first + _BATCH]))
        )
        found += [id_ for id_, name, key in connection.execute(batch) if name in pages_of[key]]
    return found


def get_statements_by_id(
    connection: Connection, ids: Sequence[int], speakers: Speakers | None = None
) -> dict[int, StatementRow]:
    """The statements with these `statements.id`."""
    speakers = speakers or {}
    found: list[RowMapping] = []
    for first in range(0, len(ids), _BATCH):
        asked = _joined().where(statements.c.id.in_(ids[first : first + _BATCH]))
        found += connection.execute(asked).mappings()
    return {
        columns["id"]: _known_as(row, speakers.get((row.page, row.id)))
        for columns, row in zip(found, _rows(connection, found), strict=True)
    }


def _joined() -> Select[Any]:
    return select(statements, *PAGE_COLUMNS).join(pages, statements.c.page_id == pages.c.id)


def _conditions(filters: Filters, known: Sequence[int] = ()) -> Iterator[ColumnElement[bool]]:
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"limit is {filters.limit}; expected a whole number from 1 up")
    if filters.speaker is not None:
        by_words = and_(*_words(statements.c.speaker_words, filters.speaker, "speaker"))
        # The numbers stand in the statement itself: databases limit how many variables it may have.
        ids: BindParameter[list[int]] = bindparam("known", list(known), expanding=True, literal_execute=True)
        yield or_(by_words, statements.c.id.in_(ids)) if known else by_words
    if filters.outlet is not None:
        yield from _words(pages.c.outlet_words, filters.outlet, "outlet")
    since, until = parse_since(filters.since), parse_until(filters.until)
    if since and until and since > until:
        raise UsageError(f"since {filters.since} lies after until {filters.until}; nothing can be both")
    if since:
        yield statements.c.last_day >= since
    if until:
        yield statements.c.first_day <= until
    if filters.kind is not None:
        _check_choice("kind", filters.kind, get_args(StatementKind))
        yield statements.c.kind == filters.kind
    if filters.text is not None:
        yield fulltext.says(statements.c.id, filters.text)
    if filters.manner is not None:
        _check_choice("manner", filters.manner, get_args(Manner))
        yield statements.c.manner == filters.manner
    if filters.min_confidence is not None:
        if not 0 <= filters.min_confidence <= 1:
            raise UsageError(f"min_confidence is {filters.min_confidence}; expected a number from 0 to 1")
        yield statements.c.confidence >= filters.min_confidence


def _check_choice(name: str, asked: str, choices: tuple[str, ...]) -> None:
    if asked not in choices:
        raise UsageError(f"{name} is {asked!r}; expected one of {', '.join(choices)}")


def _words(column: ColumnElement[str], asked: str, name: str) -> Iterator[ColumnElement[bool]]:
    """That each word of `asked` is a whole word of the folded column."""
    words = fold(asked).split()
    if not words:
        raise UsageError(f"{name} is {asked!r}, which has no letter; give a name or a part of one")
    for word in words:
        yield column.contains(f" {word} ")  # folded words hold no wildcard


def _rows(connection: Connection, found: Sequence[RowMapping]) -> list[StatementRow]:
    by_role = _spans(connection, [columns["id"] for columns in found])
    return [_row(columns, by_role[columns["id"]]) for columns in found]


def _spans(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, list[Span]]]:
    by_role: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    asked = select(spans.c.statement, spans.c.role, spans.c.start, spans.c.end, spans.c.text).order_by(
        spans.c.statement, spans.c.role, spans.c.position
    )
    for first in range(0, len(ids), _BATCH):
        batch = asked.where(spans.c.statement.in_(ids[first : first + _BATCH]))
        for id_, role, start, end, text in connection.execute(batch):
            by_role[id_][role].append(Span(start, end, text))
    return by_role


def _row(columns: RowMapping, by_role: dict[str, list[Span]]) -> StatementRow:
    said_at = None
    if columns["said_precision"] is not None:
        said_at = SaidAt(
            columns["said_earliest"],
            columns["said_latest"],
            columns["said_precision"],
            tuple(by_role["said_at"]),
        )
    return StatementRow(
        id=columns["statement_id"],
        kind=columns["kind"],
        source=tuple(by_role["source"]),
        cue=tuple(by_role["cue"]),
        content=tuple(by_role["content"]),
        text=columns["text"],
        speaker=columns["speaker"],
        speaker_name=columns["speaker_name"],
        on_behalf_of=columns["on_behalf_of"],
        addressee=columns["addressee"],
        channel=columns["channel"],
        chain=tuple(columns["chain"]),
        nested_in=columns["nested_in"],
        manner=columns["manner"],
        said_at=said_at,
        confidence=columns["confidence"],
        **{column.name: columns[column.name] for column in PAGE_COLUMNS},
    )


def get_pages(connection: Connection) -> list[PageRow]:
    """All pages in the order in which they came."""
    count = (
        select(func.count())
        .where(statements.c.page_id == pages.c.id)
        .correlate(pages)
        .scalar_subquery()
        .label("statements")
    )
    asked = (
        select(
            *PAGE_COLUMNS,
            pages.c.text_id,
            pages.c.language,
            count,
            pages.c.added_at,
            readings.c.added_at.label("read_at"),
            readings.c.model_bundle.label("bundle"),
            readings.c.onrecord,
        )
        .join(readings, (readings.c.page_id == pages.c.id) & readings.c.is_current)
        .order_by(pages.c.id)
    )
    return [PageRow(**columns) for columns in connection.execute(asked).mappings()]


def get_rejected(connection: Connection) -> list[RejectedRow]:
    """All rejections, those of one source together, in the order in which they first came."""
    asked = (
        select(rejected, pages.c.key.label("page"))
        .outerjoin(sources, sources.c.name == rejected.c.source)
        .outerjoin(pages, pages.c.id == sources.c.page_id)
        .order_by(rejected.c.id)
    )
    names = RejectedRow.__struct_fields__
    return [
        RejectedRow(**{name: columns[name] for name in names})
        for columns in connection.execute(asked).mappings()
    ]


def get_counts(connection: Connection) -> Counts:
    """How much there is of everything."""

    def count(what: Any) -> int:
        return connection.scalar(select(what)) or 0

    unread = (
        select(func.count(rejected.c.source.distinct()))
        .outerjoin(sources, sources.c.name == rejected.c.source)
        .where(sources.c.name.is_(None))
    )
    dated = connection.scalars(select(pages.c.published).where(pages.c.published.is_not(None)).distinct())
    days = [days for days in map(find_days, dated) if days]
    return Counts(
        pages=count(func.count(pages.c.id)),
        readings=count(func.count(readings.c.id)),
        statements=count(func.count(statements.c.id)),
        outlets=count(func.count(pages.c.outlet.distinct())),
        rejected=connection.scalar(unread) or 0,
        first_published=min(first for first, _ in days) if days else None,
        last_published=max(last for _, last in days) if days else None,
    )


def get_state(connection: Connection) -> tuple[int, ...]:
    """Numbers of which one changes whenever what the record derives from does."""
    asked = (
        select(func.max(readings.c.id)),
        select(func.sum(readings.c.id)).where(readings.c.is_current),
        select(func.max(judgements.c.id)),
    )
    return tuple(int(connection.scalar(one) or 0) for one in asked)
