"""The times that a page tells, set into the calendar (TIMEX3 of TimeML 1.2.1)."""

from onrecord.extract.times.find import find_times

__all__ = ["find_times"]
