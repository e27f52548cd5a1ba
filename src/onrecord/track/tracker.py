"""Everything across pages, kept up as pages come: the same, whatever their order, as all at one time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from onrecord.dossier import Dossier
from onrecord.track.clusters import Ref, find_clusters
from onrecord.track.contradictions import Contradiction, find_contradictions
from onrecord.track.courses import Course, find_courses
from onrecord.track.naming import Naming
from onrecord.track.pages import TrackedPage
from onrecord.track.sayings import Saying, make_sayings
from onrecord.track.shifts import Shift, find_shifts
from onrecord.track.terms import TrackedTerm, find_terms
from onrecord.track.timeline import Entry, find_timeline

T = TypeVar("T")


class Tracker:
    """Pages of a record, and what they say together, with the parties and issues of a dossier.

    `add` takes a page, or another reading of one that is there; `remove` takes one away. What comes out
    depends on the pages that are in, and on nothing else. A page's own part is worked out once.
    """

    def __init__(self, dossier: Dossier | None = None, pages: Iterable[TrackedPage] = ()) -> None:
        self._dossier = dossier
        self._pages: dict[str, TrackedPage] = {}
        self._sayings: dict[str, tuple[Saying, ...]] = {}
        self._naming: Naming | None = None
        self._found: dict[str, object] = {}
        for page in pages:
            self.add(page)

    def add(self, page: TrackedPage) -> None:
        """Take a page in; one of the same key makes room for it."""
        old = self._pages.get(page.key)
        self._pages[page.key] = page
        self._forget(page.key, page.parties != (old.parties if old else ()))

    def remove(self, key: str) -> None:
        """Take the page with this key away; KeyError where there is none."""
        self._forget(key, bool(self._pages.pop(key).parties))

    def _forget(self, key: str, names: bool) -> None:
        self._found.clear()
        self._sayings.pop(key, None)
        if names:  # who is whose may have changed on every page
            self._naming = None
            self._sayings.clear()

    @property
    def naming(self) -> Naming:
        """The names of all pages and of the dossier."""
        if self._naming is None:
            self._naming = Naming(self._dossier, (pair for page in self.pages for pair in page.parties))
        return self._naming

    @property
    def pages(self) -> tuple[TrackedPage, ...]:
        """The pages by their keys."""
        return tuple(self._pages[key] for key in sorted(self._pages))

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """The statements of all pages, ready to be compared."""
        for page in self.pages:
            if page.key not in self._sayings:
                self._sayings[page.key] = make_sayings(page, self.naming)
        return tuple(saying for page in self.pages for saying in self._sayings[page.key])

    def courses(self) -> tuple[Course, ...]:
        """The course of each party on each issue."""
        return self._once("courses", lambda: find_courses(self.pages, self.naming))

    def shifts(self) -> tuple[Shift, ...]:
        """Where parties have moved."""
        return self._once("shifts", lambda: find_shifts(self.pages, self.naming))

    def clusters(self) -> dict[Ref, str]:
        """The name of each statement's cluster, by page key and statement id."""
        return self._once("clusters", lambda: find_clusters(self.sayings))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Statements that can't both be right."""
        return self._once("contradictions", lambda: find_contradictions(self.sayings, self.clusters()))

    def terms(self) -> tuple[TrackedTerm, ...]:
        """What is on the table."""
        return self._once("terms", lambda: find_terms(self.pages, self.naming))

    def timeline(self) -> tuple[Entry, ...]:
        """All of it in order of time."""
        return self._once(
            "timeline",
            lambda: find_timeline(
                self.pages, self.sayings, self.clusters(), self.terms(), self.shifts(), self.naming
            ),
        )

    def _once(self, name: str, find: Callable[[], T]) -> T:
        if name not in self._found:
            self._found[name] = find()
        return cast(T, self._found[name])
