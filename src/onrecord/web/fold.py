"""What follows from the whole record: names across pages, gaps, and what the pages say together.

The fold over a large record takes seconds, so it runs beside the requests: what was found before is
shown until the new one is there. Names come first, as every list shows them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.judging import find_people
from onrecord.records import Frozen, Gap, Published
from onrecord.store import KnownSpeaker, Record, Speakers
from onrecord.web.together import Together, track

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.track.people import People


_log = logging.getLogger("onrecord.web")


class GapPage(Frozen, frozen=True):
    """Of a page, what a list of gaps shows."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None


class Unfinished(Frozen, frozen=True):
    """The part of a `Reading` that says what is missing."""

    page: GapPage
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """What was found for one `state` of the record.

    `gaps` are each with their page's key; `together` is what the pages say together, None while that is
    still being worked out.
    """

    state: tuple[int, ...]
    people: People
    speakers: Speakers
    gaps: Sequence[tuple[str, GapPage, Gap]]
    together: Together | None = None

    @property
    def names(self) -> Mapping[tuple[str, str], str]:
        """The name of each statement's speaker in the whole record."""
        return {place: known.name for place, known in self.speakers.items()}


def fold_names(record: Record) -> Folded:
    """The fold over the record as it is now, without what its pages say together."""
    state = record.state()
    people = find_people(record)
    known = {
        one.id: KnownSpeaker(one.name, tuple(alias.text for alias in one.aliases)) for one in people.entities
    }
    return Folded(
        state=state,
        people=people,
        speakers={place: known[id_] for place, id_ in people.speakers.items()},
        gaps=[(key, one.page, gap) for key, one in record.current(Unfinished) for gap in one.gaps],
    )


class Fold:
    """The newest fold that is ready, of a record with a dossier laid over it."""

    def __init__(self, record: Record, dossier: Dossier | None = None) -> None:
        self._record = record
        self._dossier = dossier
        self._lock = threading.Lock()
        self._folded: Folded | None = None
        self._working: threading.Thread | None = None

    def get(self) -> Folded:
        """What was found last. It waits for names the first time; all else is followed up beside it."""
        state = self._record.state()
        with self._lock:
            folded = self._folded
            if folded is None:
                self._folded = folded = fold_names(self._record)
            if (folded.state != state or folded.together is None) and self._working is None:
                self._working = threading.Thread(target=self._follow_up, name="onrecord-fold", daemon=True)
                self._working.start()
            return folded

    def wait(self, timeout_s: float) -> Folded:
        """What holds now, if it can be found in this time; else what was found last."""
        self.get()
        working = self._working
        if working is not None:
            working.join(timeout_s)
        return self.get()

    def is_behind(self) -> bool:
        """Whether something of the record as it is now has not been found yet."""
        folded = self.get()
        return folded.together is None or folded.state != self._record.state()

    def _follow_up(self) -> None:
        try:
            with self._lock:
                folded = self._folded
            if folded is None or folded.state != self._record.state():
                names = fold_names(self._record)
                # What the pages said together before is better than nothing, and is followed up at once.
                folded = replace(names, together=folded.together if folded else None)
                with self._lock:
                    self._folded = folded
            together = track(self._record, folded.names, self._dossier)
            with self._lock:
                self._folded = replace(folded, together=together)
        except OnrecordError as error:  # the record was closed, or fails for everybody
            _log.warning("what the pages say together was not found: %s", error)
        finally:
            with self._lock:
                self._working = None
