"""Acts: what was done, by word or deed, in PLOVER's types (docs/ontology.md)."""

from onrecord.extract.acts.find import Marked, find_acts, find_lexical
from onrecord.extract.acts.sides import Sides, sides_of

__all__ = ["Marked", "Sides", "find_acts", "find_lexical", "sides_of"]
