"""Who speaks, for whom, through whom, where and to whom; the entities and mentions of a page."""

from onrecord.resolve.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
