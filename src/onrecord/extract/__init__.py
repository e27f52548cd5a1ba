"""A page to what it holds: statements, gaps."""

from onrecord.extract.gaps import find_gaps
from onrecord.extract.statements import find_statements

__all__ = ["find_gaps", "find_statements"]
