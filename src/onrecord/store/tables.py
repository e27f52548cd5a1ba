"""The tables, in SQLAlchemy Core and portable SQL.

A reading is kept whole, as JSON, and never changed; `readings.is_current` says which one of a page
holds. `pages`, `blocks`, `statements` and `spans` are that current reading laid out to be asked,
and can be made again from it. What full-text search needs beside them is in `fulltext` and, as
every table, in `migrations`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # see `page_key`
    Column("text_id", String(64), nullable=False),  # Page.id: equal where another outlet has the same text
    Column("source_id", Text),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("language", Text),
    Column("published", Text),
    Column("published_precision", Text),
    Column("text", Text, nullable=False),
    Column("outlet_words", Text, nullable=False),  # folded outlet and host, a space at either end
    Column("added_at", Text, nullable=False),
    Index("ix_pages_text_id", "text_id"),
    Index("ix_pages_url", "url"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page_id", ForeignKey("pages.id"), nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the JSON without source_id
    Column("model_bundle", Text, nullable=False),
    Column("model_sha256", Text, nullable=False),
    Column("onrecord", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("page_id", "digest", name="uq_readings_page_id_digest"),
    Index(
        "uq_readings_current",
        "page_id",
        unique=True,
        sqlite_where=text("is_current"),
        postgresql_where=text("is_current"),
    ),
)

blocks = Table(
    "blocks",
    metadata,
    Column("page_id", ForeignKey("pages.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),  # code points of pages.text
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page_id", ForeignKey("pages.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("statement_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source_text", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_name", Text),
    Column("on_behalf_of", Text),
    Column("addressee", Text),
    Column("channel", Text),
    Column("chain", JSON, nullable=False),
    Column("nested_in", Text),
    Column("manner", Text),
    Column("said_earliest", Text),
    Column("said_latest", Text),
    Column("said_precision", Text),
    Column("confidence", Float, nullable=False),
    # Derived when written, so that a filter or an order is a comparison of columns:
    Column("speaker_words", Text, nullable=False),  # folded name and source, a space at either end
    Column("first_day", Text),  # the days a bound is held against
    Column("last_day", Text),
    Column("instant", Text),  # the place in a timeline
    UniqueConstraint("page_id", "statement_id", name="uq_statements_page_id_statement_id"),
    Index("ix_statements_instant", "instant"),
    Index("ix_statements_last_day", "last_day"),
)

spans = Table(
    "spans",
    metadata,
    Column("statement", ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),  # source, cue, content, said_at
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),  # code points of pages.text
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

sources = Table(
    "sources",
    metadata,
    Column("name", Text, primary_key=True),  # a path, an address, "talks.jsonl:12"
    Column("page_id", ForeignKey("pages.id"), nullable=False),
    Column("added_at", Text, nullable=False),
)

rejected = Table(
    "rejected",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("first_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("source", "reason", name="uq_rejected_source_reason"),
)

# Append-only: what is taken back is a row of its own, so that nothing an analyst decided is lost.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", Text, nullable=False),  # merge, split, rename; accept, correct, reject, note; undo
    Column("about", Text, nullable=False),  # entity, statement, stance, shift, …; judgement for an undo
    Column("subject", Text, nullable=False),  # by which the judgements on one thing are found
    Column("places", JSON, nullable=False),  # [{page, start, end, text}]: what it points at in the pages
    Column("value", JSON, nullable=False),  # {field: what it is to be}
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text),
    Column("undoes", ForeignKey("judgements.id")),
    Index("ix_judgements_about_subject", "about", "subject"),
)
