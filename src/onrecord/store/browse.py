"""A part of what a query finds, with the count of all of it: for those who look through a record.

Totals and counts are of everything that passes the filters, rows of the part that is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.errors import UsageError
from onrecord.records import Frozen
from onrecord.store import fulltext
from onrecord.store.days import find_days, parse_since, parse_until
from onrecord.store.folding import fold
from onrecord.store.query import BY_TIME, Filters, Speakers, find_conditions, get_statements_by_id
from onrecord.store.rows import Hit, StatementRow
from onrecord.store.search import iter_blocks, iter_statements
from onrecord.store.tables import pages, statements

_SPREAD = select(
    statements.c.id,
    pages.c.key,
    statements.c.statement_id,
    statements.c.speaker_name,
    pages.c.outlet,
    statements.c.kind,
    statements.c.manner,
    statements.c.first_day,
).join(pages, statements.c.page_id == pages.c.id)


class Count(Frozen, frozen=True):
    """How many statements have this value."""

    value: str
    count: int


class Facets(Frozen, frozen=True):
    """How the statements that pass are spread, the most frequent value first; `days` in order of time.

    `speakers` are named as the whole record names them; what has no value is not counted.
    """

    speakers: tuple[Count, ...]
    outlets: tuple[Count, ...]
    kinds: tuple[Count, ...]
    manners: tuple[Count, ...]
    days: tuple[Count, ...]


class Browsed(Frozen, frozen=True):
    """A part of the statements that pass: `total` counts them all, `facets` say how they are spread."""

    total: int
    facets: Facets
    rows: tuple[StatementRow, ...]


class Found(Frozen, frozen=True):
    """The best hits of a search, each kind for itself; `total` and `facets` are of all statements found.

    `blocks` are empty where a filter asks for what only a statement has (a speaker, kind or manner).
    """

    total: int
    facets: Facets
    statements: tuple[Hit, ...]
    blocks: tuple[Hit, ...]


def browse(
    connection: Connection,
    filters: Filters,
    speakers: Speakers,
    *,
    among: Container[tuple[str, str]] | None = None,
    newest: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> Browsed:
    """`limit` statements from the `offset`-th on: in order of time or the newest first, the undated last.

    `among` narrows to these statements, by (page's key, statement's id).
    """
    if offset < 0 or limit < 1:
        raise UsageError(f"offset is {offset} and limit {limit}; expected 0 or more, and 1 or more")
    passing = find_conditions(connection, filters, speakers)
    newest_first = (statements.c.instant.desc().nulls_last(), pages.c.key, statements.c.position)
    asked = _SPREAD.where(*passing).order_by(*(newest_first if newest else BY_TIME))
    ids, facets = _count(connection, asked, speakers, lambda _, place: among is None or place in among)
    shown = ids[offset : offset + limit]
    rows = get_statements_by_id(connection, shown, speakers)
    return Browsed(len(ids), facets, tuple(rows[id_] for id_ in shown))


def find(
    connection: Connection,
    words: str,
    filters: Filters,
    speakers: Speakers,
    *,
    among: Container[tuple[str, str]] | None = None,
    limit: int = 20,
) -> Found:
    """The best `limit` statements, and blocks, with these words among what the filters let pass.

    As `search.find_hits` ranks them. UsageError when there is no word to look for.
    """
    match = fulltext.parse_query(words)
    ranked = fulltext.rank_statements(connection, match, _all(connection, statements.c.id))
    scores = dict(ranked)
    asked = _SPREAD.where(*find_conditions(connection, filters, speakers))
    ids, facets = _count(
        connection, asked, speakers, lambda id_, place: id_ in scores and (among is None or place in among)
    )
    kept = set(ids)
    best = [(id_, score) for id_, score in ranked if id_ in kept][:limit]
    said = list(iter_statements(connection, match, best))
    blocks: Iterator[Hit] = iter(())
    of_statements = (filters.speaker, filters.kind, filters.manner, filters.min_confidence, filters.text)
    if among is None and not any(of_statements):
        of_pages = fulltext.rank_pages(connection, match, _all(connection, pages.c.id))
        blocks = iter_blocks(connection, match, _narrow(connection, filters, of_pages), said)
    return Found(len(ids), facets, tuple(said), tuple(islice(blocks, limit)))


def _all(connection: Connection, ids: ColumnElement[int]) -> int:
    """A limit that leaves nothing out."""
    return connection.scalar(select(func.count(ids))) or 1


def _narrow(
    connection: Connection, filters: Filters, ranked: Sequence[tuple[int, float]]
) -> Iterator[tuple[int, float]]:
    """The pages among these of the outlet and between the bounds; an undated page passes no bound."""
    since, until = parse_since(filters.since), parse_until(filters.until)
    words = [f" {word} " for word in fold(filters.outlet or "").split()]
    asked = select(pages.c.id, pages.c.outlet_words, pages.c.published)
    facts = {id_: (outlet, published) for id_, outlet, published in connection.execute(asked)}
    for id_, score in ranked:
        outlet, published = facts[id_]
        days = find_days(published)
        if not all(word in outlet for word in words) or ((since or until) and days is None):
            continue
        if days and ((since and days[1] < since) or (until and days[0] > until)):
            continue
        yield id_, score


def _count(
    connection: Connection,
    asked: Select[Any],
    speakers: Speakers,
    keeps: Callable[[int, tuple[str, str]], bool],
) -> tuple[list[int], Facets]:
    """The `statements.id` that are kept, in order, and how they are spread."""
    counters: tuple[Counter[str], ...] = tuple(Counter() for _ in range(5))
    ids = []
    for id_, key, name, speaker, *values in connection.execute(asked):
        if not keeps(id_, (key, name)):
            continue
        ids.append(id_)
        known = speakers.get((key, name))
        for counter, value in zip(counters, (known.name if known else speaker, *values), strict=True):
            if value is not None:
                counter[value] += 1
    return ids, Facets(*_facets(counters))


def _facets(counters: Sequence[Counter[str]]) -> Iterator[Any]:
    *frequent, days = counters
    for counter in frequent:
        ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        yield tuple(Count(value, count) for value, count in ordered)
    yield tuple(Count(value, count) for value, count in sorted(days.items()))
