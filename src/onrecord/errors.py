"""The exceptions of onrecord.

    OnrecordError
    ├── UsageError          the call itself is wrong (command line: exit 2)
    ├── SourceError         one source can't be used; others go on (command line: exit 1)
    │   ├── FetchError      an address did not give a page
    │   └── PageError       bytes did not become a page
    ├── ModelError          the model bundle is missing, damaged or of another format
    ├── RecordError         the record (store) can't be opened, read or written
    ├── DossierError        the dossier's file has mistakes, each with its line
    └── CorrectionError     a file of corrections has mistakes, each with its line

Every message says what happened, where, and what to do next where there is something to do.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class UsageError(OnrecordError):
    """The caller asked for something that can't be asked."""


class SourceError(OnrecordError):
    """One source can't be used.

    `stage` says how far it came ("open", "fetch", "page", "read", "store"), `reason` is a short
    stable code ("empty", "binary", "not-found", …) and `detail` says the rest in words.
    """

    stage = "open"

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class FetchError(SourceError):
    """An address did not give a page."""

    stage = "fetch"


class PageError(SourceError):
    """Bytes did not become a page."""

    stage = "page"


class ModelError(OnrecordError):
    """The model bundle is missing, damaged or of another format."""


class RecordError(OnrecordError):
    """The record can't be opened, read or written."""


class DossierError(OnrecordError):
    """The dossier can't be used.

    `path` is the file, `mistakes` are (line or None, message) in the order in which they were found.
    """

    def __init__(self, path: str, mistakes: list[tuple[int | None, str]]) -> None:
        super().__init__(
            "\n".join(f"{path}:{line}: {text}" if line else f"{path}: {text}" for line, text in mistakes)
        )
        self.path = path
        self.mistakes = mistakes


class CorrectionError(OnrecordError):
    """Files of corrections can't be used, and none of what they say was kept.

    `mistakes` are (file, line or None, message) in the order in which they were found.
    """

    def __init__(self, mistakes: list[tuple[str, int | None, str]]) -> None:
        super().__init__(
            "\n".join(
                f"{file}:{line}: {text}" if line else f"{file}: {text}" for file, line, text in mistakes
            )
        )
        self.mistakes = mistakes
