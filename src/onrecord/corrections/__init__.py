"""What analysts corrected outside of onrecord, in a table or in brat, on its way back into a record."""

from onrecord.corrections.apply import Applied, apply_corrections
from onrecord.corrections.correction import Correction
from onrecord.corrections.files import read_corrections

__all__ = ["Applied", "Correction", "apply_corrections", "read_corrections"]
