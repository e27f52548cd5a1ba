"""What the views share: the record, what follows from it, the pages on their way, and forms' tokens."""

from __future__ import annotations

from pathlib import Path

from onrecord.dossier import Dossier
from onrecord.store import Record, open_record
from onrecord.web.adding import Adding
from onrecord.web.fold import Fold, Folded
from onrecord.web.security import Csrf

_PATIENCE_S = 2.0


class Desk:
    """One record being looked at. `close` when done."""

    def __init__(
        self,
        location: str | Path,
        *,
        token: str | None = None,
        create: bool = True,
        dossier: Dossier | None = None,
    ) -> None:
        self.record: Record = open_record(location, create=create)
        self.name = Path(location).name
        self.token = token
        self.csrf = Csrf()
        self.adding = Adding(self.record)
        self.dossier = dossier
        self._fold = Fold(self.record, dossier)

    @property
    def folded(self) -> Folded:
        """What follows from the whole record, as far as it has been found."""
        return self._fold.get()

    def wait(self) -> Folded:
        """As `folded`, with what the pages say together if that takes no longer than a visitor waits."""
        return self._fold.wait(_PATIENCE_S)

    def is_behind(self) -> bool:
        """Whether what was found is of an older state of the record."""
        return self._fold.is_behind()

    def close(self) -> None:
        """Let go of the record."""
        self.adding.close()
        self.record.close()
