"""The days and times that head a part of the page: a ticker's stamps, a dateline, the day of a letter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.page.sentences import is_finite
from onrecord.records import Page, TimeExpression

_BULLETS = " \t[(*•–—-"
_PLACE = re.compile(r"[\W\d_]{0,3}[^\W\d_][^\n:;!?“”\"]{1,60}")
_AFTER_DATELINE = re.compile(r"\s*(?:[,.]?\s*\d{4})?\s*(?:[(/][^)\n]{1,40}\)?)?\s*(?:[—–]|--?|:)\s")
_LABEL = re.compile(r"[^:\n]{1,60}: ")
_DATELINE_LINES = 6  # lines from the top, among which a dateline stands
_LETTERHEAD_LINES = 4  # lines from either end, where a letter has its day
_MAX_WORDS = 14  # of a line that is a day with its place
_LEAST_STAMPS = 2  # of a ticker


class Stamps:
    """What heads each line of a page.

    `dateline` is the date of "BRUSSELS, Jan. 17 (Wire) —" at the head of a report; `own_day` the date that
    stands in a line with no sentence, at the top or the bottom of a text ("Salalah, 10 October 2024").
    """

    def __init__(self, page: Page, times: Sequence[TimeExpression]) -> None:
        self._page = page
        self._times = [time for time in times if time.earliest is not None]
        self._starts = [time.start for time in self._times]
        lines = [(line.start(), line.group()) for line in re.finditer(r"[^\n]*[^\s][^\n]*", page.text)]
        self._lines = [start for start, _ in lines]
        self._heads = self._find_stamps(lines)
        self.dateline = self._find_dateline(lines[:_DATELINE_LINES])
        last = [(start, line) for start, line in lines[-_LETTERHEAD_LINES:] if not self._is_furniture(start)]
        self.own_day = self._find_own_day([*lines[:_LETTERHEAD_LINES], *last])

    def stamp(self, place: int) -> TimeExpression | None:
        """The stamp of the ticker's entry that a place is in."""
        at = bisect_right(self._lines, place)
        return self._heads[at - 1] if at else None

    def is_heading(self, place: int) -> bool:
        """Whether a place is in a heading."""
        return any(b.start <= place < b.end for b in self._page.blocks if b.kind == "heading")

    def _is_furniture(self, place: int) -> bool:
        return any(b.start <= place < b.end for b in self._page.blocks if b.kind == "furniture")

    def _find_stamps(self, lines: Sequence[tuple[int, str]]) -> list[TimeExpression | None]:
        """For each line the stamp that it or the last stamped line before it begins with."""
        closed = [b.start for b in self._page.blocks if b.kind in ("furniture", "heading")]
        heads: list[TimeExpression | None] = []
        head, count = None, 0
        for start, line in lines:
            at = start + len(line) - len(line.lstrip(_BULLETS))
            place = bisect_left(self._starts, at)
            time = self._times[place] if place < len(self._times) and self._starts[place] == at else None
            if time is not None and time.type == "TIME" and ":" in time.value:
                head, count = time, count + 1
            elif start in closed:
                head = None
            heads.append(head)
        return heads if count >= _LEAST_STAMPS else [None] * len(lines)

    def _days_in(self, start: int, line: str) -> list[TimeExpression]:
        """The days of a line that are told by their number."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, start + len(line))
        return [
            time
            for time in self._times[first:last]
            if time.precision == "day" and any(map(str.isdigit, time.text))
        ]

    def _find_dateline(self, lines: Sequence[tuple[int, str]]) -> TimeExpression | None:
        text = self._page.text
        for start, line in lines:
            days = self._days_in(start, line)
            if (
                days
                and _PLACE.fullmatch(text, start, days[0].start)
                and _AFTER_DATELINE.match(text, days[0].end)
            ):
                return days[0]
        return None

    def _find_own_day(self, lines: Sequence[tuple[int, str]]) -> TimeExpression | None:
        published = self._page.published
        for start, line in lines:
            if len(line.split()) > _MAX_WORDS or "?" in line or _LABEL.match(line):
                continue
            for day in self._days_in(start, line):
                # "May" would pass for a verb
                if is_finite(line[: day.start - start]) or is_finite(line[day.end - start :]):
                    continue
                is_past = published is None or (day.earliest or "") <= published.value[:10]
                if is_past:
                    return day
        return None
