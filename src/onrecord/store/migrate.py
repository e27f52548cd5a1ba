"""Bringing a record's schema up to date when it is opened."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from onrecord.errors import RecordError

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA = "0002"
"""The newest revision in `migrations/versions`; known here so that opening need not load Alembic."""

_alembic = threading.Lock()  # its context is one for the whole process


def migrate(engine: Engine, location: str, *, writable: bool) -> None:
    """Run the migrations that the record at `location` lacks, all in one transaction.

    RecordError when the record was made by a newer onrecord, or is older and can't be written.
    """
    with engine.connect() as connection:
        version = _version(connection)
    if version == SCHEMA:
        return
    _refuse_newer(version, location)
    if not writable:
        raise RecordError(
            f"the record {location} was made by an older onrecord and can't be brought up to date here; "
            "copy it to a place where you may write"
        )
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        version = _version(connection)  # another process may have been first
        if version == SCHEMA:
            return
        _refuse_newer(version, location)
        _upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _refuse_newer(version: str | None, location: str) -> None:
    from alembic.script import ScriptDirectory

    if version is None:
        return
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if version not in known:
        raise RecordError(
            f"the record {location} was made by a newer onrecord (its schema is {version}, this version "
            f"knows up to {SCHEMA}); upgrade with: pip install --upgrade onrecord"
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    with _alembic:
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.store:migrations")
    return config
