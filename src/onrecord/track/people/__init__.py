"""One person under many spellings: the entities of a whole record, from readings and judgements.

`gather` gives `People`; each merge of two names carries its reason, and what agrees beside them.
"""

from onrecord.track.people.bodies import Gazetteer
from onrecord.track.people.entity import (
    Alias,
    HeldRole,
    Merge,
    NamedReading,
    RecordEntity,
    Ref,
    Ruling,
    named,
)
from onrecord.track.people.gather import People, gather

__all__ = [
    "Alias",
    "Gazetteer",
    "HeldRole",
    "Merge",
    "NamedReading",
    "People",
    "RecordEntity",
    "Ref",
    "Ruling",
    "gather",
    "named",
]
