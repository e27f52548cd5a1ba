"""Ranked search: statements, and blocks that say it outside of them, each with an excerpt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from sqlalchemy import Connection, select

from onrecord.records import Span
from onrecord.store import fulltext
from onrecord.store.folding import fold
from onrecord.store.fulltext import Marks
from onrecord.store.query import PAGE_COLUMNS, get_statements_by_id, page_fields
from onrecord.store.rows import Hit
from onrecord.store.tables import blocks, pages

_EXCERPT = 240  # code points of a snippet, without its ellipses
_BEFORE = 60  # of which stand before the first match, where the text is longer


def find_hits(connection: Connection, query: str, limit: int) -> list[Hit]:
    """The best `limit` hits: statements and blocks, each by BM25, in turn.

    Their scores come from collections of different size and length and can't be compared, so the
    ranks are: the best statement, the best block, the second statement, and so on.
    """
    match = fulltext.parse_query(query)
    said = list(iter_statements(connection, match, fulltext.rank_statements(connection, match, limit)))
    # Pages whose matches are all in furniture or in statements found give none, so go on past `limit`.
    unsaid = iter_blocks(connection, match, fulltext.rank_pages(connection, match, 5 * limit), said)
    merged = chain.from_iterable(zip_longest(said, islice(unsaid, limit)))
    return [hit for hit in merged if hit is not None][:limit]


def iter_statements(connection: Connection, match: str, ranked: Sequence[tuple[int, float]]) -> Iterator[Hit]:
    """A hit for each of these statements (`statements.id`, BM25)."""
    rows = get_statements_by_id(connection, [id_ for id_, _ in ranked])
    for id_, score in ranked:
        row = rows[id_]
        marked, marks = fulltext.mark_statement(connection, match, id_)
        snippet, marks = excerpt(row.text, marks if marked == row.text else ())
        yield Hit(
            kind="statement",
            snippet=snippet,
            marks=marks,
            evidence=row.content or (*row.source, *row.cue),
            statement=row.id,
            speaker_name=row.speaker_name,
            score=score,
            **page_fields(row),
        )


def iter_blocks(
    connection: Connection, match: str, ranked: Iterable[tuple[int, float]], said: Iterable[Hit]
) -> Iterator[Hit]:
    """For each of these pages (`pages.id`, BM25) the block with most of the query, unless `said` has it."""
    said = list(said)
    for page_id, score in ranked:
        page = connection.execute(select(*PAGE_COLUMNS, pages.c.text).where(pages.c.id == page_id)).one()
        text: str = page.text
        marked, marks = fulltext.mark_page(connection, match, page_id)
        marks = marks if marked == text else ()
        in_title = not marks  # the words are there, so they are in the title
        told = [span for hit in said if hit.page == page.page for span in hit.evidence]
        marks = tuple(
            (start, end) for start, end in marks if not any(s.start <= start and end <= s.end for s in told)
        )
        span = _best_block(connection, page_id, text, marks)
        if span is not None:
            inside = tuple(
                (start - span.start, end - span.start)
                for start, end in marks
                if span.start <= start and end <= span.end
            )
            snippet, inside = excerpt(span.text, inside)
        elif in_title and page.title:
            snippet, inside = excerpt(page.title, ())
        else:
            continue
        yield Hit(
            kind="block",
            snippet=snippet,
            marks=inside,
            evidence=(span,) if span else (),
            statement=None,
            speaker_name=None,
            score=score,
            **page_fields(page),
        )


def _best_block(connection: Connection, page_id: int, text: str, marks: Marks) -> Span | None:
    """The block with the most different words marked, then with the most marks, then the first."""
    if not marks:
        return None
    asked = select(blocks.c.start, blocks.c.end, blocks.c.kind).where(blocks.c.page_id == page_id)
    found = connection.execute(asked.order_by(blocks.c.position)).all()
    # A page that was read without blocks is searched as a whole.
    runs = [(start, end) for start, end, kind in found if kind != "furniture" and start < end]
    if not found:
        runs = [(0, len(text))]
    best, best_score = None, (0, 0)
    for run_start, run_end in runs:
        inside = [text[start:end] for start, end in marks if run_start <= start and end <= run_end]
        score = (len({fold(word) for word in inside}), len(inside))
        if score > best_score:
            best, best_score = Span(run_start, run_end, text[run_start:run_end]), score
    return best


def excerpt(text: str, marks: Marks) -> tuple[str, Marks]:
    """Some 240 code points of `text` around the first mark, cut between words, and the marks within."""
    if len(text) <= _EXCERPT:
        return text, marks
    start = max(0, min(marks[0][0] - _BEFORE, len(text) - _EXCERPT)) if marks else 0
    end = min(len(text), start + _EXCERPT)
    if start:
        start = _word_start(text, start, marks[0][0])
    if end < len(text):
        end = _word_end(text, end, marks[0][1] if marks else start)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    moved = tuple(
        (max(a, start) + shift, min(b, end) + shift) for a, b in marks if max(a, start) < min(b, end)
    )
    return before + text[start:end] + after, moved


def _word_start(text: str, at: int, before: int) -> int:
    """The first start of a word from `at` on; `at` where none comes up to `before`."""
    space = text.find(" ", at - 1, before)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int, after: int) -> int:
    """The last end of a word down from `at`; `at` where none comes down to `after`."""
    space = text.rfind(" ", after, at + 1)
    return at if space <= after else space
