"""Full-text search, the one seam where SQL is SQLite's own (FTS5).

A query is plain words, all of which must stand in the text, and "quoted phrases". For another
database these functions take its words; the rest of the store does not know how text is searched.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, bindparam, column, func, literal_column, select, table

from onrecord.errors import UsageError

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')
_STATEMENTS = table("statement_words", column("rowid"))
_PAGES = table("page_words", column("rowid"))
# Put around matches by the database; noncharacters, which no text should hold.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

Marks = tuple[tuple[int, int], ...]


def parse_query(query: str) -> str:
    """The query in the database's words; UsageError when there is nothing in it to look for.

    >>> parse_query('talks "without conditions" AND')
    '"talks" AND "without conditions" AND "AND"'
    """
    query = query.encode(errors="replace").decode().replace("\0", " ")
    phrases = [quoted or word for quoted, word in _QUOTED.findall(query)]
    # A phrase without a letter matches nothing, which would empty the whole answer.
    phrases = [phrase.strip() for phrase in phrases if any(char.isalnum() for char in phrase)]
    if not phrases:
        raise UsageError(f"nothing to look for in {query!r}; give words, or a phrase in quotation marks")
    return " AND ".join(f'"{phrase}"' for phrase in phrases)


def says(statement_id: ColumnElement[int], query: str) -> ColumnElement[bool]:
    """The condition that the text of the statement `statement_id` matches the query."""
    found = _matching("statement_words", f"{{text}} : ({parse_query(query)})")
    return statement_id.in_(select(_STATEMENTS.c.rowid).where(found))


def rank_statements(connection: Connection, match: str, limit: int) -> list[tuple[int, float]]:
    """(statements.id, BM25) of the best matches in what is said, who says it, and the outlet; best first."""
    return _rank(connection, "statement_words", match, limit)


def rank_pages(connection: Connection, match: str, limit: int) -> list[tuple[int, float]]:
    """(pages.id, BM25) of the best matches in text and title; best first."""
    return _rank(connection, "page_words", match, limit)


def mark_statement(connection: Connection, match: str, statement_id: int) -> tuple[str, Marks]:
    """The statement's text, and where the query matches in it."""
    return _mark(connection, "statement_words", match, statement_id)


def mark_page(connection: Connection, match: str, page_id: int) -> tuple[str, Marks]:
    """The page's text, and where the query matches in it."""
    return _mark(connection, "page_words", match, page_id)


def _matching(name: str, match: str) -> ColumnElement[bool]:
    return literal_column(name).op("MATCH", is_comparison=True)(bindparam(None, match))


def _rank(connection: Connection, name: str, match: str, limit: int) -> list[tuple[int, float]]:
    words = _STATEMENTS if name == "statement_words" else _PAGES
    score: ColumnElement[float] = literal_column("rank")  # FTS5's bm25(), the smaller the better
    ranked = (
        select(words.c.rowid, score).where(_matching(name, match)).order_by(score, words.c.rowid).limit(limit)
    )
    return [(rowid, -rank) for rowid, rank in connection.execute(ranked)]


def _mark(connection: Connection, name: str, match: str, rowid: int) -> tuple[str, Marks]:
    words = _STATEMENTS if name == "statement_words" else _PAGES
    marked = func.highlight(literal_column(name), 0, _OPEN, _CLOSE)
    found = select(marked).where(_matching(name, match), words.c.rowid == rowid)
    return find_marks(connection.execute(found).scalar_one())


def find_marks(marked: str) -> tuple[str, Marks]:
    """The text without the marks, and the [start, end) code points that they enclose."""
    text: list[str] = []
    marks: list[tuple[int, int]] = []
    at = 0
    for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", marked):
        inside = piece.startswith(_OPEN) and piece.endswith(_CLOSE)
        plain = piece.strip(_OPEN + _CLOSE) if inside else piece
        if inside:
            marks.append((at, at + len(plain)))
        text.append(plain)
        at += len(plain)
    return "".join(text), tuple(marks)
