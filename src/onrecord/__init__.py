"""Who said what, through whom, and when: a sourced record from news pages."""

__version__ = "0.1.0"
