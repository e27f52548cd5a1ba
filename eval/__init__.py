"""Scores of the shipped model and of page reading, with floors and their history. `python -m eval --help`."""
