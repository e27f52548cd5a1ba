"""Settings, loaded from the environment when asked for, never at import."""

from __future__ import annotations

import os
from collections.abc import Mapping

from onrecord.errors import UsageError
from onrecord.records import Frozen

MAX_PAGE_BYTES = 20 * 1024**2
"""The largest page that is read, in bytes: parsing one takes a multiple of it in memory."""


class Settings(Frozen, frozen=True):
    """What can be set from outside.

    `record` (ONRECORD_DB) is the path or address of the record; `bundle` (ONRECORD_BUNDLE) a
    folder with another model bundle than the shipped one; `threads` (ONRECORD_THREADS) the
    threads the model uses; `dossier` (ONRECORD_DOSSIER) the file that names parties and issues.
    """

    record: str = "onrecord.db"
    bundle: str | None = None
    threads: int = 1
    dossier: str | None = None


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environ` (default: the process's); UsageError names a variable that can't be read."""
    env = os.environ if environ is None else environ
    threads = env.get("ONRECORD_THREADS", "1")
    if not threads.isascii() or not threads.isdigit() or int(threads) < 1:
        raise UsageError(f"ONRECORD_THREADS is {threads!r}; expected a whole number from 1 up")
    return Settings(
        record=env.get("ONRECORD_DB") or Settings().record,
        bundle=env.get("ONRECORD_BUNDLE") or None,
        threads=int(threads),
        dossier=env.get("ONRECORD_DOSSIER") or None,
    )
