"""Who said what, through whom, and when: a sourced record from news pages.

`read` one page, `read_many` pages, `open` a record to keep readings in and ask it. Nothing heavy is
loaded before it is used, so `import onrecord` costs next to nothing.
"""

from __future__ import annotations

import importlib

__version__ = "0.1.0"

# Type checkers read __init__.pyi, which says the same; a test keeps the two together.
_HOMES = {
    "onrecord.api": ("load_model", "open", "people", "read", "read_many", "track"),
    "onrecord.dossier": ("Dossier", "load_dossier"),
    "onrecord.errors": (
        "DossierError",
        "FetchError",
        "ModelError",
        "OnrecordError",
        "PageError",
        "RecordError",
        "SourceError",
        "UsageError",
    ),
    "onrecord.records": (
        "Block",
        "DateEvidence",
        "Document",
        "Gap",
        "ModelId",
        "Page",
        "Published",
        "Reading",
        "Rejected",
        "SaidAt",
        "Span",
        "Statement",
        "from_json",
        "to_json",
    ),
    "onrecord.sources": ("Given",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *_HOME_OF]


def __getattr__(name: str) -> object:
    # PEP 562: a name is fetched from its module when it is first asked for.
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    importlib.import_module("onrecord.display")  # so that a notebook shows what is made from here on
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
