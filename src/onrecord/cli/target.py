"""A file that a command is to write: looked at before the work, and never half written."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.errors import UsageError


class Target:
    """A place for a file. UsageError when it can't be written, as far as can be seen beforehand."""

    def __init__(self, path: Path) -> None:
        self._name = path
        try:
            self._in_place = path.exists() and not path.is_file()  # a pipe, /dev/stdout
            # Through a link, so that what it names is written and the link stays.
            self._path = path if self._in_place else path.resolve()
            folder = self._path.parent
            if self._path.is_dir():
                raise self._error("it is a folder")
            if not folder.is_dir():
                raise self._error(f"there is no folder {folder}; make it first")
            if not os.access(self._path if self._path.exists() else folder, os.W_OK):
                raise self._error("no permission to write it")
            if not self._in_place and not os.access(folder, os.W_OK):
                raise self._error(f"no permission to write in {folder}")
        except (OSError, ValueError) as e:  # a name too long, a null character in it
            raise self._error(getattr(e, "strerror", None) or str(e)) from e

    def write(self, data: bytes) -> None:
        """Put the data there, in place of what was; whoever has the old file open keeps it whole."""
        half = self._path.with_name(f".{os.getpid()}.part")
        try:
            if self._in_place:
                self._path.write_bytes(data)
                return
            half.write_bytes(data)
            if self._path.exists():
                half.chmod(self._path.stat().st_mode)
            half.replace(self._path)
        except OSError as e:
            raise self._error(e.strerror or str(e)) from e
        finally:
            half.unlink(missing_ok=True)

    def _error(self, why: str) -> UsageError:
        return UsageError(f"can't write {self._name}: {why}")
