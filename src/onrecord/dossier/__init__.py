"""The dossier: a TOML file that names a negotiation's parties, people, issues and hypotheses.

It is laid over readings and never part of one, so that changing it re-reads nothing.
"""

from __future__ import annotations

from onrecord.dossier.parse import MAX_DOSSIER_BYTES, find_line, fold_alias, load_dossier, parse_dossier
from onrecord.dossier.parts import Dossier, Hypothesis, Issue, Party, Person
from onrecord.dossier.write import write_dossier

__all__ = [
    "MAX_DOSSIER_BYTES",
    "Dossier",
    "Hypothesis",
    "Issue",
    "Party",
    "Person",
    "find_line",
    "fold_alias",
    "load_dossier",
    "parse_dossier",
    "write_dossier",
]
