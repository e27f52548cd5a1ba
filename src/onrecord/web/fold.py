"""What follows from the whole record: names across pages, gaps, opinions. Found anew when it changes.

The fold over a large record takes seconds, so it runs beside the requests: what was found before is
shown until the new one is there.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.judging import find_people
from onrecord.records import Frozen, Gap, Opinion, Published
from onrecord.store import KnownSpeaker, Record, Speakers

if TYPE_CHECKING:
    from onrecord.track.people import People


class GapPage(Frozen, frozen=True):
    """Of a page, what a list of gaps shows."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None


class Unfinished(Frozen, frozen=True):
    """The part of a `Reading` that says what is missing, and what is the author's own view."""

    page: GapPage
    gaps: tuple[Gap, ...] = ()
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """What was found for one `state` of the record. Mappings are by the page's key."""

    state: tuple[int, ...]
    people: People
    speakers: Speakers
    unfinished: Mapping[str, Unfinished]

    @property
    def gaps(self) -> Sequence[tuple[str, GapPage, Gap]]:
        """Each gap with its page."""
        return [(key, one.page, gap) for key, one in self.unfinished.items() for gap in one.gaps]


def fold_record(record: Record) -> Folded:
    """The fold over the record as it is now."""
    state = record.state()
    people = find_people(record)
    known = {
        one.id: KnownSpeaker(one.name, tuple(alias.text for alias in one.aliases)) for one in people.entities
    }
    return Folded(
        state=state,
        people=people,
        speakers={place: known[id_] for place, id_ in people.speakers.items()},
        unfinished={key: one for key, one in record.current(Unfinished) if one.gaps or one.opinions},
    )


class Fold:
    """The newest fold that is ready."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._folded: Folded | None = None
        self._working: threading.Thread | None = None

    def get(self) -> Folded:
        """What was found last. It waits the first time; a later change is followed up beside the requests."""
        state = self._record.state()
        with self._lock:
            folded = self._folded
            if folded is None:
                self._folded = folded = fold_record(self._record)
            elif folded.state != state and self._working is None:
                self._working = threading.Thread(target=self._follow_up, name="onrecord-fold", daemon=True)
                self._working.start()
            return folded

    def is_behind(self) -> bool:
        """Whether the record has changed since."""
        return self.get().state != self._record.state()

    def _follow_up(self) -> None:
        try:
            folded = fold_record(self._record)
            with self._lock:
                self._folded = folded
        finally:
            with self._lock:
                self._working = None
