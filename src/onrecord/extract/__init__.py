"""A page to what it holds: statements, opinions, gaps."""

from onrecord.extract.excerpt import excerpt_of
from onrecord.extract.gaps import find_gaps
from onrecord.extract.opinions import find_opinions
from onrecord.extract.statements import find_statements

__all__ = ["excerpt_of", "find_gaps", "find_opinions", "find_statements"]
