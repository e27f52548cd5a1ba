"""Those who appear on a page, in the making: figures, their offices, and the places where they are named."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.extract.mentions_kinds import NameMention
from onrecord.records import EntityKind
from onrecord.resolve.gazetteer.lookup import Known


@dataclass(slots=True)
class Office:
    """What somebody is: the page's words, their head ("minister"), and whom it belongs to, where told."""

    text: str
    start: int
    end: int
    head: str
    words: frozenset[str]
    of: Figure | None = None
    said_of: int = -1  # where the name stands that it was said of


@dataclass(slots=True, eq=False)
class Figure:
    """One who appears. `names` in the order met, `words` those of the fullest; `sex` "m", "f" or None."""

    number: int
    kind: EntityKind
    name: str
    words: tuple[str, ...]
    names: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    sex: str | None = None
    party: str | None = None
    party_evidence: tuple[int, int] | None = None
    party_confidence: float = 0.0
    sort: str = ""  # "agency" of an outlet, "organ" of a state's ministry or army
    is_full: bool = False

    @property
    def id(self) -> str:
        """The entity's id on the page."""
        return f"e{self.number + 1}"

    def add(self, name: str, start: int, end: int) -> None:
        """One more place where it is named."""
        self.places.append((start, end))
        if name not in self.names:
            self.names.append(name)


@dataclass(slots=True)
class Named:
    """A name mention with the figure that it names and, for capitals and peoples, what is known of it."""

    mention: NameMention
    figure: Figure
    known: Known | None = None
    stands_for: Figure | None = None  # the state, for an adjective, a people, a capital or a seat

    @property
    def side(self) -> Figure:
        """The state behind a capital, a seat or an adjective; else the figure itself."""
        return self.stands_for or self.figure
