"""Bytes to a page: true text, blocks, metadata, and a date with its evidence."""

from onrecord.page.build import build_page

__all__ = ["build_page"]
