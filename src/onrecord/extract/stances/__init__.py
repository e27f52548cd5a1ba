"""Stances: which position a party takes on an issue, and by which words."""

from onrecord.extract.stances.find import find_stances
from onrecord.extract.stances.matching import KNOWN_ISSUES

__all__ = ["KNOWN_ISSUES", "find_stances"]
