"""The first schema: pages, readings, statements with spans, rejected sources, full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables in an empty database."""
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("text_id", sa.String(64), nullable=False),
        sa.Column("source_id", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_precision", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet_words", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_index("ix_pages_text_id", "pages", ["text_id"])
    op.create_index("ix_pages_url", "pages", ["url"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("model_bundle", sa.Text, nullable=False),
        sa.Column("model_sha256", sa.Text, nullable=False),
        sa.Column("onrecord", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.Column("is_current", sa.Boolean, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.UniqueConstraint("page_id", "digest", name="uq_readings_page_id_digest"),
    )
    op.create_index(
        "uq_readings_current",
        "readings",
        ["page_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "blocks",
        sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("statement_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source_text", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_name", sa.Text),
        sa.Column("on_behalf_of", sa.Text),
        sa.Column("addressee", sa.Text),
        sa.Column("channel", sa.Text),
        sa.Column("chain", sa.JSON, nullable=False),
        sa.Column("nested_in", sa.Text),
        sa.Column("manner", sa.Text),
        sa.Column("said_earliest", sa.Text),
        sa.Column("said_latest", sa.Text),
        sa.Column("said_precision", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("speaker_words", sa.Text, nullable=False),
        sa.Column("first_day", sa.Text),
        sa.Column("last_day", sa.Text),
        sa.Column("instant", sa.Text),
        sa.UniqueConstraint("page_id", "statement_id", name="uq_statements_page_id_statement_id"),
    )
    op.create_index("ix_statements_instant", "statements", ["instant"])
    op.create_index("ix_statements_last_day", "statements", ["last_day"])
    op.create_table(
        "spans",
        sa.Column(
            "statement", sa.Integer, sa.ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sources",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "rejected",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("first_at", sa.Text, nullable=False),
        sa.Column("last_at", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.UniqueConstraint("source", "reason", name="uq_rejected_source_reason"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for ddl in FULL_TEXT:
            op.execute(sa.text(ddl))


# FTS5 keeps only its index; the words are read from `pages` and from the view, which is why the
# triggers must hand back the old words when a row goes.
TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"
FULL_TEXT = (
    """CREATE VIEW statement_texts AS
       SELECT s.id AS id, s.text AS text, s.speaker_name AS speaker_name, s.source_text AS source_text,
              p.outlet AS outlet
       FROM statements AS s JOIN pages AS p ON p.id = s.page_id""",
    f"""CREATE VIRTUAL TABLE statement_words USING fts5(
        text, speaker_name, source_text, outlet,
        content = 'statement_texts', content_rowid = 'id', {TOKENS})""",
    """CREATE TRIGGER statements_inserted AFTER INSERT ON statements BEGIN
       INSERT INTO statement_words (rowid, text, speaker_name, source_text, outlet)
       SELECT new.id, new.text, new.speaker_name, new.source_text, outlet FROM pages WHERE id = new.page_id;
       END""",
    """CREATE TRIGGER statements_deleted AFTER DELETE ON statements BEGIN
       INSERT INTO statement_words (statement_words, rowid, text, speaker_name, source_text, outlet)
       SELECT 'delete', old.id, old.text, old.speaker_name, old.source_text, outlet
       FROM pages WHERE id = old.page_id;
       END""",
    f"""CREATE VIRTUAL TABLE page_words USING fts5(
        text, title, content = 'pages', content_rowid = 'id', {TOKENS})""",
    """CREATE TRIGGER pages_inserted AFTER INSERT ON pages BEGIN
       INSERT INTO page_words (rowid, text, title) VALUES (new.id, new.text, new.title);
       END""",
    """CREATE TRIGGER pages_deleted AFTER DELETE ON pages BEGIN
       INSERT INTO page_words (page_words, rowid, text, title)
       VALUES ('delete', old.id, old.text, old.title);
       END""",
    """CREATE TRIGGER pages_renamed AFTER UPDATE OF text, title ON pages
       WHEN old.text IS NOT new.text OR old.title IS NOT new.title BEGIN
       INSERT INTO page_words (page_words, rowid, text, title)
       VALUES ('delete', old.id, old.text, old.title);
       INSERT INTO page_words (rowid, text, title) VALUES (new.id, new.text, new.title);
       END""",
)
