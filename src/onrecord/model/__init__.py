"""The learned reader: texts to attributions."""

from onrecord.model.bundle import Bundle, Manifest, damaged_files, load_bundle, shipped_bundle
from onrecord.model.findings import Attribution, Excerpt, Finding, Findings, find_all
from onrecord.model.session import Model, load_model

__all__ = [
    "Attribution",
    "Bundle",
    "Excerpt",
    "Finding",
    "Findings",
    "Manifest",
    "Model",
    "damaged_files",
    "find_all",
    "load_bundle",
    "load_model",
    "shipped_bundle",
]
