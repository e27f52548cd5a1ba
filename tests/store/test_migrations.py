from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine
from sqlalchemy.schema import CreateIndex, CreateTable

from onrecord.store import open_record, tables
from onrecord.store.migrate import SCHEMA


def test_the_newest_revision_is_the_one_known() -> None:
    config = Config()
    config.set_main_option("script_location", "onrecord.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_migrations_make_the_tables_that_the_code_knows(path: Path) -> None:
    open_record(path).close()
    engine = create_engine(f"sqlite:///{path}")

    def ours(name: str | None, kind: str, _parents: Any) -> bool:
        return kind != "table" or "_words" not in (name or "")  # FTS5 keeps its own

    with engine.connect() as connection:
        options = {"include_name": ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_the_tables_are_made_by_the_same_words(path: Path) -> None:
    """What comparing does not see, such as WITHOUT ROWID and conditions of indexes."""
    open_record(path).close()
    made = create_engine("sqlite://")
    tables.metadata.create_all(made)
    connection = sqlite3.connect(path)
    asked = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index')"
    with made.connect() as expected:
        for table in tables.metadata.sorted_tables:
            by_code = dict(tuple(row) for row in expected.exec_driver_sql(asked, (table.name,)))
            by_migration = dict(connection.execute(asked, (table.name,)).fetchall())
            assert by_migration == by_code
    connection.close()
    made.dispose()


def test_the_tables_can_be_said_in_postgresql_too() -> None:
    dialect = URL.create("postgresql").get_dialect()()
    for table in tables.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))
