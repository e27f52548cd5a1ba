"""The learned reader: texts to attributions."""

from onrecord.model.attribute import Attribution, Excerpt, find_attributions
from onrecord.model.bundle import Bundle, Manifest, damaged_files, load_bundle, shipped_bundle
from onrecord.model.session import Model, load_model

__all__ = [
    "Attribution",
    "Bundle",
    "Excerpt",
    "Manifest",
    "Model",
    "damaged_files",
    "find_attributions",
    "load_bundle",
    "load_model",
    "shipped_bundle",
]
